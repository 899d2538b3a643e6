"""How near the members live: reachability (PC2)."""

from typing import Final

from kring.core.measures import graph
from kring.core.measures.answers import Count, NotApplicable, Quantity, Share, Unit, Whose
from kring.core.measures.graph import Numbers, Source

WALKING_KM: Final = 1.0
RIDING_KM: Final = 10.0
# Kept by name: in Python 3.11 looking up a member of an enum takes longer than what is done with it.
_KM: Final = Unit.KM
_MINUTES: Final = Unit.MINUTES


def near(source: Source, whose: Whose = Whose.ALL) -> Share | NotApplicable:
    """Which share of the members lives at most 1 km away, from 0 to 1: they easily drop in.

    Members whose distance is not known are left out and named.

    Aan de slag met sociale netwerken, table 2: bereikbaarheid.
    """
    seen = graph.of(source, whose)
    return graph.share_to(seen, seen.km, WALKING_KM)


def within_reach(source: Source, whose: Whose = Whose.ALL) -> Share | NotApplicable:
    """Which share of the members lives at most 10 km away, from 0 to 1. See `near`."""
    seen = graph.of(source, whose)
    return graph.share_to(seen, seen.km, RIDING_KM)


def median_km(source: Source, whose: Whose = Whose.ALL) -> Quantity | NotApplicable:
    """How far away the middle one of the members lives, in kilometres."""
    seen = graph.of(source, whose)
    return graph.median(seen, seen.km, _KM)


def median_minutes(source: Source, whose: Whose = Whose.ALL) -> Quantity | NotApplicable:
    """How long the way to the middle one of the members takes, in minutes."""
    seen = graph.of(source, whose)
    return graph.median(seen, Numbers(seen.ids, [one.travel_minutes for one in seen.members]), _MINUTES)


def abroad(source: Source, whose: Whose = Whose.ALL) -> Count | NotApplicable:
    """How many members live in another country, in persons; not applicable when it is told of none."""
    seen = graph.of(source, whose)
    return graph.count(seen, seen.by.abroad, True)


def can_travel(source: Source, whose: Whose = Whose.ALL) -> Count | NotApplicable:
    """How many members can come over or take the client along (T18), in persons."""
    seen = graph.of(source, whose)
    return graph.count(seen, seen.by.can_travel, True)
