"""Everything that can happen to a network, as small values that can be taken back.

A form, a drag, an import, an undo and a proposal are all an `Act`: a list of
changes made together. Every change carries what its maker saw (`was`), so it
inverts without the network, lands beside changes to other things, and comes
back as a conflict when somebody else changed the same thing in the meantime.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final

import msgspec
from msgspec import Struct

from kring.core import formats
from kring.core.network import (
    FORMAT,
    SHELVES,
    Id,
    Network,
    Owner,
    Person,
    Placement,
    Record,
    Self,
    Tie,
    mentioned,
    tie_id,
)


class Why(StrEnum):
    """Why a change does not fit the network as it is now."""

    CHANGED = "changed"  # somebody else changed the same thing
    GONE = "gone"  # what should change is no longer there
    EXISTS = "exists"  # another thing with this id is there already
    IN_USE = "in_use"  # something still refers to what should go
    NOBODY = "nobody"  # it refers to someone who is not there
    INVALID = "invalid"  # the value is of the wrong kind


CONFLICTS = frozenset({Why.CHANGED, Why.GONE, Why.EXISTS, Why.IN_USE})


class Misfit(Exception):
    """A change that does not fit; `now` is the value that stands in its way."""

    def __init__(self, why: Why, change: "Change", now: Any = None, detail: str = "") -> None:
        super().__init__(f"{why}: {detail or change}")
        self.why, self.change, self.now, self.detail = why, change, now, detail

    @property
    def is_conflict(self) -> bool:
        """Whether somebody else's change stands in the way, rather than a change that could never fit."""
        return self.why in CONFLICTS


class _Change(Struct, frozen=True, forbid_unknown_fields=True, tag_field="change"):
    pass


class Add(_Change, frozen=True, tag="add"):
    """Put a new record (a person, a tie, a wish …) into the network."""

    record: Record


class Remove(_Change, frozen=True, tag="remove"):
    """Take a record out; nothing may refer to it any more."""

    was: Record


class Set(_Change, frozen=True, tag="set"):
    """Give one field of a record (or of the network, or of its owner) another value.

    `shelf` is the name of a collection of the network, `"owner"`, `"selves"` or
    `"network"`. Values are plain JSON values.
    """

    shelf: str
    id: str
    field: str
    was: Any
    value: Any


class Put(_Change, frozen=True, tag="put"):
    """Put one item into a list that a field holds: somebody into a group, a task upon somebody.

    Two people who each put something in both have their way. `after` is the item it
    comes behind, `None` at the front; when that item went, the new one comes last.
    """

    shelf: str
    id: str
    field: str
    item: Any
    after: Any = None


class Take(_Change, frozen=True, tag="take"):
    """Take one item out of a list that a field holds. `after` is the item it stood behind."""

    shelf: str
    id: str
    field: str
    item: Any
    after: Any = None


class Place(_Change, frozen=True, tag="place"):
    """Give someone a ring and sector in a layout, leave them out, or (`None`) put them back in the tray."""

    layout: Id
    person: Id
    was: Placement | None
    now: Placement | None


Edit = Set | Put | Take
Change = Add | Remove | Edit | Place


class Act(Struct, frozen=True, forbid_unknown_fields=True):
    """Changes made together, with one id, so that a replay does nothing.

    `undoes` names the act that this one takes back. `format` is always written,
    so that a later Kring can tell an old history from a new one.
    """

    id: Id
    changes: tuple[Change, ...]
    undoes: Id | None = None
    format: int = FORMAT


READER: Final = formats.Reader(Act, FORMAT, formats.ACT)
_NETWORK_FIELDS = frozenset({"story", "view"})
_OWNER_FIELDS = frozenset(Owner.__struct_fields__)


def apply(network: Network, change: Change) -> Network:
    """The network after one change. Raises `Misfit`; applying twice is the same as once."""
    match change:
        case Add():
            return _added(network, change)
        case Remove():
            return _removed(network, change)
        case Set():
            return _set(network, change)
        case Put() | Take():
            return _listed(network, change)
        case Place():
            return _placed(network, change)


def apply_all(network: Network, changes: tuple[Change, ...]) -> Network:
    """The network after all of the changes, or `Misfit` at the first that does not fit."""
    for change in changes:
        network = apply(network, change)
    return network


