"""Figures of two networks beside each other: now and what if (PC6), or two moments (T07, T21). No verdict on any."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext_lazy as _

from kring.core import measures, plans, trend, what_if
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


@dataclass(frozen=True)
class Series:
    """One number at every moment, in words, and its course: what it was first, is now, and was in between."""

    name: Any
    cells: tuple[str, ...]
    first: str = ""
    now: str = ""
    between: str = ""
    is_level: bool = True


def figures(effect: Effect) -> Iterator[Figure]:
    """What can be told of it in numbers, before and after; not what is unknown both times."""
    for name, sides in _asked(effect):
        was, now = (_amount(one, is_hundredth=sides is effect.density) for one in (sides.before, sides.after))
        if was is not None or now is not None:
            yield Figure(name, _written(was), _written(now), was != now)


def of_two(old: Network, new: Network) -> list[Figure]:
    """The five dimensions of two moments: size, variety, density, reachability and care power."""
    people, *others = figures(what_if.effect(old, new))
    varied = [
        Figure(name, _written(was), _written(now), was != now)
        for (name, was), now in zip(_varied(old).items(), _varied(new).values(), strict=True)
    ]
    return [people, *varied, *others]


def over(values: Sequence[Network]) -> list[Series]:
    """The five dimensions at every moment, oldest first; not what is known of no moment."""
    every = [_amounts(value) for value in values]
    told = {name: [amounts[name] for amounts in every] for name in (every[0] if every else ())}
    return [_series(name, amounts) for name, amounts in told.items() if set(amounts) != {None}]


def _amounts(value: Network) -> dict[Any, float | None]:
    effect = what_if.effect(value, value)
    (size, people), *others = (
        (name, _amount(sides.after, is_hundredth=sides is effect.density)) for name, sides in _asked(effect)
    )
    return {size: people, **_varied(value), **dict(others), **_carried(value)}


def _carried(value: Network) -> dict[Any, float | None]:
    """What is agreed and to be done, by whom: nothing as long as nothing is. There is no right number (R016)."""
    all_of_it = plans.carried(value)
    told = {
        _("Agreed, and done by people around"): all_of_it.people,
        _("Agreed, and done by professionals"): all_of_it.professionals,
        _("Agreed, and done oneself"): all_of_it.owner,
    }
    return {name: float(count) if all_of_it.all else None for name, count in told.items()}


def _series(name: Any, amounts: Sequence[float | None]) -> Series:
    found, cells = trend.course(amounts), tuple(map(_written, amounts))
    if found is None:
        return Series(name, cells)
    between = "" if found.between is None else _written(found.between)
    return Series(name, cells, _written(found.first), _written(found.now), between, found.is_level)


def _asked(effect: Effect) -> list[tuple[Any, Sides[Any]]]:
    return [
        (_("People"), effect.size),
        (_("Pairs who know each other, of every hundred"), effect.density),
        (_("Groups that know each other"), effect.components),
        (_("Within one kilometre"), effect.near),
        (_("Within ten kilometres"), effect.within_reach),
        (_("Distance, in the middle (km)"), effect.median_km),
        (_("Hours of help a week"), effect.hours_offered),
    ]


def _varied(value: Network) -> dict[Any, float | None]:
    counts = measures.size_by_category(value)
    kinds = sum(one.value > 0 for one in counts.values())
    return {_("Kinds of people"): kinds, _("Professionals among them"): professionals(value)}


def professionals(value: Network) -> int:
    """How many of the people are paid to be there."""
    counts = measures.size_by_category(value)
    return counts[Category.PROFESSIONAL].value if Category.PROFESSIONAL in counts else 0


def _amount(answer: Any, is_hundredth: bool) -> float | None:
    match answer:
        case Count() | Groups():
            return answer.value
        case Share():
            return round(100 * answer.value) if is_hundredth else answer.count
        case Quantity():
            return float(answer.value)
    return None


def _written(amount: float | None) -> str:
    return str(_UNKNOWN) if amount is None else floatformat(amount, -1)
