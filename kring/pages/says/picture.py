"""The circle beside the words, whole to look at while thinking."""

from typing import Any

from kring.core.method import Layout
from kring.core.network import Network
from kring.pages import ink


def drawn(value: Network, layout: Layout, kept: dict[str, Any]) -> ink.Drawn:
    """The circle with its names, for every width of screen."""
    wide, tablet = (ink.looked_at(value, layout, kept, size) for size in ("wide", "tablet"))
    return ink.Drawn(wide, tablet, ink.thumbnail(value, layout, kept))
