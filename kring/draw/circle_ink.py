"""Writes a circle down as SVG. It decides nothing: every number comes from `place`.

Colours are classes only; a drawing that leaves the page carries their values.
"""

import functools
from collections.abc import Callable, Collection, Sequence

from kring.core.method import said
from kring.core.network import Face
from kring.draw import faces, shapes, stitch, style, svg, widths
from kring.draw.seats import Badge, Entry, Ghost, Legend, Middle, Pill, Seat, Seats, Sector
from kring.draw.shapes import Shape
from kring.draw.svg import escaped, number

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
) -> str:
    """The drawing as one `svg` element.

    `link` and `photo` turn the id of a person or a photo into an address; without
    `link` people are no links, without `photo` photos show as initials. With
    `standalone` (`day`, `dark` or `grey`) the drawing carries its colours itself.
    """
    grey = standalone == "grey" or seats.size == "paper"
    inside = [
        f"<title>{escaped(legend.title)}</title>" if legend.title else "",
        f"<desc>{escaped(legend.about)}</desc>" if legend.about else "",
        style.sheet(standalone) if standalone else "",
        drawn(seats, legend, language, Pens(seats, link, photo, selected, frozenset(lit), grey), ghosts),
    ]
    return root(f"{seats.size}{' grey' if grey else ''}", seats.width, seats.height, "".join(inside), legend.title)


def root(kind: str, width: float, height: float, inside: str, title: str = "") -> str:
    """The outermost element of a drawing."""
    named = {"aria-label": title} if title else {}
    return svg.element(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing {kind}",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="group",
        **named,
    )


class Pens:
    """What the same person needs again and again while one drawing is written."""

    def __init__(
        self,
        seats: Seats,
        link: Link | None,
        photo: Link | None,
        selected: str | None,
        lit: frozenset[str],
        grey: bool,
    ) -> None:
        self.seats, self.link, self.photo, self.selected, self.lit = seats, link, photo, selected, lit
        self.grey = grey
        self.prefix = seats.size[0]


