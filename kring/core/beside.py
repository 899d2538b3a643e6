"""What somebody may not know of stands beside what they say themselves: nothing is lost, and nothing is in their way.

A question has one answer, under one id. Where that is about nobody but people whom the next to answer may not know,
it moves aside, and the question is open as if it never had one. A list of people from which somebody takes all whom
they know keeps nobody for them; the others stand in a record of their own.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final, TypeVar

import msgspec

from kring.core.changes import Act, Add, Change, Misfit, Remove, Set, about, apply_all
from kring.core.network import SHELVES, Answer, Id, Network, Passage, Record, Response

_MARK: Final = "~~"  # between the id that an answer had and what is its own
_ANSWERS: Final = (Answer, Passage, Response)

Kept = TypeVar("Kept", bound=Record)


def is_one(id: Id) -> bool:
    """Whether this is the id of an answer that stands beside another."""
    return _MARK in id


def base(id: Id) -> Id:
    """The id of the answer that this one stands beside, or is."""
    return id.partition(_MARK)[0]


def of(answers: Mapping[Id, Kept], id: Id) -> list[Kept]:
    """The answers that stand beside the one with this id, in an order that says nothing."""
    return [answers[one] for one in sorted(answers) if one.startswith(f"{id}{_MARK}")]


def aside(record: Kept) -> Kept:
    """The same record as it stands beside: an answer under the id it had and a mark, anything else under a new id."""
    own = sha256(msgspec.json.encode(record)).hexdigest()[:16]
    id = f"{base(record.id)[:180]}{_MARK}{own}" if isinstance(record, _ANSWERS) else own
    return msgspec.structs.replace(record, id=id)


def making_way(network: Network, seen: Network, change: Change, gone: Collection[Id]) -> list[Change] | None:
    """What comes of a record under an id of which somebody cannot see that it is taken: the same as if it were free.

    A tie that is there already is there. Nothing comes of an id that nobody could know: that is no answer.
    """
    shelf, id = about(change)
    if not isinstance(change, Add) or id not in getattr(network, shelf) or id in getattr(seen, shelf):
        return None
    there: Any = getattr(network, shelf)[id]
    is_in = within(there) <= {*seen.plans, *seen.sheets}
    if isinstance(there, _ANSWERS) and is_in and not set(gone).isdisjoint(there.people):
        return [Remove(there), Add(aside(there)), change]
    return [] if shelf == "ties" else None


def kept(act: Act, was: Record, gone: Collection[Id]) -> list[Change]:
    """An answer is taken off by somebody who does not know all it names: those stay, beside.

    Not when what it was an answer in goes as well.
    """
    people = tuple(one for one in getattr(was, "people", ()) if one in gone)
    off = {one.was.id for one in act.changes if isinstance(one, Remove)}
    if not isinstance(was, _ANSWERS) or not people or not off.isdisjoint(within(was)):
        return []
    return [Add(aside(msgspec.structs.replace(was, people=people)))]


def within(answer: Record) -> set[Id]:
    """The plan or the sheet that an answer is in."""
    return {id for id in (getattr(answer, "plan", None), getattr(answer, "sheet", None)) if id}


def parted(network: Network, seen: Network, changes: Sequence[Change], gone: Collection[Id]) -> list[Change]:
    """The same changes, and what keeps apart those whom the maker cannot see, where a list has nobody else any more."""
    found = list(changes)
    try:
        after = apply_all(network, tuple(found))
    except Misfit:
        return found
    for shelf, id in dict.fromkeys(about(one) for one in changes if not isinstance(one, Add | Remove)):
        record: Any = getattr(after, shelf, {}).get(id) if shelf in SHELVES.values() else None
        people = getattr(record, "people", ())
        if people and id in getattr(seen, shelf) and set(people) <= set(gone):
            found += [Set(shelf, id, "people", list(people), []), Add(aside(record))]
    return found


def given_back(network: Network, act: Act) -> Iterator[tuple[Change, bool]]:
    """The changes by which somebody takes back what they did, each with whether it brings back what stood beside.

    Where that is as they left it, all goes back as it was. Where it was changed since, it stays where it is.
    """
    ids = {about(one)[1] for one in act.changes}
    moved = {one.was.id: one.was for one in act.changes if isinstance(one, Remove) and _is_of(one.was, ids)}
    stay = {id for id, was in moved.items() if getattr(network, SHELVES[type(was)]).get(id) != was}
    for change in act.changes:
        id = about(change)[1]
        if id not in stay and not (isinstance(change, Add) and any(_is_of(moved[one], {id}) for one in stay)):
            yield change, id in moved


def _is_of(record: Record, ids: Iterable[Id]) -> bool:
    """Whether a record stands beside what has one of these ids."""
    return any(aside(msgspec.structs.replace(record, id=id)).id == record.id for id in ids)
