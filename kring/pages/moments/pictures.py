"""The pictures in which moments can be seen: circles in which somebody ever stood, and what other rooms offer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kring.core import method
from kring.core.drawings import Side
from kring.core.method import Layout
from kring.core.network import Network
from kring.draw import film
from kring.draw.seats import Held, Seats
from kring.methods import loader
from kring.pages import drawn, ink, seats
from kring.pages.drawn import Drawn
from kring.pages.then import Then
from kring.store import doors


@dataclass(frozen=True)
class Picture:
    """A picture to choose. `layout` is the circle whose places are told beside it; `drawing` makes any other."""

    id: str
    name: Any
    layout: Layout
    drawing: Drawn | None = None


def offered(opened: doors.Opened, values: Sequence[Network]) -> list[Picture]:
    """All pictures to choose from, the circle in use last among the moments first."""
    known = [one for one in loader.standing().values() if any(value.placements.get(one.id) for value in values)]
    used = loader.layout_in_use(values[-1])
    circles = sorted({one.id: one for one in (used, *known)}.values(), key=lambda one: one is not used)
    language = get_language() or "nl"
    found = [Picture(one.id, method.said(one.name, language), one) for one in circles]
    return found + [Picture(one.id, one.name, used, one) for one in drawn.on(Side.MOMENTS, opened)]


def chosen(pictures: Sequence[Picture], asked: str) -> Picture:
    """The picture that was asked for, or else the first."""
    return next((one for one in pictures if one.id == asked), pictures[0])


class Reel:
    """The same circle at several moments, oldest first; nobody jumps between them. `kept` are the newest seats."""

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


def looked_at(picture: Picture, one: Then) -> SafeString | None:
    """One moment in a drawing of another room; nothing when the picture is a circle."""
    return picture.drawing.then(one) if picture.drawing and picture.drawing.then else None
