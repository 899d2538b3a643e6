"""What stands in the book of everything: own words, people, drawings, how it grew, who did what and who looked."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Final

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from kring.core.access import Part
from kring.core.drawings import Side
from kring.draw.book import Chapter
from kring.pages import drawn, sheets
from kring.pages.changed import words
from kring.store import accounts, looking, marks, moments, retold
from kring.store.doors import Opened

_MOST: Final = 2_000  # steps and days that are told; kring.json and the log hold more than a book should


def every(opened: Opened, table: bytes) -> Iterator[Chapter]:
    """The chapters, without those of which there is nothing to tell."""
    found = [_own_words(opened), _people(opened, table), *_drawings(opened), _moments(opened)]
    found += [_history(opened), _looked(opened), _left_out()]
    yield from (one for one in found if one.words or one.facts or one.drawing)


def day(on: date) -> str:
    return date_format(on, "j F Y")


def _own_words(opened: Opened) -> Chapter:
    value, owner = opened.value, opened.value.owner
    said = {
        gettext("How I see my circle"): value.view,
        gettext("My story"): value.story,
        gettext("What I like"): owner.interests,
        gettext("What I am good at"): owner.talents,
        gettext("What I dream of"): owner.dreams,
        gettext("What matters to me"): owner.matters,
        gettext("What I wish"): "\n".join(one.words for one in value.wishes.values()),
        gettext("What I would like"): "\n".join(one.words for one in value.goals.values()),
        gettext("The plan"): "\n".join(one.words for one in value.actions.values()),
        gettext("Asking for help"): "\n".join(one.sentence or one.words for one in value.requests.values()),
        gettext("What happened"): "\n".join(" ".join((one.title, one.remark)) for one in value.events.values()),
        gettext("Which ties do me no good"): ", ".join(_marked(opened)),
    }
    return Chapter(gettext("In my own words"), facts=tuple((term, told) for term, told in said.items() if told.strip()))


def _marked(opened: Opened) -> list[str]:
    marked = marks.of(opened.row, opened.by)
    return [one.name for one in opened.value.people.values() if one.id in marked]


def _people(opened: Opened, table: bytes) -> Chapter:
    """Everybody with all that is known, in the words of the list for a spreadsheet."""
    head, *rows = list(csv.reader(table.decode("utf-8-sig").splitlines(keepends=True), delimiter=_between(table)))
    told = [[(head[at], cell) for at, cell in enumerate(row) if at > 1 and cell] for row in rows]  # behind id and name
    facts = [(row[1], "; ".join(": ".join(cell) for cell in cells)) for row, cells in zip(rows, told, strict=True)]
    return Chapter(gettext("My people"), facts=tuple(facts))


def _between(table: bytes) -> str:
    first = table.decode("utf-8-sig").splitlines()[0] if table else ""
    return ";" if ";" in first else ","


def _drawings(opened: Opened) -> Iterator[Chapter]:
    for one in drawn.on(Side.PAPER, opened):
        sheet = one.sheet(sheets.Asked(opened, is_lying=False))
        if sheet.drawing:
            yield Chapter(sheet.title, drawing=sheet.drawing, about=sheet.about)


def _moments(opened: Opened) -> Chapter:
    kept = moments.every(opened.row, opened.by) if opened.may(Part.CIRCLE) else []
    facts = [(_at(one.at), ". ".join(filter(None, (one.name, _number(len(one.value.people)))))) for one in kept]
    return Chapter(gettext("How it grew"), facts=tuple(facts))


def _number(count: int) -> str:
    return ngettext("%(number)s person", "%(number)s people", count) % {"number": count}


def _history(opened: Opened) -> Chapter:
    called, parties = words.Called(opened.value), accounts.parties(opened.row)
    facts = []
    for told in islice(retold.steps(opened.row, opened.viewer), _MOST):
        called.learn(told.changes or ())
        who = parties.get(str(told.step.by.pk), (told.step.by.name, ""))[0]
        facts.append((f"{_at(told.step.at)}, {who}", "; ".join(words.lines(told.changes or (), called))))
    return Chapter(gettext("Who changed what"), facts=tuple(facts))


def _looked(opened: Opened) -> Chapter:
    """Who opened the circle beside whose it is, folded by the day."""
    facts = []
    for one in looking.days(opened.row, opened.by)[:_MOST]:
        role = render_to_string("parts/role.html", {"role": one.role}).strip() if one.role else ""
        who = one.who or gettext("somebody who is not here any more")
        times = ngettext("looked once", "looked %(number)s times", one.times) % {"number": one.times}
        facts.append((f"{day(one.on)}, {who}", f"{role}: {times}" if role else times))
    return Chapter(gettext("Who looked"), facts=tuple(facts))


def _left_out() -> Chapter:
    """What is not in the parcel, for the rights of others, by its kind."""
    begins = gettext(
        "This parcel holds all that is yours to know. Some things belong to others, so they are not in it:"
    )
    kinds = (
        gettext("What others keep for themselves, such as marks and notes of their own."),
        gettext("Mail addresses, telephone numbers and keys with which others sign in."),
        gettext("The circles of others, also when the same people stand in them."),
        gettext("What a professional holds back for somebody's safety, until the day that was set."),
    )
    return Chapter(gettext("What is not in here"), (begins, *(f"• {one}" for one in kinds)))


def _at(moment: datetime) -> str:
    return day(timezone.localdate(moment))
