"""The circle placed and painted, at rest and afresh, for 50 and 500 people; growth no steeper than n log n."""

import math
import random
import time
from collections.abc import Callable

from kring.core.method import Layout
from kring.core.network import Category, Network, Owner, Person, Placement, Self
from kring.draw import circle
from kring.draw.seats import Kept
from kring.methods import loader

BOUNDS = {50: 3.0, 500: 40.0}
ROUNDS = 5  # a machine that is shared is slow for seconds on end
NAMES = [
    "Joke",
    "Bas",
    "Lotte",
    "Mam",
    "Femke",
    "Peter",
    "Karel",
    "Ruud",
    "Ineke",
    "Greet",
    "Dewi",
    "Sanne",
    "Marieke",
    "Tom",
    "Els",
    "Noor",
    "Piet",
    "Ali",
    "Truus",
    "Corrie",
]
LONGER = ("Oom Henk", "Tante Riet", "Dokter Bakker", "Mevrouw Yilmaz", "Abdelkader", "Jan-Willem", "Elisabeth")


def run() -> list[dict[str, object]]:
    """What it took, and whether it was within the bounds; the least of many, on one core."""
    layout = loader.layout("lensink-circle")
    rounds = [{count: _both(crowd(count, layout), layout) for count in BOUNDS} for _ in range(ROUNDS)]
    took = {count: (min(one[count][0] for one in rounds), min(one[count][1] for one in rounds)) for count in BOUNDS}
    rows = [_row(f"{count} people, placed and painted", *took[count], bound) for count, bound in BOUNDS.items()]
    steepest = (500 * math.log(500)) / (50 * math.log(50))
    growth = took[500][0] / took[50][0]
    grown = {"name": "growth from 50 to 500", "times": round(growth, 1), "n log n": round(steepest, 1)}
    return [*rows, {**grown, "ok": growth <= steepest}]


def crowd(count: int, layout: Layout, seed: int = 1) -> Network:
    """A made-up network with everyone placed, more of them further out."""
    chance = random.Random(seed)
    people, placements = {}, {}
    for number in range(count):
        id, sector = f"p{number}", chance.choice(layout.sector)
        name = chance.choice(NAMES) if chance.random() < 0.8 else chance.choice(LONGER)
        category = chance.choice([*sector.categories, None]) if chance.random() < 0.9 else Category.FRIEND
        people[id] = Person(id=id, name=name, rank=number, category=category)
        ring = chance.choices(layout.ring, range(1, len(layout.ring) + 1))[0]
        placements[id] = Placement(ring=ring.id, sector=sector.id)
    owner = Owner(selves={"me": Self(id="me", name="Anna")})
    return Network(id="bench", owner=owner, people=people, placements={layout.id: placements})


def _both(network: Network, layout: Layout) -> tuple[float, float]:
    kept = Kept({"wide": circle.place(network, layout, "wide").held})
    times = max(10, 2000 // len(network.people))
    afresh = _least(lambda: circle.paint(circle.place(network, layout, "wide")), times)
    return afresh, _least(lambda: circle.paint(circle.place(network, layout, "wide", kept)), times)


def _least(act: Callable[[], object], times: int) -> float:
    """The fewest milliseconds that it took: whatever else runs only ever adds."""
    took = []
    for _ in range(times):
        start = time.process_time()
        act()
        took.append((time.process_time() - start) * 1000)
    return min(took)


def _row(name: str, afresh: float, kept: float, bound: float) -> dict[str, object]:
    return {
        "name": name,
        "afresh ms": round(afresh, 2),
        "with kept seats ms": round(kept, 2),
        "bound ms": bound,
        "ok": max(afresh, kept) <= bound,
    }
