"""The frame of a circle: how large rings, sectors, symbols and names are drawn.

A frame follows from a size and from how crowded each cell is. The order of
rings and sectors never changes. It places nobody.
"""

import functools
import math
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

Cell = tuple[int, int]  # the number of a ring from the inside, the number of a sector clockwise


class Measure(Struct, frozen=True):
    """The starting values of one size, in CSS pixels.

    `steps` are symbol and name sizes from roomy to crowded; the last leaves 12 px
    for a name when a page has to show the drawing a little smaller. `middle` is where the
    circle stands in a drawing that did not have to grow.
    """

    width: int
    height: int
    middle: tuple[int, int]
    radii: tuple[int, ...]
    steps: tuple[tuple[int, float], ...]
    ring_name: float
    group_name: float


class Frame(Struct, frozen=True, array_like=True):
    """What a drawing settled on: sizes, radii (the centre first) and turns.

    Turns are the borders between sectors in degrees, clockwise from the top.
    """

    symbol: int
    name: float
    radii: tuple[int, ...]
    turns: tuple[float, ...]


MEASURES: Final[dict[str, Measure]] = {
    "wide": Measure(
        984, 712, (492, 356), (44, 140, 209, 270, 336), ((38, 16), (34, 15), (30, 14), (26, 13.2), (22, 12.6)), 15, 19
    ),
    "tablet": Measure(
        636, 700, (318, 350), (36, 122, 178, 228, 291), ((32, 15), (30, 14), (26, 13), (22, 12.2)), 14, 17
    ),
    "paper": Measure(
        1123, 794, (683, 377), (44, 134, 199, 256, 326), ((36, 15.5), (30, 14), (26, 13), (22, 12.2)), 15, 15
    ),
}
Crowd = tuple[int, float]  # how many people, and the sum of the widths of their names at size 1
Crowds = Mapping[Cell, Crowd]
LEAST: Final = 2.2  # a symbol is at least this wide, in sizes of a name
GROWTH: Final = 1.1
_EASY: Final = 0.55  # the same where the drawing grows anyway
_FULL: Final = (
    0.56,
    0.66,
    0.74,
    0.82,
    0.91,
    1.0,
    1.1,
)  # the part of a cell that people fill, from at ease to only just
# Which step, and how far the sectors turn towards the counts: symbols shrink a little before the cross gives way.
_ORDER: Final = (
    *((0, 0.0), (1, 0.0), (2, 0.0), (1, 1.0), (2, 1.0)),
    *((3, 0.0), (3, 1.0), (3, 0.5), (4, 0.0), (4, 1.0), (4, 0.5)),
)
_MANY: Final = 60  # people for whom the drawing rather grows than that every last place is tried
_DESERTED: Final = 0.35  # the part of a cell that is filled at most when a crowd has left
_WHOLE: Final = 0.46  # the part of a whole circle beyond which some cell always overflows
_HANGING: Final = 0.8  # in rings between others names hang over the line, so people take less of their own
_NARROWEST: Final = 52.0  # degrees of a sector, so that its name still stands beside it


def line_height(frame: Frame) -> float:
    """How high a name is, with what hangs below the line."""
    return frame.name * 1.2


def aside(frame: Frame) -> float:
    """The least distance between two names side by side."""
    return max(5.0, 9 * frame.symbol / 38)


def apart(frame: Frame) -> float:
    """The least distance between the middles of two symbols."""
    return max(26.0, frame.symbol * 1.21)


def inset(frame: Frame) -> float:
    """How far the middle of a symbol stays from the lines of its cell."""
    return frame.symbol * 0.55 + 1


def sinking(frame: Frame) -> float:
    """How far below the middle of a symbol the middle of its name stands."""
    return frame.symbol * 0.5 + frame.name * 0.72


def first(measure: Measure, rings: int, sectors: int) -> Frame:
    """The frame of a drawing at ease: equal sectors, the tokens' radii and sizes."""
    symbol, name = measure.steps[0]
    return Frame(symbol, name, _radii(measure, rings), equal_turns(sectors))


def equal_turns(sectors: int) -> tuple[float, ...]:
    """Borders of equal sectors; the first sector ends at the top."""
    step = 360 / sectors
    return tuple(step * (number - 1) for number in range(sectors + 1))


def _radii(measure: Measure, rings: int) -> tuple[int, ...]:
    if rings == len(measure.radii) - 1:
        return measure.radii
    centre, outer = measure.radii[0], measure.radii[-1]
    weights = [1.35] + [1.0] * (rings - 1)
    share = (outer - centre) / sum(weights)
    return (centre, *(round(centre + share * sum(weights[: ring + 1])) for ring in range(rings)))


def frames(measure: Measure, rings: int, sectors: int, crowds: Crowds) -> Iterator[Frame]:
    """Frames to try, from roomy to crowded, and then larger and larger; it never ends.

    `crowds` says how many people are in each cell, and how wide they are together.
    """
    ease = first(measure, rings, sectors)
    if _holds(ease, crowds, 0.95):
        yield ease
    many = sum(count for count, _ in crowds.values()) > _MANY
    for full in _FULL[:1] if many else _FULL:
        for step, turned in _ORDER:
            if step < len(measure.steps):
                frame = Frame(*measure.steps[step], ease.radii, ease.turns)
                yield from _fitted(frame, crowds, full, turned)
    yield from _growing(Frame(*measure.steps[-1], ease.radii, ease.turns), crowds)


