"""The floor of a circle: what is taken and what is free, as rows of bits.

One bit stands for 2 by 3 pixels, the middle of the circle is (0, 0), and y goes
down. Every question is answered for a whole row of places at once, so finding a
free place costs the same in an empty drawing and in a full one.
"""

import functools
import math
import operator
from collections.abc import Callable
from typing import Final

from kring.draw import frame as frames
from kring.draw.frame import Cell, Frame

WIDE: Final = 2  # pixels in a column
HIGH: Final = 3  # pixels in a row
UNDER, ABOVE, RIGHT, LEFT = 0, 1, 2, 3
SHOULDER: Final = (0.75, 0.66)  # where a sign stands on the edge: across and up, as shares of the reach
Box = tuple[float, float, float, float]
_MARGIN: Final = 30  # rows and columns around the circle, so that what stands at the rim needs no care
_Stamp = tuple[int, int, list[int]]  # rows up and columns to the left from where it is put, and the bits per row


class Ground:
    """What is the same in every drawing with this frame: cells, the rim, and the boxes that lie there."""

    def __init__(self, frame: Frame, boxes: tuple[Box, ...]) -> None:
        self.frame = frame
        self.column = math.ceil(frame.radii[-1] / WIDE) + _MARGIN  # of the middle
        self.row = math.ceil(frame.radii[-1] / HIGH) + _MARGIN
        self.sink = sink(frame)
        self.beside = beside(frame)
        self.half = frames.line_height(frame) / 2
        self.aside = frames.aside(frame)
        reach = frame.symbol * 0.55 + 2
        self.round_name = (math.ceil(reach / WIDE), math.ceil((self.half + reach) / HIGH))  # kept free of symbols
        self.off_name = (math.ceil(self.aside / WIDE), math.ceil((2 * self.half + 2) / HIGH))  # and of other names
        self.shoulder = frame.symbol * 0.05 + 11  # how far a symbol with signs reaches out more than one without
        self.disc = _disc(frames.apart(frame))
        high = math.ceil((frame.symbol * 0.5 + self.half + frame.symbol / 10) / HIGH)
        wide = math.ceil(reach / WIDE)
        self.plate = (high, wide)
        self._stamps: dict[tuple[int, int], tuple[_Stamp, _Stamp]] = {}
        self._standing: dict[Cell, list[int | None]] = {}
        self._rows: dict[Cell, tuple[int, int]] = {}
        self._reading: dict[int, list[int | None]] = {}
        self.symbols = [0] * (2 * self.row + 1)
        self.names = [0] * (2 * self.row + 1)
        self.axis = [box[2] for box in boxes]
        self.eases: dict[tuple[Cell, int], tuple[float, float]] = {}  # where names of a width hang free, known so far
        for box in boxes:
            self.cover(self.symbols, self.names, box, 4.0)

    def cover(self, symbols: list[int], names: list[int], box: Box, gap: float) -> None:
        """Block a box, in pixels, for the middles of symbols and for names; `gap` is beside names."""
        left, top, right, bottom = box
        reach, hang = self.frame.symbol * 0.55 + 2, self.half + min(2.0, gap)
        self._fill(symbols, left - reach, top - reach, right + reach, bottom + reach)
        self._fill(names, left - gap, top - hang, right + gap, bottom + hang)

    def _fill(self, rows: list[int], left: float, top: float, right: float, bottom: float) -> None:
        begin = max(0, math.floor(left / WIDE) + self.column)
        mask = ((1 << max(0, math.ceil(right / WIDE) + self.column + 1 - begin)) - 1) << begin
        first = max(0, math.floor(top / HIGH) + self.row)
        for row in range(first, min(len(rows), math.ceil(bottom / HIGH) + self.row + 1)):
            rows[row] |= mask

    def stamps(self, side: int, width: int) -> tuple[_Stamp, _Stamp]:
        """What somebody takes with a name on a side: for the middles of symbols, and for names."""
        if (side, width) not in self._stamps:
            left, level = name_at(side, width, self.sink, self.beside)
            disc = ((-reach, down, 2 * reach + 1) for down, reach in self.disc)
            high, wide = self.plate
            plate = ((-wide, down, 2 * wide + 1) for down in range(-high, high + 1))
            symbols, names = (
                [(left - aside, level + down, width + 2 * aside + 1) for down in range(-off, off + 1)]
                for aside, off in (self.round_name, self.off_name)
            )
            self._stamps[side, width] = _stamp([*disc, *symbols]), _stamp([*plate, *names])
        return self._stamps[side, width]

    def standing(self, cell: Cell) -> list[int | None]:
        """The rows known so far of where the middle of a symbol of a cell may come."""
        if cell not in self._standing:
            self._standing[cell] = [None] * len(self.symbols)
        return self._standing[cell]

    def reading(self, sector: int) -> list[int | None]:
        """The rows known so far of what the names of a sector may cover."""
        if sector not in self._reading:
            self._reading[sector] = [None] * len(self.symbols)
        return self._reading[sector]

    def rows(self, cell: Cell) -> tuple[int, int]:
        """The first and last row that a cell touches."""
        if cell not in self._rows:
            low, high = _heights(self.frame, cell)
            self._rows[cell] = (math.floor(low / HIGH) + self.row, math.ceil(high / HIGH) + self.row)
        return self._rows[cell]

    def stands(self, cell: Cell, row: int) -> int:
        """Where in a row the middle of a symbol of a cell may come, written down for next time."""
        places = _standing_row(self.frame, cell, (row - self.row) * HIGH, self.column)
        self._standing[cell][row] = places
        return places

    def reads(self, sector: int, row: int) -> int:
        """What in a row the names of a sector may cover, written down for next time."""
        columns = _reading_row(self.frame, sector, (row - self.row) * HIGH, self.column)
        self._reading[sector][row] = columns
        return columns


