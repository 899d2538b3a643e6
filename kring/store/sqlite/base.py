"""The database backend `kring.store.sqlite`.

Every writing transaction passes the queue, whoever begins it: a room, a
session, a task. Reading outside a transaction waits for nobody.
"""

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from kring.store.sqlite.queue import Queue

_READS = re.compile(r"\s*(SELECT|PRAGMA|EXPLAIN|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|END)\b", re.IGNORECASE)


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


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite with the settings that keep what was saved, and the queue."""

    queue: Queue | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        name = str(conn_params["database"])
        is_file = "memory" not in name
        if is_file:
            Path(name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        conn_params.setdefault("timeout", 20)
        connection = super().get_new_connection(conn_params)
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


def _prepare(connection: sqlite3.Connection, queue: Queue) -> None:
    connection.execute("PRAGMA synchronous = FULL")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        with queue:
            connection.execute("PRAGMA journal_mode = WAL")
