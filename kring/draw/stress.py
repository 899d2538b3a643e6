"""Gives people who are tied a place near each other: the ones further apart in ties, further apart on paper.

Points are complex numbers, in steps of one tie. It starts from the ties alone and ends
when hardly anything moves, so the same ties always give the same places, and nobody
sees how it got there.
"""

import functools
import math
import operator
from collections.abc import Mapping, Sequence
from operator import mul, sub, truediv
from typing import Final

PIVOTS: Final = 8
ROUNDS: Final = 4  # for very many; the fewer they are, the more rounds fit in the same time
STILL: Final = 0.02  # of a tie; nobody moves further in a round that counts as the last
MANY: Final = 40  # with more, each looks only at those near and at the pivots
_NUDGE: Final = 0.01 + 0.01j  # for two on one point
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))


def spread(beside: Sequence[Sequence[int]]) -> list[complex]:
    """A point for each of some people who hang together; `beside` has for each the numbers of who they are tied to.

    The longest way lies level. Stress majorization (Gansner, Koren & North 2004) from pivots
    (Brandes & Pich 2007).
    """
    if len(beside) < 3:
        return [complex(number) for number in range(len(beside))]
    rows = _masks(beside)
    pivots = _pivots(rows)
    points = _started(pivots, len(rows))
    _relax(points, _ways(rows, pivots))
    return _level(points)


def _masks(beside: Sequence[Sequence[int]]) -> list[int]:
    return [sum(1 << one for one in set(others)) for others in beside]


def _distances(rows: Sequence[int], start: int) -> list[int]:
    """How many ties everybody is from one of them."""
    found = [0] * len(rows)
    seen = fresh = 1 << start
    step = 0
    while fresh:
        step += 1
        after = 0
        while fresh:
            last = fresh & -fresh
            after |= rows[last.bit_length() - 1]
            fresh ^= last
        fresh = after & ~seen
        seen |= fresh
        left = fresh
        while left:
            last = left & -left
            found[last.bit_length() - 1] = step
            left ^= last
    return found


def _pivots(rows: Sequence[int]) -> list[list[int]]:
    """The distances from some who are far from each other, the first from whoever has most ties."""
    first = max(range(len(rows)), key=lambda one: (rows[one].bit_count(), -one))
    found = [_distances(rows, first)]
    nearest = list(found[0])
    while len(found) < min(PIVOTS, len(rows)):
        furthest = max(range(len(rows)), key=lambda one: (nearest[one], -one))
        if nearest[furthest] == 0:
            break
        found.append(_distances(rows, furthest))
        nearest = list(map(min, nearest, found[-1]))
    return found


def _started(pivots: Sequence[Sequence[int]], count: int) -> list[complex]:
    """The two directions in which the distances to the pivots differ most; who would coincide stands in a spiral."""
    columns = [_centred([-0.5 * far * far for far in column]) for column in pivots]
    means = [sum(row) / len(columns) for row in zip(*columns, strict=True)]
    columns = [[value - mean for value, mean in zip(column, means, strict=True)] for column in columns]
    inner = [[_dot(one, other) for other in columns] for one in columns]
    x = _axis(inner, None)
    y = _axis(inner, x)
    across, down = (_shares(columns, axis) for axis in (x, y))
    reach = math.sqrt(max(map(abs, across), default=0) or 1)
    return [
        complex(across[one], down[one]) / reach + 0.15 * math.sqrt(one / count) * _turned(one * _GOLDEN)
        for one in range(count)
    ]


def _centred(values: list[float]) -> list[float]:
    mean = sum(values) / len(values)
    return [value - mean for value in values]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return math.fsum(map(mul, one, other))


def _axis(inner: Sequence[Sequence[float]], other: Sequence[float] | None) -> list[float]:
    """The strongest direction that stands square on another, by power iteration."""
    vector = [1.0 / (number + 1) for number in range(len(inner))]
    for _ in range(20):
        if other is not None:
            along = _dot(vector, other)
            vector = [a - along * b for a, b in zip(vector, other, strict=True)]
        vector = [_dot(row, vector) for row in inner]
        length = math.sqrt(_dot(vector, vector))
        if length < 1e-9:
            return [0.0] * len(inner)
        vector = [value / length for value in vector]
    return vector


def _shares(columns: Sequence[Sequence[float]], axis: Sequence[float]) -> list[float]:
    return [_dot(row, axis) for row in zip(*columns, strict=True)]


def _turned(angle: float) -> complex:
    return complex(math.cos(angle), math.sin(angle))


def _ways(rows: Sequence[int], pivots: Sequence[Sequence[int]]) -> list[dict[int, int]]:
    """How far each is from the others; among very many only from those within two ties, and from the pivots."""
    everybody = range(len(rows))
    if len(rows) <= MANY:
        columns = ((one, _distances(rows, one)) for one in everybody)
        return [{other: far for other, far in enumerate(column) if other != one} for one, column in columns]
    found: list[dict[int, int]] = [{} for _ in rows]
    for column in pivots:
        pivot = column.index(0)
        for one in everybody:
            if one != pivot:
                found[one][pivot] = found[pivot][one] = column[one]
    for one, row in enumerate(rows):
        others = _bits(row)
        two = functools.reduce(operator.or_, [rows[other] for other in others], 0) & ~(1 << one)
        found[one] |= dict.fromkeys(_bits(two), 2) | dict.fromkeys(others, 1)
    return found


def _bits(mask: int) -> list[int]:
    found = []
    while mask:
        last = mask & -mask
        found.append(last.bit_length() - 1)
        mask ^= last
    return found


def _relax(points: list[complex], far: Sequence[Mapping[int, int]]) -> None:
    """Each in turn goes to where the distances to all others fit best, the near ones weighing most."""
    pulls = [[1 / way for way in row.values()] for row in far]
    weights = [[one * one for one in row] for row in pulls]
    totals = [sum(row) for row in weights]
    theirs = [operator.itemgetter(*row) for row in far]
    for _ in range(ROUNDS + 240 // len(points)):
        moved = 0.0
        for one, here in enumerate(points):
            there = theirs[one](points)
            while here in there:
                here += _NUDGE
            shares = list(map(truediv, pulls[one], map(abs, map(here.__sub__, there))))
            left = map(mul, map(sub, weights[one], shares), there)
            points[one] = after = (sum(left) + here * sum(shares)) / totals[one]
            moved = max(moved, abs(after - here))
        if moved < STILL:
            return


def _level(points: list[complex]) -> list[complex]:
    """The same points around their middle, turned so that they reach furthest sideways."""
    middle = sum(points) / len(points)
    points = [point - middle for point in points]
    axis = sum([point * point for point in points])
    turn = _turned(-math.atan2(axis.imag, axis.real) / 2)
    return [point * turn for point in points]
