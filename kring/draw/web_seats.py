"""What `web.place` answers: numbers and what to draw there, and nothing left to decide."""

from msgspec import Struct

from kring.core.network import Person
from kring.draw.placed import Point
from kring.draw.seats import Middle, Seat


class Part(Struct, frozen=True):
    """A part of life to draw: its id, its name in the language of the drawing, and who and what is in it."""

    id: str
    name: str
    holds: tuple[Person, ...]


class Block(Struct, frozen=True):
    """A part of life: the lines of its name, how far down that reaches, and the thread to it as four points of a bend.

    `side` is -1 at the left and 1 at the right of the owner; `x` is the edge that the thread comes to.
    """

    id: str
    name: str
    lines: tuple[str, ...]
    side: int
    x: float
    top: float
    named: float
    bottom: float
    is_bare: bool
    thread: tuple[Point, Point, Point, Point]


class Web(Struct, frozen=True):
    """A whole web as numbers, in CSS pixels from the left top. The `sector` of a seat is the number of its block."""

    size: str
    width: float
    height: float
    x: float
    y: float
    centre: float
    symbol: float
    font: float
    head: float
    foot: float
    margin: float
    owner: Middle
    blocks: tuple[Block, ...]
    seats: tuple[Seat, ...]