def misfits(network: Network, changes: tuple[Change, ...]) -> list[Misfit]:
    """Every change that does not fit, each tried after those before it that do."""
    found = []
    for change in changes:
        try:
            network = apply(network, change)
        except Misfit as misfit:
            found.append(misfit)
    return found


def inverse(change: Change) -> Change:
    """The change that takes this one back."""
    match change:
        case Add():
            return Remove(change.record)
        case Remove():
            return Add(change.was)
        case Set():
            return msgspec.structs.replace(change, was=change.value, value=change.was)
        case Put():
            return Take(change.shelf, change.id, change.field, change.item, change.after)
        case Take():
            return Put(change.shelf, change.id, change.field, change.item, change.after)
        case Place():
            return msgspec.structs.replace(change, was=change.now, now=change.was)


def undoing(act: Act, id: str) -> Act:
    """The act that takes a whole act back, last change first."""
    return Act(id, tuple(inverse(change) for change in reversed(act.changes)), undoes=act.id)


def removal(network: Network, person: str) -> tuple[Change, ...]:
    """All that must happen to take someone off the network with everything that speaks of them."""
    found: list[Change] = [
        Place(layout, person, placed[person], None) for layout, placed in network.placements.items() if person in placed
    ]
    for shelf in SHELVES.values():
        for record in getattr(network, shelf).values():
            if person in mentioned(record):
                found.append(_without(record, shelf, person))
    if person in network.people:
        found.append(Remove(network.people[person]))
    return tuple(found)


def before(items: Sequence[Any], item: Any) -> Any:
    """What an item of a list stands behind: what `Put` and `Take` call `after`; `None` at the front."""
    place = items.index(item)
    return items[place - 1] if place else None


def plain(value: Any) -> Any:
    """A value as JSON would hold it: what `Set` compares and stores."""
    return msgspec.json.decode(msgspec.json.encode(value))  # a tuple becomes a list, as it will in the history


def concerned(change: Change) -> tuple[str, ...]:
    """The ids of the people whom a change concerns."""
    match change:
        case Add(record) | Remove(record):
            return (record.id,) if isinstance(record, Person) else mentioned(record)
        case Set():
            return (change.id,) if change.shelf == "people" else ()
        case Put() | Take():
            return (change.item,) if change.field == "people" else (change.id,) if change.shelf == "people" else ()
        case Place():
            return (change.person,)


def _without(record: Record, shelf: str, person: str) -> Change:
    people = getattr(record, "people", None)
    if people is None:
        return Remove(record)
    return Take(shelf, record.id, "people", person, before(people, person))


def _added(network: Network, change: Add) -> Network:
    record = change.record
    shelf = SHELVES[type(record)]
    records = getattr(network, shelf)
    if record.id in records:
        if records[record.id] == record:
            return network
        raise Misfit(Why.EXISTS, change, records[record.id])
    _check(network, record, change)
    network = _put(network, shelf, {**records, record.id: record})
    if record.id in network.removed:
        network = _put(network, "removed", tuple(one for one in network.removed if one != record.id))
    return network


def _check(network: Network, record: Record, change: Change) -> None:
    people = mentioned(record)
    if isinstance(record, Person) and record.id in network.owner.selves:
        raise Misfit(Why.EXISTS, change, network.owner.selves[record.id])
    for one in people:
        if one not in network.people and (isinstance(record, Tie) or one not in network.owner.selves):
            raise Misfit(Why.GONE if one in network.removed else Why.NOBODY, change, detail=one)
    if len(set(people)) != len(people):
        raise Misfit(Why.INVALID, change, detail="the same person twice")
    if isinstance(record, Tie) and record.id != tie_id(record.a, record.b, record.kind):
        raise Misfit(Why.INVALID, change, detail="the id of a tie follows from its ends and kind")


def _removed(network: Network, change: Remove) -> Network:
    shelf = SHELVES[type(change.was)]
    records = getattr(network, shelf)
    now = records.get(change.was.id)
    if now is None:
        return network
    if now != change.was:
        raise Misfit(Why.CHANGED, change, now)
    if isinstance(now, Person):
        for used in removal(network, now.id)[:-1]:
            raise Misfit(Why.IN_USE, change, used)
        network = _put(network, "removed", (*network.removed, now.id))
    return _put(network, shelf, {id: record for id, record in records.items() if id != now.id})


