"""The personal support web: the owner in the middle, and a thread to each part of life with who and what is there.

`place` answers with numbers, `paint` writes them down. The parts stand in two columns, in the
order given: down the left and then down the right. A part where nothing is stays, on a dotted
thread. The same web always stands the same.
"""

import math
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from kring.core import network, tied
from kring.core.network import Network, Owner, Person
from kring.draw import corners, names, shapes, widths
from kring.draw.placed import Area, Line, Placed, Point, Stand
from kring.draw.seats import Middle, Seat
from kring.draw.web_ink import paint
from kring.draw.web_seats import Block, Part, Web

__all__ = ["OUTLINES", "SIZES", "Part", "Web", "paint", "place", "told"]

OUTLINES: Final = shapes.OF_SORT
SIZES: Final = ("wide", "tablet", "paper")


class Measure(Struct, frozen=True):
    """The values of one size, in CSS pixels; `least` is how high the name of a part is at least, to be tapped."""

    width: float
    height: float
    margin: float
    top: float
    foot: float
    column: float
    row: float
    symbol: float
    font: float
    head: float
    least: float
    centre: float


MEASURES: Final[dict[str, Measure]] = {
    "wide": Measure(984, 560, 24, 16, 52, 372, 46, 34, 15, 17, 44, 52),
    "tablet": Measure(636, 600, 16, 12, 52, 236, 46, 30, 14, 15, 44, 40),
    "paper": Measure(1123, 794, 45, 110, 100, 420, 40, 30, 15, 16, 26, 48),
}
APART: Final = 26.0  # the least distance between two parts
FURTHEST: Final = 64.0  # and the largest
GAP: Final = 18.0  # between a name and the next symbol
INSET: Final = 16.0  # from the edge of a part to its first symbol


def place(net: Network, parts: Sequence[Part], size: str, together: Sequence[Part] = ()) -> Web:
    """Where every part of life stands, and who and what is in it, in a drawing of a size.

    `together` are the parts of several moments as one, with everybody who is in any: between drawings that get
    the same ones nobody jumps. Of whoever is in these only, the place stays empty.

    Sizes are `wide`, `tablet` and `paper`. The drawing grows downwards with the fullest column, on paper
    in the shape of the sheet. Somebody who is in several parts stands in each. Raises `KeyError` for another size.
    """
    measure, owner, drawn = MEASURES[size], net.owner, {part.id: part for part in parts}
    every = [_with(part, drawn.get(part.id)) for part in together or parts]
    half = math.ceil(len(every) / 2)
    columns = [every[:half], every[half:]]
    needed = max([_needed(column, measure, owner) for column in columns])
    height = max(measure.height, needed + measure.top + measure.foot)
    width = height * measure.width / measure.height if size == "paper" else measure.width
    x, y = width / 2, (measure.top + height - measure.foot) / 2
    blocks, seats = list[Block](), list[Seat]()
    for side, column in zip((-1, 1), columns, strict=True):
        edge = x + side * (width / 2 - measure.margin - measure.column)
        for part, top in _stacked(column, measure, owner, height):
            if part.id not in drawn:
                continue
            there = {one.id for one in drawn[part.id].holds}
            found = _seats(part, len(blocks), side, edge, top, measure, owner)
            seats += [one for one in found if one.person in there]
            blocks.append(_block(part, not there, side, edge, top, measure, owner, (x, y)))
    one = network.together(net.owner)
    return Web(
        size=size,
        width=width,
        height=height,
        x=x,
        y=y,
        centre=measure.centre,
        symbol=measure.symbol,
        font=measure.font,
        head=measure.head,
        foot=measure.foot,
        margin=measure.margin,
        owner=Middle(names.initials(network.called(net)), one.face, one.photo),
        blocks=tuple(blocks),
        seats=tuple(seats),
    )


def _with(part: Part, now: Part | None) -> Part:
    """A part with everybody in it as they are in this drawing, where they are."""
    known = {one.id: one for one in now.holds} if now else {}
    return Part(part.id, part.name, tuple(known.get(one.id, one) for one in part.holds))


def told(placed: Web, drawing: str) -> Placed:
    """The numbers as every drawing tells them; `drawing` is what it is called."""
    return Placed(
        drawing=drawing,
        size=placed.size,
        width=placed.width,
        height=placed.height,
        middle=(placed.x, placed.y),
        people=tuple(
            Stand(one.person, one.full_name, one.x, one.y, placed.symbol, one.box, {"domain": _of(placed, one)})
            for one in placed.seats
        ),
        lines=tuple(Line("bare" if one.is_bare else "covered", "", one.id, one.thread) for one in placed.blocks),
        boxes=tuple(Area("domain", one.id, _box(one, placed)) for one in placed.blocks),
    )


