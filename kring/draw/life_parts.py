"""What the life line is made of, as numbers: its bar of years, what happened, and the quieter marks above it."""

from msgspec import Struct

from kring.core.life import Mark
from kring.core.network import Face
from kring.draw.life_scale import Piece
from kring.draw.shapes import Shape


class Words(Struct, frozen=True):
    """The words that the drawing gets from its caller.

    `when` are the dates in words per event, `marks` what each quieter mark is called, `signs` what each
    form of a mark means. `sheet` are the lines above a drawing on paper, `foot` the one below it.
    """

    title: str = ""
    about: str = ""
    today: str = ""
    hoped: str = ""
    some_day: str = ""
    undated: str = ""
    when: dict[str, str] = {}
    marks: dict[Mark, str] = {}
    signs: dict[str, str] = {}
    sheet: tuple[str, ...] = ()
    foot: str = ""


class Waits(Struct, frozen=True):
    """How an event stands in pencil: what is read aloud, where it leads, and whether it would be taken off."""

    spoken: str
    link: str
    is_gone: bool = False


class Figure(Struct, frozen=True):
    """Somebody whom an event concerns, as a symbol around its middle."""

    person: str
    name: str
    x: float
    y: float
    shape: Shape
    hue: str
    initials: str
    face: Face | None
    photo: str | None


class Bar(Struct, frozen=True):
    """The mark of an event: from where to where it can have been, and between which places it surely was.

    `form` is `day`, `part` (a month or a year), `about`, `period`, `lasting` or `hoped`.
    """

    form: str
    left: float
    right: float
    sure_left: float = 0.0
    sure_right: float = 0.0
    is_about: bool = False


class Stop(Struct, frozen=True):
    """One event: its mark at height `y`, and under it the lines of its title, its date and its people.

    `box` is all it covers but its thread to the bar: left, top, right, bottom. `names` are all its people,
    also the `more` for whom there was no room. Without a date it has no thread.
    """

    event: str
    title: str
    lines: tuple[str, ...]
    when: str
    bar: Bar
    y: float
    text_x: float
    anchor: str
    people: tuple[Figure, ...]
    names: tuple[str, ...]
    more: int
    box: tuple[float, float, float, float]
    has_thread: bool = True


class Quiet(Struct, frozen=True):
    """A birth, a death or a couple above the bar: a dot on it, and words beside a thread."""

    words: str
    x: float
    y: float
    text_x: float
    anchor: str
    box: tuple[float, float, float, float]


class Zone(Struct, frozen=True):
    """What is still to come: from where to where, what it is called, and its own years if any were said."""

    left: float
    right: float
    words: str
    pieces: tuple[Piece, ...] = ()


class Sign(Struct, frozen=True):
    """A line of the legend: a form of mark that stands in the drawing, and its word."""

    form: str
    words: str
    x: float
    y: float


class Life(Struct, frozen=True):
    """A whole drawing as numbers, in CSS pixels from the left top.

    `bar_y` is the height of the bar of years, `today` where it ends. `stretch` says how many times as wide
    as the narrowest year the widest one is drawn; the caller says so when it is much.
    """

    size: str
    paper: str
    width: float
    height: float
    title: float
    small: float
    symbol: float
    bar_y: float
    left: float
    today: float
    bottom: float
    stretch: float
    pieces: tuple[Piece, ...]
    zones: tuple[Zone, ...]
    stops: tuple[Stop, ...]
    quiet: tuple[Quiet, ...]
    signs: tuple[Sign, ...]
    undated_y: float | None = None
