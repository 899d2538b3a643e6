"""On how many shoulders care rests, from the hours a week that are told of people (M11).

It estimates and never judges: what is heavy for one is light for another, so it says who carries how much, and no more.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from kring.core import network as networks
from kring.core.network import Id, Network

MOST: Final = 0.6  # of the hours told; from here on one person carries most of it


class Load(Struct, frozen=True):
    """Who carries most: their hours a week, their share of all hours that were told, from 0 to 1, and of how many."""

    person: Id
    hours: float
    share: float
    people: int


def heaviest(network: Network, said: Mapping[Id, float] | None = None) -> Load | None:
    """Who carries most of the hours that were told, when that is `MOST` or more; nothing when nobody told any hours.

    What people `said` of their own hours goes before what stands on the map. Whoever died is left out, and so is who
    gives no hours. Of equals it is the first on the list. The share is a choice of Kring: the MantelScan (M11) names
    one carer who bears most tasks as a risk, and no number.
    """
    alive = [one for one in networks.in_order(network) if not networks.has_died(one)]
    told = {one.id: hours for one in alive if (hours := (said or {}).get(one.id, one.hours_a_week or 0.0))}
    if not told:
        return None
    first = max(told, key=told.__getitem__)
    share = told[first] / sum(told.values())
    return Load(first, told[first], share, len(told)) if share >= MOST else None
