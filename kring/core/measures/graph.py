"""The members of a network under a switch, and the ties between them as bit masks.

Made once and shared by all measures. The client is not a member, and neither is a
service or a place. Members are the people whose tie is active or restored and who are
alive: faded, broken and ended ties are counted by name in `lasting.py`, and nowhere else.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, update_wrapper
from itertools import compress
from math import inf
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar

from kring.core.measures.answers import Count, NotApplicable, Quantity, Reason, Share, Unit, Whose
from kring.core.network import Category, Direction, Gender, Id, Initiative, Network, Person, Sort, Status, Strength

_Answer = TypeVar("_Answer")
_Kind = TypeVar("_Kind")
_ACTIVE: Final = Status.ACTIVE
_RESTORED: Final = Status.RESTORED
_in_order: Final = attrgetter("rank", "id")


class lazy(Generic[_Answer]):
    """Worked out once, when first asked. Unlike `functools.cached_property` of Python 3.11 it takes no lock."""

    def __init__(self, work_out: "Callable[[Any], _Answer]") -> None:
        self.work_out, self.name, self.__doc__ = work_out, work_out.__name__, work_out.__doc__

    def __get__(self, instance: Any, owner: object) -> _Answer:
        answer = instance.__dict__[self.name] = self.work_out(instance)
        return answer


class Graph:
    """Members in the order they were named, and what several measures need, worked out once and when first asked."""

    def __init__(self, network: Network, whose: Whose = Whose.ALL) -> None:
        self.network = network
        self.whose = whose
        self.people = _ordered(_seen(network.people.values(), whose))
        self.members = [
            one for one in self.people if (one.status is _ACTIVE or one.status is _RESTORED) and one.died is None
        ]
        self.ids: tuple[Id, ...] = tuple([one.id for one in self.members])
        self.size = len(self.ids)
        self._answers: dict[Callable[[Graph], Any], Any] = {}

    def once(self, answer: "Callable[[Graph], _Answer]") -> _Answer:
        """Part of an answer that several measures share."""
        try:
            found: _Answer = self._answers[answer]
        except KeyError:
            found = self._answers[answer] = answer(self)
        return found

    @lazy
    def by(self) -> "By":
        """Who is of which kind."""
        return By(self.members)

    @lazy
    def beside(self) -> list[int]:
        """For each member, in order, a mask of those they are tied to.

        All kinds of ties between the same two people are one tie here: they know
        each other. Kinship alone is no tie, for it says nothing about contact.
        """
        number = {id: place for place, id in enumerate(self.ids)}
        bit = [1 << place for place in range(self.size)]
        rows = [0] * self.size
        for tie in self.network.ties.values():
            try:
                a, b = number[tie.a], number[tie.b]
            except KeyError:  # one of the two is no member
                continue
            rows[a] |= bit[b]
            rows[b] |= bit[a]
        return rows

    @lazy
    def tied(self) -> dict[Id, int]:
        """The same as `beside`, by member."""
        return dict(zip(self.ids, self.beside, strict=True))

    @lazy
    def ties(self) -> int:
        """How many pairs of members are tied."""
        return sum([row.bit_count() for row in self.beside]) // 2

    @lazy
    def years(self) -> "Numbers":
        """How long each member is known, in years."""
        return Numbers(self.ids, [one.years_known for one in self.members])

    @lazy
    def km(self) -> "Numbers":
        """How far away each member lives, in kilometres."""
        return Numbers(self.ids, [one.distance_km for one in self.members])

    @lazy
    def knows_ties(self) -> bool:
        """Whether it was told at all who knows whom: without one tie in the whole network, nobody asked yet."""
        return self.size < 2 or bool(self.network.ties)

    def named(self, mask: int) -> tuple[Id, ...]:
        """The ids of those in a mask."""
        if mask.bit_count() == self.size:
            return self.ids
        return tuple([self.ids[index] for index in bits(mask)])

    def nothing(self, unknown: tuple[Id, ...] = ()) -> NotApplicable:
        """Why there is no answer when not one member can be counted."""
        return NotApplicable(Reason.UNKNOWN if self.size else Reason.NOBODY, unknown)


class By:
    """Who is of each kind, per field of a person; under `None` (or "") those of whom it is not known.

    `masks` has the categories once more, as masks. A kind that nobody is of is there too where all kinds are known
    beforehand, but for the categories.
    """

    def __init__(self, members: Iterable[Person]) -> None:
        category = _kinds(_CATEGORIES)
        self.strength = strength = _kinds(_STRENGTHS)
        self.direction = direction = _kinds(_DIRECTIONS)
        self.initiative = initiative = _kinds(_INITIATIVES)
        self.abroad, self.can_travel = abroad, can_travel = _kinds(_SAID), _kinds(_SAID)
        self.gender = gender = _kinds(_GENDERS)
        self.marital_status, self.work = marital_status, work = _words(), _words()
        self.schooling = schooling = _words()
        self.masks = masks = dict.fromkeys(_CATEGORIES, 0)
        bit = 1
        for one in members:
            id, kind = one.id, one.category
            category[kind].append(id)
            masks[kind] += bit
            strength[one.strength].append(id)
            direction[one.direction].append(id)
            initiative[one.initiative].append(id)
            abroad[one.abroad].append(id)
            can_travel[one.can_travel].append(id)
            gender[one.gender].append(id)
            marital_status[one.marital_status].append(id)
            work[one.work].append(id)
            schooling[one.schooling].append(id)
            bit += bit
        self.category = {kind: tuple(people) for kind, people in category.items() if people}


# All kinds beforehand: adding to a plain dictionary takes a third less time than to one that makes what it lacks.
_CATEGORIES: Final = (*Category, None)
_STRENGTHS: Final = (*Strength, None)
_DIRECTIONS: Final = (*Direction, None)
_INITIATIVES: Final = (*Initiative, None)
_GENDERS: Final = (*Gender, None)
_SAID: Final = (True, False, None)


def _kinds(kinds: Iterable[_Kind]) -> dict[_Kind, list[Id]]:
    return {kind: [] for kind in kinds}


def _words() -> dict[str | None, list[Id]]:
    return defaultdict(list)


class Numbers:
    """A number for each member, or `None`, and what follows from it."""

    __slots__ = ("ids", "known", "unknown", "values")

    def __init__(self, ids: tuple[Id, ...], values: list[float | None]) -> None:
        self.ids, self.values = ids, values
        self.known: list[float] = [value for value in values if value is not None]
        self.unknown: tuple[Id, ...] = ()
        if len(self.known) != len(ids):
            self.unknown = tuple([id for id, value in zip(ids, values, strict=True) if value is None])

    @property
    def people(self) -> tuple[Id, ...]:
        """Those of whom it is known."""
        return tuple(compress(self.ids, [value is not None for value in self.values])) if self.unknown else self.ids


Kinds = Mapping[Any, Sequence[Id]]
Source = Network | Graph
NO_TIES: Final = NotApplicable(Reason.NO_TIES)


def of(source: Source, whose: Whose = Whose.ALL) -> Graph:
    """A network made ready to be measured; a graph already made is given back as it is (and keeps its own switch)."""
    return source if isinstance(source, Graph) else Graph(source, whose)


class measure(Generic[_Answer]):
    """A characteristic of a network: asked of a network under a switch, or `of` a graph that was made already."""

    def __init__(self, of: Callable[[Graph], _Answer]) -> None:
        self.of = of
        update_wrapper(self, of)

    def __call__(self, source: Source, whose: Whose = Whose.ALL) -> _Answer:
        return self.of(of(source, whose))


@lru_cache(maxsize=1024)
def plain(words: str) -> str:
    """Words without capitals and spaces that make no difference."""
    return " ".join(words.casefold().split())


def bits(mask: int) -> list[int]:
    """The numbers of those in a mask."""
    found = []
    while mask:
        last = mask & -mask
        found.append(last.bit_length() - 1)
        mask ^= last
    return found


def uncategorised(seen: Graph) -> tuple[Id, ...]:
    """The members whose category is not known."""
    return seen.by.category.get(None, ())


def count(seen: Graph, kinds: Kinds, kind: object) -> Count | NotApplicable:
    """How many members are of a kind; not applicable when it is known of none of them."""
    unknown = tuple(kinds.get(None, ()))
    if unknown and len(unknown) == seen.size:
        return NotApplicable(Reason.UNKNOWN, unknown)
    people = tuple(kinds.get(kind, ()))
    return Count(len(people), people, unknown)


def share(seen: Graph, kinds: Kinds, kind: object) -> Share | NotApplicable:
    """Which share of the members is of a kind, among those of whom it is known."""
    unknown = tuple(kinds.get(None, ()))
    known = seen.size - len(unknown)
    if known == 0:
        return seen.nothing(unknown)
    people = tuple(kinds.get(kind, ()))
    return Share(len(people) / known, len(people), known, people, unknown)


def share_to(seen: Graph, told: Numbers, most: float) -> Share | NotApplicable:
    """Which share of the members has at most this number, among those of whom it is known."""
    if told.unknown:
        return _share(seen, told, [value is not None and value <= most for value in told.values])
    return _share(seen, told, [value <= most for value in told.known])


def share_from(seen: Graph, told: Numbers, least: float) -> Share | NotApplicable:
    """Which share of the members has at least this number, among those of whom it is known."""
    if told.unknown:
        return _share(seen, told, [value is not None and value >= least for value in told.values])
    return _share(seen, told, [value >= least for value in told.known])


def median(seen: Graph, told: Numbers, unit: Unit) -> Quantity | NotApplicable:
    """The middle one of the known numbers, or halfway between the middle two."""
    if not told.known:
        return seen.nothing(told.unknown)
    ranked = sorted(told.known)
    half = len(ranked) // 2
    middle = ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2
    return Quantity(float(middle), unit, told.people, told.unknown)


def total(seen: Graph, told: Numbers, unit: Unit) -> Quantity | NotApplicable:
    """The sum of the known numbers; with nobody to ask there is no sum."""
    if not told.known:
        return seen.nothing(told.unknown)
    return Quantity(float(sum(told.known)), unit, told.people, told.unknown)


def _share(seen: Graph, told: Numbers, holds: list[bool]) -> Share | NotApplicable:
    known = len(told.known)
    if known == 0:
        return seen.nothing(told.unknown)
    people = tuple(compress(seen.ids, holds))
    return Share(len(people) / known, len(people), known, people, told.unknown)


def _ordered(people: list[Person]) -> list[Person]:
    """In the order in which they were named; mostly they stand so."""
    last = -inf
    for one in people:
        if one.rank <= last:
            return sorted(people, key=_in_order)
        last = one.rank
    return people


def _seen(people: Iterable[Person], whose: Whose) -> list[Person]:
    person = Sort.PERSON
    people = [one for one in people if one.sort is person]
    if whose is Whose.ALL:
        return people
    family, professional = Category.FAMILY, Category.PROFESSIONAL
    if whose is Whose.FAMILY_ONLY:
        return [one for one in people if one.category is family]
    return [one for one in people if one.category is not professional]
