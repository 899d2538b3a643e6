"""The second thing that shows who somebody is, beside a password or a code: who must have it, and who has shown it.

Whoever works with other people's circles shows two (a passkey is two in one). What was shown is kept in the
session, so no page asks the tables for it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest

from kring.core.access import Role
from kring.store import keys, log, models, sessions, walls

_KEPT: Final = "second"
_SECRET: Final = frozenset({"secret", "seed"})  # of an app, and of the codes for a bad day
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
    with walls.job("sign-in"):  # they are on their way in, and nobody yet
        return any(
            kind.objects.filter(now, user=user, begins_at__lte=at).exclude(role__in=AT_THE_TABLE).exists()
            for kind in (models.Role, models.Position)
        )


def will_need_second_factor(user: models.User, at: datetime) -> bool:
    """The same as on the day they come in; no place yet is a colleague, for a client comes with a circle."""
    if needs_second_factor(user, at):
        return True
    with walls.job("sign-in"):
        return settings.SECOND_FACTOR and not models.Role.objects.filter(user=user).exists()


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


def forget(user: models.User, by: log.Actor) -> bool:
    """Take off every second factor of somebody who lost them, and end their sessions. Says whether there were any."""
    with transaction.atomic():
        gone, _ = Authenticator.objects.filter(user_id=user.pk).delete()
        if gone:
            log.write(replace(by, for_whom=user), models.Deed.END_FACTOR)
            sessions.end_all(user, by)
    return bool(gone)


def seal(text: str) -> str:
    """The secret of a factor as it may be stored: only this installation opens it."""
    return keys.wrap(text.encode(), "factor").hex()


def unseal(sealed: str) -> str:
    """The secret as it is used. Raises `keys.Unreadable`."""
    return keys.unwrap(bytes.fromhex(sealed), "factor").decode()


def is_newest(sealed: str) -> bool:
    """Whether the key that seals today sealed this."""
    return keys.is_newest(bytes.fromhex(sealed))


def secrets() -> Iterator[tuple[str, str]]:
    """Every secret that is kept, as it is stored, and what it is of."""
    for row in Authenticator.objects.iterator():
        for field in _SECRET & row.data.keys():
            yield f"factor {row.pk}", row.data[field]


def renew() -> int:
    """Seal with the newest key whatever an older one sealed, and say how much that was."""
    return sum(_renewed(pk) for pk in list(Authenticator.objects.values_list("pk", flat=True)))


@transaction.atomic
def _renewed(pk: int) -> int:
    row = Authenticator.objects.select_for_update().filter(pk=pk).first()
    old = {field: row.data[field] for field in _SECRET & row.data.keys()} if row else {}
    fresh = {field: seal(unseal(sealed)) for field, sealed in old.items() if not is_newest(sealed)}
    if row and fresh:
        row.data |= fresh
        row.save(update_fields=["data"])
    return len(fresh)


def may_come_back(user: models.User, at: datetime) -> bool:
    """Whether somebody who goes out at `at` can come in again on their own.

    A mail address does (a code by mail always works), and so do a passkey, the sign-in of their organisation, and a
    link or a letter that is not used up.
    """
    if user.email or SocialAccount.objects.filter(user_id=user.pk).exists():
        return True
    if Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN).exists():
        return True
    return models.Link.objects.filter(user=user, used_at=None, expires_at__gt=at).exists()
