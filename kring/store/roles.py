"""Roles in a network: given, narrowed, made longer, ended. Each of these is a line in the log.

Nothing is ever taken out: what somebody was to a network, from when until when, by whom and why, stays told.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from kring.core import access
from kring.core.access import Part, Verb
from kring.core.kinds import Stage
from kring.store import keys, log, models, networks

STANDING_IN: Final = timedelta(days=365)  # a proxy stands in for a year, unless it was said for how long
RETURNS: Final = timedelta(weeks=2)  # so long may who was stopped by mistake come back with one tap
AT_WORK: Final = access.IN_A_NETWORK & access.AT_AN_ORGANISATION  # who come for their work, paid or not
GOODBYE: Final = timedelta(weeks=2)  # so long a guide who let go may still come to say goodbye (S23)
BEGINNING: Final = timedelta(weeks=6)  # as long as the letter to a client who has not come in yet


def give(
    user: models.User,
    row: models.Network,
    role: access.Role,
    by: log.Actor,
    parts: Iterable[Part] | None = None,
    ends_at: datetime | None = None,
    *,
    begins_at: datetime | None = None,
    looks: Iterable[Part] = (),
    writes_until: datetime | None = None,
    reason: str = "",
    organisation: models.Organisation | None = None,
    given_by: models.User | None = None,
    is_emergency: bool = False,
    meets_first: bool = False,
    meetings: int | None = None,
) -> models.Role:
    """Give somebody a role in a network, narrowed to the `parts` that were agreed (R018); in `looks` they only look.

    Until `writes_until` they change things at once. Nobody stands in for a client without an end. Who accepts what
    another agreed to acts themselves: `given_by` is that other. Who comes for their work `meets_first` where that was
    said, or where a first meeting runs (R094): until then they come without the file. After so many `meetings` they
    let go (S23).
    """
    if role is access.Role.PROXY and ends_at is None:
        ends_at = (begins_at or by.at) + STANDING_IN
    with transaction.atomic():
        given = models.Role.objects.create(
            user=user,
            network=row,
            role=role.value,
            parts=_told(parts),
            looks=_told(looks),
            begins_at=begins_at or by.at,
            ends_at=ends_at,
            writes_until=writes_until,
            agreed=_sealed(row, user, reason),
            organisation=organisation,
            meetings=meetings,
            given_by=given_by or by.user,
            is_emergency=is_emergency,
            is_unread=not is_emergency and role in AT_WORK and (meets_first or _is_meeting(row)),
        )
        log.write(by, models.Deed.ACCEPT if given_by else models.Deed.GIVE_ROLE, row.id, version=row.version)
    return given


def end(given: models.Role, by: log.Actor) -> None:
    """End a role, also when it was given twice over: the next request finds the door closed.

    The last of those whose circle it is stays: when two stop each other in one moment, the second finds that out.
    An emergency that is over takes nothing along of what was shared.
    """
    with transaction.atomic():
        _alone(given.network_id)
        if given.pk not in leavable([given], by.at):
            return
        same = models.Role.objects.filter(user_id=given.user_id, network_id=given.network_id, role=given.role)
        same = same.filter(is_emergency=True) if given.is_emergency else same
        same.filter(holds(by.at)).update(agreed_until=F("ends_at"), ends_at=by.at, ended_by=by.user)
        log.write(by, models.Deed.END_ROLE, given.network_id)


def may_return(given: models.Role, by: log.Actor) -> bool:
    """Whether whoever stopped somebody may let them in again as it was agreed: within two weeks, unless it is over."""
    is_theirs = by.user is not None and given.ended_by_id == by.user.pk != given.user_id
    is_fresh = given.ends_at is not None and by.at - RETURNS < given.ends_at <= by.at
    return is_theirs and is_fresh and (given.agreed_until is None or given.agreed_until > by.at)


def again(given: models.Role, by: log.Actor) -> models.Role | None:
    """Give somebody anew what was stopped by mistake, as it was agreed and until when.

    Nothing when they have a role here already, or may not return. What they took in an emergency is no such role.
    """
    ends_at = given.agreed_until
    with transaction.atomic():
        _alone(given.network_id)
        theirs = models.Role.objects.filter(user_id=given.user_id, network_id=given.network_id, is_emergency=False)
        if theirs.filter(holds(by.at)).exists() or not may_return(given, by):
            return None
        return give(
            given.user,
            given.network,
            access.Role(given.role),
            by,
            None if given.parts is None else [Part(part) for part in given.parts],
            ends_at,
            looks=[Part(part) for part in given.looks],
            writes_until=given.writes_until,
            reason=reason(given),
            organisation=given.organisation,
            meets_first=given.is_unread,
            meetings=given.meetings and max(given.meetings - given.met, 1),
        )


def step_out(user: models.User, id: int, by: log.Actor) -> models.Role | None:
    """Somebody leaves a circle themselves, in whatever role; nothing when they may not.

    Whose circle it is alone does not step out of it: that is being forgotten. What was taken in an emergency ends.
    """
    with transaction.atomic():
        held = models.Role.objects.filter(holds(by.at), user=user).select_related("network")
        given = held.filter(pk=id).first()
        if given is None:
            return None
        _alone(given.network_id)
        if given.pk not in leavable([given], by.at):
            return None
        end(given, replace(by, viewer=viewer(given, by.at), role_row=given.pk, for_whom=for_whom(given)))
    return given


def leavable(given: Iterable[models.Role], at: datetime) -> set[int]:
    """Which of these roles may be left: all but that of the last of those whose circle it is. One statement."""
    held, owner = list(given), access.Role.OWNER.value
    own = [one for one in held if one.role == owner]
    owners = models.Role.objects.filter(
        holds(at), network_id__in=[one.network_id for one in own], role=owner, begins_at__lte=at
    )
    whose = set(owners.values_list("network_id", "user_id")) if own else set()
    last = {one.pk for one in own if not any(of == one.network_id and who != one.user_id for of, who in whose)}
    return {one.pk for one in held} - last


def extend(given: models.Role, until: datetime | None, by: log.Actor) -> None:
    """Let a role that still stands last until another day, or without an end. Nobody stands in without one."""
    if until is None and given.role == access.Role.PROXY.value:
        until = by.at + STANDING_IN
    _change(given, by, ends_at=until)


def meet_first(row: models.Network, user: models.User, by: log.Actor) -> None:
    """From now on somebody who comes for their work opens nothing of the file, until they met (R094)."""
    with transaction.atomic():
        held = models.Role.objects.filter(holds(by.at), network=row, user=user, is_unread=False, is_emergency=False)
        never = {"is_unread": True, "read_at": None, "read_by": None, "read_because": None}
        if held.filter(role__in=[role.value for role in AT_WORK]).update(**never):
            log.write(by, models.Deed.CHANGE_ROLE, row.id)


def let_read(given: Iterable[models.Role], by: log.Actor, because: str = "") -> None:
    """Open the file for who came without it: they met, whose circle it is wants it so, or there is a reason (R121)."""
    for one in given:
        sealed = _sealed(one.network, one.user, because, "read")
        told = {"is_unread": False, "read_at": by.at, "read_by": by.user, "read_because": sealed}
        with transaction.atomic():
            if models.Role.objects.filter(pk=one.pk, is_unread=True).update(**told):
                log.write(by, models.Deed.CHANGE_ROLE, one.network_id)


def unread(row: models.Network, at: datetime, user: models.User | None = None) -> list[models.Role]:
    """Who comes without the file now: everybody, or what one person is here."""
    held = models.Role.objects.filter(holds(at), network=row, is_unread=True).select_related("network", "user")
    return list(held.filter(user=user) if user else held)


def narrow(given: models.Role, parts: Iterable[Part] | None, by: log.Actor, looks: Iterable[Part] = ()) -> None:
    """Share these parts from now on, and no others; in `looks` somebody only looks."""
    _change(given, by, parts=_told(parts), looks=_told(looks))


def let_write(given: models.Role, until: datetime | None, by: log.Actor) -> None:
    """Let somebody change things at once until a day, or no longer: then what they change waits (R017)."""
    _change(given, by, writes_until=until)


def agree(
    given: models.Role,
    parts: Iterable[Part] | None,
    looks: Iterable[Part],
    until: datetime | None,
    reason: str,
    by: log.Actor,
    meetings: int | None = None,
    writes_until: datetime | None = None,
) -> None:
    """Agree anew on all of it: which parts, in which they only look, until when and why. Nobody leads without end.

    Until `writes_until` they change things at once (R017).

    Of `meetings` those count that there were since somebody came: who agrees on as many as there were, lets go.
    """
    if until is None and given.role == access.Role.PROXY.value:
        until = by.at + STANDING_IN
    agreed = _sealed(given.network, given.user, reason)
    both = {"parts": _told(parts), "looks": _told(looks)}
    _change(given, by, **both, ends_at=until, agreed=agreed, meetings=meetings, writes_until=writes_until)
    _lets_go(given, by)


def have_met(given: models.Role, by: log.Actor) -> bool:
    """Count a meeting with who lets go after some (S23), one in a day. After the last their key ends by itself.

    Answers whether one was counted.
    """
    with transaction.atomic():
        _alone(given.network_id)
        held = models.Role.objects.filter(holds(by.at), pk=given.pk, met__lt=F("meetings"))
        today = timezone.localtime(by.at).replace(hour=0, minute=0, second=0, microsecond=0)
        is_counted = held.exclude(met_at__gte=today).update(met=F("met") + 1, met_at=by.at) == 1
        if is_counted:
            log.write(by, models.Deed.CHANGE_ROLE, given.network_id)
            given.refresh_from_db()
            _lets_go(given, by)
    return is_counted


def have_not_met(given: models.Role, by: log.Actor) -> bool:
    """Take back the meeting that was counted today, and the end that it brought where it was the last one.

    An end that was agreed, or that came when fewer meetings were agreed, stays. Answers whether one was taken back.
    """
    with transaction.atomic():
        _alone(given.network_id)
        given.refresh_from_db()
        if given.met and given.met_at and timezone.localdate(given.met_at) == timezone.localdate(by.at):
            is_full = given.meetings is not None and given.met - 1 >= given.meetings
            brought = given.ends_at == given.met_at + GOODBYE and not is_full
            ends = given.agreed_until if brought else given.ends_at
            _change(given, by, met=given.met - 1, met_at=None, ends_at=ends)
            return True
    return False


def _lets_go(given: models.Role, by: log.Actor) -> None:
    """After the last meeting there is time to say goodbye, and no longer."""
    last = by.at + GOODBYE
    if given.meetings is not None and given.met >= given.meetings and (given.ends_at is None or given.ends_at > last):
        _change(given, by, ends_at=last, agreed_until=given.ends_at)


def reason(given: models.Role) -> str:
    """Why somebody has this role, in the words of who gave it; empty when nobody said so."""
    if given.agreed is None:
        return ""
    key = keys.unwrap(given.network.key, given.network_id)
    return keys.unseal(key, given.agreed, f"agreed {given.user_id}", given.network_id).decode()


def read_because(given: models.Role) -> str:
    """Why somebody opened the file before they met; empty when they met, or whose circle it is opened it."""
    if given.read_because is None:
        return ""
    key = keys.unwrap(given.network.key, given.network_id)
    return keys.unseal(key, given.read_because, f"read {given.user_id}", given.network_id).decode()


def shared(row: models.Network) -> list[models.Role]:
    """Everybody's roles in a network that were ever given, whoever leads included: the newest first.

    Not what somebody took in an emergency: that is told on a page of its own (`emergencies`).
    """
    found = models.Role.objects.filter(network=row, is_emergency=False).select_related(
        "user", "network", "given_by", "organisation", "read_by"
    )
    return list(found.order_by("-begins_at", "-pk"))


def of(user: models.User, at: datetime) -> list[models.Role]:
    """What somebody is in networks now, the oldest first; not what they took in an emergency."""
    held = models.Role.objects.filter(holds(at), user=user, begins_at__lte=at, is_emergency=False)
    return list(held.select_related("network").defer("network__document", "network__kept").order_by("begins_at", "pk"))


def proposers(row: models.Network, at: datetime) -> list[models.Role]:
    """Who may propose something in a network now, and so may be let to change it at once; not who leads."""
    held = models.Role.objects.filter(holds(at), network=row, begins_at__lte=at).select_related("user")
    found = [(one, viewer(one, at)) for one in held.order_by("begins_at", "pk")]
    return [
        one
        for one, by in found
        if not by.sees_confidential and any(access.may(by, part, Verb.PROPOSE).allowed for part in Part)
    ]


def holds(at: datetime) -> Q:
    """What did not end before a moment."""
    return Q(ends_at__isnull=True) | Q(ends_at__gt=at)


def viewer(given: models.Role, at: datetime) -> access.Viewer:
    """Who somebody is with this role at a moment: what `access` decides upon."""
    return access.Viewer(
        str(given.user_id),
        access.Role(given.role),
        None if given.parts is None else frozenset(Part(part) for part in given.parts),
        frozenset(Part(part) for part in given.looks),
        given.writes_until,
        given.begins_at,
        _ends(given),
        at,
        given.is_emergency,
        given.is_unread,
    )


def _ends(given: models.Role) -> datetime | None:
    """When a role ends: at once for all but the client, and who asked it, when somebody asked to be forgotten."""
    row = given.network
    if row.closed_at is None or given.role == access.Role.OWNER.value or given.user_id == row.closed_by_id:
        return given.ends_at
    return min(row.closed_at, given.ends_at or row.closed_at)


def for_whom(given: models.Role) -> models.User | None:
    """For whom somebody with this role acts: who stands in acts for the client; nobody else acts for another."""
    if given.role != access.Role.PROXY.value:
        return None
    owners = models.Role.objects.filter(network_id=given.network_id, role=access.Role.OWNER.value)
    first = owners.select_related("user").order_by("begins_at", "pk").first()
    return first.user if first else None


def beginning(row: models.Network, at: datetime) -> datetime | None:
    """Until when who comes along may write at once: six weeks for a client who never came in, else not at all."""
    has_come = models.Role.objects.filter(
        network=row, role__in=[role.value for role in access.LEADING], user__last_login__isnull=False
    )
    return None if has_come.exists() else at + BEGINNING


def _alone(network: str) -> None:
    """Until this transaction stands nobody else gives or ends a role in this network."""
    models.Network.objects.select_for_update(of=("self",)).only("pk").get(pk=network)


def _change(given: models.Role, by: log.Actor, **fields: object) -> None:
    with transaction.atomic():
        if models.Role.objects.filter(holds(by.at), pk=given.pk).update(**fields) == 1:
            log.write(by, models.Deed.CHANGE_ROLE, given.network_id)
    given.refresh_from_db()


def _is_meeting(row: models.Network) -> bool:
    """Whether somebody is met for the first time here just now: a step runs in which one comes without the file."""
    legs = networks.load(row).legs.values() if row.version else ()
    return any(one.is_unread and one.state is Stage.RUNNING for one in legs)


def _sealed(row: models.Network, user: models.User, reason: str, what: str = "agreed") -> bytes | None:
    words = " ".join(reason.split())
    return keys.seal(keys.unwrap(row.key, row.id), words.encode(), f"{what} {user.pk}", row.id) if words else None


def _told(parts: Iterable[Part] | None) -> list[str] | None:
    return None if parts is None else sorted(part.value for part in parts)
