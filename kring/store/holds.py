"""Legal holds: what must be kept whatever its term and whoever asks, for instance as long as a court wants that."""

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


def holds(network_id: str, at: datetime) -> bool:
    """Whether a network is held at this moment."""
    return _standing(network_id, at).exists()


def _standing(network_id: str, at: datetime) -> QuerySet[models.Hold]:
    lasts = Q(ends_at__isnull=True) | Q(ends_at__gt=at)
    return models.Hold.objects.filter(lasts, network=network_id, begins_at__lte=at)
