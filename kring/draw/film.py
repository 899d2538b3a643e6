"""One circle at several moments: whoever stands in the same place at two of them sits on the same seat at both.

`share` seats everybody of all moments at once; `place` then shows one moment and moves nobody.
"""

from collections.abc import Sequence

import msgspec

from kring.core import network
from kring.core.method import Layout
from kring.core.network import Network, Person, Placement
from kring.draw import circle
from kring.draw.seats import Held, Kept, Seats


def share(nets: Sequence[Network], layout: Layout, size: str, kept: Kept | None = None) -> Held:
    """The seats of everybody in every place where they ever stood, the newest moment last.

    `kept` are the seats of the newest moment; who stands there stays there. Whoever stood in
    several places has a seat in each. Raises `KeyError` for another size, `IndexError` without a moment.
    """
    guests, at = dict[str, Person](), dict[str, Placement]()
    for net in reversed(nets):
        for person, where in _standing(net, layout):
            id = _seat(person.id, where, at)
            guests[id] = _signed(guests.get(id), msgspec.structs.replace(person, id=id))
            at[id] = where
    everyone = msgspec.structs.replace(nets[-1], people=guests, placements={layout.id: at})
    return circle.place(everyone, layout, size, kept).held


def place(net: Network, layout: Layout, size: str, held: Held) -> Seats:
    """The drawing of one moment on shared seats. Whoever has no seat there is not drawn."""
    seats = {(_owner(id), spot.ring, spot.sector): spot for id, spot in held.spots.items()}
    spots = {
        person.id: seats[key]
        for person, at in _standing(net, layout)
        if (key := (person.id, at.ring or "", at.sector or "")) in seats
    }
    return circle.still(net, layout, size, Held(held.frame, spots))


def _standing(net: Network, layout: Layout) -> list[tuple[Person, Placement]]:
    """Who has a ring and a sector, in the order of naming."""
    placed = net.placements.get(layout.id, {})
    found = [(person, placed[person.id]) for person in network.in_order(net) if person.id in placed]
    return [(person, at) for person, at in found if at.ring and at.sector and not at.left_out]


def _seat(id: str, where: Placement, at: dict[str, Placement]) -> str:
    """Under which name somebody sits there: their own in the newest place, with the place behind it in an older one."""
    newest = at.get(id)
    if newest is None or (newest.ring, newest.sector) == (where.ring, where.sector):
        return id
    return f"{id}@{where.ring}@{where.sector}"


def _owner(seat: str) -> str:
    return seat.partition("@")[0]  # no id has an @ in it


def _signed(newer: Person | None, person: Person) -> Person:
    """Somebody as they were last, with room for the signs that they ever wore."""
    if newer is None:
        return person
    return msgspec.structs.replace(
        newer,
        potential_friend=newer.potential_friend or person.potential_friend,
        potential_helper=newer.potential_helper or person.potential_helper,
    )
