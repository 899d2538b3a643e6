"""What was done to the log on purpose, kept beside the heads: pruned until where, or accepted after a restore.

A file of lines that only grows. Each is sealed to the one before it with the key of the log, like the log itself.
"""

import hmac
import os
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kring.store import chains
from kring.store.chains import Head

_SEAL: Final = 64  # hexadecimal digits before the words of a line


class Broken(Exception):
    """A checkpoint that was altered, or stands elsewhere than it was written."""


class Kind(StrEnum):
    """Why lines are not there."""

    PRUNED = "pruned"  # up to here they were taken away, being old enough
    ACCEPTED = "accepted"  # after here they are lost, and somebody said why


class Checkpoint(Struct, frozen=True):
    """The line of a chain up to which, or after which, lines are rightly not there."""

    kind: Kind
    at: datetime
    chain: int
    position: int
    seal: str
    lines: int
    why: str

    @property
    def head(self) -> Head:
        return Head(self.position, bytes.fromhex(self.seal))


def add(added: Iterable[Checkpoint]) -> None:
    """Write checkpoints down, and wait until the disk has them. Raises `Broken` when the file was tampered with."""
    before = _last()
    chains.folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(_path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with open(handle, "ab") as file:
        for one in added:
            said = msgspec.json.encode(one)
            before = _seal(before, said)
            file.write(before + b" " + said + b"\n")
        file.flush()
        os.fsync(file.fileno())


def every() -> list[Checkpoint]:
    """All that was written down, oldest first. Raises `Broken`."""
    found: list[Checkpoint] = []
    before = b""
    for line in _lines():
        before, said = _seal(before, line[_SEAL + 1 :]), line[_SEAL + 1 :]
        if not hmac.compare_digest(before, line[:_SEAL]):
            raise Broken(len(found) + 1)
        found.append(msgspec.json.decode(said, type=Checkpoint))
    return found


def _last() -> bytes:
    every()
    return next((line[:_SEAL] for line in reversed(_lines())), b"")


def _lines() -> list[bytes]:
    return _path().read_bytes().splitlines() if _path().exists() else []


def _path() -> Path:
    return chains.folder() / "checkpoints"


def _seal(before: bytes, said: bytes) -> bytes:
    return hmac.digest(chains.key(), b"kring checkpoint" + before + said, "sha256").hex().encode()
