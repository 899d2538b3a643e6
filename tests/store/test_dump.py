"""A copy of the database without the key: every word that somebody typed is sought in it, and none is found."""

from dataclasses import replace
from hashlib import sha256

import msgspec
import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kring.core import access, changes, network
from kring.core.access import Part
from kring.core.regards import Regard
from kring.store import (
    accounts,
    backup,
    erasure,
    fieldworks,
    invitations,
    log,
    marks,
    models,
    moments,
    networks,
    photos,
    positions,
    proposing,
    regards,
    retold,
    roles,
)
from tests.pages.test_files import webp
from tests.store.conftest import NOON
from tests.store.test_keys import _everything

TYPED = network.Person.__struct_fields__


def canary(word: str) -> str:
    return f"Kanarie{word}vogel"


@pytest.fixture
def told(transactional_db):
    """Somebody typed something wherever one can type; the words, by where they were typed."""
    works = models.Organisation.objects.create(name="Welzijn")
    bram = accounts.make(canary("Bram"), "bram@example.org", organisation=works)
    carla = accounts.make(canary("Carla"))
    by = log.Actor(bram, NOON)
    positions.give(bram, works, access.Role.PROFESSIONAL, by, waived=canary("KanWachten"))
    outside = models.Fieldwork.objects.create(organisation=works, questions="list", made_at=NOON, data=b"")
    fieldworks.appoint(outside, bram, None, canary("ZonderUitleg"))
    value = accounts.empty(canary("Anna"), called=canary("Kring"))
    anna, row = accounts.new_client(canary("AnnaZelf"), by, "anna@example.org", professional=bram, value=value)
    own = replace(log.Actor(anna, NOON), viewer=access.Viewer(str(anna.pk), access.Role.OWNER))
    person = network.Person(
        "p1",
        canary("Persoon"),
        rank=1,
        photo="f1",
        remark=canary("Opmerking"),
        relation=canary("Relatie"),
        own_words=canary("EigenWoorden"),
        tasks=(canary("Taak"),),
    )
    other = network.Person("p2", canary("Tweede"), rank=2)
    tie = network.Tie(network.tie_id("p1", "p2"), "p1", "p2", remark=canary("Band"))
    group = network.Group("g", canary("Groep"), people=("p1",))
    event = network.Event("e", canary("Gebeurtenis"), remark=canary("Toelichting"))
    wish = network.Wish("w", canary("Wens"))
    shelf = [changes.Add(one) for one in (person, other, tie, group, event, wish)]
    shelf += [changes.Set("network", "", field, "", canary(field)) for field in ("story", "view")]
    shelf += [changes.Set("owner", "", field, "", canary(field)) for field in ("interests", "talents", "dreams")]
    networks.change(row.pk, changes.Act("a1", tuple(shelf)), own, 1)
    renamed = changes.Set("people", "p1", "name", canary("Persoon"), canary("Hernoemd"))
    networks.change(row.pk, changes.Act("a2", (renamed,)), own, 2)
    row.refresh_from_db()
    photos.add(row, "f1", webp("red"), own)
    moments.keep(row, "m1", canary("Moment"), row.version, own)
    marks.put(row, "p1", True, ["p1"], own)
    agreed = invitations.Agreed(canary("Genodigde"), access.Role.FRIEND, None, reason=canary("Uitnodiging"))
    invitations.make(row, agreed, own)
    role = roles.give(carla, row, access.Role.FAMILY, own, [Part.NAMES, Part.CARD], reason=canary("Reden"))
    hers = replace(log.Actor(carla, NOON), viewer=roles.viewer(role, NOON))
    asked = changes.Act("v1", (changes.Set("people", "p2", "remark", "", canary("Voorstel")),))
    made = proposing.propose(row.pk, asked, hers, row.version)
    proposing.say(row.pk, made.id, canary("Praatje"), hers)
    regards.put(row, networks.load(row), "people:p1", Regard(words=canary("AndersGezien")), hers)
    return row, own


