"""A date as far as it is known, in words: 12 March 1998, before March 1998, between 1950 and 1955, about 1998."""

from datetime import date

from django.utils.dateformat import format as dated
from django.utils.translation import gettext

from kring.core.network import Dating, Edge, When


def words(when: When) -> str:
    """A date as people say it."""
    said = _said(when)
    if when.to:
        return gettext("between %(one)s and %(other)s") % {"one": said, "other": _said(when.to)}
    match when.how:
        case Dating.BEFORE:
            return gettext("before %(when)s") % {"when": said}
        case Dating.AFTER:
            return gettext("after %(when)s") % {"when": said}
        case Dating.CALCULATED:
            return gettext("about %(when)s (reckoned)") % {"when": said}
        case Dating.ESTIMATED:
            return gettext("about %(when)s (estimated)") % {"when": said}
    return gettext("about %(when)s") % {"when": said} if when.about else said


def year(when: When) -> str:
    """The same in years; before or after a day in a year says more than that year, and is told whole."""
    if when.how in (Dating.BEFORE, Dating.AFTER):
        return words(when)
    to = Edge(when.to.year) if when.to and when.to.year != when.year else None
    return words(When(when.year, about=when.about, how=when.how, to=to))


def _said(edge: Edge) -> str:
    day = date(edge.year, edge.month or 1, edge.day or 1)
    return dated(day, "j F Y" if edge.day else "F Y" if edge.month else "Y")
