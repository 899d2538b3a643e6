"""How often there is contact, who begins it, and whether giving and taking fit: frequency, reciprocity (PC2)."""

from datetime import date
from typing import Final

from kring.core import days as dated
from kring.core.measures import graph
from kring.core.measures.answers import Count, NotApplicable, Quantity, Reason, Share, Unit, Whose
from kring.core.measures.graph import Graph, Numbers, Source
from kring.core.network import Direction, Id, Initiative, Period, When

A_WEEK: Final = {Period.DAY: 7.0, Period.WEEK: 1.0, Period.MONTH: 12 / 52, Period.YEAR: 1 / 52}
# Kept by name: in Python 3.11 looking up a member of an enum takes longer than what is done with it.
_TIMES: Final = Unit.TIMES_A_WEEK
_DAYS: Final = Unit.DAYS
_SHARE: Final = Unit.SHARE
_MUTUAL: Final = Direction.BOTH
_RECEIVE: Final = Direction.RECEIVE
_GIVE: Final = Direction.GIVE
_BOTH: Final = Initiative.BOTH
_OWNER: Final = Initiative.OWNER


@graph.measure
def contacts_a_week(seen: Graph) -> Quantity | NotApplicable:
    """How many contacts the client has in a week, all members together.

    A day is 7 times a week, a month 12/52, a year 1/52. Members of whom it is
    not told are left out and named, so the true number may be higher.

    Aan de slag met sociale netwerken, table 2: frequentie.
    """
    times = [None if (often := one.frequency) is None else often.times * A_WEEK[often.per] for one in seen.members]
    return graph.total(seen, Numbers(seen.ids, times), _TIMES)


@graph.measure
def initiative(seen: Graph) -> Quantity | NotApplicable:
    """Who begins the contact: 1 is always the client, 0 always the other.

    Members with whom both begin count half for each. `people` are all of whom it is told.

    Aan de slag met sociale netwerken, table 2: frequentie.
    """
    begins = seen.by.initiative
    by_owner, by_both = begins.get(_OWNER, []), begins.get(_BOTH, [])
    unknown = tuple(begins.get(None, ()))
    known = seen.size - len(unknown)
    if known == 0:
        return seen.nothing(unknown)
    begun = len(by_owner) + len(by_both) / 2
    people = tuple([one.id for one in seen.members if one.initiative is not None]) if unknown else seen.ids
    return Quantity(begun / known, _SHARE, people, unknown)


def days_since_contact(source: Source, today: date | None, whose: Whose = Whose.ALL) -> dict[Id, int] | NotApplicable:
    """How many days ago the last contact was, per member of whom it is told.

    Of a month or a year its last day is taken, and of one that still runs today:
    it was at least so long ago. A last contact in the future is not believed and
    left out.

    Aan de slag met sociale netwerken, table 2: frequentie.
    """
    seen = graph.of(source, whose)
    if today is None:
        return NotApplicable(Reason.NO_DATE)
    days = {one.id: ago for one in seen.members if (ago := _days_ago(one.last_contact, today)) is not None}
    return days or seen.nothing(seen.ids)


def median_days_since_contact(source: Source, today: date | None, whose: Whose = Whose.ALL) -> Quantity | NotApplicable:
    """How many days ago the last contact with the middle one of the members was. See `days_since_contact`.

    Aan de slag met sociale netwerken, table 2: frequentie.
    """
    seen = graph.of(source, whose)
    if today is None:
        return NotApplicable(Reason.NO_DATE)
    days = [_days_ago(one.last_contact, today) for one in seen.members]
    return graph.median(seen, Numbers(seen.ids, list(days)), _DAYS)


@graph.measure
def mutual(seen: Graph) -> Share | NotApplicable:
    """With which share of the members there is giving as well as receiving, from 0 to 1.

    It need not be the same thing or as much. "Neither" is an answer too and
    counts in the denominator; not told does not.

    Aan de slag met sociale netwerken, table 2: wederkerigheid.
    """
    return graph.share(seen, seen.by.direction, _MUTUAL)


@graph.measure
def only_received_from(seen: Graph) -> Count | NotApplicable:
    """The members from whom the client only receives: something to talk about, in persons.

    Aan de slag met sociale netwerken, table 2: wederkerigheid.
    """
    return graph.count(seen, seen.by.direction, _RECEIVE)


@graph.measure
def only_given_to(seen: Graph) -> Count | NotApplicable:
    """The members to whom the client only gives, in persons.

    Aan de slag met sociale netwerken, table 2: wederkerigheid.
    """
    return graph.count(seen, seen.by.direction, _GIVE)


def _days_ago(when: When | None, today: date) -> int | None:
    if when is None:
        return None
    if dated.first(when) > today:
        return None
    return max(0, (today - dated.last(when)).days)
