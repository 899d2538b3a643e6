"""How firm and how old the ties are, and what became of them: stability (PC2)."""

from typing import Final

from kring.core.measures import graph
from kring.core.measures.answers import Count, NotApplicable, Quantity, Share, Unit, Whose
from kring.core.measures.graph import Graph, Source
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


def median_years(source: Source, whose: Whose = Whose.ALL) -> Quantity | NotApplicable:
    """How long the client has known the middle one of the members, in years.

    Members of whom it is not told are left out and named.

    Aan de slag met sociale netwerken, table 2: stabiliteit.
    """
    seen = graph.of(source, whose)
    return graph.median(seen, seen.years, _YEARS)


def long_known(source: Source, whose: Whose = Whose.ALL) -> Share | NotApplicable:
    """Which share of the members the client has known for ten years or more, from 0 to 1."""
    seen = graph.of(source, whose)
    return graph.share_from(seen, seen.years, LONG)


def newly_known(source: Source, whose: Whose = Whose.ALL) -> Share | NotApplicable:
    """Which share of the members the client has known for a year or less, from 0 to 1."""
    seen = graph.of(source, whose)
    return graph.share_to(seen, seen.years, RECENT)


def strong(source: Source, whose: Whose = Whose.ALL) -> Share | NotApplicable:
    """Which share of the members has a strong tie with the client, from 0 to 1.

    A weak tie is no fault: strong ties give emotional support, weak ones give
    other information, such as work.

    Granovetter (1973), The Strength of Weak Ties.
    """
    seen = graph.of(source, whose)
    return graph.share(seen, seen.by.strength, _STRONG)


def broken(source: Source, whose: Whose = Whose.ALL) -> Count:
    """The ties that were broken, in persons. These people are no members."""
    return _became(graph.of(source, whose), _BROKEN)


def faded(source: Source, whose: Whose = Whose.ALL) -> Count:
    """The people who went out of sight, in persons. They are no members, but may become so again (R008)."""
    return _became(graph.of(source, whose), _FADED)


def restored(source: Source, whose: Whose = Whose.ALL) -> Count:
    """The ties that were restored, in persons. These people are members again."""
    return _became(graph.of(source, whose), _RESTORED)


def _became(seen: Graph, status: Status) -> Count:
    people = tuple([one.id for one in seen.once(_changed) if one.status is status])
    return Count(len(people), people)


def _changed(seen: Graph) -> list[Person]:
    return [one for one in seen.people if one.status is not _ACTIVE and one.died is None]
