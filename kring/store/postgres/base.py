"""The database backend `kring.store.postgres`.

Django's PostgreSQL, which tells the server for whom it asks: the wall of `store/walls.py` stands on that. It
is told when it is somebody else than before, in a statement of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

from django.db.backends.postgresql import base

_TOLD: Final = "SELECT set_config('kring.user', %s, false), set_config('kring.job', %s, false)"


@dataclass(frozen=True)
class Acting:
    """For whom something is asked: a user, or a named job of the installation; or nobody."""

    user: str = ""
    job: str = ""


NOBODY: Final = Acting()
INSTALLATION: Final = Acting(job="installation")  # whatever happens outside a request: commands, migrations, clocks
_acting: Final[ContextVar[Acting | None]] = ContextVar("acting", default=INSTALLATION)


@contextmanager
def acting(who: Acting | None) -> Iterator[None]:
    """While this lasts, what is asked is asked for them; nothing given means that it is not known yet.

    As long as it is not known, nothing of anybody's circle is asked, and so nothing is told to the server either.
    """
    token = _acting.set(who)
    try:
        yield
    finally:
        _acting.reset(token)


def becomes(who: Acting) -> None:
    """From here on it is asked for somebody else: they came in, or a door of the installation opened."""
    _acting.set(who)


def comes_in(user: str) -> None:
    """Nobody becomes somebody: they signed in during this request."""
    if _acting.get() == NOBODY:
        _acting.set(Acting(user))


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL, for somebody."""

    told: Acting | None = None

    def init_connection_state(self) -> None:
        self.told = None
        super().init_connection_state()

    def create_cursor(self, name: str | None = None) -> Any:
        who = _acting.get()
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
