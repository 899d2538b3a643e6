"""The networks of one person's caseload as they stand on the first page. Searching and sorting happen in memory."""

import unicodedata
from dataclasses import dataclass

from kring.core import network
from kring.store import doors


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
        return len(network.unplaced(self.value, LAYOUT))

    @property
    def thumbnail(self) -> SafeString:
        """The circle as a sign beside the name; decoration."""
        layout = loader.layouts()[LAYOUT]
        placed = circle.place(self.value, layout, "wide", seats.of(self.kept, layout))
        return mark_safe(circle_ink.thumbnail(placed, SIDE))  # noqa: S308 - draw/svg.py escapes every word


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
    return Client(opened.id, network.called(value), wish, value, opened.viewer.sees_confidential)
