"""A copy of the whole installation in one sealed file, made while Kring runs, under a key of its own.

In it is all that the tables hold at one moment, and what lies beside them: the key of the installation when that is
a file of ours, and an organisation's own circles. The ledger of what was erased is not, for it must outlive every copy.
"""

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder

from kring import __version__
from kring.store import keyring, parcels, tables

FORMAT: Final = 1
KEY_FILE: Final = "backup-key"
# By how a name begins. The tables above all: whoever opens that file beside SQLite and closes it lets go of all locks
# that this process has on it, and the next process to leave takes the log of what was written from under us.
STAYS: Final = ("kring.sqlite3", "static", "mail", KEY_FILE, "erased.ledger", "key.")
_LARGEST: Final = 64 << 20


class Head(msgspec.Struct, frozen=True, tag="head"):
    """What a copy is of."""

    format: int
    kring: str
    kind: str
    at: datetime
    migrations: tuple[tuple[str, str], ...]


class Table(msgspec.Struct, frozen=True, tag="table"):
    """From here on the rows are of this table."""

    name: str
    columns: tuple[str, ...]


class Rows(msgspec.Struct, frozen=True, tag="rows"):
    data: bytes


class End(msgspec.Struct, frozen=True, tag="end"):
    """All rows of the table have been; so many, with this hash."""

    rows: int
    hash: str


class File(msgspec.Struct, frozen=True, tag="file"):
    """A file beside the tables, under its name in the data folder."""

    name: str
    data: bytes


class Done(msgspec.Struct, frozen=True, tag="done"):
    tables: int


Record = Head | Table | Rows | End | File | Done
_reader = msgspec.msgpack.Decoder(Record)


@dataclass
class Told:
    """What is in a copy: how many rows in which table, and the names of the files."""

    tables: dict[str, int] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


def write(to: Path, key: bytes, at: datetime, using: str = "default") -> Told:
    """Make a copy. It gets its name once it is whole and on the disk; till then stays what had that name."""
    unfinished = to.with_name(f"{to.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with parcels.Writer(file, key) as out:
                told = _written(out, at, using)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, to)
    finally:
        unfinished.unlink(missing_ok=True)
    return told


def _written(out: parcels.Writer, at: datetime, using: str) -> Told:
    told = Told()
    with tables.at_one_moment(using) as connection:
        applied = tuple(sorted(MigrationRecorder(connection).applied_migrations()))
        put(out, Head(FORMAT, __version__, connection.vendor, at, applied))
        there = tables.of(connection)
        for name in there.names():
            told.tables[name] = _table(out, there, name)
    for name, data in _files():
        put(out, File(name, data))
        told.files.append(name)
    put(out, Done(len(told.tables)))
    return told


def _table(out: parcels.Writer, there: tables.Tables, name: str) -> int:
    columns = there.columns(name)
    put(out, Table(name, tuple(columns)))
    number, mark = 0, sha256()
    for some in there.rows(name, columns):
        put(out, Rows(some))
        mark.update(some)
        number += tables.counted(some, there)
    put(out, End(number, mark.hexdigest()))
    return number


def _files() -> Iterator[tuple[str, bytes]]:
    folder = Path(settings.DATA)
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        is_key = name == "key" and keyring.is_ours()
        if file.is_file() and not file.is_symlink() and (is_key or (name != "key" and not name.startswith(STAYS))):
            yield name, file.read_bytes()


def put(out: parcels.Writer, record: Record) -> None:
    data = msgspec.msgpack.encode(record)
    out.write(len(data).to_bytes(4, "big") + data)


def records(sealed: parcels.Reader) -> Iterator[Record]:
    """All that is in a copy, in its order. Raises `parcels.Damaged`, also when it does not end as it should."""
    while True:
        length = int.from_bytes(sealed.read(4), "big")
        if length > _LARGEST:
            raise parcels.Damaged("it holds something that no copy holds")
        try:
            record: Record = _reader.decode(sealed.read(length))
        except msgspec.MsgspecError:
            raise parcels.Damaged("it was made by another Kring") from None
        yield record
        if isinstance(record, Done):
            if not sealed.is_at_end:
                raise parcels.Damaged("something stands behind its end")
            return


def key(make: bool = False) -> tuple[bytes, bool]:
    """The key of copies, and whether it was made now: from KRING_BACKUP_KEY, or from its own file.

    Raises `keyring.NoKey` where there is none.
    """
    given = os.environ.get("KRING_BACKUP_KEY", "")
    if given:
        return decoded(given), False
    file = key_path()
    if file.exists():
        return decoded(file.read_text()), False
    if not make:
        raise keyring.NoKey(f"the key of copies is not in {file}, nor in KRING_BACKUP_KEY")
    fresh = AESGCM.generate_key(256)
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(base64.urlsafe_b64encode(fresh) + b"\n")
        opened.flush()
        os.fsync(opened.fileno())
    return fresh, True


def key_path() -> Path:
    return Path(settings.DATA) / KEY_FILE


def decoded(text: str) -> bytes:
    """The key as it is written down. Raises `keyring.NoKey`."""
    found: Any = None
    try:
        found = base64.urlsafe_b64decode(text.strip())
    except ValueError:
        raise keyring.NoKey("the key of copies is not base64") from None
    if len(found) != 32:
        raise keyring.NoKey("the key of copies is not 32 bytes long")
    return bytes(found)
