"""Ways by which two boxes of one household hang together though others stand between them."""

from collections.abc import Iterator, Sequence
from typing import Final

from kring.draw.genogram.parts import Box

CLEAR: Final = 3.0  # from who stands there
WIDE: Final = 12.0


def ways(high: Box, low: Box, people: Sequence[Box]) -> Iterator[list[Box]]:
    """Ways from one box to another, the shortest first; who stands on them is the caller's to see.

    Of one row: down, along under all who stand between, and up again; or over them. Of two rows: down, along, down
    between people of the rows in between, along, and down again.
    """
    if high[1] < low[3] and low[1] < high[3]:
        left, right = sorted((high, low))
        row = [one for one in people if one[1] < high[3] and one[3] > high[1] and _is_within(one, left, right)]
        under, over = max(one[3] for one in (*row, high, low)), min(one[1] for one in (*row, high, low))
        yield [
            *_neck(left, left[2] - WIDE, under + CLEAR + WIDE),
            *_neck(right, right[0], under + CLEAR + WIDE),
            (left[2] - WIDE, under + CLEAR, right[0] + WIDE, under + CLEAR + WIDE),
        ]
        yield [
            *_neck(left, left[2] - WIDE, over - CLEAR - WIDE),
            *_neck(right, right[0], over - CLEAR - WIDE),
            (left[2] - WIDE, over - CLEAR - WIDE, right[0] + WIDE, over - CLEAR),
        ]
        return
    top = max(one[3] for one in (*people, high) if one[1] < high[3] and one[3] > high[1]) + CLEAR
    bottom = min(one[1] for one in (*people, low) if one[1] < low[3] and one[3] > low[1]) - CLEAR
    if bottom - top < WIDE:
        return
    between = [one for one in people if one[3] > top and one[1] < bottom]
    places = {at for left, _, right, _ in (*between, high, low) for at in (left - CLEAR - WIDE, right + CLEAR)}
    places |= {low[0], low[2] - WIDE, high[0], high[2] - WIDE}
    for x in sorted(places, key=lambda x: (_off(high, x) + _off(low, x), x)):
        begin, end = (min(max(x, box[0]), box[2] - WIDE) for box in (high, low))
        yield [
            *_neck(high, begin, top),
            (min(begin, x), top, max(begin, x) + WIDE, top + WIDE),
            (x, top, x + WIDE, bottom),
            (min(end, x), bottom - WIDE, max(end, x) + WIDE, bottom),
            *_neck(low, end, bottom),
        ]


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
