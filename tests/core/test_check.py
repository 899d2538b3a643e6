"""What can be wrong with a network of the right form, each with its place."""

import time
from typing import Any

import msgspec
import pytest

from kring.core import check
from kring.core.check import Fault
from kring.core.network import (
    Descent,
    Event,
    Gender,
    Group,
    Network,
    Owner,
    ParentKind,
    Partnership,
    Person,
    Placement,
    Self,
    Status,
    Tie,
    When,
    tie_id,
)
from kring.methods import loader

TODAY = When(2026, 11, 22)
ANNA = Self("anna", "Anna", born=When(1974))


def network(*people: Person, **parts: Any) -> Network:
    return Network("n1", Owner({"anna": ANNA}), people={person.id: person for person in people}, **parts)


def codes(network: Network, today: When | None = TODAY) -> list[tuple[str, str]]:
    return [(fault.code, fault.place) for fault in check.faults(network, loader.layouts(), today)]


def test_a_network_with_only_names_is_sound() -> None:
    assert codes(network(Person("b", "Bert"), Person("c", "Carla"))) == []


def test_an_empty_network_is_sound_but_not_one_of_nobody() -> None:
    assert codes(network()) == []
    assert codes(Network("n1", Owner({}))) == [("owner_missing", "owner.selves")]


def test_everything_that_speaks_of_nobody_is_found() -> None:
    found = network(
        Person("b", "Bert"),
        ties={"b~x~knows": Tie("b~x~knows", "b", "x")},
        descents={"d": Descent("d", child="b", parent="x")},
        partnerships={"p": Partnership("p", "anna", "x")},
        groups={"g": Group("g", "Koor", people=("b", "x"))},
        events={"e": Event("e", "Verhuizing", people=("x",))},
        placements={"lensink-circle": {"x": Placement("friends", "family")}},
    )
    places = ["ties.b~x~knows", "descents.d", "partnerships.p", "groups.g", "events.e", "placements.lensink-circle.x"]
    assert codes(found) == [("nobody", place) for place in places]


def test_the_owner_may_be_a_parent_but_has_no_ties() -> None:
    tie = Tie(tie_id("anna", "b"), "anna", "b")
    found = network(Person("b", "Bert"), ties={tie.id: tie}, descents={"d": Descent("d", child="b", parent="anna")})
    assert codes(found) == [("nobody", f"ties.{tie.id}")]


def test_nobody_is_tied_to_themselves() -> None:
    tie = Tie(tie_id("b", "b"), "b", "b")
    assert codes(network(Person("b", "Bert"), ties={tie.id: tie})) == [("twice", f"ties.{tie.id}")]


def test_a_tie_goes_by_the_id_that_follows_from_its_ends() -> None:
    found = network(Person("b", "Bert"), Person("c", "Carla"), ties={"t1": Tie("t1", "b", "c")})
    assert check.faults(found, {}) == [Fault("tie_id", "ties.t1", {"id": "b~c~knows"})]


def test_a_record_lies_under_its_own_id() -> None:
    found = msgspec.structs.replace(network(), people={"c": Person("b", "Bert")})
    assert codes(found) == [("id_differs", "people.c")]


def test_the_owner_is_not_one_of_the_people() -> None:
    assert codes(network(Person("anna", "Anna"))) == [("owner_among_people", "people.anna")]


def test_somebody_who_was_removed_is_not_there() -> None:
    assert codes(network(Person("b", "Bert"), removed=("b", "c"))) == [("removed_but_present", "people.b")]


def test_a_ring_or_sector_that_the_layout_lacks_is_found() -> None:
    found = network(
        Person("b", "Bert"),
        Person("c", "Carla"),
        Person("d", "Dirk"),
        placements={
            "lensink-circle": {
                "b": Placement("moon", "family"),
                "c": Placement("friends", "enemies"),
                "d": Placement(left_out=True),
            }
        },
    )
    assert codes(found) == [
        ("ring_unknown", "placements.lensink-circle.b.ring"),
        ("sector_unknown", "placements.lensink-circle.c.sector"),
    ]


def test_a_layout_that_is_not_on_the_shelf_is_only_warned_of() -> None:
    found = check.faults(network(Person("b", "Bert"), placements={"ours": {"b": Placement("moon")}}), {})
    assert [fault.code for fault in found] == ["layout_unknown"]
    assert check.serious(found) == []


def test_nobody_dies_before_being_born() -> None:
    late = Person("b", "Bert", born=When(1980, 5), died=When(1980, 4), status=Status.DECEASED)
    assert codes(network(late)) == [("died_before_born", "people.b.died")]


def test_in_one_and_the_same_year_both_may_be_true() -> None:
    assert codes(network(Person("b", "Bert", born=When(1980), died=When(1980), status=Status.DECEASED))) == []
    assert codes(network(Person("b", "Bert", born=When(1980, 5), died=When(1980), status=Status.DECEASED))) == []


def test_a_guessed_year_is_given_room() -> None:
    child = Person("b", "Bert", born=When(1972, about=True))
    assert codes(network(child, descents={"d": Descent("d", "b", "anna")})) == []
    far = Person("b", "Bert", born=When(1952, about=True))
    assert codes(network(far, descents={"d": Descent("d", "b", "anna")})) == [("born_before_parent", "descents.d")]


