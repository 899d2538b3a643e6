"""What differs between two plain values, leaf by leaf, and how to put that back without touching anything else.

For what is kept beside a network, such as where people sit: nobody tells it as a change, yet it is taken back like one.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct


class Moved(Struct, frozen=True, array_like=True):
    """One leaf that became otherwise: where it is, what it `was` and what it is `now`; `None` is that there is none."""

    at: tuple[str | int, ...]
    was: Any
    now: Any


def between(before: Any, after: Any) -> tuple[Moved, ...]:
    """Every leaf in which two values of plain JSON differ.

    A leaf is whatever holds no further objects or lists by name: the numbers of one spot go together or not at all.
    """
    return tuple(_between((), before, after))


def put_back(value: Any, moved: Iterable[Moved]) -> Any:
    """The value with each leaf as it was. What somebody moved again since stays, and so does everything else."""
    for one in moved:
        value = _with(value, one.at, one)
    return value


def _between(at: tuple[str | int, ...], before: Any, after: Any) -> Iterator[Moved]:
    if before == after:
        return
    if not _alike(before, after):
        yield Moved(at, before, after)
        return
    keys = dict.fromkeys((*before, *after)) if isinstance(before, dict) else range(len(before))
    for key in keys:
        yield from _between((*at, key), _inside(before, key), _inside(after, key))


def _alike(before: Any, after: Any) -> bool:
    """Whether both have the same kind of things inside, to be looked at one by one."""
    if isinstance(before, dict) and isinstance(after, dict):
        return all(isinstance(one, dict | list) for one in (*before.values(), *after.values()))
    both = isinstance(before, list) and isinstance(after, list) and len(before) == len(after)
    return both and any(isinstance(one, dict) for one in before)


def _inside(value: Any, key: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(key)
    return value[key] if isinstance(value, list) and isinstance(key, int) and key < len(value) else None


def _with(value: Any, at: tuple[str | int, ...], moved: Moved) -> Any:
    if not at:
        return moved.was if value == moved.now else value
    before, key = _inside(value, at[0]), at[0]
    after = _with(before, at[1:], moved)
    if after == before or not isinstance(value, dict | list):
        return value
    if isinstance(value, list):
        return [after if index == key else one for index, one in enumerate(value)]
    others = {name: one for name, one in value.items() if name != key}
    return others if after is None else {**others, key: after}
