"""Taking a whole network into an empty one, as changes like any other.

So it is one act: in the history, and taken back by one undo. It never mixes two
networks that both hold people.
"""

from kring.core import changes
from kring.core.changes import Add, Change, Place, Set
from kring.core.network import SHELVES, Network


def is_empty(network: Network) -> bool:
    """Whether nothing was put into a network yet but whose it is and what they say."""
    return not any(getattr(network, shelf) for shelf in SHELVES.values()) and not network.placements


def taken_in(empty: Network, whole: Network) -> tuple[Change, ...]:
    """The changes that make an empty network hold what another holds: all but its id and whom it lost.

    Raises `ValueError` when the first is not empty.
    """
    if not is_empty(empty):
        raise ValueError("only an empty network takes in another")
    said = [
        Set(shelf, "", field, was, now)
        for shelf, before, after, fields in (
            ("owner", empty.owner, whole.owner, whole.owner.__struct_fields__),
            ("network", empty, whole, ("story", "view")),
        )
        for field in fields
        if (was := changes.plain(getattr(before, field))) != (now := changes.plain(getattr(after, field)))
    ]
    records = [Add(record) for shelf in SHELVES.values() for record in getattr(whole, shelf).values()]
    placed = [
        Place(layout, person, None, at) for layout, people in whole.placements.items() for person, at in people.items()
    ]
    return (*said, *records, *placed)
