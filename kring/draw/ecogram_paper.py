"""The ecogram on a lying sheet: left what one needs to read it alone, right the drawing as large as it fits.

It adds no words of its own.
"""

from typing import Final

from msgspec import Struct

from kring.draw import circle_ink, corners, ecogram_ink, names, style, svg, widths
from kring.draw.circle_ink import Link
from kring.draw.ecogram_ink import Words
from kring.draw.ecogram_seats import Ecogram
from kring.draw.svg import number

_WIDE, _HIGH = 1123.0, 794.0
_LEFT: Final = 45.0
_COLUMN: Final = 225.0
_ROOM: Final = (282.0, 34.0, 808.0, 706.0)  # of the drawing: left, top, wide, high
_LINE: Final = 25.0
_LOWEST: Final = 700.0  # where the column ends


class Page(Struct, frozen=True):
    """The words around the drawing; empty ones are left out. `signs` are drawings 64 by 20, each with its word."""

    title: str
    day: str = ""
    own_words: str = ""
    signs_title: str = ""
    signs: tuple[tuple[str, str], ...] = ()
    tray_title: str = ""
    tray: tuple[str, ...] = ()
    foot: str = ""
    brand: str = "Kring"


def sheet(placed: Ecogram, page: Page, words: Words, *, photo: Link | None = None, standalone: str = "grey") -> str:
    """A whole sheet as one `svg` of 1123 by 794 CSS pixels, that carries its colours itself: `day` or `grey`."""
    grey = standalone == "grey"
    pens = circle_ink.Pens(placed, None, photo, None, frozenset(), grey)
    size = scale(placed)
    left, top, wide, high = _ROOM
    x, y = left + (wide - placed.width * size) / 2, top + (high - placed.height * size) / 2
    inside = [
        style.sheet(standalone),
        f"<title>{svg.escaped(page.title)}</title>",
        f"<desc>{svg.escaped(words.about)}</desc>" if words.about else "",
        f'<rect class="ground" width="{number(_WIDE)}" height="{number(_HIGH)}"/>',
        _column(page),
        svg.group(
            ecogram_ink.drawn(placed, words, pens),
            transform=f"translate({number(x)} {number(y)}) scale({svg.fine(size)})",
        ),
        svg.text(page.brand, _LEFT, _HIGH - 32, "brand", font_size=17),
        svg.text(page.foot, left + wide / 2, _HIGH - 32, "plain", font_size=13, text_anchor="middle"),
    ]
    return circle_ink.root(f"ecogram paper{' grey' if grey else ''}", _WIDE, _HIGH, "".join(inside), page.title)


def scale(placed: Ecogram) -> float:
    """How large the drawing stands on the sheet, as a share of its size on a screen."""
    return min(_ROOM[2] / placed.width, _ROOM[3] / placed.height, 1.15)


def _column(page: Page) -> str:
    font = max(22.0, min(34.0, 34.0 * _COLUMN / max(1.0, widths.width(page.title, 34.0))))
    lines = [names.shortened(line, font, _COLUMN) for line in corners.wrapped(page.title, font, _COLUMN)[:2]]
    parts = [svg.text(line, _LEFT, 66 + font * 1.1 * n, "title", font_size=font) for n, line in enumerate(lines)]
    y = 66 + font * 1.1 * (len(lines) - 1) + 28
    parts.append(svg.text(page.day, _LEFT, y, "plain", font_size=15))
    for write in (_own_words, _signs, _tray):
        drawn, y = write(page, y + 30)
        parts += drawn
    return "".join(parts)


def _own_words(page: Page, y: float) -> tuple[list[str], float]:
    lines = _wrapped(page.own_words, 18.0, 5, _COLUMN - 17)
    if not lines:
        return [], y - 14
    quote = f'<path class="quote" d="M{number(_LEFT + 1.5)} {number(y - 18)}v{len(lines) * 24}"/>'
    said = [svg.text(line, _LEFT + 17, y + 24 * n, "said", font_size=18) for n, line in enumerate(lines)]
    return [quote, *said], y + 24 * (len(lines) - 1)


def _signs(page: Page, y: float) -> tuple[list[str], float]:
    if not page.signs:
        return [], y - 30
    step = max(19.0, min(_LINE, (_LOWEST - 60 - y) / len(page.signs)))
    parts = [svg.text(page.signs_title, _LEFT, y, "heading", font_size=15)]
    for sign, words in page.signs:
        y += step
        parts.append(svg.group(sign, transform=f"translate({number(_LEFT - 6)} {number(y - 15)})"))
        told = names.shortened(words, 14.5, _COLUMN - 64, "regular")
        parts.append(svg.text(told, _LEFT + 64, y, "plain", font_size=14.5))
    return parts, y


def _tray(page: Page, y: float) -> tuple[list[str], float]:
    if not page.tray:
        return [], y
    lines = _wrapped(", ".join(page.tray), 14.5, max(1, int((_HIGH - 62 - y) / 20)), _COLUMN)
    parts = [svg.text(page.tray_title, _LEFT, y, "heading", font_size=15)]
    return parts + [svg.text(line, _LEFT, y + 22 + 20 * n, "plain", font_size=14.5) for n, line in enumerate(lines)], y


def _wrapped(words: str, size: float, most: int, room: float) -> list[str]:
    lines = corners.wrapped(words, size, room, "regular") if words else ()
    if len(lines) > most:
        lines = (*lines[: most - 1], lines[most - 1] + "…")
    return [names.shortened(line, size, room, "regular") for line in lines]
