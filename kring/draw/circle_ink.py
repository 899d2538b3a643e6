"""Writes a circle down as SVG. It decides nothing: every number comes from `place`.

Colours are classes only; a drawing that leaves the page carries their values.
"""

import functools
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol

from kring.core.method import said
from kring.core.network import Face
from kring.draw import cloth as cloths
from kring.draw import corners, faces, shapes, style, svg, widths
from kring.draw.seats import Ghost, Legend, Middle, Pill, Seat, Seats, Sector
from kring.draw.shapes import Shape
from kring.draw.svg import escaped, moved, number

Link = Callable[[str], str]
_NO_LEGEND = Legend()


def paint(
    seats: Seats,
    legend: Legend = _NO_LEGEND,
    *,
    language: str = "nl",
    link: Link | None = None,
    photo: Link | None = None,
    selected: str | None = None,
    lit: Collection[str] = (),
    ghosts: Sequence[Ghost] = (),
    standalone: str | None = None,
    mark: str = "",
    above: str = "",
    asked: Collection[str] = (),
) -> str:
    """The drawing as one `svg` element.

    `link` and `photo` turn the id of a person or a photo into an address; without
    `link` people are no links, without `photo` photos show as initials. With
    `standalone` (`day`, `dark` or `grey`) the drawing carries its colours itself. A
    `mark` of a few letters keeps its ids apart from those of another drawing on the page. What is
    `above` is drawn already and lies over everybody, such as what waits in pencil. Around those of whom something
    else is `asked` goes a ring in pencil.
    """
    grey = standalone == "grey" or seats.size == "paper"
    inside = [
        f"<title>{escaped(legend.title)}</title>" if legend.title and standalone else "",
        f"<desc>{escaped(legend.about)}</desc>" if legend.about else "",
        style.sheet(standalone) if standalone else "",
        drawn(seats, legend, language, Pens(seats, link, photo, selected, frozenset(lit), grey, mark, asked), ghosts),
        above,
    ]
    kind = f"{seats.size}{' grown' if seats.grown else ''}{' grey' if grey else ''}"
    return root(kind, seats.width, seats.height, "".join(inside), legend.title)


def root(kind: str, width: float, height: float, inside: str, title: str = "", shown: float = 1.0) -> str:
    """The outermost element of a drawing, that is `shown` as a share of its own size where nothing else says it."""
    named = {"aria-label": title} if title else {}
    return svg.element(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing {kind}",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width * shown,
        height=height * shown,
        role="group",
        **named,
    )


class Sheet(Protocol):
    """What people are drawn on: a circle, or another drawing of people around an owner."""

    @property
    def size(self) -> str: ...
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def centre(self) -> float: ...
    @property
    def symbol(self) -> float: ...


class Pens:
    """What the same person needs again and again while one drawing is written."""

    def __init__(
        self,
        seats: Sheet,
        link: Link | None,
        photo: Link | None,
        selected: str | None,
        lit: frozenset[str],
        grey: bool,
        mark: str = "",
        asked: Collection[str] = (),
    ) -> None:
        self.seats, self.link, self.photo, self.selected, self.lit = seats, link, photo, selected, lit
        self.grey, self.asked = grey, asked
        self.prefix = seats.size[0] + mark


def drawn(seats: Seats, legend: Legend, language: str, pens: Pens, ghosts: Sequence[Ghost] = ()) -> str:
    """Everything within the drawing: cloth, names, owner and people."""
    last = [seat for seat in seats.seats if seat.person == pens.selected]
    people = [seat for seat in seats.seats if seat.person != pens.selected] + last
    return "".join(
        (
            defs(seats, seats.seats, pens.prefix),
            _cloth(seats),
            *(_aim(seats, seat) for seat in last),
            "".join(_pill(seats, pill, language) for pill in seats.pills),
            corners.written(seats, legend, language),
            owner(seats, seats.owner, pens),
            '<g class="people">',
            *(_person(seats, seat, language, pens) for seat in people),
            "</g>",
            *(_ghost(seats, ghost, last[0], pens.prefix) for ghost in ghosts if last),
        )
    )


@functools.lru_cache(maxsize=64)
def _shape_defs(prefix: str, size: float, used: frozenset[str]) -> str:
    """The outlines that a drawing uses, once each, and the same to cut faces to."""
    parts = []
    for shape in sorted(used):
        line = shapes.path(Shape(shape), size)
        parts.append(f'<path id="{prefix}-{shape}" d="{line}"/>')
        parts.append(f'<clipPath id="{prefix}-in-{shape}"><use href="#{prefix}-{shape}"/></clipPath>')
    return "".join(parts)


def defs(seats: Sheet, people: Iterable[Seat], prefix: str) -> str:
    """The outlines of the shapes of these people, and what the picture of the owner is cut to."""
    used = frozenset(str(seat.shape) for seat in people)
    middle = f'<clipPath id="{prefix}-in-middle"><path d="{shapes.circle(seats.centre)}"/></clipPath>'
    return f"<defs>{_shape_defs(prefix, seats.symbol, used)}{middle}</defs>"


def _cloth(seats: Seats) -> str:
    radii = (seats.centre, *(ring.radius for ring in seats.rings))
    key = tuple((sector.id, sector.hue, sector.stitch, sector.begin, sector.end) for sector in seats.sectors)
    return cloths.cloth(seats.x, seats.y, radii, seats.rim, tuple((ring.id, ring.tint) for ring in seats.rings), key)


def _aim(seats: Seats, seat: Seat) -> str:
    """A dotted line around the cell of who was chosen, above the folds."""
    radii = (0.0, *(ring.radius for ring in seats.rings))
    sector = seats.sectors[seat.sector]
    line = cloths.cell(radii[seat.ring], radii[seat.ring + 1], sector.begin, sector.end)
    return f'<path class="aim" {moved(seats.x, seats.y)} d="{line}"/>'


