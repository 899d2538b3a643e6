"""The names of domains around the cloth of an ecogram: beside their part, over nothing, and never over each other."""

import math
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from kring.draw import corners, ecogram_frame, names, widths
from kring.draw.ecogram_frame import Frame, Measure
from kring.draw.ecogram_seats import Named

Box = tuple[float, float, float, float]
_AIR: Final = 9.0  # pixels between a name and the cloth
_SHARES: Final = (0.5, 0.38, 0.62, 0.26, 0.74, 0.14, 0.86)  # where along its part a name may stand
_WIDEST: Final = (158.0, 122.0, 96.0)
# How far the sheet grows at each side, and whether every name must stand there whole: it grows a while for that.
_TRIES: Final = (*((float(at), True) for at in range(0, 120, 20)), *((float(at), False) for at in range(0, 400, 20)))


class Label(Struct, frozen=True):
    """Where a name stands, from the middle of the cloth; `box` is what it covers."""

    lines: tuple[str, ...]
    also: str
    x: float
    y: float
    anchor: str
    box: Box


def placed(frame: Frame, measure: Measure, named: Sequence[Named]) -> tuple[list[Label], float]:
    """A name for every part of the frame, and how much room around the drawing is needed beside its size."""
    by_id = {one.id: one for one in named}
    for wider, is_whole in _TRIES:
        found: list[Label] = []
        for part in frame.parts:
            label = _label(frame, measure, by_id[part.domain], (part.begin, part.end), found, wider, is_whole)
            if label is None:
                break
            found.append(label)
        else:
            return found, wider
    return outward(frame, measure, named)


def outward(frame: Frame, measure: Measure, named: Sequence[Named]) -> tuple[list[Label], float]:
    """The same where names do not all fit close by: each as far out as it must be to be clear. It always ends."""
    by_id, found = {one.id: one for one in named}, list[Label]()
    for part in frame.parts:
        turn = (part.begin + part.end) / 2
        label = _at(frame, measure, by_id[part.domain], turn, _WIDEST[-1])
        while any(_meet(label.box, other.box) for other in found):
            label = _moved(label, 12 * math.sin(turn), -12 * math.cos(turn))
        found.append(label)
    left, top, right, bottom = _bounds(frame, measure, 0.0)
    over = [max(left - box[0], top - box[1], box[2] - right, box[3] - bottom) for box in (one.box for one in found)]
    return found, math.ceil(max(0.0, *over, 0.0))


def _moved(one: Label, x: float, y: float) -> Label:
    left, top, right, bottom = one.box
    return Label(one.lines, one.also, one.x + x, one.y + y, one.anchor, (left + x, top + y, right + x, bottom + y))


def _label(
    frame: Frame,
    measure: Measure,
    one: Named,
    turns: tuple[float, float],
    others: list[Label],
    wider: float,
    is_whole: bool,
) -> Label | None:
    bounds = _bounds(frame, measure, wider)
    for share in _SHARES:
        for widest in _WIDEST:
            label = _at(frame, measure, one, turns[0] + (turns[1] - turns[0]) * share, widest)
            inside = bounds[0] <= label.box[0] and bounds[1] <= label.box[1]
            inside = inside and label.box[2] <= bounds[2] and label.box[3] <= bounds[3]
            is_short = is_whole and any(line.endswith("…") for line in label.lines)
            if inside and not is_short and not any(_meet(label.box, other.box) for other in others):
                return label
    return None


def _bounds(frame: Frame, measure: Measure, wider: float) -> Box:
    """The sheet around the middle."""
    left, top = measure.middle
    aside = min(left, measure.width - left)
    across, down = ecogram_frame.larger(frame, measure)
    across += aside - 8 + wider
    down += min(top, measure.height - top) - 6 + wider
    return (-across, -down, across, down)


def _at(frame: Frame, measure: Measure, one: Named, turn: float, widest: float) -> Label:
    lines = _lines(one.name, measure.label, widest)
    also = names.shortened(one.also, measure.also, widest, "regular") if one.also else ""
    wide = max(widths.width(line, measure.label) for line in lines)
    wide = max(wide, widths.width(also, measure.also, "regular"))
    high = len(lines) * measure.label * 1.2 + (measure.also * 1.3 if also else 0)
    x, y = _beside(frame, measure, turn, wide, high)
    aside = math.sin(turn)
    anchor = "middle" if abs(aside) < 0.45 else "start" if aside > 0 else "end"
    left = {"middle": x, "start": x - wide / 2, "end": x + wide / 2}[anchor]
    box = (x - wide / 2 - 4, y - high / 2 - 2, x + wide / 2 + 4, y + high / 2 + 2)
    return Label(lines, also, left, y - high / 2 + measure.label * 0.92, anchor, box)


def _lines(name: str, font: float, widest: float) -> tuple[str, ...]:
    lines = corners.wrapped(name, font, widest)
    if len(lines) > 2:
        lines = (lines[0], " ".join(lines[1:]))
    return tuple(names.shortened(line, font, widest) for line in lines) or ("…",)


def _beside(frame: Frame, measure: Measure, turn: float, wide: float, high: float) -> tuple[float, float]:
    """The nearest middle of a box outside the cloth in the direction of a turn."""
    across, down = math.sin(turn), -math.cos(turn)
    half, far = ecogram_frame.rim(frame, measure), 1.0
    while far < 3:
        x, y = far * half[0] * across, far * half[1] * down
        if not _over(frame, measure, (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)):
            return x, y
        far += 2.0 / half[1]
    return x, y


def _over(frame: Frame, measure: Measure, box: Box) -> bool:
    """Whether a box comes nearer to the cloth than the air around it."""
    x, y = max(box[0], 0.0, -box[2]), max(box[1], 0.0, -box[3])
    across, down = ecogram_frame.rim(frame, measure)
    return (x / (across + _AIR + 4)) ** 2 + (y / (down + _AIR + 4)) ** 2 < 1.0


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
