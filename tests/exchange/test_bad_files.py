"""Every file that cannot be taken in says why, by a code and a place, and never breaks anything."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core.check import Fault
from kring.exchange import kring_json, text
from kring.exchange.refusal import Refusal
from kring.methods import loader

GOOD = (Path(__file__).parent / "golden" / "format-1.kring.json").read_bytes()


LAYOUTS = loader.layouts()


def refused(data: bytes) -> tuple[Fault, ...]:
    with pytest.raises(Refusal) as caught:
        kring_json.sound(data, LAYOUTS)
    assert caught.value.faults
    return caught.value.faults


def changed(where: list[str], value: Any) -> bytes:
    plain = json.loads(GOOD)
    inner = plain
    for key in where[:-1]:
        inner = inner[key]
    inner[where[-1]] = value
    return json.dumps(plain).encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"hello", "not_json"),
        (b"{'kring': 1}", "not_json"),
        (b'{"kring": NaN}', "not_json"),
        (b'{"kring": 1e999}', "not_json"),
        (b'{"kring": 1' + b"0" * 5000 + b"}", "not_json"),
        (b'{"kring": 1} and more', "not_json"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_text"),
        (b"PK\x03\x04\x14\0\x06\0", "not_text"),
        ('{"kring": 1}'.encode("utf-16"), "not_text"),
        (b'{"kring": "\0"}', "not_text"),
        (b"[" * 100_000, "too_deep"),
        (b'{"a":' * 100_000, "too_deep"),
        (b"null", "not_kring"),
        (b"[]", "not_kring"),
        (b'{"people": []}', "not_kring"),
        (b'{"kring": "one"}', "wrong_format"),
        (b'{"kring": true}', "wrong_format"),
        (b'{"kring": 0}', "wrong_format"),
        (b'{"kring": 2, "net": {}}', "newer_format"),
        (b'{"kring": 1}', "missing_key"),
    ],
)
def test_a_file_that_is_no_copy_says_what_it_is_instead(data: bytes, code: str) -> None:
    assert [fault.code for fault in refused(data)] == [code]


def test_a_file_cut_off_anywhere_is_refused() -> None:
    for end in (*range(0, len(GOOD.rstrip()), 37), GOOD.index(b"85.5") + 3):
        assert refused(GOOD[:end])[0].code in ("cut_off", "empty")


def test_a_file_of_200_megabytes_is_refused_before_it_is_read() -> None:
    huge = b'{"kring": 1, "photos": {"a": "' + b"A" * 200_000_000 + b'"}}'
    began = time.process_time()
    assert refused(huge) == (Fault("too_large", "", {"megabytes": "200", "most": "20"}),)
    assert time.process_time() - began < 0.5


def test_not_json_names_line_and_column() -> None:
    assert refused(b'{\n "kring": 1,\n "naam" 3}') == (Fault("not_json", "", {"line": "3", "column": "9"}),)


def test_a_newer_format_names_both_numbers() -> None:
    newer = changed(["kring"], kring_json.FORMAT + 1)
    params = {"format": str(kring_json.FORMAT + 1), "ours": str(kring_json.FORMAT)}
    assert refused(newer) == (Fault("newer_format", "kring", params),)


def test_a_network_of_a_newer_format_in_an_envelope_of_today_is_refused() -> None:
    (fault,) = refused(changed(["network", "format"], 9))
    assert (fault.code, fault.place) == ("newer_format", "network.format")


def test_an_id_that_stands_twice_in_one_shelf_is_noticed() -> None:
    twice = GOOD.replace(b'"dirk": {"what"', b'"carla": {"what"', 1)
    assert refused(twice) == (Fault("repeated_key", "network.people", {"key": "carla"}),)


def test_a_field_that_stands_twice_is_noticed() -> None:
    twice = GOOD.replace(b'"age": 55,', b'"age": 55, "age": 56,')
    assert refused(twice) == (Fault("repeated_key", "network.people.carla", {"key": "age"}),)


def test_a_record_under_the_id_of_another_is_noticed() -> None:
    wrong = GOOD.replace(b'"id": "dirk"', b'"id": "carla"')
    assert Fault("id_differs", "network.people.dirk", {"key": "dirk", "id": "carla"}) in refused(wrong)


def test_a_tie_to_nobody_says_which_tie_and_whom_it_means() -> None:
    wrong = GOOD.replace(b'"a": "dirk", "b": "els"', b'"a": "dirk", "b": "zoe"')
    assert Fault("nobody", "network.ties.dirk~els~knows", {"id": "zoe"}) in refused(wrong)


def test_a_ring_that_the_layout_lacks_says_which_rings_there_are() -> None:
    wrong = changed(["network", "placements", "lensink-circle", "els", "ring"], "enemies")
    params = {
        "name": "إلس",
        "layout": "lensink-circle",
        "ring": "enemies",
        "known": "intimates, friends, acquaintances, services",
    }
    assert refused(wrong) == (Fault("ring_unknown", "network.placements.lensink-circle.els.ring", params),)


def test_a_layout_that_is_not_on_the_shelf_is_no_reason_to_refuse() -> None:
    copy = kring_json.sound(GOOD.replace(b'"lensink-circle"', b'"our-own-circle"'), LAYOUTS)
    assert "our-own-circle" in copy.network.placements


def test_a_misspelt_key_comes_with_the_likely_spelling() -> None:
    wrong = GOOD.replace(b'"strength": "strong"', b'"strenght": "strong"')
    assert refused(wrong) == (Fault("unknown_key", "network.people.carla", {"key": "strenght", "likely": "strength"}),)


def test_a_misspelt_key_that_was_needed_is_one_fault_not_two() -> None:
    assert refused(b'{"kring": 1, "nework": {}}') == (Fault("unknown_key", "", {"key": "nework", "likely": "network"}),)


@pytest.mark.parametrize(
    ("field", "value", "code", "params"),
    [
        ("name", "", "wrong_value", None),
        ("name", "   ", "wrong_value", None),
        ("name", "x" * 5000, "too_long", {"value": "x" * 39 + "…", "most": "120"}),
        ("name", None, "wrong_kind", {"value": "null", "expected": "str"}),
        ("name", 3, "wrong_kind", {"value": "3", "expected": "str"}),
        ("age", 151, "out_of_range", {"value": "151", "limit": "<= 150.0"}),
        ("age", "old", "wrong_kind", {"value": "old", "expected": "float"}),
        (
            "strength",
            "stronk",
            "wrong_choice",
            {"allowed": "strong, weak, tense", "likely": "strong", "value": "stronk"},
        ),
        ("status", {}, "wrong_choice", None),
        ("ways", "visit", "wrong_kind", {"value": "visit", "expected": "array"}),
        ("what", "tie", "wrong_value", None),
        ("born", 1971, "wrong_kind", {"value": "1971", "expected": "object"}),
        ("born", {"year": 1971, "day": 3}, "wrong_value", None),
        ("frequency", {"times": 1}, "missing_key", {"key": "per"}),
        ("id", "a b", "wrong_value", None),
    ],
)
def test_a_wrong_value_names_its_place(field: str, value: Any, code: str, params: dict[str, str] | None) -> None:
    fault = refused(changed(["network", "people", "carla", field], value))[0]
    assert fault.code == code
    assert fault.place.startswith("network.people.carla")
    assert params is None or fault.params == params


def test_all_that_is_wrong_is_told_at_once() -> None:
    plain = json.loads(GOOD)
    for person in plain["network"]["people"].values():
        person["age"] = -1
    assert [fault.place for fault in refused(json.dumps(plain).encode())] == [
        f"network.people.{id}.age" for id in ("carla", "dirk", "els", "inloop", "unborn")
    ]


def test_strange_names_are_no_fault() -> None:
    for name in ("إلس", "👩‍👩‍👧‍👦", "<script>alert(1)</script>", "x" * 120, 'O\'Neill "Bob" & co'):
        data = changed(["network", "people", "carla", "name"], name)
        assert kring_json.read(data).network.people["carla"].name == name


NOBODY = ("\u200b", "\u202e\u2066", "\u115f", "\x07", " \u2060 ")


@pytest.mark.parametrize("name", NOBODY)
@pytest.mark.parametrize(
    "path",
    [
        ["owner", "selves", "anna", "name"],
        ["people", "carla", "name"],
        ["groups", "g1", "name"],
        ["events", "e1", "title"],
    ],
)
def test_a_name_that_nobody_can_see_is_refused_with_its_place(path: list[str], name: str) -> None:
    assert refused(changed(["network", *path], name)) == (Fault("no_name", ".".join(["network", *path])),)


def test_a_name_that_a_form_would_clean_is_cleaned() -> None:
    copy = kring_json.sound(
        changed(["network", "people", "carla", "name"], "  Car\u202ela \n de\t Wit\u200b "), LAYOUTS
    )
    assert copy.network.people["carla"].name == "Carla de Wit"
    assert kring_json.read(changed(["network", "owner", "called"], " \u200b")).network.owner.called == ""


@pytest.mark.parametrize("path", [["owner", "selves", "anna", "name"], ["owner", "called"], ["groups", "g1", "name"]])
def test_a_name_that_is_too_long_is_refused_with_its_place(path: list[str]) -> None:
    (fault,) = refused(changed(["network", *path], "x" * 121))
    assert (fault.code, fault.place, fault.params["most"]) == ("too_long", ".".join(["network", *path]), "120")


@pytest.mark.parametrize("path", [["people", "carla", "name"], ["people", "carla", "remark"], ["story"]])
def test_the_sign_that_no_form_takes_in_is_refused_with_its_place(path: list[str]) -> None:
    assert refused(changed(["network", *path], "a\0b")) == (Fault("no_sign", ".".join(["network", *path])),)


def test_a_photo_that_is_no_base64_is_refused() -> None:
    assert refused(changed(["photos", "photo-anna"], "no*base64"))[0].place == "photos.photo-anna"


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=3), st.integers(0, 40))
def test_a_damaged_file_is_read_or_refused_but_never_breaks(at: int, put: bytes, gone: int) -> None:
    _read_or_refused(GOOD[:at] + put + GOOD[at + gone :])


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused_but_never_break(data: bytes) -> None:
    _read_or_refused(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(json.loads(GOOD)["network"])), json_values)
def test_any_value_in_any_place_is_read_or_refused(part: str, value: Any) -> None:
    _read_or_refused(changed(["network", part], value))


def _read_or_refused(data: bytes) -> None:
    try:
        copy = kring_json.sound(data, LAYOUTS)
    except Refusal as refusal:
        assert all(fault.code and isinstance(fault.place, str) for fault in refusal.faults)
    else:
        assert kring_json.read(kring_json.written(copy)) == copy


def test_a_hostile_file_of_the_largest_size_takes_no_more_time_than_its_length() -> None:
    for filler in (b'\\"', b"[],", b'"', b'"a":1,', b"{", b"\\"):
        data = (b'{"kring": 1, "x": [' + filler * (1_000_000 // len(filler)))[: text.LARGEST]
        began = time.process_time()
        refused(data)
        assert time.process_time() - began < 3


def test_more_people_than_anybody_knows_are_refused_before_they_are_looked_at() -> None:
    people = {f"p{number}": {"id": f"p{number}", "nmae": "Bert"} for number in range(20001)}
    found = refused(changed(["network", "people"], people))
    assert found == (Fault("too_many", "network.people", {"number": "20001", "most": "20000"}),)


def test_as_many_faults_as_one_can_mend_are_told_and_no_more_are_looked_for() -> None:
    people = {f"p{number}": {"id": f"p{number}", "nmae": "Bert"} for number in range(5000)}
    began = time.process_time()
    assert len(refused(changed(["network", "people"], people))) == 50
    assert time.process_time() - began < 2
