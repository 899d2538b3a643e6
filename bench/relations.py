"""The relation map placed and painted afresh, kept with somebody new, and settled, for 60 and 300 people.

Nobody may stand over anybody else: that is looked at as well, outside the time that is taken.
"""

import itertools
import random
import time
from collections.abc import Callable

import msgspec

from bench import circle
from kring.core.network import Category, Group, Network, Person, Tie, tie_id
from kring.draw import relations
from kring.draw.relations_seats import Map

BOUNDS = {60: 30.0, 300: 500.0}
TIED = {"loose": 1.1, "knit": 2.6}  # ties for each person


def run() -> list[dict[str, object]]:
    """What it took, and whether it was within the bounds; the least of some rounds, on one core."""
    return [_row(count, name, ties) for count in BOUNDS for name, ties in TIED.items()]


def crowd(count: int, ties: float, seed: int = 1) -> Network:
    """A made-up network: circles of people who mostly know each other, some ties between those, and three clubs."""
    chance = random.Random(seed)
    people = {
        f"p{n}": Person(f"p{n}", chance.choice([*circle.NAMES, *circle.LONGER]), category=chance.choice(list(Category)))
        for n in range(count)
    }
    ids, made = list(people), dict[str, Tie]()
    while len(made) < ties * count:
        first = chance.randrange(count)
        near = chance.random() < 0.85
        second = (first // 8 * 8 + chance.randrange(8)) % count if near else chance.randrange(count)
        a, b = sorted((ids[first], ids[second]))
        if a != b:
            made[tie_id(a, b)] = Tie(tie_id(a, b), a, b)
    clubs = {f"g{n}": Group(f"g{n}", "Club", people=tuple(ids[n * 8 : n * 8 + 4])) for n in range(3)}
    net = circle.crowd(1, circle.loader.layout("lensink-circle"))
    return msgspec.structs.replace(net, people=people, ties=made, groups=clubs, placements={})


def _row(count: int, name: str, ties: float) -> dict[str, object]:
    net, times = crowd(count, ties), 12 if count < 100 else 4
    kept = relations.settle(net)
    new = Person("new", "Somebody")
    tie = Tie(tie_id("new", "p3"), "new", "p3")
    more = msgspec.structs.replace(net, people={**net.people, "new": new}, ties={**net.ties, tie.id: tie})
    afresh = _least(lambda: relations.paint(relations.place(net)), times)
    coming = _least(lambda: relations.paint(relations.place(more, kept)), times)
    settled = _least(lambda: relations.settle(more, kept), times)
    return {
        "name": f"{count} people, {name}: {len(net.ties)} ties",
        "afresh ms": round(afresh, 1),
        "somebody new ms": round(coming, 1),
        "settled ms": round(settled, 1),
        "bound ms": BOUNDS[count],
        "overlaps": overlaps(relations.place(net)) + overlaps(relations.place(more, kept)),
        "ok": max(afresh, coming) <= BOUNDS[count] and not overlaps(relations.place(net)),
    }


def overlaps(placed: Map) -> int:
    """How many symbols with their names lie over another's."""
    boxes = [node.box for node in placed.nodes]
    return sum(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in itertools.combinations(boxes, 2))


def _least(act: Callable[[], object], times: int) -> float:
    """The fewest milliseconds that it took: whatever else runs only ever adds."""
    took = []
    for _ in range(times):
        start = time.process_time()
        act()
        took.append((time.process_time() - start) * 1000)
    return min(took)
