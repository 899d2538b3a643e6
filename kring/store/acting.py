"""For whom the tables are asked: a user, a named job of the installation, or nobody.

Every request has its own. It lies apart from the wall that asks for it: on SQLite nothing of PostgreSQL is loaded.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Acting:
    """For whom something is asked: a user, or a named job of the installation; or nobody."""

    user: str = ""
    job: str = ""


NOBODY: Final = Acting()
INSTALLATION: Final = Acting(job="installation")  # whatever happens outside a request: commands, migrations, clocks
current: Final[ContextVar[Acting | None]] = ContextVar("acting", default=INSTALLATION)


@contextmanager
def acting(who: Acting | None) -> Iterator[None]:
    """While this lasts, what is asked is asked for them; nothing given means that it is not known yet.

    As long as it is not known, nothing of anybody's circle is asked, and so nothing is told to the server either.
    """
    token = current.set(who)
    try:
        yield
    finally:
        current.reset(token)


def becomes(who: Acting) -> None:
    """From here on it is asked for somebody else: they came in, or a door of the installation opened."""
    current.set(who)


def comes_in(user: str) -> None:
    """Nobody becomes somebody: they signed in during this request."""
    if current.get() == NOBODY:
        current.set(Acting(user))
