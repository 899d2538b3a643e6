"""Who can come to the clients of an organisation, and as what: what they are there, once they learned what that asks.

Every way to a client asks here: a new circle, one that is taken in, joining, and a hand-over. What counts is what this
organisation noted itself: of another it learns nothing, not even that somebody was there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from kring.core import access, trained
from kring.core.access import Role
from kring.core.trained import Asked, Held, Lack
from kring.methods import trainings
from kring.store import models, roles

WITH_CLIENTS: Final = tuple(role for role in Role if role in access.AT_AN_ORGANISATION & access.IN_A_NETWORK)


@dataclass(frozen=True)
class Comer:
    """As what somebody comes to a client, until when, and what they must learn before.

    Without a role nothing of what they are at the organisation brings them to clients.
    """

    user: models.User
    role: Role | None = None
    ends_at: datetime | None = None
    lacks: tuple[Lack, ...] = ()

    @property
    def may_come(self) -> bool:
        return self.role is not None and not self.lacks


class Stays(Exception):
    """Somebody cannot come to a client: `comer` says why."""

    def __init__(self, comer: Comer) -> None:
        super().__init__(str(comer.user.pk))
        self.comer = comer


def comer(user: models.User, organisation: models.Organisation | None, at: datetime) -> Comer:
    """As what somebody comes to a client of an organisation, or to one of none: there who helps is a professional."""
    return comers([user], organisation, at)[0]


def comers(users: Iterable[models.User], organisation: models.Organisation | None, at: datetime) -> list[Comer]:
    """The same of several people: two statements, however many they are."""
    if organisation is None:
        return [Comer(user, Role.PROFESSIONAL) for user in users]
    who = list(users)
    standing = models.Position.objects.filter(holds(at), organisation=organisation, user__in=who)
    noted = models.Qualification.objects.filter(user__in=who, organisation=organisation, ended_at=None)
    held = sorted(standing, key=lambda one: WITH_CLIENTS.index(Role(one.role)) if one.role in WITH_CLIENTS else 99)
    learned = [(one.user_id, Held(one.kind, one.since, one.until)) for one in noted]
    day = timezone.localdate(at)
    return [
        _comer(
            user,
            [one for one in held if one.user_id == user.pk and one.role in WITH_CLIENTS],
            [one for whose, one in learned if whose == user.pk],
            day,
        )
        for user in who
    ]


def coming(user: models.User, organisation: models.Organisation | None, at: datetime) -> Comer:
    """The same of somebody who is about to come. Raises `Stays` when they cannot."""
    found = comer(user, organisation, at)
    if not found.may_come:
        raise Stays(found)
    return found


def learned(user: models.User | None, organisation: models.Organisation | UUID | None) -> list[Held]:
    """What somebody learned, as this organisation noted it; without one of the two nobody noted anything."""
    if user is None or organisation is None:
        return []
    noted = models.Qualification.objects.filter(user=user, organisation=organisation, ended_at=None)
    return [Held(one.kind, one.since, one.until) for one in noted]


def lacking(
    user: models.User | None, organisation: models.Organisation, role: Role, asked: Asked, day: date
) -> tuple[Lack, ...]:
    """What somebody lacks on a day to be this at an organisation."""
    return lacks(learned(user, organisation), role, asked, day)


def lacks(held: Iterable[Held], role: Role, asked: Asked, day: date) -> tuple[Lack, ...]:
    """What whoever learned this lacks on a day to be this."""
    return trained.lacking(role, asked, trainings.courses().values(), held, day)


def holds(at: datetime) -> Q:
    """What holds at a moment: it began, and did not end."""
    return roles.holds(at) & Q(begins_at__lte=at)


def _comer(user: models.User, held: list[models.Position], learned: list[Held], day: date) -> Comer:
    """Of what somebody is, that which opens most and asks nothing more; else that which opens most."""
    found = [Comer(user, Role(one.role), one.ends_at, _stopping(one, learned, day)) for one in held]
    return next((one for one in found if one.may_come), found[0] if found else Comer(user))


def _stopping(one: models.Position, learned: list[Held], day: date) -> tuple[Lack, ...]:
    """What is asked for the position itself counts as well, once it ran out: unless it was said why it can wait."""
    asked = [Asked.CLIENT] if one.waived else [Asked.POSITION, Asked.CLIENT]
    return tuple(lack for each in asked for lack in lacks(learned, Role(one.role), each, day) if lack.stops)
