"""What can happen, one small value each, an act of several, and what takes it back."""

from enum import StrEnum
from typing import Any, Final

import msgspec
from msgspec import Struct

from kring.core import formats
from kring.core.network import FORMAT, SHELVES, Id, Person, Placement, Record, mentioned


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


def plain(value: Any) -> Any:
    """A value as JSON would hold it: what `Set` compares and stores."""
    return msgspec.json.decode(msgspec.json.encode(value))  # a tuple becomes a list, as it will in the history


def about(change: Change) -> tuple[str, str]:
    """The shelf and the id of what a change is about; of a place, the layout and the person."""
    match change:
        case Add(record) | Remove(record):
            return SHELVES[type(record)], record.id
        case Set() | Put() | Take():
            return change.shelf, change.id
        case Place():
            return change.layout, change.person


def concerned(change: Change) -> tuple[str, ...]:
    """The ids of the people whom a change concerns."""
    match change:
        case Add(record) | Remove(record):
            return (record.id,) if isinstance(record, Person) else mentioned(record)
        case Set():
            return (change.id,) if change.shelf == "people" else ()
        case Put() | Take():
            if change.field in ("people", "consents"):
                return (change.item,)
            return (change.id,) if change.shelf == "people" else ()
        case Place():
            return (change.person,)
