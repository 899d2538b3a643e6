"""Forgetting somebody: asked for in one act, done after a week in which they may think better of it.

At once the circle is closed for everybody but who asked. After the week its key is destroyed and its rows go, the
ledger first; what an older copy brings back goes again before anybody can come in.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import CASCADE, ProtectedError

from kring.core import access
from kring.store import holds, ledger, log, models, roles

WEEK: Final = timedelta(days=7)
_NOBODY: Final = "…"


def ask(row: models.Network, by: log.Actor) -> bool:
    """Ask to be forgotten; asked twice, the first time counts. Answers whether it was asked now."""
    with transaction.atomic():
        asked = models.Network.objects.filter(pk=row.pk, closed_at__isnull=True)
        is_new = asked.update(closed_at=by.at, closed_by=by.user) == 1
        if is_new:
            log.write(by, models.Deed.ERASE, row.pk, version=row.version)
    row.refresh_from_db(fields=["closed_at", "closed_by"])
    return is_new


def stay(row: models.Network, by: log.Actor) -> None:
    """Think better of it: everything is open again to whom it was open."""
    with transaction.atomic():
        asked = models.Network.objects.filter(pk=row.pk, closed_at__isnull=False)
        if asked.update(closed_at=None, closed_by=None) == 1:
            log.write(by, models.Deed.STAY, row.pk, version=row.version)
    row.refresh_from_db(fields=["closed_at", "closed_by"])


def erase_at(row: models.Network) -> datetime | None:
    """When it will be erased, if that was asked."""
    return row.closed_at + WEEK if row.closed_at else None


def due(at: datetime) -> list[str]:
    """Erase whatever was asked a week ago or longer, unless it is held; the ids of what is gone."""
    asked = models.Network.objects.filter(closed_at__lte=at - WEEK).values_list("pk", flat=True)
    ids = [id for id in asked if not holds.holds(id, at)]
    return [id for id in ids if erase(id, at, is_still_due=lambda row: _is_asked(row, at))]


def _is_asked(row: models.Network, at: datetime) -> bool:
    return row.closed_at is not None and row.closed_at <= at - WEEK and not holds.holds(row.pk, at)


def _always(row: models.Network) -> bool:
    return True


def erase(id: str, at: datetime, why: str = "asked", is_still_due: Callable[[models.Network], bool] = _always) -> bool:
    """Destroy the key of a network and take away its rows, and the account of whose it was if they have no other.

    Whoever thought better of it while others went is asked once more, before anything is written or taken away; answers
    whether it went.
    """
    with transaction.atomic():
        _overwrite()
        row = models.Network.objects.select_for_update(of=("self",)).filter(pk=id).first()
        if row is None or not is_still_due(row):
            return False
        ledger.add("network", id, at)
        owners = models.User.objects.filter(roles__network=row, roles__role__in=[access.Role.OWNER.value])
        whose = list(owners.distinct())
        models.Network.objects.filter(pk=id).update(key=bytes(len(row.key)))
        row.delete()
        for user in whose:
            if not _is_needed(user, at):
                _forget(user, at)
        models.Destruction.objects.create(at=at, what="network", why=why, organisation=row.organisation_id, number=1)
        log.write(log.Actor(None, at, rule=why), models.Deed.ERASE, id)
    _sweep()
    return True


def replay(at: datetime) -> int:
    """Erase again whatever an older copy brought back; how much that was."""
    known = ledger.among("network", list(models.Network.objects.values_list("pk", flat=True)))
    for id in known:
        erase(id, at, "again")
    users = [str(id) for id in models.User.objects.values_list("pk", flat=True)]
    back = models.User.objects.filter(pk__in=ledger.among("user", users)).exclude(is_active=False)
    for user in back:
        with transaction.atomic():
            _forget(user, at)  # also who is something to another network again, as they were in the older copy
    return len(known)


def _is_needed(user: models.User, at: datetime) -> bool:
    """Whether somebody comes in for something else: another network, now or later, or work at an organisation."""
    if user.is_installation_admin:
        return True
    return any(kind.objects.filter(roles.holds(at), user=user).exists() for kind in (models.Role, models.Position))


def _forget(user: models.User, at: datetime) -> None:
    """Take somebody's account away.

    Where the history of others still says that they did something, a row without a name stays for it to point at.
    """
    ledger.add("user", str(user.pk), at)
    try:
        with transaction.atomic():
            user.delete()
    except ProtectedError:
        _blank(user)


def _blank(user: models.User) -> None:
    related: Any = user._meta.related_objects
    for one in related:
        if one.on_delete is CASCADE:
            one.related_model._default_manager.filter(**{one.field.name: user}).delete()
    user.name, user.email, user.is_active = _NOBODY, None, False
    user.set_unusable_password()
    user.save()


def _overwrite() -> None:
    """Have SQLite write zeros over what is deleted."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _sweep() -> None:
    """Take what was deleted out of the log of SQLite as well; PostgreSQL does so by and by (see the docs)."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
