"""What `draw` made, as part of a page: the one place where a drawing is called safe."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from kring.core.method import Layout
from kring.core.network import Network
from kring.draw import circle
from kring.pages import seats


@dataclass(frozen=True)
class Drawn:
    """The same circle for every width of screen."""

    wide: SafeString
    tablet: SafeString
    small: SafeString
    is_roomy: bool = False


def safe(drawing: str) -> SafeString:
    """A drawing for a template, that leaves it as it is."""
    return mark_safe(drawing)  # noqa: S308 - draw/svg.py escapes every word


def thumbnail(value: Network, layout: Layout, kept: dict[str, Any], side: int = 112) -> SafeString:
    """The circle as a small sign, without names. It is decoration: the words beside it say what it is."""
    return safe(circle.thumbnail(circle.place(value, layout, "wide", seats.of(kept, layout)), side))
