"""`python -m bench [NAME …]`: run the benches, and print what they found and which bounds were not kept.

It does not fail on a bound: what is measured depends on the machine and on what else runs there.
"""

import importlib
import pkgutil
import sys
import time
from collections.abc import Iterable, Mapping

import bench

NOT_A_BENCH = {"__main__", "pictures"}


def main(names: Iterable[str]) -> int:
    missed = []
    for name in list(names) or benches():
        print(f"\n{name}", flush=True)
        start = time.perf_counter()
        found = importlib.import_module(f"bench.{name}").run()
        for row in [found] if isinstance(found, Mapping) else found or []:
            print(told(row), flush=True)
            missed += [] if row["ok"] else [f"{name}: {told(row).strip()}"]
        print(f"  ({time.perf_counter() - start:.1f} s)")
    print("\n" + ("every bound was kept" if not missed else "bounds not kept:\n  " + "\n  ".join(missed)))
    return 0


def benches() -> list[str]:
    found = [one.name for one in pkgutil.iter_modules(bench.__path__) if one.name not in NOT_A_BENCH]
    return [name for name in found if hasattr(importlib.import_module(f"bench.{name}"), "run")]


def told(row: Mapping[str, object]) -> str:
    numbers = "   ".join(f"{name} {value}" for name, value in row.items() if name not in ("name", "ok"))
    return f"  {'ok   ' if row['ok'] else 'OVER '} {row['name']:<34} {numbers}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
