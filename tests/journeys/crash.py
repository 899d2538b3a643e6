"""`make crash`: Kring and its tables are killed at random while people write, over and over; what was lost is counted.

`python -m tests.journeys.crash sqlite 1000`, `postgres 100`, and their controls `late 10` and `careless 10`, which
must lose: an SQLite that commits after it said so, and a PostgreSQL that does not wait for its own disk.

After every fifty kills what is there is counted, and people begin again upon a fresh demo: a network of thousands
of names would make each act slow, and the kills few.
"""

import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests import postgres
from tests.journeys import killing, served

FIRM = "-c fsync=on"
AT_ONCE = 50  # kills upon one folder
CARELESS = "-c fsync=on -c synchronous_commit=off -c wal_writer_delay=10s"


def main(kind: str, kills: int) -> int:
    start = time.monotonic()
    lost, wrong, saved = {"sqlite": firm, "late": late, "postgres": tables, "careless": careless}[kind](kills)
    is_control = kind in ("late", "careless")
    took = time.monotonic() - start
    print(f"{kind}: {kills} kills, {saved} saved, {len(lost)} lost, {took:.0f} s", *wrong[:5], flush=True)
    return int(bool(lost or wrong) != is_control)


Found = tuple[list[str], list[str], int]


def firm(kills: int) -> Found:
    return _in_parts(kills, _killed)


def late(kills: int) -> Found:
    here = Path(__file__).resolve()
    more = {"PYTHONPATH": f"{here.parent / 'late'}:{here.parents[2]}"}
    return _in_parts(kills, lambda some: _killed(some, workers=1, **more))


def tables(kills: int) -> Found:
    return _in_parts(kills, lambda some: _tables_killed(some, FIRM, share=0.3))


def careless(kills: int) -> Found:
    return _in_parts(kills, lambda some: _tables_killed(some, CARELESS, share=1))


def _in_parts(kills: int, part: Callable[[int], Found]) -> Found:
    start, lost, wrong, saved = time.monotonic(), list[str](), list[str](), 0
    for done in range(0, kills, AT_ONCE):
        some = min(AT_ONCE, kills - done)
        gone, odd, kept = part(some)
        lost, wrong, saved = lost + gone, wrong + odd, saved + kept
        took = time.monotonic() - start
        print(f"  {done + some} kills, {saved} saved, {len(lost)} lost, {len(wrong)} odd, {took:.0f} s", flush=True)
    return lost, wrong, saved


def _killed(kills: int, workers: int = 2, **more: str) -> Found:
    """Workers, and now and then the whole of Kring, upon SQLite."""
    chance = random.Random(time.time())
    with tempfile.TemporaryDirectory(prefix="kring-crash-") as folder:
        return _written(Path(folder), kills, lambda keeper: keeper.kill(chance, 0.2), chance, workers=workers, **more)


def _tables_killed(kills: int, settings: str, share: float) -> Found:
    """The server of the tables, one process of it or all, and as often a worker of Kring."""
    chance = random.Random(time.time())
    with tempfile.TemporaryDirectory(prefix="kring-crash-") as folder, postgres.cluster(settings) as url:
        server = Path(url.partition("host=")[2])

        def kill(keeper: killing.Keeper) -> None:
            if share < 1 and chance.random() < 0.3:
                keeper.kill(chance, 0.2)
            elif postgres.kill(server, chance, share):
                postgres.begin(server, settings)

        return _written(Path(folder), kills, kill, chance, url, DATABASE_URL=url)


def _written(
    folder: Path,
    kills: int,
    kill: Callable[[killing.Keeper], None],
    chance: random.Random,
    url: str = "",
    workers: int = 2,
    **more: str,
) -> Found:
    port, stop = served.free(), threading.Event()
    with killing.kept(folder, port, workers, **more) as keeper:
        writers = killing.writing(port, stop, may_stumble=True, pause=2.5 if workers == 1 else 0)
        for _ in range(kills):
            killing.wait_for(writers, 4)
            time.sleep(chance.uniform(0, 0.3))
            kill(keeper)
        killing.wait_for(writers, 4)
        killing.ended(writers, stop)
    there = killing.held(folder, url)
    return killing.lost(writers, there), killing.wrong(writers, there), len(killing.saved_by(writers))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
