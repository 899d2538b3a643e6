"""Where somebody would stand in one circle, by where they stand in another: to be proposed, never imposed.

It knows no layout by name: groups are compared by whom they are for, rings by how far out they lie.
"""

from collections.abc import Iterable

from kring.core import method, network
from kring.core.method import Layout
from kring.core.network import Network, Person, Placement


def proposed(value: Network, layout: Layout, layouts: Iterable[Layout], person: Person) -> Placement:
    """The place to propose in a layout; a part that nothing points to is left open.

    The group follows from who somebody is, else from the group they are in elsewhere, when all kinds of
    people of that group belong in one group here. The ring follows from another circle with at least as many
    rings: from fewer to more cannot be guessed, so it is asked (M06). Who was left out elsewhere is not
    proposed a ring: that was said of that circle only (R036).
    """
    others = [one for one in _fullest_first(value, layouts) if one.id != layout.id]
    sector = method.proposed_sector(layout, person)
    sectors = [sector.id] if sector else [id for one in others if (id := _sector(value, layout, one, person))]
    rings = [id for one in others if (id := _ring(value, layout, one, person))]
    return Placement(rings[0] if rings else None, sectors[0] if sectors else None)


def proposals(value: Network, layout: Layout, layouts: Iterable[Layout]) -> list[tuple[Person, Placement]]:
    """Everybody who waits for a place and of whom both ring and group can be proposed, in the order of the list."""
    known = list(layouts)
    found = [
        (one, proposed(value, layout, known, one))
        for one in network.unplaced(value, layout.id)
        if network.placement(value, layout.id, one.id) is None
    ]
    return [(one, place) for one, place in found if place.ring and place.sector]


def _fullest_first(value: Network, layouts: Iterable[Layout]) -> list[Layout]:
    return sorted(layouts, key=lambda one: -len(value.placements.get(one.id, {})))


def _sector(value: Network, layout: Layout, other: Layout, person: Person) -> str | None:
    """The one group here in which everybody of their group there belongs."""
    at = network.placement(value, other.id, person.id)
    group = method.sector(other, at.sector) if at and at.sector else None
    if group is None or not group.categories:
        return None
    fitting = [one.id for one in layout.sector if set(group.categories) <= set(one.categories)]
    return fitting[0] if fitting else None


def _ring(value: Network, layout: Layout, other: Layout, person: Person) -> str | None:
    at = network.placement(value, other.id, person.id)
    there = [ring.id for ring in other.ring]
    if at is None or at.left_out or at.ring not in there or len(there) < len(layout.ring):
        return None
    return layout.ring[there.index(at.ring) * len(layout.ring) // len(there)].id
