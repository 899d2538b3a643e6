"""Putting a copy back: all of it, or nothing.

It goes into a place where nobody is yet. Every row is counted and read back before it counts, and what was erased
after the copy was made is erased again before anybody can come in.
"""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core import management
from django.db import DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from kring.store import backup, models, parcels, tables, walls


class NotEmpty(Exception):
    """Somebody is here already."""


class Unfit(Exception):
    """The copy is of another kind of database, or of a newer Kring."""


@dataclass
class Restored:
    """What came back, and of which moment it was."""

    at: datetime | None = None
    told: backup.Told = field(default_factory=backup.Told)


def read(source: Path, key: bytes, using: str = "default", replace: bool = False) -> Restored:
    """Put a copy back; with `replace` in the place of what is there.

    Raises `parcels.Damaged`, `NotEmpty` or `Unfit`, and then everything is as it was.
    """
    connection = connections[using]
    _look_through(source, key)
    with open(source, "rb") as file:
        found = backup.records(parcels.Reader(file, key))
        head = next(found)
        if not isinstance(head, backup.Head) or head.format != backup.FORMAT or head.kind != connection.vendor:
            raise Unfit(f"it is a copy of {getattr(head, 'kind', 'something')}, and here is {connection.vendor}")
        if not replace:
            restored = _read(connection, head, found)
        else:
            with (_beside if connection.vendor == "sqlite" else _instead)(connection):
                restored = _read(connection, head, found)
    management.call_command("migrate", database=using, verbosity=0, interactive=False)
    return restored


def _look_through(source: Path, key: bytes) -> None:
    """Notice what is damaged before anything is touched. Raises `parcels.Damaged`."""
    with open(source, "rb") as file:
        found = backup.records(parcels.Reader(file, key))
        for record in found:
            if isinstance(record, backup.Table):
                for _ in _rows(found, []):
                    pass


def _read(connection: BaseDatabaseWrapper, head: backup.Head, found: Iterator[backup.Record]) -> Restored:
    _prepare(connection, head)
    restored = Restored(head.at)
    with transaction.atomic(connection.alias):
        tables.say_alike(connection)
        walls.take_down(connection)
        _empty(connection)
        files = _taken_in(connection, found, restored)
        _laid_down(files)
    return restored


@contextlib.contextmanager
def _beside(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """The file of the tables lies aside until the other stands in its place. Raises `NotEmpty` while Kring runs."""
    file = Path(str(connection.settings_dict["NAME"]))
    aside = file.with_name(f"{file.name}.before")
    try:
        with connection.cursor() as cursor:
            is_alone = cursor.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete"
    except DatabaseError:
        is_alone = False
    connection.close()
    if not is_alone:
        raise NotEmpty
    file.rename(aside)
    try:
        yield
    except BaseException:
        connection.close()
        for beside in ("-wal", "-shm"):
            Path(f"{file}{beside}").unlink(missing_ok=True)
        aside.replace(file)
        raise
    aside.unlink()


@contextlib.contextmanager
def _instead(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """What was there goes in the same transaction in which the other comes."""
    with transaction.atomic(connection.alias):
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        yield


def is_empty(using: str = "default") -> bool:
    """Whether nobody is here: no tables, or nothing in them that somebody made."""
    known = connections[using].introspection.table_names()
    kinds: tuple[Any, ...] = (models.Network, models.User, models.Line)
    return not any(kind._meta.db_table in known and _has_rows(using, kind._meta.db_table) for kind in kinds)


def _has_rows(using: str, table: str) -> bool:
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 (one of our own)
        return cursor.fetchone() is not None


def _prepare(connection: BaseDatabaseWrapper, head: backup.Head) -> None:
    """The tables as they were when the copy was made. Raises `NotEmpty` or `Unfit`."""
    if not is_empty(connection.alias):
        raise NotEmpty
    graph = MigrationLoader(connection).graph
    if unknown := set(head.migrations) - set(graph.nodes):
        raise Unfit(f"it was made by a newer Kring, {head.kring} ({min(unknown)[1]})")
    there = set(MigrationLoader(connection).applied_migrations)
    if there - set(head.migrations):
        raise Unfit("the tables here are newer than the copy: restore into an empty folder or database")
    last = [one for one in head.migrations if not set(graph.node_map[one].children) & set(head.migrations)]
    MigrationExecutor(connection).migrate(cast(Any, last))


def _empty(connection: BaseDatabaseWrapper) -> None:
    """Without what the tables began with: those rows are in the copy too."""
    with connection.cursor() as cursor:
        for name in tables.of(connection).names():
            if _has_rows(connection.alias, name):
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608 (one of our own)


def _taken_in(connection: BaseDatabaseWrapper, found: Iterator[backup.Record], restored: Restored) -> list[backup.File]:
    there, files, done = tables.of(connection), list[backup.File](), 0
    for record in found:
        match record:
            case backup.Table():
                restored.told.tables[record.name] = _table(there, record, found)
                done += 1
            case backup.File():
                files.append(record)
            case backup.Done(tables=number):
                if number != done:
                    raise parcels.Damaged(f"{number} tables were written, and {done} are here")
            case _:
                raise parcels.Damaged("its parts do not follow each other")
    _count_on(connection, list(restored.told.tables))
    restored.told.files = [one.name for one in files]
    return files


def _table(there: tables.Tables, table: backup.Table, found: Iterator[backup.Record]) -> int:
    """The rows of one table, put in and read back. Raises `parcels.Damaged` when not the same are there."""
    ends: list[backup.End] = []
    there.put(table.name, list(table.columns), _rows(found, ends))
    if not ends or tables.told(there, table.name) != (ends[0].rows, ends[0].hash):
        raise parcels.Damaged(f"what came into {table.name} is not what was in the copy")
    return ends[0].rows


def _rows(found: Iterator[backup.Record], ends: list[backup.End]) -> Iterator[bytes]:
    mark = sha256()
    for record in found:
        if isinstance(record, backup.Rows):
            mark.update(record.data)
            yield record.data
            continue
        if not isinstance(record, backup.End) or record.hash != mark.hexdigest():
            raise parcels.Damaged("a table in it is not whole")
        ends.append(record)
        return


def _count_on(connection: BaseDatabaseWrapper, names: list[str]) -> None:
    """Have PostgreSQL number on where the rows end; SQLite does so by itself."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for name in names:
            for one in connection.introspection.get_sequences(cursor, name):
                table, column = connection.ops.quote_name(name), connection.ops.quote_name(one["column"])
                newest = f"SELECT setval(pg_get_serial_sequence(%s, %s), (SELECT max({column}) FROM {table}))"  # noqa: S608
                cursor.execute(newest, [table, one["column"]])


def _laid_down(files: list[backup.File]) -> None:
    """The files beside the tables. Those that only this installation has stay."""
    folder = Path(settings.DATA)
    for one in files:
        to = folder / one.name
        if not to.resolve().is_relative_to(folder.resolve()):
            raise parcels.Damaged("it holds a file for elsewhere")
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = to.with_name(f"{to.name}.restored")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            opened.write(one.data)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(fresh, to)
