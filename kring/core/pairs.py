"""A plan of two people: who supports whom of them with what (M29).

Whatever somebody does with or for the other of the two names that one as with whom it is; all else is for whoever's
plan it is. It holds for what runs: what is over or lapsed supports nobody now.
"""

from collections.abc import Iterable

from msgspec import Struct

from kring.core.network import Action, Id


class Supports(Struct, frozen=True):
    """One who does something: nobody is the owner. What is for the owner, and what is for the other of the two."""

    by: Id | None
    for_owner: tuple[Action, ...] = ()
    for_other: tuple[Action, ...] = ()


def rows(actions: Iterable[Action], other: Id) -> tuple[Supports, ...]:
    """Who supports whom: the owner first, then the other of the two, then everybody else as they were told."""
    found: dict[Id | None, Supports] = {None: Supports(None), other: Supports(other)}
    for one in actions:
        if one.outcome is not None:
            continue
        was = found.get(one.by, Supports(one.by))
        if other in one.people:
            found[one.by] = Supports(one.by, was.for_owner, (*was.for_other, one))
        else:
            found[one.by] = Supports(one.by, (*was.for_owner, one), was.for_other)
    return tuple(found.values())


def without(actions: Iterable[Action], other: Id) -> tuple[Id | None, ...]:
    """Who of the two has nobody yet: nobody (`None`) is the owner. Nothing while there is nothing at all."""
    table = rows(actions, other)
    lacks: list[Id | None] = []
    if not any(one.for_owner for one in table if one.by is not None):
        lacks.append(None)
    if not any(one.for_other for one in table if one.by != other):
        lacks.append(other)
    return tuple(lacks) if any(one.for_owner or one.for_other for one in table) else ()
