"""Two people are tied, tied otherwise and untied: as changes, that can all be taken back."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import changes, ties
from kring.core.network import Network, Tie, TieKind, tie_id
from tests import cast
from tests.networks import whole

KNOWS, CLOSE, HELPS, TENSE = TieKind


def net(*kinds: TieKind) -> Network:
    made = cast.network(*cast.people(4))
    for kind in kinds:
        made = changes.apply(made, changes.Add(Tie(tie_id("p0", "p1", kind), "p0", "p1", kind)))
    return made


def after(network: Network, made: list[changes.Change]) -> set[tuple[str, str, TieKind]]:
    return {(tie.a, tie.b, tie.kind) for tie in changes.apply_all(network, tuple(made)).ties.values()}


def test_two_people_know_each_other_whoever_was_named_first():
    assert after(net(), ties.linked(net(), "p1", "p0")) == {("p0", "p1", KNOWS)}


def test_telling_it_again_changes_nothing():
    assert ties.linked(net(KNOWS), "p0", "p1") == [] and ties.linked(net(CLOSE), "p1", "p0", CLOSE) == []


def test_nobody_is_tied_to_themselves():
    assert ties.linked(net(), "p0", "p0") == []


def test_who_is_close_knows_the_other_too_and_so_that_is_not_told_twice():
    assert after(net(KNOWS), ties.linked(net(KNOWS), "p0", "p1", CLOSE)) == {("p0", "p1", CLOSE)}
    assert ties.linked(net(CLOSE), "p0", "p1", KNOWS) == []


def test_two_people_may_have_several_things_with_each_other():
    assert after(net(CLOSE), ties.linked(net(CLOSE), "p0", "p1", TENSE)) == {
        ("p0", "p1", CLOSE),
        ("p0", "p1", TENSE),
    }


def test_who_is_not_close_any_more_still_knows_the_other():
    assert after(net(CLOSE), ties.loosened(net(CLOSE), "p1", "p0", CLOSE)) == {("p0", "p1", KNOWS)}
    assert after(net(CLOSE, HELPS), ties.loosened(net(CLOSE, HELPS), "p0", "p1", HELPS)) == {("p0", "p1", CLOSE)}
    assert after(net(KNOWS), ties.loosened(net(KNOWS), "p0", "p1", KNOWS)) == set()
    assert ties.loosened(net(KNOWS), "p0", "p1", TENSE) == []


def helping(network: Network, made: list[changes.Change]) -> tuple[Network, set[str]]:
    there = changes.apply_all(network, tuple(made))
    tie = there.ties.get(tie_id("p0", "p1", HELPS))
    return there, {one for one in ("p0", "p1") if tie and ties.helps(tie, one)}


def test_help_goes_from_one_to_the_other_and_both_ways_when_that_is_told_too():
    there, who = helping(net(KNOWS), ties.linked(net(KNOWS), "p1", "p0", HELPS))
    assert who == {"p1"} and ties.linked(there, "p1", "p0", HELPS) == []
    there, who = helping(there, ties.linked(there, "p0", "p1", HELPS))
    assert who == {"p0", "p1"} and len(there.ties) == 1
    assert ties.linked(there, "p0", "p1", HELPS) == ties.linked(there, "p1", "p0", HELPS) == []


@pytest.mark.parametrize(("first", "second"), [("p0", "p1"), ("p1", "p0")])
def test_of_help_both_ways_one_way_is_taken_back_and_the_other_stays(first: str, second: str) -> None:
    one_way, _ = helping(net(KNOWS), ties.linked(net(KNOWS), first, second, HELPS))
    both, _ = helping(one_way, ties.linked(one_way, second, first, HELPS))
    assert helping(both, ties.loosened(both, first, second, HELPS))[1] == {second}
    assert helping(both, ties.loosened(both, second, first, HELPS))[1] == {first}
    assert ties.loosened(one_way, second, first, HELPS) == []


def test_two_people_who_know_each_other_no_more_have_no_tie_left():
    assert after(net(CLOSE, TENSE), ties.untied(net(CLOSE, TENSE), "p1", "p0")) == set()


def test_a_whole_group_knows_each_other_at_once_and_what_was_closer_stays():
    made = after(net(CLOSE), ties.acquainted(net(CLOSE), ["p0", "p1", "p2"]))
    assert made == {("p0", "p1", CLOSE), ("p0", "p2", KNOWS), ("p1", "p2", KNOWS)}


def test_of_one_person_it_is_told_whom_they_know_and_whom_not():
    made = after(net(TENSE), ties.known(net(TENSE), "p0", ["p0", "p1", "p2", "p3"], {"p2", "p0"}))
    assert made == {("p0", "p2", KNOWS)}
    assert after(net(TENSE), ties.known(net(TENSE), "p1", ["p0"], {"p0"})) == {("p0", "p1", TENSE)}


@pytest.mark.parametrize("kind", TieKind)
@settings(max_examples=20, deadline=None)
@given(whole(least=2))
def test_whatever_there_was_every_step_fits_and_can_be_taken_back(kind: TieKind, network: Network) -> None:
    people = sorted(network.people)
    for a, b in list(combinations(people, 2))[:4]:
        for made in (ties.linked(network, a, b, kind), ties.loosened(network, a, b, kind), ties.untied(network, b, a)):
            act = changes.Act("a", tuple(made))
            there = changes.apply_all(network, act.changes)
            back = changes.apply_all(there, changes.undoing(act, "b").changes)
            assert back.ties == network.ties and back.people == network.people


@settings(max_examples=20, deadline=None)
@given(whole(least=3), st.data())
def test_whoever_is_ticked_is_known_and_nobody_else(network: Network, data: st.DataObject) -> None:
    one, *others = sorted(network.people)
    chosen = data.draw(st.sets(st.sampled_from(others)))
    made = changes.apply_all(network, tuple(ties.known(network, one, others, chosen)))
    assert {other for other in others if ties.between(made, one, other)} == chosen
