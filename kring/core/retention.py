"""How long what is kept: by which law, and from when the clock runs. An organisation may have terms of its own.

These are the terms of public Dutch sources; an organisation's privacy officer confirms or changes them.
"""

import calendar
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct


class Clock(StrEnum):
    """From when a term runs."""

    RECEIVED = "received"  # the newest thing was received or made
    CASE_CLOSED = "case_closed"  # the case was closed, or the request withdrawn
    LOG_WRITTEN = "log_written"
    MAJORITY = "majority"  # the client turned eighteen
    LAST_USE = "last_use"


class Basis(StrEnum):
    """Why something is kept at all."""

    INFORMAL = "informal"
    WMO = "wmo"
    WMO_WITHDRAWN = "wmo_withdrawn"
    YOUTH = "youth"
    GUARDIANSHIP = "guardianship"
    LOG = "log"
    INCIDENT = "incident"
    SYSTEM_LOG = "system_log"


OF_NETWORKS: Final = (Basis.INFORMAL, Basis.WMO, Basis.WMO_WITHDRAWN, Basis.YOUTH, Basis.GUARDIANSHIP)


class Term(Struct, frozen=True):
    """How long something is kept from where its clock starts. Unless it is `automatic`, the end is only proposed."""

    clock: Clock
    years: int = 0
    months: int = 0
    days: int = 0
    is_automatic: bool = True
    source: str = ""


TERMS: Final[Mapping[Basis, Term]] = {
    Basis.INFORMAL: Term(Clock.LAST_USE, months=12, is_automatic=False, source="AVG art. 5"),
    Basis.WMO: Term(Clock.RECEIVED, years=15, source="Wmo 2015 art. 5.3.4"),
    Basis.WMO_WITHDRAWN: Term(Clock.CASE_CLOSED, days=42, source="Selectielijst 2020, 8.4.1"),
    Basis.YOUTH: Term(Clock.RECEIVED, years=20, source="Jeugdwet art. 7.3.8"),
    Basis.GUARDIANSHIP: Term(Clock.MAJORITY, years=30, source="Jeugdwet"),
    Basis.LOG: Term(Clock.LOG_WRITTEN, years=5, source="NEN 7513"),
    Basis.INCIDENT: Term(Clock.LOG_WRITTEN, years=3, source="BIO2"),
    Basis.SYSTEM_LOG: Term(Clock.LOG_WRITTEN, months=6, source="BIO2"),
}


STATUTORY: Final = (Basis.WMO, Basis.YOUTH, Basis.GUARDIANSHIP)  # kept at least so long, whatever an organisation says
GRACE: Final = timedelta(days=30)  # after somebody said by which term something is kept, before it goes by that

_LAST_YEAR: Final = 9998


def is_shorter(term: Term, basis: Basis) -> bool:
    """Whether a term keeps something less long than the law that asks it to be kept, whatever its clock."""
    law = TERMS[basis]
    months, of_law = term.years * 12 + term.months, law.years * 12 + law.months
    return basis in STATUTORY and (months, term.days) < (of_law, law.days)


def ends_at(
    basis: Basis, term: Term, starts: Mapping[Clock, datetime | None], said_at: datetime | None
) -> datetime | None:
    """When something is kept no longer by a term that was said at `said_at`; nothing while a clock does not run.

    Never within `GRACE` after it was said, so that a mistake can be noticed; and where the law asks
    it to be kept (`STATUTORY`), never before the law's own term.
    """
    own, law = due_at(term, starts), due_at(TERMS[basis], starts)
    if own is None or (basis in STATUTORY and law is None):
        return None
    least = [law] if basis in STATUTORY and law else []
    return max([own, *least, *([said_at + GRACE] if said_at else [])])


def due_at(term: Term, starts: Mapping[Clock, datetime | None]) -> datetime | None:
    """The first moment at which something is kept no longer; nothing while the clock does not run.

    Months and years are those of the calendar: what begins on a day that another month
    or year lacks (29 February, the 31st) ends on the last day of that month. What would end
    after the year 9998, which no clock here tells, never ends.
    """
    start = starts.get(term.clock)
    if start is None:
        return None
    month = start.year * 12 + start.month - 1 + term.years * 12 + term.months
    year, month = month // 12, month % 12 + 1
    if year + term.days // 365 >= _LAST_YEAR:
        return None
    last = calendar.monthrange(year, month)[1]
    moved = start.replace(year=year, month=month, day=min(start.day, last))
    return moved.fromtimestamp(moved.timestamp() + term.days * 86_400, moved.tzinfo)
