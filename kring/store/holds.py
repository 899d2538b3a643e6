"""Legal holds: what must be kept whatever its term and whoever asks, for instance as long as a court wants that."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from kring.store import log, models


def put(row: models.Network, why: str, by: log.Actor, ends_at: datetime | None = None) -> models.Hold:
    """Hold a network. `why` is a number to find the case by, and no story."""
    with transaction.atomic():
        log.write(by, models.Deed.KEEP, row.pk, version=row.version)
        return models.Hold.objects.create(network=row, why=why, by=by.user, begins_at=by.at, ends_at=ends_at)


def lift(row: models.Network, by: log.Actor) -> int:
    """End every hold on a network; how many there were."""
    with transaction.atomic():
        log.write(by, models.Deed.KEEP, row.pk, version=row.version)
        return _standing(row.pk, by.at).update(ends_at=by.at)


def end(row: models.Network, id: int, by: log.Actor) -> bool:
    """End one hold on a network; False when there is none with this number that stands."""
    with transaction.atomic():
        if _standing(row.pk, by.at).filter(pk=id).update(ends_at=by.at) != 1:
            return False
        log.write(by, models.Deed.KEEP, row.pk, version=row.version)
    return True


def of(network_ids: Iterable[str], at: datetime) -> dict[str, list[models.Hold]]:
    """What holds these networks at this moment, by network, the oldest first."""
    found: dict[str, list[models.Hold]] = {}
    for one in _lasting(at).filter(network__in=list(network_ids)).select_related("by").order_by("begins_at", "pk"):
        found.setdefault(one.network_id, []).append(one)
    return found


def holds(network_id: str, at: datetime) -> bool:
    """Whether a network is held at this moment."""
    return _standing(network_id, at).exists()


def _standing(network_id: str, at: datetime) -> QuerySet[models.Hold]:
    return _lasting(at).filter(network=network_id)


def _lasting(at: datetime) -> QuerySet[models.Hold]:
    lasts = Q(ends_at__isnull=True) | Q(ends_at__gt=at)
    return models.Hold.objects.filter(lasts, begins_at__lte=at)
