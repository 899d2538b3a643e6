"""The relation map on paper, lying: left what one needs to read it alone, right the drawing. In grey, for any copier.

It adds no words of its own.
"""

from typing import Final

from msgspec import Struct

from kring.draw import corners, names, relations_ink, shapes, style, svg, widths
from kring.draw.paper import LEAST, SHEETS
from kring.draw.relations_ink import Link
from kring.draw.relations_seats import Look, Map
from kring.draw.shapes import Shape
from kring.draw.svg import number

_SHEET: Final = (1123.0, 794.0)
_LEFT: Final = 45.0
_COLUMN: Final = 210.0
_ROOM: Final = (292.0, 38.0, 800.0, 690.0)  # of the drawing on the sheet: left, top, wide, high
_LINE: Final = 25.0


class Page(Struct, frozen=True):
    """The words around the drawing. Empty ones are left out; signs are only those that were used."""

    title: str
    day: str = ""
    lines_title: str = ""
    lines: tuple[tuple[Look, str], ...] = ()
    group: str = ""
    signs_title: str = ""
    signs: tuple[tuple[Shape, str], ...] = ()
    alone_title: str = ""
    alone: tuple[str, ...] = ()
    foot: str = ""
    brand: str = "Kring"


def sheet(placed: Map, page: Page, *, photo: Link | None = None, standalone: str | None = None) -> str:
    """A whole sheet as one `svg` of 1123 by 794 CSS pixels. Its class names the paper that it needs: see `size`.

    In grey, unless it carries its colours itself (`standalone`) and those are of `day`.
    """
    grey = standalone != "day"
    wide, high = _SHEET
    inside = [
        style.sheet(standalone) if standalone else "",
        f"<title>{svg.escaped(page.title)}</title>",
        f'<rect class="ground" width="{number(wide)}" height="{number(high)}"/>',
        _column(page),
        _drawing(placed, photo, grey),
        svg.text(page.brand, _LEFT, high - 40, "brand", font_size=17),
        svg.text(page.foot, 600, high - 40, "plain", font_size=13, text_anchor="middle"),
    ]
    needs = size(placed)
    return svg.element(
        "svg",
        "".join(inside),
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing relations paper{' grey' if grey else ''}{'' if needs == 'a4' else f' {needs}'}",
        viewBox=f"0 0 {number(wide)} {number(high)}",
        width=wide,
        height=high,
        role="group",
        aria_label=page.title,
    )


def size(placed: Map) -> str:
    """The smallest paper on which every name is at least 9 points: "a4", or larger; beyond "a1" there is no other."""
    for name, (width, _) in SHEETS.items():
        if placed.font * scale(placed) * width / _SHEET[0] >= LEAST:
            return name
    return name


def scale(placed: Map) -> float:
    """How large the map stands on the sheet, as a share of its size on the screen."""
    _, _, wide, high = _ROOM
    return min(wide / placed.width, high / placed.height, 1.25)


def _drawing(placed: Map, photo: Link | None, grey: bool) -> str:
    left, top, wide, high = _ROOM
    size = scale(placed)
    x = left + (wide - placed.width * size) / 2 - placed.left * size
    y = top + (high - placed.height * size) / 2 - placed.top * size
    inside = relations_ink.inner(placed, photo=photo, grey=grey)
    return svg.group(inside, transform=f"translate({number(x)} {number(y)}) scale({svg.fine(size)})")


def _column(page: Page) -> str:
    font = max(20.0, min(32.0, 32.0 * _COLUMN / max(1.0, widths.width(page.title, 32.0))))
    parts = [svg.text(line, _LEFT, 66 + 34 * n, "title", font_size=font) for n, line in enumerate(_title(page, font))]
    y = 66 + 34.0 * len(parts)
    parts.append(svg.text(page.day, _LEFT, y, "plain", font_size=15))
    y += 42
    for title, entries in ((page.lines_title, _lines(page)), (page.signs_title, _signs(page))):
        if not entries:
            continue
        parts.append(svg.text(title, _LEFT, y, "heading", font_size=15))
        for sign, words in entries:
            y += _LINE
            parts.append(f'<g transform="translate({_LEFT} {number(y - 5)})">{sign}</g>')
            parts.append(svg.text(words, _LEFT + 54, y, "plain", font_size=15))
        y += 40
    return "".join(parts) + _alone(page, y)


def _title(page: Page, font: float) -> tuple[str, ...]:
    return corners.wrapped(page.title, font, _COLUMN)[:2]


def _lines(page: Page) -> list[tuple[str, str]]:
    found = [(relations_ink.sample(look, 44), words) for look, words in page.lines]
    return (
        [*found, ('<rect class="hull-sample" y="-9" width="44" height="18" rx="8"/>', page.group)]
        if page.group
        else found
    )


def _signs(page: Page) -> list[tuple[str, str]]:
    return [
        (
            f'<path class="{"outline" if shape == Shape.OPEN else "body"}" transform="translate(22 0)"'
            f' d="{shapes.path(shape, 19)}"/>',
            words,
        )
        for shape, words in page.signs
    ]


def _alone(page: Page, y: float) -> str:
    if not page.alone:
        return ""
    most = max(1, int((_SHEET[1] - 80 - y) / 21))
    lines = corners.wrapped(", ".join(page.alone), 15, _COLUMN, "regular")
    if len(lines) > most:
        lines = (*lines[: most - 1], names.shortened(lines[most - 1] + " …", 15, _COLUMN, "regular"))
    parts = [svg.text(page.alone_title, _LEFT, y, "heading", font_size=15)]
    parts += [svg.text(line, _LEFT, y + 24 + 21 * n, "plain", font_size=15) for n, line in enumerate(lines)]
    return "".join(parts)
