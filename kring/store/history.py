"""The history of a network: every act that led to a version, sealed, with who did it and when.

An act is kept in the format of its day and read in that of today. Nothing is ever changed or thrown away here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec

from kring.core import changes, formats, leaves
from kring.store import keys, models


@dataclass(frozen=True)
class Step:
    """One step of a history; `name` is the id of its act. Who leads accepted what `proposed_by` proposed."""

    version: int
    at: datetime
    by: models.User | None  # nobody with an account: who was asked, by a link
    for_whom: models.User | None
    kind: models.Kind
    act: changes.Act | None
    is_undone: bool
    name: str
    proposed_by: models.User | None = None

    @property
    def is_back(self) -> bool:
        """Whether it took an earlier act back."""
        return self.kind is models.Kind.UNDO

    @property
    def stands(self) -> bool:
        """Whether it can be taken back itself."""
        return not self.is_undone and self.kind in (models.Kind.DONE, models.Kind.REDO)


@dataclass(frozen=True)
class Opened:
    """An act as it was done, the mark of what had been asked for, and which seats went elsewhere by it alone."""

    act: changes.Act
    asked: str
    moved: tuple[leaves.Moved, ...]


class _Stored(msgspec.Struct, frozen=True):
    act: msgspec.Raw
    asked: str
    moved: tuple[leaves.Moved, ...] = ()


_stored = msgspec.json.Decoder(_Stored)


def steps(row: models.Network, limit: int = 200) -> list[Step]:
    """The newest steps of a network, newest first, whole: for those who may see all of it."""
    key = keys.unwrap(row.key, row.id)
    done = (
        models.Act.objects.filter(network=row)
        .select_related("by", "for_whom", "proposed_by")
        .order_by("-version")[:limit]
    )
    return [_step(one, opened(one, key).act) for one in done]


def walk(row: models.Network) -> Iterator[Step]:
    """All steps, newest first, opened one by one as they are asked for; without its act one that cannot be read."""
    key = keys.unwrap(row.key, row.id)
    done = models.Act.objects.filter(network=row).select_related("by", "for_whom", "proposed_by").order_by("-version")
    for one in done.iterator(chunk_size=200):
        yield _step(one, _readable(one, key))


def _readable(done: models.Act, key: bytes) -> changes.Act | None:
    try:
        return opened(done, key).act
    except (keys.Unreadable, formats.Unknown, msgspec.MsgspecError):
        return None


def stands(row: models.Network, id: str) -> bool:
    """Whether nobody took an act back, or the taking back was taken back itself."""
    back = models.Act.objects.filter(network=row, act=id).values_list("undone_by", flat=True).first()
    return not back or not stands(row, back)


def taken_back(row: models.Network, ids: Iterable[str]) -> frozenset[str]:
    """Those of these acts that stand no more, in one query however many they are."""
    asked = frozenset(filter(None, ids))
    if not asked:
        return frozenset()
    back = dict(models.Act.objects.filter(network=row).exclude(undone_by="").values_list("act", "undone_by"))

    def is_gone(id: str) -> bool:
        times = 0
        while id in back:
            id, times = back[id], times + 1
        return times % 2 == 1

    return frozenset(filter(is_gone, asked))


def sealed(
    key: bytes, row: models.Network, act: changes.Act, asked: str, moved: tuple[leaves.Moved, ...] = ()
) -> bytes:
    """What is kept of the act that led to the version of this row."""
    stored = _Stored(msgspec.Raw(msgspec.json.encode(act)), asked, moved)
    return keys.seal(key, msgspec.json.encode(stored), "act", row.id, row.version)


def opened(done: models.Act, key: bytes) -> Opened:
    """The act of a step. Raises `keys.Unreadable` when it was tampered with, `formats.Unknown` when it is newer."""
    stored = _stored.decode(keys.unseal(key, done.data, "act", done.network_id, done.version))
    return Opened(changes.READER.decode(bytes(stored.act)), stored.asked, stored.moved)


def _step(done: models.Act, act: changes.Act | None) -> Step:
    kind = models.Kind(done.kind)
    is_undone = bool(done.undone_by)
    return Step(done.version, done.at, done.by, done.for_whom, kind, act, is_undone, done.act, done.proposed_by)
