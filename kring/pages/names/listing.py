"""How the list of names is told: who has no place yet, and then from near to far."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from kring.core import network
from kring.core.method import Ask, Layout, Prompt, Ring
from kring.core.network import Network, Person
from kring.methods import rulebook


@dataclass(frozen=True)
class Band:
    """The people in one ring, or (without a ring) those who were left out of the circle."""

    ring: Ring | None
    people: list[Person]


@dataclass(frozen=True)
class Listed:
    """The whole list in both orders: as it grew, the newest first; and who has no place, and then from near to far."""

    newest: list[Person]
    waiting: list[Person]
    bands: list[Band]

    @property
    def from_near(self) -> list[Person]:
        return [*self.waiting, *(one for band in self.bands for one in band.people)]


@dataclass(frozen=True)
class Question:
    """One question that brings people to mind, and which one comes after it."""

    prompt: Prompt
    number: int
    count: int
    after: str


def told_first(value: Network, others: Container[str | None]) -> list[Person]:
    """Who came up by themselves first, then who came up through a question, and last whom others added (M01)."""

    def came(person: Person) -> int:
        return 0 if person.spontaneous is not False else 2 if person.added_by in others else 1

    return sorted(network.in_order(value), key=came)


def bands(value: Network, layout: Layout, people: list[Person]) -> list[Band]:
    """The people with a place, ring by ring from near to far; those who were left out come last."""
    waiting = {person.id for person in network.unplaced(value, layout.id)}
    rings: dict[str | None, list[Person]] = {}
    for person in people:
        if person.id not in waiting:
            at = value.placements[layout.id][person.id]
            rings.setdefault(None if at.left_out else at.ring, []).append(person)
    found = [Band(ring, rings.pop(ring.id, [])) for ring in layout.ring]
    rest = [person for people in rings.values() for person in people]
    return [band for band in (*found, Band(None, rest)) if band.people]


def listed(value: Network, layout: Layout | None, others: Container[str | None], just_named: Person | None) -> Listed:
    """Everybody on the list; without a layout in which people have a place nobody waits for one."""
    told = told_first(value, others)
    newest = sorted(told[::-1], key=lambda one: one != just_named)
    if layout is None:
        return Listed(newest, [], [])
    return Listed(newest, rulebook.waiting(value, layout), bands(value, layout, told))


def within(listed: Listed, ids: Container[str]) -> dict[str, Any]:
    """Of the list only these people, as the page asks for them."""
    here = [Band(band.ring, [one for one in band.people if one.id in ids]) for band in listed.bands]
    return {
        "newest_first": [one for one in listed.newest if one.id in ids],
        "waiting": [one for one in listed.waiting if one.id in ids],
        "bands": [band for band in here if band.people],
    }


def question(ask: Ask, id: str) -> Question | None:
    """The question with this id; nothing when the list has none."""
    for number, prompt in enumerate(ask.prompt):
        if prompt.id == id:
            return Question(prompt, number + 1, len(ask.prompt), ask.prompt[(number + 1) % len(ask.prompt)].id)
    return None
