"""The small true circle beside the list: the same places, without names."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from kring.core.method import Layout
from kring.core.network import Network
from kring.draw import circle
from kring.pages import seats

SIDE = 104


def thumbnail(value: Network, layout: Layout, kept: dict[str, Any]) -> SafeString:
    """The circle as a sign. It is decoration: the number of people stands beside it."""
    placed = circle.place(value, layout, "wide", seats.of(kept, layout))
    return mark_safe(circle.thumbnail(placed, SIDE))  # noqa: S308 - draw/svg.py escapes every word
