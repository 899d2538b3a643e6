"""The frame of an ecogram: which part of the cloth each domain has, and what it cannot do without.

Everybody is laid out by `ecogram_laid`; after that `ecogram_joined` places who is new.
"""

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec import Struct

from kring.draw import spokes
from kring.draw.spokes import Guest, Room, Standing


class Measure(Struct, frozen=True):
    """The starting values of one size, in CSS pixels.

    `steps` are symbol, name and the most that a name is wide, from roomy to crowded. `label` and
    `also` are the sizes of the name of a domain, and of who matters there too. `aspect` is how many
    times as wide as high the cloth is; before it becomes wider it grows higher, until it is `narrowest`.
    `inner` is the radius of the circle when a family stands in it.
    """

    width: int
    height: int
    middle: tuple[int, int]
    centre: float
    aspect: float
    narrowest: float
    rim: float
    steps: tuple[tuple[int, float, float], ...]
    label: float
    also: float
    inner: float = 0.0


class Part(Struct, frozen=True, array_like=True):
    """The part of the cloth of one domain, between two turns."""

    domain: str
    begin: float
    end: float


class Frame(Struct, frozen=True, array_like=True):
    """What a drawing settled on. `rows` are how far within the rim people stand,
    `laid` is how many there were when all were laid out, `aspect` is that of the measure unless it says so, `inner`
    the radius of the circle when a family stands in it."""

    symbol: int
    font: float
    most: float
    rim: float
    core: float
    rows: tuple[float, ...]
    parts: tuple[Part, ...]
    laid: int
    aspect: float = 0.0
    inner: float = 0.0


Crowd = dict[str, list[Guest]]  # who stands in each domain, in the order of the drawing
MEASURES: Final[dict[str, Measure]] = {
    "wide": Measure(
        984,
        712,
        (492, 356),
        44,
        1.36,
        1.0,
        286,
        ((38, 16, 124), (34, 15, 112), (30, 14, 100), (26, 13.4, 92), (24, 12.8, 86)),
        17,
        15,
    ),
    "tablet": Measure(
        760,
        720,
        (380, 360),
        42,
        1.0,
        0.45,
        276,
        ((38, 16, 116), (34, 15.4, 108), (30, 15, 100), (28, 14.8, 94), (26, 14.5, 90)),
        17,
        15.5,
    ),
    "paper": Measure(
        820,
        700,
        (410, 350),
        44,
        1.1,
        1.1,
        272,
        ((38, 15.5, 120), (34, 14.5, 108), (30, 14, 100), (26, 13.4, 92), (24, 12.8, 86)),
        16,
        14,
    ),
}


def rim(frame: Frame, measure: Measure) -> tuple[float, float]:
    """Half of the cloth: how wide, and how high."""
    return frame.rim * (frame.aspect or measure.aspect), frame.rim


def larger(frame: Frame, measure: Measure) -> tuple[float, float]:
    """How much the cloth has grown on each side: across, and up or down."""
    across, down = rim(frame, measure)
    return max(0.0, across - measure.rim * measure.aspect), max(0.0, down - measure.rim)


def room(frame: Frame, measure: Measure) -> Room:
    """What everybody in a frame shares."""
    return Room(frame.aspect or measure.aspect, frame.rim, frame.core, frame.symbol, frame.font)


def taken(frame: Frame, measure: Measure, standing: list[Standing], part: Part) -> tuple[float, float]:
    """The turns that a domain cannot do without: around its people, or the room for its name."""
    shared = room(frame, measure)
    own = [one for one in standing if one.guest.domain == part.domain]
    middle, half = (part.begin + part.end) / 2, min(spokes.least(frame.rim, measure.rim), part.end - part.begin) / 2
    if not own:
        return middle - half, middle + half
    low = spokes.unseen(shared.aspect, min(one.slim[0] for one in own))
    high = spokes.unseen(shared.aspect, max(one.slim[1] for one in own))
    return max(low, part.begin), min(high, part.end)


def with_parts(frame: Frame, parts: Sequence[Part]) -> Frame:
    """The same frame with other parts, in order around."""
    return msgspec.structs.replace(frame, parts=tuple(parts))
