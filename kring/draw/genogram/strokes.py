"""What a line looks like along its way: beside it, in zigzag, with an arrow, broken. It knows no colour."""

import itertools
import math
from collections.abc import Sequence
from typing import Final

from kring.draw.genogram.parts import Point
from kring.draw.svg import number

_STEP: Final = 5.0
_WIDE: Final = 4.5


def path(points: Sequence[Point]) -> str:
    """A run as a path; level and upright pieces in few characters."""
    (x, y), *rest = points
    written = [f"M{number(x)} {number(y)}"]
    for to, down in rest:
        if abs(down - y) < 0.05:
            written.append(f"H{number(to)}")
        elif abs(to - x) < 0.05:
            written.append(f"V{number(down)}")
        else:
            written.append(f"L{number(to)} {number(down)}")
        x, y = to, down
    return "".join(written)


def rounded(corners: Sequence[Point], most: float) -> str:
    """A closed line with round corners, of at most this radius and of at most half of the sides that meet there."""
    written = ""
    for before, (x, y), after in zip((corners[-1], *corners), corners, (*corners[1:], corners[0]), strict=False):
        into, out = math.dist(before, (x, y)), math.dist((x, y), after)
        radius = min(most, into / 2, out / 2)
        start = (x + (before[0] - x) / into * radius, y + (before[1] - y) / into * radius)
        end = (x + (after[0] - x) / out * radius, y + (after[1] - y) / out * radius)
        written += f"{'L' if written else 'M'}{number(start[0])} {number(start[1])}"
        written += f"Q{number(x)} {number(y)} {number(end[0])} {number(end[1])}"
    return written + "Z"


def aside(points: Sequence[Point], far: float) -> list[Point]:
    """The same way, so far to its right; corners stay square."""
    if not far:
        return list(points)
    ways = [_way(a, b) for a, b in itertools.pairwise(points)]
    found = []
    for place, (x, y) in enumerate(points):
        before, after = ways[max(0, place - 1)], ways[min(place, len(ways) - 1)]
        right, down = -before[1] - after[1], before[0] + after[0]
        scale = far / max(0.3, (1 + before[0] * after[0] + before[1] * after[1]))
        found.append((x + right * scale, y + down * scale))
    return found


def zigzag(points: Sequence[Point], wide: float = _WIDE, step: float = _STEP) -> list[Point]:
    """The same way from side to side; every piece begins and ends on it."""
    found = [points[0]]
    for (x, y), (to, down) in itertools.pairwise(points):
        (right, under), length = _way((x, y), (to, down)), math.hypot(to - x, down - y)
        count = max(2, round(length / step) // 2 * 2)
        for place in range(1, count):
            off = wide if place % 2 else -wide
            along = length * place / count
            found.append((x + right * along - under * off, y + under * along + right * off))
        found.append((to, down))
    return found


def arrow(points: Sequence[Point], long: float = 12.0, half: float = 6.0) -> str:
    """A head at the end of a way."""
    (x, y), (right, down) = points[-1], _way(points[-2], points[-1])
    wings = [(x - long * right - side * half * down, y - long * down + side * half * right) for side in (1, -1)]
    return f"M{number(x)} {number(y)}" + "".join(f"L{number(a)} {number(b)}" for a, b in wings) + "Z"


def middle(points: Sequence[Point]) -> tuple[Point, Point]:
    """The middle of the longest piece of a way, and where it goes there."""
    a, b = max(itertools.pairwise(points), key=lambda pair: math.dist(*pair))
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), _way(a, b)


def cut(points: Sequence[Point], gap: float) -> tuple[list[Point], list[Point]]:
    """A way in two, with a gap at the middle of its longest piece."""
    place = max(range(len(points) - 1), key=lambda at: math.dist(points[at], points[at + 1]))
    (x, y), (right, down) = middle(points)
    before, after = (x - right * gap / 2, y - down * gap / 2), (x + right * gap / 2, y + down * gap / 2)
    return [*points[: place + 1], before], [after, *points[place + 1 :]]


def _way(a: Point, b: Point) -> Point:
    length = math.dist(a, b) or 1.0
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
