"""The goal whose four rungs a step of a way looks on (T02)."""

from contextlib import suppress

from kring.core.network import Leg
from kring.store import keys, networks
from kring.store.doors import Opened


def goal(opened: Opened, leg: Leg | None) -> str:
    """The goal to look on the rungs for: that of this way, or the one that runs alone, or else a new one."""
    running = [one.id for one in opened.value.goals.values() if one.ended_on is None]
    way = leg.step.rpartition(":")[0] if leg else ""
    begun = [one.began_at for one in opened.value.legs.values() if one.began_at and one.step.startswith(f"{way}:")]
    if leg and begun and len(running) > 1:
        with suppress(networks.Missing, keys.Unreadable):
            before = opened.since(min(begun)).goals
            running = [one for one in running if one not in before] or running
    return running[0] if len(running) == 1 else "new"
