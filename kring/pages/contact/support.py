"""Who does what: everybody by the five supports, to tick in place, and what rests on nobody or on one (T05, PC3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from kring.core import measures
from kring.core import network as networks
from kring.core.network import Network, Person, Support
from kring.pages import told

FIELDS: Final = {"for": "supports", "by": "supported"}  # what people do for the owner, and what the owner does
NONE: Final = "none"
SIGNS: Final = ("hand", "message-circle", "coffee", "lightbulb", "info")  # as the five supports stand


@dataclass(frozen=True)
class Cell:
    """One person and one support: whether it is told, and what a press asks for."""

    support: str
    name: Any
    sign: str
    is_told: bool

    @property
    def asks(self) -> str:
        return "off" if self.is_told else "on"


@dataclass(frozen=True)
class Line:
    """One person with every support; `none` says that they give none of these."""

    person: Person
    cells: tuple[Cell, ...]
    none: Cell


@dataclass(frozen=True)
class Rests:
    """A support that nobody gives, or that rests on one pair of shoulders."""

    name: Any
    person: Person | None


def members(value: Network) -> list[Person]:
    """Everybody who lives, as they were named."""
    found = set(measures.graph_of(value).ids)
    return [one for one in networks.in_order(value) if one.id in found]


def lines(people: Iterable[Person], way: str) -> list[Line]:
    """Each of these people with what they do, or with what is done for them."""
    return [_line(one, getattr(one, FIELDS[way])) for one in people]


def rests(value: Network) -> list[Rests]:
    """What rests on nobody or on one; nothing as long as it is told of nobody what they do."""
    found = measures.bottlenecks(value)
    if isinstance(found, measures.NotApplicable):
        return []
    alone = {**dict.fromkeys(found.nobody), **found.one}
    return [
        Rests(name, value.people.get(alone[support] or "")) for support, name in told.DOES.items() if support in alone
    ]


def ticked(person: Person, way: str, support: str, is_on: bool) -> Person | None:
    """The person with one support more or less; nothing when there is no such support.

    Taking away the last one leaves it untold: only "none of these" says that there is none.
    """
    field = FIELDS[way]
    now: tuple[Support, ...] = getattr(person, field) or ()
    if support == NONE:
        return msgspec.structs.replace(person, **{field: () if is_on else None})
    if support not in set(Support):
        return None
    kept = [one for one in now if one != support]
    after = (*kept, Support(support)) if is_on else tuple(kept)
    return msgspec.structs.replace(person, **{field: after or None})


def _line(person: Person, given: tuple[Support, ...] | None) -> Line:
    cells = tuple(
        Cell(support.value, name, sign, support in (given or ()))
        for (support, name), sign in zip(_named(), SIGNS, strict=True)
    )
    return Line(person, cells, Cell(NONE, "", "x", given == ()))


def columns() -> list[tuple[Any, str]]:
    """The names and signs of the five supports."""
    return [(name, sign) for (_, name), sign in zip(_named(), SIGNS, strict=True)]


def _named() -> list[tuple[Support, Any]]:
    return list(told.DOES.items())
