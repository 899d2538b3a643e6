"""What is not told for a while because it could endanger somebody: by whom, why, and until when.

Of who looked, of an emergency, and of telling a person that they are on a map: one kind of row. It always has a name
and an end, three months at most; then it is told, or a professional says again why not. A reviewer sees them all.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from kring.core import emergency
from kring.store import keys, log, models

_BEFORE: Final = timedelta(days=1)  # somebody often knows only after looking that it should not be told


def put(
    row: models.Network,
    what: models.Openness,
    why: str,
    until: datetime,
    by: log.Actor,
    *,
    of_user: models.User | None = None,
    about: str = "",
    lines_until: datetime | None = None,
) -> models.Withholding:
    """Withhold something from now on. Raises `ValueError` without a reason, or for longer than three months."""
    words = " ".join(why.split())
    if by.user is None or not words or not emergency.may_withhold_until(until, by.at):
        raise ValueError(until)
    with transaction.atomic():
        log.write(by, models.Deed.WITHHOLD, row.pk, version=row.version, people=[about] if about else ())
        return models.Withholding.objects.create(
            network=row,
            what=what,
            by=by.user,
            why=keys.seal(keys.unwrap(row.key, row.pk), words.encode(), f"withheld {by.user.pk}", row.pk),
            begins_at=by.at,
            ends_at=until,
            of_user=of_user,
            about=about,
            lines_from=by.at - (_BEFORE if what == models.Openness.LOG else timedelta()),
            lines_until=lines_until or until,
        )


def extend(one: models.Withholding, until: datetime, by: log.Actor) -> None:
    """Withhold it longer, three months from now at most. Raises `ValueError`."""
    if not emergency.may_withhold_until(until, by.at):
        raise ValueError(until)
    _set_end(one, until, by)


def end(one: models.Withholding, by: log.Actor) -> None:
    """Tell it from now on."""
    _set_end(one, by.at, by)


def why(one: models.Withholding) -> str:
    """The reason in words, as only a reviewer and who withholds it read it."""
    if not one.why:
        return ""
    key = keys.unwrap(one.network.key, one.network_id)
    return keys.unseal(key, one.why, f"withheld {one.by_id}", one.network_id).decode()


def standing(row: models.Network, what: models.Openness, at: datetime) -> QuerySet[models.Withholding]:
    """What of this kind is withheld here at a moment."""
    return models.Withholding.objects.filter(network=row, what=what, begins_at__lte=at, ends_at__gt=at)


def every(networks: Iterable[str], at: datetime) -> list[models.Withholding]:
    """All that is withheld in these networks now, what ends first first: for a reviewer."""
    found = models.Withholding.objects.filter(network__in=list(networks), ends_at__gt=at)
    return list(found.select_related("network", "by", "of_user").order_by("ends_at"))


def of_organisation(organisation: models.Organisation | None, at: datetime) -> list[models.Withholding]:
    """All that is withheld now in the networks that an organisation keeps, or in those of none."""
    kept = models.Network.objects.filter(organisation=organisation)
    return every(kept.values_list("pk", flat=True), at)


def _set_end(one: models.Withholding, until: datetime, by: log.Actor) -> None:
    with transaction.atomic():
        models.Withholding.objects.filter(pk=one.pk).update(ends_at=until)
        log.write(by, models.Deed.WITHHOLD, one.network_id, people=[one.about] if one.about else ())
    one.refresh_from_db()