def test_a_child_is_not_born_before_the_parent_but_may_be_older_than_a_stepparent() -> None:
    child = Person("b", "Bert", born=When(1970))
    assert codes(network(child, descents={"d": Descent("d", "b", "anna")})) == [("born_before_parent", "descents.d")]
    assert codes(network(child, descents={"d": Descent("d", "b", "anna", ParentKind.STEP)})) == []


def test_an_unknown_year_of_birth_is_no_fault() -> None:
    assert codes(network(Person("b", "Bert"), descents={"d": Descent("d", "b", "anna")})) == []


def test_nobody_is_their_own_ancestor() -> None:
    people = [Person(id, id) for id in "bcd"]
    lines = [("b", "c"), ("c", "d"), ("d", "b"), ("b", "anna")]
    found = network(*people, descents={f"d{at}": Descent(f"d{at}", *line) for at, line in enumerate(lines)})
    assert codes(found) == [("own_ancestor", "people.b")]


def test_two_parents_with_one_grandparent_make_no_loop() -> None:
    people = [Person(id, id) for id in "bcde"]
    lines = [("b", "c"), ("b", "d"), ("c", "e"), ("d", "e")]
    found = network(*people, descents={f"d{at}": Descent(f"d{at}", *line) for at, line in enumerate(lines)})
    assert codes(found) == []


def test_the_longest_line_of_ancestors_is_followed_in_linear_time() -> None:
    people = {f"p{at}": Person(f"p{at}", f"P {at}") for at in range(20_000)}
    lines = {f"d{at}": Descent(f"d{at}", f"p{at}", f"p{(at + 1) % 20_000}") for at in range(20_000)}
    began = time.process_time()
    found = check.faults(Network("n1", Owner({"anna": ANNA}), people=people, descents=lines), {})
    assert [fault.code for fault in found] == ["own_ancestor"]
    assert time.process_time() - began < 3


def test_the_future_is_warned_of_and_needs_a_today() -> None:
    later = network(Person("b", "Bert", last_contact=When(2026, 11, 23)))
    assert codes(later) == [("in_future", "people.b.last_contact")]
    assert codes(later, today=None) == []
    assert codes(network(Person("b", "Bert", last_contact=When(2026, 11)))) == []


def test_somebody_who_died_still_counts_until_the_tie_says_so() -> None:
    assert codes(network(Person("b", "Bert", died=When(2020)))) == [("died_but_status", "people.b.status")]


def test_a_second_person_of_the_same_name_is_asked_about() -> None:
    found = network(Person("b", "Greet"), Person("c", " greet "))
    assert check.faults(found, {}) == [
        Fault("same_name", "people.c", {"name": " greet ", "other": "b"}, is_warning=True)
    ]


def test_what_ends_begins_first() -> None:
    found = network(
        Person("b", "Bert"),
        partnerships={"p": Partnership("p", "anna", "b", since=When(2000), until=When(1999))},
        events={"e": Event("e", "Feest", since=When(2000), until=When(2000))},
    )
    assert codes(found) == [("ends_before_it_begins", "partnerships.p.until")]


def test_a_couple_begins_after_both_were_born() -> None:
    bert = Person("b", "Bert", born=When(1973))
    early = network(bert, partnerships={"p": Partnership("p", "anna", "b", since=When(1960))})
    assert check.faults(early, {}) == [Fault("couple_before_born", "partnerships.p", {"name": "Anna"}, "R034")]
    assert check.fatal(check.faults(early, {})) == []
    for since in (When(1974), When(1970, about=True), None):
        assert codes(network(bert, partnerships={"p": Partnership("p", "anna", "b", since=since)})) == []


@pytest.mark.parametrize(
    ("kind", "gender", "died", "is_odd"),
    [
        ("birth", Gender.MAN, When(1973, 3, 1), False),  # within 306 days before 1 January 1974
        ("birth", Gender.MAN, When(1973, 2, 28), True),
        ("birth", None, When(1973), False),
        ("birth", None, When(1972), True),
        ("birth", Gender.WOMAN, When(1973, 12, 31), True),
        ("birth", Gender.WOMAN, When(1974), False),
        ("birth", Gender.MAN, When(1969, about=True), False),
        ("surrogate", Gender.WOMAN, When(1973), True),
        ("foster", Gender.MAN, When(1973), True),
        ("donor", Gender.MAN, When(1941), False),
        ("step", Gender.MAN, When(1941), False),
    ],
)
def test_a_parent_who_had_died_before_the_birth_is_asked_about_and_never_refused(
    kind: str, gender: Gender | None, died: When, is_odd: bool
) -> None:
    opa = Person("o", "Opa", gender=gender, died=died, status=Status.DECEASED)
    found = check.faults(network(opa, descents={"d": Descent("d", "anna", "o", ParentKind(kind))}), {})
    told = Fault("died_before_child", "descents.d", {"child": "Anna", "parent": "Opa"}, is_warning=True)
    assert found == ([told] if is_odd else [])
