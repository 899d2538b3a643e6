"""Two circles beside each other: that of who cares and that of the client, each behind its own door (K20)."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from kring.core import names, network
from kring.core.network import Network
from kring.draw import circle
from kring.methods import loader
from kring.pages import ink, seats
from kring.store.doors import Opened


@dataclass(frozen=True)
class Half:
    """One of the two: whose it is, how many stand in it, and the drawing with names and without."""

    id: str
    name: str
    count: int
    large: SafeString
    small: SafeString


def halves(one: Opened, other: Opened) -> tuple[Half, Half]:
    """Both circles as they are now; names that stand in both are lit."""
    return _half(one, other.value, "a"), _half(other, one.value, "b")


def shared(one: Network, other: Network) -> list[str]:
    """The names that stand in both, as they are written in the first. Whether they are the same people is not said."""
    also = {names.folded(person.name) for person in network.in_order(other)}
    return [person.name for person in network.in_order(one) if names.folded(person.name) in also]


def _half(opened: Opened, other: Network, mark: str) -> Half:
    value, layout = opened.value, loader.layout_in_use(opened.value)
    also = set(shared(value, other))
    lit = [person.id for person in network.in_order(value) if person.name in also]
    called = network.called(value)
    placed = circle.place(value, layout, "tablet", seats.of(opened.kept, layout))
    large = ink.painted(value, placed, called, lit, mark)
    return Half(opened.id, called, len(placed.seats), large, ink.small(placed, 112))
