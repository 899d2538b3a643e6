"""When to come back to a map, and when one is still only a beginning: nudges, as data (R005, R006)."""

import calendar
from datetime import date
from enum import StrEnum
from typing import Final

from kring.core import days
from kring.core.network import Network, Owner

MONTHS: Final = 3  # until the map is looked at again, unless another day was agreed (R006)
BEGINNING_DAYS: Final = 30  # after so many days a map without a wish is told to be only a beginning (R005)


def may_ask(owner: Owner, today: date) -> bool:
    """Whether anybody may ask the owner to work on the map: not after a no, until the day they named (R004)."""
    if owner.wants_to_map is not False:
        return True
    return owner.ask_again_on is not None and days.first(owner.ask_again_on) <= today


class Nudge(StrEnum):
    """What may be said, kindly, of a map and its days."""

    REVIEW = "review"
    BEGINNING = "beginning"


def review_day(kept_on: date, months: int = MONTHS) -> date:
    """The day on which to look again: so many months later, or the last day of a month that has no such day."""
    years, month = divmod(kept_on.month - 1 + months, 12)
    year = kept_on.year + years
    return date(year, month + 1, min(kept_on.day, calendar.monthrange(year, month + 1)[1]))


def nudges(network: Network, begun_on: date, review_on: date | None, today: date) -> tuple[Nudge, ...]:
    """What there is to say on a day. Of a network of nobody there is nothing, and who agreed on no day is left alone.

    The agreed day itself counts. A wish of any kind makes a map more than a beginning.
    """
    if not network.people:
        return ()
    found = [Nudge.REVIEW] if review_on is not None and review_on <= today else []
    if not network.wishes and (today - begun_on).days >= BEGINNING_DAYS:
        found.append(Nudge.BEGINNING)
    return tuple(found)
