"""The rows of the schema in words, in the order that was asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.dates import MONTHS
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kring.core import contacts, days, names, proposals
from kring.core.contacts import Contact
from kring.core.network import Network, Person, Status
from kring.draw import months
from kring.pages import contacting, ink, penciled
from kring.store.doors import Opened

ORDERS: Final[dict[str, Any]] = {
    "last": _("By last contact"),
    "often": _("By how often"),
    "name": _("By name"),
}


@dataclass(frozen=True)
class Row:
    """Somebody in the schema: what is known, in words."""

    person: Person
    often: str
    ways: tuple[str, ...]
    begins: str
    ago: str
    months: SafeString
    is_quiet: bool
    has_faded: bool
    is_today: bool


@dataclass(frozen=True)
class Waits:
    """Somebody as they would stand in the schema, and the proposal that says so."""

    row: Row
    proposal: str
    is_new: bool


def waiting(opened: Opened, owner: str) -> list[Waits]:
    """What is proposed in the schema, as rows in pencil."""
    found, now = list[Waits](), {one.person.id: one for one in rows(opened.agreed, opened.today, "name", False, owner)}
    for id, changes in penciled.wanted(opened).items():
        draft = proposals.drafted(opened.agreed, [changes])
        for row in rows(draft, opened.today, "name", False, owner):
            was = now.get(row.person.id)
            if was is None or _columns(was) != _columns(row):
                found.append(Waits(row, id, row.person.id not in opened.agreed.people))
    return found


def _columns(row: Row) -> tuple[object, ...]:
    return row.often, row.ways, row.begins, row.person.last_contact


def rows(value: Network, today: date, order: str, only_quiet: bool, owner: str) -> list[Row]:
    """Everybody in the schema, or only those who have gone quiet; `owner` when somebody else reads it."""
    return told([one for one in lines(value, today, order) if one.is_quiet or not only_quiet], today, owner)


def lines(value: Network, today: date, order: str) -> list[Contact]:
    """Everybody in the schema, in the order that was asked for."""
    lines = contacts.schema(value, today)
    if order == "often":
        lines.sort(key=contacts.seldom)
    elif order == "name":
        lines.sort(key=lambda one: names.folded(one.person.name))
    else:
        lines.sort(key=contacts.ago)
    return lines


def told(lines: Iterable[Contact], today: date, owner: str) -> list[Row]:
    """These people in words; `owner` when somebody else reads it."""
    begins = dict(contacting.worded(contacting.INITIATIVE, contacting.CHOICES_OF["initiative"] if owner else {}, owner))
    return [_row(one, today, begins) for one in lines]


def _row(one: Contact, today: date, begins: dict[str, Any]) -> Row:
    person = one.person
    ways = dict(contacting.WAYS)
    return Row(
        person=person,
        often=contacting.often(person.frequency),
        ways=tuple(str(ways[way]) for way in person.ways or ()),
        begins=str(begins.get(person.initiative, "")) if person.initiative else "",
        ago=_last(one),
        months=ink.safe(months.paint(months.place(person.last_contact, today))),
        is_quiet=one.is_quiet,
        has_faded=person.status is Status.FADED,
        is_today=one.days_ago == 0 and person.last_contact is not None and person.last_contact.day is not None,
    )


def _last(one: Contact) -> str:
    """How long ago the last contact was; of a month, a year or a guess nobody knows the day, so it is said as told."""
    when = one.person.last_contact
    if when is None or one.days_ago is None:
        return ""
    return ago(one.days_ago) if days.is_known(when) else contacting.when(when)


def ago(days: int) -> str:
    """How long ago a day is, as people say it, and no more exact than anybody remembers."""
    if days < 2:
        return gettext("yesterday") if days else gettext("today")
    if days < 14:
        return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}
    if days < 61:
        return ngettext("%(n)s week ago", "%(n)s weeks ago", days // 7) % {"n": days // 7}
    if days < 730:
        count = round(days / 30.4)
        return ngettext("%(n)s month ago", "%(n)s months ago", count) % {"n": count}
    return ngettext("%(n)s year ago", "%(n)s years ago", days // 365) % {"n": days // 365}


def heads(today: date) -> SafeString:
    """The months above the strips."""
    return ink.safe(months.heads(tuple(str(name)[:1].lower() for name in MONTHS.values()), today))
