"""How the members are tied to each other: density, groups, loose people, those who connect (PC2).

Where no tie between anybody was told, it is not known who knows whom: that is
never read as "they do not know each other".
"""

from collections.abc import Collection
from itertools import compress
from operator import not_
from typing import Final

from kring.core.measures import graph
from kring.core.measures.answers import INFORMAL, Count, Groups, NotApplicable, Quantity, Reason, Share, Unit, Whose
from kring.core.measures.graph import Graph, Source
from kring.core.network import Category, Id

_FAMILY: Final = (Category.FAMILY,)
_FRIENDS: Final = (Category.FRIEND,)
# Kept by name: in Python 3.11 looking up a member of an enum takes longer than what is done with it.
_INDEX: Final = Unit.INDEX


@graph.measure
def density(seen: Graph) -> Share | NotApplicable:
    """How many of the possible ties between members exist, from 0 to 1.

    The client is left out: everyone is tied to them, so counting those ties
    would only measure size. With fewer than two members there is nothing to
    compare, and the answer says so rather than a misleading zero. `people` are
    all who are compared, here and in the other densities.

    Wasserman & Faust (1994), Social Network Analysis, ch. 4.
    """
    pairs = seen.size * (seen.size - 1) // 2
    if pairs == 0:
        return NotApplicable(Reason.TOO_FEW if seen.size else Reason.NOBODY)
    if not seen.knows_ties:
        return graph.NO_TIES
    found = seen.ties
    return Share(found / pairs, found, pairs, seen.ids)


@graph.measure
def density_within(seen: Graph) -> dict[Category, Share | NotApplicable]:
    """How many of the possible ties inside each category exist, from 0 to 1: does the family know each other?

    Only categories that have members are there; one with a single member has no pairs to compare.

    Aan de slag met sociale netwerken, table 2: dichtheid.
    """
    return dict(seen.once(_inside))


def density_between(
    source: Source, ones: Collection[Category], others: Collection[Category], whose: Whose = Whose.ALL
) -> Share | NotApplicable:
    """How many of the possible ties between two groups of categories exist, from 0 to 1.

    Not applicable when one of the groups has nobody, or nobody of whom it is told.
    The groups may not share a category (`ValueError`). Members of unknown category
    are in `unknown`.

    Aan de slag met sociale netwerken, table 2: contact between family and friends?
    """
    if set(ones) & set(others):
        raise ValueError("the two groups must not share a category")
    return _between(graph.of(source, whose), ones, others)


def _between(seen: Graph, ones: Collection[Category], others: Collection[Category]) -> Share | NotApplicable:
    by = seen.by
    kinds, unknown = by.category, by.category.get(None, ())
    here: tuple[Id, ...] = ()
    there: tuple[Id, ...] = ()
    mask = 0
    for category in ones:
        here += kinds.get(category, ())
    for category in others:
        if category in kinds:
            there += kinds[category]
            mask += by.masks[category]
    pairs = len(here) * len(there)
    if pairs == 0:
        missing = Reason.UNKNOWN if unknown else Reason.NO_GROUP
        return NotApplicable(missing if seen.size else Reason.NOBODY, unknown)
    if not seen.knows_ties:
        return graph.NO_TIES
    tied = seen.tied
    ties = sum([(tied[id] & mask).bit_count() for id in here])
    return Share(ties / pairs, ties, pairs, here + there, unknown)


@graph.measure
def density_family_friends(seen: Graph) -> Share | NotApplicable:
    """How many of the possible ties between family and friends exist, from 0 to 1. See `density_between`.

    Aan de slag met sociale netwerken, table 2: dichtheid.
    """
    return _between(seen, _FAMILY, _FRIENDS)


@graph.measure
def density_family_informal(seen: Graph) -> Share | NotApplicable:
    """How many of the possible ties between family and friends, neighbours and acquaintances exist, from 0 to 1.

    Aan de slag met sociale netwerken, table 2: dichtheid.
    """
    return _between(seen, _FAMILY, INFORMAL)


