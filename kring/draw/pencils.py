"""What others propose, in pencil over a drawing: dashed, and nobody moves for it (R017).

`in_circle` and `in_map` decide where; `paint` writes it down as a part to lay upon the drawing.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import msgspec
from msgspec import Struct

from kring.core.method import Layout
from kring.core.network import Person
from kring.core.pencils import Bond, Kind, Move
from kring.draw import apart, names, shapes, svg, widths
from kring.draw.apart import Box, Ground
from kring.draw.relations_seats import Map
from kring.draw.seats import Seats
from kring.draw.shapes import Shape
from kring.draw.svg import escaped, number

MOST: Final = 24  # that are drawn; the list beside the drawing holds them all
LONGEST: Final = 130.0  # pixels of a name
_MARGIN: Final = 24.0

Point = tuple[float, float]
Link = Callable[["Pencil"], str]


class Pencil(Struct, frozen=True):
    """One thing in pencil: somebody at `x`, `y` (`before` is where they stand now), or a line from there to `end`."""

    kind: Kind
    of: str  # the id of the person or of the tie
    name: str
    proposal: str
    x: float
    y: float
    symbol: float
    font: float
    shape: Shape = Shape.OPEN
    initials: str = ""
    before: Point | None = None
    end: Point | None = None


def in_circle(seats: Seats, layout: Layout, moves: Sequence[Move]) -> tuple[Pencil, ...]:
    """Where those who would come or move would stand, each in the freest place of their cell; who would go, there.

    Who would have no place in this circle is not drawn.
    """
    rings = {ring.id: place for place, ring in enumerate(layout.ring)}
    sectors = {sector.id: place for place, sector in enumerate(layout.sector)}
    taken, standing = list(_taken(seats)), {seat.person: (seat.x, seat.y) for seat in seats.seats}
    ground, cells = Ground(taken), dict[tuple[int, int], list[Point]]()
    found: list[Pencil] = []
    for move in moves[:MOST]:
        before, at = standing.get(move.person.id), move.at
        if move.kind is Kind.GONE:
            found += [_somebody(move, before, None, seats.symbol, seats.font)] if before else []
        elif at and at.ring in rings and at.sector in sectors:
            cell = rings[at.ring], sectors[at.sector]
            points = cells.setdefault(cell, cells.get(cell) or _points(seats, *cell))
            box = _box(move.person, seats.symbol, seats.font)
            reach = seats.symbol * 0.6
            point = _free(ground, taken, points, (-reach, -reach, reach, reach) if before else box)
            found.append(_somebody(move, point, before, seats.symbol, seats.font))
    return tuple(found)


def in_map(
    where: Map,
    newcomers: Iterable[tuple[str, Person]],
    bonds: Sequence[Bond],
    others: Iterable[tuple[str, Person, Kind]] = (),
) -> tuple[Map, tuple[Pencil, ...]]:
    """The map, larger where somebody new would stand beyond it, and what lies upon it in pencil.

    Somebody new stands near whom they would be tied to, or below the others. Of `others`, who stand there, it is
    proposed that they go or are told otherwise.
    """
    points = {node.person: complex(node.x, node.y) for node in where.nodes}
    ground, boxes = Ground(node.box for node in where.nodes), list[Box]()
    found: list[Pencil] = []
    for id, person in list(newcomers)[:MOST]:
        box = _box(person, where.symbol, where.font)
        at = ground.nearest(_wanted(where, person, bonds, points), box)
        ground.put(apart.moved(box, at))
        boxes.append(apart.moved(box, at))
        points[person.id] = at
        move = Move(Kind.NEW, person, None, id)
        found.append(_somebody(move, (at.real, at.imag), None, where.symbol, where.font))
    standing = {node.person: (node.x, node.y) for node in where.nodes}
    for id, person, kind in list(others)[:MOST]:
        if stands := standing.get(person.id):
            found.append(_somebody(Move(kind, person, None, id), stands, None, where.symbol, where.font))
    lines = [_line(bond, points, where) for bond in bonds[:MOST] if bond.tie.a in points and bond.tie.b in points]
    return _grown(where, boxes), (*lines, *found)


def paint(pencils: Iterable[Pencil], spoken: Callable[[Pencil], str], link: Link | None = None) -> str:
    """Everything in pencil as one part of a drawing. `spoken` says what is read aloud, `link` where a tap leads."""
    parts = "".join(_painted(one, spoken(one), link(one) if link else "") for one in pencils)
    return f'<g class="pencils">{parts}</g>' if parts else ""


def sign() -> str:
    """A dashed line as it stands in a legend beside a drawing."""
    return (
        '<svg class="drawing sign" viewBox="0 0 52 24" width="52" height="24" aria-hidden="true">'
        '<path class="pencil" d="M4 12H48"/></svg>'
    )


def _somebody(move: Move, at: Point, before: Point | None, symbol: float, font: float) -> Pencil:
    person = move.person
    return Pencil(
        kind=move.kind,
        of=person.id,
        name=names.shortened(person.name, font, LONGEST),
        proposal=move.proposal,
        x=at[0],
        y=at[1],
        symbol=symbol,
        font=font,
        shape=shapes.of(person),
        initials=names.initials(person.name),
        before=before if move.kind is Kind.MOVED else None,
    )


def _taken(seats: Seats) -> Iterator[Box]:
    reach = seats.symbol * 0.56
    for seat in seats.seats:
        yield (seat.x - reach, seat.y - reach, seat.x + reach, seat.y + reach)
        yield seat.box
    for pill in seats.pills:
        yield (
            pill.x - pill.width / 2,
            pill.y - pill.height / 2,
            pill.x + pill.width / 2,
            pill.y + pill.height / 2,
        )


def _box(person: Person, symbol: float, font: float) -> Box:
    """What somebody in pencil covers around their middle: the symbol, and the name below it."""
    half = max(symbol * 0.56, min(widths.width(" ".join(person.name.split()), font), LONGEST) / 2)
    return (-half, -symbol * 0.56, half, symbol * 0.56 + font * 1.25)


def _points(seats: Seats, ring: int, sector: int) -> list[Point]:
    """Places in a cell, the middle first."""
    cell, inner = seats.sectors[sector], seats.rings[ring - 1].radius if ring else seats.centre
    outer, found = seats.rings[ring].radius, list[tuple[float, Point]]()
    for out in (0.5, 0.32, 0.68, 0.8):
        radius = inner + (outer - inner) * out
        margin = min(math.degrees(seats.symbol * 0.6 / radius), (cell.end - cell.begin) / 2)
        for step in range(25):
            turn = cell.begin + margin + (cell.end - cell.begin - 2 * margin) * step / 24
            at = seats.x + math.sin(math.radians(turn)) * radius, seats.y - math.cos(math.radians(turn)) * radius
            found.append((abs(step - 12) + abs(out - 0.5) * 20, at))
    return [at for _, at in sorted(found)]


def _free(ground: Ground, taken: list[Box], points: Sequence[Point], box: Box) -> Point:
    """The first place where symbol and name lie free, else of some the one furthest from all near it; it is taken then.

    A crowded cell is looked at less finely: whoever looks at much that waits should not wait for it.
    """
    at = next((at for at in points if ground.is_free(apart.moved(box, complex(*at)))), None)
    if at is None:
        left, top, right, bottom = apart.around((x, y, x, y) for x, y in points)
        near = [one for one in taken if one[0] < right and left < one[2] and one[1] < bottom and top < one[3]]
        at = max(points[::8], key=lambda at: min((_far(at, one) for one in near), default=0.0))
    there = apart.moved(box, complex(*at))
    ground.put(there)
    taken.append(there)
    return at


def _far(at: Point, box: Box) -> float:
    """How far a point lies from a box; in it, it is nearer the nearer it is to its middle."""
    across = max(box[0] - at[0], at[0] - box[2])
    down = max(box[1] - at[1], at[1] - box[3])
    return math.hypot(max(across, 0.0), max(down, 0.0)) if max(across, down) > 0 else max(across, down)


def _wanted(where: Map, person: Person, bonds: Sequence[Bond], points: dict[str, complex]) -> complex:
    """Near whom somebody new would be tied to; else below the others, in the middle."""
    ends = [(bond.tie.a, bond.tie.b) for bond in bonds if person.id in (bond.tie.a, bond.tie.b)]
    near = [points[one] for pair in ends for one in pair if one in points]
    if near:
        return near[0] + complex(0, where.symbol * 2.6)
    return complex(where.left + where.width / 2, where.top + where.height - _MARGIN)


def _line(bond: Bond, points: dict[str, complex], where: Map) -> Pencil:
    start, end = points[bond.tie.a], points[bond.tie.b]
    way = (end - start) / (abs(end - start) or 1.0)
    start, end = start + way * where.symbol * 0.62, end - way * where.symbol * 0.62
    named = f"{bond.a.name}, {bond.b.name}"
    return Pencil(
        bond.kind,
        bond.tie.id,
        named,
        bond.proposal,
        start.real,
        start.imag,
        where.symbol,
        where.font,
        end=(end.real, end.imag),
    )


def _grown(where: Map, boxes: Sequence[Box]) -> Map:
    """The same map with room for these boxes: nobody's numbers change."""
    right, bottom = where.left + where.width, where.top + where.height
    for box in boxes:
        right, bottom = max(right, box[2] + _MARGIN), max(bottom, box[3] + _MARGIN)
    left = min([where.left, *(box[0] - _MARGIN for box in boxes)])
    top = min([where.top, *(box[1] - _MARGIN for box in boxes)])
    return msgspec.structs.replace(where, left=left, top=top, width=right - left, height=bottom - top)


