"""Figures of two networks beside each other: now and what if (PC6), or two moments (T07, T21). No verdict on any."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext_lazy as _

from kring.core import measures, what_if
from kring.core.measures import Count, Groups, Quantity, Share
from kring.core.network import Category, Network
from kring.core.what_if import Effect, Sides

_UNKNOWN = _("not known")


@dataclass(frozen=True)
class Figure:
    """One number before and after."""

    name: Any
    was: Any
    now: Any
    differs: bool


def figures(effect: Effect) -> Iterator[Figure]:
    """What can be told of it in numbers, before and after; not what is unknown both times."""
    asked: list[tuple[Any, Sides[Any]]] = [
        (_("People"), effect.size),
        (_("Pairs who know each other, of every hundred"), effect.density),
        (_("Groups that know each other"), effect.components),
        (_("Within one kilometre"), effect.near),
        (_("Within ten kilometres"), effect.within_reach),
        (_("Distance, in the middle (km)"), effect.median_km),
        (_("Hours of help a week"), effect.hours_offered),
    ]
    for name, sides in asked:
        was, now = (_number(one, is_hundredth=sides is effect.density) for one in (sides.before, sides.after))
        if was or now:
            yield Figure(name, was or _UNKNOWN, now or _UNKNOWN, was != now)


def of_two(old: Network, new: Network) -> list[Figure]:
    """The five dimensions of two moments: size, variety, density, reachability and care power."""
    people, *others = figures(what_if.effect(old, new))
    counts = [measures.size_by_category(one) for one in (old, new)]
    kinds = [sum(one.value > 0 for one in count.values()) for count in counts]
    paid = [count[Category.PROFESSIONAL].value if Category.PROFESSIONAL in count else 0 for count in counts]
    varied = [_two(_("Kinds of people"), *kinds), _two(_("Professionals among them"), *paid)]
    return [people, *varied, *others]


def _two(name: Any, was: int, now: int) -> Figure:
    return Figure(name, str(was), str(now), was != now)


def _number(answer: Any, is_hundredth: bool) -> str:
    match answer:
        case Count() | Groups():
            return str(answer.value)
        case Share():
            return str(round(100 * answer.value)) if is_hundredth else str(answer.count)
        case Quantity():
            return floatformat(answer.value, -1)
    return ""
