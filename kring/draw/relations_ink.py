"""Writes a relation map down as SVG. It decides nothing: every number comes from `relations.place`.

Kinds of ties differ by what the line looks like, never by colour alone.
"""

import math
from collections.abc import Callable, Collection
from typing import Final

from msgspec import Struct

from kring.core.network import TieKind
from kring.draw import faces, hulls, relations_seats, shapes, style, svg
from kring.draw.relations_seats import Bond, Centre, Curve, Hull, Line, Look, Map, Node
from kring.draw.seats import Middle
from kring.draw.shapes import Shape
from kring.draw.svg import escaped, moved, number

Link = Callable[[str], str]
Spoken = Callable[[Node], str]
_SIDE: Final = 2.6  # how far the two lines of a close tie are from their middle
_ZIG: Final = 5.0
_STROKE: Final = 7.0
_PREFIX: Final = "r"


class Words(Struct, frozen=True):
    """What the drawing says: its title, what it shows, and what is read aloud of somebody."""

    title: str = ""
    about: str = ""


_NONE: Final = Words()


def paint(
    placed: Map,
    words: Words = _NONE,
    *,
    spoken: Spoken | None = None,
    link: Link | None = None,
    photo: Link | None = None,
    selected: str | None = None,
    lit: Collection[str] = (),
    lit_ties: Collection[str] = (),
    standalone: str | None = None,
    above: str = "",
    kind: str = "",
) -> str:
    """The drawing as one `svg` element; `kind` names another drawing that is made in the same way.

    `spoken` says what is read aloud of somebody, `link` turns the id of a person
    into an address. Lit are people, and ties by their ids. With `standalone`
    (`day`, `dark` or `grey`) the drawing carries its colours itself. What is `above`
    is drawn already and lies over everybody, such as what waits in pencil.
    """
    grey = standalone == "grey"
    inside = [
        f"<title>{escaped(words.title)}</title>" if words.title and standalone else "",
        f"<desc>{escaped(words.about)}</desc>" if words.about else "",
        style.sheet(standalone) if standalone else "",
        inner(placed, spoken=spoken, link=link, photo=photo, selected=selected, lit=lit, lit_ties=lit_ties, grey=grey),
        above,
    ]
    return svg.element(
        "svg",
        "".join(inside),
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing {kind}{' ' if kind else ''}relations{' grey' if grey else ''}",
        viewBox=" ".join(map(number, (placed.left, placed.top, placed.width, placed.height))),
        width=placed.width,
        height=placed.height,
        role="group",
        aria_label=words.title or None,
    )


def inner(
    placed: Map,
    *,
    spoken: Spoken | None = None,
    link: Link | None = None,
    photo: Link | None = None,
    selected: str | None = None,
    lit: Collection[str] = (),
    lit_ties: Collection[str] = (),
    grey: bool = False,
) -> str:
    """Everything within the drawing: groups, lines, the owner, and the people above them."""
    people = []
    for node in placed.nodes:
        state = " selected" if node.person == selected else " lit" if node.person in lit else ""
        people.append(_person(node, placed, state, spoken, link, photo, grey))
    return "".join(
        (
            _defs(placed),
            *map(_hull, placed.hulls),
            _rays(placed.centre) if placed.centre else "",
            '<g class="ties">',
            *(_tie(line, " lit" if line.tie in lit_ties else "") for line in placed.lines),
            "</g>",
            _owner(placed.centre, photo, grey) if placed.centre else "",
            '<g class="people">',
            *people,
            "</g>",
            *map(_called, placed.hulls),
        )
    )


def sample(look: Look, length: float) -> str:
    """A short level line of a kind, from (0, 0), for a legend."""
    kind, arrows = look
    return _tie(Line("", "", "", kind, (0, 0, length / 2, 0, length, 0), arrows), "")


def _defs(placed: Map) -> str:
    parts = []
    for shape in sorted({node.shape for node in placed.nodes}):
        parts.append(f'<path id="{_PREFIX}-{shape}" d="{shapes.path(shape, placed.symbol)}"/>')
        parts.append(f'<clipPath id="{_PREFIX}-in-{shape}"><use href="#{_PREFIX}-{shape}"/></clipPath>')
    if placed.centre:
        inside = f'<path d="{shapes.circle(placed.centre.reach)}"/>'
        parts.append(f'<clipPath id="{_PREFIX}-in-middle">{inside}</clipPath>')
    return f"<defs>{''.join(parts)}</defs>"


