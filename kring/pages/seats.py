"""Where people sit in every layout, kept with the network so that nobody jumps."""

from typing import Any

import msgspec

from kring.core.method import Layout
from kring.core.network import Network
from kring.draw import circle
from kring.draw import relations as maps
from kring.draw.relations_seats import Held
from kring.draw.seats import Kept
from kring.methods import loader

RELATIONS = "relations"  # under this stand the seats of the relation map, beside those of the layouts


def settle(network: Network, kept: dict[str, Any]) -> dict[str, Any]:
    """The seats to keep from now on, in every layout and on all cards of the shelf in which somebody stands.

    Those of the relation map are kept from the first tie on.
    """
    found: dict[str, Any] = {
        layout.id: circle.settle(network, layout, of(kept, layout))
        for layout in loader.standing().values()
        if layout.id in network.placements
    }
    if network.ties or RELATIONS in kept:
        found[RELATIONS] = maps.settle(network, relations(kept))
    return found


def relations(kept: dict[str, Any]) -> Held | None:
    """The seats that were kept of the relation map."""
    try:
        return msgspec.convert(kept[RELATIONS], Held) if RELATIONS in kept else None
    except msgspec.ValidationError:
        return None


def of(kept: dict[str, Any], layout: Layout) -> Kept | None:
    """The seats that were kept of one layout; nothing when they are of another kind of drawing."""
    if layout.id not in kept:
        return None
    try:
        return msgspec.convert(kept[layout.id], Kept)
    except msgspec.ValidationError:
        return None
