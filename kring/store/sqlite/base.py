"""The database backend `kring.store.sqlite`.

Every writing transaction passes the queue, whoever begins it: a room, a
session, a task. Reading outside a transaction waits for nobody.
"""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final

from django.db.backends.sqlite3 import base, creation, operations

from kring.store.sqlite.queue import Queue

_READS = re.compile(r"\s*(SELECT|PRAGMA|EXPLAIN|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|END)\b", re.IGNORECASE)
_prunes: Final = ContextVar("prunes", default=False)


@contextmanager
def pruning() -> Iterator[None]:
    """While this lasts, lines of the log may be taken away (`store/guards.py`)."""
    token = _prunes.set(True)
    try:
        yield
    finally:
        _prunes.reset(token)


class Cursor(base.SQLiteCursorWrapper):
    """A cursor that waits its turn before it writes outside a transaction."""

    queue: Queue | None = None

    def execute(self, query: str, params: Any = None) -> Any:
        if self._must_wait(query):
            with self.queue:  # type: ignore[union-attr]
                return super().execute(query, params)
        return super().execute(query, params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        if self._must_wait(query):
            with self.queue:  # type: ignore[union-attr]
                return super().executemany(query, param_list)
        return super().executemany(query, param_list)

    def _must_wait(self, query: str) -> bool:
        return self.queue is not None and not self.connection.in_transaction and not _READS.match(query)


class Creation(creation.DatabaseCreation):
    """Takes away what stood beside a test database along with it."""

    def _destroy_test_db(self, test_database_name: str, verbosity: int) -> None:
        super()._destroy_test_db(test_database_name, verbosity)  # type: ignore[misc]
        for beside in ("-head", "-pen", "-wal", "-shm"):
            Path(f"{test_database_name}{beside}").unlink(missing_ok=True)


class Operations(operations.DatabaseOperations):
    """Emptying every table, as tests do, empties the log."""

    def execute_sql_flush(self, sql_list: Iterable[str]) -> None:
        with pruning():
            super().execute_sql_flush(sql_list)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite with the settings that keep what was saved, and the queue."""

    ops_class = Operations
    creation_class = Creation
    queue: Queue | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        name = str(conn_params["database"])
        is_file = "memory" not in name
        if is_file:
            _make_place(Path(name))
        conn_params.setdefault("timeout", 20)
        connection = super().get_new_connection(conn_params)
        connection.create_function("kring_prunes", 0, _prunes.get)
        if is_file:
            self.queue = Queue(name)
            _prepare(connection, self.queue)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        cursor = self.connection.cursor(factory=Cursor)
        cursor.queue = self.queue
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        if self.queue:
            self.queue.take()
        try:
            self.cursor().execute("BEGIN IMMEDIATE")
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._leave()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            if self.queue:
                self.queue.close()
                self.queue = None

    def _leave(self) -> None:
        # A commit that failed leaves the transaction open; then the roll-back that follows leaves the queue.
        if self.queue and not (self.connection and self.connection.in_transaction):
            self.queue.leave()


def _make_place(file: Path) -> None:
    """The file, that only its owner reads, in a folder that is there."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):  # never of one that is there: closing it would let go of SQLite's locks in it
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _prepare(connection: sqlite3.Connection, queue: Queue) -> None:
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA wal_autocheckpoint = 4000")  # seldom enough that few writers meet one
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        with queue:
            connection.execute("PRAGMA journal_mode = WAL")