def drawn(seats: Seats, legend: Legend, language: str, pens: Pens, ghosts: Sequence[Ghost] = ()) -> str:
    """Everything within the drawing: cloth, names, owner and people."""
    last = [seat for seat in seats.seats if seat.person == pens.selected]
    people = [seat for seat in seats.seats if seat.person != pens.selected] + last
    return "".join(
        (
            _defs(seats, pens.prefix),
            _cloth(seats),
            "".join(_pill(seats, pill, language) for pill in seats.pills),
            corners(seats, legend, language),
            _owner(seats, seats.owner, pens),
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


def _defs(seats: Seats, prefix: str) -> str:
    used = frozenset(str(seat.shape) for seat in seats.seats)
    middle = f'<clipPath id="{prefix}-in-middle"><path d="{shapes.circle(seats.centre)}"/></clipPath>'
    return f"<defs>{_shape_defs(prefix, seats.symbol, used)}{middle}</defs>"


def _cloth(seats: Seats) -> str:
    radii = (seats.centre, *(ring.radius for ring in seats.rings))
    key = tuple((sector.id, sector.hue, sector.stitch, sector.begin, sector.end) for sector in seats.sectors)
    return cloth(seats.x, seats.y, radii, tuple(ring.id for ring in seats.rings), key)


@functools.lru_cache(maxsize=64)
def cloth(
    x: float,
    y: float,
    radii: tuple[float, ...],
    rings: tuple[str, ...],
    sectors: tuple[tuple[str, str, str, float, float], ...],
) -> str:
    """Cells, folds and stitches: all that stays the same while people move."""
    at = f'transform="translate({number(x)} {number(y)})"'
    cells = []
    for sector, hue, _, begin, end in sectors:
        for ring, id in reversed(list(enumerate(rings))):
            line = _cell(radii[ring] if ring else 0, radii[ring + 1], begin, end)
            tint = tint_of(ring, len(rings))
            cells.append(f'<path class="cell {hue}-{tint}" data-ring="{id}" data-sector="{sector}" d="{line}"/>')
    folds = [f'<circle r="{number(radius)}"/>' for radius in radii[1:]]
    axes = "".join(f"M{stitch.at(radii[0], sector[3])}L{stitch.at(radii[-1], sector[3])}" for sector in sectors)
    rim = [
        stitch.arc(kind, hue, x, y, radii[-1] + 10, begin, end) for _, hue, kind, begin, end in sectors
    ]
    return (
        f'<g class="cells" {at}>{"".join(cells)}</g><g class="folds" {at}>{"".join(folds)}<path class="axis" d="{axes}"/></g>'
        + "".join(rim)
    )


def tint_of(ring: int, rings: int) -> int:
    """Which of the four tints a ring has; the nearest ring the warmest, the furthest the lightest."""
    return 1 if rings == 1 else 1 + round(3 * ring / (rings - 1))


def _cell(inner: float, outer: float, begin: float, end: float) -> str:
    large = 1 if end - begin > 180 else 0
    line = f"M{stitch.at(outer, begin)}A{number(outer)} {number(outer)} 0 {large} 1 {stitch.at(outer, end)}"
    if not inner:
        return line + "L0 0Z"
    return line + f"L{stitch.at(inner, end)}A{number(inner)} {number(inner)} 0 {large} 0 {stitch.at(inner, begin)}Z"


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


def _owner(seats: Seats, owner: Middle, pens: Pens) -> str:
    at = f'transform="translate({number(seats.x)} {number(seats.y)})"'
    light = f'<circle class="light" r="{number(seats.centre)}"/>'
    half = seats.centre
    picture = _picture(owner.face, owner.photo, half, f"{pens.prefix}-in-middle", pens)
    size = number(seats.centre * 0.6)
    inside = picture or f'<text class="initials" font-size="{size}" y="{number(seats.centre * 0.21)}">{escaped(owner.initials)}</text>'
    return f'<g class="owner" {at}>{light}{inside}<circle class="lamp" r="{number(seats.centre - 2)}"/></g>'


def _picture(face: Face | None, photo: str | None, half: float, clip: str, pens: Pens) -> str:
    if photo and pens.photo:
        side = number(half * 2)
        address = escaped(pens.photo(photo))
        inside = f'<image href="{address}" x="-{number(half)}" y="-{number(half)}" width="{side}" height="{side}" preserveAspectRatio="xMidYMid slice"/>'
    elif face:
        inside = faces.boxed(face, -half, -half * 0.96, half * 2, pens.grey)
    else:
        return ""
    return f'<g clip-path="url(#{clip})">{inside}</g>'


def _person(seats: Seats, seat: Seat, language: str, pens: Pens) -> str:
    sector, ring = seats.sectors[seat.sector], seats.rings[seat.ring]
    where = f"{said(ring.name, language)}, {said(sector.name, language)}"
    state = " selected" if seat.person == pens.selected else " lit" if seat.person in pens.lit else ""
    sinks = (" rises", "", " sinks")[seat.sinks + 1]
    opening = (
        f'class="person {sector.hue}{state}{sinks}" data-person="{seat.person}" data-ring="{ring.id}"'
        f' data-sector="{sector.id}" aria-label="{escaped(f"{seat.full_name}, {where}")}"'
    )
    inside = symbol(seat, seats, pens) + _name(seat, sector, tint_of(seat.ring, len(seats.rings)), seats.font)
    if pens.link is None:
        return f'<g {opening} role="img">{inside}</g>'
    return f'<a href="{escaped(pens.link(seat.person))}" {opening}>{inside}</a>'


def symbol(seat: Seat, seats: Seats, pens: Pens) -> str:
    """Shape with a picture or initials, its halo for when it lights up, and its signs."""
    use = f'<use href="#{pens.prefix}-{seat.shape}" class='
    picture = _picture(seat.face, seat.photo, seats.symbol * 0.56, f"{pens.prefix}-in-{seat.shape}", pens)
    size = seats.symbol * 0.41
    if picture:
        body = f'{use}"backing"/>{picture}{use}"frame"/>'
    else:
        kind = "outline" if seat.shape == Shape.OPEN else "body"
        drop = size * (0.5 if seat.shape == Shape.HOUSE else 0.35)
        body = f'{use}"{kind}"/><text class="initials" font-size="{number(size)}" y="{number(drop)}">{escaped(seat.initials)}</text>'
    touch = max(22.0 if seats.symbol >= 30 else 13.0, seats.symbol * 0.58)
    return (
        f'<g class="mark" transform="translate({number(seat.x)} {number(seat.y)})"><circle class="touch" r="{number(touch)}"/>'
        f'<g class="bigger">{use}"halo-line"/>{use}"halo"/>{body}</g></g>' + "".join(map(badge, seat.badges))
    )


def badge(sign: Badge) -> str:
    """A lamp badge with an arrow to the middle, or an open hand."""
    inside = _ARROW.format(number(sign.turn)) if sign.kind == "closer" else _HAND
    return f'<g class="badge {sign.kind}" transform="translate({number(sign.x)} {number(sign.y)})"><circle r="9.5"/>{inside}</g>'


_ARROW = '<path d="M-4 0H4.2M.6-3.8L4.4 0L.6 3.800" transform="rotate({})"/>'
_HAND = '<path d="M-3.600 1V-2.400a1 1 0 0 1 2 0V-3.900a1 1 0 0 1 2 0V-2.900a1 1 0 0 1 2 0V2q0 3.400-3.200 3.400Q-2.600 5.400-4.200 2.600L-5.300.7a1 1 0 0 1 1.700-.9"/>'


def _name(seat: Seat, sector: Sector, tint: int, font: float) -> str:
    return (
        f'<text class="name {seat.anchor} on-{sector.hue}-{tint}" x="{number(seat.name_x)}" y="{number(seat.name_y)}"'
        f' font-size="{number(font)}">{escaped(seat.name)}</text>'
    )


def _ghost(seats: Seats, ghost: Ghost, seat: Seat, prefix: str) -> str:
    hue, ring = seats.sectors[seat.sector].hue, seats.rings[ghost.ring].id
    big = f' transform="scale({svg.fine(seats.symbol / 38 * 1.1)})"'
    return (
        f'<g class="ghost {hue}" data-ring="{ring}" transform="translate({number(ghost.x)} {number(ghost.y)})">'
        f'<use href="#{prefix}-{seat.shape}"/><g{big}><path d="M-8 0H8M1.500-6.500L8 0L1.500 6.500" transform="rotate({number(ghost.turn)})"/></g></g>'
    )


def corners(seats: Seats, legend: Legend, language: str) -> str:
    """The names of the groups in the corners, with stitch, shapes and counts: heading and legend in one."""
    writer = {"wide": _wide_corner, "tablet": _tablet_corner, "paper": _paper_corner}[seats.size]
    places = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    return "".join(
        writer(seats, sector, legend, language, *places[number_])
        for number_, sector in enumerate(seats.sectors)
        if number_ < 4
    )


def _wide_corner(seats: Seats, sector: Sector, legend: Legend, language: str, across: int, down: int) -> str:
    title = wrapped(said(sector.name, language), seats.group_font, 176)
    entries = [line for entry in legend.groups.get(sector.id, ()) for line in _entry(entry)]
    broad = max([widths.width(line, seats.group_font) for line in title] + [24 + widths.width(line, 16.0, "regular") for _, line in entries])
    left = 28.0 if across < 0 else seats.width - 28 - broad
    high = len(title) * 22 + 25 + len(entries) * 24
    y = 31.0 if down < 0 else seats.height - high + 4
    parts = [svg.text(line, left, y + 22 * i, f"group-name {sector.hue}", font_size=seats.group_font) for i, line in enumerate(title)]
    y += 22 * len(title)
    parts.append(stitch.straight(sector.stitch, sector.hue, left + 2, y - 4, 70))
    for i, (mark, line) in enumerate(entries):
        parts.append(_mark(mark, sector.hue, left + 9, y + 19 + 24 * i))
        parts.append(svg.text(line, left + 25, y + 24.5 + 24 * i, "legend", font_size=16.0))
    return "".join(parts)


def _entry(entry: Entry) -> list[tuple[str, str]]:
    lines = wrapped(entry.words, 16.0, 150, "regular")
    return [(entry.mark if number_ == 0 else "", line) for number_, line in enumerate(lines)]


def _mark(mark: str, hue: str, x: float, y: float) -> str:
    if mark in ("closer", "helper"):
        return badge(Badge(mark, x, y, -45.0))
    if not mark:
        return ""
    kind = "outline" if mark == Shape.OPEN else "body"
    return f'<g class="{hue}" transform="translate({number(x)} {number(y)})"><path class="{kind}" d="{shapes.path(Shape(mark), 14)}"/></g>'


def _tablet_corner(seats: Seats, sector: Sector, legend: Legend, language: str, across: int, down: int) -> str:
    title = wrapped(said(sector.name, language), seats.group_font, 190)
    x, anchor = (22.0, "start") if across < 0 else (seats.width - 10, "end")
    y = 20.0 if down < 0 else seats.height - 10 - 20 * (len(title) - 1)
    count = f'<tspan class="count" dx="6">{sector.count}</tspan>'
    lines = [escaped(line) + (count if line is title[-1] else "") for line in title]
    return "".join(
        f'<text class="group-name {sector.hue}" x="{number(x)}" y="{number(y + 20 * i)}" text-anchor="{anchor}"'
        f' font-size="{number(seats.group_font)}">{line}</text>'
        for i, line in enumerate(lines)
    )


def _paper_corner(seats: Seats, sector: Sector, legend: Legend, language: str, across: int, down: int) -> str:
    title = wrapped(said(sector.name, language), seats.group_font, 160)
    entries = [entry.words for entry in legend.groups.get(sector.id, ())]
    x, anchor = (288.0, "start") if across < 0 else (seats.width - 45, "end")
    y = 53.0 if down < 0 else seats.height - 84 - 21 * (len(title) + len(entries) - 1)
    parts = [svg.text(line, x, y + 21 * i, "group-name", text_anchor=anchor, font_size=seats.group_font) for i, line in enumerate(title)]
    y += 21 * len(title)
    parts += [svg.text(line, x, y + 21 * i, "count", text_anchor=anchor, font_size=seats.group_font) for i, line in enumerate(entries)]
    return "".join(parts)


def wrapped(words: str, size: float, room: float, weight: str = "bold") -> list[str]:
    """Words on as few lines as fit in a room, the lines as equal as can be."""
    lines = _filled(words, size, room, weight)
    for narrower in range(int(room), 0, -4):
        tighter = _filled(words, size, narrower, weight)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


def _filled(words: str, size: float, room: float, weight: str) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and widths.width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def thumbnail(seats: Seats, side: float, title: str = "") -> str:
    """The drawing as a small sign: the same tints, stitch and shapes, without names. Sides are 52 to 112 px."""
    outer = seats.rings[-1].radius
    scale = (side / 2 - 3) / (outer + 10)
    symbol_size = min(6.6 * side / 104 + 0.8, 8.0)
    radii = (seats.centre * scale, *(ring.radius * scale for ring in seats.rings))
    middle = side / 2
    cells = "".join(
        f'<path class="cell {sector.hue}-{tint_of(ring, len(seats.rings))}" d="{_cell(radii[ring] if ring else 0, radii[ring + 1], sector.begin, sector.end)}"/>'
        for sector in seats.sectors
        for ring in range(len(seats.rings))
    )
    k = 0.55 * side / 104
    rim = "".join(stitch.arc(s.stitch, s.hue, 0, 0, (outer + 10) * scale, s.begin, s.end, k) for s in seats.sectors)
    people = "".join(_dot(seats, seat, scale, symbol_size) for seat in seats.seats)
    lamp = f'<circle class="spark" r="{number(max(3.0, side * 0.06))}"/>'
    inside = f'<g transform="translate({number(middle)} {number(middle)})">{cells}{rim}{people}{lamp}</g>'
    hidden = {"role": "img", "aria-label": title} if title else {"aria-hidden": "true"}
    return svg.element(
        "svg", inside, xmlns="http://www.w3.org/2000/svg", class_="drawing thumbnail",
        viewBox=f"0 0 {number(side)} {number(side)}", width=side, height=side, **hidden,
    )


def _dot(seats: Seats, seat: Seat, scale: float, size: float) -> str:
    x, y = (seat.x - seats.x) * scale, (seat.y - seats.y) * scale
    hue = seats.sectors[seat.sector].hue
    return f'<path class="dot {hue}" transform="translate({number(x)} {number(y)})" d="{shapes.path(seat.shape, size)}"/>'
