"""The history of a network: every act that led to a version, sealed, with who did it and when.

An act is kept in the format of its day and read in that of today. Nothing is ever changed or thrown away here.
"""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from kring.core import changes
from kring.store import keys, models


@dataclass(frozen=True)
class Step:
    """One step of a history."""

    version: int
    at: datetime
    by: models.User
    for_whom: models.User | None
    kind: models.Kind
    act: changes.Act
    is_undone: bool


@dataclass(frozen=True)
class Opened:
    """An act as it was done, and the mark of what had been asked for."""

    act: changes.Act
    asked: str


class _Stored(msgspec.Struct, frozen=True):
    act: msgspec.Raw
    asked: str


_stored = msgspec.json.Decoder(_Stored)


def steps(row: models.Network, limit: int = 200) -> list[Step]:
    """The newest steps of a network, newest first, whole: for those who may see all of it."""
    key = keys.unwrap(row.key, row.id)
    done = models.Act.objects.filter(network=row).select_related("by", "for_whom").order_by("-version")[:limit]
    return [_step(one, opened(one, key).act) for one in done]


def sealed(key: bytes, row: models.Network, act: changes.Act, asked: str) -> bytes:
    """What is kept of the act that led to the version of this row."""
    stored = _Stored(msgspec.Raw(msgspec.json.encode(act)), asked)
    return keys.seal(key, msgspec.json.encode(stored), "act", row.id, row.version)


def opened(done: models.Act, key: bytes) -> Opened:
    """The act of a step. Raises `keys.Unreadable` when it was tampered with, `formats.Unknown` when it is newer."""
    stored = _stored.decode(keys.unseal(key, done.data, "act", done.network_id, done.version))
    return Opened(changes.READER.decode(bytes(stored.act)), stored.asked)


def _step(done: models.Act, act: changes.Act) -> Step:
    return Step(done.version, done.at, done.by, done.for_whom, models.Kind(done.kind), act, bool(done.undone_by))
