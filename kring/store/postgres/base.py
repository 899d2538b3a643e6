"""The database backend `kring.store.postgres`.

Django's PostgreSQL, which tells the server for whom it asks: the wall of `store/walls.py` stands on that. It
is told when it is somebody else than before, in a statement of its own.
"""

from typing import Any, Final

from django.db.backends.postgresql import base

from kring.store import acting

_TOLD: Final = "SELECT set_config('kring.user', %s, false), set_config('kring.job', %s, false)"


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL, for somebody."""

    told: acting.Acting | None = None

    def init_connection_state(self) -> None:
        self.told = None
        super().init_connection_state()

    def create_cursor(self, name: str | None = None) -> Any:
        who = acting.current.get()
        if who is not None and who != self.told:
            self.connection.execute(_TOLD, [who.user, who.job])
            self.told = who
        return super().create_cursor(name)

    def _rollback(self) -> Any:
        self.told = None  # what was told in the transaction went with it
        return super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self.told = None
