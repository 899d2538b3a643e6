"""An order of people that follows from what was told of them, and from nothing else.

First from what each one is called and when they were born, then from whom they are tied to, and so on outward
(colour refinement). Only people who are alike in all of it are ordered by their ids: which of the two stands
where makes no difference to the drawing.
"""

from collections import defaultdict
from typing import Any

from kring.core import names
from kring.core.network import Network
from kring.draw.genogram.members import Kin


def ranks(net: Network, kin: dict[str, Kin]) -> dict[str, int]:
    """The place of everybody in that order, from 0."""
    colours = _numbered({id: _told(one) for id, one in kin.items()})
    count = len(set(colours.values()))
    if count < len(kin):
        around = _around(net, kin)
        for _ in range(12):
            signed = {
                id: (colour, tuple(sorted((label, colours[other]) for label, other in around[id])))
                for id, colour in colours.items()
            }
            colours = _numbered(signed)
            if (now := len(set(colours.values()))) == count:
                break
            count = now
    return {id: number for number, id in enumerate(sorted(kin, key=lambda id: (colours[id], id)))}


def _told(one: Kin) -> tuple[Any, ...]:
    when = [(day.year, day.month or 0, day.day or 0) if day else (9999, 0, 0) for day in (one.born, one.died)]
    return (
        not one.is_index,
        names.folded(one.name),
        one.name,
        *when,
        one.gender or "",
        one.sort,
        one.age or -1.0,
        one.is_dead,
        tuple((fact.kind, fact.words, fact.is_suspected, fact.has_recovered) for fact in one.facts),
    )


def _numbered(signs: dict[str, tuple[Any, ...]]) -> dict[str, int]:
    numbers = {sign: number for number, sign in enumerate(sorted(set(signs.values())))}
    return {id: numbers[sign] for id, sign in signs.items()}


def _around(net: Network, kin: dict[str, Kin]) -> dict[str, list[tuple[str, str]]]:
    found = defaultdict[str, list[tuple[str, str]]](list)

    def tie(a: str, b: str, from_a: str, from_b: str) -> None:
        if a in kin and b in kin:
            found[a].append((from_a, b))
            found[b].append((from_b, a))

    for descent in net.descents.values():
        tie(descent.child, descent.parent, f"child {descent.kind}", f"parent {descent.kind}")
    for one in net.partnerships.values():
        told = f"partner {one.kind} {one.ended} {one.rank} {one.since} {one.until} {one.separated}"
        tie(one.a, one.b, told, told)
    for felt in net.interactions.values():
        tie(felt.a, felt.b, f"felt {felt.kind}", f"feels {felt.kind}")
    for group in net.siblings.values():
        for place, (a, b) in enumerate(zip(group.people, group.people[1:], strict=False)):
            tie(a, b, f"before {group.kind} {place}", f"after {group.kind} {place}")
    for home in net.groups.values():
        for a, b in zip(sorted(home.people), sorted(home.people)[1:], strict=False) if home.is_household else ():
            tie(a, b, "home", "home")
    return found
