"""Who works at an organisation: positions given and ended, what people are trained for, and what happens when they go.

Each of these is a line in the log. What somebody was stays told; who went is a number to who reads what they did.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from kring.core import access, trained
from kring.methods import trainings
from kring.store import accounts, log, models, roles


def standing(organisation: models.Organisation, at: datetime) -> QuerySet[models.Position]:
    """The positions at an organisation that hold at a moment, the oldest first."""
    held = models.Position.objects.filter(holds(at), organisation=organisation).select_related("user")
    return held.order_by("begins_at", "pk")


def posts(user: models.User) -> list[access.Post]:
    """All that somebody is and was at organisations."""
    held = models.Position.objects.filter(user=user)
    return [access.Post(str(one.organisation_id), access.Role(one.role), one.begins_at, one.ends_at) for one in held]


def where(user: models.User, which: Iterable[access.Role], at: datetime) -> list[UUID]:
    """The organisations at which somebody now is one of these."""
    held = models.Position.objects.filter(holds(at), user=user, role__in=[role.value for role in which])
    return list(held.values_list("organisation_id", flat=True).distinct())


def looked_after(user: models.User, at: datetime) -> list[models.Organisation]:
    """The organisations that somebody looks after now."""
    held = models.Position.objects.filter(holds(at), user=user, role=access.Role.ADMINISTRATOR.value)
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
    """Give somebody a position; the same twice is once. Who accepts what another offered acts themselves: `given_by`
    is that other; `waived` is why the training that is asked can wait. Raises `ValueError` for a role that no
    organisation gives.
    """
    if role not in access.AT_AN_ORGANISATION:
        raise ValueError(role)
    with transaction.atomic():
        there = standing(organisation, by.at).filter(user=user, role=role.value).first()
        if there is not None:
            return there
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
        if models.Position.objects.filter(holds(by.at), pk=given.pk).update(ends_at=by.at, ended_by=by.user):
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


def lacking(user: models.User | None, role: access.Role, asked: trained.Asked, day: date) -> tuple[trained.Lack, ...]:
    """What somebody lacks on a day to be this, whichever organisation noted what they learned."""
    return lacks(learned(user) if user else (), role, asked, day)


def learned(user: models.User) -> list[trained.Held]:
    """What somebody learned, whichever organisation noted it."""
    noted = models.Qualification.objects.filter(user=user, ended_at=None)
    return [trained.Held(one.kind, one.since, one.until) for one in noted]


def lacks(held: Iterable[trained.Held], role: access.Role, asked: trained.Asked, day: date) -> tuple[trained.Lack, ...]:
    """What whoever learned this lacks on a day to be this."""
    return trained.lacking(role, asked, trainings.courses().values(), held, day)


def work(user: models.User, organisation: models.Organisation, at: datetime) -> access.Role:
    """As what somebody comes to a client of an organisation: of their positions there the one that opens most."""
    held = {access.Role(one.role) for one in standing(organisation, at).filter(user=user)}
    fitting = [role for role in access.Role if role in held & access.IN_A_NETWORK]
    return next(iter(fitting), access.Role.PROFESSIONAL)


def caseload(user: models.User, organisation: models.Organisation, at: datetime) -> list[models.Role]:
    """What somebody is in networks for this organisation, now."""
    held = models.Role.objects.filter(roles.holds(at), user=user, organisation=organisation, is_emergency=False)
    return list(held.select_related("network").defer("network__document", "network__kept").order_by("begins_at"))


def hand_over(user: models.User, organisation: models.Organisation, to: models.User | None, by: log.Actor) -> int:
    """End all that somebody is in networks for an organisation, and give it to a colleague; answers how many.

    The colleague gets what was shared, and no leave to write at once: that was said to somebody else.
    """
    with transaction.atomic():
        held = caseload(user, organisation, by.at)
        for one in held:
            if to is not None and not _has(to, one, by.at):
                _give_on(one, to, by)
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
        models.Organisation.objects.select_for_update().get(pk=organisation.pk)
        last = models.Leaver.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"] or 0
        gone, _ = models.Leaver.objects.get_or_create(
            user=user, organisation=organisation, defaults={"number": last + 1, "at": by.at}
        )
    return gone.number


def _has(user: models.User, one: models.Role, at: datetime) -> bool:
    return models.Role.objects.filter(roles.holds(at), user=user, network_id=one.network_id).exists()


def _give_on(one: models.Role, to: models.User, by: log.Actor) -> None:
    parts = None if one.parts is None else [access.Part(part) for part in one.parts]
    roles.give(
        to,
        one.network,
        access.Role(one.role),
        by,
        parts,
        one.ends_at,
        looks=[access.Part(part) for part in one.looks],
        reason=roles.reason(one),
        organisation=one.organisation,
    )


def holds(at: datetime) -> Q:
    """What holds at a moment: it began, and did not end."""
    return roles.holds(at) & Q(begins_at__lte=at)
