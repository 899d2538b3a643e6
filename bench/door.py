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
from pathlib import Path

from bench import page, server

BEFORE = "7621496"  # the last state before roles, proposals and a sealed log
ROUNDS, SECONDS, TIMES = 8, 1.5, 400
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
    asked, whole, commit, p50, p95 = json.loads(done.stdout.splitlines()[-1])
    return [
        {"name": "statements of a door", "number": asked, "at most": 3, "ok": asked <= 3},
        {"name": "statements of the circle page", "number": whole, "at most": 9, "ok": whole <= 9},
        {
            "name": "a door, computing",
            "commit p50 ms": commit,
            "p50": p50,
            "p95": p95,
            "at most": 1.5,
            "ok": p95 <= 1.5,
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
    from django.db import connection, transaction
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
    commits, took = [], []
    for _ in range(TIMES):
        commits.append(_committed(models.Counter.objects))
        with transaction.atomic():  # its turn to write, and what else runs here, are not the door's
            start = time.process_time()
            doors.network(request, "demo-anna", Part.CIRCLE)
            took.append((time.process_time() - start) * 1000)
    commits.sort(), took.sort()
    at = [commits[TIMES // 2], took[TIMES // 2], took[int(TIMES * 0.95)]]
    return number, page.counted("demo-sixty"), *(round(one, 2) for one in at)


def _committed(counters) -> float:  # type: ignore[no-untyped-def]
    """How long this machine's disk takes for the smallest thing that must be safe on it, in ms."""
    from django.utils import timezone

    start = time.perf_counter()
    counters.update_or_create(key="bench", defaults={"count": 1, "since": timezone.now()})
    return (time.perf_counter() - start) * 1000
