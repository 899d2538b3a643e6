"""How many people, and who they are: size, composition, variety (PC2)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Final

from kring.core import days
from kring.core.measures import graph
from kring.core.measures.answers import Count, NotApplicable, Quantity, Share, Unit, Variety, Whose
from kring.core.measures.graph import Graph, Source
from kring.core.network import Category, Gender, Id, Person

CATEGORIES: Final = tuple(Category)
AGE_BANDS: Final = {"0-17": 18, "18-34": 17, "35-49": 15, "50-64": 15, "65-79": 15, "80+": 71}
OLDEST: Final = sum(AGE_BANDS.values()) - 1  # who was born longer ago is in the last band too


class _Bands(dict[float | None, str]):
    """The band of each whole age, of an age in between when it is asked, and "" of an age that is not known."""

    def __missing__(self, years: float | None) -> str:
        return "" if years is None else self[min(int(years), OLDEST)]


_BAND_OF: Final = _Bands(enumerate(band for band, years in AGE_BANDS.items() for _ in range(years)))


class Feature(StrEnum):
    """A personal feature in which members may be alike or different (T08)."""

    AGE = "age"
    GENDER = "gender"
    MARITAL_STATUS = "marital_status"
    WORK = "work"
    SCHOOLING = "schooling"


# Kept by name: in Python 3.11 looking up a member of an enum takes longer than what is done with it.
_INDEX: Final = Unit.INDEX
_AGE: Final = Feature.AGE
_GENDER: Final = Feature.GENDER
_SAID: Final = {feature: attrgetter(feature) for feature in Feature}
_POSSIBLE: Final = {_AGE: len(AGE_BANDS), _GENDER: len(Gender)}


@graph.measure
def size(seen: Graph) -> Count:
    """How many members there are: a matter of counting, in persons.

    Members have an active or restored tie and are alive; the client is not one.
    An empty network has size 0, which is an answer.

    Aan de slag met sociale netwerken, table 2: omvang.
    """
    return Count(seen.size, seen.ids)


@graph.measure
def size_by_category(seen: Graph) -> dict[Category, Count]:
    """How many members of each of the eight categories there are, in persons.

    Members whose category is not known are in `unknown` of each count.

    Aan de slag met sociale netwerken, table 2: omvang.
    """
    kinds, unknown = seen.by.category, graph.uncategorised(seen)
    return {category: Count(len(people := kinds.get(category, ())), people, unknown) for category in CATEGORIES}


def size_by_ring(source: Source, layout: Id, whose: Whose = Whose.ALL, rings: Sequence[Id] = ()) -> dict[Id, Count]:
    """How many members stand in each ring of a layout, in persons.

    `rings` names rings that should be there even when empty. Members who have no
    place yet (a ring and a sector) are in `unknown`; who was left out on purpose
    (R036) is in neither.

    Aan de slag met sociale netwerken, table 2: omvang.
    """
    seen = graph.of(source, whose)
    placed = seen.network.placements.get(layout, {})
    found: dict[Id, list[Id]] = {ring: [] for ring in rings}
    waiting = []
    for id in seen.ids:
        at = placed.get(id)
        if at is not None and at.left_out:
            continue
        if at is None or at.ring is None or at.sector is None:
            waiting.append(id)
        else:
            found.setdefault(at.ring, []).append(id)
    return {ring: Count(len(people), tuple(people), tuple(waiting)) for ring, people in found.items()}


@graph.measure
def composition(seen: Graph) -> dict[Category, Share] | NotApplicable:
    """Which share of the members each category has, from 0 to 1.

    Only members whose category is known count; the others are in `unknown`.
    Not applicable without any.

    Aan de slag met sociale netwerken, table 2: samenstelling.
    """
    kinds, unknown = seen.by.category, graph.uncategorised(seen)
    known = seen.size - len(unknown)
    if known == 0:
        return seen.nothing(unknown)
    return {
        category: Share((many := len(people := kinds.get(category, ()))) / known, many, known, people, unknown)
        for category in CATEGORIES
    }


@graph.measure
def blau(seen: Graph) -> Quantity | NotApplicable:
    """How mixed the categories are: the chance that two draws differ, from 0 to 1 − 1/8.

    One minus the sum of the squared shares; 0 when all are of one category.
    Members of unknown category are left out and named.

    Blau, P. (1977), Inequality and Heterogeneity.
    """
    kinds, unknown = seen.by.category, graph.uncategorised(seen)
    if len(unknown) == seen.size:
        return seen.nothing(unknown)
    sizes = [len(people) for category, people in kinds.items() if category]
    people = tuple([one.id for one in seen.members if one.category]) if unknown else seen.ids
    return Quantity(_blau(sizes), _INDEX, people, unknown)


@graph.measure
def iqv(seen: Graph) -> Quantity | NotApplicable:
    """Blau's index as a part of the most it can be with eight categories, from 0 to 1.

    Mueller, J. & Schuessler, K. (1961), Statistical Reasoning in Sociology: index of qualitative variation.
    """
    answer = blau.of(seen)
    if isinstance(answer, NotApplicable):
        return answer
    return Quantity(_normal(answer.value, len(CATEGORIES)), _INDEX, answer.people, answer.unknown)


def variety(
    source: Source, feature: Feature, whose: Whose = Whose.ALL, today: date | None = None
) -> Variety | NotApplicable:
    """How mixed the members are in one personal feature: who is of each kind, Blau's index and IQV.

    Age goes in six bands, and needs `today` where only a birth date is known.
    IQV is only there for age and gender, since marital status, work and
    schooling are told in free words (capitals and spaces make no difference).
    Not filled in is no kind of its own.

    Aan de slag met sociale netwerken (docentenhandleiding): gevarieerdheid. Bands are Kring's own.
    """
    seen = graph.of(source, whose)
    told = _told(seen, feature, today)
    unknown = tuple(told.pop("", ()))
    if not told:
        return seen.nothing(unknown)
    index = _blau([len(people) for people in told.values()])
    possible = _POSSIBLE.get(feature)
    kinds = {kind: tuple(people) for kind, people in told.items()}
    return Variety(kinds, index, _normal(index, possible) if possible else None, unknown)


def age(person: Person, today: date | None = None) -> float | None:
    """How old someone is, in years: from the birth date if there is one (and a today), else as told.

    Of a birth date that is only a year or a month, the first day is taken.
    A birth in the future gives no age.
    """
    born = person.born
    if born is None or today is None:
        return person.age
    years = days.years(born, today)
    return years if years >= 0 else None


def _told(seen: Graph, feature: Feature, today: date | None) -> dict[str, list[Id]]:
    """Who is of each kind, and under "" of whom it is not known."""
    if feature is _AGE:
        return _bands(seen, today)
    if feature is _GENDER:
        return {gender or "": people for gender, people in seen.by.gender.items() if people}
    return _words(_SAID[feature](seen.by))


def _bands(seen: Graph, today: date | None) -> dict[str, list[Id]]:
    found: dict[str, list[Id]] = defaultdict(list)
    for one in seen.members:
        found[_BAND_OF[age(one, today) if today else one.age]].append(one.id)
    return found


def _words(said: Mapping[str | None, list[Id]]) -> dict[str, list[Id]]:
    """Words that differ only in capitals and spaces are one kind."""
    found: dict[str, list[Id]] = {}
    for words, people in said.items():
        kind = graph.plain(words) if words else ""
        found[kind] = found[kind] + people if kind in found else people
    return found


def _blau(counts: list[int]) -> float:
    of = sum(counts)
    return 1.0 - sum([count * count for count in counts]) / (of * of)


def _normal(index: float, possible: int) -> float:
    return index * possible / (possible - 1)
