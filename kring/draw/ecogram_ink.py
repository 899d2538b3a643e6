"""Writes an ecogram down as SVG. It decides nothing: every number comes from `ecogram.place`."""

import math
from collections.abc import Callable, Collection, Mapping
from typing import Final

from msgspec import Struct

from kring.core.lines import Kind
from kring.core.network import Category, Support
from kring.draw import circle_ink, corners, style, svg, symbol, threads
from kring.draw.ecogram_seats import Ecogram, Lead, Line, Part
from kring.draw.genogram import ink as genogram_ink
from kring.draw.genogram.ink_people import Pen
from kring.draw.genogram.pencilled import Pencils
from kring.draw.seats import Badge, Seat
from kring.draw.svg import escaped, number

Link = Callable[[str], str]
LEAST: Final = 12.0  # pixels: a drawing on a screen is at least so large that names are this high
ROOMY: Final = 14.0  # pixels: with names so large the whole drawing may shrink a little to the height of a screen
_DASH: Final = "9 7"


class Words(Struct, frozen=True):
    """The words that an ecogram gets from its caller.

    Its title, what it shows, the letter of each support, what is read aloud of somebody, and of
    whom it is known what they are: that gives the hue.
    """

    title: str = ""
    about: str = ""
    letters: Mapping[Support, str] = {}
    spoken: Mapping[str, str] = {}
    kinds: Mapping[str, Category | None] = {}


_NONE: Final = Words()


def paint(
    placed: Ecogram,
    words: Words = _NONE,
    *,
    link: Link | None = None,
    photo: Link | None = None,
    selected: str | None = None,
    lit: Collection[str] = (),
    standalone: str | None = None,
    asked: Collection[str] = (),
    pencils: Pencils | None = None,
) -> str:
    """The drawing as one `svg` element.

    `link` and `photo` turn the id of a person or a photo into an address; without `link` people are no links. Of whom
    something else is `asked` has a ring in pencil, and of the family in the middle what `pencils` say. With
    `standalone` (`day`, `dark` or `grey`) the drawing carries its colours itself.
    """
    grey = standalone == "grey"
    pens = circle_ink.Pens(placed, link, photo, selected, frozenset(lit), grey, asked=asked)
    inside = [
        f"<title>{escaped(words.title)}</title>" if words.title and standalone else "",
        f"<desc>{escaped(words.about)}</desc>" if words.about else "",
        style.sheet(standalone) if standalone else "",
        drawn(placed, words, pens, pencils),
    ]
    room = " grown" if placed.grown else " roomy" if placed.font >= ROOMY else ""
    kind = f"ecogram {placed.size}{room}{' grey' if grey else ''}"
    small = 1.0 if standalone else LEAST / placed.font
    return circle_ink.root(kind, placed.width, placed.height, "".join(inside), words.title, small)


def drawn(placed: Ecogram, words: Words, pens: circle_ink.Pens, pencils: Pencils | None = None) -> str:
    """Everything within the drawing: cloth, names of domains, lines, owner and people."""
    chosen = [seat for seat in placed.seats if seat.person == pens.selected]
    people = [seat for seat in placed.seats if seat.person != pens.selected] + chosen
    return "".join(
        (
            circle_ink.defs(placed, placed.seats, pens.prefix),
            _cloth(placed),
            *(_aim(placed, placed.parts[seat.sector]) for seat in chosen),
            *(_label(placed, part) for part in placed.parts),
            '<g class="spokes" aria-hidden="true">',
            *(_line(line, words, pens) for line in placed.lines),
            "</g>",
            _middle(placed, words, pens, pencils),
            '<g class="people">',
            *(_person(placed, seat, words, pens) for seat in people),
            "</g>",
        )
    )


def _middle(placed: Ecogram, words: Words, pens: circle_ink.Pens, pencils: Pencils | None) -> str:
    """Whose ecogram it is; or the family in the circle, with the lines that come to them under it."""
    within = placed.within
    if within is None:
        return circle_ink.owner(placed, placed.owner, pens)
    light = f'<circle class="light family-light" {svg.moved(placed.x, placed.y)} r="{number(placed.centre)}"/>'
    pen = Pen(
        lambda seat: words.spoken.get(seat.person) or seat.kin.name,
        pens.link,
        pens.photo,
        pens.selected,
        pens.lit,
        pens.grey,
        pens.prefix,
        pencils=pencils.people if pencils else {},
    )
    inner = genogram_ink.inner(within.genogram, pen, pencils)
    return (
        f'<g class="within">{light}<g class="spokes" aria-hidden="true">'
        f"{''.join(_lead(one, pens) for one in placed.leads)}</g>"
        f'<g class="genogram" {svg.moved(placed.x + within.left, placed.y + within.top)}>{inner}</g></g>'
    )


def _lead(lead: Lead, pens: circle_ink.Pens) -> str:
    """A line goes on inside as it came; where it was cut outside it is not cut again."""
    lit = " lit" if lead.person in pens.lit or lead.person == pens.selected else ""
    kind = Kind.WEAK if lead.kind is Kind.BROKEN else lead.kind
    points = "".join(threads.arrow(one.x, one.y, one.turn) for one in lead.arrows)
    return f'<g class="tied{lit}" data-to="{escaped(lead.to)}">{threads.bent(kind, lead.points)}{points}</g>'


def _cloth(placed: Ecogram) -> str:
    parts = "".join(
        f'<path class="part" data-domain="{escaped(part.id)}" d="{_wedge(placed, part)}"/>' for part in placed.parts
    )
    folds = "".join(_fold(placed, part) for part in placed.parts) if len(placed.parts) > 1 else ""
    rim = (
        f'<ellipse class="rim" cx="{number(placed.x)}" cy="{number(placed.y)}"'
        f' rx="{number(placed.rim[0] + 7)}" ry="{number(placed.rim[1] + 7)}" stroke-dasharray="{_DASH}"/>'
    )
    return f'<g class="cloth">{parts}<g class="folds">{folds}</g>{rim}</g>'


