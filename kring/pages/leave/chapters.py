"""What stands in the book of everything: own words, people, drawings, how it grew, who did what and who looked."""

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Final

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from kring.core import network as networks
from kring.core.access import Part
from kring.core.drawings import Side
from kring.core.network import Sort, Status
from kring.draw.book import Chapter
from kring.exchange import columns, people_table
from kring.methods import loader
from kring.pages import drawn, sheets
from kring.pages.changed import words
from kring.store import accounts, askings, identities, looking, marks, moments, retold, rounds
from kring.store.doors import Opened

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MOST: Final = 2_000  # steps and days that are told; kring.json and the log hold more than a book should


def every(opened: Opened, table: bytes) -> Iterator[Chapter]:
    """The chapters, without those of which there is nothing to tell."""
    found = [_own_words(opened), _people(opened, table), *_drawings(opened), _moments(opened)]
    found += [_asked(opened), _identities(opened), _thought(opened), _history(opened), _looked(opened), _left_out()]
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
        gettext("Step by step"): "\n".join(one.words for one in value.legs.values() if one.words),
        gettext("What hangs on the wall"): "\n".join(one.words for one in value.successes.values()),
        gettext("What happened"): "\n".join(" ".join((one.title, one.remark)) for one in value.events.values()),
        gettext("Which ties do me no good"): ", ".join(_marked(opened)),
    }
    return Chapter(gettext("In my own words"), facts=tuple((term, told) for term, told in said.items() if told.strip()))


def _marked(opened: Opened) -> list[str]:
    marked = marks.of(opened.row, opened.by)
    return [one.name for one in opened.value.people.values() if one.id in marked]


def _people(opened: Opened, table: bytes) -> Chapter:
    """Everybody with all that is known, who stands nearest first, in the words of the list for a spreadsheet.

    What only a list needs (an order, that somebody is a human being) and every code stay in the files for programs.
    """
    head, *rows = list(csv.reader(table.decode("utf-8-sig").splitlines(keepends=True), delimiter=_between(table)))
    fields = _fields()
    facts = {
        row[0]: (
            row[1],
            ". ".join(_said(head[at], row[at]) for at in _worth(head, row, fields)),
        )
        for row in rows
    }
    return Chapter(gettext("My people"), facts=tuple(facts[one] for one in _near_to_far(opened) if one in facts))


def _fields() -> dict[str, str]:
    """What a heading of the list is about, by its words in either language."""
    return {
        columns.heading("field", field, language): field for field in people_table.FIELDS for language in ("nl", "en")
    }


def _worth(head: list[str], row: list[str], fields: dict[str, str]) -> list[int]:
    """Which cells say something to a reader; id and name go before."""
    usual = {"rank": None, "spontaneous": None, "sort": Sort.PERSON, "status": Status.ACTIVE}
    found = []
    for at, cell in enumerate(row):
        field = fields.get(head[at], "")
        expected = usual.get(field, "")
        words = () if not expected else [columns.word(type(expected).__name__, expected, one) for one in ("nl", "en")]
        if at > 1 and cell and expected is not None and cell not in words:
            found.append(at)
    return found


def _said(heading: str, cell: str) -> str:
    """One cell in words, and a day as people say it."""
    told = day(date.fromisoformat(cell)) if _DAY.fullmatch(cell) else cell.replace("; ", ", ")
    return f"{heading}: {told}"


def _near_to_far(opened: Opened) -> list[str]:
    """The ids of everybody, who stands nearest in the circle in use first; who has no place comes last."""
    layout = loader.layout_in_use(opened.value)
    rings = {ring.id: number for number, ring in enumerate(layout.ring)}

    def away(id: str) -> int:
        at = networks.placement(opened.value, layout.id, id)
        return rings.get(at.ring or "", len(rings)) if at else len(rings)

    return sorted((one.id for one in networks.all_in_order(opened.value)), key=away)


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


def _asked(opened: Opened) -> Chapter:
    """Who was asked for help by a link, when, and what they answered there."""
    facts = []
    for link, answer in askings.every(opened.row):
        request, person = opened.value.requests.get(link.request), opened.value.people.get(link.person)
        if request is not None and person is not None:
            reply = render_to_string("asking/reply.html", {"reply": answer.reply}).strip() if answer else ""
            said = ": ".join(filter(None, (reply, answer.words if answer else "")))
            facts.append((f"{_at(link.made_at)}, {person.name}", ". ".join(filter(None, (request.words, said)))))
    return Chapter(gettext("Whom I asked by a link"), facts=tuple(facts))


def _identities(opened: Opened) -> Chapter:
    """Which accounts are said to be whom on the map, and what they said of it."""
    facts = []
    for one in identities.every(opened.row):
        if person := opened.value.people.get(one.person):
            said = gettext("said yes") if one.is_agreed else gettext("said no") if one.answered_at else gettext("asked")
            facts.append((f"{_at(one.asked_at)}, {one.user.name}", f"{person.name}: {said}"))
    return Chapter(gettext("Who is who on the map"), facts=tuple(facts))


def _thought(opened: Opened) -> Chapter:
    """The ideas of who thought along; a name only where whoever leads wanted names."""
    facts = []
    for one in rounds.whole(opened.row):
        said = [f"{it.words} ({it.name})" if one.row.shows_names and it.name else it.words for it in one.thoughts]
        facts.append((f"{_at(one.row.made_at)}, {one.asked.words}", "; ".join(said)))
    return Chapter(gettext("Ideas of who thought along"), facts=tuple(facts))


def _history(opened: Opened) -> Chapter:
    called, parties = words.Called(opened.value, opened.row.organisation_id), accounts.parties(opened.row)
    facts = []
    for told in islice(retold.steps(opened.row, opened.viewer), _MOST):
        called.learn(told.changes or ())
        by = told.step.by
        who = parties.get(str(by.pk), (by.name, ""))[0] if by else gettext("Who was asked")
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
