"""Who opened a network, told to whose it is: who, when and in which role, without what they saw."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from kring.store import accounts, log, looked, models

_LOOKED = (models.Deed.READ, models.Deed.LIST, models.Deed.SEARCH, models.Deed.COPY)


@dataclass(frozen=True)
class Day:
    """How often somebody opened something of a network on one day."""

    on: date
    who: str
    role: str
    times: int


def days(row: models.Network, by: log.Actor) -> list[Day]:
    """Everybody else's openings by the day, newest first. Who is nobody's any more has no name."""
    parties = accounts.parties(row)
    told = looked.lines(row, looked.Asked(not_by=by.user.pk if by.user else None), by.at)
    lines = told.filter(deed__in=_LOOKED, outcome=models.Outcome.DONE)
    found: dict[tuple[date, str, str], int] = {}
    for at, user, role in lines.order_by("-at").values_list("at", "user_id", "role").iterator():
        key = (timezone.localdate(at), str(user), role)
        found[key] = found.get(key, 0) + 1
    return [Day(on, parties.get(user, ("", ""))[0], role, times) for (on, user, role), times in found.items()]
