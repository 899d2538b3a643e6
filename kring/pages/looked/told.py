"""Entries of the log as lines on a page, a group for each day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext

from kring.core import access
from kring.pages import part_words
from kring.pages.looked import words
from kring.store import models
from kring.store.looked import Entry, Page


@dataclass(frozen=True)
class Told:
    """One line: who in which role and from where, for whom, what, why, and how often from when until when."""

    who: str
    role: str
    organisation: str
    for_whom: str
    what: str
    why: str
    since: datetime | None
    until: datetime | None
    count: int
    first: datetime
    last: datetime
    is_refused: bool

    @property
    def is_of_a_minute(self) -> bool:
        return f"{self.first:%H%M}" == f"{self.last:%H%M}"


def _part(part: str) -> object:
    return next((word for one, word in part_words.WORDS.items() if one.value == part), words.SOME)


def days(page: Page, readers: Mapping[UUID, models.User]) -> list[tuple[date, list[list[list[Told]]]]]:
    """The entries of a page in words, by day, in a day by who did it as what, and of them by why they may."""
    whole = groupby(page.entries, key=lambda entry: entry.day)
    return [(day, _by_who(_told(entry, page, readers) for entry in entries)) for day, entries in whole]


def _by_who(lines: Iterable[Told]) -> list[list[list[Told]]]:
    found: dict[tuple[str, ...], dict[object, list[Told]]] = {}
    for line in lines:
        theirs = found.setdefault((line.who, line.role, line.organisation, line.for_whom), {})
        theirs.setdefault((line.is_refused, line.why, line.since, line.until), []).append(line)
    return [list(theirs.values()) for theirs in found.values()]


def _told(entry: Entry, page: Page, readers: Mapping[UUID, models.User]) -> Told:
    agreed = page.agreed.get(entry.role_row or 0)
    return Told(
        who=_who(entry, page, readers),
        role=str(words.ROLES.get(entry.role, "")),
        organisation=page.organisations.get(entry.organisation, "") if entry.organisation else "",
        for_whom=_for_whom(entry, page),
        what=_what(entry),
        why=str(words.RULES.get(entry.rule, "")),
        since=agreed.begins_at if agreed else None,
        until=agreed.ends_at if agreed else None,
        count=entry.count,
        first=entry.first,
        last=entry.last,
        is_refused=entry.outcome == models.Outcome.REFUSED,
    )


def _who(entry: Entry, page: Page, readers: Mapping[UUID, models.User]) -> str:
    """A name as it is now. Who never had a role here is somebody: their name is not the client's to know."""
    if entry.rule == "asked":
        return gettext("Somebody with a link to one question")
    if entry.user_id is None:
        return gettext("Kring itself") if entry.outcome == models.Outcome.DONE else gettext("Somebody")
    if not entry.role and entry.user_id not in readers and entry.outcome == models.Outcome.REFUSED:
        return gettext("Somebody without access")
    user = page.users.get(entry.user_id)
    return user.name if user else gettext("Somebody who left")


def _for_whom(entry: Entry, page: Page) -> str:
    if entry.for_whom_id is None or entry.for_whom_id == entry.user_id:
        return ""
    user = page.users.get(entry.for_whom_id)
    return user.name if user else ""


def _what(entry: Entry) -> str:
    part = {"part": _part(entry.part)}
    if entry.outcome == models.Outcome.REFUSED:
        return str(words.REFUSED % part)
    if entry.outcome == models.Outcome.CONFLICT:
        return str(words.CONFLICT)
    if entry.deed in words.EMERGENCY and entry.rule == access.Rule.BREAK_GLASS:
        return str(words.EMERGENCY[models.Deed(entry.deed)])  # nobody else gave it to them, or took it
    said = words.DEEDS.get(entry.deed, words.OTHER)
    return str(said % part) if entry.deed in (models.Deed.READ, models.Deed.COPY) else str(said)
