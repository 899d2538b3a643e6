"""An ecogram as numbers for others: who stands where, the lines to the owner, and the names of the domains."""

from kring.draw.ecogram_seats import Ecogram
from kring.draw.placed import Area, Line, Placed, Stand
from kring.draw.seats import Seat


def told(placed: Ecogram, drawing: str) -> Placed:
    """What `ecogram.place` decided, in the words that all drawings share. The owner is `owner` at the end of a line."""
    return Placed(
        drawing=drawing,
        size=placed.size,
        width=placed.width,
        height=placed.height,
        middle=(placed.x, placed.y),
        people=tuple(_stand(placed, seat) for seat in placed.seats),
        lines=tuple(Line(one.kind, "owner", one.person, (one.begin, one.end)) for one in placed.lines),
        boxes=tuple(Area("domain", part.id, part.box) for part in placed.parts),
    )


def _stand(placed: Ecogram, seat: Seat) -> Stand:
    where = {"domain": placed.parts[seat.sector].id}
    return Stand(seat.person, seat.full_name, seat.x, seat.y, placed.symbol, seat.box, where)
