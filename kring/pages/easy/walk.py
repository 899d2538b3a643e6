"""The walk past the people: whose turn it is, which question, and what comes before and after.

The order is that of the list. One walk gives a place: somebody is asked who they
are only when nobody said so. Another, for who likes to, asks what the owner would
like: may they come closer, can they help? "I don't know" is a full answer.
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
    CLOSER = "closer"
    HELP = "help"

    @property
    def is_wish(self) -> bool:
        """Whether it asks what the owner would like, and not how it is now."""
        return self in FIELDS


FIELDS = {Question.CLOSER: "potential_friend", Question.HELP: "potential_helper"}


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
    """Past whom this walk goes: who was skipped already, past everybody or only who waits, and to ask what."""

    skipped: frozenset[str] = frozenset()
    is_everybody: bool = False
    is_wishing: bool = False


def waiting(value: Network, layout: Layout, way: Way) -> list[Person]:
    """Of whom something is still to be asked on this walk, in the order of the list."""
    return [one for one in network.in_order(value) if _open(value, layout, one, way)]


def step(value: Network, layout: Layout, way: Way, who: str, asked: str) -> Step | None:
    """The screen for an address: the one asked for, else the first on the way; nothing when that leads past nobody."""
    person = network.somebody(value, who) or next(iter(_passed(value, layout, way)), None)
    if person is None:
        return None
    if asked in set(Question):
        return Step(person, Question(asked))
    still = [] if way.is_everybody else _open(value, layout, person, way)
    return Step(person, (still or _asked(value, layout, person, way) or [Question.NEAR])[0])


def after(value: Network, layout: Layout, now: Step, way: Way) -> Step | None:
    """The screen after this one, in the network as it was before the answer; nothing at the end of the walk."""
    order = list(Question)
    for question in (_asked if way.is_everybody else _open)(value, layout, now.person, way):
        if order.index(question) > order.index(now.question):
            return Step(now.person, question)
    here = (now.person.rank, now.person.id)
    rest = (one for one in _passed(value, layout, way) if one.id != now.person.id)
    following = next((one for one in rest if not way.is_everybody or (one.rank, one.id) > here), None)
    return step(value, layout, way, following.id, "") if following else None


def before(value: Network, layout: Layout, now: Step, way: Way) -> Step | None:
    """The screen of whoever comes before on the list, for who comes here by another way than this walk."""
    everyone = network.in_order(value)
    for person in reversed(everyone[: everyone.index(now.person)]):
        if fitting := _asked(value, layout, person, way):
            return Step(person, fitting[-1])
    return None


def turns(value: Network, layout: Layout, now: Step, way: Way, most: int = 8) -> list[Turn]:
    """Some of those before and after this person, to see how far one is."""
    everyone = [one for one in network.in_order(value) if one is now.person or _asked(value, layout, one, way)]
    left = {one.id for one in waiting(value, layout, way)}
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


def wished(seen: Network, person: str, question: Question, answer: bool | None) -> list[Change]:
    """The change that says what the owner would like with somebody; unknown is never the same as no."""
    field = FIELDS[question]
    was = getattr(seen.people[person], field)
    return [Set("people", person, field, was, answer)] if was is not answer else []


def _passed(value: Network, layout: Layout, way: Way) -> list[Person]:
    people = network.in_order(value)
    passed = [one for one in people if (_asked if way.is_everybody else _open)(value, layout, one, way)]
    return [one for one in passed if one.id not in way.skipped]


def _asked(value: Network, layout: Layout, person: Person, way: Way) -> list[Question]:
    """What this walk may ask of somebody, said already or not.

    What one would like is asked of who has a place. Who stands nearest cannot come
    closer; whose work it is to help is asked neither.
    """
    at = network.placement(value, layout.id, person.id) or Placement()
    if not way.is_wishing:
        return ([Question.WHO] if person.category is None and at.sector is None else []) + [Question.NEAR]
    if at.ring is None or person.category is Category.PROFESSIONAL:
        return []
    return ([] if at.ring == layout.ring[0].id else [Question.CLOSER]) + [Question.HELP]


def _open(value: Network, layout: Layout, person: Person, way: Way) -> list[Question]:
    """What nobody said of somebody yet. Who was left out on purpose is not asked about."""
    at = network.placement(value, layout.id, person.id) or Placement()
    said = {one: getattr(person, field) is not None for one, field in FIELDS.items()}
    said[Question.NEAR] = at.ring is not None and (at.sector is not None or _group(layout, person) is None)
    return [] if at.left_out else [one for one in _asked(value, layout, person, way) if not said.get(one)]


def _group(layout: Layout, person: Person) -> str | None:
    proposed = method.proposed_sector(layout, person)
    return proposed.id if proposed else None
