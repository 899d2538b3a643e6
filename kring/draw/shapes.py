"""The shapes that say what kind of person someone is, or that it is a service or a place, without any colour.

All have the same optical weight at the same nominal size, and stand around (0, 0).
"""

import functools
import math
from enum import StrEnum
from typing import Final

from kring.core.network import Category, Person, Sort
from kring.draw.svg import number

Point = tuple[float, float]


class Shape(StrEnum):
    """The six shapes of people, the open circle of whom nobody said yet what they are, and two for what is nobody."""

    CIRCLE = "circle"
    HEXAGON = "hexagon"
    SQUARE = "square"
    DIAMOND = "diamond"
    HOUSE = "house"
    ROSETTE = "rosette"
    OPEN = "open"
    TICKET = "ticket"
    PIN = "pin"


OF: Final[dict[Category | None, Shape]] = {
    Category.FAMILY: Shape.CIRCLE,
    Category.FELLOW_CLIENT: Shape.HEXAGON,
    Category.PROFESSIONAL: Shape.SQUARE,
    Category.FRIEND: Shape.DIAMOND,
    Category.ACQUAINTANCE: Shape.DIAMOND,
    Category.COLLEAGUE: Shape.DIAMOND,
    Category.NEIGHBOUR: Shape.HOUSE,
    Category.VOLUNTEER: Shape.ROSETTE,
    None: Shape.OPEN,
}
OF_SORT: Final = {Sort.SERVICE: Shape.TICKET, Sort.FACILITY: Shape.PIN}
REACH: Final = 0.6  # no shape reaches further from its middle, as a share of the size


def ink(shape: Shape) -> str:
    """How a shape is filled: people in their hue, whom nobody said anything of and what is nobody as an outline."""
    return {Shape.OPEN: "outline", Shape.TICKET: "thing", Shape.PIN: "thing"}.get(shape, "body")


def drop(shape: Shape) -> float:
    """How far below the middle of a shape the line of its initials lies, in sizes of the initials."""
    return {Shape.HOUSE: 0.5, Shape.PIN: 0.09}.get(shape, 0.35)


def of(one: Person) -> Shape:
    """The shape of somebody by their category, of a service or a place by what it is (M27)."""
    return OF_SORT.get(one.sort) or OF[one.category]


@functools.lru_cache(maxsize=256)
def path(shape: Shape, size: float) -> str:
    """The outline of a shape of a nominal size, around (0, 0)."""
    match shape:
        case Shape.CIRCLE | Shape.OPEN:
            return circle(size * 0.5)
        case Shape.HEXAGON:
            return _rounded(_regular(6, size * 0.55), size * 0.12)
        case Shape.SQUARE:
            half = size * 0.45
            return _rounded([(-half, -half), (half, -half), (half, half), (-half, half)], size * 0.16)
        case Shape.DIAMOND:
            return _rounded(_regular(4, size * 0.6), size * 0.16)
        case Shape.HOUSE:
            return _rounded(_house(size), size * 0.1)
        case Shape.ROSETTE:
            return _rosette(size * 0.49)
        case Shape.TICKET:
            return _ticket(size)
        case Shape.PIN:
            return _pin(size)


def circle(radius: float) -> str:
    """A circle as a path."""
    r = number(radius)
    return f"M-{r} 0A{r} {r} 0 1 1 {r} 0A{r} {r} 0 1 1-{r} 0Z"


def _house(size: float) -> list[Point]:
    wide = size * 0.49
    return [
        (0, size * -0.56),
        (wide, size * -0.15),
        (wide, size * 0.46),
        (-wide, size * 0.46),
        (-wide, size * -0.15),
    ]


def _regular(corners: int, radius: float) -> list[Point]:
    turn = 2 * math.pi / corners
    return [(radius * math.cos(turn * i), radius * math.sin(turn * i)) for i in range(corners)]


def _rounded(corners: list[Point], cut: float) -> str:
    pieces = []
    for i, corner in enumerate(corners):
        before, after = _towards(corner, corners[i - 1], cut), _towards(corner, corners[(i + 1) % len(corners)], cut)
        pieces.append(f"{'L' if i else 'M'}{_at(before)}Q{_at(corner)} {_at(after)}")
    return "".join(pieces) + "Z"


def _towards(start: Point, end: Point, length: float) -> Point:
    share = length / math.dist(start, end)
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _rosette(radius: float) -> str:
    points = []
    for i in range(32):
        angle = math.pi * i / 16
        r = radius * (1 + 0.11 * math.cos(8 * angle))
        points.append((r * math.cos(angle), r * math.sin(angle)))
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(points, points[1:] + points[:1], strict=True)]
    return f"M{_at(middles[-1])}" + "".join(f"Q{_at(p)} {_at(m)}" for p, m in zip(points, middles, strict=True)) + "Z"


def _ticket(size: float) -> str:
    """A ticket: a low box with a bite out of either side."""
    wide, high, bite = number(size * 0.58), number(size * 0.4), number(size * 0.13)
    rest = number(size * 0.27)
    right = f"v{rest}a{bite} {bite} 0 0 0 0 {number(size * 0.26)}v{rest}"
    left = f"v-{rest}a{bite} {bite} 0 0 0 0 -{number(size * 0.26)}v-{rest}"
    return f"M-{wide} -{high}H{wide}{right}H-{wide}{left}Z"


def _pin(size: float) -> str:
    """A pin as on a map: round above, with a point that touches the ground."""
    r, x, y = number(size * 0.46), number(size * 0.36), number(size * 0.18)
    return f"M0 {number(size * 0.6)}L-{x} {y}A{r} {r} 0 1 1 {x} {y}Z"


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
