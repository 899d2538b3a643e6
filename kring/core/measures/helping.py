"""What members are to the client: supports, needs, roles and tasks, and who is the only one (PC2, PC3, T05)."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Final, Generic, NamedTuple, TypeVar

from msgspec import Struct

from kring.core.measures import graph
from kring.core.measures.answers import Count, NotApplicable, Quantity, Reason, Share, Unit
from kring.core.measures.graph import Graph, Numbers
from kring.core.network import Id, Need, Person, Support, Willing

SUPPORTS: Final = tuple(Support)
NEEDS: Final = tuple(Need)
_SUPPORTS, _NEEDS, _TASKS = attrgetter("supports"), attrgetter("needs"), attrgetter("tasks")
_RATHER_NOT: Final = Willing.RATHER_NOT
# Kept by name: in Python 3.11 looking up a member of an enum takes longer than what is done with it.
_ROLES: Final = Unit.ROLES
_HOURS: Final = Unit.HOURS_A_WEEK
_Function = TypeVar("_Function", Support, Need)


class Row(Struct, frozen=True):
    """What one member gives, gets and means; `None` where it was never told."""

    person: Id
    name: str
    gives: tuple[Support, ...] | None
    gets: tuple[Support, ...] | None
    needs: tuple[Need, ...] | None


class Matrix(Struct, frozen=True):
    """Members by supports: the rows, who gives each support, and the supports that rest on nobody or on one."""

    rows: tuple[Row, ...]
    givers: dict[Support, tuple[Id, ...]]
    nobody: tuple[Support, ...]
    one: dict[Support, Id]
    unknown: tuple[Id, ...] = ()


class Bottlenecks(Struct, frozen=True):
    """The supports that rest on nobody, and those that rest on one pair of shoulders, with whose."""

    nobody: tuple[Support, ...]
    one: dict[Support, Id]
    unknown: tuple[Id, ...] = ()


@graph.measure
def mean_roles(seen: Graph) -> Quantity | NotApplicable:
    """How many roles a member has on average: the supports they give and the roles they were named in.

    Somebody of whom neither is told is left out; "none" counts as zero.

    Verbrugge (1979), Multiplexity in adult friendships; table 2: complexiteit.
    """
    given = seen.once(_supports)
    named = {one.id: len({graph.plain(role) for role in one.roles}) for one in seen.members if one.roles is not None}
    unknown = tuple([id for id in given.unknown if id not in named])
    known = seen.size - len(unknown)
    if known == 0:
        return seen.nothing(unknown)
    roles = sum(named.values()) + sum([len(people) for people in given.by.values()])
    people = tuple([one.id for one in seen.members if one.supports or one.roles]) if named else given.people
    return Quantity(roles / known, _ROLES, people, unknown)


@graph.measure
def availability(seen: Graph) -> dict[Support, Count] | NotApplicable:
    """How many members give each of the five supports, in persons.

    Members whose supports were never told are in `unknown` of every count, so
    that a zero is not read as "nobody" too soon. Not applicable when it is told of none.

    Aan de slag met sociale netwerken, table 2: complexiteit.
    """
    given = seen.once(_supports)
    if len(given.unknown) == seen.size:
        return seen.nothing(given.unknown)
    return {support: Count(len(people), people, given.unknown) for support, people in given.by.items()}


@graph.measure
def bottlenecks(seen: Graph) -> Bottlenecks | NotApplicable:
    """Which supports rest on nobody and which on one member, with whom (0 or 1 in `availability`).

    Aan de slag met sociale netwerken, table 2: complexiteit.
    """
    given = seen.once(_supports)
    if len(given.unknown) == seen.size:
        return seen.nothing(given.unknown)
    nobody = tuple([support for support, people in given.by.items() if not people])
    one = {support: people[0] for support, people in given.by.items() if len(people) == 1}
    return Bottlenecks(nobody, one, given.unknown)


@graph.measure
def task_availability(seen: Graph) -> dict[str, Count] | NotApplicable:
    """How many members do or could do each task that the client wants done, in persons.

    Who would rather not help counts only for what they already do. Members of
    whom no tasks were told are in `unknown`; not applicable when they are all so.

    Aan de slag met sociale netwerken, table 2: complexiteit.
    """
    wanted = _wanted(seen)
    if isinstance(wanted, NotApplicable):
        return wanted
    able = _able(seen)
    if len(able.unknown) == seen.size:
        return NotApplicable(Reason.UNKNOWN, able.unknown)
    people = {task: able.by[graph.plain(task)] for task in wanted}
    return {task: Count(len(ids), ids, able.unknown) for task, ids in people.items()}


@graph.measure
def support_coverage(seen: Graph) -> Share | NotApplicable:
    """How many of the five supports at least one member gives, from 0 to 1. `people` are the givers.

    T05; Aan de slag met sociale netwerken, table 2: samenstelling.
    """
    return _covered(seen, seen.once(_supports))


@graph.measure
def need_coverage(seen: Graph) -> Share | NotApplicable:
    """How many of the four functions of a network at least one member meets, from 0 to 1 (PC3).

    Aan de slag met sociale netwerken, table 3.
    """
    return _covered(seen, seen.once(_needs))


@graph.measure
def hours_offered(seen: Graph) -> Quantity | NotApplicable:
    """How much time the members offer together, in hours a week: care power.

    Members of whom it is not told are left out and named.

    Docentenhandleiding, T21: zorgkracht.
    """
    return graph.total(seen, Numbers(seen.ids, [one.hours_a_week for one in seen.members]), _HOURS)


@graph.measure
def tasks_covered(seen: Graph) -> Share | NotApplicable:
    """How many of the tasks that the client wants done some member does, from 0 to 1: care power.

    Not applicable when the client was not asked, or wants nothing done.

    Docentenhandleiding, T21: zorgkracht.
    """
    wanted = _wanted(seen)
    if isinstance(wanted, NotApplicable):
        return wanted
    does = seen.once(_does)
    if len(does.unknown) == seen.size:
        return NotApplicable(Reason.UNKNOWN, does.unknown)
    count, busy = len([task for task in wanted if does.by[graph.plain(task)]]), set[Id]().union(*does.by.values())
    people = tuple([id for id in seen.ids if id in busy])
    return Share(count / len(wanted), count, len(wanted), people, does.unknown)


@graph.measure
def support_matrix(seen: Graph) -> Matrix:
    """Who gives, gets and means what: members by the five supports and four needs (T05, PC3).

    A support is on `nobody` only when it is told of at least one member.

    T05; Aan de slag met sociale netwerken, table 3.
    """
    rows = tuple([Row(one.id, one.name, one.supports, one.supported, one.needs) for one in seen.members])
    weak = bottlenecks.of(seen)
    nobody, one = ((), {}) if isinstance(weak, NotApplicable) else (weak.nobody, weak.one)
    given = seen.once(_supports)
    return Matrix(rows, dict(given.by), nobody, one, given.unknown)


class _Given(NamedTuple, Generic[_Function]):
    """Who has each function, once each and in the order of the members; who has any; of whom it was never told."""

    by: dict[_Function, tuple[Id, ...]]
    people: tuple[Id, ...]
    unknown: tuple[Id, ...]


def _supports(seen: Graph) -> _Given[Support]:
    return _given(seen, _SUPPORTS, SUPPORTS)


def _needs(seen: Graph) -> _Given[Need]:
    return _given(seen, _NEEDS, NEEDS)


def _given(
    seen: Graph, told: Callable[[Person], tuple[_Function, ...] | None], functions: Sequence[_Function]
) -> _Given[_Function]:
    found: dict[_Function, dict[Id, None]] = {function: {} for function in functions}
    people, unknown = [], []
    for id, ones in zip(seen.ids, map(told, seen.members), strict=True):
        if ones:
            people.append(id)
            for function in ones:
                found[function][id] = None
        elif ones is None:
            unknown.append(id)
    return _Given({one: tuple(ids) for one, ids in found.items()}, tuple(people), tuple(unknown))


def _covered(seen: Graph, given: _Given[_Function]) -> Share | NotApplicable:
    if len(given.unknown) == seen.size:
        return seen.nothing(given.unknown)
    covered = len([people for people in given.by.values() if people])
    return Share(covered / len(given.by), covered, len(given.by), given.people, given.unknown)


def _wanted(seen: Graph) -> tuple[str, ...] | NotApplicable:
    wanted = seen.network.owner.tasks_wanted
    if wanted is None:
        return NotApplicable(Reason.UNKNOWN)
    if not wanted:
        return NotApplicable(Reason.NOTHING_WANTED)
    if not seen.size:
        return NotApplicable(Reason.NOBODY)
    return wanted


class _Doing(NamedTuple):
    """Who has each task that is wanted (in plain words), and of whom none was told."""

    by: dict[str, tuple[Id, ...]]
    unknown: tuple[Id, ...]


def _does(seen: Graph) -> _Doing:
    return _doing(seen, _TASKS)


def _able(seen: Graph) -> _Doing:
    """What members do or could do. Mostly no more is told than what they do, and it is worked out once."""
    does = seen.once(_does)
    if not [one for one in seen.members if one.tasks_possible is not None or one.willing is _RATHER_NOT]:
        return does
    return _doing(seen, _tasks)


def _doing(seen: Graph, told: Callable[[Person], tuple[str, ...] | None]) -> _Doing:
    wanted: dict[str, dict[Id, None]] = {graph.plain(task): {} for task in seen.network.owner.tasks_wanted or ()}
    spelled: dict[str, dict[Id, None] | None] = {}
    unknown = []
    for id, tasks in zip(seen.ids, map(told, seen.members), strict=True):
        if tasks is None:
            unknown.append(id)
            continue
        for task in tasks:
            if task not in spelled:
                spelled[task] = wanted.get(graph.plain(task))
            people = spelled[task]
            if people is not None:
                people[id] = None
    return _Doing({task: tuple(people) for task, people in wanted.items()}, tuple(unknown))


def _tasks(one: Person) -> tuple[str, ...] | None:
    """What somebody does, and could do unless they would rather not."""
    if one.tasks_possible is None and one.willing is not _RATHER_NOT:
        return one.tasks
    possible = None if one.willing is _RATHER_NOT else one.tasks_possible
    return (*(one.tasks or ()), *(possible or ()))
