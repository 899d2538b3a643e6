"""Two people at one network, each with an older version before them: nothing is lost, and only true conflicts are."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import changes, edits
from kring.core import network as networks
from kring.core.changes import Act, Add, Change, Misfit, Place, Put, Set, Why
from kring.core.network import Group, Network, Person, Placement, Support
from tests import cast
from tests import networks as any_network
from tests.core.test_changes import danglers

Cell = tuple[str, ...]
Doing = Callable[[Network], st.SearchStrategy[tuple[Change, ...]]]
GONE = "gone"


def cells(network: Network) -> dict[Cell, Any]:
    """The network cut up into the smallest things that two people can both change."""
    found: dict[Cell, Any] = {("network", "", one): getattr(network, one) for one in ("story", "view")}
    found |= {("owner", "", one): getattr(network.owner, one) for one in network.owner.__struct_fields__}
    for shelf in networks.SHELVES.values():
        for id, record in getattr(network, shelf).items():
            found |= {(shelf, id, one): getattr(record, one) for one in record.__struct_fields__}
    for layout, placed in network.placements.items():
        found |= {("placements", layout, id): at for id, at in placed.items()}
    return found


def altered(before: Network, after: Network) -> dict[Cell, tuple[Any, Any]]:
    """Which cells an act changes, from what to what."""
    old, new = cells(before), cells(after)
    return {
        cell: (old.get(cell, GONE), new.get(cell, GONE))
        for cell in old.keys() | new.keys()
        if old.get(cell, GONE) != new.get(cell, GONE)
    }


@dataclass
class Editor:
    """Somebody with a version before them, acts that are still under way, and acts that arrived."""

    sees: Network
    under_way: list[tuple[Act, dict[Cell, tuple[Any, Any]]]] = field(default_factory=list)
    arrived: list[Act] = field(default_factory=list)

    def does(self, act: Act) -> None:
        after = changes.apply_all(self.sees, act.changes)
        if after == self.sees:
            return  # a form in which nothing was changed sends nothing
        self.under_way.append((act, altered(self.sees, after)))
        self.sees = after

    def takes_back(self, number: int) -> None:
        """Undo of their newest act that arrived, where it still can be done upon what they see."""
        with contextlib.suppress(Misfit):
            self.does(changes.undoing(self.arrived[-1], f"act{number}"))
            self.arrived.pop()


@given(any_network.whole(least=2, most=3), st.data())
@settings(max_examples=100)
def test_whatever_two_editors_do_nothing_is_lost_and_only_true_conflicts_come_back(
    table: Network, data: st.DataObject
) -> None:
    at_one_table(table, data, any_network.acts)


@given(any_network.whole(most=1), st.data())
@settings(max_examples=50)
def test_whatever_two_tell_of_the_owner_nothing_is_lost_and_only_true_conflicts_come_back(
    table: Network, data: st.DataObject
) -> None:
    at_one_table(table, data, any_network.tellings)


def at_one_table(table: Network, data: st.DataObject, doing: Doing) -> None:
    """Two editors who do and take back what they like, and whose acts arrive in any order."""
    editors = (Editor(table), Editor(table))
    for number in range(10):
        editor = editors[number % 2 if number < 4 else data.draw(st.integers(0, 1))]
        if editor.arrived and data.draw(st.booleans()):
            editor.takes_back(number)
        elif number < 4 or data.draw(st.booleans()):
            editor.does(Act(f"act{number}", data.draw(doing(editor.sees))))
        elif editor.under_way:
            table = arrive(table, editor)
    for editor in data.draw(st.permutations(editors * 6)):
        if editor.under_way:
            table = arrive(table, editor)


def arrive(before: Network, editor: Editor) -> Network:
    """The network after the next act under way, or as it was and the editor with the newest version before them."""
    act, meant = editor.under_way.pop(0)
    try:
        table = changes.apply_all(before, act.changes)
    except Misfit as misfit:
        assert misfit.is_conflict
        assert disagree(before, act, meant), f"no true conflict: {misfit}"
        editor.sees, editor.under_way = before, []
        return before
    now = cells(table)
    assert not clashes(cells(before), meant), "a change of somebody else was overwritten"
    for cell, values in meant.items():
        assert arrived(cell, now.get(cell, GONE), cells(before).get(cell, GONE), *values), "the act itself was lost"
    assert altered(before, table).keys() <= meant.keys(), "something else was changed as well"
    assert danglers(table) == []
    if table != before:  # what changed nothing is nothing to take back: the store offers no undo of it
        editor.arrived.append(act)
    return table


def arrived(cell: Cell, now: Any, before: Any, old: Any, new: Any) -> bool:
    """Whether a cell is as the editor wants it; of a list, with what somebody else put in or took out meanwhile."""
    if before in (old, new) or not goes_by_items(cell, old, new):
        return bool(now == new)
    theirs = {*before} - {*old} | {*new} - ({*old} - {*before})
    return {*now} == theirs and len(now) == len(theirs)


def goes_by_items(cell: Cell, old: Any, new: Any) -> bool:
    """Whether a list changed by items that came and went, and not as a whole."""
    if not isinstance(old, tuple) or not isinstance(new, tuple):
        return False
    return bool(new or cell[2] == "people") and [one for one in old if one in new] == [one for one in new if one in old]


def clashes(now: Mapping[Cell, Any], meant: dict[Cell, tuple[Any, Any]]) -> bool:
    """Whether some cell is neither as the editor saw it nor as the editor wants it, and cannot be both."""
    return any(
        now.get(cell, GONE) not in values
        and not (goes_by_items(cell, *values) and isinstance(now.get(cell, GONE), tuple))
        for cell, values in meant.items()
    )


def disagree(network: Network, act: Act, meant: dict[Cell, tuple[Any, Any]]) -> bool:
    """Whether the act meets another's: in the same cell, in somebody who left, or in somebody who is spoken of anew."""
    people = {id for one in act.changes for id in changes.concerned(one)}
    leaving = {cell[1] for cell, (_, after) in meant.items() if cell[0] == "people" and after is GONE}
    spoken = {id for id in leaving for one in changes.removal(network, id) if one not in act.changes}
    return clashes(cells(network), meant) or bool(people & set(network.removed)) or bool(spoken)