@graph.measure
def isolates(seen: Graph) -> Count | NotApplicable:
    """The members who are tied to no other member, in persons. They are known to the client all the same.

    Wasserman & Faust (1994), Social Network Analysis, ch. 4; table 2: dichtheid.
    """
    if not seen.knows_ties:
        return graph.NO_TIES
    people = tuple(compress(seen.ids, map(not_, seen.beside))) if 0 in seen.beside else ()
    return Count(len(people), people)


@graph.measure
def components(seen: Graph) -> Groups | NotApplicable:
    """The parts that hang together, largest first; someone without ties is a part alone.

    Parts of equal size stand in the order in which their first member was named.

    Wasserman & Faust (1994), Social Network Analysis, ch. 4; table 2: dichtheid.
    """
    if not seen.knows_ties:
        return graph.NO_TIES
    parts = [seen.named(part) for part, _ in seen.once(_parts)]
    parts.sort(key=len, reverse=True)
    return Groups(len(parts), tuple(parts))


@graph.measure
def articulation_points(seen: Graph) -> Count | NotApplicable:
    """The members through whom others are connected: without one of them a part falls apart. In persons.

    The client's own ties are left out.

    Hopcroft & Tarjan (1973), Efficient algorithms for graph manipulation.
    """
    if not seen.knows_ties:
        return graph.NO_TIES
    cuts = 0
    for _, cut in seen.once(_parts):
        cuts |= cut
    people = seen.named(cuts) if cuts else ()
    return Count(len(people), people)


@graph.measure
def ei_index(seen: Graph) -> Quantity | NotApplicable:
    """Whether ties run more between categories (up to 1) or inside them (down to −1).

    External minus internal ties, over both. Ties of members whose category is
    not known are left out.

    Krackhardt & Stern (1988), Informal networks and organizational crises.
    """
    unknown = graph.uncategorised(seen)
    inside = 2 * sum([one.count for one in seen.once(_inside).values() if isinstance(one, Share)])
    people, among = seen.ids, 2 * seen.ties
    if unknown:
        known, tied = ~seen.by.masks[None], seen.tied
        people = tuple([id for id in seen.ids if id not in unknown])
        among = sum([(tied[id] & known).bit_count() for id in people])
    if among == 0:
        return NotApplicable(Reason.NO_TIES if seen.size else Reason.NOBODY, unknown)
    return Quantity((among - 2 * inside) / among, _INDEX, people, unknown)


def _inside(seen: Graph) -> dict[Category, Share | NotApplicable]:
    """The density inside each category that has members."""
    by, tied, knows_ties = seen.by, seen.tied, seen.knows_ties
    found: dict[Category, Share | NotApplicable] = {}
    for category, people in by.category.items():
        if category is None:
            continue
        pairs = len(people) * (len(people) - 1) // 2
        if pairs == 0 or not knows_ties:
            found[category] = NotApplicable(Reason.NO_TIES if pairs else Reason.TOO_FEW)
            continue
        mask, twice = by.masks[category], 0
        for id in people:
            twice += (tied[id] & mask).bit_count()
        ties = twice // 2
        found[category] = Share(ties / pairs, ties, pairs, people)
    return found


def _parts(seen: Graph) -> list[tuple[int, int]]:
    """Every part that hangs together, as a mask, with those in it who hold it together."""
    left = (1 << seen.size) - 1
    found = []
    while left:
        root = left & -left
        after, cuts = _walk(seen.beside, root.bit_length() - 1, left ^ root)
        found.append((left ^ after, cuts))
        left = after
    return found


def _walk(rows: list[int], root: int, left: int) -> tuple[int, int]:
    """Depth first from a root through those who are left: who is then still left, and who holds the part together.

    `reach` is whom a branch is tied to. A branch that is tied to nobody on the
    path but its own parent falls off without that parent; the root holds its
    branches together when there are two.
    """
    reach = rows.copy()
    path: list[int] = []
    here, on_path, cuts, branches = root, 1 << root, 0, 0
    while True:
        if new := rows[here] & left:
            last = new & -new
            left ^= last
            on_path |= last
            path.append(here)
            here = last.bit_length() - 1
        elif path:
            branch = reach[here]
            on_path ^= 1 << here
            here = path.pop()
            reach[here] |= branch
            if not path:
                branches += 1
            elif branch & on_path == 1 << here:
                cuts |= 1 << here
        else:
            return left, cuts | (1 << root if branches > 1 else 0)
