"""Where people sit in every layout, kept with the network so that nobody jumps."""

from typing import Any

import msgspec

from kring.core.method import Layout
from kring.core.network import Network
from kring.draw import circle
from kring.draw.seats import Kept
from kring.methods import loader


def settle(network: Network, kept: dict[str, Any]) -> dict[str, Any]:
    """The seats to keep from now on, in every layout of the shelf in which somebody stands."""
    return {
        layout.id: circle.settle(network, layout, of(kept, layout))
        for layout in loader.layouts().values()
        if layout.id in network.placements
    }


def of(kept: dict[str, Any], layout: Layout) -> Kept | None:
    """The seats that were kept of one layout; nothing when they are of another kind of drawing."""
    if layout.id not in kept:
        return None
    try:
        return msgspec.convert(kept[layout.id], Kept)
    except msgspec.ValidationError:
        return None
