"""What a measure answers: a number with the people behind it, or why there is none.

Unknown is never counted as "no": what a share is a share *of* are those of whom
it is known, and whoever is not known is named beside it.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from kring.core.network import Category, Id


class Whose(StrEnum):
    """Which part of the network is looked at (the switch of every measure)."""

    ALL = "all"
    WITHOUT_PROFESSIONALS = "without_professionals"
    FAMILY_ONLY = "family_only"


class Reason(StrEnum):
    """Why a measure cannot be determined."""

    NOBODY = "nobody"  # the network, seen this way, has no members
    TOO_FEW = "too_few"  # there are not enough members to compare
    NO_GROUP = "no_group"  # one of the groups to compare has no members
    NO_TIES = "no_ties"  # no tie between people was told, or none that counts here
    UNKNOWN = "unknown"  # it is known of nobody
    NO_DATE = "no_date"  # it depends on the day, and no day was given
    NOTHING_WANTED = "nothing_wanted"  # the owner wants no tasks done


class Unit(StrEnum):
    """In what a quantity is counted."""

    SHARE = "share"
    INDEX = "index"
    PEOPLE = "people"
    ROLES = "roles"
    YEARS = "years"
    DAYS = "days"
    KM = "km"
    MINUTES = "minutes"
    TIMES_A_WEEK = "times_a_week"
    HOURS_A_WEEK = "hours_a_week"


# Answers hold ids and never each other, so the collector need not follow them (gc=False).


class NotApplicable(Struct, frozen=True, gc=False):
    """There is no answer, and why: never a misleading zero."""

    reason: Reason
    unknown: tuple[Id, ...] = ()


class Count(Struct, frozen=True, gc=False):
    """How many, and who. Of the people in `unknown` it is not known."""

    value: int
    people: tuple[Id, ...] = ()
    unknown: tuple[Id, ...] = ()


class Share(Struct, frozen=True, gc=False):
    """`count` of `of`, as a number from 0 to 1, with the people behind `count`."""

    value: float
    count: int
    of: int
    people: tuple[Id, ...] = ()
    unknown: tuple[Id, ...] = ()


class Quantity(Struct, frozen=True, gc=False):
    """A number with its unit, and the people it was computed from."""

    value: float
    unit: Unit
    people: tuple[Id, ...] = ()
    unknown: tuple[Id, ...] = ()


class Groups(Struct, frozen=True, gc=False):
    """How many groups, and who is in each: the largest first."""

    value: int
    groups: tuple[tuple[Id, ...], ...] = ()


class Variety(Struct, frozen=True, gc=False):
    """How mixed people are in one feature: who is of each kind, and the index of it.

    `iqv` is only there when all possible kinds are known beforehand.
    """

    kinds: dict[str, tuple[Id, ...]]
    blau: float
    iqv: float | None
    unknown: tuple[Id, ...] = ()


INFORMAL: Final = (Category.FRIEND, Category.NEIGHBOUR, Category.ACQUAINTANCE)