def _hull(hull: Hull) -> str:
    """First everything a little wider in the colour of the edge, then all of it in the colour of the inside."""
    roads = "".join(map(_path, hull.roads))
    threads = f'<path class="thread" d="{"".join(map(_path, hull.threads))}"/>' if hull.threads else ""
    boxes = "".join(
        f"M{number(left)} {number(top + 12)}q0-12 12-12h{number(right - left - 24)}q12 0 12 12"
        f"v{number(bottom - top - 24)}q0 12-12 12h{number(24 - right + left)}q-12 0-12-12z"
        for left, top, right, bottom in hull.boxes
    )
    edges = f'<path class="road-edge" stroke-width="{number(hulls.ROAD + 3)}" d="{roads}"/>' if roads else ""
    inside = f'<path class="road" stroke-width="{number(hulls.ROAD)}" d="{roads}"/>' if roads else ""
    return (
        f'<g class="hull" data-group="{escaped(hull.group)}">{threads}<path class="hull-edge" d="{boxes}"/>{edges}'
        f'<path class="hull-in" d="{boxes}"/>{inside}</g>'
    )


def _called(hull: Hull) -> str:
    return svg.text(hull.name, hull.x, hull.y, "hull-name", font_size=hulls.FONT, text_anchor="middle")


def _rays(centre: Centre) -> str:
    return f'<path class="ray" d="{"".join(map(_path, centre.curves))}"/>'


def _owner(centre: Centre, photo: Link | None, grey: bool) -> str:
    inside = _picture(centre.middle, centre.reach, f"{_PREFIX}-in-middle", photo, grey)
    inside = inside or _initials(centre.middle.initials, centre.reach * 0.6, 0.35)
    edge = f'<circle class="edge" r="{number(centre.reach - 2)}"/>'
    light = f'<circle class="light" r="{number(centre.reach)}"/>'
    return f'<g class="owner" {moved(centre.x, centre.y)}>{light}{inside}{edge}</g>'


def _tie(line: Line, state: str) -> str:
    """One element for each tie; two people who are close have two lines side by side, through which a stroke when
    that is over."""
    match line.kind:
        case TieKind.CLOSE | Bond.COUPLE | Bond.FORMER:
            path = _path(_beside(line.curve, _SIDE)) + _path(_beside(line.curve, -_SIDE))
            path += _stroke(line.curve) if line.kind is Bond.FORMER else ""
        case TieKind.TENSE:
            path = _zigzag(line.curve)
        case _:
            path = _path(line.curve)
    ink = f'<path class="tie {line.kind}{state}" d="{path}"/>'
    tips = (line.curve, relations_seats.back(line.curve))[: line.arrows]
    ink += f'<path class="arrow" d="{"".join(map(_arrow, tips))}"/>' if tips else ""
    if not line.tie:
        return ink
    middle = _path(line.curve)
    halo = f'<path class="tie-light" d="{middle}"/>' if state else ""
    ends = f'data-tie="{escaped(line.tie)}" data-a="{escaped(line.a)}" data-b="{escaped(line.b)}"'
    return f'<g class="bond" {ends}>{halo}<path class="tie-touch" d="{middle}"/>{ink}</g>'


def _path(curve: Curve) -> str:
    x, y, over_x, over_y, to_x, to_y = curve
    if abs((to_x - x) * (over_y - y) - (to_y - y) * (over_x - x)) < 1:
        return f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}"
    return f"M{number(x)} {number(y)}Q{number(over_x)} {number(over_y)} {number(to_x)} {number(to_y)}"


def _beside(curve: Curve, far: float) -> Curve:
    x, y, over_x, over_y, to_x, to_y = curve
    length = math.hypot(to_x - x, to_y - y) or 1.0
    right, down = -(to_y - y) / length * far, (to_x - x) / length * far
    return (x + right, y + down, over_x + right, over_y + down, to_x + right, to_y + down)


def _stroke(curve: Curve) -> str:
    """A short stroke through the middle of a line, aslant."""
    x, y, over_x, over_y, to_x, to_y = curve
    length = math.hypot(to_x - x, to_y - y) or 1.0
    along = complex(to_x - x, to_y - y) / length * complex(_STROKE * 0.5, _STROKE)
    middle = complex(x + 2 * over_x + to_x, y + 2 * over_y + to_y) / 4
    start, end = middle - along, middle + along
    return f"M{number(start.real)} {number(start.imag)}L{number(end.real)} {number(end.imag)}"


