"""What would be otherwise without somebody, without a tie, or with somebody more: before and after, side by side.

Never a prediction: it counts what is told now as if it were so, and people do
what no figure knows. It reads nothing but what everybody who sees the network
may know, and keeps nothing, so nobody learns of whom it was asked (PC6, R025).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final, Generic, TypeVar

import msgspec
from msgspec import Struct

from kring.core import changes, measures
from kring.core.changes import Add
from kring.core.measures import Count, Graph, Groups, NotApplicable, Quantity, Share, Source, Whose
from kring.core.network import Id, Need, Network, Person, Status, Support, Tie, Willing

_Answer = TypeVar("_Answer")
_What = TypeVar("_What")
Parts = tuple[tuple[Id, ...], ...]
Givers = Callable[[Graph], dict[_What, tuple[Id, ...]]]
FEW: Final = 1  # a support that rests on so many, or fewer, is worth a word
_GIVES_NOTHING: Final = {"supports": (), "needs": (), "tasks": (), "tasks_possible": (), "hours_a_week": 0.0}
_HELPING: Final = frozenset({Willing.WILLING, Willing.WILLING_AND_ABLE})


class Onward(StrEnum):
    """How somebody can go on with a tie that does no good (PC6)."""

    BREAK = "break"
    DISTANCE = "distance"
    CHANGE = "change"


class Sides(Struct, Generic[_Answer], frozen=True):
    """One measure, as it is and as it would be."""

    before: _Answer
    after: _Answer


class Rests(Struct, Generic[_What], frozen=True):
    """Something that people do for the owner: who does it, who would be left to, and who might be asked instead."""

    what: _What
    before: tuple[Id, ...]
    after: tuple[Id, ...]
    could: tuple[Id, ...] = ()


class Hours(Struct, frozen=True):
    """The hours of help a week that would be without hands, as far as told; of `unknown` it was not told.

    `takers` already do the same, or say they could. `each` is what each of them
    would have on top of their own if they shared it evenly; `None` without takers.
    """

    gone: float
    unknown: tuple[Id, ...] = ()
    takers: tuple[Id, ...] = ()
    each: float | None = None


class Effect(Struct, frozen=True):
    """What differs between a network and the same with something taken away or added.

    `gone` and `added` are members. `apart` holds every group that would fall to
    pieces, as its pieces: who is in one loses contact with who is in another;
    `together` the groups that would become one, as they are now. `alone` know
    somebody now, and would know nobody any more. `supports`, `needs` and `tasks`
    are those that would lose somebody and be left to nobody or to one; `gained`
    the supports that rest on nobody or on one now, and would get somebody more.
    """

    gone: tuple[Id, ...]
    added: tuple[Id, ...]
    size: Sides[Count]
    density: Sides[Share | NotApplicable]
    components: Sides[Groups | NotApplicable]
    near: Sides[Share | NotApplicable]
    within_reach: Sides[Share | NotApplicable]
    median_km: Sides[Quantity | NotApplicable]
    hours_offered: Sides[Quantity | NotApplicable]
    apart: tuple[Parts, ...] = ()
    together: tuple[Parts, ...] = ()
    alone: tuple[Id, ...] = ()
    supports: tuple[Rests[Support], ...] = ()
    needs: tuple[Rests[Need], ...] = ()
    tasks: tuple[Rests[str], ...] = ()
    gained: tuple[Rests[Support], ...] = ()
    hours: Hours = Hours(0.0)


def without(network: Network, people: Collection[Id] = (), ties: Collection[Id] = ()) -> Network:
    """The network as it would be if the ties with these people, and these ties between people, were broken.

    The people stay on the list, so what was told of them is not unsaid: where it
    is known who knows whom, it stays known. Raises `LookupError` for an id of nobody, or of no tie.
    """
    for id, shelf in [(id, network.people) for id in people] + [(id, network.ties) for id in ties]:
        if id not in shelf:
            raise LookupError(id)
    broken = {id: msgspec.structs.replace(network.people[id], status=Status.BROKEN) for id in people}
    kept = {id: tie for id, tie in network.ties.items() if id not in ties} if ties else network.ties
    return msgspec.structs.replace(network, people={**network.people, **broken}, ties=kept)


def wished(network: Network, *records: Person | Tie) -> Network:
    """The network with people or ties more, as somebody would wish it. Raises `changes.Misfit` for what cannot be."""
    return changes.apply_all(network, tuple([Add(record) for record in records]))


def onward(network: Network, person: Id, how: Onward) -> Network:
    """The network as it would be if the owner went on so with somebody.

    A break takes them out of the members. With more distance they stay, but
    nothing that they give is counted on. What a change would do, only the two of
    them can say: no figure changes. Raises `LookupError` for an id of nobody.
    """
    if how is Onward.BREAK:
        return without(network, [person])
    if person not in network.people:
        raise LookupError(person)
    if how is Onward.CHANGE:
        return network
    distant = msgspec.structs.replace(network.people[person], **_GIVES_NOTHING)
    return msgspec.structs.replace(network, people={**network.people, person: distant})


def each(network: Network, whose: Whose = Whose.ALL) -> dict[Id, Effect]:
    """The effect of doing without each single member, by member."""
    seen = measures.graph_of(network, whose)
    return {id: effect(seen, without(network, [id]), whose) for id in seen.ids}


def effect(before: Source, after: Source, whose: Whose = Whose.ALL) -> Effect:
    """What differs between a network as it is and as it would be, in the order in which people were named.

    Every measure is the one of `measures`, worked out on both from scratch. Where
    it was never told who knows whom, nobody is said to lose sight of anybody; taking
    away the only tie that was told leaves that unknown too. Between two equal
    networks nothing differs. Unknown hours and supports are left out, never nought.

    PC6 (does it leave a gap that asks for other ties?), PC2; T21, T24.
    """
    now, then = measures.graph_of(before, whose), measures.graph_of(after, whose)
    groups = _both(measures.components, now, then)
    return Effect(
        gone=_without(now.ids, then.ids),
        added=_without(then.ids, now.ids),
        size=_both(measures.size, now, then),
        density=_both(measures.density, now, then),
        components=groups,
        near=_both(measures.near, now, then),
        within_reach=_both(measures.within_reach, now, then),
        median_km=_both(measures.median_km, now, then),
        hours_offered=_both(measures.hours_offered, now, then),
        apart=_pieces(groups.before, groups.after),
        together=_pieces(groups.after, groups.before),
        alone=_alone(now, then),
        supports=tuple(_left_to_few(now, then, _supports)),
        needs=tuple(_left_to_few(now, then, _needs)),
        tasks=tuple(_lost_tasks(now, then)),
        gained=tuple(_gained(now, then)),
        hours=_hours(now, then),
    )


def _both(measure: Callable[[Graph], _Answer], now: Graph, then: Graph) -> Sides[_Answer]:
    return Sides(now.once(measure), then.once(measure))


def _without(ids: Iterable[Id], others: Collection[Id]) -> tuple[Id, ...]:
    gone = frozenset(others)
    return tuple([id for id in ids if id not in gone])


def _pieces(whole: Groups | NotApplicable, broken: Groups | NotApplicable) -> tuple[Parts, ...]:
    """Every group of the one whose people are in several groups of the other, as those pieces of it."""
    if isinstance(whole, NotApplicable) or isinstance(broken, NotApplicable):
        return ()
    home = {id: number for number, group in enumerate(broken.groups) for id in group}
    found = []
    for group in whole.groups:
        pieces: dict[int, list[Id]] = {}
        for id in group:
            if id in home:
                pieces.setdefault(home[id], []).append(id)
        if len(pieces) > 1:
            found.append(tuple([tuple(piece) for piece in pieces.values()]))
    return tuple(found)


def _alone(now: Graph, then: Graph) -> tuple[Id, ...]:
    before, after = now.once(measures.isolates), then.once(measures.isolates)
    if isinstance(before, NotApplicable) or isinstance(after, NotApplicable):
        return ()
    stayed = frozenset(now.ids)
    return tuple([id for id in _without(after.people, before.people) if id in stayed])


def _left_to_few(now: Graph, then: Graph, givers: Givers[_What]) -> Iterator[Rests[_What]]:
    """What would lose somebody, and be left to nobody or to one."""
    before, after = now.once(givers), then.once(givers)
    for what, were in before.items():
        are = after.get(what, ())
        if len(are) <= FEW and not set(were) <= set(are):
            yield Rests(what, were, are, _willing(then, {*were, *are}))


def _gained(now: Graph, then: Graph) -> Iterator[Rests[Support]]:
    before, after = now.once(_supports), then.once(_supports)
    for support, are in after.items():
        were = before[support]
        if len(were) <= FEW and set(are) > set(were):
            yield Rests(support, were, are)


def _lost_tasks(now: Graph, then: Graph) -> Iterator[Rests[str]]:
    """The tasks left to few, in the words in which they were told first, and who said they could do them."""
    lost = list(_left_to_few(now, then, _tasks))
    if not lost:
        return
    words = {_plain(task): task for one in reversed(now.members) for task in reversed(one.tasks or ())}
    possible = then.once(_possible)
    for rest in lost:
        could = _without(possible.get(rest.what, ()), {*rest.before, *rest.after})
        yield Rests(words[rest.what], rest.before, rest.after, could or rest.could)


def _supports(seen: Graph) -> dict[Support, tuple[Id, ...]]:
    return _by(Support, [(one.id, one.supports) for one in seen.members])


def _needs(seen: Graph) -> dict[Need, tuple[Id, ...]]:
    return _by(Need, [(one.id, one.needs) for one in seen.members])


def _tasks(seen: Graph) -> dict[str, tuple[Id, ...]]:
    return _by((), [(one.id, _does(one)) for one in seen.members])


def _possible(seen: Graph) -> dict[str, tuple[Id, ...]]:
    return _by((), [(one.id, _could(one)) for one in seen.members])


def _by(known: Iterable[_What], told: Iterable[tuple[Id, Sequence[_What] | None]]) -> dict[_What, tuple[Id, ...]]:
    """Who does each thing, each once and in the order in which they were named."""
    found: dict[_What, dict[Id, None]] = {what: {} for what in known}
    for id, things in told:
        for what in things or ():
            found.setdefault(what, {})[id] = None
    return {what: tuple(people) for what, people in found.items()}


def _willing(then: Graph, busy: Collection[Id]) -> tuple[Id, ...]:
    """Who might be asked: whom the owner marked as somebody who could help, or who said they want to."""
    might = [one.id for one in then.members if one.potential_helper or one.willing in _HELPING]
    return _without(might, busy)


def _hours(now: Graph, then: Graph) -> Hours:
    """The hours of help of those who would give less, and who would have them."""
    left = {one.id: one.hours_a_week or 0.0 for one in then.members}
    fewer = {one.id: one for one in now.members if one.id not in left or (one.hours_a_week or 0.0) > left[one.id]}
    if not fewer:
        return Hours(0.0)
    gone = sum([(one.hours_a_week or 0.0) - left.get(id, 0.0) for id, one in fewer.items()])
    takers = _takers([one for one in then.members if one.id not in fewer], list(fewer.values()))
    silent = tuple([id for id, one in fewer.items() if one.hours_a_week is None])
    return Hours(gone, silent, takers, gone / len(takers) if takers and gone else None)


def _takers(others: Iterable[Person], fewer: Sequence[Person]) -> tuple[Id, ...]:
    """Who does the same tasks or could; where none was told, who gives the same supports. Not who rather would not."""
    tasks = {task for one in fewer for task in _does(one)}
    supports = {support for one in fewer for support in one.supports or ()}
    asked = [one for one in others if one.willing is not Willing.RATHER_NOT]
    if tasks:
        return tuple([one.id for one in asked if not tasks.isdisjoint((*_does(one), *_could(one)))])
    return tuple([one.id for one in asked if not supports.isdisjoint(one.supports or ())])


def _does(one: Person) -> list[str]:
    return [_plain(task) for task in one.tasks] if one.tasks else []


def _could(one: Person) -> list[str]:
    """The tasks somebody could do, unless they would rather not (R112)."""
    possible = None if one.willing is Willing.RATHER_NOT else one.tasks_possible
    return [_plain(task) for task in possible] if possible else []


@lru_cache(maxsize=1024)
def _plain(words: str) -> str:
    """A task as it compares, as in `measures.task_availability`."""
    return " ".join(words.casefold().split())
