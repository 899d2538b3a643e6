"""The circle that goes along, as a sign: the same places, without names."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from kring.core.network import Network
from kring.draw import circle
from kring.methods import loader
from kring.pages import seats

SIDE = 112


def thumbnail(value: Network, kept: dict[str, Any]) -> SafeString | None:
    """The first layout in which somebody stands, or nothing. It is decoration: the words beside it say what it is."""
    layout = next((one for id, one in loader.layouts().items() if id in value.placements), None)
    if layout is None:
        return None
    placed = circle.place(value, layout, "wide", seats.of(kept, layout))
    return mark_safe(circle.thumbnail(placed, SIDE))  # noqa: S308 - draw/svg.py escapes every word
