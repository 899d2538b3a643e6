"""The kinds of plan on the shelf."""

from kring.core.plan_kinds import PlanKind
from kring.core.vocabulary import Counted
from kring.core.way import Side, Way
from kring.methods import library, loader


def kinds() -> dict[str, PlanKind]:
    """Every kind of plan by its id, in the order of their ids."""
    return {id: one for id, one in loader.methods_of_kring().items() if isinstance(one, PlanKind)}


def sides(kind: PlanKind) -> tuple[Side, ...]:
    """The routes by which a plan of this kind can be made, as the way of working that it is of has them."""
    one = way(kind)
    return one.side if one else ()


def evenings(kind: PlanKind) -> int:
    """On how many evenings one meets for a plan of this kind; none when its way does not say so."""
    at = way(kind)
    numbers = at.number if at else ()
    return max((int(one.most or 0) for one in numbers if one.counts is Counted.MEETINGS and one.of is None), default=0)


def way(kind: PlanKind) -> Way | None:
    """The way of working that a plan is of, or nothing."""
    return library.ways().get(kind.way) if kind.way else None
