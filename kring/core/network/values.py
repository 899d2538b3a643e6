"""What a network is written in: names and lines of a length, dates as far as they are known, a drawn face."""

import calendar
from typing import Annotated

from msgspec import Meta, Struct

from kring.core.kinds import Dating, Period

Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_~:-]{1,200}$")]
Name = Annotated[str, Meta(min_length=1, max_length=120, pattern=r"\S")]
Line = Annotated[str, Meta(max_length=200)]
Word = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"\S")]
Text = Annotated[str, Meta(max_length=20_000)]
Amount = Annotated[float, Meta(ge=0, le=1_000_000)]
Shift = Annotated[float, Meta(ge=-20_000, le=20_000)]
Year = Annotated[int, Meta(ge=1, le=9999)]


class Value(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every part of a network is: frozen, and without fields that Kring does not know."""


class Edge(Value, frozen=True):
    """A year, a month of it, or a day of that. A day needs its month, a month its year."""

    year: Year
    month: Annotated[int, Meta(ge=1, le=12)] | None = None
    day: Annotated[int, Meta(ge=1, le=31)] | None = None

    def __post_init__(self) -> None:
        if self.day is None:
            return
        if self.month is None:
            raise ValueError("a day needs its month")
        if self.day > calendar.monthrange(self.year, self.month)[1]:
            raise ValueError("that month has no such day")


class When(Edge, frozen=True):
    """A date as far as it is known: a year, a month of it, a day of that.

    `about` says that the date is a guess; `how` that it is before or after the day told, or what the guess rests
    on: reckoned from something else, or estimated. With `to` it lies between two days, both among those it can be.
    """

    about: bool = False
    how: Dating | None = None
    to: Edge | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.how in (Dating.CALCULATED, Dating.ESTIMATED) and not self.about:
            raise ValueError("what is reckoned or estimated is about")
        if self.how in (Dating.BEFORE, Dating.AFTER) and (self.about or self.to):
            raise ValueError("before or after a day is nothing else as well")
        if self.to is None:
            return
        if self.about or self.how:
            raise ValueError("between two days is nothing else as well")
        if self.to == Edge(self.year, self.month, self.day):
            raise ValueError("between a day and itself is that day")
        if (self.to.year, self.to.month or 12, self.to.day or 31) < (self.year, self.month or 1, self.day or 1):
            raise ValueError("the later day is before the earlier one")


class Frequency(Value, frozen=True):
    """How often there is contact: so many times per period."""

    times: Annotated[float, Meta(ge=0, le=1000)]
    per: Period


class Face(Value, frozen=True):
    """A drawn face from the kit in `draw/faces.py`: the names of its parts."""

    hair: Line
    skin: Line
    hair_colour: Line
    clothes: Line
    glasses: bool = False
    beard: bool = False
