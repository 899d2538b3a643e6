"""What a proposal would do to a picture: who would come, move or go, and which ties (R017).

It compares what is with what would be, so it tells nothing of a change that no picture shows.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from kring.core import network, proposals
from kring.core.changes import Add, Change, Set
from kring.core.network import Event, Network, Person, Placement, Tie
from kring.core.proposals import Changes


class Kind(StrEnum):
    """What would become of somebody or of a tie."""

    NEW = "new"
    MOVED = "moved"
    GONE = "gone"
    TIED = "tied"
    UNTIED = "untied"


class Move(Struct, frozen=True):
    """Somebody who would come, move or go in a layout, as they would be; of `proposal`, as pages call it."""

    kind: Kind
    person: Person
    at: Placement | None
    proposal: str


class Bond(Struct, frozen=True):
    """A tie that would be drawn or taken away. `a` and `b` are its ends as they would be."""

    kind: Kind
    tie: Tie
    a: Person
    b: Person
    proposal: str


class Happening(Struct, frozen=True):
    """An event that would be told, told otherwise (`event` as it would be) or taken off."""

    kind: Kind
    event: Event
    proposal: str


def happenings(value: Network, waiting: dict[str, Changes]) -> list[Happening]:
    """Of each proposal by itself: which events would come, be told otherwise, and go."""
    return [one for id, wanted in waiting.items() for one in _events(value, proposals.drafted(value, [wanted]), id)]


def photos(wanted: Changes) -> frozenset[str]:
    """The ids of the photos that these changes would hang up or put on a card."""
    hung = (one.value if isinstance(one, Set) and one.field == "photo" else _photo(one) for one in wanted)
    return frozenset(id for id in hung if isinstance(id, str))


def _photo(change: Change) -> str | None:
    return getattr(change.record, "photo", None) if isinstance(change, Add) else None


def moves(value: Network, waiting: dict[str, Changes], layout: str) -> list[Move]:
    """Of each proposal by itself: who would get another place in this layout, and who would be taken off."""
    return [
        move for id, wanted in waiting.items() for move in _moves(value, proposals.drafted(value, [wanted]), layout, id)
    ]


def bonds(value: Network, waiting: dict[str, Changes]) -> list[Bond]:
    """Of each proposal by itself: which ties would come and go. Those of who goes altogether are not told of."""
    return [bond for id, wanted in waiting.items() for bond in _bonds(value, proposals.drafted(value, [wanted]), id)]


def newcomers(value: Network, waiting: dict[str, Changes]) -> dict[str, list[Person]]:
    """Of each proposal: who would come onto the list, in the order of naming."""
    found = {
        id: [one for one in network.all_in_order(proposals.drafted(value, [wanted])) if one.id not in value.people]
        for id, wanted in waiting.items()
    }
    return {id: people for id, people in found.items() if people}


def changed(value: Network, waiting: dict[str, Changes]) -> frozenset[str]:
    """Of whom who stays something else would be so: how near the tie is, a wish with them, what they do."""
    drafts = [proposals.drafted(value, [wanted]) for wanted in waiting.values()]
    return frozenset(id for id, one in value.people.items() for draft in drafts if draft.people.get(id, one) != one)


def leaving(value: Network, waiting: dict[str, Changes]) -> dict[str, str]:
    """Who would be taken off the list, and by which proposal: of several the last."""
    drafts = {id: proposals.drafted(value, [wanted]) for id, wanted in waiting.items()}
    return {one: id for id, draft in drafts.items() for one in value.people if one not in draft.people}


def _moves(value: Network, draft: Network, layout: str, id: str) -> Iterator[Move]:
    for one in network.all_in_order(value):
        before = network.placement(value, layout, one.id)
        after = network.placement(draft, layout, one.id)
        if one.id not in draft.people or (_is_in(before) and not _is_in(after)):
            yield Move(Kind.GONE, one, before, id)
        elif before != after and _is_in(after):
            yield Move(Kind.MOVED if _is_in(before) else Kind.NEW, draft.people[one.id], after, id)
    for one in network.all_in_order(draft):
        if one.id not in value.people:
            yield Move(Kind.NEW, one, network.placement(draft, layout, one.id), id)


def _events(value: Network, draft: Network, id: str) -> Iterator[Happening]:
    for key, event in sorted(draft.events.items()):
        if value.events.get(key) != event:
            yield Happening(Kind.MOVED if key in value.events else Kind.NEW, event, id)
    for key, event in sorted(value.events.items()):
        if key not in draft.events:
            yield Happening(Kind.GONE, event, id)


def _bonds(value: Network, draft: Network, id: str) -> Iterator[Bond]:
    for key, tie in sorted(draft.ties.items()):
        if key not in value.ties:
            yield Bond(Kind.TIED, tie, draft.people[tie.a], draft.people[tie.b], id)
    for key, tie in sorted(value.ties.items()):
        if key not in draft.ties and tie.a in draft.people and tie.b in draft.people:
            yield Bond(Kind.UNTIED, tie, value.people[tie.a], value.people[tie.b], id)


def _is_in(at: Placement | None) -> bool:
    return at is not None and not at.left_out and at.ring is not None and at.sector is not None
