"""What a genogram is made of, as numbers: who stands where, every line, household and sign."""

from collections.abc import Mapping

from msgspec import Struct

from kring.draw.genogram.members import Kin

Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]


class Words(Struct, frozen=True):
    """The words that the drawing gets from its caller.

    `unions` says per partnership what stands above its line; without it these are its years. `signs` are
    the words of the legend, by sign. `pencils` says per person what is proposed to be told of them instead.
    """

    title: str = ""
    about: str = ""
    unions: Mapping[str, str] = {}
    legend: str = ""
    signs: Mapping[str, str] = {}
    pencils: Mapping[str, str] = {}


class Seat(Struct, frozen=True):
    """Somebody: the middle of their symbol, its half width, and what symbol and words cover together.

    `lines` are the words under the symbol: the name, and the years as far as they are known.
    """

    kin: Kin
    x: float
    y: float
    row: int
    half: float
    lines: tuple[str, ...]
    box: Box
    initials: str

    @property
    def person(self) -> str:
        return self.kin.id

    @property
    def symbol(self) -> Box:
        """What the symbol covers."""
        return (self.x - self.half, self.y - self.half, self.x + self.half, self.y + self.half)

    @property
    def label(self) -> Box:
        """What the words under the symbol cover."""
        left, _, right, bottom = self.box
        return (left, min(self.y + self.half, bottom), right, bottom)


class Stroke(Struct, frozen=True):
    """A run of straight pieces, drawn in a style."""

    style: str
    points: tuple[Point, ...]


class Mark(Struct, frozen=True):
    """A small sign on a line: how a couple ended (`separated`, `divorced`), or that they came together `again`."""

    sign: str
    x: float
    y: float


class Net(Struct, frozen=True):
    """What one line of the drawing says: it ties all its `ends`, and nobody else.

    `kind` is couple, brood, siblings, or interaction. `ties` are the ties it tells: their kind, the ids
    of both ends, and the way from one to the other. It may begin at another line, of `starts_on`.
    """

    kind: str
    ends: tuple[str, ...]
    strokes: tuple[Stroke, ...]
    ties: tuple[tuple[str, str, str, tuple[Point, ...]], ...]
    starts_on: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


class Caption(Struct, frozen=True):
    """Words in the drawing that belong to a line; they stand around `x` on the line `y`."""

    words: str
    x: float
    y: float
    box: Box


class Home(Struct, frozen=True):
    """A household: boxes around those who live there and nobody else, and the lines around what of them hangs together.

    Its name stands on the edge of each part; `boxes` are the largest that hold people alone. Of households that meet
    each has another `layer`: it goes round people nearer or further, in dashes of another length.
    """

    group: str
    name: str
    people: tuple[str, ...]
    boxes: tuple[Box, ...]
    outlines: tuple[tuple[Point, ...], ...] = ()
    captions: tuple[Caption, ...] = ()
    layer: int = 0


class Sign(Struct, frozen=True):
    """A line of the legend: a sign that stands in the drawing, and its words."""

    sign: str
    words: str
    x: float
    y: float


class Genogram(Struct, frozen=True):
    """A whole genogram as numbers, in CSS pixels from the left top. `band` is the row of whose drawing it is."""

    width: float
    height: float
    seats: tuple[Seat, ...]
    nets: tuple[Net, ...]
    captions: tuple[Caption, ...]
    homes: tuple[Home, ...]
    signs: tuple[Sign, ...]
    legend: Caption | None
    band: tuple[float, float] | None
