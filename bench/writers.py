"""Eight writers on one SQLite file for ten seconds: none fails, none waits long, and nothing they were told is lost."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WRITERS = 8
SECONDS = 10.0


def run(writers: int = WRITERS, seconds: float = SECONDS) -> dict[str, object]:
    """What happened, and whether it was within the bounds."""
    with tempfile.TemporaryDirectory(prefix="kring-writers-") as folder:
        _prepare(folder)
        started = [_python(folder, "write", str(number), str(seconds)) for number in range(writers)]
        told = _together(started)
        acknowledged = [id for one in told for id in one["acknowledged"]]
        missing = _missing(folder, acknowledged)
    times = sorted(took for one in told for took in one["took"])
    p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
    errors = [error for one in told for error in one["errors"]]
    return {
        "name": f"{writers} writers, {seconds:g} s",
        "saved": len(acknowledged),
        "a second": round(len(acknowledged) / seconds),
        "p50 ms": round(p50 * 1000, 2),
        "p95 ms": round(p95 * 1000, 2),
        "p95 / p50": round(p95 / p50, 2),
        "longest ms": round(times[-1] * 1000, 1),
        "errors": len(errors),
        "missing": len(missing),
        "ok": not errors and not missing and p95 <= 2 * p50,
    }


def _environment(folder: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "KRING_DATA": folder, "DJANGO_SETTINGS_MODULE": "kring.site.settings"}


def _python(folder: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bench.writers", *arguments]
    root = Path(__file__).resolve().parent.parent
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    return subprocess.Popen(command, cwd=root, env=_environment(folder), text=True, **pipes)


def _prepare(folder: str) -> None:
    assert _python(folder, "prepare").wait() == 0


def _together(writers: list[subprocess.Popen[str]]) -> list[dict[str, list]]:
    """Let everybody begin when all are ready, and hear what they did."""
    for writer in writers:
        assert writer.stdout and writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = [json.loads(writer.communicate()[0]) for writer in writers]
    assert all(writer.returncode == 0 for writer in writers)
    return told


def _missing(folder: str, acknowledged: list[str]) -> list[str]:
    asked = _python(folder, "list")
    there = set(json.loads(asked.communicate()[0]))
    return [id for id in acknowledged if id not in there]


def _prepare_here() -> None:
    from django.core.management import call_command

    from kring.core import network
    from kring.store import accounts, log, networks

    call_command("migrate", verbosity=0, skip_checks=True)
    user = accounts.make("Anna")
    people = {f"p{n}": network.Person(f"p{n}", f"Person {n}", work="baker", remark="x" * 200) for n in range(30)}
    for number in range(WRITERS):
        owner = network.Owner({"self": network.Self("self", "Anna")})
        networks.new(network.Network(f"n{number}", owner, people=people), log.Actor(user, _now()))


def _write_here(number: int, seconds: float) -> None:
    """Change one person over and over; half of the writers share a network."""
    from kring.core import changes
    from kring.store import log, models, networks

    user = models.User.objects.get()
    id, person = f"n{number // 2 * 2}", f"p{number}"
    took, acknowledged, errors, was = [], [], [], ""
    print("ready", flush=True)
    sys.stdin.readline()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        value = f"w{number} {len(took)}"
        act = changes.Act(f"a{number}-{len(took)}", (changes.Set("people", person, "residence", was, value),))
        begun = time.perf_counter()
        try:
            networks.change(id, act, log.Actor(user, _now()), 1)
            acknowledged.append(f"{id} {act.id}")
            was = value
        except Exception as error:
            errors.append(repr(error))
        took.append(time.perf_counter() - begun)
    print(json.dumps({"took": took, "acknowledged": acknowledged, "errors": errors}))


def _list_here() -> None:
    from kring.store import history, models, networks

    there = []
    for row in models.Network.objects.all():
        networks.load(row)
        there += [f"{row.id} {step.act.id}" for step in history.steps(row, limit=1_000_000)]
    print(json.dumps(there))


def _now():  # type: ignore[no-untyped-def]
    from datetime import UTC, datetime

    return datetime.now(UTC)


def _here(job: str, *arguments: str) -> None:
    import django

    django.setup()
    match job:
        case "prepare":
            _prepare_here()
        case "write":
            _write_here(int(arguments[0]), float(arguments[1]))
        case "list":
            _list_here()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _here(*sys.argv[1:])
    else:
        print(json.dumps(run(), indent=1))
