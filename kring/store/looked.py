"""Who looked at a network, and did what: the lines of its log as they are told to who may know.

Equal lines of one day are one entry. Names are looked up when they are told; the log has none.
"""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Exists, F, Func, Max, Min, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, StrIndex
from django.utils import timezone

from kring.core import changes, formats
from kring.core import network as networks_core
from kring.store import history, keys, models, networks

PAGE: Final = 50
_MOST: Final = 1500  # what is read for one page, folded by the hour
_NEWEST: Final = 5000  # lines that one page looks at, and the rest of the day on which the last of them was
SAME: Final = (
    "deed",
    "outcome",
    "user_id",
    "for_whom_id",
    "role",
    "rule",
    "reason",
    "part",
    "organisation",
    "role_row",
)


@dataclass(frozen=True)
class Asked:
    """What somebody wants to know: of a while, by one user (or not by some), about one person, before a moment."""

    since: datetime | None = None
    until: datetime | None = None
    by: uuid.UUID | None = None
    not_by: uuid.UUID | None = None
    about: str = ""
    before: datetime | None = None


@dataclass(frozen=True)
class Entry:
    """Equal lines of one day, as one."""

    day: date
    first: datetime
    last: datetime
    count: int
    deed: str
    outcome: str
    user_id: uuid.UUID | None
    for_whom_id: uuid.UUID | None
    role: str
    rule: str
    reason: str
    part: str
    organisation: uuid.UUID | None
    role_row: int | None


@dataclass(frozen=True)
class Page:
    """Some entries, newest first, and the moment before which the older ones are."""

    entries: list[Entry]
    older: datetime | None
    users: dict[uuid.UUID, models.User] = field(default_factory=dict)
    organisations: dict[uuid.UUID, str] = field(default_factory=dict)
    agreed: dict[int, models.Role] = field(default_factory=dict)


