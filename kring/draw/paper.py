"""The circle on paper, lying: left what one needs to read it alone, right the drawing. In grey it is for any copier.

It adds no words of its own: sentences come from the caller, names of rings and
groups from the layout.
"""

from msgspec import Struct

from kring.core.method import said
from kring.draw import circle_ink, corners, names, shapes, style, svg, widths
from kring.draw.circle_ink import Link
from kring.draw.seats import Badge, Entry, Legend, Seats
from kring.draw.shapes import Shape
from kring.draw.svg import number

LEFT, COLUMN = 45.0, 230.0  # where the left column begins, and how wide it is
NEAR = 285.0  # beside the middle of the circle there is more room
LEAST = 9.0  # points; a name is never smaller on the sheet that it was made for
SHEETS = {"a4": (841.9, 595.3), "a3": (1190.6, 841.9), "a2": (1683.8, 1190.6), "a1": (2383.9, 1683.8)}  # in points


class Page(Struct, frozen=True):
    """The words around the drawing. Empty ones are left out.

    `signs` are the shapes and badges that were used, each with its word; `tray`
    are the names of who has no place yet.
    """

    title: str
    day: str = ""
    present: str = ""
    own_words: str = ""
    signs_title: str = ""
    signs: tuple[Entry, ...] = ()
    near_title: str = ""
    tray_title: str = ""
    tray: tuple[str, ...] = ()
    foot: str = ""
    count: str = ""
    brand: str = "Kring"


def sheet(
    seats: Seats,
    page: Page,
    legend: Legend,
    *,
    language: str = "nl",
    photo: Link | None = None,
    standalone: str | None = None,
) -> str:
    """A whole sheet as one `svg`, 1123 by 794 CSS pixels unless the circle had to grow.

    Its class names the paper that it needs: see `size`. For a file `standalone`
    (`day` or `grey`) gives it its own colours and fonts by name; else it is in grey.
    """
    grey = standalone != "day"
    inside = [
        style.sheet(standalone) if standalone else "",
        f"<title>{svg.escaped(page.title)}</title>",
        f"<desc>{svg.escaped(legend.about)}</desc>" if legend.about else "",
        f'<rect class="ground" width="{number(seats.width)}" height="{number(seats.height)}"/>',
        _column(seats, page, language),
        _foot(seats, page),
        circle_ink.drawn(seats, legend, language, circle_ink.Pens(seats, None, photo, None, frozenset(), grey)),
    ]
    needs = size(seats)
    class_ = f"paper{' grey' if grey else ''}{'' if needs == 'a4' else f' {needs}'}"
    return circle_ink.root(class_, seats.width, seats.height, "".join(inside), page.title)


def size(seats: Seats) -> str:
    """The smallest paper on which every name is at least 9 points: "a4", or larger when there are many people.

    Beyond "a1" there is no other: the answer stays "a1".
    """
    for name, (width, height) in SHEETS.items():
        if seats.font * min(width / seats.width, height / seats.height) >= LEAST:
            return name
    return name


def _column(seats: Seats, page: Page, language: str) -> str:
    parts, y = _opening(page)
    bottom = seats.height - 90
    signs, y = _signs(page, y)
    near, y = _near(seats, page, language, y)
    parts += signs + near + _tray(page, y, bottom)
    return "".join(parts)


def _opening(page: Page) -> tuple[list[str], float]:
    size = min(36.0, 36.0 * COLUMN / max(1.0, widths.width(page.title, 36.0)))
    parts = [
        svg.text(names.shortened(page.title, max(20.0, size), COLUMN), LEFT, 66, "title", font_size=max(20.0, size))
    ]
    y = 77.0
    for line in [part for words in (page.day, page.present) if words for part in _wrap(words, 15, 2)]:
        y += 21
        parts.append(svg.text(line, LEFT, y, "plain", font_size=15))
    lines = _wrap(page.own_words, 18.5, 6)
    if lines:
        parts.append(f'<path class="quote" d="M{LEFT + 1.5} {number(y + 21)}v{len(lines) * 24 + 6}"/>')
        parts += [svg.text(line, LEFT + 17, y + 40 + 24 * i, "said", font_size=18.5) for i, line in enumerate(lines)]
        y += 24 * len(lines) + 26
    return parts, y + 32


def _wrap(words: str, size: float, most: int) -> list[str]:
    room = COLUMN - (17 if size > 16 else 0)
    lines = corners.wrapped(words, size, room, "regular")
    if len(lines) > most:
        lines = (*lines[: most - 1], lines[most - 1] + "…")
    return [names.shortened(line, size, COLUMN, "regular") for line in lines]


def _signs(page: Page, y: float) -> tuple[list[str], float]:
    if not page.signs:
        return [], y
    parts = [svg.text(page.signs_title, LEFT, y, "heading", font_size=15)]
    for number_, entry in enumerate(page.signs):
        level = y + 26 + 27 * number_
        parts.append(f'<g transform="translate({LEFT + 12} {number(level - 4)})">{_sign(entry.mark)}</g>')
        parts.append(svg.text(entry.words, LEFT + 32, level, "plain", font_size=15))
    return parts, y + 26 + 27 * len(page.signs) + 12


def _sign(mark: str) -> str:
    if mark in ("closer", "helper"):
        return corners.badge(Badge(mark, 0, 0, -45.0))
    kind = "outline" if mark == Shape.OPEN else "body"
    return f'<path class="{kind}" d="{shapes.path(Shape(mark), 19)}"/>'


def _near(seats: Seats, page: Page, language: str, y: float) -> tuple[list[str], float]:
    if not page.near_title:
        return [], y
    parts = [svg.text(page.near_title, LEFT, y, "heading", font_size=15)]
    lines = [(said(ring.name, language), said(ring.meaning, language)) for ring in seats.rings]
    broad = max(widths.width(name, 15) + 5 + widths.width(meaning, 15, "regular") for name, meaning in lines)
    size = number(max(12.0, min(15.0, 15.0 * NEAR / broad)))
    for name, meaning in lines:
        y += 22
        line = f'<tspan class="strong-word">{svg.escaped(name)}</tspan> {svg.escaped(meaning)}'
        parts.append(f'<text class="plain" x="{number(LEFT)}" y="{number(y + 3)}" font-size="{size}">{line}</text>')
    return parts, y + 40


def _tray(page: Page, y: float, bottom: float) -> list[str]:
    if not page.tray:
        return []
    most = max(1, int((bottom - y) / 21))
    lines = _wrap(", ".join(page.tray), 15, most)
    parts = [svg.text(page.tray_title, LEFT, y, "heading", font_size=15)]
    return parts + [svg.text(line, LEFT, y + 25 + 21 * i, "plain", font_size=15) for i, line in enumerate(lines)]


def _foot(seats: Seats, page: Page) -> str:
    y = seats.height - 40
    return (
        svg.text(page.brand, LEFT, y, "brand", font_size=17)
        + svg.text(page.foot, 582 + (seats.width - 1123) / 2, y, "plain", font_size=13, text_anchor="middle")
        + svg.text(page.count, seats.width - LEFT, y, "plain", font_size=13, text_anchor="end")
    )
