"""Mail that only says that there is something: at most one a week, and never to who does not want it.

It goes to who leads; and to who said who they are on the map, when something that they agreed to comes up.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import msgspec
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from kring.core import access, reminders, sight
from kring.store import identities, keys, models, roles
from kring.store.networks import load

_LOG = logging.getLogger(__name__)

EACH: Final = timedelta(days=7)
_BY_DAY: Final = range(9, 20)  # nobody's telephone wakes them

Mail = Callable[[models.User, str, bool], None]  # whom, of which circle, and whether they lead it


def send(at: datetime, mail: Mail) -> int:
    """Mail everybody for whom there is something, once; how many. Run again, it mails nobody twice."""
    if timezone.localtime(at).hour not in _BY_DAY:
        return 0
    others = _others(at)
    return sum(_send(one, at, mail) for one in _leading(at)) + sum(_send(one, at, mail, who) for one, who in others)


def is_off(row: models.Network, user: models.User) -> bool:
    """Whether somebody wants no mail about this circle."""
    return models.Reminder.objects.filter(network=row, user=user, is_off=True).exists()


def turn(row: models.Network, user: models.User, off: bool) -> None:
    """Say that one wants no mail, or wants it again."""
    models.Reminder.objects.update_or_create(network=row, user=user, defaults={"is_off": off})


def _leading(at: datetime) -> list[models.Role]:
    """Who leads a circle now and showed that their mail address is theirs: one role for each."""
    now = {"begins_at__lte": at, "role__in": [role.value for role in access.LEADING], "network__closed_at": None}
    leads = models.Role.objects.filter(roles.holds(at), **now)
    theirs = leads.exclude(user__email=None).exclude(user__email_proven_at=None)
    found = theirs.select_related("user", "network").order_by("pk")
    return list({(one.network_id, one.user_id): one for one in found}.values())


def _others(at: datetime) -> list[tuple[models.Role, str]]:
    """Who said who they are on the map of somebody else, and showed that their mail address is theirs."""
    said = models.Identity.objects.filter(is_agreed=True, network__closed_at=None, network=OuterRef("network"))
    held = models.Role.objects.filter(
        roles.holds(at), Exists(said.filter(user=OuterRef("user"))), begins_at__lte=at, is_emergency=False
    )
    theirs = held.exclude(user__email=None).exclude(user__email_proven_at=None)
    found = {one.pk: one for one in theirs.select_related("user", "network").order_by("pk")}
    who = identities.of(found.values(), at)
    some = {(found[pk].network_id, found[pk].user_id): (found[pk], person) for pk, person in who.items()}
    return list(some.values())


def _send(role: models.Role, at: datetime, mail: Mail, who: str = "") -> bool:
    with transaction.atomic():
        found = models.Reminder.objects.get_or_create(network=role.network, user=role.user)[0]
        row = models.Reminder.objects.select_for_update().get(pk=found.pk)
        if row.is_off or (row.sent_at is not None and row.sent_at + EACH > at) or not _is_due(role, at, who):
            return False
        models.Reminder.objects.filter(pk=row.pk).update(sent_at=at)
    mail(role.user, role.network_id, not who)
    return True


def _is_due(role: models.Role, at: datetime, who: str) -> bool:
    """Whether something is due: of all of it to who leads, of what they see to who is somebody on the map."""
    row, today = role.network, timezone.localdate(at)
    try:
        if not who:
            return not reminders.due(load(row), today).is_quiet
        return bool(reminders.of_person(sight.visible(load(row), roles.viewer(role, at)), who, today))
    except (keys.Unreadable, msgspec.MsgspecError, ValueError):  # one that cannot be read leaves all others
        _LOG.error("Circle %s could not be looked through for its plan: it cannot be read.", row.pk)
        return False
