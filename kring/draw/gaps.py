"""How it is and how it should be, beside each other on one scale: a line for each row, from a dot to a ring (M05, M07).

`place` answers with numbers, `paint` writes them down. What is hidden has its row, with words and without a dot.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from kring.draw import corners, svg
from kring.draw.svg import number

WIDE: Final = 640.0
_WORDS: Final = 250.0  # the room for what a row is about
_EDGE: Final = 26.0
_TOP: Final = 34.0
_LINE: Final = 19.0
_ROOM: Final = 30.0  # around the lines of a row


class Row(Struct, frozen=True):
    """What a row is about, how it is and how it should be; without these it says in `hidden` why.

    `spread` and `spread_wish` are between which numbers the middle half is.
    """

    words: str
    now: float | None = None
    wish: float | None = None
    spread: tuple[float, float] | None = None
    spread_wish: tuple[float, float] | None = None
    hidden: str = ""


class Line(Struct, frozen=True):
    """A row as it stands: its words as lines, its height in the middle, and where the dot and the ring are, with the
    two ends of the middle half of each.
    """

    words: tuple[str, ...]
    y: float
    now: float | None
    wish: float | None
    hidden: str
    spread: tuple[float, float] | None = None
    spread_wish: tuple[float, float] | None = None


class Gaps(Struct, frozen=True):
    """The picture as numbers, in CSS pixels: the steps of the scale and the rows."""

    width: float
    height: float
    steps: tuple[tuple[float, int], ...]
    lines: tuple[Line, ...]


def place(rows: Sequence[Row], least: int, most: int) -> Gaps:
    """Where every row, every dot and every ring stands on a scale from `least` to `most`."""
    begins, ends = _WORDS + _EDGE, WIDE - _EDGE
    each = (ends - begins) / (most - least)
    y, lines = _TOP, []
    for row in rows:
        words = tuple(corners.wrapped(row.words, 16, _WORDS - 12, "bold"))
        high = _ROOM + _LINE * len(words)
        at = [None if one is None else begins + each * (one - least) for one in (row.now, row.wish)]
        ends_of = [
            one and (begins + each * (one[0] - least), begins + each * (one[1] - least))
            for one in (row.spread, row.spread_wish)
        ]
        lines.append(Line(words, y + high / 2, at[0], at[1], row.hidden, ends_of[0], ends_of[1]))
        y += high
    steps = tuple((begins + each * (step - least), step) for step in range(least, most + 1))
    return Gaps(WIDE, y + 6, steps, tuple(lines))


def paint(placed: Gaps, title: str) -> str:
    """The picture as one `svg`. What it shows is told beside it, in a table."""
    grid = "".join(
        f'<path class="faint" d="M{number(x)} {number(_TOP)}V{number(placed.height - 4)}"/>' for x, _ in placed.steps
    )
    numbers = "".join(
        svg.text(str(step), x, _TOP - 12, "soft", font_size=15, text_anchor="middle") for x, step in placed.steps
    )
    return svg.element(
        "svg",
        grid + numbers + "".join(map(_row, placed.lines)),
        xmlns="http://www.w3.org/2000/svg",
        class_="drawing gaps",
        viewBox=f"0 0 {number(placed.width)} {number(placed.height)}",
        width=placed.width,
        height=placed.height,
        role="img",
        aria_label=title,
    )


def _scale(placed: Gaps) -> str:
    down = f"{number(_TOP)}V{number(placed.height - 4)}"
    grid = "".join(f'<path class="faint" d="M{number(x)} {down}"/>' for x, _ in placed.steps)
    return grid + "".join(
        svg.text(str(step), x, _TOP - 12, "soft", font_size=15, text_anchor="middle") for x, step in placed.steps
    )


def sign(is_wish: bool) -> str:
    """The dot, or the ring, for a legend."""
    mark = _ring(12, 12) if is_wish else _dot(12, 12)
    return svg.element("svg", mark, class_="drawing gaps sample", viewBox="0 0 24 24", width=24, height=24)


def half_sign() -> str:
    """The lines of the middle half around the dot, for a legend."""
    marks = _half((3, 21), 20, "half") + _half((3, 21), 4, "half") + _dot(12, 12)
    return svg.element("svg", marks, class_="drawing gaps sample", viewBox="0 0 24 24", width=24, height=24)


def _row(line: Line) -> str:
    top = line.y - _LINE * (len(line.words) - 1) / 2 + 5
    words = "".join(svg.text(one, 4, top + _LINE * at, "name start", font_size=16) for at, one in enumerate(line.words))
    if line.now is None or line.wish is None:
        return words + svg.text(line.hidden, _WORDS + _EDGE, line.y + 5, "soft start", font_size=15)
    ends = sorted((line.now, line.wish))
    between = f'<path class="between" d="M{number(ends[0])} {number(line.y)}H{number(ends[1])}"/>'
    spread = _half(line.spread, line.y + 15, "half") + _half(line.spread_wish, line.y - 15, "half")
    return words + between + spread + _ring(line.wish, line.y) + _dot(line.now, line.y)


def _half(ends: tuple[float, float] | None, y: float, kind: str) -> str:
    """The middle half as a thin line: under the dot of how it is, above the ring of how it should be."""
    if ends is None:
        return ""
    return f'<path class="{kind}" d="M{number(ends[0] - 2)} {number(y)}H{number(ends[1] + 2)}"/>'


def _dot(x: float, y: float) -> str:
    return svg.element("circle", class_="point", cx=x, cy=y, r=6.5)


def _ring(x: float, y: float) -> str:
    return svg.element("circle", class_="wished", cx=x, cy=y, r=10)
