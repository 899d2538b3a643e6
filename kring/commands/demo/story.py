"""What happened to the circle of the demo in the days before: acts of the client and of who sits with her.

It is told backwards from how the circle is now, so that the last act ends at the very network of the file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from kring.core import changes, network
from kring.core.changes import Act, Change, Place, Remove, Set
from kring.core.network import Network, Placement
from kring.methods import loader

_TALKED: Final = 2  # cards that were filled in: the other waits for the next talk


@dataclass(frozen=True)
class Step:
    """One act: how long ago it was, and whether the client did it herself."""

    ago: timedelta
    is_client: bool
    act: Act


def told(now: Network) -> tuple[Network, list[Step]]:
    """How the circle was before these days, and what was done since, the oldest first."""
    value, steps = now, list[Step]()
    for number, (days, is_client, back) in enumerate(_BACK):
        act = Act(f"demo-{number}", back(value))
        value = changes.apply_all(value, act.changes)
        forth = Act(f"demo-{number}-done", changes.undoing(act, act.id).changes)
        steps.insert(0, Step(timedelta(days=days, minutes=17 * number), is_client, forth))
    return value, steps


def cards(now: Network) -> Step:
    """A first talk with the cards: who is on the first two has a zone, the last waits for the next."""
    cards, people = loader.cards_in_use(now), network.in_order(now)
    placed = []
    for card in cards.card[:_TALKED]:
        named = [one.id for one in people if one.category in card.categories][: 3 * len(cards.zone)]
        zones = [cards.zone[at // 3].id for at, _ in enumerate(named)]
        placed += [Place(cards.id, id, None, Placement(at, card.id)) for id, at in zip(named, zones, strict=True)]
    return Step(timedelta(days=2), False, Act("demo-cards", tuple(placed)))


def _field(person: str, field: str) -> Callable[[Network], tuple[Change, ...]]:
    def back(value: Network) -> tuple[Change, ...]:
        was = changes.plain(getattr(value.people[person], field))
        return (Set("people", person, field, was, "" if isinstance(was, str) and field == "remark" else None),)

    return back


def _nearer(person: str, from_ring: str) -> Callable[[Network], tuple[Change, ...]]:
    def back(value: Network) -> tuple[Change, ...]:
        circle = loader.layout_in_use(value).id
        at = value.placements[circle][person]
        return (Place(circle, person, at, Placement(from_ring, at.sector)),)

    return back


def _wish(id: str) -> Callable[[Network], tuple[Change, ...]]:
    return lambda value: (Remove(value.wishes[id]),)


def _named(person: str) -> Callable[[Network], tuple[Change, ...]]:
    return lambda value: changes.removal(value, person)


# The newest first: how many days ago, whether the client did it, and what it was like before.
_BACK: Final[tuple[tuple[int, bool, Callable[[Network], tuple[Change, ...]]], ...]] = (
    (1, True, _wish("w1")),
    (1, False, _field("corrie", "frequency")),
    (3, True, _nearer("corrie", "services")),
    (6, False, _field("joke", "supports")),
    (6, True, _named("rosa")),
    (9, False, _wish("w2")),
)
