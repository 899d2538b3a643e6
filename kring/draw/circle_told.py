"""A circle as numbers for others: who stands where, the names of the rings, and the groups."""

from kring.draw.placed import Area, Placed, Stand
from kring.draw.seats import Pill, Seat, Seats


def told(seats: Seats, drawing: str) -> Placed:
    """What `circle.place` decided, in the words that all drawings share. There are no lines in a circle."""
    return Placed(
        drawing=drawing,
        size=seats.size,
        width=seats.width,
        height=seats.height,
        middle=(seats.x, seats.y),
        people=tuple(_stand(seats, seat) for seat in seats.seats),
        boxes=tuple(_name(seats, pill) for pill in seats.pills),
    )


def _stand(seats: Seats, seat: Seat) -> Stand:
    where = {"ring": seats.rings[seat.ring].id, "sector": seats.sectors[seat.sector].id}
    return Stand(seat.person, seat.full_name, seat.x, seat.y, seats.symbol, seat.box, where)


def _name(seats: Seats, pill: Pill) -> Area:
    half, high = pill.width / 2, pill.height / 2
    return Area("ring", seats.rings[pill.ring].id, (pill.x - half, pill.y - high, pill.x + half, pill.y + high))
