"""The networks of one person's caseload as they stand on the first page. Searching and sorting happen in memory."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.safestring import SafeString

from kring.core import names, network, reviews
from kring.core.access import Part, Verb
from kring.core.rule import RuleId
from kring.methods import loader, rulebook
from kring.pages import entrance, ink
from kring.store import doors, moments, networks


@dataclass(frozen=True)
class Client:
    """One client on the page: whose circle, their wish in their own words, and the circle itself."""

    id: str
    name: str
    wish: str
    value: network.Network
    kept: networks.Kept
    opened: doors.Opened
    nudges: frozenset[RuleId] = frozenset()

    @property
    def has_names(self) -> bool:
        return bool(network.in_order(self.value))

    @cached_property
    def unplaced(self) -> int:
        """How many people have no place in the circle yet."""
        return len(rulebook.waiting(self.value, loader.layout_in_use(self.value)))

    @property
    def begins(self) -> bool:
        """Whether the first names are still to come, and this visitor may write them down."""
        may_ask = reviews.may_ask(self.value.owner, self.opened.today)
        return not self.has_names and may_ask and self.opened.may(Part.NAMES, Verb.PROPOSE)

    @property
    def waits(self) -> bool:
        """Whether somebody waits for a place that this visitor may give."""
        return self.has_names and self.opened.may(Part.CIRCLE, Verb.PROPOSE) and self.unplaced > 0

    @property
    def is_due(self) -> bool:
        """Whether the day came on which to look at the circle again, and this visitor can do so with them (R006)."""
        return "R006" in self.nudges and self.opened.may(Part.MOMENTS, Verb.PROPOSE)

    @property
    def lacks_a_wish(self) -> bool:
        """Whether it is a map for a while without any wish, and this visitor may talk about one (R005)."""
        return "R005" in self.nudges and self.opened.may(Part.WISHES, Verb.PROPOSE)

    @property
    def is_settled(self) -> bool:
        """Whether this visitor sees a circle in which everybody has a place."""
        return self.has_names and self.sees_circle and self.unplaced == 0

    @property
    def sees_circle(self) -> bool:
        """Whether the circle is for this visitor to see; without it, nobody's place is known."""
        return self.opened.may(Part.CIRCLE)

    @property
    def address(self) -> str:
        """The first page of this circle that is for this visitor to see."""
        return entrance.address(self.id, self.opened.may)

    @property
    def thumbnail(self) -> SafeString:
        """The circle beside the name."""
        return ink.thumbnail(self.value, loader.layout_in_use(self.value), self.kept, 104)

    @property
    def sign(self) -> SafeString:
        """The same, small, beside what waits."""
        return ink.thumbnail(self.value, loader.layout_in_use(self.value), self.kept, 52)


def all_of(opened: list[doors.Opened], today: date) -> list[Client]:
    """Everybody in whose network somebody has a role now, by name."""
    nudges = moments.nudges([(one.row, one.value) for one in opened], today)
    return sorted((_client(one, nudges[one.id]) for one in opened), key=lambda one: names.folded(one.name))


def search(everyone: list[Client], asked: str) -> list[Client]:
    """Those whose name holds every word that was asked for, accents and capitals aside."""
    words = names.folded(asked).split()
    return [one for one in everyone if all(word in names.folded(one.name) for word in words)]


def _client(opened: doors.Opened, nudges: frozenset[RuleId]) -> Client:
    value = opened.value
    wish = next((wish.words for wish in value.wishes.values()), "")
    return Client(opened.id, network.called(value), wish, value, opened.kept, opened, nudges)