class _Hour(Func):
    """The hour of a moment, without asking Python for every line."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return super().as_sql(compiler, connection, template="SUBSTR(%(expressions)s, 1, 13)", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = "TO_CHAR(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24')"
        return super().as_sql(compiler, connection, template=template, **more)


def page(row: models.Network, asked: Asked, at: datetime) -> Page:
    """One page of who looked, with whole days on it, and by name."""
    found = lines(row, asked, at)
    since = _first_day(found)
    entries, older = _of_whole_days(_folded(found.filter(at__gte=since) if since else found), since)
    users = {one for entry in entries for one in (entry.user_id, entry.for_whom_id) if one}
    organisations = {entry.organisation for entry in entries if entry.organisation}
    agreed = {entry.role_row for entry in entries if entry.role_row}
    return Page(
        entries,
        older,
        {one.pk: one for one in models.User.objects.filter(pk__in=users)},
        dict(models.Organisation.objects.filter(pk__in=organisations).values_list("pk", "name")),
        {one.pk: one for one in models.Role.objects.filter(pk__in=agreed)},
    )


def readers(row: models.Network) -> dict[uuid.UUID, models.User]:
    """Everybody who had a role here at any time, to choose one of; not who only came in by an emergency."""
    held = models.Role.objects.filter(network=row, is_emergency=False)
    return {one.pk: one for one in models.User.objects.filter(roles__in=held).distinct()}


def lines(row: models.Network, asked: Asked, at: datetime | None = None) -> QuerySet[models.Line]:
    """The lines that answer a question. With `at`, without what is withheld from the client then."""
    found = models.Line.objects.filter(network_id=row.pk)
    for name, value in (("at__gte", asked.since), ("at__lt", asked.until), ("user_id", asked.by)):
        found = found.filter(**{name: value}) if value else found
    if asked.before:
        found = found.filter(at__lt=asked.before)
    if asked.not_by:
        found = found.exclude(user_id=asked.not_by)
    if asked.about:
        found = found.filter(_shows(row, asked.about))
    return found if at is None else _told(found, row, at)


def _told(found: QuerySet[models.Line], row: models.Network, at: datetime) -> QuerySet[models.Line]:
    """Without what is withheld, and without that it is."""
    now = models.Withholding.objects.filter(network=row, begins_at__lte=at, ends_at__gt=at)
    withholds = Q(deed=models.Deed.WITHHOLD) & Exists(now.filter(by=OuterRef("user_id")))
    reviews = Q(deed=models.Deed.REVIEW) & Exists(now.filter(what=models.Openness.EMERGENCY))
    return found.exclude(Exists(_withheld(row, at))).exclude(withholds).exclude(reviews)


def _withheld(row: models.Network, at: datetime) -> QuerySet[models.Withholding]:
    """What a professional withholds at this moment by name, for safety; afterwards it is told as everything is."""
    now = models.Withholding.objects.filter(network=row, begins_at__lte=at, ends_at__gt=at)
    now = now.exclude(what=models.Openness.TELLING)
    of_this = Q(of_user=OuterRef("user_id")) | Q(of_user=None)
    return now.filter(of_this, lines_from__lte=OuterRef("at"), lines_until__gt=OuterRef("at"))


def _first_day(found: QuerySet[models.Line]) -> datetime | None:
    """The beginning of the day to which one page goes back, when there are very many lines."""
    last = list(found.order_by("-at").values_list("at", flat=True)[_NEWEST : _NEWEST + 1])
    return _midnight(timezone.localdate(last[0])) if last else None


def _folded(found: QuerySet[models.Line]) -> list[Entry]:
    """Lines folded by day, the newest first."""
    same = found.annotate(hour=_Hour(F("at"))).values("hour", *SAME)
    told = same.annotate(first=Min("at"), last=Max("at"), count=Count("pk")).order_by("-hour", "-last")[:_MOST]
    days: dict[tuple[Any, ...], Entry] = {}
    for one in told:
        day = timezone.localdate(one["last"])
        key = (day, *(one[name] for name in SAME))
        known, said = days.get(key), {name: one[name] for name in SAME}
        first, last, count = one["first"], one["last"], one["count"]
        if known:
            first, last, count = min(first, known.first), max(last, known.last), count + known.count
        days[key] = Entry(day, first, last, count, **said)
    return sorted(days.values(), key=lambda entry: entry.last, reverse=True)


def _of_whole_days(found: list[Entry], since: datetime | None) -> tuple[list[Entry], datetime | None]:
    """As many days as fill a page, each whole; one day that is more than a page is told whole as well."""
    if len(found) <= PAGE:
        return found, since
    last = found[PAGE - 1].day
    shown = [entry for entry in found if entry.day >= last]
    return shown, since if len(shown) == len(found) else _midnight(last)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_current_timezone())


def _shows(row: models.Network, person: str) -> Q:
    """Lines with somebody in them: told by name, or in a version in which they were there."""
    text = Cast("people", TextField())
    named = [StrIndex(text, Value(json.dumps(person, ensure_ascii=plain))) for plain in (True, False)]
    named_in = Q(
        pk__in=models.Line.objects.filter(network_id=row.pk)
        .alias(a=named[0], b=named[1])
        .filter(Q(a__gt=0) | Q(b__gt=0))
        .values("pk")
    )
    everybody = Q(people__isnull=True) & ~Q(part="") & ~Q(outcome=models.Outcome.REFUSED.value)
    seen = Q(pk__in=[])
    for since, until, is_confidential in spans(row, person):
        there = Q(version__gte=since, version__lte=until)
        seen |= there & Q(sees_confidential=True) if is_confidential else there
    return named_in | (everybody & seen)


def spans(row: models.Network, person: str) -> list[tuple[int, int, bool]]:
    """From which version to which somebody was on the list, and whether only the client knew of them."""
    found: list[tuple[int, int, bool]] = []
    for version, value in values(row):
        one = value.people.get(person)
        if one is None:
            continue
        if found and found[-1][0] == version + 1 and found[-1][2] == one.confidential:
            found[-1] = (version, found[-1][1], one.confidential)
        else:
            found.append((version, version, one.confidential))
    return found


def values(row: models.Network) -> Iterable[tuple[int, networks_core.Network]]:
    """Every version there was, the newest first: what was there is the newest with the history taken back."""
    try:
        key, value = keys.unwrap(row.key, row.pk), networks.load(row)
        yield row.version, value
        for done in models.Act.objects.filter(network=row).order_by("-version").iterator(200):
            value = changes.apply_all(value, changes.undoing(history.opened(done, key).act, "back").changes)
            yield done.version - 1, value
    except (keys.Unreadable, formats.Unknown):
        return  # forgotten, or too old: what cannot be read is not told


@dataclass
class Reader:
    """What one user did with a network in a while: how often which part, and whom they were shown."""

    user_id: uuid.UUID | None
    roles: set[str] = field(default_factory=set)
    organisations: set[uuid.UUID] = field(default_factory=set)
    parts: dict[tuple[str, str, str], int] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    first: datetime | None = None
    last: datetime | None = None


def who(row: models.Network, since: datetime, until: datetime) -> tuple[list[Reader], dict[str, str]]:
    """Who read what in a while, and which people were shown; with what those were called, by their ids."""
    found: dict[uuid.UUID | None, Reader] = {}
    told = lines(row, Asked(since=since, until=until)).values(
        "user_id", "role", "organisation", "deed", "outcome", "part", "version", "people", "sees_confidential"
    )
    shown = list(told.annotate(first=Min("at"), last=Max("at"), count=Count("pk")).order_by("first"))
    there, called = _there(row, {one["version"] for one in shown if one["people"] is None})
    for one in shown:
        _read(found.setdefault(one["user_id"], Reader(one["user_id"])), one, there)
    return sorted(found.values(), key=lambda reader: str(reader.first)), called


def _read(reader: Reader, one: dict[str, Any], there: dict[int, dict[str, bool]]) -> None:
    reader.roles.update({one["role"]} - {""})
    reader.organisations.update({one["organisation"]} - {None})
    key = (one["part"], one["deed"], one["outcome"])
    reader.parts[key] = reader.parts.get(key, 0) + one["count"]
    reader.first = min(reader.first or one["first"], one["first"])
    reader.last = max(reader.last or one["last"], one["last"])
    if one["outcome"] == models.Outcome.REFUSED:
        return
    if one["people"] is not None:
        reader.people.update(one["people"])
    elif one["part"]:
        everybody = there.get(one["version"], {})
        reader.people.update(id for id, hidden in everybody.items() if one["sees_confidential"] or not hidden)


def _there(row: models.Network, versions: set[int | None]) -> tuple[dict[int, dict[str, bool]], dict[str, str]]:
    """Who was on the list in these versions, and whether only the client knew of them; and everybody's name."""
    there: dict[int, dict[str, bool]] = {}
    called: dict[str, str] = {}
    for version, value in values(row):
        for id, one in value.people.items():
            called.setdefault(id, one.name)
        if version in versions:
            there[version] = {id: one.confidential for id, one in value.people.items()}
    return there, called
