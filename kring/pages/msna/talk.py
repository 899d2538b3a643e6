"""What stands beside the zones: whose turn it is, where somebody stands, and what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from kring.core import cards as told
from kring.core import method, network
from kring.core.cards import Filled, Row
from kring.core.changes import Misfit, Place
from kring.core.method import Card, Cards, Ring, Words
from kring.core.network import Category, Network, Person, Placement
from kring.draw import scenes, signs
from kring.pages import ink, naming
from kring.pages.answers import Both, Word
from kring.pages.msna import about


@dataclass(frozen=True)
class At:
    """Somebody who was chosen: on which card, and in which zone."""

    person: Person
    card: Card | None
    zone: str
    counts: bool


@dataclass(frozen=True)
class Wrong:
    """What did not fit: a code, and of somebody on another card who and which."""

    code: str
    person: Person | None = None
    card: Words | None = None
    waiting: tuple[Row, ...] = ()
    unasked: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Step:
    """One screen with pictures: who is on a card, or with somebody their zone, or a question about them."""

    card: Card
    person: Person | None
    is_begun: bool
    question: str = ""
    is_last: bool = False


@dataclass(frozen=True)
class Tile:
    """One zone to choose."""

    zone: Ring
    easy: method.Easy
    picture: SafeString
    sign: SafeString


def at(value: Network, cards: Cards, person: Person) -> At:
    """Where somebody stands now."""
    where = network.placement(value, cards.id, person.id)
    zone = next((one for one in cards.zone if where and one.id == where.ring), None)
    return At(person, told.card_of(value, cards, person.id), zone.id if zone else "", bool(zone and zone.counts))


def zones(filled: Sequence[Filled], cards: Cards) -> list[tuple[Ring | None, list[tuple[Card, Row]]]]:
    """Who has no zone yet, and who stands in each zone that does not count: from there new contact can come (R037)."""
    every = [(one.card, row) for one in filled for row in one.rows]
    beyond = [zone for zone in cards.zone if not zone.counts]
    return [(zone, [each for each in every if each[1].zone == zone]) for zone in (None, *beyond)]


def next_unasked(value: Network, cards: Cards, here: At) -> Person | None:
    """Of whom on the same card is asked next; nothing when nobody is left."""
    card = next((one for one in told.filled(value, cards) if one.card is here.card), None)
    left = [row.person for row in told.unasked(value, cards, card)] if card else []
    return next((one for one in left if one.id != here.person.id), None)


def wrong(form: Any, cards: Cards) -> Wrong | None:
    """What is to be said of a form that did not fit; nothing without one."""
    if form is None:
        return None
    elsewhere = getattr(form, "elsewhere", None)
    if elsewhere:
        return Wrong("elsewhere", elsewhere[0], elsewhere[1].name)
    found = [error.code or "" for errors in form.errors.as_data().values() for error in errors]
    waiting, unasked = getattr(form, "waiting", ()), getattr(form, "unasked", ())
    return Wrong(found[0] if found else "", waiting=waiting, unasked=unasked)


def step(
    value: Network, cards: Cards, card: str, skipped: list[str], question: str = "", may_ask: bool = False
) -> Step | None:
    """The screen with pictures that comes now: the first card that is not done, who waits on it first, and who is
    asked about: one question after the other."""
    open_ = [one for one in told.filled(value, cards) if one.card.id == card or (not card and not one.is_done)]
    if not open_:
        return None
    waiting = [row.person for row in open_[0].waiting if row.person.id not in skipped]
    if waiting or not may_ask:
        return Step(open_[0].card, waiting[0] if waiting else None, bool(open_[0].rows))
    left = [row.person for row in told.unasked(value, cards, open_[0])]
    if not left:
        return Step(open_[0].card, None, bool(open_[0].rows))
    at = about.EASY.index(question) if question in about.EASY else 0
    return Step(open_[0].card, left[0], True, about.EASY[at], at == len(about.EASY) - 1)


def tiles(value: Network, cards: Cards, person: Person) -> list[Tile]:
    """The zones as pictures of the two of them."""
    me, count = network.together(value.owner).face, len(cards.zone)
    return [
        Tile(
            zone,
            method.easy(zone, person.gender),
            ink.safe(scenes.closeness(zone.picture, me, person.face) if zone.picture else ""),
            ink.safe(signs.ring(count, number, 56)),
        )
        for number, zone in enumerate(cards.zone)
    ]


def words(cards: Cards) -> Word:
    """How two places that were given at once are told."""

    def told_(misfit: Misfit) -> Both:
        change = misfit.change
        if not isinstance(change, Place):
            return Both("", _kind(misfit.now), _kind(getattr(change, "value", None)))
        return Both("", _where(cards, misfit.now), _where(cards, change.now))

    return told_


def _kind(category: str | None) -> str:
    return str(naming.KINDS[Category(category)]) if category in set(Category) else ""


def _where(cards: Cards, where: Placement | None) -> str:
    if where is None:
        return gettext("on no card")
    parts = [card.name for card in cards.card if card.id == where.sector]
    parts += [zone.name for zone in cards.zone if zone.id == where.ring]
    return ", ".join(method.said(name, get_language() or "nl") for name in parts)
