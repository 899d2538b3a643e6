"""The walk past everybody who has no place yet: whose turn it is, which question, and what comes before and after.

The order is that of the list. Somebody is asked who they are only when nobody
said so; "I don't know" is a full answer, and leaves them for another time.
"""

from dataclasses import dataclass
from enum import StrEnum

from kring.core import method, network
from kring.core.changes import Change, Place, Set, plain
from kring.core.method import Easy, Layout, Ring
from kring.core.network import Category, Gender, Network, Person, Placement


class Question(StrEnum):
    """What is asked about somebody, in this order."""

    WHO = "who"
    NEAR = "near"


@dataclass(frozen=True)
class Step:
    """One screen: one question about one person."""

    person: Person
    question: Question


@dataclass(frozen=True)
class Turn:
    """Somebody on the way: done, now, or still to come."""

    person: Person
    is_done: bool
    is_now: bool


def waiting(value: Network, layout: Layout) -> list[Person]:
    """Who still has no ring, in the order of the list."""
    placed = value.placements.get(layout.id, {})
    return [one for one in network.in_order(value) if not ((at := placed.get(one.id)) and (at.ring or at.left_out))]


def step(value: Network, layout: Layout, who: str, asked: str) -> Step | None:
    """The screen for an address: the one asked for, else the first that waits; nothing when nobody does."""
    person = value.people.get(who) or next(iter(waiting(value, layout)), None)
    if person is None:
        return None
    questions = _questions(value, layout, person)
    question = Question(asked) if asked in set(Question) else questions[0]
    return Step(person, question)


def _questions(value: Network, layout: Layout, person: Person) -> list[Question]:
    at = network.placement(value, layout.id, person.id)
    needs_who = person.category is None and (at is None or at.sector is None)
    return [Question.WHO, Question.NEAR] if needs_who else [Question.NEAR]


def after(value: Network, layout: Layout, now: Step, skipped: frozenset[str]) -> Step | None:
    """The screen after this one; those who were skipped in this walk are not asked again."""
    if now.question is Question.WHO:
        return Step(value.people.get(now.person.id, now.person), Question.NEAR)
    rest = [one for one in waiting(value, layout) if one.id not in skipped and one.id != now.person.id]
    return step(value, layout, rest[0].id, "") if rest else None


def turns(value: Network, layout: Layout, now: Step, most: int = 8) -> list[Turn]:
    """Some of those before and after this person, to see how far one is."""
    everyone = [one for one in network.in_order(value)]
    ids = [one.id for one in everyone]
    left = {one.id for one in waiting(value, layout)}
    here = ids.index(now.person.id)
    begin = max(0, min(here - most // 2, len(ids) - most))
    return [Turn(one, one.id not in left, one.id == now.person.id) for one in everyone[begin : begin + most]]


def said_of(ring: Ring, person: Person) -> Easy:
    """The words of a ring for a woman, a man, or whoever."""
    own = {Gender.WOMAN: ring.easy_woman, Gender.MAN: ring.easy_man}.get(person.gender or Gender.OTHER)
    return own or ring.easy


def named(seen: Network, person: str, category: str) -> list[Change]:
    """The change that says who somebody is."""
    was = seen.people[person].category
    return [Set("people", person, "category", plain(was), Category(category).value)]


def near(seen: Network, layout: Layout, person: str, ring: str) -> list[Change]:
    """The change that says how near somebody is, with the group that their kind proposes, if it does."""
    was = network.placement(seen, layout.id, person)
    proposed = method.proposed_sector(layout, seen.people[person])
    sector = (was.sector if was else None) or (proposed.id if proposed else None)
    return [Place(layout.id, person, was, Placement(ring, sector))]
