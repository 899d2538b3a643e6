"""The tables themselves hold on to the log: nothing is altered in it, and nothing taken away but by its pruning.

On PostgreSQL a trigger asks for `kring.pruning`, which `pruning` sets for one transaction; on SQLite it asks a
function that only our own connections have. Whoever goes around it is met by the chain (`store/chains.py`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection, transaction

from kring.store.sqlite import base

_SQLITE: Final = (
    """
    CREATE TRIGGER IF NOT EXISTS a_line_stays_as_it_is BEFORE UPDATE ON store_line
    BEGIN SELECT RAISE(ABORT, 'a line of the log stays as it is'); END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS a_line_stays BEFORE DELETE ON store_line WHEN NOT kring_prunes()
    BEGIN SELECT RAISE(ABORT, 'a line of the log stays'); END
    """,
)
_POSTGRES: Final = (
    """
    CREATE OR REPLACE FUNCTION a_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND current_setting('kring.pruning', true) = 'on' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'a line of the log stays as it is';
    END $$
    """,
    "DROP TRIGGER IF EXISTS a_line_stays ON store_line",
    """
    CREATE TRIGGER a_line_stays BEFORE UPDATE OR DELETE ON store_line
    FOR EACH ROW EXECUTE FUNCTION a_line_stays()
    """,
)


def put_up() -> None:
    """Put the triggers up; done after every migration, because SQLite loses them when it makes a table anew."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for statement in _SQLITE:
                cursor.execute(statement)
        elif not _is_up(cursor):
            for statement in _POSTGRES:
                cursor.execute(statement)


def _is_up(cursor: Any) -> bool:
    cursor.execute("SELECT 1 FROM pg_trigger WHERE tgname = 'a_line_stays' AND tgrelid = 'store_line'::regclass")
    return cursor.fetchone() is not None


@contextmanager
def pruning() -> Iterator[None]:
    """A transaction in which lines of the log may be taken away."""
    with transaction.atomic():
        if connection.vendor == "sqlite":
            with base.pruning():
                yield
        else:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('kring.pruning', 'on', true)")
            yield
