"""What `place` answers: numbers and what to draw there, and nothing left to decide.

`Seats` is for one drawing; `Kept` is what to remember of it, so that next time
nobody jumps.
"""

import msgspec
from msgspec import Struct

from kring.core.method import Words
from kring.core.network import Face
from kring.draw.frame import Frame
from kring.draw.shapes import Shape


class Spot(Struct, frozen=True, array_like=True):
    """Where somebody stood: the cell by its ids, and the place in it in columns of 2 px and rows of 3 px
    from the middle.

    `side` and `room` say on which side the name stood and how wide it was.
    """

    ring: str
    sector: str
    x: int
    y: int
    side: int
    room: int
    badges: int = 0


class Held(Struct, frozen=True, array_like=True):
    """The frame of one size of a drawing, and the spots of its people."""

    frame: Frame
    spots: dict[str, Spot]


class Kept(Struct, frozen=True):
    """What to remember of a layout, per size."""

    sizes: dict[str, Held] = {}


class Badge(Struct, frozen=True):
    """A small sign on the edge of a symbol; `turn` is where its arrow points, in degrees."""

    kind: str
    x: float
    y: float
    turn: float


class Seat(Struct, frozen=True):
    """One person in the drawing. The name stands at `name_x`, `name_y` (its baseline), by `anchor`.

    `box` is what the name covers: left, top, right, bottom. `sinks` says which
    way the name gives way when the symbol lights up: 1 down, -1 up, 0 not. `of` names
    the selves whose tie it is, where the owner is a couple or a family and it was said.
    """

    person: str
    name: str
    full_name: str
    ring: int
    sector: int
    x: float
    y: float
    shape: Shape
    initials: str
    face: Face | None
    photo: str | None
    name_x: float
    name_y: float
    anchor: str
    box: tuple[float, float, float, float]
    sinks: int
    badges: tuple[Badge, ...]
    of: str = ""


class Pill(Struct, frozen=True):
    """The name of a ring on the upper axis."""

    ring: int
    x: float
    y: float
    width: float
    height: float


class Ring(Struct, frozen=True):
    """A ring as it is called, what it means, and how far it reaches.

    `tint` is which of the four tints its cloth has; 0 has none: who stands there does not count.
    """

    id: str
    name: Words
    meaning: Words
    radius: float
    tint: int


class Sector(Struct, frozen=True):
    """A group as it is called and styled, between which turns it lies in degrees, and how many stand in it."""

    id: str
    name: Words
    hue: str
    stitch: str
    begin: float
    end: float
    count: int


class Ghost(Struct, frozen=True):
    """A dotted place where somebody could stand; `turn` is where its arrow points, in degrees."""

    ring: int
    x: float
    y: float
    turn: float


class Entry(Struct, frozen=True):
    """A line of a legend: a shape or a badge, and the caller's words for it."""

    mark: str
    words: str


class Legend(Struct, frozen=True):
    """The words that a drawing gets from its caller: its title, what it shows, and lines per sector id."""

    title: str = ""
    about: str = ""
    groups: dict[str, tuple[Entry, ...]] = {}


class Middle(Struct, frozen=True):
    """Who stands in the light: the owner's face or photo, or else initials."""

    initials: str
    face: Face | None
    photo: str | None


class Seats(Struct, frozen=True):
    """A whole drawing as numbers, in CSS pixels from the left top.

    When it has `grown` it is larger than its size, and should pan rather than shrink.
    """

    size: str
    grown: bool
    width: float
    height: float
    x: float
    y: float
    centre: float
    symbol: float
    font: float
    ring_font: float
    group_font: float
    rings: tuple[Ring, ...]
    sectors: tuple[Sector, ...]
    pills: tuple[Pill, ...]
    owner: Middle
    seats: tuple[Seat, ...]
    held: Held

    @property
    def rim(self) -> float:
        """How far out the stitches lie: around the cloth, and right on its edge where rings lie beyond it."""
        cloth = max((ring.radius for ring in self.rings if ring.tint), default=self.rings[-1].radius)
        return cloth + (10 if cloth == self.rings[-1].radius else 0)


def encode(kept: Kept) -> bytes:
    """What to remember, as bytes to lay beside the document."""
    return msgspec.msgpack.encode(kept)


def decode(data: bytes) -> Kept:
    """What was remembered. Anything unreadable is an empty memory: the drawing then starts afresh."""
    try:
        return msgspec.msgpack.decode(data, type=Kept)
    except msgspec.MsgspecError:
        return Kept()
