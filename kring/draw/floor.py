"""The floor of a circle: what is taken and what is free, as rows of bits.

One bit stands for 2 by 2 pixels, the middle of the circle is (0, 0), and y goes
down. Every question is answered for a whole row of places at once, so finding a
free place costs the same in an empty drawing and in a full one.
"""

import functools
import math
from typing import Final

from kring.draw import frame as frames
from kring.draw.frame import Cell, Frame

UNIT: Final = 2
Side = int
UNDER, ABOVE, RIGHT, LEFT = 0, 1, 2, 3
Box = tuple[float, float, float, float]


class Floor:
    """Who stands where so far. Blocks are only ever added."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.middle = math.ceil(frame.radii[-1] / UNIT) + 1
        rows = 2 * self.middle + 1
        self.symbols = [0] * rows  # where the middle of a symbol may not come
        self.names = [0] * rows  # what a name, whose middle is in this row, may not cover
        self._centres: dict[tuple[Cell, int], int] = {}
        self._columns: dict[tuple[int, int], int] = {}
        self.sink = round(frames.sinking(frame) / UNIT)
        self.beside = math.ceil((frame.symbol * 0.6 + 4) / UNIT)

    def block_symbol(self, x: int, y: int) -> None:
        """A symbol stands here: others keep their distance, names stay off it."""
        for rows, discs in ((self.symbols, _disc(_units(frames.apart(self.frame)))), (self.names, _plate(self.frame))):
            at, shift, top = self.middle + y, self.middle + x, len(rows)
            half = len(discs) // 2
            for step, (reach, mask) in enumerate(discs, at - half):
                if 0 <= step < top:
                    rows[step] |= mask << (shift - reach) if shift >= reach else mask >> (reach - shift)

    def block_box(self, box: Box, gap: float) -> None:
        """Something rectangular lies here, in pixels; `gap` is what a name keeps from its sides."""
        left, top, right, bottom = box
        reach = self.frame.symbol * 0.55 + 2
        self._fill(self.symbols, left - reach, top - reach, right + reach, bottom + reach)
        half = frames.line_height(self.frame) / 2 + min(2.0, gap)
        self._fill(self.names, left - gap, top - half, right + gap, bottom + half)

    def _fill(self, rows: list[int], left: float, top: float, right: float, bottom: float) -> None:
        begin = max(0, math.floor(left / UNIT) + self.middle)
        mask = ((1 << max(0, math.ceil(right / UNIT) + self.middle + 1 - begin)) - 1) << begin
        for row in range(_row(top, self.middle), min(len(rows), math.ceil(bottom / UNIT) + self.middle + 1)):
            rows[row] |= mask

    def free(self, cell: Cell, y: int, width: int, side: Side) -> int:
        """The places in a row where someone of a cell may stand with a name this wide on this side."""
        row = y + self.middle
        centres = self._standing(cell, y) & ~self.symbols[row]
        if not centres:
            return 0
        level = y + (self.sink if side == UNDER else -self.sink if side == ABOVE else 0)
        if not -self.middle <= level <= self.middle:
            return 0
        room = _starts(self._reading(cell[1], level) & ~self.names[level + self.middle], width)
        if side == RIGHT:
            return centres & (room >> self.beside)
        return centres & (room << (width // 2 if side != LEFT else width + self.beside))

    def _standing(self, cell: Cell, y: int) -> int:
        known = self._centres.get((cell, y))
        if known is None:
            known = self._centres[cell, y] = standing(self.frame, cell, y, self.middle)
        return known

    def _reading(self, sector: int, y: int) -> int:
        known = self._columns.get((sector, y))
        if known is None:
            known = self._columns[sector, y] = reading(self.frame, sector, y, self.middle)
        return known

    def nearest(
        self, cell: Cell, width: int, side: Side, x: int, y: int, within: float
    ) -> tuple[float, int, int] | None:
        """The free place nearest to a point and how far it is, squared; nothing if none is within the distance."""
        best, found = within * within, None
        low, high = self.rows(cell)
        for step in range(2 * self.middle):
            if step * step >= best:
                break
            for row in (y - step, y + step) if step else (y,):
                if low <= row <= high and (places := self.free(cell, row, width, side)):
                    away = _closest(places, x + self.middle)
                    if away * away + step * step < best:
                        best, found = away * away + step * step, (x + away, row)
        return (best, *found) if found else None

    def rows(self, cell: Cell) -> tuple[int, int]:
        """The first and last row in which someone of a cell may stand."""
        return _rows(self.frame, cell)


def _closest(places: int, column: int) -> int:
    column = max(0, column)
    right, left = places >> column, places & ((1 << column) - 1)
    ahead = (right & -right).bit_length() - 1
    back = left.bit_length() - 1 - column
    return ahead if not left or (right and ahead <= -back) else back


def _starts(room: int, width: int) -> int:
    """Where a run of free columns of this width begins."""
    done = 1
    while done * 2 <= width:
        room &= room >> done
        done *= 2
    return room & (room >> (width - done))


def _units(pixels: float) -> int:
    return math.ceil(pixels / UNIT)


def _row(pixels: float, middle: int) -> int:
    return max(0, math.floor(pixels / UNIT) + middle)


@functools.lru_cache(maxsize=64)
def _disc(radius: int) -> list[tuple[int, int]]:
    reaches = [math.ceil(math.sqrt(radius * radius - step * step)) - 1 for step in range(1 - radius, radius)]
    return [(reach, (1 << (2 * reach + 1)) - 1) for reach in reaches]


@functools.lru_cache(maxsize=64)
def _plate(frame: Frame) -> list[tuple[int, int]]:
    high = _units(frame.symbol * 0.5 + frames.line_height(frame) / 2 + frame.symbol / 10)
    wide = _units(frame.symbol * 0.55 + 2)
    return [(wide, (1 << (2 * wide + 1)) - 1)] * (2 * high + 1)


def _span(frame: Frame, sector: int, y: float, margin: float, half: float) -> tuple[float, float]:
    """The x between the borders of a sector at a height, as far as a margin allows."""
    low, high = -math.inf, math.inf
    for across, down in frames.slopes(frame.turns, sector):
        short = margin - min(down * (y - half), down * (y + half))
        if abs(across) < 1e-9:
            if short > 0:
                return (0.0, -1.0)
        elif across > 0:
            low = max(low, short / across)
        else:
            high = min(high, short / across)
    return (low, high)


def _bits(low: float, high: float, middle: int) -> int:
    begin, end = math.ceil(low / UNIT) + middle, math.floor(high / UNIT) + middle
    begin = max(begin, 0)
    return ((1 << (end - begin + 1)) - 1) << begin if end >= begin else 0


def standing(frame: Frame, cell: Cell, row: int, middle: int) -> int:
    """The places in a row where a symbol lies wholly within its cell."""
    ring, sector = cell
    y, keep = row * UNIT, frames.inset(frame)
    outer = (frame.radii[ring + 1] - keep) ** 2 - y * y
    if outer <= 0:
        return 0
    low, high = _span(frame, sector, y, keep, 0.0)
    wide = math.sqrt(outer)
    places = _bits(max(low, -wide), min(high, wide), middle)
    inner = (frame.radii[ring] + keep) ** 2 - y * y
    if inner > 0:
        hole = math.sqrt(inner)
        places &= ~_bits(-hole + 0.01, hole - 0.01, middle)
    return places


def reading(frame: Frame, sector: int, row: int, middle: int) -> int:
    """The columns in a row that a name of a sector may cover."""
    y, half = row * UNIT, frames.line_height(frame) / 2
    rim = (frame.radii[-1] - 4) ** 2 - (abs(y) + half) ** 2
    if rim <= 0:
        return 0
    low, high = _span(frame, sector, y, frames.aside(frame) + 1, half)
    wide = math.sqrt(rim)
    columns = _bits(max(low, -wide), min(high, wide), middle)
    core = (frame.radii[0] + 5) ** 2 - max(0.0, abs(y) - half) ** 2
    if core > 0:
        columns &= ~_bits(-math.sqrt(core), math.sqrt(core), middle)
    return columns


@functools.lru_cache(maxsize=2048)
def _rows(frame: Frame, cell: Cell) -> tuple[int, int]:
    ring, sector = cell
    outer = frame.radii[ring + 1]
    begin, end = frame.turns[sector], frame.turns[sector + 1]
    turns = [begin, end, *(turn for turn in (-180, -90, 0, 90, 180, 270, 360) if begin < turn < end)]
    heights = [-math.cos(math.radians(turn)) * radius for turn in turns for radius in (frame.radii[ring], outer)]
    return (math.floor(min(heights) / UNIT), math.ceil(max(heights) / UNIT))
