"""How lines run between people: straight where they can, bent around whoever stands in the way."""

import bisect
from collections.abc import Container, Iterable, Sequence
from typing import Final

from msgspec import Struct

from kring.draw.relations_seats import Curve

_BENDS: Final = (0, 22, -22, 46, -46, 80, -80)  # pixels aside, halfway
_FAR: Final = max(_BENDS)
_MOST: Final = 0.42  # of the length: a line that bends more reads as another one


class Standing(Struct, frozen=True, gc=False):
    """Who may stand in the way: the middle of the symbol, and the points along the name, at most so far from it."""

    person: str
    symbol: complex
    name: tuple[complex, ...]
    reach: float = 0.0


class Standings:
    """Everybody, from left to right, so that a short line need not look at those far off."""

    def __init__(self, everybody: Iterable[Standing]) -> None:
        self._everybody = sorted(everybody, key=lambda one: (one.symbol.real, one.person))
        self._across = [one.symbol.real for one in self._everybody]

    def near(self, start: complex, end: complex, reach: float) -> list[Standing]:
        """Those who stand so near the line that it could come upon them."""
        left, right = sorted((start.real, end.real))
        first, last = bisect.bisect(self._across, left - reach), bisect.bisect(self._across, right + reach)
        top, bottom = min(start.imag, end.imag) - reach, max(start.imag, end.imag) + reach
        return [one for one in self._everybody[first:last] if top < one.symbol.imag < bottom]


class Pen(Struct, frozen=True):
    """How wide a line is kept from symbols and from names, and how far it stays from both of its ends.

    `worth` is how many pixels it would rather bend than pass under one name.
    """

    symbol: float
    name: float
    end: float
    worth: float = 13.0


def routed(
    start: complex, end: complex, others: Standings, passes: Container[str], pen: Pen, aside: float = 0.0
) -> tuple[Curve, int]:
    """The curve between two people, and how many symbols and names it still passes under.

    Whom it `passes` freely is nobody in the way: the two themselves, above all.
    `aside` is where it would like to run, in pixels from the straight line. A small
    bend that passes under hardly anybody is taken before a large one that clears all.
    """
    way = end - start
    length = abs(way) or 1.0
    near = _near(start, way, length, others.near(start, end, min(_FAR, length * _MOST) + 60), passes, pen)
    bend, under = aside, _under(near, aside)
    if under:
        bend, under = _bent(near, length, pen, aside)
    return _curve(start, way, length, bend, pen.end), under


_Near = list[tuple[float, float, float, int]]
_SLACK: Final = 16.0  # pixels that a line beside another begins from, besides its own bend


def _bent(near: _Near, length: float, pen: Pen, aside: float) -> tuple[float, int]:
    """The bend that costs least, and what it passes under. They go from small to large: one that itself costs
    more than the best so far ends the search."""
    found, least = (aside, _under(near, aside)), float("inf")
    for one in _BENDS:
        if abs(one) >= least:
            break
        if abs(one + aside) <= _MOST * length:
            under = _under(near, one + aside)
            if under * pen.worth + abs(one) < least:
                found, least = (one + aside, under), under * pen.worth + abs(one)
    return found


def _near(
    start: complex, way: complex, length: float, others: Sequence[Standing], passes: Container[str], pen: Pen
) -> _Near:
    """What stands beside the line: how much it bends there, how far aside, how far to keep off, how bad it would be."""
    turn, most = 1 / (way or 1), 4 * (min(_FAR, length * _MOST) + _SLACK)
    highest, found = most / 4 + pen.name, _Near()
    for other in others:
        if other.person in passes:
            continue
        at = (other.symbol - start) * turn
        along, aside = at.real, at.imag * length
        if not -0.3 < along < 1.3 or abs(aside) > highest + other.reach:
            continue
        bends = along * (1 - along)
        if bends > 0 and abs(aside) < most * bends + pen.symbol:
            found.append((4 * bends, aside, pen.symbol, 4))
        for point in other.name:
            by = (point - start) * turn
            bends = by.real * (1 - by.real)
            if bends > 0 and abs(aside := by.imag * length) < most * bends + pen.name:
                found.append((4 * bends, aside, pen.name, 1))
    return found


def _under(near: _Near, bend: float) -> int:
    """How badly a line with a bend passes under others; 0 is not at all."""
    return sum([cost for bent, aside, keep, cost in near if -keep < aside - bent * bend < keep])


def _curve(start: complex, way: complex, length: float, bend: float, end: float) -> Curve:
    """The quadratic curve with its ends cut off where the symbols are."""
    over = start + way / 2 + 2j * bend * way / length
    finish = start + way
    first = start + _cut(over - start, end, length)
    last = finish + _cut(over - finish, end, length)
    return (first.real, first.imag, over.real, over.imag, last.real, last.imag)


def _cut(way: complex, end: float, length: float) -> complex:
    return way / (abs(way) or 1) * min(end, length / 3)
