"""The days that a date told in part can be: 1998 is any day from 1 January to 31 December of that year."""

import calendar
from datetime import date, timedelta
from typing import Final

import msgspec

from kring.core.network import Dating, Edge, When

ABOUT_YEARS: Final = 5  # how far a date told as "about" may lie from the truth before it counts against another


def first(when: When) -> date:
    """The first day that it can be. Of what is before or after a day, the nearest day that it can be stands for it."""
    if when.how is Dating.BEFORE:
        return _before(when)
    return _after(when) if when.how is Dating.AFTER else _first(when)


def shown(when: When | None) -> date | None:
    """A day to show: the first that it can be, and nothing where nothing was told."""
    return first(when) if when else None


def last(when: When) -> date:
    """The last day that it can be. Of what is before or after a day, the nearest day that it can be stands for it."""
    return first(when) if when.how in (Dating.BEFORE, Dating.AFTER) else _last(when.to or when)


def earliest(when: When) -> date:
    """Before which day it surely was not. Of what is before a day nobody knows: then it is the first day there is."""
    if when.how is Dating.BEFORE:
        return date.min
    return _moved(first(when), -ABOUT_YEARS) if when.about else first(when)


def latest(when: When) -> date:
    """After which day it surely was not. Of what is after a day nobody knows: then it is the last day there is."""
    if when.how is Dating.AFTER:
        return date.max
    return _moved(last(when), ABOUT_YEARS) if when.about else last(when)


def surely_before(one: When | None, other: When | None) -> bool:
    """Whether one date is before the other, whatever days they are. Of what nobody told nothing is sure."""
    return one is not None and other is not None and latest(one) < earliest(other)


def surely_longer(one: When | None, other: When | None, days: int) -> bool:
    """Whether another date is more than so many days after this one, whatever days they are."""
    return one is not None and other is not None and earliest(other) - latest(one) > timedelta(days)


def ends_first(since: When | None, until: When | None) -> bool:
    """Whether an end lies before its beginning, both as they were told in one breath: "about" makes no room there."""
    return surely_before(_as_told(until), _as_told(since))


def _as_told(when: When | None) -> When | None:
    if when is None or not when.about:
        return when
    return msgspec.structs.replace(when, about=False, how=None)


def is_known(when: When) -> bool:
    """Whether it is one day, and that for sure."""
    return when.day is not None and not (when.about or when.how or when.to)


def years(born: When, day: date) -> int:
    """How many years after a birth a day lies, from the first day that the birth can be; below 0 before it."""
    since = first(born)
    return day.year - since.year - ((day.month, day.day) < (since.month, since.day))


def on(day: date) -> When:
    """A day as it is kept."""
    return When(day.year, day.month, day.day)


def _first(edge: Edge) -> date:
    return date(edge.year, edge.month or 1, edge.day or 1)


def _last(edge: Edge) -> date:
    month = edge.month or 12
    return date(edge.year, month, edge.day or calendar.monthrange(edge.year, month)[1])


def _before(edge: Edge) -> date:
    day = _first(edge)
    return day - timedelta(1) if day > date.min else day


def _after(edge: Edge) -> date:
    day = _last(edge)
    return day + timedelta(1) if day < date.max else day


def _moved(day: date, years: int) -> date:
    """The same day some years on: of 29 February the 28th, and never beyond the days there are."""
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return date.min if years < 0 else date.max
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
