"""Parts of a life as a wheel: how each is now, how it is wanted, and how it was before, from the hub to the rim (T04).

`place` answers with numbers, `paint` writes them down. A part without an answer has its spoke, and no dot: no
line goes across it, for nought would be an answer. Every number stands in the table beside the wheel too.
"""

import math
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from kring.draw import svg
from kring.draw.svg import number

SIDE: Final = 420.0
_RIM: Final = 168.0
_HUB: Final = 14.0
_RINGS: Final = 5

Point = tuple[float, float]


class Part(Struct, frozen=True):
    """One part of life: how it is now, how it is wanted and how it was before; nothing where that was not said."""

    now: float | None = None
    wish: float | None = None
    before: float | None = None


class Wheel(Struct, frozen=True):
    """The wheel as numbers, in CSS pixels: its rings, the end of each spoke, where its number stands, and the dots."""

    side: float
    rings: tuple[float, ...]
    spokes: tuple[Point, ...]
    numbers: tuple[Point, ...]
    now: tuple[Point | None, ...]
    wish: tuple[Point | None, ...]
    before: tuple[Point | None, ...]


def place(parts: Sequence[Part], least: int, most: int) -> Wheel:
    """Where every dot stands: the first part points upwards, the others follow clockwise; `least` is at the hub."""
    turns = [math.tau * at / len(parts) for at in range(len(parts))]

    def at(turn: float, value: float | None) -> Point | None:
        return None if value is None else _point(turn, _HUB + (_RIM - _HUB) * (value - least) / (most - least))

    return Wheel(
        SIDE,
        tuple(_HUB + (_RIM - _HUB) * ring / _RINGS for ring in range(1, _RINGS + 1)),
        tuple(_point(turn, _RIM) for turn in turns),
        tuple(_point(turn, _RIM + 22) for turn in turns),
        tuple(at(turn, one.now) for turn, one in zip(turns, parts, strict=True)),
        tuple(at(turn, one.wish) for turn, one in zip(turns, parts, strict=True)),
        tuple(at(turn, one.before) for turn, one in zip(turns, parts, strict=True)),
    )


def paint(placed: Wheel, title: str) -> str:
    """The wheel as one `svg`: dots and a closed line for now, rings for wanted, a broken line for before."""
    middle = placed.side / 2
    grid = "".join(
        svg.element("circle", class_="faint", cx=middle, cy=middle, r=radius, fill="none") for radius in placed.rings
    )
    grid += "".join(f'<path class="faint" d="M{number(middle)} {number(middle)}L{_xy(one)}"/>' for one in placed.spokes)
    words = "".join(
        svg.text(str(at), x, y + 6, "soft", font_size=17, text_anchor="middle")
        for at, (x, y) in enumerate(placed.numbers, 1)
    )
    dots = "".join(_wished(one) for one in placed.wish if one is not None)
    dots += "".join(_now(one) for one in placed.now if one is not None)
    return svg.element(
        "svg",
        grid + words + _line(placed.before, "course second") + _line(placed.now, "course") + dots,
        xmlns="http://www.w3.org/2000/svg",
        class_="drawing wheel",
        viewBox=f"0 0 {number(placed.side)} {number(placed.side)}",
        width=placed.side,
        height=placed.side,
        role="img",
        aria_label=title,
    )


def signs() -> dict[str, str]:
    """What the signs of a wheel look like, each in a little `svg` of its own: `now`, `wish` and `before`."""
    middle = (14.0, 14.0)
    before = '<path class="course second" fill="none" d="M0 14L28 14"/>'
    return {
        name: svg.element(
            "svg", drawn, class_="drawing sign", viewBox="0 0 28 28", width=28, height=28, aria_hidden="true"
        )
        for name, drawn in {"now": _now(middle), "wish": _wished(middle), "before": before}.items()
    }


def _now(at: Point) -> str:
    return svg.element("circle", class_="point", cx=at[0], cy=at[1], r=6.5)


def _wished(at: Point) -> str:
    return svg.element("circle", class_="wished", cx=at[0], cy=at[1], r=10.0)


def _line(points: Sequence[Point | None], class_: str) -> str:
    """From each part to the next that is known too: across an open one no line goes."""
    pairs = zip(points, [*points[1:], *points[:1]], strict=True)
    drawn = "".join(f"M{_xy(a)}L{_xy(b)}" for a, b in pairs if a is not None and b is not None and a != b)
    return f'<path class="{class_}" fill="none" d="{drawn}"/>' if drawn else ""


def _point(turn: float, radius: float) -> Point:
    return (SIDE / 2 + radius * math.sin(turn), SIDE / 2 - radius * math.cos(turn))


def _xy(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
