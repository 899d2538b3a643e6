"""The walk past the people: whose turn it is, which question, and what comes before and after.

The order is that of the list. Somebody is asked who they are only when nobody
said so; "I don't know" is a full answer, and leaves them for another time.
"""

from dataclasses import dataclass
from enum import StrEnum

from msgspec.structs import replace

from kring.core import method, network
from kring.core.changes import Change, Place, Set, plain
from kring.core.method import Layout
from kring.core.network import Category, Network, Person, Placement


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


@dataclass(frozen=True)
class Way:
    """Past whom this walk goes: who was skipped already, and whether it passes everybody or only who waits."""

    skipped: frozenset[str] = frozenset()
    is_everybody: bool = False


def waiting(value: Network, layout: Layout) -> list[Person]:
    """Of whom something is still to be asked, in the order of the list."""
    return [one for one in network.in_order(value) if _open(value, layout, one)]


def step(value: Network, layout: Layout, way: Way, who: str, asked: str) -> Step | None:
    """The screen for an address: the one asked for, else the first on the way; nothing when that leads past nobody."""
    person = value.people.get(who) or next(iter(_passed(value, layout, way)), None)
    if person is None:
        return None
    questions = _open(value, layout, person) or [Question.NEAR]
    return Step(person, Question(asked) if asked in set(Question) else questions[0])


def after(value: Network, layout: Layout, now: Step, way: Way) -> Step | None:
    """The screen after this one, in the network as it was before the answer; nothing at the end of the walk."""
    if now.question is Question.WHO and (way.is_everybody or Question.NEAR in _open(value, layout, now.person)):
        return Step(now.person, Question.NEAR)
    left = _passed(value, layout, way)
    if way.is_everybody:
        ids = [one.id for one in left]
        left = left[ids.index(now.person.id) + 1 :] if now.person.id in ids else left
    rest = [one for one in left if one.id != now.person.id]
    return step(value, layout, way, rest[0].id, "") if rest else None


def before(value: Network, now: Step) -> Step | None:
    """The screen of whoever comes before on the list, for who comes here by another way than this walk."""
    everyone = network.in_order(value)
    here = everyone.index(now.person)
    return Step(everyone[here - 1], Question.NEAR) if here else None


def turns(value: Network, layout: Layout, now: Step, most: int = 8) -> list[Turn]:
    """Some of those before and after this person, to see how far one is."""
    everyone = network.in_order(value)
    left = {one.id for one in waiting(value, layout)}
    here = everyone.index(now.person)
    begin = max(0, min(here - most // 2, len(everyone) - most))
    return [Turn(one, one.id not in left, one is now.person) for one in everyone[begin : begin + most]]


def named(seen: Network, layout: Layout, person: str, category: str) -> list[Change]:
    """The changes that say who somebody is; who had a ring already gets the group of their kind as well."""
    was = seen.people[person]
    found: list[Change] = [Set("people", person, "category", plain(was.category), category)]
    at = network.placement(seen, layout.id, person)
    if at is not None and at.ring and not at.sector:
        now = replace(was, category=Category(category))
        found.append(Place(layout.id, person, at, Placement(at.ring, _group(layout, now))))
    return found


def near(seen: Network, layout: Layout, person: str, ring: str) -> list[Change]:
    """The change that says how near somebody is, with the group that their kind proposes, if it does."""
    was = network.placement(seen, layout.id, person)
    sector = (was.sector if was else None) or _group(layout, seen.people[person])
    return [Place(layout.id, person, was, Placement(ring, sector))]


def _passed(value: Network, layout: Layout, way: Way) -> list[Person]:
    people = network.in_order(value) if way.is_everybody else waiting(value, layout)
    return [one for one in people if one.id not in way.skipped]


def _open(value: Network, layout: Layout, person: Person) -> list[Question]:
    """What nobody said of somebody yet. Who was left out on purpose is not asked about."""
    at = network.placement(value, layout.id, person.id) or Placement()
    if at.left_out:
        return []
    who = [Question.WHO] if person.category is None and at.sector is None else []
    return who + ([Question.NEAR] if at.ring is None else [])


def _group(layout: Layout, person: Person) -> str | None:
    proposed = method.proposed_sector(layout, person)
    return proposed.id if proposed else None
