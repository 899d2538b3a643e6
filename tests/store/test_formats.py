"""Tables of an earlier Kring: documents and steps of the history in a format of their day.

Format 0 never was: in it somebody had a `nickname`, and a change spoke of the field by that name.
"""

import msgspec
import pytest

from kring.core import changes, formats
from kring.core.changes import Act, Set
from kring.store import history, keys, models, networks

pytestmark = pytest.mark.django_db


def network_of_today(plain):
    people = {id: {"name": one["nickname"], "id": id, "what": "person"} for id, one in plain["people"].items()}
    return {**plain, "people": people}


def act_of_today(plain):
    asked = [{**one, "field": one["field"].replace("nickname", "name")} for one in plain["changes"]]
    return {**plain, "changes": asked}


@pytest.fixture
def earlier(world, monkeypatch):
    """Anna's network with one act, as a Kring of format 0 left them in the tables."""
    act = Act("one", (Set("people", "bert", "name", "Bert", "Albert"),))
    networks.change(world.row.id, act, world.by(world.anna), 2)
    monkeypatch.setitem(formats.NETWORK, 0, network_of_today)
    monkeypatch.setitem(formats.ACT, 0, act_of_today)
    row = models.Network.objects.get(pk=world.row.id)
    key = keys.unwrap(row.key, row.id)
    plain = msgspec.to_builtins(networks.load(row)) | {"format": 0}
    plain["people"] = {id: {"nickname": one["name"]} for id, one in plain["people"].items()}
    row.document = keys.seal(key, msgspec.json.encode(plain), "document", row.id, row.version)
    row.save()
    (done,) = models.Act.objects.filter(network=row, act="one")
    stored = {"act": {**msgspec.to_builtins(act), "format": 0}, "asked": history.opened(done, key).asked}
    stored["act"]["changes"][0]["field"] = "nickname"
    done.data = keys.seal(key, msgspec.json.encode(stored), "act", row.id, done.version)
    done.save()
    return world


def row_of(world):
    return models.Network.objects.get(pk=world.row.id)


def test_an_earlier_document_is_read_in_the_format_of_today(earlier):
    assert networks.load(row_of(earlier)).people["bert"].name == "Albert"
    assert networks.load(row_of(earlier)).format == networks.network.FORMAT


def test_an_earlier_version_is_found_through_an_earlier_act(earlier):
    assert networks.at(row_of(earlier), 2).people["bert"].name == "Bert"
    assert history.steps(row_of(earlier))[0].act.changes[0].field == "name"


def test_what_was_done_in_an_earlier_format_can_be_taken_back_and_done_again(earlier):
    networks.undo(earlier.row.id, "back", earlier.by(earlier.anna))
    assert networks.load(row_of(earlier)).people["bert"].name == "Bert"
    networks.redo(earlier.row.id, "again", earlier.by(earlier.anna))
    assert networks.load(row_of(earlier)).people["bert"].name == "Albert"


def test_the_next_act_leaves_the_document_in_the_format_of_today(earlier, monkeypatch):
    act = Act("two", (Set("people", "bert", "work", "", "baker"),))
    networks.change(earlier.row.id, act, earlier.by(earlier.anna), 3)
    monkeypatch.delitem(formats.NETWORK, 0)
    assert networks.load(row_of(earlier)).people["bert"].work == "baker"


def test_the_same_act_from_before_is_still_known_and_done_once(earlier):
    act = Act("one", (Set("people", "bert", "name", "Bert", "Albert"),))
    assert networks.change(earlier.row.id, act, earlier.by(earlier.anna), 2).is_replay


def test_tables_of_a_newer_kring_are_not_guessed_at(world):
    row = row_of(world)
    key = keys.unwrap(row.key, row.id)
    plain = msgspec.to_builtins(networks.load(row)) | {"format": networks.network.FORMAT + 1}
    row.document = keys.seal(key, msgspec.json.encode(plain), "document", row.id, row.version)
    row.save()
    with pytest.raises(formats.Unknown):
        networks.load(row_of(world))
    assert changes.Act("a", ()).format == networks.network.FORMAT
