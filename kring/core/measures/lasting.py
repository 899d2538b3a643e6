"""How firm and how old the ties are, and what became of them: stability (PC2)."""

from typing import Final

from kring.core.measures import graph
from kring.core.measures.answers import Count, NotApplicable, Quantity, Share, Unit
from kring.core.measures.graph import Graph
from kring.core.network import Person, Status, Strength

LONG: Final = 10.0
RECENT: Final = 1.0
_ACTIVE: Final = Status.ACTIVE
# Kept by name: in Python 3.11 looking up a member of an enum takes longer than what is done with it.
_YEARS: Final = Unit.YEARS
_STRONG: Final = Strength.STRONG
_BROKEN: Final = Status.BROKEN
_FADED: Final = Status.FADED
_RESTORED: Final = Status.RESTORED


@graph.measure
def median_years(seen: Graph) -> Quantity | NotApplicable:
    """How long the client has known the middle one of the members, in years.

    Members of whom it is not told are left out and named.

    Aan de slag met sociale netwerken, table 2: stabiliteit.
    """
    return graph.median(seen, seen.years, _YEARS)


@graph.measure
def long_known(seen: Graph) -> Share | NotApplicable:
    """Which share of the members the client has known for ten years or more, from 0 to 1.

    Aan de slag met sociale netwerken, table 2: stabiliteit.
    """
    return graph.share_from(seen, seen.years, LONG)


@graph.measure
def newly_known(seen: Graph) -> Share | NotApplicable:
    """Which share of the members the client has known for a year or less, from 0 to 1.

    Aan de slag met sociale netwerken, table 2: stabiliteit.
    """
    return graph.share_to(seen, seen.years, RECENT)


@graph.measure
def strong(seen: Graph) -> Share | NotApplicable:
    """Which share of the members has a strong tie with the client, from 0 to 1.

    A weak tie is no fault: strong ties give emotional support, weak ones give
    other information, such as work.

    Granovetter (1973), The Strength of Weak Ties.
    """
    return graph.share(seen, seen.by.strength, _STRONG)


@graph.measure
def broken(seen: Graph) -> Count:
    """The ties that were broken, in persons. These people are no members.

    Aan de slag met sociale netwerken, table 2: stabiliteit.
    """
    return _became(seen, _BROKEN)


@graph.measure
def faded(seen: Graph) -> Count:
    """The people who went out of sight, in persons. They are no members, but may become so again (R008).

    Aan de slag met sociale netwerken, table 2: stabiliteit.
    """
    return _became(seen, _FADED)


@graph.measure
def restored(seen: Graph) -> Count:
    """The ties that were restored, in persons. These people are members again.

    Aan de slag met sociale netwerken, table 2: stabiliteit.
    """
    return _became(seen, _RESTORED)


def _became(seen: Graph, status: Status) -> Count:
    people = tuple([one.id for one in seen.once(_changed) if one.status is status])
    return Count(len(people), people)


def _changed(seen: Graph) -> list[Person]:
    return [one for one in seen.people if one.status is not _ACTIVE and one.died is None]
