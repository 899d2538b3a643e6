"""The log: a line costs as much with a million lines there as with a thousand; who looked is told within a second."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

FEW, MANY, OF_ONE = 1_000, 1_000_000, 100_000
_MULTIPLY = """
INSERT INTO store_line (at, deed, outcome, user_id, role, rule, purpose, reason, device, address, network_id, part,
    version, sees_confidential, act, server, chain, position, seal)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
SELECT strftime('%Y-%m-%d %H:%M:%f000', '2026-11-22', '-' || (i % 1800) || ' days', '-' || (i % 1440) || ' minutes'),
    'read', 'done', {user}, 'professional', 'role', 'support', '', 'computer', '192.0.2.0/24',
    {network}, CASE i % 3 WHEN 0 THEN 'circle' WHEN 1 THEN 'card' ELSE 'story' END, 1, 0, '', 'bench',
    {chain}, i, zeroblob(32) FROM n
"""


def run() -> list[dict[str, object]]:
    """Each figure, and whether it was within its bound."""
    with tempfile.TemporaryDirectory(prefix="kring-log-") as folder:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment = {**kept, "KRING_DATA": folder, "DJANGO_SETTINGS_MODULE": "kring.site.settings"}
        done = subprocess.run(
            [sys.executable, "-m", "bench.log"],
            cwd=Path(__file__).resolve().parent.parent,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    rows: list[dict[str, object]] = json.loads(done.stdout.splitlines()[-1])
    return rows


def _here() -> list[dict[str, object]]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from kring.store import accounts, log, looked

    call_command("migrate", verbosity=0, skip_checks=True)
    now = timezone.now()
    bram = accounts.make("Bram")
    _, row = accounts.new_client("Anna", log.Actor(None, now), professional=bram)
    by = log.Actor(bram, now, rule="role")
    _fill(FEW, "'n' || (i % 500)", bram, 8)
    _written(by)
    bare, _ = _written(by, is_chained=False)
    few, few_p95 = _written(by)
    _fill(MANY, "'n' || (i % 500)", bram, 9)
    many, many_p95 = _written(by)
    _fill(OF_ONE, f"'{row.pk}'", bram, 10)
    page = _took(lambda: looked.page(row, looked.Asked(), now))
    who = _took(lambda: looked.who(row, now - timedelta(days=3000), now))
    return [
        {"name": f"a line, with {FEW:,} there", "p50 ms": few, "p95 ms": few_p95, "ok": True},
        {"name": f"a line, with {MANY:,} there", "p50 ms": many, "p95 ms": many_p95, "ok": many <= 1.25 * few},
        {"name": "a line without its chain", "p50 ms": bare, "chain ms": round(few - bare, 3), "ok": few - bare <= 0.3},
        {"name": f"who looked, {OF_ONE:,} lines of one", "s": page, "ok": page < 1},
        {"name": f"kring log who, {OF_ONE:,} lines of one", "s": who, "ok": who < 60},
    ]


def _fill(count: int, network: str, user: object, chain: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_MULTIPLY.format(count=count, network=network, user=f"'{user.pk.hex}'", chain=chain))  # type: ignore[attr-defined]
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _written(by: object, is_chained: bool = True) -> tuple[float, float]:
    """The best of four rounds: what else runs here makes a round slower, never faster."""
    return min(_round(by, is_chained, start) for start in (1, 1001, 2001, 3001))


def _round(by: object, is_chained: bool, start: int, times: int = 300) -> tuple[float, float]:
    """Milliseconds of work that a line takes, in a transaction of its own: waiting for the disk is not counted."""
    from django.db import transaction

    from kring.store import log, models, ready

    took, add = [], ready.Addition(models.Line)
    for number in range(times):
        begun = time.process_time()
        with transaction.atomic():
            if is_chained:
                log.write(by, models.Deed.READ, f"n{number % 500}", part="circle", version=1)  # type: ignore[arg-type]
            else:
                one = log.line(by, models.Deed.READ, f"n{number % 500}", part="circle", version=1)  # type: ignore[arg-type]
                one.chain, one.position, one.seal = 11, start + number, bytes(32)
                add(one)
        took.append((time.process_time() - begun) * 1000)
    return round(statistics.median(took), 3), round(sorted(took)[int(times * 0.95)], 3)


def _took(do: object) -> float:
    begun = time.process_time()
    do()  # type: ignore[operator]
    return round(time.process_time() - begun, 2)


if __name__ == "__main__":
    print(json.dumps(_here()))
