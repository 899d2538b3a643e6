"""Two moments of 120 people beside each other, and each single person of 60 taken away."""

import random
import time
from collections.abc import Callable

import msgspec

from bench.measures import crowd
from kring.core import changes, compare, what_if
from kring.core.network import Category, Network, Placement

COMPARED, WITHOUT = 10.0, 50.0  # ms
ROUNDS = 40


def run() -> list[dict[str, object]]:
    """What it took in milliseconds, on one core."""
    old, new = two_moments(120, 420)
    network = crowd(60, 210)
    return [
        _row("two moments of 120 people compared", lambda: compare.between(old, new), COMPARED),
        _row("what if, each single person of 60", lambda: what_if.each(network), WITHOUT),
    ]


def two_moments(people: int, ties: int) -> tuple[Network, Network]:
    """A crowd, and the same in which a tenth left, a quarter moved, and a quarter is told of otherwise."""
    chance = random.Random(3)
    crowded = crowd(people, ties)
    old = msgspec.structs.replace(crowded, placements={"x": {id: _place(chance) for id in crowded.people}})
    new = old
    for id in chance.sample(sorted(old.people), people // 10):
        new = changes.apply_all(new, changes.removal(new, id))
    for id in chance.sample(sorted(new.people), people // 4):
        new = changes.apply(new, changes.Place("x", id, new.placements["x"][id], _place(chance)))
    told = {
        id: msgspec.structs.replace(one, category=chance.choice(list(Category)), supports=None)
        for id, one in new.people.items()
        if chance.random() < 0.25
    }
    return old, msgspec.structs.replace(new, people={**new.people, **told})


def _place(chance: random.Random) -> Placement:
    return Placement(f"r{chance.randint(1, 4)}", f"s{chance.randint(1, 4)}")


def _row(name: str, work: Callable[[], object], bound: float) -> dict[str, object]:
    took = min(_once(work) for _ in range(ROUNDS))
    return {"name": name, "ms": round(took, 2), "bound ms": bound, "ok": took <= bound}


def _once(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000