def test_two_who_change_different_things_both_have_their_way() -> None:
    rn1 = cast.rn1()
    bram = (Set("people", "els", "remark", "", "sings"), Add(Person("eva", "Eva")))
    anna = (Set("people", "els", "where", "", "choir"), Set("people", "bert", "remark", "", "cooks"))
    both = changes.apply_all(changes.apply_all(rn1, bram), anna)
    assert both == changes.apply_all(changes.apply_all(rn1, anna), bram)
    assert (both.people["els"].remark, both.people["els"].where) == ("sings", "choir")


CHOIR = Group("choir", "Choir", people=("bert", "els"))


def both(table: Network, one: tuple[Change, ...], other: tuple[Change, ...]) -> Network:
    """The table after both, whoever comes first: the same people in it either way."""
    first, last = (changes.apply_all(changes.apply_all(table, a), b) for a, b in ((one, other), (other, one)))
    assert {*first.groups["choir"].people} == {*last.groups["choir"].people}
    return first


def sings(*people: str) -> tuple[Change, ...]:
    return edits.between(CHOIR, Group("choir", "Choir", people=people))


def test_two_who_change_who_is_in_a_group_both_have_their_way() -> None:
    table = changes.apply(cast.rn1(), Add(CHOIR))
    assert both(table, sings("bert", "els", "carla"), sings("bert", "els", "dirk")).groups["choir"].people == (
        "bert",
        "els",
        "dirk",
        "carla",
    )
    assert set(both(table, sings("bert"), sings("bert", "els", "dirk")).groups["choir"].people) == {"bert", "dirk"}
    assert both(table, sings("bert"), sings("els")).groups["choir"].people == ()


SINGERS = ("bert", "carla", "dirk", "els", "fatima")
some = st.lists(st.sampled_from(SINGERS), unique=True).map(lambda found: tuple(sorted(found)))


