"""Ways by which two boxes of one household hang together though others stand between them."""

from collections.abc import Iterator, Sequence
from typing import Final

from kring.draw.genogram.parts import Box

CLEAR: Final = 3.0  # from who stands there
ASIDE: Final = 4.0
WIDE: Final = 12.0


def ways(high: Box, low: Box, people: Sequence[Box], layer: int = 0) -> Iterator[list[Box]]:
    """Ways from one box to another, the shortest first; who stands on them is the caller's to see.

    Of one row: down, along under all who stand between, and up again; or over them. Of two rows: down, along, down
    between people of the rows in between, along, and down again. Those of another `layer` lie beside each other.
    """
    clear = CLEAR + ASIDE * layer
    if high[1] < low[3] and low[1] < high[3]:
        left, right = sorted((high, low))
        row = [one for one in people if one[1] < high[3] and one[3] > high[1] and _is_within(one, left, right)]
        under, over = max(one[3] for one in (*row, high, low)), min(one[1] for one in (*row, high, low))
        yield [
            *_neck(left, left[2] - WIDE, under + clear + WIDE),
            *_neck(right, right[0], under + clear + WIDE),
            (left[2] - WIDE, under + clear, right[0] + WIDE, under + clear + WIDE),
        ]
        yield [
            *_neck(left, left[2] - WIDE, over - clear - WIDE),
            *_neck(right, right[0], over - clear - WIDE),
            (left[2] - WIDE, over - clear - WIDE, right[0] + WIDE, over - clear),
        ]
        return
    top = max(one[3] for one in (*people, high) if one[1] < high[3] and one[3] > high[1]) + clear
    bottom = min(one[1] for one in (*people, low) if one[1] < low[3] and one[3] > low[1]) - clear
    if bottom - top < WIDE:
        return
    between = [one for one in people if one[3] > top and one[1] < bottom]
    places = {at for left, _, right, _ in (*between, high, low) for at in (left - clear - WIDE, right + clear)}
    places |= {low[0], low[2] - WIDE, high[0], high[2] - WIDE}
    aside = {x + off for x in places for off in (-ASIDE, ASIDE)} - places
    for x in (*_nearest(places, high, low), *_nearest(aside, high, low)):
        begin, end = (min(max(x, box[0]), box[2] - WIDE) for box in (high, low))
        yield [
            *_neck(high, begin, top),
            (min(begin, x), top, max(begin, x) + WIDE, top + WIDE),
            (x, top, x + WIDE, bottom),
            (min(end, x), bottom - WIDE, max(end, x) + WIDE, bottom),
            *_neck(low, end, bottom),
        ]


def _nearest(places: set[float], high: Box, low: Box) -> list[float]:
    return sorted(places, key=lambda x: (_off(high, x) + _off(low, x), x))


def runs_along(way: Sequence[Box], others: Sequence[Box]) -> bool:
    """Whether a side of the way lies upon a side of one of the others for so long that they are read as one line."""
    return any(_shared(box, other) > WIDE for box in way for other in others)


def _shared(box: Box, other: Box) -> float:
    level = min(box[2], other[2]) - max(box[0], other[0])
    upright = min(box[3], other[3]) - max(box[1], other[1])
    on_level = any(abs(box[a] - other[b]) < CLEAR for a in (1, 3) for b in (1, 3))
    on_upright = any(abs(box[a] - other[b]) < CLEAR for a in (0, 2) for b in (0, 2))
    return max(level if on_level else 0.0, upright if on_upright else 0.0)


def _is_within(one: Box, left: Box, right: Box) -> bool:
    return one[0] < right[0] + WIDE and one[2] > left[2] - WIDE


def _neck(box: Box, x: float, y: float) -> list[Box]:
    """From a box down to a height under it, or up to one over it."""
    if y > box[3]:
        return [(x, box[3], x + WIDE, y)]
    return [(x, y, x + WIDE, box[1])] if y < box[1] else []


def _off(box: Box, x: float) -> float:
    """How far a place lies beside a box."""
    return max(0.0, box[0] - x, x + WIDE - box[2])
