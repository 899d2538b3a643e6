"""Fieldwork of organisations: begun, its doors rung, what was said kept without a door, closed, and gone in time.

All words are sealed with the organisation's key. What was said can be added, and read only when nothing more comes
in: whoever could look after each visit would find what one household said by subtraction.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import msgspec
from django.core import signing
from django.db import transaction
from django.db.models import Count, F, Max

from kring.core import access, fieldwork, streets
from kring.core.fieldwork import Met
from kring.core.streets import Plan, Said, Street
from kring.store import keys, log, models, names, offers, positions

LASTS: Final = timedelta(days=365)  # then it closes by itself
KEPT: Final = timedelta(days=2 * 365)  # since it was closed: half a year later it is asked once more, and compared
_LINK: Final = "kring street"
MOST: Final = 20_000  # answers in one fieldwork


class Closed(Exception):
    """Nothing more comes in."""


class Known(Exception):
    """This door has answered already."""


@dataclass(frozen=True)
class Door:
    """One door as an interviewer meets it."""

    id: int
    label: str
    met: Met | None
    visits: int


@dataclass(frozen=True)
class Places:
    """Where somebody has to do with fieldwork, as what, and which there are."""

    roles: frozenset[str]
    leads: list[models.Organisation]
    fieldworks: list[models.Fieldwork]


def begin(
    organisation: models.Organisation, questions: str, version: int, plan: Plan, by: log.Actor
) -> models.Fieldwork:
    """A new fieldwork, which asks this list."""
    with transaction.atomic():
        row = models.Fieldwork(organisation=organisation, questions=questions, version=version, made_at=by.at)
        row.data = _sealed(row, plan)
        row.save(force_insert=True)
        log.write(by, models.Deed.FIELDWORK, act="begin")
    return row


def plan(row: models.Fieldwork) -> Plan:
    """What it is called, where it goes, and what was decided."""
    plain = keys.unseal(names.key_of(row.organisation_id), bytes(row.data), "fieldwork", str(row.pk))
    return msgspec.json.decode(plain, type=Plan)


def change(row: models.Fieldwork, into: Callable[[Plan], Plan]) -> Plan:
    """Change what it is called, where it goes, or what was decided."""
    with transaction.atomic():
        here = models.Fieldwork.objects.select_for_update().get(pk=row.pk)
        now = into(plan(here))
        here.data = _sealed(here, now)
        here.save(update_fields=["data"])
    return now


def add_street(row: models.Fieldwork, name: str, labels: Iterable[str]) -> Street:
    """A street with its doors; one of that name that is there gets the doors that it has not. Raises `Closed`."""
    with transaction.atomic():
        here = models.Fieldwork.objects.select_for_update().get(pk=row.pk)
        if here.closed_at is not None:
            raise Closed
        was = next((one for one in plan(here).streets if one.name.casefold() == name.casefold()), None)
        street = was or Street(uuid.uuid4().hex[:12], name)
        if was is None:
            change(here, lambda plan: msgspec.structs.replace(plan, streets=(*plan.streets, street)))
        known = {one.label for one in doors(here, street.id)}
        last = here.households.filter(street=street.id).aggregate(last=Max("rank"))["last"]
        fresh = [label for label in labels if label not in known]
        models.Household.objects.bulk_create(
            models.Household(fieldwork=here, street=street.id, rank=rank, label=_label(here, street.id, label))
            for rank, label in enumerate(fresh, 0 if last is None else last + 1)
        )
    return street


def doors(row: models.Fieldwork, street: str) -> list[Door]:
    """The doors of a street, in their order."""
    return [_door(row, one) for one in row.households.filter(street=street).order_by("rank")]


def door(row: models.Fieldwork, id: int) -> tuple[models.Household, Door] | None:
    """One door of this fieldwork."""
    found = row.households.filter(pk=id).first()
    return (found, _door(row, found)) if found else None


def knock(household: models.Household, met: Met) -> None:
    """Note that nobody was home or that they did not want to. Raises `Closed`, and `Known` where they answered."""
    with transaction.atomic():
        _open(household.fieldwork_id)
        free = models.Household.objects.filter(pk=household.pk).exclude(met=Met.ANSWERED)
        if not free.update(met=met.value, visits=F("visits") + 1):
            raise Known


def hear(household: models.Household, said: Said, form: str) -> None:
    """Keep what was said at a door, apart from the door. The same form twice is once. Raises `Closed`, `Known`."""
    with transaction.atomic():
        row = _open(household.fieldwork_id)
        id = _id(row, form)
        if row.heard.filter(pk=id).exists():
            return
        knock(household, Met.ANSWERED)
        _hear(row, id, said)


def token(row: models.Fieldwork, link: str, street: str) -> str:
    """What the link of a street ends with: signed, so nobody makes one up, and shut with the link it is of."""
    return signing.dumps([row.pk.hex, link, street], salt=_LINK)


def behind(token: str) -> tuple[models.Fieldwork, Plan, Street] | None:
    """The street that a link leads to, as long as it is open."""
    try:
        id, link, street = signing.loads(token, salt=_LINK)
    except signing.BadSignature:
        return None
    row = models.Fieldwork.objects.filter(pk=id, closed_at=None).first()
    here = plan(row) if row else None
    found = next((one for one in here.streets if one.id == street), None) if here and here.link == link else None
    return (row, here, found) if row and here and found else None


def choosing(token: str) -> tuple[models.Fieldwork, Plan] | None:
    """The ideas of residents that a link leads to, as long as they are chosen among."""
    try:
        id, poll, street = signing.loads(token, salt=_LINK)
    except signing.BadSignature:
        return None
    row = models.Fieldwork.objects.filter(pk=id).exclude(closed_at=None).first()
    here = plan(row) if row else None
    return (row, here) if row and here and not street and here.poll and here.poll == poll else None


def choose(row: models.Fieldwork, chosen: Iterable[str], idea: str, holder: str, by: log.Actor) -> None:
    """Keep what somebody chose and thought up; once more from the same phone replaces it (M07).

    Raises `Closed`, and `streets.TooMany` where there is no room for the idea.
    """
    ballot = _id(row, holder)

    def into(plan: Plan) -> Plan:
        if not plan.poll or len(plan.ballots) >= MOST:
            raise Closed
        told = dict.fromkeys(chosen)
        if idea:
            plan, own = streets.thought(plan, _id(row, f"{holder} {idea}")[:12], idea)
            told[own] = None
        return msgspec.structs.replace(plan, ballots={**plan.ballots, ballot: tuple(told)})

    with transaction.atomic():
        change(row, into)
        log.write(by, models.Deed.REPLY, act="street")


def answer(row: models.Fieldwork, said: Said, holder: str, by: log.Actor) -> None:
    """Keep what somebody said by the link; once more from the same phone replaces it (M07). Raises `Closed`."""
    with transaction.atomic():
        here = _open(row.pk)
        id = _id(here, f"{said.street} {holder}")
        here.heard.filter(pk=id).delete()
        _hear(here, id, said)
        log.write(by, models.Deed.REPLY, act="street")


def take_in(row: models.Fieldwork, many: Iterable[tuple[models.Household, Met, Said | None]]) -> int:
    """Many visits at once, such as those of an agency that went along the doors; how many doors were new.

    A door that answered before keeps that answer, and one of which the same is told once more is no new visit. Raises
    `Closed`.
    """
    with transaction.atomic():
        here = _open(row.pk)
        was = dict(here.households.values_list("pk", "met"))
        told = [(one, met, said) for one, met, said in many if was[one.pk] not in (Met.ANSWERED, met)]
        for household, met, _ in told:
            household.met, household.visits = met.value, household.visits + 1
        models.Household.objects.bulk_update([one for one, _, _ in told], ["met", "visits"], 500)
        said = [one for _, _, one in told if one is not None]
        models.Heard.objects.bulk_create([_heard(here, uuid.uuid4().hex, one) for one in said], 500)
    return len(told)


def every_door(row: models.Fieldwork) -> dict[tuple[str, str], models.Household]:
    """Every door of every street by the id of the street and the number, in their order."""
    found = row.households.order_by("street", "rank")
    return {(one.street, _door(row, one).label): one for one in found}


def said(row: models.Fieldwork) -> list[Said]:
    """All that was said, in an order that tells nothing; as long as more may come in, nothing."""
    if row.closed_at is None:
        return []
    key, place = names.key_of(row.organisation_id), str(row.pk)
    kept = row.heard.order_by("pk").values_list("pk", "data")
    decode = msgspec.json.Decoder(Said).decode
    return [decode(keys.unseal(key, bytes(data), f"heard {id}", place)) for id, data in kept]


def response(row: models.Fieldwork) -> dict[str, fieldwork.Response]:
    """What came of the visits, street by street."""
    found: dict[str, dict[str, int]] = {}
    for street, met, count in row.households.values_list("street", "met").annotate(n=Count("pk")).order_by():
        found.setdefault(street, {})[met] = count
    return {
        street: fieldwork.Response(
            sum(met.values()), met.get(Met.ANSWERED, 0), met.get(Met.NOT_HOME, 0), met.get(Met.REFUSED, 0)
        )
        for street, met in found.items()
    }


def appoint(row: models.Fieldwork, user: models.User, instructed_on: date | None, waived: str = "") -> None:
    """Somebody goes along the doors; once more is noted anew."""
    told = {"instructed_on": instructed_on, "waived": waived}
    models.Interviewer.objects.update_or_create(fieldwork=row, user=user, defaults=told)


def dismiss(row: models.Fieldwork, interviewer: int) -> None:
    """Somebody goes along the doors no more."""
    row.interviewers.filter(pk=interviewer).delete()


def interviewers(row: models.Fieldwork) -> list[models.Interviewer]:
    """Who goes along the doors, by name."""
    return sorted(row.interviewers.select_related("user"), key=lambda one: one.user.name.casefold())


def as_interviewer(row: models.Fieldwork, user: models.User) -> models.Interviewer:
    """Somebody as an interviewer here. Raises `Interviewer.DoesNotExist`."""
    return row.interviewers.get(user=user)


def colleagues(row: models.Fieldwork, at: datetime) -> list[models.User]:
    """Who works at the organisation now, by name."""
    found = {one.user_id: one.user for one in positions.standing(row.organisation, at)}
    return sorted(found.values(), key=lambda one: one.name.casefold())


def close(row: models.Fieldwork, at: datetime) -> None:
    """Nothing more comes in: the house numbers go, and the figures can be read."""
    with transaction.atomic():
        if models.Fieldwork.objects.filter(pk=row.pk, closed_at=None).update(closed_at=at):
            row.households.update(label=b"")


def remove(row: models.Fieldwork, by: log.Actor) -> None:
    """Take a fieldwork away with all that was said in it."""
    with transaction.atomic():
        models.Fieldwork.objects.filter(pk=row.pk).delete()
        log.write(by, models.Deed.FIELDWORK, act="remove")


def workplaces(user: models.User, by: log.Actor) -> Places | None:
    """Where somebody has to do with fieldwork; nothing when nowhere."""
    held = offers.places(user, by.at)
    here = {one.organisation_id for one in held}
    goes = set(models.Interviewer.objects.filter(user=user).values_list("fieldwork", flat=True))
    reads = {one.organisation_id for one in held if streets.reads(access.Role(one.role))}
    leads = {one.organisation_id: one.organisation for one in held if streets.leads(access.Role(one.role))}
    rows = models.Fieldwork.objects.filter(organisation__in=here).select_related("organisation").order_by("-made_at")
    found = [one for one in rows if one.organisation_id in reads or one.pk in goes]
    if not found and not reads:
        return None
    return Places(frozenset(one.role for one in held), list(leads.values()), found)


def goes_somewhere(user: models.User, places: Iterable[models.Position]) -> bool:
    """Whether somebody in these positions has to do with fieldwork anywhere."""
    held = list(places)
    if any(streets.reads(access.Role(one.role)) for one in held):
        return True
    return bool(held) and models.Interviewer.objects.filter(user=user, fieldwork__closed_at=None).exists()


def prune(at: datetime) -> int:
    """Close what was begun a year ago, and take away what was closed long ago; how many went."""
    for one in models.Fieldwork.objects.filter(closed_at=None, made_at__lte=at - LASTS):
        close(one, at)
    old = models.Fieldwork.objects.filter(closed_at__lte=at - KEPT)
    gone = old.count()
    old.delete()
    return gone


def _open(id: uuid.UUID) -> models.Fieldwork:
    row = models.Fieldwork.objects.select_for_update().get(pk=id)
    if row.closed_at is not None:
        raise Closed
    return row


def _hear(row: models.Fieldwork, id: str, said: Said) -> None:
    if row.heard.count() >= MOST:
        raise Closed
    _heard(row, id, said).save(force_insert=True)


def _heard(row: models.Fieldwork, id: str, said: Said) -> models.Heard:
    key = names.key_of(row.organisation_id)
    return models.Heard(
        id=id, fieldwork=row, data=keys.seal(key, msgspec.json.encode(said), f"heard {id}", str(row.pk))
    )


def _door(row: models.Fieldwork, one: models.Household) -> Door:
    label = ""
    if one.label:
        key = names.key_of(row.organisation_id)
        label = keys.unseal(key, bytes(one.label), f"door {one.street}", str(row.pk)).decode()
    return Door(one.pk, label, Met(one.met) if one.met else None, one.visits)


def _label(row: models.Fieldwork, street: str, label: str) -> bytes:
    return keys.seal(names.key_of(row.organisation_id), label.encode(), f"door {street}", str(row.pk))


def _sealed(row: models.Fieldwork, plan: Plan) -> bytes:
    key = names.key_of(row.organisation_id)
    return keys.seal(key, msgspec.json.encode(plan), "fieldwork", str(row.pk))


def _id(row: models.Fieldwork, form: str) -> str:
    return hashlib.sha256(f"{row.pk} {form}".encode()).hexdigest()
