"""How near the members live: reachability (PC2)."""

from typing import Final

from kring.core.measures import graph
from kring.core.measures.answers import Count, NotApplicable, Quantity, Share, Unit
from kring.core.measures.graph import Graph, Numbers

WALKING_KM: Final = 1.0
RIDING_KM: Final = 10.0
# Kept by name: in Python 3.11 looking up a member of an enum takes longer than what is done with it.
_KM: Final = Unit.KM
_MINUTES: Final = Unit.MINUTES


@graph.measure
def near(seen: Graph) -> Share | NotApplicable:
    """Which share of the members lives at most 1 km away, from 0 to 1: they easily drop in.

    Members whose distance is not known are left out and named.

    Aan de slag met sociale netwerken, table 2: bereikbaarheid.
    """
    return graph.share_to(seen, seen.km, WALKING_KM)


@graph.measure
def within_reach(seen: Graph) -> Share | NotApplicable:
    """Which share of the members lives at most 10 km away, from 0 to 1. See `near`.

    Aan de slag met sociale netwerken, table 2: bereikbaarheid.
    """
    return graph.share_to(seen, seen.km, RIDING_KM)


@graph.measure
def median_km(seen: Graph) -> Quantity | NotApplicable:
    """How far away the middle one of the members lives, in kilometres.

    Aan de slag met sociale netwerken, table 2: bereikbaarheid.
    """
    return graph.median(seen, seen.km, _KM)


@graph.measure
def median_minutes(seen: Graph) -> Quantity | NotApplicable:
    """How long the way to the middle one of the members takes, in minutes.

    Aan de slag met sociale netwerken, table 2: bereikbaarheid.
    """
    return graph.median(seen, Numbers(seen.ids, [one.travel_minutes for one in seen.members]), _MINUTES)


@graph.measure
def abroad(seen: Graph) -> Count | NotApplicable:
    """How many members live in another country, in persons; not applicable when it is told of none.

    Aan de slag met sociale netwerken, table 2: bereikbaarheid.
    """
    return graph.count(seen, seen.by.abroad, True)


@graph.measure
def can_travel(seen: Graph) -> Count | NotApplicable:
    """How many members can come over or take the client along (T18), in persons.

    T18; Aan de slag met sociale netwerken, table 2: bereikbaarheid.
    """
    return graph.count(seen, seen.by.can_travel, True)
