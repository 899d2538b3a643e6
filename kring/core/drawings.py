"""Every drawing of a network, what it is a part of, and where it is offered.

To add one: a member of `Drawing` and its line in `ABOUT`. Then each side attaches its painters to that id: the
room in one line of its `urls.py` (see `pages/drawn.py`), the terminal in `commands/drawings.py`. A side that does
not offer it has the reason in `without`. A house test holds all of this to what is really offered.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from kring.core.access import Part


class Drawing(StrEnum):
    """A drawing by the id that addresses, files and a terminal call it by; in the order of the gallery."""

    CIRCLE = "circle"
    ECOGRAM = "ecogram"
    GENOGRAM = "genogram"
    FAMILY_MAP = "family-map"
    RELATIONS = "relations"
    LIFE = "life"
    CONTACT = "contact"
    SUPPORT = "support"
    MSNA = "msna"
    WEB = "web"


class Side(StrEnum):
    """Where a drawing can be offered: among all drawings, to print or take along, of a moment, in a terminal."""

    GALLERY = "gallery"
    PAPER = "paper"
    MOMENTS = "moments"
    TERMINAL = "terminal"


class About(Struct, frozen=True):
    """What a drawing is a part of, so who may see it; and the sides that do not offer it, each with its reason."""

    part: Part
    without: dict[Side, str] = {}


_LAYOUTS: Final = "there every layout is a drawing of its own"
_CARDS: Final = "there the cards are a circle, by the name of their method"
ABOUT: Final[dict[Drawing, About]] = {
    Drawing.CIRCLE: About(Part.CIRCLE, {Side.GALLERY: _LAYOUTS, Side.MOMENTS: _LAYOUTS, Side.TERMINAL: _LAYOUTS}),
    Drawing.ECOGRAM: About(Part.ECOGRAM),
    Drawing.GENOGRAM: About(Part.GENOGRAM),
    Drawing.FAMILY_MAP: About(Part.FAMILY_MAP),
    Drawing.RELATIONS: About(Part.RELATIONS),
    Drawing.LIFE: About(Part.LIFE),
    Drawing.CONTACT: About(Part.CONTACT),
    Drawing.SUPPORT: About(Part.CONTACT),
    Drawing.MSNA: About(Part.CIRCLE, {Side.MOMENTS: _CARDS, Side.TERMINAL: _CARDS}),
    Drawing.WEB: About(Part.WEB),
}


def part(drawing: Drawing) -> Part:
    """What somebody must be allowed to see before they see this drawing."""
    return ABOUT[drawing].part


def on(side: Side) -> tuple[Drawing, ...]:
    """The drawings that a side offers, in the order of the gallery."""
    return tuple(one for one in Drawing if side not in ABOUT[one].without)
