"""Two moments beside each other: what is found is what happened, and nothing else."""

from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import changes, compare, measures, redaction
from kring.core.changes import Add, Place, Remove, Set
from kring.core.compare import Came, Left, Move, Tied, Turn
from kring.core.measures import NotApplicable, Reason, Share, Whose
from kring.core.network import Category, Network, Placement, Status, Strength, Support, TieKind, When, placement
from tests import cast, networks

some = settings(max_examples=30, deadline=None)
NEAR, FAR = Placement("intimates", "family"), Placement("friends", "family")


@st.composite
def two_moments(draw: st.DrawFn) -> tuple[Network, Network]:
    """A network, and the same after some acts; ids are often in both."""
    old = draw(networks.whole(most=8))
    new = old
    for _ in range(draw(st.integers(0, 8))):
        try:
            new = changes.apply_all(new, draw(networks.acts(new)))
        except changes.Misfit:
            continue
    return old, new


def members(value: Network, whose: Whose) -> set[str]:
    return set(measures.size(value, whose).people)


def pairs(value: Network) -> dict[frozenset[str], set[TieKind]]:
    found: dict[frozenset[str], set[TieKind]] = {}
    for tie in value.ties.values():
        found.setdefault(frozenset((tie.a, tie.b)), set()).add(tie.kind)
    return found


def stands(value: Network, layout: str, person: str) -> tuple[object, ...]:
    at = placement(value, layout, person) or Placement()
    return (True,) if at.left_out else (at.ring, at.sector)


@some
@given(two_moments(), st.sampled_from(Whose))
def test_who_stayed_came_and_left_are_what_sets_say(moments, whose):
    old, new = moments
    found = compare.between(old, new, whose)
    then, now = members(old, whose), members(new, whose)
    assert set(found.stayed) == then & now
    assert {one.person for one in found.came} == now - then
    assert {one.person for one in found.left} == then - now
    assert len(then) + len(found.came) - len(found.left) == len(now)
    if then:
        assert isinstance(found.stability, Share)
        assert (found.stability.count, found.stability.of) == (len(then & now), len(then))
    else:
        assert found.stability == NotApplicable(Reason.NOBODY)


@some
@given(two_moments())
def test_who_moved_and_changed_and_which_ties_differ_are_what_sets_say(moments):
    old, new = moments
    found, both = compare.between(old, new), old.people.keys() & new.people.keys()
    for layout in {*old.placements, *new.placements}:
        moved = {id for id in both if stands(old, layout, id) != stands(new, layout, id)}
        assert {one.person for one in found.moved.get(layout, ())} == moved
    supports = {id for id in both if told(old, id) != told(new, id)}
    assert {one.person for one in found.changed if one.supports} == supports
    for field in ("category", "strength"):
        otherwise = {id for id in both if getattr(old.people[id], field) != getattr(new.people[id], field)}
        assert {one.person for one in found.changed if getattr(one, field)} == otherwise
    then, now = pairs(old), pairs(new)
    assert {frozenset((one.a, one.b)) for one in found.ties_came} == now.keys() - then.keys()
    assert {frozenset((one.a, one.b)) for one in found.ties_left} == then.keys() - now.keys()
    assert {frozenset((one.a, one.b)) for one in found.ties_changed} == {
        pair for pair in now.keys() & then.keys() if now[pair] != then[pair]
    }


def told(value: Network, id: str) -> set[Support] | None:
    supports = value.people[id].supports
    return None if supports is None else set(supports)


@given(networks.whole(), st.sampled_from(Whose))
def test_the_same_moment_twice_says_nothing(value, whose):
    found = compare.between(value, value, whose)
    assert found.says_nothing
    assert set(found.stayed) == members(value, whose)


