"""A life in time: which events were, last or are hoped for, in their order, and what was told of births and deaths.

The life line draws it and its list says it; both read the order from here (S12, M38).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from kring.core import days
from kring.core import network as networks
from kring.core.network import Event, Id, Network, PartnerEnd, When


class Tense(StrEnum):
    """Where an event stands towards today."""

    PAST = "past"
    PRESENT = "present"
    WISHED = "wished"


class Turn(StrEnum):
    """What a quieter mark on the line is of: told on a card, not as an event."""

    BORN = "born"
    DIED = "died"
    TOGETHER = "together"
    APART = "apart"


class Mark(Struct, frozen=True):
    """A birth, a death, or a couple that came together or came apart, as far as its date was told."""

    turn: Turn
    people: tuple[Id, ...]
    when: When


def tense(event: Event, today: date) -> Tense:
    """Whether an event was, is or is hoped for. What begins later than today is a hope, whatever was told."""
    if event.is_wished or (event.since is not None and days.first(event.since) > today):
        return Tense.WISHED
    lasts = event.is_ongoing or (event.until is not None and days.last(event.until) > today)
    return Tense.PRESENT if lasts else Tense.PAST


def in_time(network: Network, today: date) -> dict[Tense, list[Event]]:
    """The events by tense, each in the order of time; of whom no date is told come last, by title.

    An event that only says when it ended stands at its end.
    """
    found: dict[Tense, list[Event]] = {one: [] for one in Tense}
    for event in sorted(network.events.values(), key=_order):
        found[tense(event, today)].append(event)
    return found


def marks(network: Network) -> list[Mark]:
    """The births and deaths of everybody, and the couples, of whom a date was told; in the order of time.

    Nothing is guessed: who has only an age has no birth here. Whoever was widowed did not part:
    there the death is the mark.
    """
    found = [Mark(Turn.BORN, (one.id,), one.born) for one in network.owner.selves.values() if one.born]
    for person in networks.in_order(network):
        found += [Mark(Turn.BORN, (person.id,), person.born)] if person.born else []
        found += [Mark(Turn.DIED, (person.id,), person.died)] if person.died else []
    for couple in network.partnerships.values():
        pair = (couple.a, couple.b)
        found += [Mark(Turn.TOGETHER, pair, couple.since)] if couple.since else []
        if couple.until and couple.ended is not PartnerEnd.WIDOWED:
            found.append(Mark(Turn.APART, pair, couple.until))
    return sorted(found, key=lambda one: (days.first(one.when), one.turn, one.people))


def unsaid(network: Network, told: Mapping[Mark, str]) -> dict[Mark, str]:
    """The marks that no event tells already, with their words.

    An event tells the same when its title has the same words, in any order, and both can be of one day.
    """
    titles: dict[tuple[str, ...], list[Event]] = {}
    for event in network.events.values():
        if not event.is_wished and (event.since or event.until):
            titles.setdefault(_words(event.title), []).append(event)
    return {one: words for one, words in told.items() if not any(_at(one, it) for it in titles.get(_words(words), ()))}


def _words(told: str) -> tuple[str, ...]:
    return tuple(sorted(told.casefold().split()))


def _at(mark: Mark, event: Event) -> bool:
    when = event.since or event.until
    return when is not None and days.first(when) <= days.last(mark.when) and days.first(mark.when) <= days.last(when)


def _order(event: Event) -> tuple[bool, date, str]:
    when = event.since or event.until
    return (when is None, days.first(when) if when else date.min, event.title)
