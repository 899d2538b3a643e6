"""Where people sit in every layout, kept with the network so that nobody jumps."""

from typing import Any

from kring.core.network import Network
from kring.draw import circle
from kring.methods import loader


def settle(network: Network, kept: dict[str, Any]) -> dict[str, Any]:
    """The seats to keep from now on, in every layout of the shelf in which somebody stands."""
    return {
        id: circle.settle(network, layout, kept.get(id)) for id, layout in loader.layouts().items() if id in network.placements
    }
