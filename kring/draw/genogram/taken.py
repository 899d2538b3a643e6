"""What is taken on paper: asked of a place, only what lies near it is looked at, however large the drawing is."""

import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import product
from typing import Final

from kring.draw.genogram.parts import Box, Net

CELL: Final = 240.0  # the side of a square of paper that keeps its own boxes
_THIN: Final = 0.01  # a line has a little body, or nothing could meet it


class Taken:
    """Boxes on paper, kept by the squares that they lie in."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self.cells = defaultdict[tuple[int, int], list[Box]](list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for cell in _cells(box):
            self.cells[cell].append(box)

    def is_met(self, box: Box) -> bool:
        """Whether anything has a point in common with the inside of a box."""
        return any(meets(other, box) for cell in _cells(box) for other in self.cells.get(cell, ()))


def lines(nets: Iterable[Net]) -> Taken:
    """All pieces of lines, each as the box that it runs through."""
    return Taken(
        (min(x, to), min(up, down), max(x, to) + _THIN, max(up, down) + _THIN)
        for net in nets
        for run in net.strokes
        for (x, up), (to, down) in zip(run.points, run.points[1:], strict=False)
    )


def along(nets: Iterable[Net]) -> tuple[Taken, Taken]:
    """The level pieces of all lines, and the upright ones."""
    level, upright = Taken(), Taken()
    for net in nets:
        for run in net.strokes:
            for (x, up), (to, down) in zip(run.points, run.points[1:], strict=False):
                if abs(up - down) < _THIN:
                    level.add((min(x, to), up, max(x, to), up + _THIN))
                elif abs(x - to) < _THIN:
                    upright.add((x, min(up, down), x + _THIN, max(up, down)))
    return level, upright


def meets(box: Box, other: Box) -> bool:
    """Whether two boxes have a point in common that lies on no side of theirs."""
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _cells(box: Box) -> Iterable[tuple[int, int]]:
    left, top, right, bottom = (math.floor(side / CELL) for side in box)
    return product(range(left, right + 1), range(top, bottom + 1))
