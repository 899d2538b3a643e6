"""A copy leaves and comes back equal, today's and every format ever released."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings

from kring.core import check, formats, tidy
from kring.core import network as networks
from kring.core.network import Network, Owner, Person, Self
from kring.exchange import kring_json
from kring.exchange.refusal import Refusal
from tests.exchange import any_network

GOLDEN = Path(__file__).parent / "golden"
ANNA = Network("n1", Owner({"anna": Self("anna", "Anna", photo="p1")}), people={"bert": Person("bert", "Bert")})


@settings(max_examples=60, deadline=None)
@given(any_network.anything(kring_json.Copy))
def test_any_copy_comes_back_equal(copy: kring_json.Copy) -> None:
    then = {id: msgspec.structs.replace(one, network=_kept(one.network)) for id, one in copy.moments.items()}
    copy = msgspec.structs.replace(copy, kring=kring_json.FORMAT, network=_kept(copy.network), moments=then)
    assert kring_json.read(kring_json.written(copy)) == copy


def _kept(network: Network) -> Network:
    """In the format of today, and with names as forms leave them."""
    return tidy.tidied(msgspec.structs.replace(network, format=networks.FORMAT))


def test_equal_copies_are_the_same_bytes() -> None:
    back = kring_json.read(kring_json.written(kring_json.copied(ANNA)))
    assert kring_json.written(back) == kring_json.written(kring_json.copied(ANNA))


def test_every_released_format_can_still_be_read() -> None:
    released = sorted(GOLDEN.glob("format-*.kring.json"))
    assert len(released) == kring_json.FORMAT
    for path in released:
        assert kring_json.read(path.read_bytes()).kring == kring_json.FORMAT


def test_format_1_means_what_it_meant() -> None:
    network = kring_json.read((GOLDEN / "format-1.kring.json").read_bytes()).network
    carla = network.people["carla"]
    assert (carla.name, carla.rank, carla.frequency) == (
        "Carla “Ca” D’Hondt-Özdemir 🌻",
        1.5,
        networks.Frequency(1, networks.Period.WEEK),
    )
    assert network.people["dirk"].supports == ()
    assert network.people["els"].supports is None
    assert network.placements["lensink-circle"]["dirk"].left_out
    assert check.faults(network, {}, networks.When(2026, 11, 22)) == [
        check.Fault("layout_unknown", "placements.lensink-circle", {"layout": "lensink-circle"}, is_warning=True)
    ]


def test_the_golden_file_of_today_uses_every_field_of_its_day() -> None:
    copy = kring_json.read((GOLDEN / "format-1.kring.json").read_bytes())
    carla = copy.network.people["carla"]
    unused = {field.name for field in msgspec.structs.fields(Person) if getattr(carla, field.name) == field.default}
    assert unused <= {"died", "sort"}  # she lives, and she is a person
    assert copy.network.people["inloop"].sort is networks.Sort.FACILITY


def test_a_copy_holds_only_the_photos_that_its_network_shows() -> None:
    copy = kring_json.copied(ANNA, photos={"p1": b"one", "hidden": b"two"})
    assert copy.photos == {"p1": b"one"}
    assert kring_json.read(kring_json.written(copy)).photos == {"p1": b"one"}


def test_the_golden_file_holds_a_moment_with_all_that_is_known_of_it() -> None:
    (one,) = kring_json.read((GOLDEN / "format-1.kring.json").read_bytes()).moments.values()
    assert (one.name, one.at.isoformat()) == ("Voor de zomer", "2026-06-01T09:30:00+00:00")
    assert one.review_on == date(2026, 9, 1)
    assert (one.redactions, str(one.redacted_at)) == (1, "2026-07-02 08:00:00+00:00")
    assert one.network.people["carla"].name == "Carla"


@pytest.mark.parametrize(
    ("wrong", "code", "place"),
    [
        ({"at": "2026-06-01T09:30:00"}, "wrong_value", "moments.m.at"),
        ({"at": "vorige week"}, "wrong_value", "moments.m.at"),
        ({"review_on": "2026-13-01"}, "wrong_value", "moments.m.review_on"),
        ({"redactions": -1}, "out_of_range", "moments.m.redactions"),
        ({"on": "2026-06-01"}, "unknown_key", "moments.m"),
        ({"network": {"id": "n", "owner": {"selves": {}}}}, "owner_missing", "moments.m.network.owner.selves"),
        ({"network": {"id": "n", "format": 9}}, "newer_format", "moments.m.network.format"),
        ({"network": 3}, "wrong_kind", "moments.m.network"),
    ],
)
def test_a_moment_with_anything_wrong_is_refused_with_its_place(wrong: dict, code: str, place: str) -> None:
    plain = json.loads(kring_json.written(kring_json.copied(ANNA)))
    plain["moments"] = {"m": {"at": "2026-06-01T09:30:00Z", "network": plain["network"], **wrong}}
    with pytest.raises(Refusal) as caught:
        kring_json.sound(json.dumps(plain).encode(), {})
    assert (code, place) in [(fault.code, fault.place) for fault in caught.value.faults]


def test_a_moment_of_an_earlier_format_is_read_in_that_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = json.loads(kring_json.written(kring_json.copied(ANNA)))
    plain["moments"] = {"m": {"at": "2026-06-01T09:30:00Z", "network": {**plain["network"], "format": 0}}}
    monkeypatch.setitem(formats.NETWORK, 0, lambda old: {**old, "story": "toen"})
    assert kring_json.read(json.dumps(plain).encode()).moments["m"].network.story == "toen"


def test_a_mark_that_editors_put_before_the_text_does_no_harm() -> None:
    data = kring_json.written(kring_json.copied(ANNA))
    assert kring_json.read(b"\xef\xbb\xbf" + data).network == ANNA


def test_the_schema_names_every_part() -> None:
    schema = kring_json.schema()
    assert {"kring", "network", "made_by", "exported_on", "photos", "moments", "told"} == set(
        schema["$defs"]["Copy"]["properties"]
    )
    assert {"Network", "Person", "Tie", "Wish", "Placement"} <= set(schema["$defs"])
    assert schema["$defs"]["Person"]["additionalProperties"] is False


def test_the_golden_file_fits_the_schema() -> None:
    plain = json.loads((GOLDEN / "format-1.kring.json").read_bytes())
    jsonschema.Draft202012Validator(kring_json.schema()).validate(plain)


def test_the_network_in_a_file_says_its_format_too() -> None:
    plain = json.loads(kring_json.written(kring_json.copied(ANNA)))
    assert (plain["kring"], plain["network"]["format"]) == (kring_json.FORMAT, networks.FORMAT)


def test_dates_that_contradict_each_other_come_back_as_they_went() -> None:
    """The card keeps a parent born after the child as it was told; the copy of that is a copy too."""
    child = networks.Person("c", "C", born=networks.When(1950))
    parent = networks.Person("p", "P", born=networks.When(1990), died=networks.When(1980))
    selves = networks.Owner({"o": networks.Self("o", "O")})
    line = networks.Descent("d", "c", "p")
    value = networks.Network("n", selves, people={"c": child, "p": parent}, descents={"d": line})
    assert kring_json.sound(kring_json.written(kring_json.copied(value)), {}).network == value


def test_a_network_of_an_earlier_format_in_a_file_is_read_in_that_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Format 0 never was: in it the network called its people `members`, and the file was called `copy`."""
    plain = json.loads(kring_json.written(kring_json.copied(ANNA)))
    plain["network"]["members"] = plain["network"].pop("people")
    plain["network"]["format"] = 0
    earlier = {"kring": 0, "copy": plain["network"]}
    monkeypatch.setitem(
        formats.NETWORK, 0, lambda old: {**{k: v for k, v in old.items() if k != "members"}, "people": old["members"]}
    )
    monkeypatch.setitem(formats.FILE, 0, lambda old: {"network": old["copy"]})
    assert kring_json.read(json.dumps(earlier).encode()).network == ANNA