def _zigzag(curve: Curve) -> str:
    x, y, over_x, over_y, to_x, to_y = curve
    length = math.hypot(to_x - x, to_y - y) or 1.0
    count = max(4, round(length / 8) // 2 * 2)
    steps = []
    for step in range(count + 1):
        t = step / count
        right = 2 * (1 - t) * (over_x - x) + 2 * t * (to_x - over_x)
        down = 2 * (1 - t) * (over_y - y) + 2 * t * (to_y - over_y)
        aside = 0 if step in (0, count) else _ZIG * (1 if step % 2 else -1) / (math.hypot(right, down) or 1.0)
        here = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
        across = here[0] * x + here[1] * over_x + here[2] * to_x - down * aside
        along = here[0] * y + here[1] * over_y + here[2] * to_y + right * aside
        steps.append(f"{'L' if step else 'M'}{number(across)} {number(along)}")
    return "".join(steps)


def _arrow(curve: Curve) -> str:
    _, _, over_x, over_y, to_x, to_y = curve
    length = math.hypot(to_x - over_x, to_y - over_y) or 1.0
    right, down = (to_x - over_x) / length, (to_y - over_y) / length
    wings = [(to_x - 12 * right - side * 6 * down, to_y - 12 * down + side * 6 * right) for side in (1, -1)]
    return f"M{number(to_x)} {number(to_y)}" + "".join(f"L{number(a)} {number(b)}" for a, b in wings) + "Z"


def _person(
    node: Node, placed: Map, state: str, spoken: Spoken | None, link: Link | None, photo: Link | None, grey: bool
) -> str:
    said = spoken(node) if spoken else f"{node.full_name} ({node.of})" if node.of else node.full_name
    way = "sinks" if node.name_y > node.y else "rises"
    opening = f'class="person {node.hue}{state} {way}" data-person="{node.person}" aria-label="{escaped(said)}"'
    use = f'<use href="#{_PREFIX}-{node.shape}" class='
    picture = _picture(node, placed.symbol * 0.56, f"{_PREFIX}-in-{node.shape}", photo, grey)
    if picture:
        body = f'{use}"backing"/>{picture}{use}"frame"/>'
    else:
        kind = "outline" if node.shape == Shape.OPEN else "body"
        drop = 0.5 if node.shape == Shape.HOUSE else 0.35
        body = f'{use}"{kind}"/>{_initials(node.initials, placed.symbol * 0.41, drop)}'
    mark = (
        f'<g class="mark" {moved(node.x, node.y)}><circle class="touch" r="22.5"/>'
        f'<g class="bigger">{use}"halo-line"/>{use}"halo"/>{body}</g></g>'
    )
    name = svg.text(node.name, node.x, node.name_y, "name on-paper", font_size=placed.font)
    if node.words:
        name += svg.text(node.words, node.x, node.name_y + 18, "lived beneath", font_size=14)
    if link is None:
        return f'<g {opening} role="img">{mark}{name}</g>'
    return f'<a href="{escaped(link(node.person))}" {opening}>{mark}{name}</a>'


def _initials(signs: str, size: float, drop: float) -> str:
    return f'<text class="initials" font-size="{number(size)}" y="{number(size * drop)}">{escaped(signs)}</text>'


def _picture(one: Node | Middle, half: float, clip: str, photo: Link | None, grey: bool) -> str:
    if one.photo and photo:
        box = f'x="-{number(half)}" y="-{number(half)}" width="{number(half * 2)}" height="{number(half * 2)}"'
        inside = f'<image href="{escaped(photo(one.photo))}" {box} preserveAspectRatio="xMidYMid slice"/>'
    elif one.face:
        inside = faces.boxed(one.face, -half, -half * 0.96, half * 2, grey)
    else:
        return ""
    return f'<g clip-path="url(#{clip})">{inside}</g>'


def sign(look: Look) -> str:
    """A small drawing of a line of a kind, for a legend beside the map."""
    return _small(svg.group(sample(look, 44), transform="translate(4 12)"))


def hull_sign() -> str:
    """A small drawing of the edge around a group, for a legend beside the map."""
    return _small('<rect class="hull-sample" x="5" y="3" width="42" height="18" rx="8"/>')


def _small(inside: str) -> str:
    return svg.element(
        "svg", inside, class_="drawing sample", viewBox="0 0 52 24", width=52, height=24, aria_hidden="true"
    )
