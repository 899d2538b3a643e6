"""The circle beside the words: whole to look at while thinking, small as a sign."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from kring.core.method import Layout
from kring.core.network import Network, Person, Self
from kring.draw import circle
from kring.pages import seats


@dataclass(frozen=True)
class Drawn:
    """The same circle for every width of screen."""

    wide: SafeString
    tablet: SafeString
    small: SafeString


def drawn(value: Network, layout: Layout, kept: dict[str, Any], language: str) -> Drawn:
    """The circle with its names, to look at; nothing in it can be moved here."""
    wide, tablet = (_painted(value, layout, kept, size, language) for size in ("wide", "tablet"))
    return Drawn(wide, tablet, small(value, layout, kept))


def small(value: Network, layout: Layout, kept: dict[str, Any]) -> SafeString:
    """The circle without names."""
    return _svg(circle.thumbnail(circle.place(value, layout, "wide", seats.of(kept, layout)), 112))


def _painted(value: Network, layout: Layout, kept: dict[str, Any], size: str, language: str) -> SafeString:
    placed = circle.place(value, layout, size, seats.of(kept, layout))
    people: list[Person | Self] = [*value.people.values(), *value.owner.selves.values()]
    photos = {one.photo: reverse("card:picture", args=[value.id, one.id, one.photo]) for one in people if one.photo}
    return _svg(circle.paint(placed, language=language, photo=lambda photo: photos.get(photo, "")))


def _svg(drawing: str) -> SafeString:
    return mark_safe(drawing)  # noqa: S308 - draw/svg.py escapes every word