@functools.lru_cache(maxsize=32)
def ground(frame: Frame, boxes: tuple[Box, ...]) -> Ground:
    """The ground of a frame, remembered: most circles have the same."""
    return Ground(frame, boxes)


class Floor:
    """Who stands where so far. Blocks are only ever added."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.frame = ground, ground.frame
        self.symbols = ground.symbols.copy()  # where the middle of a symbol may not come
        self.names = ground.names.copy()  # what a name, whose middle is in this row, may not cover

    def taken(self) -> tuple[list[int], list[int]]:
        """What is taken now, to return to."""
        return self.symbols.copy(), self.names.copy()

    def put_back(self, taken: tuple[list[int], list[int]]) -> None:
        """Return to what was taken before."""
        self.symbols, self.names = taken[0].copy(), taken[1].copy()

    def block_person(self, x: int, y: int, side: int, width: int) -> None:
        """A symbol with its name stands here: others keep their distance, names stay off both."""
        row, column = self.ground.row + y, self.ground.column + x
        for taken, (up, left, stamp) in zip((self.symbols, self.names), self.ground.stamps(side, width), strict=True):
            rows, shift = slice(row - up, row - up + len(stamp)), column - left
            taken[rows] = map(operator.or_, taken[rows], [bits << shift for bits in stamp])

    def block_box(self, box: Box, gap: float) -> None:
        """Something rectangular lies here, in pixels; `gap` is what a name keeps from its sides."""
        self.ground.cover(self.symbols, self.names, box, gap)

    def beside_signs(self, row: int, badges: int) -> int:
        """The columns in a row where a symbol with these signs on its shoulders has room for them."""
        ground = self.ground
        clear = ~self.symbols[row - math.ceil(ground.shoulder * SHOULDER[1] / HIGH)]
        out = math.ceil(ground.shoulder * SHOULDER[0] / WIDE)
        left = (1 << ground.column) - 1  # left of the middle the near shoulder is the right one
        near = (clear >> out & left) | (clear << out & ~left)
        far = (clear << out & left) | (clear >> out & ~left)
        return (near if badges & 1 else -1) & (far if badges & 2 else -1)

    def finder(self, cell: Cell, width: int, side: int, badges: int = 0) -> Callable[[int], int]:
        """Answers for a row: the places where someone of a cell may stand with a name this wide on this side.

        Rows count from the top of the floor, bits from its left.
        """
        ground, symbols, names = self.ground, self.symbols, self.names
        cells, columns, steps = ground.standing(cell), ground.reading(cell[1]), _steps(width)
        sink = ground.sink if side == UNDER else -ground.sink if side == ABOVE else 0
        shift = -ground.beside if side == RIGHT else width // 2 if side != LEFT else width + ground.beside

        def free(row: int) -> int:
            standing = cells[row]
            standing = (ground.stands(cell, row) if standing is None else standing) & ~symbols[row]
            if badges:
                standing &= self.beside_signs(row, badges)
            if not standing:
                return 0
            level = row + sink
            room = columns[level]
            room = (ground.reads(cell[1], level) if room is None else room) & ~names[level]
            for step in steps:  # keep the columns where a run this wide begins
                room &= room >> step
            return standing & (room << shift if shift >= 0 else room >> -shift)

        return free

    def nearest(
        self, cell: Cell, width: int, side: int, badges: int, x: int, y: int, within: float, stride: int
    ) -> tuple[float, int, int] | None:
        """The free place nearest to a point and how far it is, in pixels; nothing if none is within the distance.

        A `stride` of 2 looks at every other row, which most of the time is enough.
        """
        free, column = self.finder(cell, width, side, badges), x + self.ground.column
        low, high = self.rows(cell)
        start = min(max(y + self.ground.row, low), high)
        found = _search(free, start, low, high, column, stride, within)
        return (found[0], x + found[1], found[2] - self.ground.row) if found else None

    def rows(self, cell: Cell) -> tuple[int, int]:
        """The first and last row in which someone of a cell may stand."""
        return self.ground.rows(cell)


def sink(frame: Frame) -> int:
    """How many rows below the middle of a symbol the middle of its name stands."""
    return round(frames.sinking(frame) / HIGH)


def beside(frame: Frame) -> int:
    """How many columns beside the middle of a symbol its name begins."""
    return math.ceil((frame.symbol * 0.6 + 4) / WIDE)


def _search(
    free: Callable[[int], int], start: int, low: int, high: int, column: int, stride: int, best: float
) -> tuple[float, int, int] | None:
    found = None
    for step in range(0, min(max(high - start, start - low), math.ceil(best / HIGH)) + 1, stride):
        if step * HIGH >= best:
            break
        for row in (start - step, start + step) if step else (start,):
            if low <= row <= high and (places := free(row)):
                away = _closest(places, column)
                if (far := math.hypot(away * WIDE, step * HIGH)) < best:
                    best, found = far, (far, away, row)
    return found


@functools.lru_cache(maxsize=512)
def _steps(width: int) -> tuple[int, ...]:
    """Shifts that together look at so many columns to the right of one."""
    steps, done = [], 1
    while done < width:
        steps.append(min(done, width - done))
        done += steps[-1]
    return tuple(steps)


def _closest(places: int, column: int) -> int:
    column = max(0, column)
    right = places >> column
    if right & 1:
        return 0
    left = places & ((1 << column) - 1)
    ahead = (right & -right).bit_length() - 1
    back = left.bit_length() - 1 - column
    return ahead if not left or (right and ahead <= -back) else back


def _disc(radius: float) -> list[tuple[int, int]]:
    """How far a disc reaches to both sides, for each row of it."""
    high = math.ceil(radius / HIGH) - 1
    spans = ((step, math.sqrt(radius * radius - (step * HIGH) ** 2)) for step in range(-high, high + 1))
    return [(step, math.ceil(span / WIDE) - 1) for step, span in spans]


def _stamp(runs: list[tuple[int, int, int]]) -> _Stamp:
    """Runs of columns as one stamp; each run begins at a column, in a row, and is so long."""
    left, top = -min(run[0] for run in runs), -min(run[1] for run in runs)
    bits = [0] * (max(run[1] for run in runs) + top + 1)
    for begin, row, length in runs:
        bits[row + top] |= ((1 << length) - 1) << (begin + left)
    return (top, left, bits)


def name_at(side: int, width: int, sink: int, beside: int) -> tuple[int, int]:
    """The first column and the middle row of a name, seen from the middle of its symbol."""
    if side in (UNDER, ABOVE):
        return -(width // 2), sink if side == UNDER else -sink
    return (beside if side == RIGHT else -beside - width), 0


def _between(frame: Frame, sector: int, y: float, margin: float, half: float, wide: float) -> tuple[float, float]:
    """The x between the borders of a sector at a height, as far as a margin and a width allow."""
    low, high = -wide, wide
    for across, down in frames.slopes(frame.turns, sector):
        edge = down * (y - half) if down > 0 else down * (y + half)
        if across > 1e-9:
            low = max(low, (margin - edge) / across)
        elif across < -1e-9:
            high = min(high, (margin - edge) / across)
        elif margin > edge:
            return (0.0, -9.0)
    return (low, high)


def _bits(low: float, high: float, middle: int) -> int:
    begin, end = math.ceil(low / WIDE) + middle, math.floor(high / WIDE) + middle
    return ((1 << (end - begin + 1)) - 1) << begin if end >= begin else 0


def _standing_row(frame: Frame, cell: Cell, y: int, middle: int) -> int:
    """The places in a row where a symbol lies wholly within its cell."""
    ring, sector = cell
    keep = frames.inset(frame)
    outer = (frame.radii[ring + 1] - keep) ** 2 - y * y
    if outer <= 0:
        return 0
    low, high = _between(frame, sector, y, keep, 0.0, math.sqrt(outer))
    places = _bits(low, high, middle)
    inner = (frame.radii[ring] + keep) ** 2 - y * y
    if inner > 0 and places:
        hole = math.sqrt(inner)
        places &= ~_bits(0.01 - hole, hole - 0.01, middle)
    return places


def _reading_row(frame: Frame, sector: int, y: int, middle: int) -> int:
    """The columns in a row that a name of a sector may cover."""
    half = frames.line_height(frame) / 2
    rim = (frame.radii[-1] - 4) ** 2 - (abs(y) + half) ** 2
    if rim <= 0:
        return 0
    low, high = _between(frame, sector, y, frames.aside(frame) + 1, half, math.sqrt(rim))
    columns = _bits(low, high, middle)
    core = (frame.radii[0] + 5) ** 2 - max(0.0, abs(y) - half) ** 2
    if core > 0 and columns:
        columns &= ~_bits(-math.sqrt(core), math.sqrt(core), middle)
    return columns


def _heights(frame: Frame, cell: Cell) -> tuple[float, float]:
    """The highest and lowest point of a cell."""
    ring, sector = cell
    begin, end = frame.turns[sector], frame.turns[sector + 1]
    turns = [begin, end, *(turn for turn in (-180, -90, 0, 90, 180, 270, 360) if begin < turn < end)]
    radii = (frame.radii[ring], frame.radii[ring + 1])
    heights = [-math.cos(math.radians(turn)) * radius for turn in turns for radius in radii]
    return (min(heights), max(heights))
