"""Small drawings for in a line of text: one person's symbol, a ring, a stitch, a face."""

from kring.core.network import Face, Person
from kring.draw import faces, names, shapes, stitch
from kring.draw.shapes import OF, Shape
from kring.draw.svg import element, escaped, number

_BOX = 48  # the box of a symbol of nominal size 34


def symbol(person: Person, hue: str, side: float, *, key: str = "", photo: str | None = None, lit: bool = False) -> str:
    """Someone as they look in the drawing: shape, hue, and a photo (its address), a face or initials.

    `side` is the width of the box in CSS pixels; the shape takes 34 / 48 of it, the
    rest is for its halo. `key` tells two symbols of one person on one page apart.
    The name stands beside it, so the symbol itself is silent.
    """
    shape = OF[person.category]
    line = shapes.path(shape, 34)
    id = f"in-{person.id}{key and '-'}{key}"
    picture = _photo(photo) if photo else faces.boxed(person.face, -19, -18.2, 38) if person.face else ""
    halo = f'<path class="halo-line" d="{line}"/><path class="halo" d="{line}"/>'
    if picture:
        body = (
            f'<clipPath id="{id}"><path d="{line}"/></clipPath><path class="backing" d="{line}"/>'
            f'<g clip-path="url(#{id})">{picture}</g><path class="frame" d="{line}"/>'
        )
    else:
        body = initialled(shape, line, names.initials(person.name))
    return _sign(f"symbol {hue}{' lit' if lit else ''}", halo + body, side)


def shape(which: Shape, hue: str, side: float) -> str:
    """A bare shape for a legend or a choice."""
    kind = "outline" if which == Shape.OPEN else "body"
    return _sign(f"symbol {hue}", f'<path class="{kind}" d="{shapes.path(which, 34)}"/>', side)


def initialled(which: Shape, line: str, initials: str) -> str:
    """A shape with initials on its hue, of nominal size 34."""
    kind = "outline" if which == Shape.OPEN else "body"
    drop = 7 if which == Shape.HOUSE else 5
    return (
        f'<path class="{kind}" d="{line}"/><text class="initials" font-size="14" y="{drop}">{escaped(initials)}</text>'
    )


def portrait(face: Face | None, initials: str, side: float, *, key: str, photo: str | None = None) -> str:
    """The owner's own picture: a face or photo in lamplight, round; initials when there is none. `key` is unique on a page."""
    line = shapes.circle(21)
    picture = _photo(photo, 21) if photo else faces.boxed(face, -21, -20, 42) if face else ""
    id = f"in-light-{key}"
    inside = (
        f'<clipPath id="{id}"><path d="{line}"/></clipPath><g clip-path="url(#{id})">{picture}</g>'
        if picture
        else f'<text class="initials" font-size="17" y="6">{escaped(initials)}</text>'
    )
    return _sign("symbol owner", f'<path class="light" d="{line}"/>{inside}', side)


def ring(count: int, chosen: int, side: float) -> str:
    """So many rings around a light, with one of them (from 0, the nearest) drawn strong."""
    radii = [5.6 + 16.4 * (number_ + 0.5) / count for number_ in range(count)]
    rings = "".join(f'<circle class="faint" r="{number(r)}"/>' for i, r in enumerate(radii) if i != chosen)
    strong = f'<circle class="strong" r="{number(radii[chosen])}"/>'
    return _sign("ring-sign", f'{rings}{strong}<circle class="spark" r="3"/>', side)


def stitched(kind: str, hue: str, length: float) -> str:
    """The stitch of a group as a line of its own, 14 high."""
    return element(
        "svg",
        stitch.straight(kind, hue, 4, 7, length - 8),
        xmlns="http://www.w3.org/2000/svg",
        class_="drawing stitched",
        viewBox=f"0 0 {number(length)} 14",
        width=length,
        height=14,
        aria_hidden="true",
    )


def _photo(address: str, half: float = 19) -> str:
    side = number(half * 2)
    corner = number(-half)
    return (
        f'<image href="{escaped(address)}" x="{corner}" y="{corner}" width="{side}" height="{side}"'
        ' preserveAspectRatio="xMidYMid slice"/>'
    )


def _sign(kind: str, inside: str, side: float) -> str:
    half = _BOX / 2
    return element(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing {kind}",
        viewBox=f"{number(-half)} {number(-half)} {_BOX} {_BOX}",
        width=side,
        height=side,
        aria_hidden="true",
    )