@some
@given(two_moments())
def test_the_other_way_round_is_the_mirror_image(moments):
    old, new = moments
    there, back = compare.between(old, new), compare.between(new, old)
    assert set(there.stayed) == set(back.stayed)
    assert {one.person for one in there.came} == {one.person for one in back.left}
    assert set(there.listed) == set(back.unlisted)
    assert {(one.a, one.b, one.was) for one in there.ties_left} == {(one.a, one.b, one.now) for one in back.ties_came}
    for layout, moves in there.moved.items():
        assert {(one.person, one.was, one.now) for one in moves} == {
            (one.person, one.now, one.was) for one in back.moved[layout]
        }


@given(networks.whole(most=6, least=3), st.integers(0, 10_000))
def test_what_was_done_is_found_and_nothing_else(old, seed):
    """Somebody comes, somebody is taken off, somebody moves, and one tie more: four acts, four findings."""
    chance = Random(seed)
    gone, moves, *_ = chance.sample(sorted(old.people), 2)
    new = changes.apply_all(old, changes.removal(old, gone))
    was = placement(new, "lensink", moves)
    at = Placement("somewhere-else", "family")
    new = changes.apply_all(new, (Add(cast.person("Zoë")), Place("lensink", moves, was, at)))
    other = next(id for id in new.people if id not in (moves, "zoë"))
    asked = (min(other, "zoë"), max(other, "zoë"))
    new = changes.apply(new, Add(networks._tie(*asked)))
    found = compare.between(old, new)
    assert found.came == (Came("zoë"),)
    was_member = gone in measures.size(old).people
    assert [one.person for one in found.left] == ([gone] if was_member else [])
    assert found.unlisted == (() if was_member else (gone,))
    assert set(found.moved) == {"lensink"} and [one.person for one in found.moved["lensink"]] == [moves]
    assert found.moved["lensink"][0].now == at
    assert found.ties_came == (Tied(*asked, now=(TieKind.KNOWS,)),)
    assert {frozenset((one.a, one.b)) for one in found.ties_left} == {pair for pair in pairs(old) if gone in pair}
    assert found.changed == () and found.ties_changed == ()


def test_two_empty_moments_say_nothing_and_have_no_stability():
    found = compare.between(cast.network(), cast.network())
    assert found.says_nothing and found.stability == NotApplicable(Reason.NOBODY)


def test_when_nobody_is_left_stability_is_nought():
    found = compare.between(cast.network(*cast.people(3)), cast.network())
    assert found.stability == Share(0.0, 0, 3)
    assert found.left == (Left("p0"), Left("p1"), Left("p2"))


def test_the_stability_of_the_reference_network_is_who_stayed_of_who_was_there():
    old = cast.rn1()
    new = changes.apply_all(old, changes.removal(old, "hans"))
    new = changes.apply_all(new, (Set("people", "gerrit", "status", "active", "faded"), Add(cast.person("Noor"))))
    found = compare.between(old, new)
    assert isinstance(found.stability, Share) and (found.stability.value, found.stability.of) == (0.75, 8)
    assert found.left == (Left("gerrit", Status.FADED), Left("hans"))
    assert found.came == (Came("noor"),)


@pytest.mark.parametrize("status", [Status.FADED, Status.BROKEN, Status.DECEASED])
def test_who_is_no_member_any_more_left_with_what_became_of_the_tie(status):
    old = cast.network(cast.person("Bert"), cast.person("Els"))
    new = changes.apply(old, Set("people", "bert", "status", "active", status.value))
    found = compare.between(old, new)
    assert found.left == (Left("bert", status),) and found.stayed == ("els",)
    assert [one.status for one in found.changed] == [Turn(Status.ACTIVE, status)]
    assert compare.between(new, old).came == (Came("bert", status),)


def test_who_died_is_deceased_also_when_the_tie_is_told_as_it_was():
    old = cast.network(cast.person("Bert"))
    new = cast.network(cast.person("Bert", died=When(2026)))
    assert compare.between(old, new).left == (Left("bert", Status.DECEASED),)


