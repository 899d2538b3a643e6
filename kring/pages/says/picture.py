"""The circle beside the words, whole to look at while thinking."""

from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from kring.core.method import Layout
from kring.core.network import Network, Person, Self
from kring.draw import circle
from kring.pages import ink, seats


def drawn(value: Network, layout: Layout, kept: dict[str, Any], language: str) -> ink.Drawn:
    """The circle with its names, to look at; nothing in it can be moved here."""
    wide, tablet = (_painted(value, layout, kept, size, language) for size in ("wide", "tablet"))
    return ink.Drawn(wide, tablet, ink.thumbnail(value, layout, kept))


def _painted(value: Network, layout: Layout, kept: dict[str, Any], size: str, language: str) -> SafeString:
    placed = circle.place(value, layout, size, seats.of(kept, layout))
    people: list[Person | Self] = [*value.people.values(), *value.owner.selves.values()]
    photos = {one.photo: reverse("card:picture", args=[value.id, one.id, one.photo]) for one in people if one.photo}
    return ink.safe(circle.paint(placed, language=language, photo=lambda photo: photos.get(photo, "")))
