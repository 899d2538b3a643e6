"""How many there were at every moment, as a small picture: a line for each row, and a number at every point (T07).

`place` answers with numbers, `paint` writes them down. Days lie as far apart as they were, but never so close that
their words would meet; then the drawing is wider.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from kring.draw import svg
from kring.draw.svg import number

WIDE: Final = 340.0
HIGH: Final = 190.0
APART: Final = 94.0  # the least distance between two days
ASIDE: Final = 46.0
_TOP, _GROUND = 26.0, 140.0
_LOOKS: Final = ("first", "second")


class Point(Struct, frozen=True):
    """A number at a moment, and where it stands."""

    x: float
    y: float
    value: int


class Trend(Struct, frozen=True):
    """The picture as numbers, in CSS pixels: where every day stands, and the points of every row."""

    width: float
    height: float
    days: tuple[float, ...]
    rows: tuple[tuple[Point, ...], ...]


def place(days: Sequence[date], rows: Sequence[Sequence[int]]) -> Trend:
    """Where every moment and every number stands. The ground is nobody, so half as high is half as many.

    `rows` are at most two, the largest first, with a number for every day. Without days there is nothing.
    """
    least = APART * max(0, len(days) - 1)
    free, whole = max(0.0, WIDE - 2 * ASIDE - least), (days[-1] - days[0]).days if days else 0
    across = tuple(
        ASIDE + APART * at + (free * (day - days[0]).days / whole if whole else 0.0) for at, day in enumerate(days)
    )
    most = max([1, *(value for row in rows for value in row)])
    found = tuple(
        tuple(Point(x, _GROUND - (_GROUND - _TOP) * value / most, value) for x, value in zip(across, row, strict=True))
        for row in rows
    )
    return Trend(max(WIDE, least + 2 * ASIDE), HIGH, across, found)


def paint(placed: Trend, days: Sequence[Sequence[str]], title: str) -> str:
    """The picture as one `svg`; `days` are the words under every day, a line each. What it shows is told beside it."""
    ground = f'<path class="faint" d="M8 {number(_GROUND)}H{number(placed.width - 8)}"/>'
    under = "".join(
        svg.text(line, x, _GROUND + 22 + 18 * at, "soft", font_size=14, text_anchor="middle")
        for x, lines in zip(placed.days, days, strict=True)
        for at, line in enumerate(lines)
    )
    rows = "".join(_row(row, look, at) for at, (row, look) in enumerate(zip(placed.rows, _LOOKS, strict=False)))
    return svg.element(
        "svg",
        ground + under + rows,
        xmlns="http://www.w3.org/2000/svg",
        class_="drawing trend",
        viewBox=f"0 0 {number(placed.width)} {number(placed.height)}",
        width=placed.width,
        height=placed.height,
        role="img",
        aria_label=title,
    )


def sign(at: int) -> str:
    """The look of a row, for a legend."""
    line = f'<path class="course {_LOOKS[at]}" d="M2 10H62"/>'
    return svg.element(
        "svg", line + _mark(32, 10, at), class_="drawing sample", viewBox="0 0 64 20", width=64, height=20
    )


def _row(row: Sequence[Point], look: str, at: int) -> str:
    line = "L".join(f"{number(one.x)} {number(one.y)}" for one in row)
    marks = "".join(_mark(one.x, one.y, at) for one in row)
    told = "".join(_number(one, at) for one in row)
    return f'<path class="course {look}" d="M{line}"/>{marks}{told}'


def _number(one: Point, at: int) -> str:
    """Above the larger row; under the smaller one, and beside it where the ground is near."""
    if at and one.y > _GROUND - 26:
        return svg.text(str(one.value), one.x + 10, one.y - 6, "name start", font_size=15)
    return svg.text(str(one.value), one.x, one.y + (22 if at else -12), "name", font_size=15)


def _mark(x: float, y: float, at: int) -> str:
    if at == 0:
        return svg.element("circle", class_="point", cx=x, cy=y, r=6)
    return svg.element("rect", class_="point", x=x - 5.5, y=y - 5.5, width=11, height=11)
