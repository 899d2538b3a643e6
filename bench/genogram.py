"""Families placed and painted: how long, how that grows, and what the judge of `tests/draw` finds in them.

The table says of every hard family and of usual ones how much is wrong (which must be nothing), how many partners
stand apart, who stands between brothers and sisters, who out of order, and how many lines cross.
"""

import time
from collections.abc import Callable

from kring.core.network import Network
from kring.draw import genogram
from tests.draw import families, genogram_judge, grown_families, hard_families

BOUNDS = {100: (100.0, 10.0), 400: (600.0, 60.0), 3000: (20_000.0, 2_000.0)}  # milliseconds to place, and to paint
COUNTS = (25, 50, 100, 200, 400, 1000, 3000)
SHUFFLES = 20


def run() -> list[dict[str, object]]:
    """Speeds first, of one core; then a row for each family."""
    judged = [_judged(name, families.told(hard_families.lines(name))) for name in hard_families.FAMILIES]
    judged += [_judged(f"usual, {count} people", grown_families.usual(count, 3)) for count in (50, 100)]
    return [*(_speed(count) for count in COUNTS), _many(), _by_hand(), *judged]


def _speed(count: int) -> dict[str, object]:
    net = grown_families.usual(count, 3)
    placed = genogram.place(net)
    times = 5 if count <= 400 else 1
    place, paint = _least(lambda: genogram.place(net), times), _least(lambda: genogram.paint(placed), times)
    most = BOUNDS.get(count, (1e9, 1e9))
    return {
        "name": f"{count} people",
        "place ms": round(place, 1),
        "paint ms": round(paint, 1),
        "of 100 people": round(place / count * 100, 1),
        "ok": place <= most[0] and paint <= most[1],
    }


def _many(count: int = 200) -> dict[str, object]:
    """Wild families by chance: in how many of them anything at all is wrong."""
    wrong = 0
    for seed in range(count):
        net = grown_families.wild(4 + seed % 14, seed)
        wrong += any(genogram_judge.faults(net, genogram.place(net)).values())
    return {"name": f"{count} wild families", "wrong": wrong, "ok": not wrong}


def _by_hand(times: int = 5) -> dict[str, object]:
    """Hard families in which some were moved along their rows: in how many of those drawings anything is wrong."""
    wrong = 0
    for name in hard_families.FAMILIES:
        net = families.told(hard_families.lines(name))
        for seed in range(times):
            moved = families.moved(net, seed)
            wrong += any(genogram_judge.faults(moved, genogram.place(moved)).values())
    count = times * len(hard_families.FAMILIES)
    return {"name": f"{count} drawings with some moved by hand", "wrong": wrong, "ok": not wrong}


def _judged(name: str, net: Network) -> dict[str, object]:
    placed = genogram.place(net)
    wrong = sum(map(len, genogram_judge.faults(net, placed).values()))
    costs = genogram_judge.costs(net, placed)
    picture = genogram_judge.picture(placed)
    same = sum(
        genogram_judge.picture(genogram.place(families.shuffled(net, seed))) == picture for seed in range(SHUFFLES)
    )
    told = {kind: costs[kind] for kind in ("apart", "parted", "order", "crossings", "crowded", "uneven")}
    return {"name": name, "wrong": wrong, **told, f"same of {SHUFFLES}": same, "ok": not wrong and same == SHUFFLES}


def _least(act: Callable[[], object], times: int = 5) -> float:
    """The fewest milliseconds that it took: whatever else runs only ever adds."""
    took = []
    for _ in range(times):
        start = time.process_time()
        act()
        took.append((time.process_time() - start) * 1000)
    return min(took)
