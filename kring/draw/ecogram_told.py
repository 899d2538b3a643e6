"""An ecogram as numbers for others: who stands where, the lines to the owner, and the names of the domains."""

from kring.draw import genogram
from kring.draw.ecogram_seats import Ecogram, Within
from kring.draw.placed import Area, Line, Placed, Stand
from kring.draw.seats import Seat


def told(placed: Ecogram, drawing: str) -> Placed:
    """What `ecogram.place` decided, in the words that all drawings share. The owner is `owner` at the end of a line.

    Where a family stands in the circle, a line ends at the one whom it concerns, by their id, or at the circle.
    """
    if placed.within is not None:
        return _with_family(placed, placed.within, drawing)
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


def _with_family(placed: Ecogram, within: Within, drawing: str) -> Placed:
    """The family first, each with their row in the circle, and its own lines; then who stands outside."""
    x, y = placed.x + within.left, placed.y + within.top
    family = genogram.told(within.genogram, drawing, placed.size)
    stems = {one.person: one for one in placed.lines}
    found = [Line(one.kind, one.to, one.person, (*one.points[::-1], stems[one.person].end)) for one in placed.leads]
    led = {one.person for one in placed.leads}
    found += [
        Line(one.kind, "owner", one.person, (one.begin, one.end)) for one in placed.lines if one.person not in led
    ]
    return Placed(
        drawing=drawing,
        size=placed.size,
        width=placed.width,
        height=placed.height,
        middle=(placed.x, placed.y),
        people=(
            *(_inside(one, x, y) for one in family.people),
            *(_stand(placed, seat) for seat in placed.seats),
        ),
        lines=(
            *(
                Line(one.kind, one.a, one.b, tuple((x + at, y + down) for at, down in one.points))
                for one in family.lines
            ),
            *found,
        ),
        boxes=tuple(Area("domain", part.id, part.box) for part in placed.parts),
    )


def _inside(one: Stand, x: float, y: float) -> Stand:
    left, top, right, bottom = one.label
    label = (left + x, top + y, right + x, bottom + y)
    return Stand(one.person, one.name, one.x + x, one.y + y, one.width, label, {"inside": one.where["row"]})
