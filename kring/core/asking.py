"""Whom to ask for help: who wants to and can, who is near, and who was not asked just now (PC7, T06, T11).

Nobody is left out by Kring but who died or with whom the tie was broken: the client chooses. It says of each
why they stand where they stand, and is never a score.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from kring.core import days
from kring.core import network as networks
from kring.core.measures import nearness
from kring.core.network import Direction, Id, Network, Person, Status, Support, Willing

NEAR: Final = nearness.RIDING_KM
AGAIN: Final = timedelta(days=14)  # who was asked less long ago comes later


class Why(StrEnum):
    """Why somebody stands where they stand."""

    WANTS_AND_CAN = "wants_and_can"
    WANTS = "wants"
    CAN = "can"
    DOES_THIS = "does_this"
    NEAR = "near"
    ASKED = "asked"
    BALANCE = "balance"
    RATHER_NOT = "rather_not"


class Candidate(Struct, frozen=True):
    """Somebody who could be asked, and what there is to say of that."""

    person: Person
    why: tuple[Why, ...]


def whom(
    network: Network, support: Support | None, today: date, asked: Mapping[Id, date] | None = None
) -> list[Candidate]:
    """The people of a map in the order to think of them; `asked` is when somebody was asked last.

    First who wants to and can, then who gives this support already, then who is near; who was asked less than two
    weeks ago, or of whom much is received already, comes later; who would rather not comes last. Of equals the
    order of naming. Services and places are nobody to ask a favour of.
    """
    latest = dict(asked or {}) | _asked(network)
    found = [
        Candidate(one, _why(one, support, latest.get(one.id), today))
        for one in networks.in_order(network)
        if _is_here(one)
    ]
    return sorted(found, key=_order)


def _asked(network: Network) -> dict[Id, date]:
    found: dict[Id, date] = {}
    for one in network.requests.values():
        for person in one.people if one.asked_on else ():
            assert one.asked_on is not None
            found[person] = max(found.get(person, date.min), days.first(one.asked_on))
    return found


def _why(person: Person, support: Support | None, asked: date | None, today: date) -> tuple[Why, ...]:
    told = {
        Why.WANTS_AND_CAN: person.willing is Willing.WILLING_AND_ABLE,
        Why.WANTS: person.willing is Willing.WILLING,
        Why.CAN: person.willing is Willing.ABLE or (person.willing is None and bool(person.potential_helper)),
        Why.DOES_THIS: support is not None and support in (person.supports or ()),
        Why.NEAR: bool(person.in_neighbourhood) or (person.distance_km is not None and person.distance_km <= NEAR),
        Why.ASKED: asked is not None and today - asked < AGAIN,
        Why.BALANCE: person.direction is Direction.RECEIVE,
        Why.RATHER_NOT: person.willing is Willing.RATHER_NOT,
    }
    return tuple(why for why, is_so in told.items() if is_so)


_FOR: Final = {Why.WANTS_AND_CAN: 4, Why.WANTS: 2, Why.CAN: 2, Why.DOES_THIS: 2, Why.NEAR: 1}
_AGAINST: Final = {Why.RATHER_NOT: 100, Why.ASKED: 5, Why.BALANCE: 1}


def _order(one: Candidate) -> int:
    return sum(_AGAINST.get(why, 0) - _FOR.get(why, 0) for why in one.why)


def _is_here(person: Person) -> bool:
    return person.died is None and person.status not in (Status.DECEASED, Status.BROKEN)
