"""What would be otherwise, as people and what rests on them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kring.core.measures import NotApplicable, Share
from kring.core.network import Network, Person
from kring.core.what_if import Effect, Parts, Rests
from kring.pages import compared, told

People = tuple[Person, ...]


@dataclass(frozen=True)
class Left:
    """Something that would be left to nobody or to one, and who might be asked instead."""

    what: Any
    after: People
    could: People


@dataclass(frozen=True)
class Told:
    """The effect in the order in which it is said."""

    before: int
    after: int
    apart: tuple[tuple[People, ...], ...]
    alone: People
    left: tuple[Left, ...]
    hours: float
    each: float | None
    takers: People
    near: tuple[int, int] | None
    together: tuple[tuple[People, ...], ...]
    gained: tuple[Left, ...]
    figures: tuple[compared.Figure, ...]

    @property
    def says_nothing(self) -> bool:
        """Whether nobody would win or lose anything, as far as told."""
        return not (self.apart or self.alone or self.left or self.hours or self.together or self.gained)

    @property
    def leaves_a_gap(self) -> bool:
        """Whether anything would fall away that somebody else might do."""
        return bool(self.left or self.hours)


def of(effect: Effect, value: Network, after: Network) -> Told:
    """An effect with the people in it by name."""
    people = {**value.people, **after.people}

    def named(ids: Iterable[str]) -> People:
        return tuple(people[id] for id in ids)

    def groups(parts: Parts) -> tuple[People, ...]:
        return tuple(named(part) for part in parts)

    return Told(
        before=effect.size.before.value,
        after=effect.size.after.value,
        apart=tuple(groups(parts) for parts in effect.apart),
        alone=named(effect.alone),
        left=tuple(Left(what, named(one.after), named(one.could)) for what, one in _left(effect)),
        hours=effect.hours.gone,
        each=effect.hours.each,
        takers=named(effect.hours.takers),
        near=_near(effect),
        together=tuple(groups(parts) for parts in effect.together),
        gained=tuple(Left(told.DOES[one.what], named(one.after), ()) for one in effect.gained),
        figures=tuple(compared.figures(effect)),
    )


def _left(effect: Effect) -> Iterator[tuple[Any, Rests[Any]]]:
    for support in effect.supports:
        yield told.DOES[support.what], support
    for need in effect.needs:
        yield told.NEEDS[need.what], need
    for task in effect.tasks:
        yield task.what, task


def _near(effect: Effect) -> tuple[int, int] | None:
    """How many live near by now and then, when that would differ."""
    sides = effect.within_reach
    if isinstance(sides.before, NotApplicable):
        return None
    after = sides.after.count if isinstance(sides.after, Share) else 0
    return None if after == sides.before.count else (sides.before.count, after)
