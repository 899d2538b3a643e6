"""What must happen before somebody can be off the network: nothing may speak of them any more."""

from collections.abc import Sequence
from typing import Any

from kring.core.changes.act import Change, Place, Remove, Set, Take
from kring.core.network import SHELVES, Action, Network, Record, mentioned


def removal(network: Network, person: str) -> tuple[Change, ...]:
    """All that must happen to take someone off the network with everything that speaks of them."""
    found: list[Change] = [
        Place(layout, person, placed[person], None) for layout, placed in network.placements.items() if person in placed
    ]
    for shelf in SHELVES.values():
        for record in getattr(network, shelf).values():
            if person in mentioned(record):
                found.append(
                    Remove(record) if _is_of_nobody_else(network, record, person) else _without(record, shelf, person)
                )
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


def _without(record: Record, shelf: str, person: str) -> Change:
    if isinstance(record, Action) and record.by == person:  # it is the owner's again, until somebody takes it on
        return Set(shelf, record.id, "by", person, None)
    people = getattr(record, "people", None)
    if people is None:
        return Remove(record)
    return Take(shelf, record.id, "people", person, before(people, person))
