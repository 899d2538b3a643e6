"""Writes a support web down as SVG. It decides nothing: every number comes from `web.place`."""

from collections.abc import Collection, Mapping

from msgspec import Struct

from kring.core.network import Category
from kring.draw import circle_ink, shapes, style, svg, symbol, widths
from kring.draw.circle_ink import Link
from kring.draw.seats import Entry, Seat
from kring.draw.shapes import Shape
from kring.draw.svg import escaped, number
from kring.draw.web_seats import Block, Web


class Words(Struct, frozen=True):
    """The words that a web gets from its caller.

    Its title, what it shows, what stands where nothing is, a word for each outline that was used, what
    is read aloud of an outline, and of whom it is known what they are: that gives the hue. `day` and
    `foot` stand on paper.
    """

    title: str = ""
    about: str = ""
    bare: str = ""
    signs: tuple[Entry, ...] = ()
    spoken: Mapping[Shape, str] = {}
    kinds: Mapping[str, Category | None] = {}
    day: str = ""
    foot: str = ""


_NONE = Words()


def paint(
    placed: Web,
    words: Words = _NONE,
    *,
    link: Link | None = None,
    part: Link | None = None,
    photo: Link | None = None,
    selected: str | None = None,
    lit: Collection[str] = (),
    standalone: str | None = None,
    asked: Collection[str] = (),
) -> str:
    """The drawing as one `svg` element.

    `link`, `part` and `photo` turn the id of somebody or something, of a part of life or of a photo into
    an address; without `link` and `part` nothing is a link. With `standalone` (`day`, `dark` or `grey`)
    the drawing carries its colours itself. Who or what something else is `asked` of has a ring in pencil.
    """
    is_paper = placed.size == "paper"
    grey = standalone == "grey" or (is_paper and standalone is None)
    pens = circle_ink.Pens(placed, link, photo, selected, frozenset(lit), grey, asked=asked)
    inside = [
        f"<title>{escaped(words.title)}</title>" if words.title and standalone else "",
        f"<desc>{escaped(words.about)}</desc>" if words.about else "",
        style.sheet(standalone) if standalone else "",
        _ground(placed, words) if is_paper else "",
        circle_ink.defs(placed, placed.seats, pens.prefix),
        *(_thread(block) for block in placed.blocks),
        *(_head(block, placed, words, part) for block in placed.blocks),
        circle_ink.owner(placed, placed.owner, pens),
        '<g class="people">',
        *(_one(seat, placed, words, pens) for seat in placed.seats),
        "</g>",
        _signs(placed, words.signs),
    ]
    kind = f"web {placed.size}{' grey' if grey else ''}"
    return circle_ink.root(kind, placed.width, placed.height, "".join(inside), words.title)


def _ground(placed: Web, words: Words) -> str:
    """A sheet of its own: the title, the day, and whose it is."""
    left, bottom = placed.margin, placed.height - 40
    return (
        f'<rect class="ground" width="{number(placed.width)}" height="{number(placed.height)}"/>'
        + svg.text(words.title, left, 66, "title", font_size=34)
        + svg.text(words.day, left, 94, "plain", font_size=15)
        + svg.text("Kring", left, bottom, "brand", font_size=17)
        + svg.text(words.foot, placed.width / 2, bottom, "plain", font_size=13, text_anchor="middle")
    )


def _thread(block: Block) -> str:
    begin, first, second, end = (f"{number(x)} {number(y)}" for x, y in block.thread)
    state = " bare" if block.is_bare else ""
    return (
        f'<path class="strand{state}" d="M{begin}C{first} {second} {end}"/>'
        f'<path class="strand{state}" d="M{number(block.x)} {number(block.top)}V{number(block.bottom)}"/>'
    )


def _head(block: Block, placed: Web, words: Words, part: Link | None) -> str:
    """The name of a part just above what is in it, and a word where nothing is."""
    anchor = "start" if block.side > 0 else "end"
    x, high = block.x + block.side * 16, placed.head * 1.25
    last = block.named - placed.head * 0.5
    name = "".join(
        svg.text(line, x, last - high * back, "part-name", font_size=placed.head, text_anchor=anchor)
        for back, line in zip(range(len(block.lines) - 1, -1, -1), block.lines, strict=True)
    )
    if part is not None:
        wide = max([44.0, *(widths.width(line, placed.head) + 12 for line in block.lines)])
        left = x - 6 if block.side > 0 else x + 6 - wide
        box = svg.element("rect", class_="touch", x=left, y=block.top, width=wide, height=block.named - block.top)
        name = _area(block, placed) + f'<a class="part" href="{escaped(part(block.id))}">{box}{name}</a>'
    if block.is_bare and words.bare:
        below = block.named + placed.font
        name += svg.text(words.bare, x, below, "bare-word", font_size=placed.font, text_anchor=anchor)
    return f'<g class="block" data-domain="{escaped(block.id)}">{name}</g>'


def _area(block: Block, placed: Web) -> str:
    """Where somebody who is put down comes into this part: all that lies beside its thread."""
    left, right = (block.x, placed.width - 8) if block.side > 0 else (8, block.x)
    high = max(44.0, block.bottom - block.top)
    return svg.element("rect", class_="area", x=left, y=block.top, width=right - left, height=high, rx=12)


def _one(seat: Seat, placed: Web, words: Words, pens: circle_ink.Pens) -> str:
    block = placed.blocks[seat.sector]
    state = " selected" if seat.person == pens.selected else " lit" if seat.person in pens.lit else ""
    what = words.spoken.get(seat.shape)
    called = f"{seat.full_name} ({seat.of})" if seat.of else seat.full_name
    said = ", ".join(filter(None, (called, what, block.name)))
    opening = (
        f'class="person {symbol.HUES[words.kinds.get(seat.person)]}{state}" data-person="{seat.person}"'
        f' data-domain="{escaped(block.id)}" aria-label="{escaped(said)}"'
    )
    name = svg.text(seat.name, seat.name_x, seat.name_y, f"name on-paper {seat.anchor}", font_size=placed.font)
    inside = circle_ink.symbol(seat, placed, pens) + name
    if pens.link is None:
        return f'<g {opening} role="img">{inside}</g>'
    return f'<a href="{escaped(pens.link(seat.person))}" {opening}>{inside}</a>'


def _signs(placed: Web, entries: tuple[Entry, ...]) -> str:
    """A line of the outlines that were used, in the middle below."""
    lengths = [26 + widths.width(entry.words, 15, "regular") for entry in entries]
    x = placed.x - (sum(lengths) + 26 * max(0, len(lengths) - 1)) / 2
    y = placed.height - placed.foot + 30
    parts = []
    for entry, length in zip(entries, lengths, strict=True):
        kind = shapes.ink(Shape(entry.mark))
        parts.append(
            f'<path class="{kind}" transform="translate({number(x + 9)} {number(y - 5)})"'
            f' d="{shapes.path(Shape(entry.mark), 18)}"/>'
        )
        parts.append(svg.text(entry.words, x + 25, y, "legend", font_size=15))
        x += length + 26
    return f'<g class="signs none">{"".join(parts)}</g>'
