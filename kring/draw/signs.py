"""Small drawings for in a line of text: a bare shape, a ring, a stitch. People are in `symbol.py`."""

from kring.draw import corners, shapes, stitch
from kring.draw.seats import Badge
from kring.draw.shapes import Shape
from kring.draw.svg import element, number

_BOX = 48


def shape(which: Shape, hue: str, side: float) -> str:
    """A bare shape for a legend or a choice."""
    kind = "outline" if which == Shape.OPEN else "body"
    return _sign(f"symbol {hue}", f'<path class="{kind}" d="{shapes.path(which, 34)}"/>', side)


def tick(side: float) -> str:
    """A dot for what is so; in the ink of what stands around it."""
    return _sign("tick", '<circle class="dot" r="13"/>', side)


def ring(count: int, chosen: int, side: float) -> str:
    """So many rings around a light, with one of them (from 0, the nearest) drawn strong."""
    radii = [5.6 + 16.4 * (number_ + 0.5) / count for number_ in range(count)]
    rings = "".join(f'<circle class="faint" r="{number(r)}"/>' for i, r in enumerate(radii) if i != chosen)
    strong = f'<circle class="strong" r="{number(radii[chosen])}"/>'
    return _sign("ring-sign", f'{rings}{strong}<circle class="spark" r="3"/>', side)


def badge(kind: str, side: float) -> str:
    """The lamp of who may come `closer`, or the open hand of a `helper`, as large as a ring sign."""
    lamp = corners.badge(Badge(kind, 0, 0, -45))
    return _sign("badge-sign", f'<g transform="scale(2.2)">{lamp}</g>', side)


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
