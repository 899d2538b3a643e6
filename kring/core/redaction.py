"""Taking people out of a network together with every mention of them, as if they had never been named.

For who may not be known to a viewer, for who was erased, and for asking what would be without them.
"""

from collections.abc import Collection
from typing import Any

import msgspec

from kring.core.network import SHELVES, Action, Fact, Interaction, Network, Person, Record, mentioned


def without(network: Network, people: Collection[str], keeps_words: bool = False) -> Network:
    """The network without these people, their ties, places and mentions; ids that are nobody's make no difference.

    An id among them can also be that of one interaction or fact: only that goes.

    Whatever is only about them goes too (with `keeps_words` a wish, an event or a group stays, as about nobody); a list
    keeps the others. Brothers and sisters in their order go as a whole, for one less would tell another story.
    Free text stays: a name inside a story cannot be cut out of it.
    """
    gone = frozenset(people)
    if not gone:
        return network
    shelves: dict[str, Any] = {
        shelf: {
            id: left
            for id, record in getattr(network, shelf).items()
            if (left := rest(record, gone, keeps_words)) is not None
        }
        for shelf in SHELVES.values()
    }
    placements = {
        layout: {person: at for person, at in placed.items() if person not in gone}
        for layout, placed in network.placements.items()
    }
    shelves["placements"] = {layout: placed for layout, placed in placements.items() if placed}
    return msgspec.structs.replace(network, **shelves)


def rest(record: Record, gone: frozenset[str], keeps_words: bool = False) -> Record | None:
    """What is left of a record when some people are not to be known: nothing of what was only about them."""
    if isinstance(record, (Person, Interaction, Fact)) and record.id in gone:
        return None
    if gone.isdisjoint(mentioned(record)):
        return record
    people = getattr(record, "people", None)
    if people is None or SHELVES[type(record)] == "siblings":
        return None
    left = tuple(one for one in people if one not in gone)
    if isinstance(record, Action) and record.by in gone:
        return msgspec.structs.replace(record, people=left, by=None) if keeps_words else None
    return msgspec.structs.replace(record, people=left) if left or keeps_words else None
