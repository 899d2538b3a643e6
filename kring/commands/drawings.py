"""Every drawing that a terminal can make, for `kring draw` and `kring place`; a table only for the first.

To add one: see `core/drawings.py`, and here a line in `OTHERS`. Circles need none: every layout is one, and cards too.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kring.commands import (
    Trouble,
    ecogram_picture,
    family_map_picture,
    genogram_picture,
    life_picture,
    picture,
    relation_map,
    tables,
    web_picture,
)
from kring.commands.words import _
from kring.core.drawings import Drawing as Known
from kring.core.method import Layout
from kring.draw import circle, circle_told
from kring.draw.pdf import Sheet
from kring.draw.placed import Placed
from kring.exchange import shape
from kring.exchange.kring_json import Copy
from kring.methods import loader


@dataclass(frozen=True)
class Drawing:
    """A drawing by the name that people type for it, and the sizes it is made in; the first is the usual one.

    `place` answers with numbers for a size; `paint` with one SVG for a size and colours
    (`day`, `dark` or `grey`), that needs nothing beside it.
    """

    id: str
    place: Callable[[Copy, str], Placed]
    paint: Callable[[Copy, str, str], str]
    sizes: tuple[str, ...] = circle.SIZES
    least: float = 0.0  # how large its smallest words are, in its own pixels, where the paper does not follow them


@dataclass(frozen=True)
class Listed:
    """A table by the name that people type for it: a sheet in `day` or `grey`. Nobody stands anywhere in it."""

    id: str
    sheet: Callable[[Copy, str], Sheet]


OTHERS: tuple[Drawing, ...] = (
    Drawing(
        genogram_picture.ID,
        genogram_picture.place,
        genogram_picture.paint,
        genogram_picture.SIZES,
        genogram_picture.LEAST,
    ),
    Drawing(family_map_picture.ID, family_map_picture.place, family_map_picture.paint, family_map_picture.SIZES),
    Drawing(relation_map.ID, relation_map.place, relation_map.paint, relation_map.SIZES),
    Drawing(life_picture.ID, life_picture.place, life_picture.paint),
    Drawing(ecogram_picture.ID, ecogram_picture.place, ecogram_picture.paint),
    Drawing(web_picture.ID, web_picture.place, web_picture.paint),
)

TABLES: tuple[Listed, ...] = (
    Listed(Known.CONTACT, tables.contact),
    Listed(Known.SUPPORT, tables.support),
)


def describe(own: argparse.ArgumentParser) -> None:
    """Which drawing, and for which place it is drawn."""
    own.add_argument(
        "--as", dest="drawing", required=True, metavar="DRAWING", help="the drawing: " + ", ".join(_names())
    )
    own.add_argument("--size", help="for which place it is drawn: wide, tablet or paper, a whole sheet of A4")


def drawings() -> dict[str, Drawing]:
    """Every drawing by its id: the layouts first."""
    circles = [_circle(layout) for layout in loader.standing().values()]
    return {one.id: one for one in (*circles, *OTHERS)}


def listed(name: str) -> Listed | None:
    """The table that is called so, or begins so when nothing else does."""
    found = _found(name)
    return next((one for one in TABLES if found == [one.id]), None)


def meant(name: str, size: str | None) -> tuple[Drawing, str]:
    """The drawing that is called so, or begins so when only one does, and its size. Raises `Trouble`.

    A name that ends in .toml is the file of a circle that somebody wrote. A table has neither places nor sizes.
    """
    drawing = _own(name) if name.endswith(".toml") else _known(name)
    if size is not None and size not in drawing.sizes:
        told = _("“{name}” is not drawn in the size “{size}”; there is: {known}.")
        raise Trouble(told.format(name=drawing.id, size=shape.short(size), known=", ".join(drawing.sizes)))
    return drawing, size or drawing.sizes[0]


def _known(name: str) -> Drawing:
    known = drawings()
    for refused in loader.own().refused:
        if refused.file == f"{name}.toml":
            raise Trouble(refused.why)
    found = _found(name)
    if len(found) != 1:
        raise Trouble(_unknown(name, _names()))
    if found[0] not in known:
        raise Trouble(_("“{name}” is a table: nobody has a place in it. `kring draw` makes it.").format(name=found[0]))
    return known[found[0]]


def _found(name: str) -> list[str]:
    """What is called so; or else all that begins so."""
    known = _names()
    return [name] if name in known else [id for id in known if name and id.startswith(name)]


def _names() -> list[str]:
    return [*drawings(), *(one.id for one in TABLES)]


def _own(file: str) -> Drawing:
    """A circle that somebody wrote, from its own file."""
    try:
        return _circle(loader.own_layout(Path(file)))
    except loader.Unreadable as error:
        raise Trouble(str(error)) from None


def _unknown(name: str, known: list[str]) -> str:
    likely = shape.likely(name, known)
    hint = _(" Did you mean “{likely}”?").format(likely=likely) if likely else ""
    told = _("there is no drawing “{name}”; there is: {known}.")
    return told.format(name=shape.short(name), known=", ".join(known)) + hint


def _circle(layout: Layout) -> Drawing:
    return Drawing(layout.id, partial(_place, layout), partial(_paint, layout))


def _place(layout: Layout, copy: Copy, size: str) -> Placed:
    return circle_told.told(circle.place(copy.network, layout, size), layout.id)


def _paint(layout: Layout, copy: Copy, size: str, colours: str) -> str:
    return picture.sheet(copy, layout, colours) if size == "paper" else picture.screen(copy, layout, size, colours)
