"""A figure over all moments of a network: what it was first, what it is now, and what it was in between (T07).

Neither way is better: fewer people can be a choice, and more can be too many.
"""

from collections.abc import Sequence

from msgspec import Struct


class Course(Struct, frozen=True):
    """What a figure was first and is now, where it was known; `between` is what was furthest from both."""

    first: float
    now: float
    between: float | None = None

    @property
    def is_level(self) -> bool:
        """Whether it was the same at every moment of which it is known."""
        return self.first == self.now and self.between is None


def course(values: Sequence[float | None]) -> Course | None:
    """The course of a figure whose values stand oldest first; nothing when it is known at fewer than two moments.

    A value in between is told when it lies higher or lower than both ends: of those the one that lies furthest
    out, and of two that lie as far the higher one.
    """
    known = [one for one in values if one is not None]
    if len(known) < 2:
        return None
    low, high = sorted((known[0], known[-1]))
    above, below = max(known) - high, low - min(known)
    between = (max(known) if above >= below else min(known)) if max(above, below) > 0 else None
    return Course(known[0], known[-1], between)