def _at(placed: Ecogram, heading: float) -> tuple[float, float]:
    """The point of the edge of the cloth in a direction."""
    across, down = math.sin(heading), -math.cos(heading)
    far = 1 / math.hypot(across / placed.rim[0], down / placed.rim[1])
    return placed.x + across * far, placed.y + down * far


def _wedge(placed: Ecogram, part: Part) -> str:
    wide, high = (number(one) for one in placed.rim)
    if len(placed.parts) == 1:
        left, right = number(placed.x - placed.rim[0]), number(placed.x + placed.rim[0])
        y = number(placed.y)
        return f"M{left} {y}A{wide} {high} 0 1 1 {right} {y}A{wide} {high} 0 1 1 {left} {y}Z"
    (x1, y1), (x2, y2) = _at(placed, part.begin), _at(placed, part.end)
    large = 1 if part.end - part.begin > math.pi else 0
    return (
        f"M{number(placed.x)} {number(placed.y)}L{number(x1)} {number(y1)}"
        f"A{wide} {high} 0 {large} 1 {number(x2)} {number(y2)}Z"
    )


def _fold(placed: Ecogram, part: Part) -> str:
    x, y = _at(placed, part.begin)
    across, down = math.sin(part.begin) * placed.core, -math.cos(part.begin) * placed.core
    return f'<path d="M{number(placed.x + across)} {number(placed.y + down)}L{number(x)} {number(y)}"/>'


def _aim(placed: Ecogram, part: Part) -> str:
    """A dotted line around the domain of who was chosen, above the folds."""
    return f'<path class="aim" d="{_wedge(placed, part)}"/>'


def _label(placed: Ecogram, part: Part) -> str:
    kind = "domain" if part.count else "domain nobody"
    lines = "".join(
        svg.text(line, part.x, part.y + i * placed.label_font * 1.2, font_size=placed.label_font)
        for i, line in enumerate(part.lines)
    )
    below = part.y + (len(part.lines) - 1) * placed.label_font * 1.2 + placed.also_font * 1.3
    also = svg.text(part.also, part.x, below, "also", font_size=placed.also_font) if part.also else ""
    anchor = {"middle": "", "start": " start", "end": " end"}[part.anchor]
    return f'<g class="{kind}{anchor}" data-domain="{escaped(part.id)}">{lines}{also}</g>'


def _line(line: Line, words: Words, pens: circle_ink.Pens) -> str:
    lit = " lit" if line.person in pens.lit or line.person == pens.selected else ""
    points = "".join(threads.arrow(one.x, one.y, one.turn) for one in line.arrows)
    beads = "".join(
        threads.bead(one.x, one.y, escaped(words.letters.get(one.support, "")))
        if one.support
        else threads.bead(one.x, one.y, str(one.number), is_number=True)
        for one in line.beads
    )
    return f'<g class="tied{lit}">{threads.thread(line.kind, line.begin, line.end)}{points}{beads}</g>'


def _person(placed: Ecogram, seat: Seat, words: Words, pens: circle_ink.Pens) -> str:
    part = placed.parts[seat.sector]
    state = " selected" if seat.person == pens.selected else " lit" if seat.person in pens.lit else ""
    hue = symbol.HUES[words.kinds.get(seat.person)]
    said = words.spoken.get(seat.person) or f"{seat.full_name}, {part.name}"
    opening = (
        f'class="person {hue}{state}{" sinks" if seat.sinks > 0 else " rises"}" data-person="{seat.person}"'
        f' data-domain="{escaped(part.id)}" aria-label="{escaped(said)}"'
    )
    name = svg.text(seat.name, seat.name_x, seat.name_y, "name on-sheet", font_size=placed.font)
    inside = circle_ink.symbol(seat, placed, pens) + name
    if pens.link is None:
        return f'<g {opening} role="img">{inside}</g>'
    return f'<a href="{escaped(pens.link(seat.person))}" {opening}>{inside}</a>'


def sample(kind: Kind, number_: int = 0) -> str:
    """A piece of a line for a legend or a choice; of an owner's own kind with its number."""
    hung = threads.bead(32, 10, str(number_), is_number=True) if number_ else ""
    return _sample(threads.thread(kind, (3, 10), (61, 10)) + hung)


def arrows(is_given: bool, is_taken: bool) -> str:
    """A piece of a line with the points of help that goes to somebody at the right, or comes from them."""
    points = (threads.arrow(58, 10, 0) if is_given else "") + (threads.arrow(6, 10, 180) if is_taken else "")
    return _sample(threads.thread(Kind.WEAK, (10, 10), (54, 10)) + points)


def letter(sign: str) -> str:
    """A letter as it hangs on a line."""
    return _sample(threads.bead(32, 10, escaped(sign)))


def mark(kind: str) -> str:
    """A sign that somebody wears, as large as the other pieces of a legend."""
    return _sample(corners.badge(Badge(kind, 32, 10, 0)))


def kin(sign: str) -> str:
    """A sign of the family in the circle, by its key in `genogram.SIGNS`."""
    return _sample(f'<g transform="translate(12 10) scale(0.82)">{genogram_ink.sample(sign)}</g>')


def _sample(inside: str) -> str:
    return svg.element(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        class_="drawing sample",
        viewBox="0 0 64 20",
        width=64,
        height=20,
        aria_hidden="true",
    )
