"""Every line of the log is sealed to the line before it, with a key that lies in no table.

A process (and in it a thread) has a chain of its own, so that no writer waits for another. The position in the
chain and the seal are written with the line, in the same transaction; how far the chain came is kept outside the
tables, in a small file of `heads()`, once that transaction stands. So lines that were rolled back leave no hole, and
lines that are cut off at the end are missed. A process that dies in between leaves lines beyond the head it wrote:
their seals are right, which only the key can make, and that is no fault.
"""

import base64
import functools
import hmac
import os
import secrets
import socket
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec
from django.conf import settings
from django.db import connection, transaction

from kring.store import models

_WIDTH: Final = 20  # digits of a position in a head, which is always as long and written in one piece
_here = threading.local()


class NoKey(ValueError):
    """The key of the log is not where it should be, or is no key."""


@dataclass(frozen=True)
class Head:
    """How far a chain came: the position and the seal of a line. Positions count from one."""

    position: int = 0
    seal: bytes = bytes(32)


@dataclass
class Chain:
    """The chain of one thread of one process."""

    folder: Path
    id: int = field(default_factory=lambda: secrets.randbits(62) + 1)
    pid: int = field(default_factory=os.getpid)
    landed: Head = Head()
    offered: int = 0  # the position of the newest line that was sealed, whether or not it came to stand

    def land(self, head: Head) -> None:
        """Keep outside the tables how far they come now."""
        if head.position > self.landed.position:
            self.landed = head
            _write(self.folder / name(self.id), _record(head))


@dataclass(frozen=True)
class _Landing:
    """What happens once a transaction stands; until then it waits with that transaction, and goes with it."""

    chain: Chain
    head: Head

    def __call__(self) -> None:
        self.chain.land(self.head)


_TOLD: Final = [one for one in models.Line._meta.concrete_fields if one.attname not in ("id", "position", "seal")]
FIELDS: Final = tuple(sorted(one.attname for one in _TOLD))
_NULLABLE: Final = frozenset(one.attname for one in _TOLD if one.null)


def link(lines: Sequence[models.Line]) -> None:
    """Give lines their place and seal. Whoever adds them calls `land` right after. Raises `NoKey`."""
    chain, secret = _own(), key()
    head = _newest(chain)
    for line in lines:
        line.chain, line.position = chain.id, head.position + 1
        line.seal = seal(secret, head, {name: getattr(line, name) for name in FIELDS})
        head = Head(line.position, line.seal)
    chain.offered = head.position


def land(lines: Sequence[models.Line]) -> None:
    """Lines were added: when their transaction stands, their chain came as far as the last of them."""
    if lines:
        transaction.on_commit(_Landing(_own(), Head(lines[-1].position, bytes(lines[-1].seal))))


def seal(secret: bytes, before: Head, values: Mapping[str, Any]) -> bytes:
    """The seal of the line after another: of all that it says, its place and the seal before it.

    What is empty does not count, so a line keeps its seal when lines get another field.
    """
    told = {name: _plain(value) for name, value in values.items() if not _is_empty(name, value)}
    place = (before.position + 1).to_bytes(8, "big") + before.seal
    return hmac.digest(secret, b"kring line" + place + msgspec.json.encode(told, order="sorted"), "sha256")


def key() -> bytes:
    """The key of the log: from the environment, or from a file for its owner alone. Raises `NoKey`."""
    given = os.environ.get("KRING_LOG_KEY", "")
    return _decoded(given) if given else _from_file(_key_path())


def make_key() -> None:
    """Make the key of the log where there is none."""
    if os.environ.get("KRING_LOG_KEY") or _key_path().exists():
        return
    fresh = _key_path().with_name(f"log.key.{os.getpid()}")
    fresh.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh.unlink(missing_ok=True)
    _write(fresh, base64.urlsafe_b64encode(secrets.token_bytes(32)), lasts=True)
    try:
        os.link(fresh, _key_path())
    except FileExistsError:
        pass  # another process was first: its key counts
    finally:
        fresh.unlink()


def folder() -> Path:
    """Where heads and checkpoints are kept: outside the tables."""
    return _within(settings.DATA, "log")


def heads() -> Iterator[tuple[int, Head | None]]:
    """Every chain that was begun here, and how far it came; nothing for one whose file says nothing."""
    for path in sorted(folder().glob("*.head")):
        yield int(path.stem, 16), _read(path)


def name(id: int) -> str:
    """What the file of a chain is called."""
    return f"{id:016x}.head"


def _own() -> Chain:
    chain: Chain | None = getattr(_here, "chain", None)
    if chain is None or chain.pid != os.getpid() or chain.folder != folder():
        chain = _here.chain = _begun(Chain(folder()))
    return chain


def _begun(chain: Chain) -> Chain:
    """A chain whose file is on the disk before it has a line, so that no chain can go as a whole."""
    chain.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    whose = f"{socket.gethostname()} {chain.pid} {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n"
    _write(chain.folder / name(chain.id), _record(chain.landed) + whose.encode(), lasts=True)
    return chain


def _newest(chain: Chain) -> Head:
    """The line to go on from: of this transaction, or else the last that stands."""
    waiting: Iterable[Any] = (call for _, call, *_ in reversed(connection.run_on_commit))
    mine = (one.head for one in waiting if isinstance(one, _Landing) and one.chain is chain)
    head = next(mine, chain.landed)
    return head if head.position == chain.offered else _found(chain)


def _found(chain: Chain) -> Head:
    """Something was rolled back, or nobody knows whether it was: the tables do."""
    there = models.Line.objects.filter(chain=chain.id, position__gt=chain.landed.position).order_by("-position")
    newest = there.values_list("position", "seal").first()
    return Head(newest[0], bytes(newest[1])) if newest else chain.landed


def _is_empty(name: str, value: Any) -> bool:
    return value is None or value is False or (value == "" and name not in _NULLABLE)


def _plain(value: Any) -> Any:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _record(head: Head) -> bytes:
    return f"{head.position:0{_WIDTH}d} {head.seal.hex()}\n".encode()


def _read(path: Path) -> Head | None:
    try:
        position, sealed = path.read_bytes().split(b"\n")[0].split(b" ")
        return Head(int(position), bytes.fromhex(sealed.decode()))
    except ValueError:
        return None


def _write(path: Path, data: bytes, lasts: bool = False) -> None:
    """Write the beginning of a file in one piece; `lasts` waits until the disk has it, and where it is."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.pwrite(handle, data, 0)
        if lasts:
            os.fsync(handle)
    finally:
        os.close(handle)
    if lasts:
        _lasts(path.parent)


def _lasts(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@functools.lru_cache(maxsize=8)
def _within(data: Path, name: str) -> Path:
    return Path(data) / name


def _key_path() -> Path:
    return _within(settings.DATA, "log.key")


def _from_file(path: Path) -> bytes:
    try:
        there = os.stat(path)
    except FileNotFoundError:
        raise NoKey(f"the key of the log is not in {path}") from None
    if there.st_mode & 0o077:
        raise NoKey(f"others than its owner may read {path}: chmod 600 it")
    return _kept(path, there.st_mtime_ns, there.st_ino)


@functools.lru_cache(maxsize=4)
def _kept(path: Path, *_as_it_is_now: int) -> bytes:
    return _decoded(path.read_text())


@functools.lru_cache(maxsize=4)
def _decoded(text: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text.strip())
    except ValueError:
        raise NoKey("the key of the log is not base64") from None
    if len(key) != 32:
        raise NoKey("the key of the log is not 32 bytes long")
    return key
