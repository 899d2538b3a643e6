"""Invitations into a network: made by who leads, answered by whoever holds the link, taken back in one act.

Nobody is anything to a network by being invited: accepting makes the role. A link is kept as a hash, works
once and for two weeks; one that was used, taken back or is too old says nothing of whom it was.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

import msgspec
from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from kring.core import access
from kring.core.access import Part
from kring.store import keys, log, models, roles, walls

VALID = timedelta(weeks=2)
_HALF = "~"  # how a token begins that needs a code
MOST = 50  # that wait in one network


class Full(Exception):
    """So many invitations wait already that another would be a mistake."""


class Agreed(msgspec.Struct, frozen=True):
    """What is said beforehand: who is asked, as what, for which parts, where they only look, until when and why.

    Who `draws` along changes things at once until they end.
    """

    name: str
    role: access.Role
    parts: frozenset[Part] | None
    looks: frozenset[Part] = frozenset()
    ends_at: datetime | None = None
    reason: str = ""
    meets_first: bool = False
    meetings: int | None = None
    draws: bool = False


@dataclass(frozen=True)
class Waiting:
    """An invitation that nobody answered yet."""

    row: models.Invitation
    agreed: Agreed


def make(row: models.Network, agreed: Agreed, by: log.Actor, code: str = "") -> str:
    """The token of a new invitation. Raises `Full`. With a `code` its half that may be mailed opens nothing alone."""
    assert by.user is not None
    token = whole(_HALF + secrets.token_urlsafe(32), code) if code else secrets.token_urlsafe(32)
    with transaction.atomic():
        if _open(row, by.at).count() >= MOST:
            raise Full(row.id)
        models.Invitation.objects.create(
            network=row,
            hash=_hash(token),
            role=agreed.role.value,
            parts=_told(agreed.parts),
            looks=_told(agreed.looks),
            ends_at=agreed.ends_at,
            meets_first=agreed.meets_first,
            meetings=agreed.meetings,
            data=_sealed(row, token, agreed),
            by=by.user,
            made_at=by.at,
            expires_at=by.at + VALID,
        )
        log.write(by, models.Deed.INVITE, row.id, version=row.version)
    return token


def whole(half: str, code: str) -> str:
    """The token of the half that went by mail, and of the code that was given apart."""
    return f"{half}.{code}"


def half(token: str) -> str:
    """What of a token may go by mail: all of it when no code belongs to it."""
    return token.partition(".")[0]


def is_half(token: str) -> bool:
    """Whether a code belongs to this that is not here."""
    return token.startswith(_HALF) and "." not in token


def waiting(row: models.Network, at: datetime) -> list[Waiting]:
    """What was asked and not answered yet, the newest first."""
    key = keys.unwrap(row.key, row.id)
    return [Waiting(one, _agreed(key, one)) for one in _open(row, at).order_by("-pk")]


def figures(row: models.Network, at: datetime) -> list[datetime | None]:
    """Until when each support figure may come along, whoever was asked and has not answered included."""
    held = models.Role.objects.filter(roles.holds(at), network=row, begins_at__lte=at)
    both = (some.filter(role=access.Role.SUPPORT_FIGURE.value) for some in (held, _open(row, at)))
    return [end for some in both for end in some.values_list("ends_at", flat=True)]


def withdraw(row: models.Network, id: int, by: log.Actor) -> bool:
    """Take an invitation back: from now on its link opens nothing. False when there was none that waited."""
    with transaction.atomic():
        if _open(row, by.at).filter(pk=id).update(closed_at=by.at) != 1:
            return False
        log.write(by, models.Deed.END_ROLE, row.id, version=row.version)
    return True


def withdrawn(row: models.Network, at: datetime, decides: bool) -> list[Waiting]:
    """What was taken back and could still be answered if it were given again, the newest first."""
    key = keys.unwrap(row.key, row.id)
    return [Waiting(one, _agreed(key, one)) for one in _withdrawn(row, at, decides).order_by("-closed_at")]


def again(row: models.Network, id: int, by: log.Actor, decides: bool) -> bool:
    """Let an invitation that was taken back work again, with the link it had. False when there is none, or too many.

    Who leads only the client `decides`: nobody who stands in lets another stand in again.
    """
    with transaction.atomic():
        closed = _withdrawn(row, by.at, decides).filter(pk=id)
        if _open(row, by.at).count() >= MOST or closed.update(closed_at=None) != 1:
            return False
        log.write(by, models.Deed.INVITE, row.id, version=row.version)
    return True


@walls.job("invitation")
def found(token: str, at: datetime) -> Waiting | None:
    """The invitation behind a link, as long as it works and whoever made it still may."""
    one = models.Invitation.objects.filter(hash=_hash(token), closed_at=None, expires_at__gt=at)
    row = one.select_related("network", "by").first()
    if row is None or row.network.closed_at is not None or not _may_ask(row, at):
        return None
    if row.ends_at is not None and row.ends_at <= at:
        return None
    return Waiting(row, _agreed(keys.unwrap(row.network.key, row.network_id), row))


@walls.job("invitation")
def accept(token: str, user: models.User, by: log.Actor) -> models.Role | None:
    """Somebody says yes: the role, or nothing when the link works no more. What they were before in this role ends."""
    with transaction.atomic():
        one = found(token, by.at)
        if one is None or models.Invitation.objects.filter(pk=one.row.pk, closed_at=None).update(closed_at=by.at) != 1:
            return None
        before = models.Role.objects.filter(user=user, network=one.row.network, role=one.row.role).first()
        if before is not None:
            roles.end(before, by)
        agreed = one.agreed
        given = roles.give(
            user,
            one.row.network,
            agreed.role,
            by,
            agreed.parts,
            agreed.ends_at,
            looks=agreed.looks,
            writes_until=agreed.ends_at if agreed.draws else None,
            reason=agreed.reason,
            organisation=user.organisation,
            given_by=one.row.by,
            meets_first=agreed.meets_first,
            meetings=agreed.meetings,
        )
        models.Invitation.objects.filter(pk=one.row.pk).update(given=given)
    return given


@walls.job("invitation")
def leads(network: models.Network, user: models.User, at: datetime) -> bool:
    """Whether somebody leads in a network now: whoever lost that lets nobody in any more."""
    return bool(_led(network, user, at))


def _may_ask(one: models.Invitation, at: datetime) -> bool:
    """Whether who made it may now let somebody be this here: that somebody leads only the client says themselves."""
    led = _led(one.network, one.by, at)
    return access.Role.OWNER in led if access.Role(one.role) in access.LEADING else bool(led)


def _led(network: models.Network, user: models.User, at: datetime) -> set[access.Role | None]:
    """As what somebody leads in a network now, if they do."""
    given = models.Role.objects.filter(network=network, user=user).select_related("network")
    held = [roles.viewer(one, at) for one in given]
    return {one.role for one in held if access.may(one, Part.SHARES, access.Verb.CHANGE).allowed}


def _open(row: models.Network, at: datetime) -> QuerySet[models.Invitation]:
    return models.Invitation.objects.filter(network=row, closed_at=None, expires_at__gt=at)


def _withdrawn(row: models.Network, at: datetime, decides: bool) -> QuerySet[models.Invitation]:
    closed = models.Invitation.objects.filter(network=row, closed_at__isnull=False, expires_at__gt=at, given=None)
    return closed if decides else closed.exclude(role__in=[role.value for role in access.LEADING])


def _sealed(row: models.Network, token: str, agreed: Agreed) -> bytes:
    words = msgspec.json.encode((agreed.name, agreed.reason, agreed.draws))
    return keys.seal(keys.unwrap(row.key, row.id), words, f"invitation {_hash(token)}", row.id)


def _agreed(key: bytes, one: models.Invitation) -> Agreed:
    words = keys.unseal(key, one.data, f"invitation {one.hash}", one.network_id)
    name, reason, *draws = msgspec.json.decode(words, type=list[str | bool])  # what was made before says no third
    looks, parts, role = _parts(one.looks) or frozenset(), _parts(one.parts), access.Role(one.role)
    return Agreed(str(name), role, parts, looks, one.ends_at, str(reason), one.meets_first, one.meetings, any(draws))


def _parts(told: list[str] | None) -> frozenset[Part] | None:
    return None if told is None else frozenset(Part(part) for part in told)


def _told(parts: Iterable[Part] | None) -> list[str] | None:
    return None if parts is None else sorted(part.value for part in parts)


def _hash(token: str) -> str:
    """What is kept of a token. Of one with a code the installation's secret is part of it.

    Whoever has the half that was mailed, and a copy of the tables, could else try every code.
    """
    if token.startswith(_HALF):
        return salted_hmac("kring invitation", token, algorithm="sha256").hexdigest()
    return sha256(token.encode()).hexdigest()
