"""The days of a map: when to come back to it, when it is still only a beginning, and when nobody asks for one."""

import calendar
from datetime import date
from typing import Final

from kring.core import days
from kring.core.network import Owner

MONTHS: Final = 3  # until the map is looked at again, unless another day was agreed (R006)
BEGINNING_DAYS: Final = 30  # after so many days a map without a wish is told to be only a beginning (R005)


def may_ask(owner: Owner, today: date) -> bool:
    """Whether anybody may ask the owner to work on the map: not after a no, until the day they named (R004)."""
    if owner.wants_to_map is not False:
        return True
    return owner.ask_again_on is not None and days.first(owner.ask_again_on) <= today


def review_day(kept_on: date, months: int = MONTHS) -> date:
    """The day on which to look again: so many months later, or the last day of a month that has no such day."""
    years, month = divmod(kept_on.month - 1 + months, 12)
    year = kept_on.year + years
    return date(year, month + 1, min(kept_on.day, calendar.monthrange(year, month + 1)[1]))
