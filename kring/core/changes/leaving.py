"""What must happen before somebody can be off the network: nothing may speak of them any more."""

from collections.abc import Iterator, Sequence
from typing import Any

from kring.core.changes.act import Change, Place, Remove, Set, Take
from kring.core.network import LISTS, SHELVES, SINGLE, Network, Record, Success, mentioned


def removal(network: Network, person: str) -> tuple[Change, ...]:
    """All that must happen to take someone off the network with everything that speaks of them."""
    found: list[Change] = [
        Place(layout, person, placed[person], None) for layout, placed in network.placements.items() if person in placed
    ]
    for shelf in SHELVES.values():
        for record in getattr(network, shelf).values():
            if person in mentioned(record):
                is_alone = _is_of_nobody_else(network, record, person)
                found += [Remove(record)] if is_alone else _without(record, shelf, person)
    if person in network.people:
        found.append(Remove(network.people[person]))
    return tuple(found)


def _is_of_nobody_else(network: Network, record: Record, person: str) -> bool:
    """Whether a record speaks of a confidential person alone: it goes along, or it would be told of without them."""
    one = network.people.get(person)
    return one is not None and one.confidential and set(mentioned(record)) == {person}


def before(items: Sequence[Any], item: Any) -> Any:
    """What an item of a list stands behind: what `Put` and `Take` call `after`; `None` at the front."""
    place = items.index(item)
    return items[place - 1] if place else None


def _without(record: Record, shelf: str, person: str) -> Iterator[Change]:
    """What somebody did is the owner's again, until somebody takes it on; a photo in which they stand goes.

    They would still be in it, and nobody could know any more that they have not said yes (R106).
    """
    own = [field for field in SINGLE.get(type(record), ()) if getattr(record, field) == person]
    yield from (Set(shelf, record.id, field, person, None) for field in own)
    if not hasattr(record, "people"):
        yield from [] if own else [Remove(record)]
        return
    for field in LISTS.get(type(record), ("people",)):
        people = getattr(record, field)
        if person in people:
            yield Take(shelf, record.id, field, person, before(people, person))
    if isinstance(record, Success) and record.photo:
        yield Set(shelf, record.id, "photo", record.photo, None)
