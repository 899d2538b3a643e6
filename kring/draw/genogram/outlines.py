"""The outline of boxes that lie beside or over each other: one line around all of them, level and upright."""

import itertools
from collections import defaultdict
from collections.abc import Sequence

from kring.draw.genogram.parts import Box, Point


def around(boxes: Sequence[Box]) -> tuple[tuple[Point, ...], ...]:
    """The corners of a line around all that the boxes cover, clockwise; boxes that lie apart have each their own."""
    ends, found = _edges(boxes), []
    for start in sorted(ends):
        while ends[start]:  # twice where boxes touch at a corner alone
            way, at = [start], ends[start].pop()
            while at != start:
                way.append(at)
                at = ends[at].pop()
            found.append(_corners(way))
    return tuple(found)


def _edges(boxes: Sequence[Box]) -> dict[Point, list[Point]]:
    """Every piece of the outline from its start to its end, with what is covered on its right hand."""
    xs = sorted({x for left, _, right, _ in boxes for x in (left, right)})
    ys = sorted({y for _, top, _, bottom in boxes for y in (top, bottom)})

    def covers(x: int, y: int) -> bool:
        return (0 <= x < len(xs) - 1 and 0 <= y < len(ys) - 1) and any(
            left <= xs[x] < right and top <= ys[y] < bottom for left, top, right, bottom in boxes
        )

    found = defaultdict[Point, list[Point]](list)
    for x, y in itertools.product(range(len(xs) - 1), range(len(ys) - 1)):
        if covers(x, y):
            ne, se, sw, nw = (xs[x + 1], ys[y]), (xs[x + 1], ys[y + 1]), (xs[x], ys[y + 1]), (xs[x], ys[y])
            sides = ((nw, ne, 0, -1), (ne, se, 1, 0), (se, sw, 0, 1), (sw, nw, -1, 0))
            for a, b, aside, under in sides:
                if not covers(x + aside, y + under):
                    found[a].append(b)
    return found


def _corners(way: Sequence[Point]) -> tuple[Point, ...]:
    """A closed way without the points at which it goes straight on."""
    three = zip((way[-1], *way), way, (*way[1:], way[0]), strict=False)
    return tuple(
        at for before, at, after in three if not (before[0] == at[0] == after[0] or before[1] == at[1] == after[1])
    )