def _pill(seats: Seats, pill: Pill, language: str) -> str:
    name = said(seats.rings[pill.ring].name, language)
    font = max(12.0, min(seats.ring_font, (pill.width - 10) / widths.width(name, 1.0), pill.height * 0.72))
    wide = max(min(pill.width, widths.width(name, font) + 22), widths.width(name, font) + 8)
    left, top = pill.x - wide / 2, pill.y - pill.height / 2
    return (
        f'<rect class="pill" x="{number(left)}" y="{number(top)}" width="{number(wide)}"'
        f' height="{number(pill.height)}" rx="{number(pill.height / 2)}"/>'
        f'<text class="ring-name" x="{number(pill.x)}" y="{number(pill.y + font * 0.34)}"'
        f' font-size="{number(font)}">{escaped(name)}</text>'
    )


def owner(seats: Sheet, owner: Middle, pens: Pens) -> str:
    """Whose drawing it is, in the light."""
    light = f'<circle class="light" r="{number(seats.centre)}"/>'
    inside = _picture(owner.face, owner.photo, seats.centre, f"{pens.prefix}-in-middle", pens)
    inside = inside or _initials(owner.initials, seats.centre * 0.6, 0.35)
    edge = f'<circle class="edge" r="{number(seats.centre - 2)}"/>'
    return f'<g class="owner" {moved(seats.x, seats.y)}>{light}{inside}{edge}</g>'


def _initials(signs: str, size: float, drop: float) -> str:
    return f'<text class="initials" font-size="{number(size)}" y="{number(size * drop)}">{escaped(signs)}</text>'


def _picture(face: Face | None, photo: str | None, half: float, clip: str, pens: Pens) -> str:
    address = escaped(pens.photo(photo)) if photo and pens.photo else ""
    if address:
        side = number(half * 2)
        box = f'x="-{number(half)}" y="-{number(half)}" width="{side}" height="{side}"'
        inside = f'<image href="{address}" {box} preserveAspectRatio="xMidYMid slice"/>'
    elif face:
        inside = faces.boxed(face, -half, -half * 0.96, half * 2, pens.grey)
    else:
        return ""
    return f'<g clip-path="url(#{clip})">{inside}</g>'


def _person(seats: Seats, seat: Seat, language: str, pens: Pens) -> str:
    sector, ring = seats.sectors[seat.sector], seats.rings[seat.ring]
    where = f"{said(ring.name, language)}, {said(sector.name, language)}"
    called = f"{seat.full_name} ({seat.of})" if seat.of else seat.full_name
    state = " selected" if seat.person == pens.selected else " lit" if seat.person in pens.lit else ""
    sinks = (" rises", "", " sinks")[seat.sinks + 1]
    opening = (
        f'class="person {sector.hue}{state}{sinks}" data-person="{seat.person}" data-ring="{ring.id}"'
        f' data-sector="{sector.id}" aria-label="{escaped(f"{called}, {where}")}"'
    )
    inside = symbol(seat, seats, pens, _name(seat, sector, ring.tint, seats.font))
    if pens.link is None:
        return f'<g {opening} role="img">{inside}</g>'
    return f'<a href="{escaped(pens.link(seat.person))}" {opening}>{inside}</a>'


def symbol(seat: Seat, seats: Sheet, pens: Pens, name: str = "") -> str:
    """Shape with a picture or initials, its halo for when it lights up, and its signs; with a name set around it."""
    use = f'<use href="#{pens.prefix}-{seat.shape}" class='
    picture = _picture(seat.face, seat.photo, seats.symbol * 0.56, f"{pens.prefix}-in-{seat.shape}", pens)
    if picture:
        body = f'{use}"backing"/>{picture}{use}"frame"/>'
    else:
        initials = _initials(seat.initials, seats.symbol * 0.41, shapes.drop(seat.shape))
        body = f'{use}"{shapes.ink(seat.shape)}"/>{initials}'
    touch = max(22.0 if seats.symbol >= 30 else 13.0, seats.symbol * 0.58)
    ring = f'<circle class="pencil" r="{number(seats.symbol * 0.7)}"/>' if seat.person in pens.asked else ""
    return (
        f'<g class="mark" {moved(seat.x, seat.y)}><circle class="touch" r="{number(touch)}"/>'
        f'<g class="bigger">{use}"halo-line"/>{use}"halo"/>{body}</g>{ring}{name}</g>'
        + "".join(map(corners.badge, seat.badges))
    )


def _name(seat: Seat, sector: Sector, tint: int, font: float) -> str:
    """Measured from the symbol: below it that is the same for everybody, and a page of many people weighs less."""
    x, y = number(seat.name_x - seat.x), number(seat.name_y - seat.y)
    opening = f'class="name {seat.anchor} on-{sector.hue}-{tint}" x="{x}" y="{y}" font-size="{number(font)}"'
    return f"<text {opening}>{escaped(seat.name)}</text>"


def _ghost(seats: Seats, ghost: Ghost, seat: Seat, prefix: str) -> str:
    hue, ring = seats.sectors[seat.sector].hue, seats.rings[ghost.ring].id
    big = f' transform="scale({svg.fine(seats.symbol / 38 * 1.1)})"'
    arrow = f'<path d="M-8 0H8M1.5-6.5L8 0L1.5 6.5" transform="rotate({number(ghost.turn)})"/>'
    return (
        f'<g class="ghost {hue}" data-ring="{ring}" {moved(ghost.x, ghost.y)}>'
        f'<use href="#{prefix}-{seat.shape}"/><g{big}>{arrow}</g></g>'
    )
