"""On how many shoulders care rests, from the hours a week that are told of people (M11).

It estimates and never judges: what is heavy for one is light for another, so it says who carries how much, and no more.
"""

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


def heaviest(network: Network) -> Load | None:
    """Who carries most of the hours that were told, when that is `MOST` or more; nothing when nobody told any hours.

    Whoever died is left out, and so is who gives no hours. Of equals it is the first on the list. The share is a choice
    of Kring: the MantelScan (M11) names one carer who bears most tasks as a risk, and no number.
    """
    told = [one for one in networks.in_order(network) if one.hours_a_week and not networks.has_died(one)]
    total = sum(one.hours_a_week or 0.0 for one in told)
    if not total:
        return None
    first = max(told, key=lambda one: one.hours_a_week or 0.0)
    hours = first.hours_a_week or 0.0
    return Load(first.id, hours, hours / total, len(told)) if hours / total >= MOST else None