def is_deserted(frame: Frame, measure: Measure, crowds: Crowds) -> bool:
    """Whether a crowded frame was left by so many that everyone now stands at ease in the first one."""
    ease = first(measure, len(frame.radii) - 1, len(frame.turns) - 1)
    return frame != ease and _holds(ease, crowds, _DESERTED)


def _growing(frame: Frame, crowds: Crowds) -> Iterator[Frame]:
    scale = 1.0
    while True:
        scale *= GROWTH
        larger = Frame(frame.symbol, frame.name, _scaled(frame.radii, scale), frame.turns)
        for turned in (0.0, 1.0):
            yield from _fitted(larger, crowds, _EASY, turned)


def _scaled(radii: tuple[int, ...], scale: float) -> tuple[int, ...]:
    return (radii[0], *(round(radius * scale) for radius in radii[1:]))


def _load(frame: Frame, crowds: Crowds) -> float:
    """Which part of the whole circle people would take."""
    return sum(needs(frame, crowds).values()) / (math.pi * frame.radii[-1] ** 2)


def _fitted(frame: Frame, crowds: Crowds, full: float, turned: float) -> Iterator[Frame]:
    if _load(frame, crowds) > _WHOLE:
        return
    turns = _fitted_turns(frame, crowds, turned) if turned else frame.turns
    if not turned or turns != frame.turns:
        radii = _fitted_radii(Frame(frame.symbol, frame.name, frame.radii, turns), crowds, full)
        if radii:
            yield Frame(frame.symbol, frame.name, radii, turns)


def needs(frame: Frame, crowds: Crowds) -> dict[Cell, float]:
    """How much room the people of each cell take with their names, in square pixels."""
    gap = aside(frame)
    high = frame.symbol + line_height(frame) + gap
    own = (0, len(frame.radii) - 2)  # nobody's name hangs over the middle or the rim
    return {
        cell: high * (broad * frame.name + gap * count) * (1.0 if cell[0] in own else _HANGING)
        for cell, (count, broad) in crowds.items()
    }


def _holds(frame: Frame, crowds: Crowds, full: float) -> bool:
    return all(need <= full * area(frame, cell) for cell, need in needs(frame, crowds).items())


def area(frame: Frame, cell: Cell) -> float:
    """The room in a cell, in square pixels; names may hang a little over its outer line."""
    ring, sector = cell
    inner, outer = frame.radii[ring], frame.radii[ring + 1]
    return (outer * outer - inner * inner) / 2 * _span(frame, sector)


def _span(frame: Frame, sector: int) -> float:
    return math.radians(frame.turns[sector + 1] - frame.turns[sector])


def _fitted_turns(frame: Frame, crowds: Crowds, turned: float) -> tuple[float, ...]:
    count = len(frame.turns) - 1
    if count < 3:
        return frame.turns
    loads = [0.0] * count
    for (ring, sector), need in needs(frame, crowds).items():
        loads[sector] += need / (ring + 1)
    total = sum(loads) or 1.0
    free = 360 - _NARROWEST * count
    spans = [min(168.0, _NARROWEST + free * load / total) for load in loads]
    spans = [360 / count + turned * (span * 360 / sum(spans) - 360 / count) for span in spans]
    starts = [sum(spans[:number]) - spans[0] for number in range(count + 1)]
    return tuple(float(round(start)) for start in starts)


def _fitted_radii(frame: Frame, crowds: Crowds, full: float) -> tuple[int, ...] | None:
    least = _least_widths(frame, crowds, full)
    wide = [after - before for before, after in zip(frame.radii, frame.radii[1:], strict=False)]
    over = sum(max(a, b) for a, b in zip(wide, least, strict=True)) - sum(wide)
    spare = sum(max(0.0, a - b) for a, b in zip(wide, least, strict=True))
    if over > spare:
        return None
    share = over / spare if spare else 0.0
    radii = [float(frame.radii[0])]
    for now, needed in zip(wide, least, strict=True):
        radii.append(radii[-1] + (needed if needed >= now else now - (now - needed) * share))
    return tuple(round(radius) for radius in radii)


def _least_widths(frame: Frame, crowds: Crowds, full: float) -> list[float]:
    wanted = [0.0] * (len(frame.radii) - 1)
    for (ring, sector), need in needs(frame, crowds).items():
        wanted[ring] = max(wanted[ring], need / full / _span(frame, sector))
    least, inner = [], float(frame.radii[0])
    for want in wanted:
        outer = max(math.sqrt(inner * inner + 2 * want), inner + frame.symbol * 1.2 + 5)
        least.append(outer - inner)
        inner = outer
    return least


@functools.lru_cache(maxsize=512)
def slopes(turns: tuple[float, ...], sector: int) -> tuple[tuple[float, float], ...]:
    """The directions that point into a sector from its two borders; none when it is the whole circle."""
    if len(turns) == 2:
        return ()
    begin, end = math.radians(turns[sector]), math.radians(turns[sector + 1])
    return ((math.cos(begin), math.sin(begin)), (-math.cos(end), -math.sin(end)))
