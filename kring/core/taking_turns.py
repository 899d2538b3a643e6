"""Whose turn it is to tell a story this month: colleagues by turns, in an order that stays (C5, R106)."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

One = TypeVar("One")


def of_month(colleagues: Sequence[One], day: date, ahead: int = 0) -> One | None:
    """Whose turn it is in the month of a day, or so many months `ahead`; nobody where there is nobody.

    It follows from the month alone, so nothing is kept of whose turn it was, and nobody is behind.
    """
    return colleagues[(day.year * 12 + day.month + ahead) % len(colleagues)] if colleagues else None
