"""Looking at some of the people only: all keep their places, and the others are not drawn."""

from dataclasses import dataclass

from msgspec.structs import replace

from kring.core import network, tied
from kring.core.method import Layout
from kring.core.network import Network, Person


@dataclass(frozen=True)
class Look:
    """Who is looked at: `asked` is what picks them; `unknown` are those of whom that was not told."""

    whole: Network
    value: Network
    asked: str = ""
    unknown: tuple[Person, ...] = ()


def of(value: Network, layout: Layout, asked: str) -> Look:
    """The people for whom the answer to a question of the layout is yes, or whose tie is of one self or `shared`.

    Everybody, where nothing of that is asked.
    """
    if asked in set(layout.asks):
        picked = [one for one in network.in_order(value) if getattr(one, asked)]
        unknown = [one for one in network.in_order(value) if getattr(one, asked) is None]
    elif asked in choices(value):
        picked = tied.only(value, asked)
        unknown = [one for one in network.in_order(value) if not tied.said(value.owner, one)]
    else:
        return Look(value, value)
    people = {id: one for id, one in value.people.items() if one in picked}
    placed = value.placements.get(layout.id, {})
    return Look(value, replace(value, people=people), asked, tuple(one for one in unknown if one.id in placed))


def choices(value: Network) -> tuple[str, ...]:
    """Whose ties can be looked at alone: those of each self, and of several; nothing when there is only one self."""
    return (*value.owner.selves, tied.SHARED) if len(value.owner.selves) > 1 else ()