def _painted(one: Pencil, spoken: str, address: str) -> str:
    if one.end:
        inside = _stroke(one)
    elif one.kind is Kind.GONE or (one.kind is Kind.MOVED and one.before is None):
        inside = _ringed(one)
    else:
        inside = _drawn(one)
    opening = f'class="pencilled {one.kind}" data-proposal="{one.proposal}" aria-label="{escaped(spoken)}"'
    if not address:
        return f'<g {opening} role="img">{inside}</g>'
    return f'<a href="{escaped(address)}" {opening}>{inside}</a>'


def _drawn(one: Pencil) -> str:
    """Somebody as they would stand; with a line from where they stand now, and where their name stands already."""
    way = _way(one) if one.before else ""
    outline = f'<path class="pencil in" d="{shapes.path(one.shape, one.symbol)}"/>'
    signs = (
        f'<text class="initials" font-size="{number(one.symbol * 0.41)}"'
        f' y="{number(one.symbol * 0.41 * shapes.drop(one.shape))}">{escaped(one.initials)}</text>'
    )
    touch = f'<circle class="touch" r="{number(max(22.0, one.symbol * 0.58))}"/>'
    below = one.y + one.symbol * 0.56 + one.font
    name = "" if one.before else svg.text(one.name, one.x, below, "name on-paper", font_size=one.font)
    return f"{way}<g {svg.moved(one.x, one.y)}>{touch}{outline}{signs}</g>{name}"


