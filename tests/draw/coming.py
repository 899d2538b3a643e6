"""A family before and after somebody came: who changed rows or sides for it."""

import itertools
from collections import Counter

import msgspec

from kring.core.network import Network
from kring.draw.genogram.parts import Genogram


def moved(before: Genogram, after: Genogram, own: set[str]) -> tuple[int, int]:
    """How many changed rows when somebody came, and how many pairs changed sides; of all but `own`.

    `own` are the brothers and sisters, partners, parents and children of who came. Rows count from the first of all
    who were there, for a new row above moves everybody down.
    """
    old, new = ({one.person: (one.row, one.x) for one in drawn.seats} for drawn in (before, after))
    stayed = sorted(old.keys() & new.keys() - own)
    if not stayed:
        return 0, 0
    down = Counter(new[one][0] - old[one][0] for one in stayed).most_common(1)[0][0]
    rows = sum(new[one][0] - old[one][0] != down for one in stayed)
    pairs = [(a, b) for a, b in itertools.combinations(stayed, 2) if old[a][0] == old[b][0] and new[a][0] == new[b][0]]
    return rows, sum((old[a][1] < old[b][1]) != (new[a][1] < new[b][1]) for a, b in pairs)


def leaves(net: Network) -> list[tuple[str, set[str]]]:
    """Who could have come last, with those who are theirs: a child without a family yet, a partner, a first parent."""
    found = []
    for id in net.people:
        parents = {one.parent for one in net.descents.values() if one.child == id}
        kids = {one.child for one in net.descents.values() if one.parent == id}
        mates = {one.b if one.a == id else one.a for one in net.partnerships.values() if id in (one.a, one.b)}
        if bool(parents) + bool(kids) + bool(mates) != 1:
            continue
        own = {id, *parents, *kids, *mates}
        own |= {one.child for one in net.descents.values() if one.parent in parents | mates}
        own |= {person for one in net.siblings.values() if id in one.people for person in one.people}
        own |= {one.parent for one in net.descents.values() if one.child in kids}
        own |= {mate for one in net.partnerships.values() if {one.a, one.b} & own for mate in (one.a, one.b)}
        found.append((id, own))
    return found


def without(net: Network, id: str) -> Network:
    """The network before somebody came."""
    return msgspec.structs.replace(
        net,
        people={one: person for one, person in net.people.items() if one != id},
        descents={key: one for key, one in net.descents.items() if id not in (one.child, one.parent)},
        partnerships={key: one for key, one in net.partnerships.items() if id not in (one.a, one.b)},
        interactions={key: one for key, one in net.interactions.items() if id not in (one.a, one.b)},
    )
