"""What is otherwise in a family between two moments."""

import msgspec

from kring.core import changes, family_then
from kring.core.changes import Add, Remove, Set
from kring.core.network import Descent, Network, Owner, PartnerEnd, Partnership, Person, Self, When

OLD = changes.apply_all(
    Network("n", Owner({"me": Self("me", "Anna")})),
    (
        Add(Person("mam", "Mam")),
        Add(Person("pap", "Pap")),
        Add(Person("opa", "Opa", died=When(1990))),
        Add(Descent("d1", "me", "mam")),
        Add(Partnership("p1", "mam", "pap")),
    ),
)


def test_the_same_moment_twice_says_nothing():
    assert family_then.between(OLD, OLD) == family_then.Difference()


def test_who_died_between_two_moments_is_told_once_and_who_was_dead_before_is_not():
    new = changes.apply(OLD, Set("people", "pap", "died", None, {"year": 2026}))
    assert family_then.between(OLD, new).died == ("pap",)
    assert family_then.between(new, new).died == ()


def test_births_marriages_and_what_is_no_longer_told_are_turns():
    ended = msgspec.structs.replace(OLD.partnerships["p1"], ended=PartnerEnd.DIVORCED)
    new = changes.apply_all(
        OLD, (Add(Person("kind", "Kind")), Add(Descent("d2", "kind", "me")), Remove(OLD.descents["d1"]))
    )
    new = msgspec.structs.replace(new, partnerships={"p1": ended})
    turns = family_then.between(OLD, new).turns
    assert {(one.was and one.was.id, one.now and one.now.id) for one in turns} == {
        (None, "d2"),
        ("d1", None),
        ("p1", "p1"),
    }
