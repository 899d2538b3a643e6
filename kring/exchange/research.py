"""Tables for research: one row for each owner, each person and each tie, with nobody to be recognised in them.

Names, free text, ids, places and days do not go along: what remains is counted, rounded or
chosen from a list. Who is confidential is left out. The columns are told in docs/files.md.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Any, Final

import msgspec

from kring.core import days
from kring.core import network as networks
from kring.core.measures import contact
from kring.core.network import Network, Person, When
from kring.exchange import archive, cells, columns, delimited
from kring.exchange.cells import Kind
from kring.exchange.incoming import Loss

OLDEST: Final = 90  # whoever is older is as old as this: the very old are few
FARTHEST: Final = 100  # kilometres, and hours a week, beyond which no more is told
LONGEST: Final = 300  # minutes of travel, likewise
EGO: Final = "egoID"
ALTER: Final = "alterID"

_CHOICES: Final = ("category", "gender", "strength", "status", "direction", "initiative", "willing")
_LISTS: Final = ("ways", "supports", "supported", "needs")
_COUNTED: Final = ("roles", "domains", "tasks", "tasks_possible")
_TRUTHS: Final = ("spontaneous", "abroad", "in_neighbourhood", "can_travel", "potential_friend", "potential_helper")

Cells = dict[str, str]


def write(cases: Sequence[Network], on: date) -> tuple[bytes, list[Loss]]:
    """The networks as a zip of `egos.csv`, `alters.csv` and `ties.csv`, on a day from which ages are counted.

    Everybody has a number in the place of a name, in the order of the cases and in which they were named.
    The losses are the confidential people who are left out, with code `confidential`, and the services and places.
    """
    seen = [_with_whom_may_be_told(case) for case in cases]
    numbered = list(enumerate(seen, 1))
    files = {
        "egos.csv": _table([_ego(number, case, on) for number, case in numbered], EGO),
        "alters.csv": _table([row for number, case in numbered for row in _alters(number, case, on)], EGO, ALTER),
        "ties.csv": _table([row for number, case in numbered for row in _ties(number, case)], EGO, "Source", "Target"),
    }
    left = sum(one.confidential for case in cases for one in case.people.values())
    helping = sum(len(networks.helping(case)) for case in cases)
    losses = [Loss("confidential", "", left), Loss("field", "sort", helping)]
    return archive.packed(files), [loss for loss in losses if loss.number]


def _with_whom_may_be_told(network: Network) -> Network:
    people = {one.id: one for one in networks.in_order(network) if not one.confidential}
    ties = {id: tie for id, tie in network.ties.items() if tie.a in people and tie.b in people}
    return msgspec.structs.replace(network, people=people, ties=ties)


def _ego(number: int, network: Network, on: date) -> Cells:
    selves = list(network.owner.selves.values())
    alone = selves[0] if len(selves) == 1 else None
    told = {EGO: str(number), "kind": str(network.owner.kind), "selves": str(len(selves))}
    if alone is not None:
        told |= {"gender": _word(alone.gender), "age": _age(alone.born, None, on)}
    told |= {"alters": str(len(network.people)), "ties": str(len(network.ties)), "wishes": str(len(network.wishes))}
    return told


def _alters(number: int, network: Network, on: date) -> Iterator[Cells]:
    for place, one in enumerate(networks.in_order(network), 1):
        yield {EGO: str(number), ALTER: str(place), **_alter(one, on), **_places(network, one.id)}


def _alter(one: Person, on: date) -> Cells:
    told = {field: _word(getattr(one, field)) for field in _CHOICES}
    told |= {field: _truth(getattr(one, field)) for field in _TRUTHS}
    told |= {f"{field}_number": _number(getattr(one, field)) for field in _COUNTED}
    for field in _LISTS:
        told |= _apart(field, getattr(one, field))
    told["age"] = _age(one.born, one.age, on) if one.died is None else ""
    told["distance_km"] = _rounded(one.distance_km, FARTHEST)
    told["travel_minutes"] = _rounded(one.travel_minutes, LONGEST)
    told["years_known"] = _rounded(one.years_known, OLDEST)
    told["hours_a_week"] = _rounded(one.hours_a_week, FARTHEST)
    told["contacts_a_week"] = _often(one)
    return told


def _apart(field: str, chosen: Sequence[Enum] | None) -> Cells:
    """A column for each choice; all of them blank when it is unknown."""
    kind = cells.of()[field].choices
    assert kind is not None and cells.of()[field].kind is Kind.CHOICES
    return {f"{field}_{one.value}": "" if chosen is None else _truth(one in chosen) for one in kind}


def _places(network: Network, person: str) -> Cells:
    """Ring and sector in every layout that has people."""
    told = {}
    for layout in sorted(layout for layout, placed in network.placements.items() if placed):
        at = networks.placement(network, layout, person)
        told[f"ring_{layout}"] = (at.ring or "") if at else ""
        told[f"sector_{layout}"] = (at.sector or "") if at else ""
    return told


def _ties(number: int, network: Network) -> Iterator[Cells]:
    place = {one.id: str(at) for at, one in enumerate(networks.in_order(network), 1)}
    for tie in sorted(network.ties.values(), key=lambda tie: (int(place[tie.a]), int(place[tie.b]), tie.kind)):
        for a, b in [(tie.a, tie.b), (tie.b, tie.a)][: 1 + tie.is_mutual]:
            ends = {EGO: str(number), "Source": place[a], "Target": place[b]}
            yield ends | {"kind": str(tie.kind), "strength": _word(tie.strength)}


def _word(value: Enum | None) -> str:
    return "" if value is None else str(value.value)


def _truth(value: bool | None) -> str:
    return "" if value is None else "1" if value else "0"


def _number(value: Sequence[str] | None) -> str:
    return "" if value is None else str(len(value))


def _rounded(value: float | None, most: int) -> str:
    return "" if value is None else str(min(round(value), most))


def _age(born: When | None, age: float | None, on: date) -> str:
    """The age in whole years on a day, from the birth or as it was told, and never more than the oldest."""
    if born is None:
        return _rounded(age, OLDEST)
    return str(max(0, min(days.years(born, on), OLDEST)))


def _often(one: Person) -> str:
    often = one.frequency
    return "" if often is None else cells.number_text(round(often.times * contact.A_WEEK[often.per], 2))


def _table(told: Sequence[Cells], *heads: str) -> bytes:
    names: dict[str, Any] = dict.fromkeys([*heads, *(name for one in told for name in one)])
    rows = [[one.get(name, "") for name in names] for one in told]
    return delimited.written([list(names), *rows], columns.CODE)
