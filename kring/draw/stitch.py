"""The stitches on the edge of the cloth: each group has its own, and it works without colour."""

import functools
import math

from kring.core.method import Stitch
from kring.draw.svg import element, number

GAP = 1.6  # degrees left open at each border


def arc(
    stitch: str,
    hue: str,
    x: float,
    y: float,
    radius: float,
    begin: float,
    end: float,
    scale: float = 1.0,
    *,
    whole: bool = False,
) -> str:
    """A stitch along the rim from one turn to another, in degrees clockwise from the top.

    `whole` spreads bars so that the last one is not cut off, which shows where they are few.
    """
    line = (
        _wave(radius, begin + GAP, end - GAP, scale) if stitch == Stitch.WAVE else _arc(radius, begin + GAP, end - GAP)
    )
    pen = _pen(stitch, scale)
    if whole and stitch == Stitch.BARS:
        length = math.radians(end - begin - 2 * GAP) * radius / scale
        pen |= {"stroke-dasharray": "2.6 5.4", "pathLength": number(8 * round((length - 2.6) / 8) + 2.6)}
    return element("path", class_=f"stitch {hue}", d=line, transform=f"translate({number(x)} {number(y)})", **pen)


def straight(stitch: str, hue: str, x: float, y: float, length: float) -> str:
    """The same stitch under a heading."""
    half = ["q4-6.5 8 0q4 6.5 8 0"] * int(length // 16)
    line = f"M{number(x)} {number(y)}" + ("".join(half) if stitch == Stitch.WAVE else f"h{number(length)}")
    return element("path", class_=f"stitch {hue}", d=line, **_pen(stitch, 1.0))


def _pen(stitch: str, scale: float) -> dict[str, str]:
    widths = {Stitch.LINE: 3.6, Stitch.DOTS: 5.4, Stitch.BARS: 8.0, Stitch.WAVE: 2.7}
    dashes = {Stitch.DOTS: f"0 {number(11 * scale)}", Stitch.BARS: f"{number(2.6 * scale)} {number(5.4 * scale)}"}
    pen = {"stroke-width": number(widths[Stitch(stitch)] * scale)}
    if stitch in dashes:
        pen["stroke-dasharray"] = dashes[Stitch(stitch)]
    if stitch != Stitch.BARS:
        pen["stroke-linecap"] = "round"
    return pen


def at(radius: float, turn: float) -> str:
    """A point on a circle around (0, 0), as a path writes it."""
    angle = math.radians(turn)
    return f"{number(math.sin(angle) * radius)} {number(-math.cos(angle) * radius)}"


@functools.lru_cache(maxsize=512)
def _arc(radius: float, begin: float, end: float) -> str:
    large = 1 if end - begin > 180 else 0
    r = number(radius)
    return f"M{at(radius, begin)}A{r} {r} 0 {large} 1 {at(radius, end)}"


@functools.lru_cache(maxsize=512)
def _wave(radius: float, begin: float, end: float, scale: float) -> str:
    count = max(2, round(math.radians(end - begin) * radius / (8 * scale)))
    step, high = (end - begin) / count, 5.6 * scale
    pieces = [f"M{at(radius, begin)}"]
    for number_ in range(count):
        bend = radius + (high if number_ % 2 else -high)
        pieces.append(f"Q{at(bend, begin + step * (number_ + 0.5))} {at(radius, begin + step * (number_ + 1))}")
    return "".join(pieces)
