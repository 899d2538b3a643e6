"""What `relations.place` answers: where everybody stands, how every line runs, and what is to be remembered."""

from enum import StrEnum

from msgspec import Struct

from kring.core.network import Face, ParentKind, TieKind
from kring.draw.apart import Box
from kring.draw.seats import Middle
from kring.draw.shapes import Shape

Curve = tuple[float, float, float, float, float, float]  # from, by way of, to


class Bond(StrEnum):
    """What a line of a family says that is not of a parent and a child."""

    COUPLE = "couple"
    FORMER = "former"
    SIBLINGS = "siblings"


Kind = TieKind | ParentKind | Bond
Look = tuple[Kind, int]  # the kind of a line, and at how many of its ends there is an arrow


def back(curve: Curve) -> Curve:
    """The same line from its other end."""
    x, y, over_x, over_y, to_x, to_y = curve
    return to_x, to_y, over_x, over_y, x, y


class Spot(Struct, frozen=True, array_like=True):
    """Where somebody stood, in whole pixels; `is_above` says that the name stood above the symbol."""

    x: int
    y: int
    is_above: bool = False


class Held(Struct, frozen=True, array_like=True):
    """What to remember of a relation map, so that nobody jumps: of those with ties, and of those without."""

    tied: dict[str, Spot] = {}
    alone: dict[str, Spot] = {}


class Node(Struct, frozen=True):
    """One person. The name stands at `x`, `name_y` (its middle and baseline); `box` is what symbol and name cover."""

    person: str
    name: str
    full_name: str
    x: float
    y: float
    name_y: float
    box: Box
    shape: Shape
    hue: str
    initials: str
    face: Face | None
    photo: str | None
    knows: int
    words: str = ""  # what stands under the name
    of: str = ""  # in the circle of a couple or a family: whose tie it is, by name


class Line(Struct, frozen=True):
    """One tie. With one arrow it points to `b`, with two to both."""

    tie: str
    a: str
    b: str
    kind: Kind
    curve: Curve
    arrows: int = 0

    @property
    def look(self) -> Look:
        """What tells this line from those of other kinds."""
        return self.kind, self.arrows


class Hull(Struct, frozen=True):
    """A group around its people: a box around each, and roads between them.

    Where no road can go without taking in somebody else, a `thread` shows that they belong together.
    """

    group: str
    name: str
    x: float
    y: float
    boxes: tuple[Box, ...]
    roads: tuple[Curve, ...]
    threads: tuple[Curve, ...]


class Centre(Struct, frozen=True):
    """Whose network it is, when they are drawn along, and a line to each of the others."""

    x: float
    y: float
    reach: float
    middle: Middle
    curves: tuple[Curve, ...]


class Map(Struct, frozen=True):
    """A whole relation map as numbers, in CSS pixels. It begins at `left`, `top`, so that nobody's numbers ever shift.

    `least` is how wide it must at least be shown to be read.
    """

    left: float
    top: float
    width: float
    height: float
    least: int
    symbol: float
    font: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    hulls: tuple[Hull, ...]
    centre: Centre | None
    held: Held