def _set(network: Network, change: Set) -> Network:
    target = _target(network, change)
    if change.field not in target.__struct_fields__ or change.field in ("id", "format"):
        raise Misfit(Why.INVALID, change, detail=f"no field {change.field}")
    now = plain(getattr(target, change.field))
    if change.value in (now, change.was):  # it is so already, or nothing was meant to change
        return network
    if now != change.was:
        raise Misfit(Why.CHANGED, change, now)
    return _with(network, target, change, change.value)


def _listed(network: Network, change: Put | Take) -> Network:
    target = _target(network, change)
    now = plain(getattr(target, change.field, ""))
    if now is None:  # nothing is known of it any more
        raise Misfit(Why.CHANGED, change, now)
    if not isinstance(now, list):
        raise Misfit(Why.INVALID, change, detail=f"no list {change.field}")
    if (change.item in now) is isinstance(change, Put):  # it is so already
        return network
    if now.count(change.item) > 1:  # twice in the list: nobody can tell which of them was meant
        raise Misfit(Why.CHANGED, change, now)
    if isinstance(change, Take):
        return _with(network, target, change, [one for one in now if one != change.item])
    place = now.index(change.after) + 1 if change.after in now else len(now) if change.after is not None else 0
    return _with(network, target, change, [*now[:place], change.item, *now[place:]])


def _with(network: Network, target: Any, change: Edit, value: Any) -> Network:
    """The network in which a field of a record got another value."""
    plains = {field: plain(getattr(target, field)) for field in target.__struct_fields__}
    plains[change.field] = value
    tag = target.__struct_config__.tag_field
    if tag is not None:
        plains[tag] = target.__struct_config__.tag
    try:
        after = msgspec.convert(plains, type(target), str_keys=True)
    except msgspec.ValidationError as error:
        raise Misfit(Why.INVALID, change, detail=str(error)) from None
    return _back(network, change, after)


def _target(network: Network, change: Edit) -> Any:
    if change.shelf == "network" and change.field in _NETWORK_FIELDS:
        return network
    if change.shelf == "owner" and change.field in _OWNER_FIELDS:
        if isinstance(change, Set) and change.field == "selves" and not change.value:
            raise Misfit(Why.INVALID, change, detail="a network is somebody's")
        return network.owner
    if change.shelf == "selves":
        records: Any = network.owner.selves
    elif change.shelf in SHELVES.values():
        records = getattr(network, change.shelf)
    else:
        raise Misfit(Why.INVALID, change, detail=f"no {change.shelf}.{change.field}")
    if change.id not in records:
        raise Misfit(Why.GONE, change)
    return records[change.id]


def _back(network: Network, change: Edit, after: Any) -> Network:
    if isinstance(after, Network):
        return after
    if isinstance(after, Owner):
        _check_selves(network, after, change)
        return _put(network, "owner", after)
    if isinstance(after, Self):
        selves = {**network.owner.selves, after.id: after}
        return _put(network, "owner", msgspec.structs.replace(network.owner, selves=selves))
    _check(network, after, change)
    return _put(network, change.shelf, {**getattr(network, change.shelf), after.id: after})


def _check_selves(network: Network, after: Owner, change: Edit) -> None:
    """Whose network it is may change (a couple, a family), as long as nothing speaks of who goes."""
    for id, one in after.selves.items():
        if id != one.id:
            raise Misfit(Why.INVALID, change, detail="somebody under another id")
        if id in network.people:
            raise Misfit(Why.EXISTS, change, network.people[id])
    gone = network.owner.selves.keys() - after.selves.keys()
    for shelf in SHELVES.values() if gone else ():
        for record in getattr(network, shelf).values():
            if not gone.isdisjoint(mentioned(record)):
                raise Misfit(Why.IN_USE, change, record)


def _placed(network: Network, change: Place) -> Network:
    placed = network.placements.get(change.layout, {})
    now = placed.get(change.person)
    if change.now in (now, change.was):
        return network
    if change.person not in network.people:
        raise Misfit(Why.GONE, change)
    if now != change.was:
        raise Misfit(Why.CHANGED, change, now)
    after = {id: at for id, at in placed.items() if id != change.person}
    if change.now is not None:
        after[change.person] = change.now
    placements = {layout: at for layout, at in network.placements.items() if layout != change.layout}
    if after:
        placements[change.layout] = after
    return _put(network, "placements", placements)


def _put(network: Network, field: str, value: Any) -> Network:
    return msgspec.structs.replace(network, **{field: value})
