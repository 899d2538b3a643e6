"""What somebody must have learned before they do something at an organisation, and whether they did (F.12.3).

What is required stops, with its reason and a way on; what is advised is a hint. A training holds from a day, and
perhaps until one: afterwards it is as if it never was, but for the day on which it ran out.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from kring.core.access import Role
from kring.core.vocabulary import Training


class Asked(StrEnum):
    """When a training is asked for."""

    POSITION = "position"  # before somebody becomes this at an organisation
    CLIENT = "client"  # before they come to a client
    WAY = "way"  # before they carry out a way of working; its file says of whom


class Course(Struct, frozen=True, forbid_unknown_fields=True):
    """Something to learn: what it is called, how firmly it is asked, when, of whom, and who says so."""

    id: str
    nl: str
    en: str
    training: Training
    asked: Asked
    roles: tuple[Role, ...]
    source: tuple[str, ...]


class Held(Struct, frozen=True):
    """What somebody learned: which course, by its id or in words, and the days on which it holds, both included."""

    kind: str
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Lack(Struct, frozen=True):
    """A course that somebody lacks on a day, and the last day on which they had it, if they ever did."""

    course: Course
    ran_out: date | None = None

    @property
    def stops(self) -> bool:
        """Whether it cannot go on without it."""
        return self.course.training is Training.REQUIRED


def lacking(role: Role, asked: Asked, courses: Iterable[Course], held: Iterable[Held], day: date) -> tuple[Lack, ...]:
    """What somebody lacks on a day to be this, in the order of the courses; what is required comes first."""
    had = list(held)
    wanted = [one for one in courses if role in one.roles and one.asked is asked]
    found = [_lack(one, [each for each in had if each.kind == one.id], day) for one in wanted]
    return tuple(sorted((one for one in found if one), key=lambda one: not one.stops))


def _lack(course: Course, had: list[Held], day: date) -> Lack | None:
    if any(one.holds(day) for one in had):
        return None
    over = [one.until for one in had if one.until and one.until < day]
    return Lack(course, max(over, default=None))
