"""What a network is written in: names and lines of a length, dates as far as they are known, a drawn face."""

import calendar
from typing import Annotated

from msgspec import Meta, Struct

from kring.core.kinds import Period

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


class When(Value, frozen=True):
    """A date as far as it is known: a year, a month of it, a day of that.

    `about` says that the date is a guess. A day needs its month, a month its year.
    """

    year: Year
    month: Annotated[int, Meta(ge=1, le=12)] | None = None
    day: Annotated[int, Meta(ge=1, le=31)] | None = None
    about: bool = False

    def __post_init__(self) -> None:
        if self.day is None:
            return
        if self.month is None:
            raise ValueError("a day needs its month")
        if self.day > calendar.monthrange(self.year, self.month)[1]:
            raise ValueError("that month has no such day")


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