def test_somebody_listed_who_is_no_member_did_not_come():
    old, new = cast.network(), cast.network(cast.person("Bert", status=Status.FADED))
    assert compare.between(old, new).listed == ("bert",) and compare.between(old, new).came == ()
    assert compare.between(new, old).unlisted == ("bert",) and compare.between(new, old).left == ()


def test_who_was_taken_off_and_put_back_in_between_stayed():
    old = cast.network(cast.person("Bert"))
    new = changes.apply_all(old, (*changes.removal(old, "bert"), Add(old.people["bert"])))
    assert compare.between(old, new).says_nothing
    assert compare.between(old, msgspec.structs.replace(old, removed=("els",))).says_nothing


@some
@given(two_moments())
def test_who_was_redacted_is_nobody_here(moments):
    old, new = moments
    for id in old.people:
        found = compare.between(redaction.without(old, [id]), redaction.without(new, [id]))
        assert id not in msgspec.json.encode(found).decode().split('"')


def test_a_place_without_ring_and_group_is_the_tray_and_left_out_is_nowhere():
    old = cast.network(
        *cast.people(3), placements={"x": {"p0": Placement(), "p1": NEAR, "p2": Placement("a", left_out=True)}}
    )
    new = cast.network(*cast.people(3), placements={"x": {"p1": FAR, "p2": Placement(left_out=True)}})
    assert compare.between(old, new).moved == {"x": (Move("p1", NEAR, FAR),)}


def test_what_is_told_for_the_first_time_says_that_it_was_not_told():
    old = cast.network(cast.person("Bert"))
    new = cast.network(
        cast.person("Bert", supports=(Support.COMPANY,), strength=Strength.STRONG, category=Category.FRIEND)
    )
    (found,) = compare.between(old, new).changed
    assert found.supports == Turn(None, (Support.COMPANY,)) and found.strength == Turn(None, Strength.STRONG)
    assert found.category == Turn(None, Category.FRIEND)


def test_another_order_of_supports_is_no_change():
    old = cast.network(cast.person("Bert", supports=(Support.COMPANY, Support.PRACTICAL)))
    new = cast.network(cast.person("Bert", supports=(Support.PRACTICAL, Support.COMPANY)))
    assert compare.between(old, new).says_nothing


def test_a_tie_of_another_kind_changed_and_neither_came_nor_left():
    old = cast.network(*cast.people(2), ties=(("p0", "p1"),))
    close = networks._tie("p0", "p1", TieKind.CLOSE)
    new = changes.apply_all(old, (Remove(next(iter(old.ties.values()))), Add(close)))
    found = compare.between(old, new)
    assert found.ties_changed == (Tied("p0", "p1", (TieKind.KNOWS,), (TieKind.CLOSE,)),)
    assert found.ties_came == found.ties_left == ()


def test_under_a_switch_somebody_leaves_by_becoming_of_another_kind():
    old = cast.network(cast.person("Bert", Category.FRIEND))
    new = cast.network(cast.person("Bert", Category.PROFESSIONAL))
    found = compare.between(old, new, Whose.WITHOUT_PROFESSIONALS)
    assert found.left == (Left("bert", Status.ACTIVE),)
    assert [one.category for one in found.changed] == [Turn(Category.FRIEND, Category.PROFESSIONAL)]
    assert compare.between(old, new).left == ()


def test_help_that_turned_or_goes_both_ways_now_is_a_tie_that_changed():
    there = msgspec.structs.replace(networks._tie("p0", "p1", TieKind.HELPS), a="p0", b="p1")
    both = msgspec.structs.replace(there, is_mutual=True)
    old, new = (msgspec.structs.replace(cast.network(*cast.people(2)), ties={one.id: one}) for one in (there, both))
    kinds = (TieKind.HELPS,)
    assert compare.between(old, new).ties_changed == (Tied("p0", "p1", kinds, kinds, ("p0",), ("p0", "p1")),)
