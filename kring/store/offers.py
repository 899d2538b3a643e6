"""Asking somebody who has an account to work at an organisation. Nobody is anything there before they said yes.

The organisation learns nothing of their account by asking, and has no way into it afterwards.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from kring.core import access
from kring.store import coming, log, models, positions

VALID: Final = timedelta(weeks=2)


class Nobody(Exception):
    """The address belongs to nobody who can come in."""


def make(
    email: str,
    organisation: models.Organisation,
    role: access.Role,
    by: log.Actor,
    ends_at: datetime | None = None,
) -> models.Offer | None:
    """Ask whom this address belongs to, perhaps only until a day.

    Nothing when they are that there already, or were asked and did not answer. Raises `Nobody` when the address is
    nobody's, and `ValueError` for a role that no organisation gives.
    """
    assert by.user is not None
    if role not in access.AT_AN_ORGANISATION:
        raise ValueError(role)
    user = models.User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        raise Nobody(email)
    with transaction.atomic():
        is_there = positions.standing(organisation, by.at).filter(user=user, role=role.value).exists()
        is_asked = _open(by.at).filter(user=user, organisation=organisation, role=role.value).exists()
        if is_there or is_asked:
            return None
        log.write(by, models.Deed.INVITE)
        return models.Offer.objects.create(
            user=user,
            organisation=organisation,
            role=role.value,
            by=by.user,
            made_at=by.at,
            ends_at=ends_at,
            expires_at=by.at + VALID,
        )


def asked(user: models.User, at: datetime) -> list[models.Offer]:
    """What somebody was asked and did not answer yet, the oldest first."""
    return list(_open(at).filter(user=user).select_related("organisation", "by"))


def waiting(organisation: models.Organisation, at: datetime) -> list[models.Offer]:
    """Whom an organisation asked, and who did not answer yet."""
    return list(_open(at).filter(organisation=organisation).select_related("user"))


def accept(user: models.User, id: int, by: log.Actor) -> models.Position | None:
    """Somebody says yes: from now on they work there, until the day that was said.

    Nothing, when it was answered, taken back or is too old.
    """
    with transaction.atomic():
        one = _closed(_open(by.at).filter(user=user), id, by.at)
        if one is None or one.ends_at is not None and one.ends_at <= by.at:
            return None
        models.Leaver.objects.filter(user=user, organisation=one.organisation).delete()  # they are back, by name
        return positions.give(user, one.organisation, access.Role(one.role), by, one.ends_at, given_by=one.by)


def refuse(user: models.User, id: int, by: log.Actor) -> bool:
    """Somebody says no; false when there was nothing to answer any more."""
    with transaction.atomic():
        if _closed(_open(by.at).filter(user=user), id, by.at) is None:
            return False
        log.write(by, models.Deed.ANSWER)
    return True


def withdraw(organisation: models.Organisation, id: int, by: log.Actor) -> bool:
    """The organisation takes it back; false when there was nothing to take back any more."""
    with transaction.atomic():
        if _closed(_open(by.at).filter(organisation=organisation), id, by.at) is None:
            return False
        log.write(by, models.Deed.END_POSITION)
    return True


def places(user: models.User, at: datetime) -> list[models.Position]:
    """What somebody is at organisations now, the oldest first."""
    held = models.Position.objects.filter(coming.holds(at), user=user).select_related("organisation")
    return list(held.order_by("begins_at", "pk"))


def _open(at: datetime) -> QuerySet[models.Offer]:
    return models.Offer.objects.filter(closed_at=None, expires_at__gt=at).order_by("pk")


def _closed(among: QuerySet[models.Offer], id: int, at: datetime) -> models.Offer | None:
    one = among.filter(pk=id).select_related("organisation", "by").first()
    if one is None or models.Offer.objects.filter(pk=one.pk, closed_at=None).update(closed_at=at) != 1:
        return None
    return one
