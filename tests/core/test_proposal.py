"""Whatever can happen to a network can wait for the owner's yes, and be answered in any order (R017)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kring.core import changes as happened
from kring.core import proposals
from kring.core.changes import Add, Misfit, Place, Put, Remove, Set, Take, apply_all
from kring.core.network import Group, Network, Person, Placement, Wish
from tests import cast
from tests import networks as any_network

GREET = Person("greet", "Greet")
NEW = Person("noor", "Noor")
BEFORE = cast.network(GREET, cast.person("Bas"), groups={"choir": Group("choir", "Koor", people=("greet",))})
RING = Placement("friends", "society")
CHANGES = (
    Add(Wish("w", "Vaker met Greet koffie drinken.")),
    Set("people", "greet", "relation", "", "mijn buurvrouw"),
    Place("lensink-circle", "greet", None, RING),
    Put("groups", "choir", "people", "bas", "greet"),
    Take("groups", "choir", "people", "greet"),
    Remove(BEFORE.people["bas"]),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change).__name__)
def test_every_kind_of_change_can_wait_and_shows_what_would_become_of_the_network(change) -> None:
    assert proposals.joining(BEFORE, (), (change,)) == proposals.Joined((change,))
    assert proposals.drafted(BEFORE, [(change,)]) == apply_all(BEFORE, (change,)) != BEFORE


def test_what_fits_no_more_is_left_out_of_the_draft_and_the_rest_stays() -> None:
    stale = (Set("people", "greet", "relation", "een vriendin", "mijn buurvrouw"), CHANGES[2])
    assert proposals.drafted(BEFORE, [stale]) == apply_all(BEFORE, (CHANGES[2],))


def test_somebody_new_and_their_place_become_one_proposal_and_others_stay_apart() -> None:
    waiting = [(Add(NEW),), (CHANGES[1],)]
    joined = proposals.joining(BEFORE, waiting, (Place("lensink-circle", "noor", None, RING),))
    assert joined.upon == (0,)
    assert joined.changes == (Add(NEW), Place("lensink-circle", "noor", None, RING))


def test_a_second_thought_takes_the_place_of_the_first() -> None:
    waiting = [(Set("people", "greet", "relation", "", "mijn buurvrouw"),)]
    joined = proposals.joining(BEFORE, waiting, (Set("people", "greet", "relation", "mijn buurvrouw", "een vriendin"),))
    assert joined == proposals.Joined((Set("people", "greet", "relation", "", "een vriendin"),), (0,))


def test_a_second_thought_on_a_page_that_shows_no_pencil_takes_the_place_of_the_first_too() -> None:
    waiting = [(Set("people", "greet", "relation", "", "mijn buurvrouw"), CHANGES[2])]
    anew = (Set("people", "greet", "relation", "", "een vriendin"),)
    assert proposals.joining(BEFORE, waiting, anew) == proposals.Joined((CHANGES[2], *anew), (0,))


def test_what_is_put_back_as_it_was_asks_for_nothing_any_more() -> None:
    waiting = [(Set("people", "greet", "relation", "", "mijn buurvrouw"),)]
    joined = proposals.joining(BEFORE, waiting, (Set("people", "greet", "relation", "mijn buurvrouw", ""),))
    assert joined == proposals.Joined((), (0,))


def test_what_is_so_already_is_no_proposal() -> None:
    told = apply_all(BEFORE, (CHANGES[1],))
    assert proposals.joining(told, [], (CHANGES[1], CHANGES[2])) == proposals.Joined((CHANGES[2],))


def test_somebody_new_who_is_taken_off_again_leaves_nothing_behind() -> None:
    told = (Add(NEW), Set("people", "noor", "relation", "", "nicht"), Place("lensink-circle", "noor", None, RING))
    off = happened.removal(proposals.drafted(BEFORE, [told]), "noor")
    assert proposals.joining(BEFORE, [told], off) == proposals.Joined((), (0,))


def test_what_the_owner_changed_meanwhile_is_not_overwritten_by_an_old_proposal() -> None:
    meanwhile = apply_all(BEFORE, (Set("people", "greet", "relation", "", "een vriendin"),))
    with pytest.raises(Misfit) as misfit:
        apply_all(meanwhile, (CHANGES[1],))
    assert misfit.value.now == "een vriendin"
    assert apply_all(meanwhile, proposals.onto(meanwhile, (CHANGES[1],))) == apply_all(BEFORE, (CHANGES[1],))


def test_who_says_it_anew_after_the_owner_changed_it_is_not_held_up_by_what_they_said_first() -> None:
    meanwhile = apply_all(BEFORE, (Set("people", "greet", "relation", "", "een vriendin"),))
    anew = (Set("people", "greet", "relation", "een vriendin", "beste vriendin"),)
    assert proposals.joining(meanwhile, [(CHANGES[1],)], anew) == proposals.Joined(anew, (0,))


def test_what_is_in_the_way_without_a_value_to_choose_stays_a_misfit() -> None:
    gone = apply_all(BEFORE, (Remove(BEFORE.people["bas"]),))
    wish = (Set("people", "bas", "relation", "", "broer"),)
    assert proposals.onto(gone, wish) == wish
    with pytest.raises(Misfit):
        apply_all(gone, wish)


def without_traces(network: Network) -> Network:
    """The network without what only tells that somebody was there once."""
    return replace(network, removed=())


@given(any_network.whole(most=4), st.data())
@settings(max_examples=30)
def test_all_that_one_person_proposed_can_be_accepted_in_any_order_and_becomes_what_they_saw(
    table: Network, data: st.DataObject
) -> None:
    waiting: list[proposals.Changes] = []
    for _ in range(data.draw(st.integers(1, 4))):
        new = data.draw(any_network.acts(proposals.drafted(table, waiting)))
        after = apply_all(proposals.drafted(table, waiting), new)
        joined = proposals.joining(table, waiting, new)
        waiting = [one for number, one in enumerate(waiting) if number not in joined.upon]
        waiting += [joined.changes] if joined.changes else []
        assert without_traces(proposals.drafted(table, waiting)) == without_traces(after)
    order = data.draw(st.permutations(waiting))
    accepted = table
    for one in order:
        accepted = apply_all(accepted, one)
    assert without_traces(accepted) == without_traces(proposals.drafted(table, waiting))


@given(any_network.whole(least=2, most=3), st.data())
@settings(max_examples=30)
def test_what_two_propose_is_merged_or_comes_back_as_a_conflict_and_nothing_is_lost(
    table: Network, data: st.DataObject
) -> None:
    both = [data.draw(any_network.acts(table)) for _ in range(2)]
    one, other = data.draw(st.permutations(both))
    accepted = apply_all(table, one)
    try:
        merged = apply_all(accepted, other)
    except Misfit as misfit:
        assert misfit.is_conflict
        assert apply_all(table, other) is not None  # as it was asked for, it still stands beside what is
        return
    assert apply_all(merged, other) == merged
    assert apply_all(merged, one) == merged or proposals._meet(one, other)
