"""What proposals would do to the drawing of a family: who and which lines would come, go, or be told otherwise (R017).

Each proposal is compared by itself with what is. Nothing that is goes out of the drawing before somebody says yes.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from kring.core import check, family, proposals
from kring.core.network import (
    Descent,
    Group,
    Id,
    Interaction,
    Network,
    Partnership,
    Person,
    Record,
    Self,
    Siblings,
)
from kring.core.pencils import Kind
from kring.core.proposals import Changes

SHELVES: Final = ("people", "descents", "partnerships", "siblings", "interactions", "facts", "groups")
_TOLD: Final = ("name", "gender", "born", "died", "status", "sort", "off_family")  # what a family says of somebody
Tie = tuple[str, frozenset[Id]]


class Pencil(Struct, frozen=True):
    """What would become of somebody, or of a record: it comes, goes, or is told otherwise; `now` is how it would be."""

    kind: Kind
    proposal: str
    now: Record | Self | None = None


class Draft(Struct, frozen=True):
    """A family with all that would come in it, and what is in pencil there: by the id of a person or of a record."""

    value: Network
    pencils: Mapping[Id, Pencil] = {}

    def ties(self) -> dict[Tie, Pencil]:
        """Which lines are in pencil, each by what it is and whom it ties.

        A line that says several things is in pencil only when all that it says would come, or would go.
        """
        found: dict[Tie, list[Pencil | None]] = {}
        for shelf in SHELVES[1:5]:
            for one in getattr(self.value, shelf).values():
                found.setdefault(tie(one), []).append(self.pencils.get(one.id))
        return {key: one for key, all_ in found.items() if (one := _of_all(all_)) is not None}


def tie(record: Descent | Partnership | Siblings | Interaction) -> Tie:
    """Which line of a family a record is: what it is, and whom it ties."""
    match record:
        case Descent():
            return f"brood {record.kind}", frozenset((record.child, record.parent))
        case Partnership():
            return "couple", frozenset((record.a, record.b))
        case Siblings():
            return "siblings", frozenset(record.people)
    return f"interaction {record.kind}", frozenset((record.a, record.b))


def draft(value: Network, waiting: Mapping[str, Changes]) -> Draft:
    """The family as it is with all that would come, and all that is in pencil in it.

    A proposal that together with the others would make somebody their own ancestor is not drawn: it is only listed.
    """
    pencils: dict[Id, Pencil] = {}
    whole = value
    for id, wanted in waiting.items():
        found = {key: one for key, one in _told(value, proposals.drafted(value, [wanted]), id) if key not in pencils}
        larger = _with(whole, found)
        if _has_loop(larger) and not _has_loop(whole):
            continue
        whole, pencils = larger, pencils | {key: one for key, (_, one) in found.items()}
    there = family.members(whole)
    kept = {id: one for id, one in pencils.items() if id in there or id not in whole.people}
    return Draft(whole if kept else value, kept)


def _of_all(found: list[Pencil | None]) -> Pencil | None:
    """What is said of a line by all that it says together."""
    known = [one for one in found if one is not None]
    if not known:
        return None
    kinds = {one.kind for one in known}
    if len(known) == len(found) and len(kinds) == 1:
        return known[0]
    return msgspec.structs.replace(known[0], kind=Kind.MOVED)


def _told(value: Network, drafted: Network, proposal: str) -> Iterator[tuple[Id, tuple[str, Pencil]]]:
    for shelf in SHELVES:
        was, now = getattr(value, shelf), getattr(drafted, shelf)
        for id in {**was, **now}:
            before, after = was.get(id), now.get(id)
            if before != after and _is_of_family(before, after):
                kind = Kind.NEW if before is None else Kind.GONE if after is None else Kind.MOVED
                yield id, (shelf, Pencil(kind, proposal, after))
    for id, one in drafted.owner.selves.items():
        if id in value.owner.selves and _said(one) != _said(value.owner.selves[id]):
            yield id, ("", Pencil(Kind.MOVED, proposal, one))


def _is_of_family(before: Any, after: Any) -> bool:
    if isinstance(before, Person) and isinstance(after, Person):
        return _said(before) != _said(after)
    one = before or after
    return not isinstance(one, Group) or one.is_household


def _said(one: Person | Self) -> list[Any]:
    return [getattr(one, field, None) for field in _TOLD]


def _with(value: Network, found: Mapping[Id, tuple[str, Pencil]]) -> Network:
    """The network with what would come; what would go or change is as it is."""
    shelves: dict[str, dict[Id, Any]] = {}
    for id, (shelf, one) in found.items():
        if one.kind is Kind.NEW:
            shelves.setdefault(shelf, dict(getattr(value, shelf)))[id] = one.now
    return msgspec.structs.replace(value, **shelves)


def _has_loop(value: Network) -> bool:
    return any(one.code == "own_ancestor" for one in check.generations(value))
