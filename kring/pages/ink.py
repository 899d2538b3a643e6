"""What `draw` made, as part of a page: the one place where a drawing is called safe."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import msgspec
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from kring.core.method import Layout
from kring.core.network import Network, Person, Self
from kring.draw import circle
from kring.draw.seats import Legend, Seats
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


def looked_at(
    value: Network,
    layout: Layout,
    kept: dict[str, Any],
    size: str,
    title: str = "",
    lit: Collection[str] = (),
    mark: str = "",
) -> SafeString:
    """The circle with its names, to look at; nothing in it can be moved. Who is `lit` has the lamp around them."""
    return painted(value, seated(value, layout, kept, size), title, lit, mark)


def seated(value: Network, layout: Layout, kept: dict[str, Any], size: str) -> Seats:
    """Where everybody stands in a circle, as it was kept."""
    return circle.place(value, layout, size, seats.of(kept, layout))


def painted(
    value: Network, placed: Seats, title: str = "", lit: Collection[str] = (), mark: str = "", above: str = ""
) -> SafeString:
    """People who were placed already, with their names and photos, to look at: light lies under names."""
    language = get_language() or "nl"
    placed = msgspec.structs.replace(placed, seats=tuple(sorted(placed.seats, key=lambda one: one.person not in lit)))
    legend, photo = Legend(title), photos(value)
    return safe(circle.paint(placed, legend, language=language, photo=photo, lit=lit, mark=mark, above=above))


def photos(value: Network) -> Callable[[str], str]:
    """The address of each photo of somebody in a network."""
    people: list[Person | Self] = [*value.people.values(), *value.owner.selves.values()]
    found = {one.photo: reverse("card:picture", args=[value.id, one.id, one.photo]) for one in people if one.photo}
    return lambda id: found.get(id, "")


def thumbnail(value: Network, layout: Layout, kept: dict[str, Any], side: int = 112) -> SafeString:
    """The circle as a small sign, without names. It is decoration: the words beside it say what it is."""
    return small(circle.place(value, layout, "wide", seats.of(kept, layout)), side)


def small(placed: Seats, side: int) -> SafeString:
    """People who were placed already, as a small sign."""
    return safe(circle.thumbnail(placed, side))
