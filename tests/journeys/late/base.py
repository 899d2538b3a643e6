"""Kring's SQLite, but it commits once in two seconds at most: whatever was said in between stands in no file yet."""

import time
from typing import Any

from kring.store.sqlite import base

EACH = 2.0  # seconds


class DatabaseWrapper(base.DatabaseWrapper):
    """Says "saved" too early. If kills lose nothing here, they are no test."""

    committed = 0.0

    def _start_transaction_under_autocommit(self) -> None:
        if not self.connection.in_transaction:
            super()._start_transaction_under_autocommit()

    def _commit(self) -> Any:
        if time.monotonic() - self.committed < EACH:
            return None
        self.committed = time.monotonic()
        return super()._commit()

    def _set_autocommit(self, autocommit: bool) -> None:
        if not self.connection.in_transaction:  # Python would commit here
            super()._set_autocommit(autocommit)

    def _close(self) -> Any:
        if self.connection is not None and self.connection.in_transaction:
            super()._commit()  # whoever prepares ends well: only kills may lose
        return super()._close()
