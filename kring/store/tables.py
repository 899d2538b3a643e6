"""Every table as it is, row by row, out of one database and into another of the same kind.

Out goes what stood there at one moment, while others go on writing. Values are those of the database itself,
so that what comes back is the same to the byte; a hash of all the rows, in the order of their keys, says so.
"""

import contextlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final, Protocol

import msgspec
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

LEFT_OUT: Final = frozenset(
    {"django_migrations", "django_session", "store_session", "store_counter", "store_sending"}
)  # who is signed in now, how often somebody tried, and what was sent: everybody signs in anew
_ROWS: Final = 500


class Tables(Protocol):
    """One database, at one moment."""

    def names(self) -> list[str]: ...
    def columns(self, table: str) -> list[str]: ...
    def rows(self, table: str, columns: list[str]) -> Iterator[bytes]: ...
    def put(self, table: str, columns: list[str], rows: Iterable[bytes]) -> None: ...


class _Both:
    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def names(self) -> list[str]:
        """The tables that go along, in an order of their own."""
        return sorted(set(self.connection.introspection.table_names()) - LEFT_OUT)

    def columns(self, table: str) -> list[str]:
        with self.connection.cursor() as cursor:
            described = self.connection.introspection.get_table_description(cursor, table)
        return sorted(one.name for one in described)

    def _listed(self, columns: list[str], before: str = "") -> str:
        return ", ".join(before + self.connection.ops.quote_name(one) for one in columns)

    def _key(self, table: str) -> str:
        with self.connection.cursor() as cursor:
            found = self.connection.introspection.get_primary_key_columns(cursor, table)
        return self._listed(list(found or self.columns(table)))

    def _select(self, table: str, columns: list[str], before: str = "") -> str:
        name = self.connection.ops.quote_name(table)
        return f"SELECT {self._listed(columns, before)} FROM {name} ORDER BY {self._key(table)}"  # noqa: S608 (our own)


class _Sqlite(_Both):
    """A handful of rows at a time, as the values that SQLite keeps."""

    def rows(self, table: str, columns: list[str]) -> Iterator[bytes]:
        with contextlib.closing(self.connection.connection.cursor()) as cursor:
            cursor.execute(self._select(table, columns, "+"))  # the plus keeps Django from reading days into them
            while some := cursor.fetchmany(_ROWS):
                yield msgspec.msgpack.encode([list(row) for row in some])

    def put(self, table: str, columns: list[str], rows: Iterable[bytes]) -> None:
        signs = ", ".join("?" * len(columns))
        insert = f"INSERT INTO {self.connection.ops.quote_name(table)} ({self._listed(columns)}) VALUES ({signs})"  # noqa: S608
        with contextlib.closing(self.connection.connection.cursor()) as cursor:
            for some in rows:
                cursor.executemany(insert, msgspec.msgpack.decode(some))


class _Postgres(_Both):
    """PostgreSQL's own text of a row, through COPY: no client program is needed."""

    def rows(self, table: str, columns: list[str]) -> Iterator[bytes]:
        with (
            self.connection.cursor() as cursor,
            cursor.copy(f"COPY ({self._select(table, columns)}) TO STDOUT") as out,
        ):
            yield from (bytes(some) for some in out)

    def put(self, table: str, columns: list[str], rows: Iterable[bytes]) -> None:
        name = self.connection.ops.quote_name(table)
        with (
            self.connection.cursor() as cursor,
            cursor.copy(f"COPY {name} ({self._listed(columns)}) FROM STDIN") as into,
        ):
            for some in rows:
                into.write(some)


def of(connection: BaseDatabaseWrapper) -> Tables:
    """The tables behind a connection that is in a transaction already."""
    return _Sqlite(connection) if connection.vendor == "sqlite" else _Postgres(connection)


def told(tables: Tables, table: str) -> tuple[int, str]:
    """How many rows there are in a table, and their hash."""
    number, mark = 0, sha256()
    for some in tables.rows(table, tables.columns(table)):
        mark.update(some)
        number += counted(some, tables)
    return number, mark.hexdigest()


def counted(some: bytes, tables: Tables) -> int:
    """How many rows there are in what `rows` gave at once."""
    return some.count(b"\n") if isinstance(tables, _Postgres) else len(msgspec.msgpack.decode(some))


@contextlib.contextmanager
def at_one_moment(using: str) -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own that sees the tables as they are now, whatever others write meanwhile."""
    fresh = connections.create_connection(using)
    try:
        fresh.connect()
        if fresh.vendor == "sqlite":
            fresh.connection.execute("BEGIN")  # reads only: in WAL nobody waits for it, and it stands in no queue
            fresh.connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        else:
            with fresh.cursor() as cursor:
                cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        say_alike(fresh)
        yield fresh
    finally:
        fresh.close()


def say_alike(connection: BaseDatabaseWrapper) -> None:
    """Have the same value written in the same way, whatever a server is set to."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL TIME ZONE 'UTC'")
            cursor.execute("SET LOCAL datestyle = 'ISO, YMD'")
            cursor.execute("SET LOCAL intervalstyle = 'iso_8601'")
            cursor.execute("SET LOCAL bytea_output = 'hex'")
            cursor.execute("SET LOCAL extra_float_digits = 1")
