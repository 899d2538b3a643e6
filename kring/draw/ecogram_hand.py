"""Somebody is put elsewhere in their part of an ecogram by hand: as near to there as can be, and there they stay.

A point is told as shares of the cloth from its middle, to the right and down: so it is the same place in every size.
"""

import math
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from kring.core.network import Network
from kring.draw import ecogram, ecogram_frame, spokes
from kring.draw.ecogram_frame import Frame, Measure
from kring.draw.ecogram_seats import Held, Kept, Named
from kring.draw.spokes import Spot, Standing

Point = tuple[float, float]
_FURTHEST: Final = 140.0  # pixels from where somebody is put down, within which a free spot is looked for
_STRIDE: Final = 7.0
_NEAREST: Final = 14.0  # pixels that a step is at least


class Way(StrEnum):
    """A step as the eye sees it."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


_STEPS: Final = {Way.LEFT: (-1, 0), Way.RIGHT: (1, 0), Way.UP: (0, -1), Way.DOWN: (0, 1)}


def put(net: Network, named: Sequence[Named], kept: Kept | None, person: str, to: Point) -> Kept:
    """What to remember when somebody is put at a point: of each size the nearest free spot in their own part.

    Where there is none within reach they stay, as does everybody else. Whoever is not drawn is nowhere to be put.
    """
    sizes = {}
    for size in ecogram.SIZES:
        measure, held, standing = _standing(net, named, kept, size)
        one = next((one for one in standing if one.guest.person == person), None)
        spot = _nearest(held.frame, measure, standing, one, to) if one else None
        sizes[size] = Held(held.frame, held.spots | {person: spot}) if spot else held
    return Kept(sizes)


def stepped(net: Network, named: Sequence[Named], kept: Kept | None, person: str, way: Way) -> Point | None:
    """The first free point that way, past whoever stands there; nothing when there is none in their own part."""
    measure, held, standing = _standing(net, named, kept, "wide")
    one = next((one for one in standing if one.guest.person == person), None)
    if one is None:
        return None
    right, down = _STEPS[way]
    across, along = ecogram_frame.rim(held.frame, measure)
    for step in range(math.ceil(2 * across / _STRIDE)):
        far = _NEAREST + step * _STRIDE
        x, y = one.x + right * far, one.y + down * far
        if _at(held.frame, measure, standing, one, x, y):
            return x / across, y / along
    return None


def _standing(
    net: Network, named: Sequence[Named], kept: Kept | None, size: str
) -> tuple[Measure, Held, list[Standing]]:
    measure, held = ecogram.measured(net, size), ecogram.place(net, named, size, kept).held
    shared = ecogram_frame.room(held.frame, measure)
    guests = ecogram.guests(net, named)
    return measure, held, [spokes.stood(shared, one, held.spots[one.person]) for one in guests]


def _nearest(frame: Frame, measure: Measure, standing: list[Standing], one: Standing, to: Point) -> Spot | None:
    across, along = ecogram_frame.rim(frame, measure)
    for x, y in _around(to[0] * across, to[1] * along):
        if spot := _at(frame, measure, standing, one, x, y):
            return spot
    return None


def _around(x: float, y: float) -> Iterator[Point]:
    yield x, y
    for ring in range(1, round(_FURTHEST / _STRIDE)):
        for turn in range(8 + 2 * ring):
            angle = 2 * math.pi * turn / (8 + 2 * ring)
            yield x + ring * _STRIDE * math.cos(angle), y + ring * _STRIDE * math.sin(angle)


def _at(frame: Frame, measure: Measure, standing: list[Standing], one: Standing, x: float, y: float) -> Spot | None:
    """The spot at a point, when somebody can stand there clear of everybody else."""
    shared = ecogram_frame.room(frame, measure)
    part = next(part for part in frame.parts if part.domain == one.guest.domain)
    middle, turn = (part.begin + part.end) / 2, math.atan2(x / shared.aspect, -y)
    turn += 2 * math.pi * round((middle - turn) / (2 * math.pi))
    spot = Spot(one.guest.domain, round(turn, 4), round(math.hypot(x / shared.aspect, y), 1), frame.most)
    others = (other for other in standing if other is not one)
    bare = msgspec.structs.replace(one.guest, signs=0)
    return spot if spokes.fits(shared, spokes.stood(shared, bare, spot), part.begin, part.end, others) else None