def _of(placed: Web, seat: Seat) -> str:
    return placed.blocks[seat.sector].id


def _box(block: Block, placed: Web) -> tuple[float, float, float, float]:
    far = block.x + block.side * MEASURES[placed.size].column
    return (min(block.x, far), block.top, max(block.x, far), block.bottom)


def _lines(part: Part, measure: Measure) -> tuple[str, ...]:
    lines = corners.wrapped(part.name, measure.head, measure.column - INSET)
    return tuple(names.shortened(line, measure.head, measure.column - INSET) for line in lines[:3])


def _high(part: Part, measure: Measure, owner: Owner) -> float:
    """How high a part is: its name, and a row for as many as fit beside each other, or for nothing."""
    return _named(part, measure) + max(1, len(_rows(part, measure, owner))) * measure.row


def _named(part: Part, measure: Measure) -> float:
    return max(measure.least, len(_lines(part, measure)) * measure.head * 1.25 + 6)


def _rows(part: Part, measure: Measure, owner: Owner) -> list[list[tuple[Person, str, float]]]:
    """Who and what is in a part, row by row: each with the name that fits, and the room that both take."""
    most = measure.column - INSET
    beside = _beside(measure)
    rows, used = list[list[tuple[Person, str, float]]](), most + 1
    for one in part.holds:
        name = names.written(owner, one, measure.font, most - beside)
        wide = beside + widths.width(name, measure.font)
        if used + wide > most:
            rows.append([])
            used = 0.0
        rows[-1].append((one, name, wide))
        used += wide + GAP
    return rows


def _beside(measure: Measure) -> float:
    """From the edge of a symbol to where its name begins."""
    return measure.symbol * 1.2 + 7


def _needed(column: Sequence[Part], measure: Measure, owner: Owner) -> float:
    return sum(_high(part, measure, owner) for part in column) + APART * max(0, len(column) - 1)


def _stacked(column: Sequence[Part], measure: Measure, owner: Owner, height: float) -> list[tuple[Part, float]]:
    """The parts of a column with where each begins, spread over the height."""
    if not column:
        return []
    room = height - measure.top - measure.foot
    used = sum(_high(part, measure, owner) for part in column)
    apart = min(FURTHEST, (room - used) / (len(column) - 1)) if len(column) > 1 else 0.0
    top = measure.top + (room - used - apart * (len(column) - 1)) / 2
    found = []
    for part in column:
        found.append((part, top))
        top += _high(part, measure, owner) + apart
    return found


def _block(
    part: Part, is_bare: bool, side: int, edge: float, top: float, measure: Measure, owner: Owner, middle: Point
) -> Block:
    high = _high(part, measure, owner)
    end = (edge, top + high / 2)
    x, y = middle
    away = math.dist(end, middle)
    begin = (x + (end[0] - x) / away * measure.centre, y + (end[1] - y) / away * measure.centre)
    bend = (edge - begin[0]) * 0.55
    thread = (begin, (begin[0] + bend, begin[1] + (end[1] - y) * 0.1), (end[0] - bend, end[1]), end)
    return Block(
        id=part.id,
        name=part.name,
        lines=_lines(part, measure),
        side=side,
        x=edge,
        top=top,
        named=top + _named(part, measure),
        bottom=top + high,
        is_bare=is_bare,
        thread=thread,
    )


def _seats(part: Part, number: int, side: int, edge: float, top: float, measure: Measure, owner: Owner) -> list[Seat]:
    found, y = list[Seat](), top + _named(part, measure) + measure.row / 2
    for row in _rows(part, measure, owner):
        x = edge + side * INSET
        for one, name, wide in row:
            found.append(_seat(one, name, tied.selves(owner, one), number, side, x, y, measure))
            x += side * (wide + GAP)
        y += measure.row
    return found


def _seat(one: Person, name: str, of: str, number: int, side: int, x: float, y: float, measure: Measure) -> Seat:
    name_x, length = x + side * _beside(measure), widths.width(name, measure.font)
    left, right = (name_x, name_x + length) if side > 0 else (name_x - length, name_x)
    return Seat(
        person=one.id,
        name=name,
        full_name=one.name,
        ring=0,
        sector=number,
        x=x + side * measure.symbol * 0.6,
        y=y,
        shape=shapes.of(one),
        initials=names.initials(one.name),
        face=one.face,
        photo=one.photo,
        name_x=name_x,
        name_y=y + measure.font * 0.35,
        anchor="start" if side > 0 else "end",
        box=(left, y - measure.font * 0.6, right, y + measure.font * 0.6),
        sinks=0,
        badges=(),
        of=of,
    )
