"""Many records that come or go in a row do so at once, with the same end and the same objections as one by one."""

import random

import pytest

from kring.core import changes, edits
from kring.core.changes import Add, Misfit, Remove
from kring.core.network import Descent, Network, Owner, Person, Self

EMPTY = Network("n", Owner({"me": Self("me", "Anna")}))
PEOPLE = [Person(f"p{number}", f"P{number}") for number in range(12)]
DESCENTS = [Descent(f"d{number}", f"p{number}", f"p{number + 1}") for number in range(11)]
FULL = changes.apply_all(EMPTY, tuple(Add(one) for one in (*PEOPLE, *DESCENTS)))


def one_by_one(network, made):
    for one in made:
        network = changes.apply(network, one)
    return network


def outcome(act, network, made):
    try:
        return act(network, made)
    except Misfit as misfit:
        return misfit.why, misfit.change


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("kind", [Add, Remove])
def test_in_any_order_and_with_anything_missing_the_end_is_that_of_one_by_one(kind, seed):
    chance = random.Random(seed)
    records = [*DESCENTS, *PEOPLE] if kind is Remove else [*PEOPLE, *DESCENTS]
    for _ in range(chance.choice((0, 0, 1, 3))):
        a, b = chance.randrange(len(records)), chance.randrange(len(records))
        records[a], records[b] = records[b], records[a]
    made = tuple(kind(one) for one in chance.choice((records, records[: chance.randint(9, 23)], records * 2)))
    for network in (EMPTY, FULL):
        assert outcome(changes.apply_all, network, made) == outcome(one_by_one, network, made)


def test_what_differs_meanwhile_stands_in_the_way_of_taking_all_off():
    made = tuple(Remove(one) for one in (*DESCENTS, *PEOPLE[:-1], Person("p11", "Other")))
    with pytest.raises(Misfit) as misfit:
        changes.apply_all(FULL, made)
    assert misfit.value.why is changes.Why.CHANGED


def test_of_what_comes_in_a_row_only_what_was_not_there_is_effective():
    network, effective = edits.effective(
        FULL, (*(Add(one) for one in PEOPLE), Add(Person("q", "Q")), Add(Person("q", "Q")))
    )
    assert effective == (Add(Person("q", "Q")),) and len(network.people) == 13
    network, effective = edits.effective(EMPTY, tuple(Remove(one) for one in (*DESCENTS, *PEOPLE)))
    assert effective == () and network == EMPTY
