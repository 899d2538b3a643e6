"""Mail that only says that there is something: at most one a week, to who leads, and never to who does not want it."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import msgspec
from django.db import transaction
from django.utils import timezone

from kring.core import access, reminders
from kring.store import keys, models, roles
from kring.store.networks import load

_LOG = logging.getLogger(__name__)

EACH: Final = timedelta(days=7)
_BY_DAY: Final = range(9, 20)  # nobody's telephone wakes them

Mail = Callable[[models.User, str], None]


def send(at: datetime, mail: Mail) -> int:
    """Mail everybody for whom there is something, once; how many. Run again, it mails nobody twice."""
    if timezone.localtime(at).hour not in _BY_DAY:
        return 0
    return sum(_send(one, at, mail) for one in _leading(at))


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


def _send(role: models.Role, at: datetime, mail: Mail) -> bool:
    with transaction.atomic():
        found = models.Reminder.objects.get_or_create(network=role.network, user=role.user)[0]
        row = models.Reminder.objects.select_for_update().get(pk=found.pk)
        if row.is_off or (row.sent_at is not None and row.sent_at + EACH > at) or not _is_due(role.network, at):
            return False
        models.Reminder.objects.filter(pk=row.pk).update(sent_at=at)
    mail(role.user, role.network_id)
    return True


def _is_due(row: models.Network, at: datetime) -> bool:
    try:
        return not reminders.due(load(row), timezone.localdate(at)).is_quiet
    except (keys.Unreadable, msgspec.MsgspecError, ValueError):  # one that cannot be read leaves all others
        _LOG.error("Circle %s could not be looked through for its plan: it cannot be read.", row.pk)
        return False
