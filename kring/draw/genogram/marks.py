"""The small signs on a line: how a couple ended, that they are together again, that nobody told which twins two are."""

import itertools
import math
from collections.abc import Sequence
from typing import Final

from msgspec import structs

from kring.core.network import PartnerEnd, Partnership
from kring.draw.genogram import taken
from kring.draw.genogram.family import Couple
from kring.draw.genogram.parts import Box, Mark, Net, Point
from kring.draw.genogram.taken import Taken

BADGE: Final = (17.0, 10.0)  # half of what the sign of twins covers
HALF: Final = (10.0, 12.0)  # half of what the sign of how a couple ended covers
STEP: Final = 4.0
_SHARES: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)
UNSURE: Final = "?"  # twins, of whom nobody told whether they are alike


def of_couple(couple: Couple, run: tuple[Point, ...]) -> tuple[Mark, ...]:
    """How a couple ended, on the first third of their line; who came together again ended more than once."""
    (x, y), (to, _) = sorted((run[0], run[-1]))
    signs = [sign for one in couple.unions if (sign := ended(one))]
    if len(couple.unions) > len(signs) and signs:
        signs.append("again")
    step = min(20.0, (to - x) / 2 / (len(signs) + 1))
    first = x + max((to - x) * 0.22, min(13.0, (to - x) * 0.4))
    return tuple(Mark(sign, first + place * step, y) for place, sign in enumerate(signs))


def clear(nets: Sequence[Net]) -> list[Net]:
    """The same lines, with how a couple ended where no other line runs through it: it would seem to end that one."""
    drawn = taken.lines(one for one in nets if one.kind != "couple")
    couples = {at: taken.lines([one]) for at, one in enumerate(nets) if one.kind == "couple"}
    found = list(nets)
    for at, one in enumerate(nets):
        if at in couples and one.marks:
            others = [drawn, *(line for other, line in couples.items() if other != at)]
            found[at] = structs.replace(one, marks=_clear(one, others))
    return found


def _clear(net: Net, others: Sequence[Taken]) -> tuple[Mark, ...]:
    """The signs of a couple further along their own line, all at the same step; where they were when all is taken."""
    levels = (one.points for one in net.strokes if net.marks[0].y == one.points[0][1] == one.points[-1][1])
    run = next(levels, ((net.marks[0].x, 0.0), (net.marks[-1].x, 0.0)))
    left, right = min(x for x, _ in run), max(x for x, _ in run)
    first, last, y = net.marks[0].x, net.marks[-1].x, net.marks[0].y
    along = range(-int((first - left) / STEP), int((right - last) / STEP) + 1)
    steps = sorted(along, key=lambda step: (abs(step), step))
    for clear, step in itertools.product((2.0, 1.0), steps):
        half = HALF[0] * clear
        box = (first + step * STEP - half, y - HALF[1], last + step * STEP + half, y + HALF[1])
        if (not step or (left < box[0] and box[2] < right)) and not any(one.is_met(box) for one in others):
            return tuple(structs.replace(one, x=one.x + step * STEP) for one in net.marks)
    return net.marks


def of_twins(net: Net, kinds: Sequence[str], others: Sequence[Net], people: Sequence[Box]) -> Net:
    """A line of twins that does not part, with the sign of each kind on it: clear of all else, where that can be."""
    drawn, words = taken.lines(others), Taken(people)
    ways = [way for run in net.strokes for way in itertools.pairwise(run.points)]
    ways.sort(key=lambda way: (way[0][1] != way[1][1], -math.dist(*way)))
    places = [_along(way, share) for way in ways for share in _SHARES]
    found: list[Mark] = []
    for kind in kinds:
        free = (at for at in places if not words.is_met(box := badge(*at)) and not drawn.is_met(box))
        x, y = next(free, places[0])
        words.add(badge(x, y))
        found.append(Mark(kind, x, y))
    return structs.replace(net, marks=(*net.marks, *found))


def badge(x: float, y: float) -> Box:
    """What the sign of twins on a line covers."""
    return (x - BADGE[0], y - BADGE[1], x + BADGE[0], y + BADGE[1])


def _along(way: tuple[Point, Point], share: float) -> Point:
    (x, y), (to, down) = way
    return x + (to - x) * share, y + (down - y) * share


def ended(one: Partnership) -> str:
    """The sign of how a partnership ended; nothing when it lasts, or until one of them died."""
    if one.ended is PartnerEnd.WIDOWED:
        return ""
    if one.ended:
        return str(one.ended)
    return str(PartnerEnd.SEPARATED) if one.until or one.separated else ""
