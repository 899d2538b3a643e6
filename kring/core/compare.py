"""Two moments of one network beside each other: who stayed, came and left, who moved, and what changed.

People are matched by their ids, never by name. Nothing here is a verdict: that
somebody left can be a relief, and a place further away a better one.
"""

from collections.abc import Sequence
from operator import attrgetter
from typing import Final, Generic, TypeVar

from msgspec import Struct

from kring.core import measures, ties
from kring.core import network as networks
from kring.core.measures import Graph, NotApplicable, Reason, Share, Whose
from kring.core.network import Category, Id, Network, Person, Placement, Status, Strength, Support, TieKind

_Kind = TypeVar("_Kind")
SUPPORTS: Final = tuple(Support)
_LEFT_OUT: Final = Placement(left_out=True)
_id: Final = attrgetter("id")


class Turn(Struct, Generic[_Kind], frozen=True):
    """What something was and is now. `None` is "not told": then it may be only the telling that is new."""

    was: _Kind | None
    now: _Kind | None


class Came(Struct, frozen=True):
    """A member who was none before. `was` is the status they had on the list; `None`: they were not on it."""

    person: Id
    was: Status | None = None


class Left(Struct, frozen=True):
    """Somebody who is no member any more. `now` is what became of the tie; `None`: they are off the list."""

    person: Id
    now: Status | None = None


class Move(Struct, frozen=True):
    """Somebody who stands elsewhere in a layout. `None` is the tray: no place said yet."""

    person: Id
    was: Placement | None
    now: Placement | None


class Changed(Struct, frozen=True):
    """What is told otherwise of somebody who is on the list both times; a field that is `None` is as it was."""

    person: Id
    category: Turn[Category] | None = None
    status: Turn[Status] | None = None
    strength: Turn[Strength] | None = None
    supports: Turn[tuple[Support, ...]] | None = None


class Tied(Struct, frozen=True):
    """Two people, and the kinds of ties told of them then and now; none is an empty list.

    `helped` and `helps` are which of them helped the other then, and now.
    """

    a: Id
    b: Id
    was: tuple[TieKind, ...] = ()
    now: tuple[TieKind, ...] = ()
    helped: tuple[Id, ...] = ()
    helps: tuple[Id, ...] = ()


