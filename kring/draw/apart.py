"""Keeps boxes apart: pushes them out of each other, and finds the free place nearest to where one would like to be.

A box is left, top, right, bottom, in pixels; around a point it is measured from that point.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

Box = tuple[float, float, float, float]

_CELL: Final = 128.0
_ROUNDS: Final = 16
_STEP: Final = 13.0  # pixels between the circles on which a free place is looked for


class Ground:
    """What is taken, in cells, so that a full drawing takes no longer to look through than an empty one."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.put(box)

    def put(self, box: Box) -> None:
        """Take a box."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def is_free(self, box: Box) -> bool:
        """Whether nothing that is taken lies in a box; touching is free."""
        left, top, right, bottom = box
        columns, rows = (
            range(int(left // _CELL), int(right // _CELL) + 1),
            range(int(top // _CELL), int(bottom // _CELL) + 1),
        )
        for column in columns:
            for row in rows:
                for other in self._cells.get((column, row), ()):
                    if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                        return False
        return True

    def nearest(self, wanted: complex, box: Box) -> complex:
        """The free point for a box nearest to a wanted one, of whole pixels; it is there itself when that is free."""
        start = complex(round(wanted.real), round(wanted.imag))
        return next(point for point in _around(start) if self.is_free(moved(box, point)))


def moved(box: Box, point: complex) -> Box:
    """A box that was measured from a point, where it then lies."""
    x, y = point.real, point.imag
    return (box[0] + x, box[1] + y, box[2] + x, box[3] + y)


def around(boxes: Iterable[Box]) -> Box:
    """The box around boxes; nothing is a box without size."""
    found = list(boxes)
    if not found:
        return (0.0, 0.0, 0.0, 0.0)
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def pushed(points: Sequence[complex], boxes: Sequence[Box]) -> list[complex]:
    """The points with their boxes pushed out of each other, each by the shortest way; hardly any overlap is left."""
    x, y = [point.real for point in points], [point.imag for point in points]
    everybody = range(len(x))
    for _ in range(_ROUNDS):
        order = sorted(everybody, key=lambda one: x[one] + boxes[one][0])
        if not _push(x, y, boxes, order):
            break
    return list(map(complex, x, y))


def _push(x: list[float], y: list[float], boxes: Sequence[Box], order: Sequence[int]) -> bool:
    """One round, from left to right; whether anybody was pushed."""
    was_pushed = False
    for place, one in enumerate(order):
        _, top, right, bottom = boxes[one]
        for other in order[place + 1 :]:
            left, high, _, low = boxes[other]
            across = x[one] + right - x[other] - left
            if across <= 0:
                break
            below, above = y[one] + bottom - y[other] - high, y[other] + low - y[one] - top
            if below <= 0 or above <= 0:
                continue
            was_pushed = True
            down = below if below < above else -above
            if across < abs(down) * 1.4:
                x[one] -= across * 0.51
                x[other] += across * 0.51
            else:
                y[one] -= down * 0.51
                y[other] += down * 0.51
    return was_pushed


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
        for row in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            yield column, row


def _around(point: complex) -> Iterator[complex]:
    """Points ever further from one, circle after circle, without end."""
    yield point
    ring = 0
    while True:
        ring += 1
        count = 6 + 2 * min(ring, 13)
        for step in range(count):
            angle = 2 * math.pi * (step + ring * 0.37) / count
            reach = ring * _STEP * (1 + ring / 12)
            yield complex(
                round(point.real + reach * 1.25 * math.cos(angle)), round(point.imag + reach * math.sin(angle))
            )
