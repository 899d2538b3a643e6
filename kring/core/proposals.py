"""What others would like to change waits for the owner's yes (R017).

Proposals of one person never meet: what builds upon an earlier one becomes part of it. So they can
be answered one by one, in any order. Who may propose and answer is no matter of this module (`access.py`).
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct

from kring.core.changes import Add, Change, Misfit, Place, Remove, Set, Why, apply, apply_all, misfits
from kring.core.network import SHELVES, Network, Person, mentioned

Changes = tuple[Change, ...]
_NAMED: Final = frozenset({"people", "a", "b", "by", "child", "parent"})  # fields that hold the ids of people
_SELVES: Final = ("owner", "", "selves")  # whose network it is: whatever speaks of a self may build upon it


class State(StrEnum):
    """What became of a proposal."""

    WAITING = "waiting"
    JOINED = "joined"  # it became part of another one of the same person
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Joined(Struct, frozen=True):
    """A proposal with the earlier ones that it became one with, by their numbers."""

    changes: Changes
    upon: tuple[int, ...] = ()


def drafted(network: Network, waiting: Iterable[Changes]) -> Network:
    """The network as it would become with all of these; what does not fit any more is left out."""
    for changes in waiting:
        network = _as_far(network, changes)
    return network


def joining(network: Network, waiting: Sequence[Changes], new: Changes) -> Joined:
    """New changes, made on the network as `drafted` with what this person proposed before, as one proposal.

    Whatever meets them is taken up; where the newest says otherwise than the earlier, the newest stands. An
    answer without changes asks for nothing any more. Raises `Misfit` when they do not fit.
    """
    upon = tuple(number for number, one in enumerate(waiting) if _meet(one, new))
    earlier = [change for number in upon for change in _standing(network, waiting[number], new)]
    rest = [change for change in earlier if not _meet((change,), new)]
    try:
        apply_all(_as_far(network, earlier), new)
    except Misfit:
        if upon and not misfits(_as_far(network, rest), new):  # said of what is, and not of what they proposed
            return Joined(folded(network, (*rest, *new)), upon)
        raise
    return Joined(folded(network, (*earlier, *new)), upon)


def folded(network: Network, changes: Changes) -> Changes:
    """The same changes without what a later one makes needless, where that comes to the same."""
    shorter: list[Change] = []
    for change in changes:
        number = next((at for at, one in enumerate(shorter) if _target(one) == _target(change)), None)
        if number is not None and isinstance(change, Remove) and isinstance(shorter[number], Add):
            shorter = [one for one in shorter if _target(one)[:2] != _target(change)]
        elif number is not None and (both := _both(shorter[number], change)):
            shorter[number] = both
        else:
            shorter.append(change)
    try:
        after, wanted = apply_all(network, tuple(shorter)), apply_all(network, changes)
    except Misfit:
        return changes
    is_same = msgspec.structs.replace(after, removed=wanted.removed) == wanted
    return tuple(_altering(network, shorter if is_same else changes))


def onto(network: Network, changes: Changes) -> Changes:
    """The same wish on what is there now: a value or a place that changed meanwhile is changed from what it became.

    What somebody took off, or what is in the way, stays a misfit: there is no value to choose between.
    """
    found: list[Change] = []
    for change in changes:
        try:
            network = apply(network, change)
        except Misfit as misfit:
            if misfit.why is Why.CHANGED and isinstance(change, Set | Place):
                change = msgspec.structs.replace(change, was=misfit.now)
                network = apply(network, change)
        found.append(change)
    return tuple(found)


def _as_far(network: Network, changes: Iterable[Change]) -> Network:
    for change in changes:
        try:
            network = apply(network, change)
        except Misfit:
            continue
    return network


def _standing(network: Network, earlier: Changes, new: Changes) -> list[Change]:
    """What of an earlier proposal goes along: all but what fits no more and is said anew."""
    found: list[Change] = []
    for change in earlier:
        try:
            network = apply(network, change)
        except Misfit:
            if _meet((change,), new):
                continue
        found.append(change)
    return found


def _meet(some: Changes, others: Changes) -> bool:
    return any(_touch(one, other) for one in some for other in others)


def _touch(one: Change, other: Change) -> bool:
    """Whether two changes are about the same value, or the one about a record that the other brings or takes."""
    if _target(one) == _target(other) or _SELVES in (_target(one), _target(other)):
        return True
    return _is_of(one, other) or _is_of(other, one)


def _is_of(edge: Change, other: Change) -> bool:
    """Whether a record comes or goes that the other change tells something of."""
    if not isinstance(edge, Add | Remove):
        return False
    record = edge.record if isinstance(edge, Add) else edge.was
    if _target(edge) == _target(other)[:2]:
        return True
    return isinstance(record, Person) and record.id in _speaks_of(other)


def _speaks_of(change: Change) -> tuple[str, ...]:
    match change:
        case Add(record) | Remove(record):
            return mentioned(record)
        case Place():
            return (change.person,)
        case Set():
            named = change.value if change.field in _NAMED else None
            return tuple(named) if isinstance(named, list) else (named,) if isinstance(named, str) else ()
        case _:
            return (change.item,) if change.field == "people" else ()


def _target(change: Change) -> tuple[str, ...]:
    match change:
        case Add(record) | Remove(record):
            return SHELVES[type(record)], record.id
        case Place():
            return "placements", change.layout, change.person
        case _:
            return change.shelf, change.id, change.field


def _both(one: Change, other: Change) -> Change | None:
    """Two changes of the same value as one; nothing when they stay two."""
    match one, other:
        case Set(), Set():
            return msgspec.structs.replace(other, was=one.was)
        case Place(), Place():
            return msgspec.structs.replace(other, was=one.was)
    return None


def _altering(network: Network, changes: Iterable[Change]) -> Iterator[Change]:
    """Those of the changes that make a difference; all of them fit."""
    for change in changes:
        before, network = network, apply(network, change)
        if network is not before:
            yield change
