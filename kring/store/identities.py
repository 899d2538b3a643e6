"""Which account is who on the map: whose circle it is says so, and it holds once whoever has the account says yes.

Only these two know of it, and either ends it. It opens nothing: what somebody sees stays what their role shows. It lets
somebody say for themselves what is theirs to say (R092), and that is their own word, and nobody's proposal.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

import msgspec
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from kring.core import access, consents, days, plan_kinds, yes
from kring.core.access import Part, Role
from kring.core.changes import Act, Change
from kring.core.network import Id, Person, has_died
from kring.methods import plans
from kring.store import keys, log, models, roles
from kring.store.networks import change, load
from kring.store.opened import Opened

_LOG = logging.getLogger(__name__)
_FRESH: Final = timedelta(hours=1)  # so long may somebody who was taken off or stopped by mistake come back


class NotTheirs(Exception):
    """It cannot be said so: of somebody who is not there, who is somebody else already, or who leads."""


@dataclass(frozen=True)
class Asked:
    """Something that somebody is asked to say yes to: on which shelf it stands, and what it says there now."""

    shelf: str
    id: Id
    said: tuple[str, ...]
    is_yes: bool
    is_open: bool = False  # nobody asked them yet, so a no says something too

    @property
    def mark(self) -> str:
        """Letters that become others when it says something else."""
        return sha256(repr(self.said).encode()).hexdigest()[:16]


def ask(opened: Opened, given: models.Role, person: Id) -> None:
    """Say who somebody is on the map; asked once more of the same changes nothing. Raises `NotTheirs`."""
    at, who = opened.by.at, opened.value.people.get(person)
    if opened.viewer.role is not Role.OWNER or who is None or has_died(who) or not _may_be_somebody(given, at):
        raise NotTheirs
    with transaction.atomic():
        models.Network.objects.select_for_update().only("pk").get(pk=opened.id)
        held = models.Identity.objects.filter(Q(user=given.user) | Q(person=person), network=opened.row)
        if any(one.user_id != given.user_id for one in held):
            raise NotTheirs
        if any(one.person == person and (one.is_agreed or one.answered_at is None) for one in held):
            return
        fresh = {"person": person, "asked_at": at, "answered_at": None, "is_agreed": False}
        models.Identity.objects.update_or_create(network=opened.row, user=given.user, defaults=fresh)
        log.write(opened.by, models.Deed.ASK, opened.id, part=Part.SHARES, version=opened.version, people=[person])


def answer(opened: Opened, person: Id, is_agreed: bool) -> None:
    """Say that one is this person, or not; a second answer counts as long as whose circle it is did not end it."""
    with transaction.atomic():
        own = _own(opened).filter(person=person)
        if _is_shown(opened, person) and own.update(answered_at=opened.by.at, is_agreed=is_agreed):
            log.write(opened.by, models.Deed.REPLY, opened.id, part=Part.PLAN, version=opened.version, people=[person])


def end(opened: Opened, user: models.User) -> None:
    """Undo that an account is somebody: by whose circle it is, or by whoever has the account."""
    if opened.viewer.role is not Role.OWNER and user != opened.by.user:
        raise NotTheirs
    with transaction.atomic():
        gone = models.Identity.objects.filter(network=opened.row, user=user)
        if people := list(gone.values_list("person", flat=True)):
            gone.delete()
            log.write(opened.by, models.Deed.REPLY, opened.id, part=Part.SHARES, people=people)


def _said(opened: Opened, one: Asked, person: Id, is_yes: bool) -> tuple[Change, ...]:
    if one.shelf == "successes":
        return yes.of_photo(load(opened.row).successes[one.id], person, is_yes)
    if one.shelf == "passages":
        there = load(opened.row)
        plan = there.plans[one.id]
        asking = plan_kinds.consenting(plans.kinds()[plan.kind])
        return tuple(consents.says(there, plan, asking, person, is_yes, days.on(opened.today), "")) if asking else ()
    return yes.said(one.shelf, one.id, one.is_yes, is_yes)


def every(row: models.Network) -> list[models.Identity]:
    """Everybody of whom it was said who they are, for whose circle it is."""
    return list(models.Identity.objects.filter(network=row).select_related("user").order_by("pk"))


def mine(opened: Opened) -> models.Identity | None:
    """Who this visitor is said to be, as far as they may know of that person."""
    one = _own(opened).first()
    return one if one is not None and _is_shown(opened, one.person) else None


def oneself(opened: Opened) -> Person | None:
    """Who this visitor is on the map, once they said so."""
    one = mine(opened)
    return opened.agreed.people[one.person] if one is not None and one.is_agreed else None


def asked(opened: Opened, person: Id) -> list[Asked]:
    """What is theirs to say yes to: agreements that they do, tasks that they would take over, photos they stand in,
    and what stands in a plan of what they said of themselves (R109), each with the question it answers.

    That there is a photo of them they may know, and no more: they see it once everybody in it said yes.
    """
    value = opened.agreed
    found = [Asked("actions", one.id, yes.agreement(one), one.is_confirmed) for one in yes.agreements(value, person)]
    found += [Asked("tasks", one.id, yes.handed(one), one.is_agreed) for one in yes.tasks(value, person)]
    there = load(opened.row)
    for id, those in consents.of(there, person).items():
        kind, said = plans.kinds().get(there.plans[id].kind), consents.asked(there, id, person)
        if id in value.plans and kind is not None and plan_kinds.consenting(kind) is not None:
            is_yes, lines = said is not None and said.is_agreed is True, [f"{one.ask} {one.words}" for one in those]
            found.append(Asked("passages", id, tuple(lines), is_yes, said is None))
    hangs = [one for one in yes.photos(there, person) if one.id in value.successes]
    return found + [Asked("successes", one.id, (one.words, one.photo or ""), person in one.consents) for one in hangs]


def say(opened: Opened, shelf: str, id: Id, mark: str, is_yes: bool) -> bool:
    """Say yes or no to what one is asked; whether that fell. Of what says something else by now it does not."""
    with transaction.atomic():
        row = models.Network.objects.select_for_update().get(pk=opened.id)
        person = oneself(opened)
        now = replace(opened, row=row)
        some = asked(now, person.id) if person else []
        one = next((each for each in some if (each.shelf, each.id) == (shelf, id) and each.mark == mark), None)
        if person is None or one is None:
            return False
        if changes := _said(now, one, person.id, is_yes):
            act = Act(sha256(f"{opened.by.user} {shelf} {id} {row.version}".encode()).hexdigest()[:16], changes)
            log.write(opened.by, models.Deed.REPLY, row.pk, part=Part.PLAN, version=row.version, people=[person.id])
            guest = replace(opened.by, user=None, viewer=None, rule="asked")  # the history would tell who they are
            change(row.pk, act, guest, row.version)
    return True


def of(rows: Iterable[models.Role], at: datetime) -> dict[int, Id]:
    """Who whoever has these roles is on the map, by role: only of those who said so themselves."""
    some = [one for one in rows if _may_be_somebody(one, at)]
    agreed = models.Identity.objects.filter(is_agreed=True, network__in={one.network_id for one in some})
    known = {(one.network_id, one.user_id): one.person for one in agreed}
    return {one.pk: known[one.network_id, one.user_id] for one in some if (one.network_id, one.user_id) in known}


def prune(at: datetime) -> int:
    """Take away what is about somebody who went from the map, or who is here no longer; how many rows that were."""
    standing = models.Role.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at - _FRESH))
    theirs = standing.filter(user=OuterRef("user"), network=OuterRef("network"))
    gone = models.Identity.objects.filter(~Exists(theirs)).delete()[0]
    said = models.Identity.objects.order_by().values("network")
    for row in models.Network.objects.filter(pk__in=said, changed_at__lt=at - _FRESH).iterator(200):
        try:
            people = load(row).people
        except (keys.Unreadable, msgspec.MsgspecError, ValueError):  # one that cannot be read leaves all others
            _LOG.error("Who is who in circle %s could not be looked through: it cannot be read.", row.pk)
            continue
        gone += models.Identity.objects.filter(network=row).exclude(person__in=people).delete()[0]
    return gone


def _own(opened: Opened) -> QuerySet[models.Identity]:
    return models.Identity.objects.filter(network=opened.row, user=opened.by.user)


def _is_shown(opened: Opened, person: Id) -> bool:
    """Whoever became confidential is nobody's to know of, not even that one was said to be them."""
    return person in opened.agreed.people


def _may_be_somebody(given: models.Role, at: datetime) -> bool:
    viewer = roles.viewer(given, at)
    return not viewer.sees_confidential and access.is_standing(viewer)
