"""All measures of a network at once, as one value that the command line can write and a page can read."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from msgspec import Struct

from kring.core.measures import contact, graph, helping, knit, lasting, nearness, outward, sizes
from kring.core.measures.answers import Count, Groups, NotApplicable, Quantity, Share, Variety, Whose
from kring.core.measures.graph import Source
from kring.core.network import Category, Id, Support

_FEATURES: Final = tuple(sizes.Feature)


class Measures(Struct, frozen=True):
    """Every characteristic of table 2; a field is named like the function that says what it means.

    `on` is the day it was measured, where that was told. `betweenness` and
    `constraint` are `None` when they were not asked for.
    """

    whose: Whose
    on: date | None
    size_by_ring: dict[Id, dict[Id, Count]]
    variety: dict[sizes.Feature, Variety | NotApplicable]
    days_since_contact: dict[Id, int] | NotApplicable
    median_days_since_contact: Quantity | NotApplicable
    constraint: Quantity | NotApplicable | None
    betweenness: dict[Id, float] | NotApplicable | None
    size: Count
    size_by_category: dict[Category, Count]
    composition: dict[Category, Share] | NotApplicable
    blau: Quantity | NotApplicable
    iqv: Quantity | NotApplicable
    support_coverage: Share | NotApplicable
    need_coverage: Share | NotApplicable
    density: Share | NotApplicable
    density_within: dict[Category, Share | NotApplicable]
    density_family_friends: Share | NotApplicable
    density_family_informal: Share | NotApplicable
    isolates: Count | NotApplicable
    components: Groups | NotApplicable
    articulation_points: Count | NotApplicable
    ei_index: Quantity | NotApplicable
    median_years: Quantity | NotApplicable
    long_known: Share | NotApplicable
    newly_known: Share | NotApplicable
    strong: Share | NotApplicable
    broken: Count
    faded: Count
    restored: Count
    mean_roles: Quantity | NotApplicable
    availability: dict[Support, Count] | NotApplicable
    bottlenecks: helping.Bottlenecks | NotApplicable
    task_availability: dict[str, Count] | NotApplicable
    near: Share | NotApplicable
    within_reach: Share | NotApplicable
    median_km: Quantity | NotApplicable
    median_minutes: Quantity | NotApplicable
    abroad: Count | NotApplicable
    can_travel: Count | NotApplicable
    contacts_a_week: Quantity | NotApplicable
    initiative: Quantity | NotApplicable
    mutual: Share | NotApplicable
    only_received_from: Count | NotApplicable
    only_given_to: Count | NotApplicable
    bonding: Quantity | NotApplicable
    bridging: outward.Bridging | NotApplicable
    hours_offered: Quantity | NotApplicable
    tasks_covered: Share | NotApplicable
    effective_size: Quantity | NotApplicable


_PLAIN: Final[tuple[graph.measure[Any], ...]] = (
    sizes.size,
    sizes.size_by_category,
    sizes.composition,
    sizes.blau,
    sizes.iqv,
    helping.support_coverage,
    helping.need_coverage,
    knit.density,
    knit.density_within,
    knit.density_family_friends,
    knit.density_family_informal,
    knit.isolates,
    knit.components,
    knit.articulation_points,
    knit.ei_index,
    lasting.median_years,
    lasting.long_known,
    lasting.newly_known,
    lasting.strong,
    lasting.broken,
    lasting.faded,
    lasting.restored,
    helping.mean_roles,
    helping.availability,
    helping.bottlenecks,
    helping.task_availability,
    nearness.near,
    nearness.within_reach,
    nearness.median_km,
    nearness.median_minutes,
    nearness.abroad,
    nearness.can_travel,
    contact.contacts_a_week,
    contact.initiative,
    contact.mutual,
    contact.only_received_from,
    contact.only_given_to,
    outward.bonding,
    outward.bridging,
    helping.hours_offered,
    helping.tasks_covered,
    outward.effective_size,
)
_OF: Final[tuple[Callable[[graph.Graph], Any], ...]] = tuple([one.of for one in _PLAIN])


def all(
    source: Source,
    whose: Whose = Whose.ALL,
    today: date | None = None,
    *,
    with_constraint: bool = True,
    with_betweenness: bool = False,
) -> Measures:
    """Every measure of a network seen under one switch.

    `today` is needed for ages from birth dates and for days since contact.
    Betweenness loads a library, so it is only there when asked for.
    """
    seen = graph.of(source, whose)
    return Measures(
        seen.whose,
        today,
        {layout: sizes.size_by_ring(seen, layout) for layout in seen.network.placements},
        {feature: sizes.variety(seen, feature, today=today) for feature in _FEATURES},
        contact.days_since_contact(seen, today),
        contact.median_days_since_contact(seen, today),
        outward.constraint(seen) if with_constraint else None,
        outward.betweenness(seen) if with_betweenness else None,
        *[measure(seen) for measure in _OF],  # the fields that follow, in this order
    )
