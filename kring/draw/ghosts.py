"""Where somebody in a circle could stand one ring nearer and one ring further: dotted places to tap."""

import math
from collections.abc import Iterator

from kring.draw.seats import Ghost, Seat, Seats

Point = tuple[float, float]
GIVES_WAY = 12.0  # how far the name of who is chosen stands off from its larger symbol, as in drawing.css


def ghosts(seats: Seats, person: str) -> tuple[Ghost, ...]:
    """The free places one ring nearer and one ring further for somebody in the drawing; none for others.

    Each is the nearest one that lies free of names and symbols, or the freest when none does.
    """
    seat = next((seat for seat in seats.seats if seat.person == person), None)
    if seat is None:
        return ()
    rings = [ring for ring in (seat.ring - 1, seat.ring + 1) if 0 <= ring < len(seats.rings)]
    return tuple(_ghost(seats, seat, ring) for ring in rings)


def _ghost(seats: Seats, seat: Seat, ring: int) -> Ghost:
    enough = seats.symbol * 0.64
    points = sorted(_points(seats, seat, ring), key=lambda at: math.dist(at, (seat.x, seat.y)))
    discs, boxes = _discs(seats, seat), _boxes(seats, seat)
    free = (at for at in points if _clearance(discs, boxes, at) >= enough)
    x, y = next(free, None) or max(points, key=lambda at: _clearance(discs, boxes, at))
    inward = math.degrees(math.atan2(seats.y - y, seats.x - x))
    return Ghost(ring, x, y, inward if ring < seat.ring else inward + 180)


def _points(seats: Seats, seat: Seat, ring: int) -> Iterator[Point]:
    sector = seats.sectors[seat.sector]
    inner = seats.rings[ring - 1].radius if ring else seats.centre
    for out in (0.5, 0.36, 0.64):
        radius = inner + (seats.rings[ring].radius - inner) * out
        margin = min(math.degrees(seats.symbol * 0.62 / radius), (sector.end - sector.begin) / 2)
        for step in range(25):
            turn = math.radians(sector.begin + margin + (sector.end - sector.begin - 2 * margin) * step / 24)
            yield seats.x + math.sin(turn) * radius, seats.y - math.cos(turn) * radius


def _discs(seats: Seats, mover: Seat) -> list[tuple[float, float, float]]:
    """Where the symbols are and how far they reach; the mover may be lit and large."""
    return [(one.x, one.y, seats.symbol * (1.05 if one is mover else 0.55)) for one in seats.seats]


def _boxes(seats: Seats, mover: Seat) -> list[tuple[float, float, float, float]]:
    """What the names cover; that of the mover gives way to the larger symbol."""
    pills = [(p.x - p.width / 2, p.y - p.height / 2, p.x + p.width / 2, p.y + p.height / 2) for p in seats.pills]
    left, top, right, bottom = mover.box
    away = (left, top + min(0, GIVES_WAY * mover.sinks), right, bottom + max(0, GIVES_WAY * mover.sinks))
    return [away if seat is mover else seat.box for seat in seats.seats] + pills


def _clearance(
    discs: list[tuple[float, float, float]], boxes: list[tuple[float, float, float, float]], at: Point
) -> float:
    """How far from a point the nearest symbol, name or ring name begins."""
    x, y = at
    symbols = min(math.hypot(one - x, other - y) - reach for one, other, reach in discs)
    names = min(
        math.hypot(max(left - x, 0.0, x - right), max(top - y, 0.0, y - bottom)) for left, top, right, bottom in boxes
    )
    return min(symbols, names)