def _way(one: Pencil) -> str:
    assert one.before is not None
    start, end = complex(*one.before), complex(one.x, one.y)
    way = (end - start) / (abs(end - start) or 1.0)
    start, end = start + way * one.symbol * 0.62, end - way * one.symbol * 0.66
    wings = [end - way * 9 + way * 1j * side for side in (5, -5)]
    tip = "".join(f"M{number(wing.real)} {number(wing.imag)}L{number(end.real)} {number(end.imag)}" for wing in wings)
    line = f"M{number(start.real)} {number(start.imag)}L{number(end.real)} {number(end.imag)}"
    return f'<path class="pencil" d="{line}"/><path class="pencil tip" d="{tip}"/>'


def _ringed(one: Pencil) -> str:
    """A dashed ring around who would be told otherwise; with a stroke through it over who would be taken off."""
    reach = one.symbol * 0.66
    side = reach * math.sqrt(0.5)
    stroke = f"M{number(-side)} {number(side)}L{number(side)} {number(-side)}"
    ring = f'<circle class="pencil" r="{number(reach)}"/>'
    ring += f'<path class="pencil tip" d="{stroke}"/>' if one.kind is Kind.GONE else ""
    return f'<g {svg.moved(one.x, one.y)}><circle class="touch" r="{number(max(22.0, reach))}"/>{ring}</g>'


def _stroke(one: Pencil) -> str:
    """A line that would come; one that would go is crossed out in its middle, one told otherwise has a ring there."""
    assert one.end is not None
    x, y = one.end
    line = f"M{number(one.x)} {number(one.y)}L{number(x)} {number(y)}"
    across, down = (one.x + x) / 2, (one.y + y) / 2
    if one.kind is Kind.MOVED:
        ring = f'<circle class="pencil" cx="{number(across)}" cy="{number(down)}" r="9"/>'
        return f'<path class="tie-touch" d="{line}"/>{ring}'
    if one.kind is not Kind.UNTIED:
        return f'<path class="tie-touch" d="{line}"/><path class="pencil" d="{line}"/>'
    cross = f"M{number(across - 7)} {number(down - 7)}l14 14M{number(across + 7)} {number(down - 7)}l-14 14"
    return f'<path class="tie-touch" d="{line}"/><path class="pencil tip" d="{cross}"/>'
