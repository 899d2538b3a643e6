"""Who works at an organisation: positions given and ended, what people are trained for, and what happens when they go.

Each of these is a line in the log. What somebody was stays told; who went is a number to who reads what they did.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet

from kring.core import access
from kring.store import accounts, coming, log, models, roles, workings


def standing(organisation: models.Organisation, at: datetime) -> QuerySet[models.Position]:
    """The positions at an organisation that hold at a moment, the oldest first."""
    held = models.Position.objects.filter(coming.holds(at), organisation=organisation).select_related("user")
    return held.order_by("begins_at", "pk")


def posts(user: models.User) -> list[access.Post]:
    """All that somebody is and was at organisations."""
    held = models.Position.objects.filter(user=user)
    return [access.Post(str(one.organisation_id), access.Role(one.role), one.begins_at, one.ends_at) for one in held]


def where(user: models.User, which: Iterable[access.Role], at: datetime) -> list[UUID]:
    """The organisations at which somebody now is one of these."""
    held = models.Position.objects.filter(coming.holds(at), user=user, role__in=[role.value for role in which])
    return list(held.values_list("organisation_id", flat=True).distinct())


def colleagues(user: models.User, at: datetime) -> list[models.User]:
    """Who works with clients at the organisations where somebody does so too, in the order in which they came."""
    which = access.AT_AN_ORGANISATION - {access.Role.ADMINISTRATOR, access.Role.ANALYST}
    places = where(user, which, at)
    held = models.Position.objects.filter(
        coming.holds(at), organisation__in=places, role__in=[role.value for role in which], user__is_active=True
    )
    return list({one.user_id: one.user for one in held.select_related("user").order_by("begins_at", "pk")}.values())


def looked_after(user: models.User, at: datetime) -> list[models.Organisation]:
    """The organisations that somebody looks after now."""
    held = models.Position.objects.filter(coming.holds(at), user=user, role=access.Role.ADMINISTRATOR.value)
    return list({one.organisation_id: one.organisation for one in held.select_related("organisation")}.values())


def found(name: str, first: str, email: str, by: log.Actor) -> tuple[models.Organisation, models.User]:
    """Make an organisation with its first administrator. Raises `accounts.Taken`."""
    with transaction.atomic():
        organisation = models.Organisation.objects.create(name=name)
        user = accounts.make(first, email, organisation=organisation)
        log.write(by, models.Deed.MAKE_ORGANISATION)
        give(user, organisation, access.Role.ADMINISTRATOR, by)
    return organisation, user


def give(
    user: models.User,
    organisation: models.Organisation,
    role: access.Role,
    by: log.Actor,
    ends_at: datetime | None = None,
    given_by: models.User | None = None,
    waived: str = "",
) -> models.Position:
    """Give somebody a position; the same twice is once, and with another end it ends then.

    Who accepts what another offered acts themselves: `given_by` is that other; `waived` is why the training that is
    asked can wait. Raises `ValueError` for a role that no organisation gives.
    """
    if role not in access.AT_AN_ORGANISATION:
        raise ValueError(role)
    with transaction.atomic():
        there = standing(organisation, by.at).filter(user=user, role=role.value).first()
        if there is not None:
            return there if there.ends_at == ends_at else _moved(there, ends_at, by)
        given = models.Position.objects.create(
            user=user,
            organisation=organisation,
            role=role.value,
            begins_at=by.at,
            ends_at=ends_at,
            given_by=given_by or by.user,
            waived=waived,
        )
        log.write(by, models.Deed.GIVE_POSITION)
    return given


def end(given: models.Position, by: log.Actor) -> None:
    """End a position: the next request knows."""
    with transaction.atomic():
        if models.Position.objects.filter(coming.holds(by.at), pk=given.pk).update(ends_at=by.at, ended_by=by.user):
            log.write(by, models.Deed.END_POSITION)


def note(
    user: models.User,
    organisation: models.Organisation,
    kind: str,
    since: date,
    until: date | None,
    by: log.Actor,
) -> models.Qualification:
    """Note what somebody is trained for, from a day and until one (F.12.3)."""
    with transaction.atomic():
        log.write(by, models.Deed.NOTE_QUALIFICATION)
        return models.Qualification.objects.create(
            user=user, organisation=organisation, kind=kind, since=since, until=until, noted_by=by.user
        )


def withdraw(noted: models.Qualification, by: log.Actor) -> None:
    """Take a qualification back: it was noted by mistake, or holds no more."""
    with transaction.atomic():
        if models.Qualification.objects.filter(pk=noted.pk, ended_at=None).update(ended_at=by.at) == 1:
            log.write(by, models.Deed.NOTE_QUALIFICATION)


def qualifications(users: Iterable[UUID], organisation: models.Organisation) -> list[models.Qualification]:
    """What these people are trained for, as this organisation noted it and nobody took back."""
    noted = models.Qualification.objects.filter(user__in=list(users), organisation=organisation, ended_at=None)
    return list(noted.order_by("kind", "since"))


def caseload(user: models.User, organisation: models.Organisation, at: datetime) -> list[models.Role]:
    """What somebody is in networks for this organisation, now."""
    held = models.Role.objects.filter(roles.holds(at), user=user, organisation=organisation, is_emergency=False)
    return list(held.select_related("network").defer("network__document", "network__kept").order_by("begins_at"))


def hand_over(user: models.User, organisation: models.Organisation, to: models.User | None, by: log.Actor) -> int:
    """End all that somebody is in networks for an organisation, and give it to a colleague; answers how many.

    The colleague comes as what they are themselves, to no more than was shared, and with no leave to write at once:
    that was said to somebody else. Raises `coming.Stays` when they cannot come to a client.
    """
    with transaction.atomic():
        held = caseload(user, organisation, by.at)
        comes = coming.coming(to, organisation, by.at) if to and held else None
        for one in held:
            if comes and not _has(comes.user, one, by.at):
                _give_on(one, comes, by)
            roles.end(one, by)
        if held:
            log.write(by, models.Deed.HAND_OVER)
    return len(held)


def leave(user: models.User, organisation: models.Organisation, to: models.User | None, by: log.Actor) -> int:
    """Somebody goes: their work is handed over, their positions end, and they become a number; answers which."""
    with transaction.atomic():
        hand_over(user, organisation, to, by)
        for one in standing(organisation, by.at).filter(user=user):
            end(one, by)
        workings.forget(user, organisation)
        models.Organisation.objects.select_for_update().get(pk=organisation.pk)
        last = models.Leaver.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"] or 0
        gone, _ = models.Leaver.objects.get_or_create(
            user=user, organisation=organisation, defaults={"number": last + 1, "at": by.at}
        )
    return gone.number


def _moved(there: models.Position, ends_at: datetime | None, by: log.Actor) -> models.Position:
    """A position ends on another day, and so does the work with clients that would have ended with it."""
    for one in caseload(there.user, there.organisation, by.at):
        if one.ends_at is not None and one.ends_at == there.ends_at:
            roles.extend(one, ends_at, by)
    there.ends_at = ends_at
    there.save(update_fields=["ends_at"])
    log.write(by, models.Deed.GIVE_POSITION)
    return there


def _has(user: models.User, one: models.Role, at: datetime) -> bool:
    return models.Role.objects.filter(roles.holds(at), user=user, network_id=one.network_id).exists()


def _give_on(one: models.Role, comes: coming.Comer, by: log.Actor) -> None:
    assert comes.role is not None
    parts, looks = _shared(one, comes.role)
    ends = [moment for moment in (one.ends_at, comes.ends_at) if moment]
    roles.give(
        comes.user,
        one.network,
        comes.role,
        by,
        parts,
        min(ends, default=None),
        looks=looks,
        reason=roles.reason(one),
        organisation=one.organisation,
    )


def _shared(one: models.Role, role: access.Role) -> tuple[Iterable[access.Part] | None, Iterable[access.Part]]:
    """The parts that go on with a role to somebody who comes as this, and those in which they only look.

    What was shared by name goes on. What a role opens by itself goes on as far as the other opens it by itself too.
    """
    if one.parts is not None:
        return [access.Part(part) for part in one.parts], [access.Part(part) for part in one.looks]
    was, comes = access.POLICY[access.Role(one.role)].alone, access.POLICY[role].alone
    if comes.sees <= was.sees and comes.works <= was.works:
        return None, ()
    return comes.sees & was.sees, was.sees - was.works
