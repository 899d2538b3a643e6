"""A network that was taken along comes whole into an empty one, and goes out again by one undo."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.core import changes, copies
from kring.core.changes import Act, Misfit, Set, Why
from kring.core.network import Descent, Network, Owner, Person, Self
from tests import cast
from tests import networks as any_network

EMPTY = Network("new", Owner({"self": Self("self", "Anna")}, wants_to_map=True))


@given(any_network.whole())
def test_an_empty_network_holds_all_of_the_other_afterwards(whole: Network) -> None:
    act = Act("a1", copies.taken_in(EMPTY, whole))
    filled = changes.apply_all(EMPTY, act.changes)
    assert filled == msgspec.structs.replace(whole, id="new", removed=())
    emptied = changes.apply_all(filled, changes.undoing(act, "a2").changes)
    assert msgspec.structs.replace(emptied, removed=()) == EMPTY


def test_a_network_with_somebody_in_it_takes_nothing_in() -> None:
    assert not copies.is_empty(cast.rn1())
    with pytest.raises(ValueError, match="only an empty network"):
        copies.taken_in(cast.rn1(), cast.rn1())


def why(network: Network, value: object) -> Why:
    was = changes.plain(network.owner.selves)
    with pytest.raises(Misfit) as raised:
        changes.apply(network, Set("owner", "", "selves", was, value))
    return raised.value.why


def test_a_network_may_become_a_couples() -> None:
    was = changes.plain(EMPTY.owner.selves)
    both = {**was, "bert": {"id": "bert", "name": "Bert"}}
    couple = changes.apply(EMPTY, Set("owner", "", "selves", was, both))
    assert list(couple.owner.selves) == ["self", "bert"]
    assert changes.apply(couple, Set("owner", "", "selves", both, was)) == EMPTY


def test_whoever_is_spoken_of_stays_whose_network_it_is() -> None:
    people = {"bert": Person("bert", "Bert")}
    mother = msgspec.structs.replace(EMPTY, people=people, descents={"d": Descent("d", child="bert", parent="self")})
    assert why(mother, {"zoe": {"id": "zoe", "name": "Zoe"}}) is Why.IN_USE
    assert why(mother, {**changes.plain(mother.owner.selves), "bert": {"id": "bert", "name": "B"}}) is Why.EXISTS
    assert why(mother, {}) is Why.INVALID
    assert why(mother, {"self": {"id": "other", "name": "Anna"}}) is Why.INVALID


@given(st.sampled_from(["story", "view"]), any_network.words)
def test_what_was_said_before_is_there_again_after_an_undo(field: str, said: str) -> None:
    spoken = msgspec.structs.replace(EMPTY, **{field: said})
    act = Act("a1", copies.taken_in(spoken, cast.rn1()))
    filled = changes.apply_all(spoken, act.changes)
    emptied = changes.apply_all(filled, changes.undoing(act, "a2").changes)
    assert msgspec.structs.replace(emptied, removed=()) == spoken
