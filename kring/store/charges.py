"""Who can be chosen for a role of a way: who has access to a circle or works at a place now, and their courses.

It reads and writes nothing: who was chosen is in the network or the walk.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kring.core import access
from kring.core.charges import Able
from kring.core.trained import Held
from kring.store import accounts, coming, models, names, roles


def able(row: models.Network, at: datetime) -> list[Able]:
    """Everybody who has access to a circle now and does not lead it, in the order in which they came."""
    held = models.Role.objects.filter(roles.holds(at), network=row, begins_at__lte=at, is_emergency=False)
    leading = [one.value for one in access.LEADING]
    return _able(held.filter(user__is_active=True).exclude(role__in=leading).select_related("user"))


def at_work(organisation: models.Organisation, at: datetime) -> list[Able]:
    """Everybody who works at an organisation now, in the order in which they came."""
    held = models.Position.objects.filter(coming.holds(at), organisation=organisation, user__is_active=True)
    return _able(held.select_related("user"))


def worked(organisation: models.Organisation) -> dict[str, str]:
    """The names of all who ever worked at an organisation, by their ids."""
    known = accounts.called(models.Position.objects.filter(organisation=organisation))
    return {user: name for user, (name, _role) in known.items()}


def there(networks: Iterable[str], at: datetime) -> dict[str, dict[str, str]]:
    """Who has access to each of these circles now: their names by their ids. One statement."""
    held = models.Role.objects.filter(roles.holds(at), network__in=list(networks), is_emergency=False)
    return _there(held, "network_id", at)


def working(organisations: Iterable[UUID], at: datetime) -> dict[str, dict[str, str]]:
    """Who works at each of these organisations now: their names by their ids. One statement."""
    return _there(
        models.Position.objects.filter(roles.holds(at), organisation__in=list(organisations)), "organisation_id", at
    )


def _there(
    held: QuerySet[models.Role] | QuerySet[models.Position], where: str, at: datetime
) -> dict[str, dict[str, str]]:
    held = held.filter(begins_at__lte=at, user__is_active=True)
    found: dict[str, dict[str, str]] = {}
    rows: list[Any] = list(held.values_list(where, "user_id", "user__name"))  # names as they lie in the table: sealed
    for place, user, name in rows:
        found.setdefault(str(place), {})[str(user)] = names.unseal(name, user)
    return found


def _able(held: QuerySet[models.Role] | QuerySet[models.Position]) -> list[Able]:
    found = {one.user_id: one for one in held.order_by("begins_at", "pk")}
    where: dict[UUID | None, UUID | None] = {user: one.organisation_id for user, one in found.items()}
    learned: dict[UUID, list[Held]] = {}
    for one in models.Qualification.objects.filter(user__in=list(found), ended_at=None):
        if where[one.user_id] == one.organisation_id:
            learned.setdefault(one.user_id, []).append(Held(one.kind, one.since, one.until))
    return [
        Able(str(user), one.user.name, access.Role(one.role), tuple(learned.get(user, ())))
        for user, one in found.items()
    ]
