"""The pictures in which moments can be seen: every circle of the shelf in which somebody ever stood."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.safestring import SafeString

from kring.core.method import Layout
from kring.core.network import Network
from kring.draw import film
from kring.draw.seats import Held, Seats
from kring.methods import loader
from kring.pages import ink, seats


@dataclass(frozen=True)
class Picture:
    """A picture to choose, and whether it is the one that is shown."""

    layout: Layout
    is_chosen: bool


class Reel:
    """The same picture of several moments, oldest first; nobody jumps between them. `kept` are the newest seats."""

    def __init__(self, values: Sequence[Network], layout: Layout, kept: dict[str, Any]) -> None:
        self.values, self.layout = values, layout
        self._kept = seats.of(kept, layout)
        self._shared = cache(self._share)

    def picture(self, number: int, size: str, title: str, lit: Collection[str] = ()) -> SafeString:
        """One moment with its names; who is `lit` has the lamp around them."""
        return ink.painted(self.values[number], self._seats(number, size), title, lit)

    def thumbnail(self, number: int, side: int) -> SafeString:
        """The same without names, for a small screen."""
        return ink.small(self._seats(number, "wide"), side)

    def _seats(self, number: int, size: str) -> Seats:
        return film.place(self.values[number], self.layout, size, self._shared(size))

    def _share(self, size: str) -> Held:
        return film.share(self.values, self.layout, size, self._kept)


def offered(values: Sequence[Network], asked: str) -> tuple[Layout, list[Picture]]:
    """The circle that was asked for, or else the one in use last, and all to choose from."""
    known = [one for one in loader.layouts().values() if any(value.placements.get(one.id) for value in values)]
    layout = next((one for one in known if one.id == asked), loader.layout_in_use(values[-1]))
    return layout, [Picture(one, one is layout) for one in known]
