"""How it went over all moments and today: a small picture, and the figures in words and as a table (T07)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kring.core import measures
from kring.core.network import Network
from kring.draw import trend
from kring.pages import compared, ink
from kring.pages.compared import Series


@dataclass(frozen=True)
class Going:
    """The picture with a sign for each of its two lines, and every figure. `grew` says that the paid part did."""

    picture: SafeString
    signs: tuple[tuple[SafeString, str], ...]
    series: list[Series]
    paid_grew: bool

    @property
    def told(self) -> list[Series]:
        """What was otherwise at some moment."""
        return [one for one in self.series if not one.is_level]


def of(values: Sequence[Network], days: Sequence[date]) -> Going | None:
    """The course of these moments, oldest first; nothing as long as there is only one."""
    if len(values) < 2:
        return None
    people = [measures.size(one).value for one in values]
    paid = [compared.professionals(one) for one in values]
    placed = trend.place(days, [people, paid])
    under = [(date_format(day, "j F"), date_format(day, "Y")) for day in days]
    names = (gettext("people"), gettext("professionals among them"))
    return Going(
        picture=ink.safe(trend.paint(placed, under, _aloud(names, days, people, paid))),
        signs=tuple((ink.safe(trend.sign(at)), name) for at, name in enumerate(names)),
        series=compared.over(values),
        paid_grew=paid[-1] * people[0] > paid[0] * people[-1],
    )


def _aloud(names: Sequence[Any], days: Sequence[date], people: Sequence[int], paid: Sequence[int]) -> str:
    """The picture in words: moment by moment."""
    found = zip(days, people, paid, strict=True)
    return ". ".join(f"{date_format(day, 'j F Y')}: {one} {names[0]}, {other} {names[1]}" for day, one, other in found)