@given(some, some, some)
def test_any_two_who_edit_one_list_both_have_their_way_and_either_can_take_it_back(was, one, other) -> None:
    choir = Group("choir", "Choir", people=was)
    table = changes.apply(cast.rn1(), Add(choir))
    first = edits.between(choir, msgspec.structs.replace(choir, people=one))
    second = edits.between(choir, msgspec.structs.replace(choir, people=other))
    now = both(table, first, second)
    assert set(now.groups["choir"].people) == {*was, *one, *other} - ({*was} - {*one}) - ({*was} - {*other})
    done = changes.apply_all(table, first)
    steps = [change for change in second if changes.apply(done, change) is not done]
    assert set(changes.apply_all(now, changes.undoing(Act("b", tuple(steps)), "u").changes).groups["choir"].people) == {
        *one
    }


def test_undo_takes_back_ones_own_part_of_a_list_and_leaves_the_others() -> None:
    table = changes.apply(cast.rn1(), Add(CHOIR))
    bram, anna = Act("a", sings("bert", "els", "carla")), Act("b", sings("els", "dirk"))
    done = changes.apply_all(changes.apply_all(table, bram.changes), anna.changes)
    back = changes.apply_all(done, changes.undoing(bram, "u").changes)
    assert set(back.groups["choir"].people) == {"els", "dirk"}


def test_two_who_tick_different_help_of_one_person_both_have_their_way() -> None:
    els = cast.rn1().people["els"]
    practical = edits.between(els, msgspec.structs.replace(els, supports=(Support.PRACTICAL, *(els.supports or ()))))
    less = edits.between(els, msgspec.structs.replace(els, supports=(Support.COMPANY,)))
    done = changes.apply_all(changes.apply_all(cast.rn1(), practical), less)
    assert done.people["els"].supports == (Support.PRACTICAL, Support.COMPANY)


def test_who_says_that_there_is_none_contradicts_who_names_one() -> None:
    els = cast.rn1().people["els"]
    none = edits.between(els, msgspec.structs.replace(els, supports=()))
    more = edits.between(els, msgspec.structs.replace(els, supports=(*(els.supports or ()), Support.PRACTICAL)))
    assert [one.why for one in changes.misfits(changes.apply_all(cast.rn1(), more), none)] == [Why.CHANGED]


def test_something_put_into_a_list_of_which_nothing_is_known_any_more_is_a_conflict() -> None:
    unknown = changes.apply(cast.rn1(), Set("people", "els", "supports", ["emotional", "company"], None))
    late = Put("people", "els", "supports", "practical", "company")
    assert [one.why for one in changes.misfits(unknown, (late,))] == [Why.CHANGED]


def test_whoever_left_the_network_is_put_into_no_group() -> None:
    table = changes.apply(cast.rn1(), Add(CHOIR))
    off = changes.apply_all(table, changes.removal(table, "hans"))
    assert [one.why for one in changes.misfits(off, sings("bert", "els", "hans"))] == [Why.GONE]


def test_two_who_say_the_same_agree() -> None:
    same = (Set("people", "els", "remark", "", "sings"),)
    once = changes.apply_all(cast.rn1(), same)
    assert changes.apply_all(once, same) == once


def test_two_who_place_one_person_differently_disagree() -> None:
    rn1 = cast.rn1()
    was = networks.placement(rn1, cast.LENSINK, "hans")
    nearer = Place(cast.LENSINK, "hans", was, Placement("friends", "society"))
    further = Place(cast.LENSINK, "hans", was, Placement("acquaintances", "society"))
    assert [one.why for one in changes.misfits(changes.apply(rn1, nearer), (further,))] == [Why.CHANGED]


def test_placing_somebody_whom_the_other_took_off_is_a_conflict_and_the_rest_stands() -> None:
    rn1 = cast.rn1()
    off = changes.apply_all(rn1, changes.removal(rn1, "hans"))
    was = networks.placement(rn1, cast.LENSINK, "hans")
    late = (
        Place(cast.LENSINK, "hans", was, Placement("friends", "society")),
        Set("people", "els", "where", "", "choir"),
    )
    assert [one.why for one in changes.misfits(off, late)] == [Why.GONE]


def test_taking_off_somebody_whom_the_other_just_tied_is_a_conflict() -> None:
    rn1 = cast.rn1()
    tied = changes.apply(rn1, Add(any_network._tie("els", "hans")))
    assert [one.why for one in changes.misfits(tied, changes.removal(rn1, "hans"))] == [Why.IN_USE]
