"""A network after a change, or the reason why the change does not fit it."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import msgspec

from kring.core.changes.act import Add, Change, Edit, Misfit, Place, Put, Remove, Set, Take, Why, plain
from kring.core.changes.leaving import removal
from kring.core.network import SHELVES, Network, Owner, Person, Record, Self, Tie, mentioned, tie_id

FEW = 8  # additions in a row that are quicker one by one

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
    """The network after all of the changes, or `Misfit` at the first that does not fit.

    What is added, or taken off, one after another is so at once: a family tree of thousands would copy its shelves as
    often.
    """
    for _, run in groupby(changes, type):
        some = list(run)
        if len(some) > FEW and isinstance(some[0], Add):
            network = _all_added(network, [change for change in some if isinstance(change, Add)])
        elif len(some) > FEW and isinstance(some[0], Remove):
            network = _all_removed(network, [change for change in some if isinstance(change, Remove)])
        else:
            for change in some:
                network = apply(network, change)
    return network


def _all_added(network: Network, adds: Sequence[Add]) -> Network:
    """The network after several records were put into it: each shelf is copied once."""
    grown: dict[str, Any] = {
        shelf: dict(getattr(network, shelf)) for shelf in {SHELVES[type(one.record)] for one in adds}
    }
    removed = set(network.removed)
    network = msgspec.structs.replace(network, **grown)  # what is put into these is seen by every check after it
    for change in adds:
        record = change.record
        records = grown[SHELVES[type(record)]]
        if record.id in records:
            if records[record.id] == record:
                continue
            raise Misfit(Why.EXISTS, change, records[record.id])
        _check(network, record, change)
        records[record.id] = record
        removed.discard(record.id)
    return _put(network, "removed", tuple(one for one in network.removed if one in removed))


def _all_removed(network: Network, removes: Sequence[Remove]) -> Network:
    """The network after several records were taken out; where that does not fit, the first one says why."""
    left: dict[str, Any] = {
        shelf: dict(getattr(network, shelf)) for shelf in {SHELVES[type(one.was)] for one in removes}
    }
    gone = dict.fromkeys(one.was.id for one in removes if isinstance(one.was, Person) and one.was.id in network.people)
    off = set[str]()
    for change in removes:
        now = left[SHELVES[type(change.was)]].pop(change.was.id, None)
        if now is None:
            continue
        if now != change.was or not off.isdisjoint(mentioned(now)):
            return _one_by_one(network, removes)
        off |= {now.id} if isinstance(now, Person) else set()
    network_after = _put(msgspec.structs.replace(network, **left), "removed", (*network.removed, *gone))
    speaking = {
        id
        for shelf in SHELVES.values()
        for record in getattr(network_after, shelf).values()
        for id in mentioned(record)
    }
    speaking |= {id for placed in network.placements.values() for id in placed}
    return network_after if speaking.isdisjoint(gone) else _one_by_one(network, removes)


def _one_by_one(network: Network, removes: Sequence[Remove]) -> Network:
    for change in removes:
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
