"""The days that a date told in part can be: 1998 is any day from 1 January to 31 December of that year."""

import calendar
from datetime import date

from kring.core.network import When


def first(when: When) -> date:
    """The first day that it can be."""
    return date(when.year, when.month or 1, when.day or 1)


def shown(when: When | None) -> date | None:
    """A day to show: the first that it can be, and nothing where nothing was told."""
    return first(when) if when else None


def last(when: When) -> date:
    """The last day that it can be."""
    month = when.month or 12
    return date(when.year, month, when.day or calendar.monthrange(when.year, month)[1])


def years(born: When, day: date) -> int:
    """How many years after a birth a day lies, from the first day that the birth can be; below 0 before it."""
    return day.year - born.year - ((day.month, day.day) < (born.month or 1, born.day or 1))


def on(day: date) -> When:
    """A day as it is kept."""
    return When(day.year, day.month, day.day)
