"""The days that a date told in part can be: 1998 is any day from 1 January to 31 December of that year."""

import calendar
from datetime import date

from kring.core.network import When


def first(when: When) -> date:
    """The first day that it can be."""
    return date(when.year, when.month or 1, when.day or 1)


def last(when: When) -> date:
    """The last day that it can be."""
    month = when.month or 12
    return date(when.year, month, when.day or calendar.monthrange(when.year, month)[1])


def on(day: date) -> When:
    """A day as it is kept."""
    return When(day.year, day.month, day.day)
