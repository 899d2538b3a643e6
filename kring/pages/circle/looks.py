"""Looking at some of the people only: all keep their places, and the others are not drawn."""

from dataclasses import dataclass

from msgspec.structs import replace

from kring.core import network
from kring.core.method import Layout
from kring.core.network import Network, Person


@dataclass(frozen=True)
class Look:
    """Who is looked at: `asked` is the question of the layout that picks them; `unknown` are those not told of."""

    whole: Network
    value: Network
    asked: str = ""
    unknown: tuple[Person, ...] = ()


def of(value: Network, layout: Layout, asked: str) -> Look:
    """The people for whom the answer to a question of the layout is yes; everybody without such a question."""
    if asked not in set(layout.asks):
        return Look(value, value)
    people = {id: one for id, one in value.people.items() if getattr(one, asked)}
    placed = value.placements.get(layout.id, {})
    unknown = [one for one in network.in_order(value) if getattr(one, asked) is None and one.id in placed]
    return Look(value, replace(value, people=people), asked, tuple(unknown))
