"""What `ecogram.place` answers: numbers and what to draw there, and nothing left to decide."""

from collections.abc import Collection

import msgspec
from msgspec import Struct

from kring.core import lines
from kring.core.network import Id, Self, Support
from kring.draw import names
from kring.draw.ecogram_frame import Frame
from kring.draw.genogram import Genogram
from kring.draw.seats import Middle, Seat
from kring.draw.spokes import Spot


class Held(Struct, frozen=True, array_like=True):
    """The frame of one size of an ecogram, and the spots of its people."""

    frame: Frame
    spots: dict[str, Spot]


class Kept(Struct, frozen=True):
    """What to remember of an ecogram, per size, so that nobody jumps."""

    sizes: dict[str, Held] = {}


class Named(Struct, frozen=True):
    """A domain to be drawn, in the caller's words: its name, and who matters there too and stands elsewhere."""

    id: str
    name: str
    also: str = ""


class Part(Struct, frozen=True):
    """A domain on the cloth: between which directions it lies, in radians clockwise from the top, and its name.

    The lines of the name begin at `x`, `y` (the baseline of the first), by `anchor`.
    """

    id: str
    name: str
    begin: float
    end: float
    lines: tuple[str, ...]
    also: str
    x: float
    y: float
    anchor: str
    box: tuple[float, float, float, float]
    count: int


class Bead(Struct, frozen=True):
    """A letter that hangs on a line: for a support; without one it is the number of an owner's own line."""

    x: float
    y: float
    support: Support | None = None
    number: int = 0


class Arrow(Struct, frozen=True):
    """The point of an arrow on a line; `turn` is where it points, in degrees."""

    x: float
    y: float
    turn: float


class Line(Struct, frozen=True):
    """The line between the owner and somebody: its kind, from where to where, and what is on it."""

    person: str
    kind: lines.Kind
    begin: tuple[float, float]
    end: tuple[float, float]
    arrows: tuple[Arrow, ...] = ()
    beads: tuple[Bead, ...] = ()


class Lead(Struct, frozen=True):
    """A line within the circle: from its edge, where the line to `person` ends, to whom it concerns.

    `tie` is what was told of the two; without it this is the line of whose ecogram it is.
    """

    person: str
    to: str
    kind: lines.Kind
    points: tuple[tuple[float, float], ...]
    arrows: tuple[Arrow, ...] = ()
    tie: str = ""


class Within(Struct, frozen=True):
    """A family in the circle: its drawing, where that begins seen from the middle, and the radius of the circle."""

    genogram: Genogram
    left: float
    top: float
    radius: float


class Ecogram(Struct, frozen=True):
    """A whole ecogram as numbers, in CSS pixels from the left top; `rim` is half as wide and half as high as the cloth.

    With a family in the circle (`within`) `leads` are the lines there, and `owner` is not drawn a second time.

    When it has `grown` it is larger than its size, and should pan rather than shrink.
    """

    size: str
    grown: bool
    width: float
    height: float
    x: float
    y: float
    centre: float
    core: float
    rim: tuple[float, float]
    symbol: float
    font: float
    label_font: float
    also_font: float
    owner: Middle
    parts: tuple[Part, ...]
    seats: tuple[Seat, ...]
    lines: tuple[Line, ...]
    held: Held
    within: Within | None = None
    leads: tuple[Lead, ...] = ()


def of_self(placed: Ecogram, self: Self, own: Collection[Id]) -> Ecogram:
    """The ecogram of one of a couple or a family: of all who stand there only their `own`, each on their place."""
    return msgspec.structs.replace(
        placed,
        owner=Middle(names.initials(self.name), self.face, self.photo),
        seats=tuple(one for one in placed.seats if one.person in own),
        lines=tuple(one for one in placed.lines if one.person in own),
        leads=tuple(one for one in placed.leads if one.person in own and one.to in (self.id, "")),
        parts=tuple(msgspec.structs.replace(one, also="") for one in placed.parts),
    )


def encode(kept: Kept) -> bytes:
    """What to remember, as bytes to lay beside the document."""
    return msgspec.msgpack.encode(kept)
