"""What is kept no longer is told to whose circle it is a month before it goes, and they may keep it.

So nobody who says by which law a circle is kept, or for how long, makes it vanish unseen.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction

from kring.core import access
from kring.core.retention import GRACE, Basis
from kring.store import erasure, holds, log, models, retention, roles
from kring.store.retention import Keeps

_LEADING: Final = [role.value for role in access.LEADING]


def announce(at: datetime) -> list[models.Network]:
    """Say of everything of which the term is over within a month when it goes: the networks that this is new of.

    What is held now, changed, or kept by another law goes no more, and that is said too.
    """
    found = [(one, one.ends) for one in _kept(at)]
    new = [(one.row, ends) for one, ends in found if ends and _goes(one, at) and one.row.goes_at is None]
    for row, ends in new:
        _say(row, max(ends, at + GRACE), at)
    for one, _ in found:
        if one.row.goes_at is not None and not _goes(one, at):
            _say(one.row, None, at)
    return [row for row, _ in new]


def run(at: datetime) -> int:
    """Destroy what is kept no longer and was told a month ago, each with its proof; how many networks that were."""
    announce(at)
    due = [one.row for one in _kept(at) if one.is_over(at) and one.row.goes_at and one.row.goes_at <= at]
    return sum(erasure.erase(row.pk, at, row.basis, lambda row: _still_goes(row, at)) for row in due)


def keep(row: models.Network, by: log.Actor) -> None:
    """Whose circle it is keeps it: no law keeps it any more, and nothing takes it away but they themselves."""
    if row.goes_at is not None:
        retention.settle(row, by, Basis.INFORMAL, row.case_closed_at, row.majority_at)


def whom(row: models.Network, at: datetime, as_what: Iterable[str] = _LEADING) -> list[models.User]:
    """Whom to tell by mail that something is new: whoever leads there and comes in by an address that is theirs."""
    held = models.Role.objects.filter(roles.holds(at), network=row, begins_at__lte=at, role__in=as_what).select_related(
        "user"
    )
    return list({one.user_id: one.user for one in held if one.user.email_proven_at}.values())


def owners(row: models.Network, by: log.Actor) -> list[models.User]:
    """Whom to tell what somebody else asked of their circle: whose it is, but not who asked."""
    return [one for one in whom(row, by.at, [access.Role.OWNER.value]) if by.user is None or one.pk != by.user.pk]


def _kept(at: datetime) -> list[Keeps]:
    here: list[models.Organisation | None] = [None, *models.Organisation.objects.all()]
    return [one for organisation in here for one in retention.kept(organisation, at)]


def _goes(one: Keeps, at: datetime) -> bool:
    return one.is_over(at + GRACE)


def _still_goes(row: models.Network, at: datetime) -> bool:
    """Whether nobody held it, changed it or kept it since it was looked at."""
    return row.goes_at is not None and row.goes_at <= at and not holds.holds(row.pk, at)


def _say(row: models.Network, goes_at: datetime | None, at: datetime) -> None:
    with transaction.atomic():
        if models.Network.objects.filter(pk=row.pk, goes_at=row.goes_at).update(goes_at=goes_at) == 1:
            log.write(log.Actor(None, at, rule=row.basis), models.Deed.KEEP, row.pk, version=row.version)
    row.goes_at = goes_at
