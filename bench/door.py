"""What a door costs: its statements and its time; and the circle page beside that of a Kring from before its trust.

The earlier state is cloned from this repository's own history and served beside this one, in turns within the same
seconds, so the share of its pace says what all of trust costs: roles, the sealed log, the second wall.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import page, server

BEFORE = "7621496"  # the last state before roles, proposals and a sealed log
ROUNDS, SECONDS, EACH, TURNS = 8, 1.5, 100, 30
HERE = Path(__file__).resolve().parents[1]


def run() -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory(prefix="kring-before-") as folder:
        _cloned(Path(folder))
        with server.running() as now, server.running(of=Path(folder)) as then:
            return [*_door(now), _beside(now, then)]


def _cloned(folder: Path) -> None:
    for command in (
        ["clone", "-q", "--no-checkout", str(HERE), str(folder)],
        ["-C", str(folder), "checkout", "-q", BEFORE],
    ):
        subprocess.run(["git", *command], check=True)


def _door(kring: server.Server) -> list[dict[str, object]]:
    here = "import bench.door, json; print(json.dumps(bench.door.measured()))"
    environment = {**os.environ, "KRING_DATA": str(kring.folder), "DJANGO_SETTINGS_MODULE": "kring.site.settings"}
    done = subprocess.run([sys.executable, "-c", here], env=environment, capture_output=True, text=True, check=True)
    asked, whole, commit, door, bare, added = json.loads(done.stdout.splitlines()[-1])
    return [
        {"name": "statements of a door", "number": asked, "at most": 3, "ok": asked <= 3},
        {"name": "statements of the circle page", "number": whole, "at most": 9, "ok": whole <= 9},
        {
            "name": "a door, computing, beside the network read without one",
            "commit p50 ms": commit,
            "door p95": door,
            "without p95": bare,
            "adds": added,
            "at most": 1.5,
            "ok": added <= 1.5,
        },
    ]


def _beside(now: server.Server, then: server.Server) -> dict[str, object]:
    cookies = {one.port: server.cookie_of(one, "anna") for one in (now, then)}

    def pace(one: server.Server) -> int:
        return len(page.pace(one.port, page.PAGE, cookies[one.port], SECONDS))

    pace(now), pace(then)
    rounds = [(pace(now), pace(then)) for _ in range(ROUNDS)]
    share = statistics.median(here / before for here, before in rounds)
    return {
        "name": f"circle page beside {BEFORE}",
        "a second": round(statistics.median(here for here, _ in rounds) / SECONDS),
        "before": round(statistics.median(before for _, before in rounds) / SECONDS),
        "share": round(share, 3),
        "at least": 0.75,
        "ok": share >= 0.75,
    }


def measured() -> tuple[float, ...]:
    """In a process of its own: statements of a door and of the page, and, in ms, how long a commit and a door take."""
    import django

    django.setup()
    from django.db import connection
    from django.test import RequestFactory
    from django.test.utils import CaptureQueriesContext

    from kring.core.access import Part
    from kring.store import doors, models

    request = RequestFactory().get(page.PAGE)
    request.user = models.Role.objects.get(network_id="demo-anna", role="owner").user
    request.session = {}  # type: ignore[assignment]
    doors.network(request, "demo-anna", Part.CIRCLE)
    with CaptureQueriesContext(connection) as asked:
        doors.network(request, "demo-anna", Part.CIRCLE)
    number = sum(not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for one in asked)
    commits = sorted(_committed(models.Counter.objects) for _ in range(EACH))
    doors_, bare = [], []
    for _ in range(TURNS):  # in turns, so that whatever else runs here slows both
        doors_.append(_slow(lambda: doors.network(request, "demo-anna", Part.CIRCLE)))
        bare.append(_slow(lambda: models.Network.objects.get(pk="demo-anna")))
    added = statistics.median(one - other for one, other in zip(doors_, bare, strict=True))
    at = [commits[EACH // 2], statistics.median(doors_), statistics.median(bare), added]
    return number, page.counted("demo-sixty"), *(round(one, 2) for one in at)


def _slow(do: Callable[[], object]) -> float:
    """The slow end (p95) of some times, in ms of work: its turn to write, and waiting for the disk, are not counted."""
    from django.db import transaction

    took = []
    for _ in range(EACH):
        with transaction.atomic():
            start = time.process_time_ns()
            do()
            took.append((time.process_time_ns() - start) / 1e6)
    return sorted(took)[int(EACH * 0.95)]


def _committed(counters) -> float:  # type: ignore[no-untyped-def]
    """How long this machine's disk takes for the smallest thing that must be safe on it, in ms."""
    from django.utils import timezone

    start = time.perf_counter()
    counters.update_or_create(key="bench", defaults={"count": 1, "since": timezone.now()})
    return (time.perf_counter() - start) * 1000
