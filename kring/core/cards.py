"""People on cards, in zones of which only some count as the network: who stands where, and how far the talks came.

On which card somebody is and in which zone is a placement under the id of the cards. That a card is done, and on
which days was talked about whom, are answers whose ids begin with it, so that it can be paused and nothing is lost
(M09, R038). Who stands in a zone that does not count is a reservoir: nothing is measured of them (R037).
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from kring.core import beside, method, what_if
from kring.core import network as networks
from kring.core.changes import Add, Change, Place, Put, Remove, Set, Take
from kring.core.method import Card, Cards, Ring
from kring.core.network import Answer, Id, Network, Person, Placement

FELT = "felt-"  # how, after the cards, the id of an answer begins that tells how content one is with whom (M09)
ASKED = "asked"  # how it ends that tells of whom was asked on
TIGHT = "tight-"  # how, after the cards, the id of an answer begins that tells what pinches (M09)


class Felt(StrEnum):
    """How content somebody is with the contact with one person (M09, satisfaction)."""

    GOOD = "good"
    MORE = "more"
    LESS = "less"
    HARD = "hard"


class Row(Struct, frozen=True):
    """Somebody on a card; `zone` is nothing as long as nobody said where they stand."""

    person: Person
    zone: Ring | None

    @property
    def counts(self) -> bool:
        """Whether they stand in a zone that counts as the network."""
        return self.zone is not None and self.zone.counts


class Filled(Struct, frozen=True):
    """A card with who is on it. Done with nobody on it is an answer too: there is really nobody."""

    card: Card
    rows: tuple[Row, ...]
    is_done: bool

    @property
    def counting(self) -> tuple[Row, ...]:
        """Who on this card counts as the network."""
        return tuple(row for row in self.rows if row.counts)

    @property
    def waiting(self) -> tuple[Row, ...]:
        """Who on this card has no zone yet."""
        return tuple(row for row in self.rows if row.zone is None)


class Talk(Struct, frozen=True):
    """One day on which was talked, and who got a place then."""

    day: date
    people: tuple[Id, ...]


def filled(network: Network, cards: Cards) -> tuple[Filled, ...]:
    """Every card, in the order in which they are asked, with who is on it in the order of naming."""
    placed = network.placements.get(cards.id, {})
    zones = {zone.id: zone for zone in cards.zone}
    rows: dict[str | None, list[Row]] = {}
    for person in networks.in_order(network):
        if (at := placed.get(person.id)) and not at.left_out:
            rows.setdefault(at.sector, []).append(Row(person, zones.get(at.ring or "")))
    return tuple(
        Filled(card, tuple(rows.get(card.id, ())), _done(cards, card.id) in network.answers) for card in cards.card
    )


def next_card(network: Network, cards: Cards) -> Card | None:
    """The card to go on with: the first that is not done. Nothing when all are."""
    return next((one.card for one in filled(network, cards) if not one.is_done), None)


def card_of(network: Network, cards: Cards, person: Id) -> Card | None:
    """The card somebody is on, or nothing."""
    at = networks.placement(network, cards.id, person)
    return next((card for card in cards.card if at and card.id == at.sector), None)


def fitting(network: Network, cards: Cards, card: Card) -> list[Person]:
    """Who is on the list and on no card yet: those of the kinds of this card first, then of whom it is not said.

    Whoever died is not proposed.
    """
    others = {kind for one in cards.card if one is not card for kind in one.categories}
    loose = [one for one in networks.in_order(network) if one.died is None and card_of(network, cards, one.id) is None]
    proposed = [one for one in loose if one.category in card.categories]
    return proposed + [one for one in loose if one not in proposed and one.category not in others]


def counted(network: Network, cards: Cards) -> Network:
    """The network as these cards see it: whoever stands in no zone that counts is not in it (R037).

    They stay on the list with a tie that is not there, so measures pass over them.
    """
    counting = {row.person.id for one in filled(network, cards) for row in one.counting}
    return what_if.without(network, [id for id in network.people if id not in counting])


def talks(network: Network, cards: Cards) -> tuple[Talk, ...]:
    """The days on which was talked, the first one first."""
    found: dict[date, tuple[Id, ...]] = {}
    for id, answer in sorted(network.answers.items()):
        begin, _, day = beside.base(id).partition(":")
        if begin == cards.id and _is_day(day):
            on = date.fromisoformat(day)
            found[on] = (*found.get(on, ()), *answer.people)
    return tuple(Talk(day, people) for day, people in sorted(found.items()))


def put(network: Network, cards: Cards, person: Id, card: Id | None, zone: Id | None) -> list[Change]:
    """The changes that put somebody on a card in a zone; without a zone they wait on it, without a card they go off.

    Whoever is put on a card of one kind, and of whom nobody said it yet, is of that kind.
    """
    was = networks.placement(network, cards.id, person)
    now = Placement(zone, card) if card else None
    if was == now:
        return []
    kind = method.implied_category(method.layout_of(cards), now) if now else None
    known = network.people.get(person)
    told = [Set("people", person, "category", None, kind.value)] if kind and known and known.category is None else []
    return [Place(cards.id, person, was, now), *told]


def finished(network: Network, cards: Cards, card: Id) -> list[Change]:
    """The change that says a card is done; done already is none."""
    id = _done(cards, card)
    return [] if id in network.answers else [Add(Answer(id))]


def reopened(network: Network, cards: Cards, card: Id) -> list[Change]:
    """The change that opens a card that was done."""
    was = network.answers.get(_done(cards, card))
    return [Remove(was)] if was else []


def noted(network: Network, cards: Cards, day: date, person: Id | None = None) -> list[Change]:
    """The changes that keep that was talked on a day, and that somebody got a place then."""
    id = f"{cards.id}:{day.isoformat()}"
    was = network.answers.get(id)
    if was is None:
        return [Add(Answer(id, (person,) if person else ()))]
    if person is None or person in was.people:
        return []
    return [Put("answers", id, "people", person, was.people[-1] if was.people else None)]


def felt(network: Network, cards: Cards, person: Id) -> Felt | None:
    """How content the owner is with the contact with somebody; nothing as long as nobody said it."""
    return next((one for one in Felt if person in _named(network, f"{cards.id}:{FELT}{one}")), None)


def asked(network: Network, cards: Cards) -> frozenset[Id]:
    """Of whom was asked on: how often, who begins, how far, how content, what help and what wish (M09, 000:645)."""
    return frozenset(_named(network, f"{cards.id}:{ASKED}"))


def unasked(network: Network, cards: Cards, one: Filled) -> tuple[Row, ...]:
    """Who on a card counts as the network, and of whom nobody asked on yet."""
    told = asked(network, cards)
    return tuple(row for row in one.counting if row.person.id not in told)


def says(network: Network, cards: Cards, person: Id, said: Felt | None, is_asked: bool = True) -> list[Change]:
    """The changes that keep how content the owner is with somebody, and that all was asked; unsaid is an answer too."""
    found = _listed(network, f"{cards.id}:{ASKED}", person, True) if is_asked else []
    for one in Felt:
        found += _listed(network, f"{cards.id}:{FELT}{one}", person, one is said)
    return found


def _named(network: Network, id: Id) -> Iterable[Id]:
    every = [one for key, one in network.answers.items() if beside.base(key) == id]
    return [person for one in every for person in one.people]


def _listed(network: Network, id: Id, person: Id, is_in: bool) -> list[Change]:
    was = network.answers.get(id)
    if was is None:
        return [Add(Answer(id, (person,)))] if is_in else []
    if (person in was.people) is is_in:
        return []
    if is_in:
        return [Put("answers", id, "people", person, was.people[-1] if was.people else None)]
    at = was.people.index(person)
    return [Take("answers", id, "people", person, was.people[at - 1] if at else None)]


def _done(cards: Cards, card: Id) -> Id:
    return f"{cards.id}:{card}"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
