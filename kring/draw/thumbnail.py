"""A circle as a small sign: the same tints, stitches and shapes as the drawing, without names. Never a score."""

import math

from kring.draw import shapes, stitch, svg
from kring.draw.cloth import cell
from kring.draw.seats import Seat, Seats, Sector
from kring.draw.svg import moved, number

_SNUG = 0.9  # how much of the way to the nearest somebody takes
_LEAST = 3.4  # px: a smaller sign is no sign any more, so with very many people they do touch


def thumbnail(seats: Seats, side: float, title: str = "", name: str = "") -> str:
    """The drawing as a small sign: the same tints, stitch and shapes, without names. Sides are 52 to 112 px.

    Everybody is as large as leaves the two who stand nearest to each other apart. With a `name` (an id) the page can
    show the same drawing once more.
    """
    outer = seats.rings[-1].radius
    scale = (side / 2 - 3) / (outer + 10)
    symbol_size = _size(seats, scale, min(6.6 * side / 104 + 0.8, 8.0))
    radii = (seats.centre * scale, *(ring.radius * scale for ring in seats.rings))
    middle = side / 2
    cells = "".join(_cell(seats, sector, ring, radii) for sector in seats.sectors for ring in range(len(seats.rings)))
    k, rim_at = 0.55 * side / 104, seats.rim * scale
    rim = "".join(stitch.arc(s.stitch, s.hue, 0, 0, rim_at, s.begin, s.end, k, whole=True) for s in seats.sectors)
    people = "".join(_dot(seats, seat, scale, symbol_size) for seat in seats.seats)
    lamp = f'<circle class="spark" r="{number(max(3.0, side * 0.06))}"/>'
    inside = f"<g {moved(middle, middle)}>{cells}{rim}{people}{lamp}</g>"
    hidden = {"role": "img", "aria-label": title} if title else {"aria-hidden": "true"}
    hidden |= {"id": name} if name else {}
    return svg.element(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        class_="drawing thumbnail",
        viewBox=f"0 0 {number(side)} {number(side)}",
        width=side,
        height=side,
        **hidden,
    )


def _size(seats: Seats, scale: float, most: float) -> float:
    """How wide everybody is drawn: `most`, or what keeps the nearest two apart."""
    at = sorted((seat.x * scale, seat.y * scale) for seat in seats.seats)
    apart = most / _SNUG
    for number_, (x, y) in enumerate(at):
        for other_x, other_y in at[number_ + 1 :]:
            if other_x - x >= apart:
                break
            apart = min(apart, math.hypot(other_x - x, other_y - y))
    return max(apart * _SNUG, min(_LEAST, most))


def _cell(seats: Seats, sector: Sector, ring: int, radii: tuple[float, ...]) -> str:
    line = cell(radii[ring] if ring else 0, radii[ring + 1], sector.begin, sector.end)
    return f'<path class="cell {sector.hue}-{seats.rings[ring].tint}" d="{line}"/>'


def _dot(seats: Seats, seat: Seat, scale: float, size: float) -> str:
    x, y = (seat.x - seats.x) * scale, (seat.y - seats.y) * scale
    hue = seats.sectors[seat.sector].hue
    return f'<path class="dot {hue}" {moved(x, y)} d="{shapes.path(seat.shape, size)}"/>'
