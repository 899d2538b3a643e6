"""Who all know each other, and which single tie holds two parts together.

Both look at the members and at who is tied to whom, whatever the kind of tie.
"""

from typing import Final

from kring.core.measures import graph
from kring.core.measures.answers import Groups, NotApplicable, Whose
from kring.core.measures.graph import Graph, Source

LEAST: Final = 3  # two who know each other are a tie, and no group yet
MOST: Final = 500  # a network can hold more cliques than anybody could read, or wait for


def cliques(source: Source, whose: Whose = Whose.ALL, least: int = LEAST, most: int = MOST) -> Groups | NotApplicable:
    """The groups of at least `least` members who all know each other and to whom nobody can be added; largest first.

    Somebody may be in several. Of equal size the one comes first whose members
    were named first. The search ends after `most` of them.

    Bron & Kerbosch (1973), Algorithm 457, with the pivot of Tomita e.a. (2006).
    """
    seen = graph.of(source, whose)
    if not seen.knows_ties:
        return graph.NO_TIES
    found = _maximal(seen, least, most)
    found.sort(key=lambda clique: (-clique.bit_count(), graph.bits(clique)))
    return Groups(len(found), tuple(seen.named(clique) for clique in found))


@graph.measure
def bridges(seen: Graph) -> Groups | NotApplicable:
    """The pairs of members whose tie is the only way between two parts: without it those fall apart.

    A tie to somebody who knows nobody else is one too. In the order in which
    the members were named.

    Tarjan (1974), A note on finding the bridges of a graph.
    """
    if not seen.knows_ties:
        return graph.NO_TIES
    pairs = sorted(_bridges(seen.beside))
    return Groups(len(pairs), tuple((seen.ids[a], seen.ids[b]) for a, b in pairs))


def beyond(source: Source, a: str, b: str, whose: Whose = Whose.ALL) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who hangs together with each of two members when the tie between them is left out, themselves included.

    Both are the same when the tie is no bridge. Raises `ValueError` for somebody who is no member.
    """
    seen = graph.of(source, whose)
    here, there = seen.ids.index(a), seen.ids.index(b)
    rows = seen.beside.copy()
    rows[here] &= ~(1 << there)
    rows[there] &= ~(1 << here)
    return seen.named(_reached(rows, here)), seen.named(_reached(rows, there))


def _maximal(seen: Graph, least: int, most: int) -> list[int]:
    """Every maximal clique of a size, as a mask. Each step: who is in, who may still come, who was tried before."""
    rows, found = seen.beside, list[int]()
    steps = [(0, (1 << seen.size) - 1, 0)]
    while steps and len(found) < most:
        inside, coming, tried = steps.pop()
        if not coming | tried:
            if inside.bit_count() >= least:
                found.append(inside)
            continue
        if inside.bit_count() + coming.bit_count() < least:
            continue
        pivot = max(graph.bits(coming | tried), key=lambda one: (rows[one] & coming).bit_count())
        for one in graph.bits(coming & ~rows[pivot]):
            bit = 1 << one
            steps.append((inside | bit, coming & rows[one], tried & rows[one]))
            coming ^= bit
            tried |= bit
    return found


def _bridges(rows: list[int]) -> list[tuple[int, int]]:
    """Depth first, without recursion: a branch from which no tie leads back above it hangs on one tie alone."""
    at, low, found = [0] * len(rows), [0] * len(rows), list[tuple[int, int]]()
    clock = 0
    for root in range(len(rows)):
        if at[root]:
            continue
        clock += 1
        at[root] = low[root] = clock
        path = [(root, -1, graph.bits(rows[root]))]
        while path:
            here, parent, left = path[-1]
            if left:
                other = left.pop()
                if other == parent:
                    continue
                if at[other]:
                    low[here] = min(low[here], at[other])
                    continue
                clock += 1
                at[other] = low[other] = clock
                path.append((other, here, graph.bits(rows[other])))
                continue
            path.pop()
            if path:
                low[parent] = min(low[parent], low[here])
                if low[here] > at[parent]:
                    found.append((min(here, parent), max(here, parent)))
    return found


def _reached(rows: list[int], start: int) -> int:
    found = fresh = 1 << start
    while fresh:
        after = found
        for one in graph.bits(fresh):
            after |= rows[one]
        fresh, found = after & ~found, after
    return found
