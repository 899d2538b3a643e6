"""The second thing that shows who somebody is, beside a password or a code: who must have it, and who has shown it.

Whoever works with other people's circles shows two (a passkey is two in one). What was shown is kept in the
session, so no page asks the tables for it.
"""

from datetime import datetime
from enum import StrEnum
from typing import Final

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest

from kring.core.access import Role
from kring.store import keys, models

_KEPT: Final = "second"
AT_THE_TABLE: Final = frozenset(
    role.value
    for role in (
        Role.OWNER,
        Role.PROXY,
        Role.SUPPORT_FIGURE,
        Role.CARER,
        Role.FAMILY,
        Role.FRIEND,
        Role.NEIGHBOUR,
        Role.MEMBER,
        Role.VOLUNTEER,
    )
)


class Step(StrEnum):
    """How far somebody is with showing who they are, in this session."""

    SHOWN = "shown"
    OWED = "owed"
    NOT_ASKED = ""


def is_strong(role: str) -> bool:
    """Whether who has this role must show two things: everybody but the client and those around them."""
    return role not in AT_THE_TABLE


def needs_second_factor(user: models.User, at: datetime) -> bool:
    """Whether somebody must have a second factor now: who looks after Kring, and who works with others' circles."""
    if not settings.SECOND_FACTOR:
        return False
    if user.is_installation_admin:
        return True
    now = Q(ends_at__isnull=True) | Q(ends_at__gt=at)
    return any(
        kind.objects.filter(now, user=user, begins_at__lte=at).exclude(role__in=AT_THE_TABLE).exists()
        for kind in (models.Role, models.Position)
    )


def keep(request: HttpRequest, user: models.User, at: datetime, is_shown: bool) -> None:
    """Keep in the session whether somebody showed a second factor, or owes one."""
    owed = Step.OWED if needs_second_factor(user, at) else Step.NOT_ASKED
    request.session[_KEPT] = (Step.SHOWN if is_shown else owed).value


def step(request: HttpRequest) -> Step:
    """How far this session is; where no second factor is asked for, everybody is through."""
    if not settings.SECOND_FACTOR:
        return Step.SHOWN
    kept = Step(request.session.get(_KEPT, ""))
    is_admin = getattr(request.user, "is_installation_admin", False)
    return Step.OWED if is_admin and kept is Step.NOT_ASKED else kept


def is_lacking(at: str, role: str) -> bool:
    """Whether a door stays closed to this role until a second factor was shown."""
    return at == Step.OWED or (at == Step.NOT_ASKED and is_strong(role))


def seal(text: str) -> str:
    """The secret of a factor as it may be stored: only this installation opens it."""
    return keys.wrap(text.encode(), "factor").hex()


def unseal(sealed: str) -> str:
    """The secret as it is used. Raises `keys.Unreadable`."""
    return keys.unwrap(bytes.fromhex(sealed), "factor").decode()
