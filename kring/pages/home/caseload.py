"""The networks of one person's caseload as they stand on the first page. Searching and sorting happen in memory."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString, mark_safe

from kring.core import method, network
from kring.draw import circle
from kring.methods import loader
from kring.pages import seats
from kring.store import doors, networks

SIDE = 104


@dataclass(frozen=True)
class Client:
    """One client on the page: whose circle, their wish in their own words, and the circle itself."""

    id: str
    name: str
    wish: str
    value: network.Network
    kept: networks.Kept
    is_own: bool

    @property
    def has_names(self) -> bool:
        return bool(self.value.people)

    @cached_property
    def unplaced(self) -> int:
        """How many people have no place in the circle yet."""
        return len(network.unplaced(self.value, self.layout.id))

    @cached_property
    def layout(self) -> method.Layout:
        """The layout in which people stand already, or else the first of the shelf."""
        shelf = loader.layouts()
        return next((shelf[id] for id in self.value.placements if id in shelf), next(iter(shelf.values())))

    @property
    def thumbnail(self) -> SafeString:
        """The circle as a sign beside the name; decoration."""
        placed = circle.place(self.value, self.layout, "wide", seats.of(self.kept, self.layout))
        return mark_safe(circle.thumbnail(placed, SIDE))  # noqa: S308 - draw/svg.py escapes every word


def all_of(opened: list[doors.Opened]) -> list[Client]:
    """Everybody in whose network somebody has a role now, by name."""
    return sorted((_client(one) for one in opened), key=lambda one: folded(one.name))


def search(everyone: list[Client], asked: str) -> list[Client]:
    """Those whose name holds every word that was asked for, accents and capitals aside."""
    words = folded(asked).split()
    return [one for one in everyone if all(word in folded(one.name) for word in words)]


def folded(words: str) -> str:
    """Words as they sort and are searched: without accents and capitals."""
    plain = unicodedata.normalize("NFKD", words)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def _client(opened: doors.Opened) -> Client:
    value = opened.value
    wish = next((wish.words for wish in value.wishes.values()), "")
    return Client(opened.id, network.called(value), wish, value, opened.kept, opened.viewer.sees_confidential)
