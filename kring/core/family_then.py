"""What is told otherwise of a family at two moments: who died, whose child somebody is, couples, and how two are."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from kring.core.network import Descent, Id, Interaction, Network, Partnership, Siblings, has_died

Told = Descent | Partnership | Siblings | Interaction
_SHELVES: Final = ("descents", "partnerships", "siblings", "interactions")


class Turn(Struct, frozen=True):
    """One thing of a family as it was and as it is now; `None` is that nobody told it."""

    was: Told | None
    now: Told | None


class Difference(Struct, frozen=True):
    """All that differs in a family: who died between the two, and what is told otherwise."""

    died: tuple[Id, ...] = ()
    turns: tuple[Turn, ...] = ()


def between(old: Network, new: Network) -> Difference:
    """What differs in the family between an older and a newer moment; the same moment twice says nothing.

    Records are matched by their ids. Who is told to be dead both times, or was not there before, did not die between.
    """
    died = tuple(
        id
        for id, one in new.people.items()
        if id in old.people and has_died(one) and not has_died(old.people[id]) and id not in new.removed
    )
    return Difference(died, tuple(_turns(old, new)))


def _turns(old: Network, new: Network) -> Iterator[Turn]:
    for shelf in _SHELVES:
        then, now = getattr(old, shelf), getattr(new, shelf)
        for id in {**now, **then}:
            if then.get(id) != now.get(id):
                yield Turn(then.get(id), now.get(id))
