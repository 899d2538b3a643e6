"""One person as a symbol on its own, for lists, chips and cards: the shape, and a face, photo or initials in it."""

import functools
from typing import Final

from kring.core.network import Category, Face, Person, Self
from kring.draw import faces, names, shapes, svg

HUES: Final[dict[Category | None, str]] = {
    Category.FAMILY: "fam",
    Category.FELLOW_CLIENT: "zorg",
    Category.PROFESSIONAL: "prof",
    Category.FRIEND: "sam",
    Category.NEIGHBOUR: "sam",
    Category.ACQUAINTANCE: "sam",
    Category.COLLEAGUE: "sam",
    Category.VOLUNTEER: "sam",
    None: "none",
}
SIZE: Final = 38.0


def person(one: Person, photo: str | None = None, class_: str = "symbol") -> str:
    """Somebody's symbol as a whole `<svg>`. It is decoration: the name stands beside it.

    `photo` is the address of a photo; without one a chosen face is drawn, else initials.
    """
    return _whole(shapes.of(one), HUES[one.category], one.name, one.face, photo, class_)


def owner(one: Self, photo: str | None = None, class_: str = "symbol") -> str:
    """One of those whose network it is: a circle in the lamplight."""
    return _whole(shapes.Shape.CIRCLE, "lamp", one.name, one.face, photo, class_)


@functools.lru_cache(maxsize=1024)
def _whole(shape: shapes.Shape, hue: str, name: str, face: Face | None, photo: str | None, class_: str) -> str:
    outline = shapes.path(shape, SIZE)
    if photo or face:
        inside = _pictured(shape, face, photo)
    else:
        letters = names.initials(name)
        size = SIZE * 0.41
        inside = svg.element("path", d=outline, class_=shapes.ink(shape))
        inside += svg.text(letters, 0, size * shapes.drop(shape), class_="initials", font_size=size)
    whole = svg.group(inside, class_=f"one {hue}")
    return svg.element("svg", whole, class_=f"drawing {class_}", viewBox="-24 -24 48 48", aria_hidden="true")


@functools.cache
def cuts() -> str:
    """The outlines that pictures are cut to, once for a whole page.

    They cannot stand in the symbols: of two with the same id a browser takes the
    first, and does not cut at all when that one happens to be hidden.
    """
    outlines = ((shape, svg.element("path", d=shapes.path(shape, SIZE))) for shape in shapes.Shape)
    paths = "".join(svg.element("clipPath", path, id=f"cut-{shape}") for shape, path in outlines)
    return svg.element("svg", paths, class_="cuts", width=0, height=0, aria_hidden="true")


def _pictured(shape: shapes.Shape, face: Face | None, photo: str | None) -> str:
    outline, half = shapes.path(shape, SIZE), SIZE * 0.62
    if photo:
        picture = svg.element(
            "image", href=photo, x=-half, y=-half, width=2 * half, height=2 * half, preserveAspectRatio="xMidYMid slice"
        )
    else:
        assert face is not None
        picture = faces.boxed(face, -half, -half + 1, 2 * half)
    return (
        svg.element("path", d=outline, class_="backing")
        + svg.group(picture, clip_path=f"url(#cut-{shape})")
        + svg.element("path", d=outline, class_="frame")
    )
