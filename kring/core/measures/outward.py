"""What holds groups together and what leads out of the circle: bonding, bridging, Burt's holes, betweenness (PC2)."""

from typing import Any, Final

from msgspec import Struct

from kring.core.measures import graph, knit
from kring.core.measures.answers import NotApplicable, Quantity, Reason, Share, Unit
from kring.core.measures.graph import Graph
from kring.core.network import Id

# Kept by name: in Python 3.11 looking up a member of an enum takes longer than what is done with it.
_SHARE: Final = Unit.SHARE
_PEOPLE: Final = Unit.PEOPLE
_INDEX: Final = Unit.INDEX


class Bridging(Struct, frozen=True):
    """The clubs and groups that members are in, and the members who are in one where the client is not.

    `value` is both together. Of the groups in `unknown` it is not told whether the client belongs.
    """

    value: int
    groups: tuple[Id, ...]
    people: tuple[Id, ...]
    unknown: tuple[Id, ...] = ()


@graph.measure
def bonding(seen: Graph) -> Quantity | NotApplicable:
    """How well people inside each category know each other, from 0 to 1.

    The density within each category, weighted by its size. Categories with one
    member have no pairs and do not count; not applicable when all are so.

    Putnam (2000), Bowling Alone; table 2: bonding.
    """
    if not seen.knows_ties:
        return graph.NO_TIES
    groups = [one for one in knit.density_within.of(seen).values() if isinstance(one, Share)]
    unknown = graph.uncategorised(seen)
    if not groups:
        return NotApplicable(Reason.TOO_FEW if seen.size else Reason.NOBODY, unknown)
    people: tuple[Id, ...] = ()
    weighed = 0.0
    for one in groups:
        people += one.people
        weighed += one.value * len(one.people)
    return Quantity(weighed / len(people), _SHARE, people, unknown)


@graph.measure
def bridging(seen: Graph) -> Bridging | NotApplicable:
    """How many groups and clubs members are in, plus how many members are in one where the client is not.

    Groups without a member do not count. Not applicable where no group was told
    of at all: nobody asked yet.

    Putnam (2000), Bowling Alone; table 2: bridging.
    """
    if not seen.network.groups:
        return NotApplicable(Reason.UNKNOWN if seen.size else Reason.NOBODY)
    members = set(seen.ids)
    groups, unknown = [], []
    beyond: set[Id] = set()
    for group in seen.network.groups.values():
        inside = members.intersection(group.people)
        if inside:
            groups.append(group.id)
            if group.owner_belongs is False:
                beyond |= inside
            elif group.owner_belongs is None:
                unknown.append(group.id)
    people = tuple([id for id in seen.ids if id in beyond]) if beyond else ()
    return Bridging(len(groups) + len(people), tuple(sorted(groups)), people, tuple(sorted(unknown)))


@graph.measure
def effective_size(seen: Graph) -> Quantity | NotApplicable:
    """How many members the client would have if those who know each other counted in part, in persons.

    The number of members minus their mean number of ties to each other. The
    client is the ego and tied to all.

    Burt (1992), Structural Holes; Borgatti (1997), Structural Holes: Unpacking Burt's redundancy measures.
    """
    if seen.size == 0 or not seen.knows_ties:
        return NotApplicable(Reason.NO_TIES if seen.size else Reason.NOBODY)
    return Quantity(seen.size - 2 * seen.ties / seen.size, _PEOPLE, seen.ids)


@graph.measure
def constraint(seen: Graph) -> Quantity | NotApplicable:
    """How much the client's contacts lead back to the same people: near 0 is free, 1 and above is bound.

    The client is the ego and tied to all; each tie weighs the same. With one
    member it is 1; two who know each other give 1.125, the most there is.

    Burt (1992), Structural Holes, ch. 2.
    """
    if seen.size == 0 or not seen.knows_ties:
        return NotApplicable(Reason.NO_TIES if seen.size else Reason.NOBODY)
    attention = [1 / (row.bit_count() + 1) for row in seen.beside]
    bound = 0.0
    for row in seen.beside:
        through = 1.0
        while row:
            last = row & -row
            through += attention[last.bit_length() - 1]
            row ^= last
        bound += through * through
    return Quantity(bound / (seen.size * seen.size), _INDEX, seen.ids)


@graph.measure
def betweenness(seen: Graph) -> dict[Id, float] | NotApplicable:
    """How often each member stands on the shortest way between two others, from 0 to 1.

    Among the members only: with the client in it every way would be short. It
    takes three to stand between two. Loads rustworkx when first asked.

    Freeman (1977), A set of measures of centrality based on betweenness.
    """
    if seen.size < 3:
        return NotApplicable(Reason.TOO_FEW if seen.size else Reason.NOBODY)
    if not seen.knows_ties:
        return graph.NO_TIES
    import rustworkx

    drawn: Any = rustworkx.PyGraph(multigraph=False)
    drawn.add_nodes_from(seen.ids)
    drawn.add_edges_from_no_data([(a, b) for a, row in enumerate(seen.beside) for b in graph.bits(row) if a < b])
    between = rustworkx.betweenness_centrality(drawn, normalized=True, parallel_threshold=10_000)
    return {id: between[index] for index, id in enumerate(seen.ids)}
