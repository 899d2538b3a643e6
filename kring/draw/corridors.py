"""The shortest way of a line from a point to somebody's symbol that goes through nobody else and no words.

Straight where that can be, else around the corners of what lies in between.
"""

import functools
import heapq
import itertools
import math
from collections.abc import Sequence
from typing import Final

from kring.draw.apart import Box

Point = tuple[float, float]
AIR: Final = 4.0  # pixels that a line stays away from what it does not touch
_CORNER: Final = 7.0  # and so far from it the corners lie that it goes around
_STEP: Final = 1.6  # pixels that lines with another goal go further around the same corner
_LANES: Final = 3


def way(begin: Point, goal: Point, reach: float, own: Box, others: tuple[Box, ...], lane: int = 0) -> list[Point]:
    """The points of a line from `begin` to the edge of a symbol around `goal`, `reach` from its middle.

    It goes through none of the `others`, nor through the words of whom it leads to (`own`). Where there is no such way
    it is straight. Lines of different lanes keep a little apart at the corners that they share.
    """
    walls = (*others, own)
    middle = _shortest(begin, goal, walls) if _is_shut(begin, goal, walls) else []
    aside = _STEP * (lane % _LANES)
    points = [begin, *(_out(corner, walls, aside) for corner in middle)]
    return [*points, _edge(points[-1], goal, reach)]


def _shortest(begin: Point, goal: Point, walls: tuple[Box, ...]) -> list[Point]:
    """The corners along the shortest way (Dijkstra over what sees what)."""
    corners, sees = _graph(walls)
    ends = {place for place, corner in enumerate(corners) if not _is_shut(corner, goal, walls)}
    best: dict[int, float] = {}
    waiting: list[tuple[float, int, tuple[int, ...]]] = [
        (math.dist(begin, corner), place, (place,))
        for place, corner in enumerate(corners)
        if not _is_shut(begin, corner, walls)
    ]
    heapq.heapify(waiting)
    found: tuple[float, tuple[int, ...]] | None = None
    while waiting:
        far, place, taken = heapq.heappop(waiting)
        if found and far >= found[0]:
            break
        if best.get(place, math.inf) <= far:
            continue
        best[place] = far
        if place in ends:
            whole = far + math.dist(corners[place], goal)
            found = min(found, (whole, taken)) if found else (whole, taken)
        for other in sees[place]:
            heapq.heappush(waiting, (far + math.dist(corners[place], corners[other]), other, (*taken, other)))
    return [corners[place] for place in found[1]] if found else []


@functools.lru_cache(maxsize=64)
def _graph(walls: tuple[Box, ...]) -> tuple[list[Point], list[list[int]]]:
    """The free corners around what is in the way, and which of them see each other."""
    every = [
        (x, y)
        for left, top, right, bottom in walls
        for x in (left - _CORNER, right + _CORNER)
        for y in (top - _CORNER, bottom + _CORNER)
    ]
    corners = [one for one in every if not any(_is_in(one, wall) for wall in walls)]
    sees: list[list[int]] = [[] for _ in corners]
    for (one, a), (other, b) in itertools.combinations(enumerate(corners), 2):
        if not _is_shut(a, b, walls):
            sees[one].append(other)
            sees[other].append(one)
    return corners, sees


def _is_in(point: Point, wall: Box) -> bool:
    x, y = point
    return wall[0] - AIR < x < wall[2] + AIR and wall[1] - AIR < y < wall[3] + AIR


def _is_shut(a: Point, b: Point, walls: Sequence[Box]) -> bool:
    """Whether something is in the way from one point to another."""
    (x, y), (to_x, to_y) = a, b
    low_x, high_x = (x, to_x) if x < to_x else (to_x, x)
    low_y, high_y = (y, to_y) if y < to_y else (to_y, y)
    across, along = to_x - x, to_y - y
    for left, top, right, bottom in walls:
        left, top, right, bottom = left - AIR, top - AIR, right + AIR, bottom + AIR
        if high_x <= left or low_x >= right or high_y <= top or low_y >= bottom:
            continue
        sides = [
            across * (corner_y - y) - along * (corner_x - x) for corner_x in (left, right) for corner_y in (top, bottom)
        ]
        if min(sides) < 0 < max(sides):
            return True
    return False


def _out(corner: Point, walls: Sequence[Box], aside: float) -> Point:
    """A corner a little further from what it belongs to, as far as it is free there."""
    x, y = corner
    for left, top, right, bottom in walls:
        if {x, y} <= {left - _CORNER, right + _CORNER, top - _CORNER, bottom + _CORNER}:
            moved = (x + (aside if x > left else -aside), y + (aside if y > top else -aside))
            return corner if any(_is_in(moved, wall) for wall in walls) else moved
    return corner


def _edge(begin: Point, goal: Point, reach: float) -> Point:
    far = math.dist(begin, goal)
    share = max(0.0, far - reach) / far if far else 0.0
    return (begin[0] + (goal[0] - begin[0]) * share, begin[1] + (goal[1] - begin[1]) * share)
