"""How far the reading of a long file is. Whoever reads tells it; whoever waits may listen."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Final, TypeVar

OFTEN: Final = 200  # things between two words of it

_T = TypeVar("_T")


class Step(StrEnum):
    """What is being done with a file."""

    UNPACKED = "unpacked"  # what is packed in it, or written in tags, becomes rows
    READ = "read"  # what its rows and lines mean


Tell = Callable[[Step, int, int], None]
"""Hears that of a step so many parts are done, of so many there are. It answers nothing, and stops nothing."""


def nobody(step: Step, done: int, of: int) -> None:
    """Nobody waits."""


def counted(parts: Sequence[_T], tell: Tell) -> Iterator[_T]:
    """The same rows or lines, one by one, while it is told how many were read."""
    for done, part in enumerate(parts):
        if done % OFTEN == 0:
            tell(Step.READ, done, len(parts))
        yield part
    tell(Step.READ, len(parts), len(parts))