def test_no_word_that_anybody_typed_stands_in_the_tables(told):
    row, own = told
    disk = _everything()
    assert b"Kanarie" not in disk and "Kanarie".encode("utf-16-le") not in disk
    assert webp("red")[20:60] not in disk
    for there in (row.pk.encode(), b"anna@example.org", b"bram@example.org", b"Welzijn"):
        assert there in disk, "the search finds what is there"


def test_who_has_the_tables_and_the_half_of_a_link_that_was_mailed_cannot_try_every_code(told):
    row, own = told
    agreed = invitations.Agreed("Elske", access.Role.FRIEND, None)
    token, open_to_all = invitations.make(row, agreed, own, "7Q2XK3M9TA"), invitations.make(row, agreed, own)
    disk = _everything()
    assert invitations.found(token, NOON) and invitations.found(open_to_all, NOON)
    assert sha256(token.encode()).hexdigest().encode() not in disk
    assert sha256(open_to_all.encode()).hexdigest().encode() in disk, "a whole link is too long to be tried"


def test_every_word_of_it_is_really_there_for_who_has_the_key(told):
    row, own = told
    kept = [
        msgspec.json.encode(networks.load(row)),
        repr(list(retold.steps(row, own.viewer))).encode(),
        repr(moments.every(row, own)).encode(),
        repr([one.name for one in models.User.objects.all()]).encode(),
        repr(invitations.waiting(row, NOON)).encode(),
        repr([one.waived for kind in (models.Position, models.Interviewer) for one in kind.objects.all()]).encode(),
    ]
    words = b"".join(kept)
    for word in (
        "Anna",
        "AnnaZelf",
        "Bram",
        "Carla",
        "Persoon",
        "Hernoemd",
        "Moment",
        "Genodigde",
        "Uitnodiging",
        "KanWachten",
        "ZonderUitleg",
    ):
        assert canary(word).encode() in words, word
    assert photos.load(row, "f1") == webp("red")


def test_nor_in_a_copy_of_the_installation_or_what_lies_beside_the_tables(told, tmp_path, settings):
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    backup.write(tmp_path / "copy", bytes(32), NOON)
    beside = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"kring copy" in beside
    assert not any(word in beside for word in (b"Kanarie", b"example.org", told[0].pk.encode()))


def test_what_stood_open_in_older_tables_is_sealed_and_opens(told):
    after = MigrationExecutor(connection).loader.graph.leaf_nodes("store")  # all that came later comes too
    old = MigrationExecutor(connection).migrate([("store", "0015_sides_read")]).apps
    words = canary("Van vroeger")
    for name in ("Position", "Interviewer"):
        assert old.get_model("store", name).objects.update(waived=words) == 1
    MigrationExecutor(connection).migrate(after)
    for kind in (models.Position, models.Interviewer):
        assert [one.waived for one in kind.objects.all()] == [words]
        assert words.encode() not in bytes(kind.objects.values_list("waived", flat=True).get())
    models.Position.objects.update(waived=b"")
    assert models.Position.objects.get().waived == ""


def test_all_of_it_goes_when_the_client_is_forgotten(told, tmp_path, monkeypatch):
    monkeypatch.setenv("KRING_LEDGER", str(tmp_path / "ledger"))
    row, own = told
    erasure.erase(row.pk, NOON)
    left = [
        kind for kind in apps.get_app_config("store").get_models() if _is_of_a_network(kind) and kind.objects.exists()
    ]
    assert left == [] and not models.Network.objects.exists()
    assert sorted(one.name for one in models.User.objects.all()) == [canary("Bram"), canary("Carla")]


def _is_of_a_network(kind) -> bool:
    """Whether its rows belong to one network, and are not the lines of the log, which stay."""
    return kind is not models.Line and any(field.related_model is models.Network for field in kind._meta.fields)
