"""The plan on one sheet of A4: to hang up, to take along, and to throw away."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from kring.core import actions, names
from kring.core import network as networks
from kring.draw import book
from kring.draw.book import Book, Chapter
from kring.pages import naming, sheets
from kring.pages.plan import told
from kring.store.doors import Opened


def made(opened: Opened) -> bytes:
    """The plan as PDF. Chapters without anything in them are left out."""
    value, asked = opened.value, sheets.Asked(opened)
    table = actions.table(value)
    own = gettext("Now")
    parts = (
        (gettext("What I would like"), tuple((one.words, one.role) for one in table.goals)),
        (own, _lines(opened, table.running)),
        (gettext("Our agreements"), _lines(opened, table.agreed)),
        (gettext("After that"), _lines(opened, table.waiting)),
        (gettext("For later"), _lines(opened, table.later)),
        (gettext("This worked"), _lines(opened, table.worked[:8])),
    )
    chapters = tuple(Chapter(title, facts=facts) for title, facts in parts if facts)
    title = gettext("%(whose)s plan") % {"whose": naming.whose(names.first_name(networks.called(value)))}
    return book.made(Book(title, asked.day, chapters, get_language() or "nl", asked.foot))


def _lines(opened: Opened, actions: Sequence[networks.Action]) -> tuple[tuple[str, str], ...]:
    return tuple(_line(told.action(opened.value, one)) for one in actions)


def _line(one: told.Told) -> tuple[str, str]:
    """What, and under it with whom, when, where and what if not."""
    action, when = one.action, one.ended or one.day
    day = date_format(when, "l j F") if when else ""
    who = [one.doer.name] if one.doer else []
    people = ", ".join([*who, *(person.name for person in one.people)])
    rest = (people, day, action.moment, action.where, one.lasting, action.otherwise)
    return action.words, " · ".join(part for part in rest if part)
