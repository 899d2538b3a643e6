"""What was erased, so that no older copy brings it back: a file of its own, that is in no copy.

A line holds the day, the kind and a hash of the id, and is on the disk before anything is erased. Whoever reads it
learns nothing of anybody; whoever has an id can see whether it is in it.
"""

import fcntl
import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings


def path() -> Path:
    """Where it is: KRING_LEDGER, or in the data folder. On another disk it outlives this one."""
    return Path(os.environ.get("KRING_LEDGER") or Path(settings.DATA) / "erased.ledger")


def add(kind: str, id: str, at: datetime) -> None:
    """Write down, for good, that this is erased; once."""
    if _hash(kind, id) in hashes(kind):
        return
    path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(os.open(path(), os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "rb+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        whole = file.read()
        gap = b"" if not whole or whole.endswith(b"\n") else b"\n"  # behind a line that a power cut left half
        file.write(gap + f"{at:%Y-%m-%d} {kind} {_hash(kind, id)}\n".encode())
        file.flush()
        os.fsync(file.fileno())


def holds(kind: str, id: str) -> bool:
    return _hash(kind, id) in hashes(kind)


def among(kind: str, ids: list[str]) -> list[str]:
    """Those of these ids that were erased."""
    known = hashes(kind)
    return [id for id in ids if _hash(kind, id) in known] if known else []


def hashes(kind: str) -> frozenset[str]:
    if not path().exists():
        return frozenset()
    lines = (line.split() for line in path().read_text().splitlines())
    return frozenset(line[2] for line in lines if len(line) == 3 and line[1] == kind)


def take_over(older: Path) -> None:
    """Have the lines of another ledger too, such as the one of a machine that is no more."""
    there = set(path().read_text().splitlines()) if path().exists() else set()
    fresh = [line for line in older.read_text().splitlines() if len(line.split()) == 3 and line not in there]
    with open(os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
        file.write("".join(f"\n{line}" for line in fresh).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _hash(kind: str, id: str) -> str:
    return sha256(f"kring erased {kind} {id}".encode()).hexdigest()
