"""What somebody edited, as changes: the difference between a record as it was seen and as it was sent."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import msgspec

from kring.core import changes
from kring.core.changes import Add, Change, Edit, Put, Remove, Set, Take
from kring.core.network import SHELVES, Network, Owner, Record

MOST: Final = 50  # changes of items for one list; a list that differs more is another list


def between(before: Record | Owner, after: Record | Owner) -> tuple[Change, ...]:
    """The changes of field that turn one record (or the owner) into another; of a list, item by item."""
    shelf, id = ("owner", "") if isinstance(before, Owner) else (SHELVES[type(before)], before.id)
    return tuple(
        change
        for field in before.__struct_fields__
        if getattr(before, field) != getattr(after, field)
        for change in _of(shelf, id, field, getattr(before, field), getattr(after, field))
    )


def landed(network: Network, change: Change) -> Change:
    """A change that alters this network, as it falls here: an item is taken from behind what it really stands behind.

    Only so does its inverse lead back to the same list, when its maker had an older one in front of them.
    """
    if not isinstance(change, Take):
        return change
    record = network.owner if change.shelf == "owner" else getattr(network, change.shelf)[change.id]
    items = changes.plain(getattr(record, change.field))
    return msgspec.structs.replace(change, after=changes.before(items, change.item))


def effective(network: Network, made: Sequence[Change]) -> tuple[Network, tuple[Change, ...]]:
    """The network after changes, and those of them that alter it, as they fall; what comes in a row, comes at once.

    Raises `Misfit` as `changes.apply_all`.
    """
    found: list[Change] = []
    for kind, run in groupby(made, type):
        some = list(run)
        before = network
        if kind in (Add, Remove):
            network = changes.apply_all(network, tuple(some))
            found += _altering(before, some, is_there=kind is Remove)
            continue
        for one in some:
            before, network = network, changes.apply(network, one)
            found += [landed(before, one)] if network is not before else []
    return network, tuple(found)


def _altering(network: Network, some: Sequence[Change], is_there: bool) -> list[Change]:
    """Of additions those that were not there yet, of removals those that were; each once."""
    found: dict[tuple[str, str], Change] = {}
    for one in some:
        if isinstance(one, Add | Remove):
            record = one.record if isinstance(one, Add) else one.was
            shelf = SHELVES[type(record)]
            if (record.id in getattr(network, shelf)) is is_there:
                found.setdefault((shelf, record.id), one)
    return [*found.values()]


def _of(shelf: str, id: str, field: str, old: Any, new: Any) -> Iterator[Edit]:
    was, value = changes.plain(old), changes.plain(new)
    is_none = value == [] and field != "people"  # that there is none is said of the list as a whole
    if is_none or not (isinstance(was, list) and isinstance(value, list) and _differ_by_items(was, value)):
        yield Set(shelf, id, field, was, value)
        return
    now = list(was)
    for item in (one for one in was if one not in value):
        yield Take(shelf, id, field, item, changes.before(now, item))
        now.remove(item)
    for item in (one for one in value if one not in was):
        yield Put(shelf, id, field, item, changes.before(value, item))


def _differ_by_items(was: list[Any], value: list[Any]) -> bool:
    """Whether two lists hold nothing twice, differ by few, and what is in both stands in the same order."""
    old, new = set(was), set(value)
    if len(old) < len(was) or len(new) < len(value) or len(old ^ new) > MOST:
        return False
    return [one for one in was if one in new] == [one for one in value if one in old]