class Comparison(Struct, frozen=True):
    """All that differs between two moments of a network.

    `stayed`, `came` and `left` are about members, so that the size then, plus who
    came, less who left, is the size now. `listed` and `unlisted` came on and off
    the list without counting as members. `moved` goes by layout. `stability` is
    the share of the members then who are members now.
    """

    stayed: tuple[Id, ...]
    came: tuple[Came, ...]
    left: tuple[Left, ...]
    stability: Share | NotApplicable
    listed: tuple[Id, ...] = ()
    unlisted: tuple[Id, ...] = ()
    moved: dict[Id, tuple[Move, ...]] = {}
    changed: tuple[Changed, ...] = ()
    ties_came: tuple[Tied, ...] = ()
    ties_left: tuple[Tied, ...] = ()
    ties_changed: tuple[Tied, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether both moments tell the same of everybody."""
        people = self.came or self.left or self.listed or self.unlisted or self.moved or self.changed
        return not (people or self.ties_came or self.ties_left or self.ties_changed)


def between(old: Network, new: Network, whose: Whose = Whose.ALL) -> Comparison:
    """What differs between an older and a newer moment of a network, seen under one switch.

    Members are those of `measures.size`: alive, with an active or restored tie.
    So a tie that faded leaves, one that was restored comes, and who died leaves
    with the status deceased, whatever else is told. Under a switch somebody can
    also leave by becoming of another kind. The same moment twice says nothing.
    With nobody then, stability is not applicable; with nobody now it is 0.

    Who was taken off and put back between the two stayed; the ids in `removed`
    say nothing by themselves. Who was redacted from a moment is not in it: they
    are nobody here, so the two compare as if they had never been named. A place
    without ring and sector is the tray, and whoever is left out stands nowhere.

    PC2 (stability), PC6; Wellman et al. (1997), A decade of network change.
    """
    then, now = measures.graph_of(old, whose), measures.graph_of(new, whose)
    were, are = frozenset(then.ids), frozenset(now.ids)
    seen = frozenset([one.id for one in then.people] + [one.id for one in now.people])
    both = [one.id for one in networks.in_order(new) if one.id in seen and one.id in old.people]
    stayed = tuple([id for id in now.ids if id in were])
    came, left, changed = _ties(old, new, seen)
    return Comparison(
        stayed=stayed,
        came=tuple([Came(id, _status(old.people.get(id))) for id in now.ids if id not in were]),
        left=tuple([Left(id, _status(new.people.get(id))) for id in then.ids if id not in are]),
        stability=_stability(then, stayed),
        listed=tuple([one.id for one in now.people if one.id not in old.people and one.id not in are]),
        unlisted=tuple([one.id for one in then.people if one.id not in new.people and one.id not in were]),
        moved=_moved(old, new, both),
        changed=tuple([one for id in both if (one := _changed(old.people[id], new.people[id]))]),
        ties_came=came,
        ties_left=left,
        ties_changed=changed,
    )


def _stability(then: Graph, stayed: tuple[Id, ...]) -> Share | NotApplicable:
    if not then.size:
        return NotApplicable(Reason.NOBODY)
    return Share(len(stayed) / then.size, len(stayed), then.size, stayed)


def _status(person: Person | None) -> Status | None:
    """What is the matter with the tie; who died is deceased, also when the tie was told as it had been."""
    if person is None:
        return None
    return person.status if person.died is None else Status.DECEASED


def _moved(old: Network, new: Network, people: Sequence[Id]) -> dict[Id, tuple[Move, ...]]:
    """Who of these people stands elsewhere, by layout, in the order of the newer moment's layouts."""
    found = {}
    for layout in {**new.placements, **old.placements}:
        then, now = old.placements.get(layout, {}), new.placements.get(layout, {})
        moves = [Move(id, was, at) for id in people if (was := _place(then.get(id))) != (at := _place(now.get(id)))]
        if moves:
            found[layout] = tuple(moves)
    return found


def _place(at: Placement | None) -> Placement | None:
    """Where somebody stands: whoever is left out stands nowhere, and without ring and sector it is the tray."""
    if at is None or at.left_out:
        return _LEFT_OUT if at else None
    return None if at.ring is None and at.sector is None else at


def _changed(then: Person, now: Person) -> Changed | None:
    category, strength = _turn(then.category, now.category), _turn(then.strength, now.strength)
    status, supports = _turn(_status(then), _status(now)), _turn(_given(then), _given(now))
    if category or status or strength or supports:
        return Changed(now.id, category, status, strength, supports)
    return None


def _turn(was: _Kind | None, now: _Kind | None) -> Turn[_Kind] | None:
    return None if was == now else Turn(was, now)


def _given(person: Person) -> tuple[Support, ...] | None:
    """The supports somebody gives, each once and in the order of the handbook: another order is no change."""
    told = person.supports
    return told if not told else tuple([support for support in SUPPORTS if support in told])


def _ties(old: Network, new: Network, seen: frozenset[Id]) -> tuple[tuple[Tied, ...], ...]:
    """The ties among these people that came, that went, and that are of other kinds now."""
    then, now = _bonds(old, seen), _bonds(new, seen)
    came, left, changed = list[Tied](), list[Tied](), list[Tied]()
    for pair in {**then, **now}:
        was, at = then.get(pair, _NO_BOND), now.get(pair, _NO_BOND)
        if was != at:
            told = Tied(*pair, was.kinds, at.kinds, was.helps, at.helps)
            (changed if was.kinds and at.kinds else came if at.kinds else left).append(told)
    return tuple(came), tuple(left), tuple(changed)


class _Bond(Struct, frozen=True):
    """What a pair has with each other: the kinds of their ties, and which of them helps the other."""

    kinds: tuple[TieKind, ...] = ()
    helps: tuple[Id, ...] = ()


_NO_BOND: Final = _Bond()


def _bonds(network: Network, seen: frozenset[Id]) -> dict[tuple[Id, Id], _Bond]:
    """What each pair has with each other, their kinds in one order."""
    found: dict[tuple[Id, Id], _Bond] = {}
    for tie in sorted(network.ties.values(), key=_id):
        if tie.a in seen and tie.b in seen:
            pair = (tie.a, tie.b) if tie.a < tie.b else (tie.b, tie.a)
            helps = tuple(one for one in pair if ties.helps(tie, one)) if tie.kind is TieKind.HELPS else ()
            before = found.get(pair, _NO_BOND)
            found[pair] = _Bond((*before.kinds, tie.kind), before.helps + helps)
    return found
