"""The second wall, on PostgreSQL: a table gives rows of a circle only to who has a role in it that stands.

The server itself looks at that for every statement (row-level security, forced upon the owner of the tables too), so a
page that forgets its door finds nothing. What the installation does by itself acts under a name: outside a request
`installation`, in one `sign-in`, `invitation`, `administration`. On SQLite there is no such wall.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.apps import apps
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from kring.store.acting import INSTALLATION, NOBODY, Acting, acting, becomes, comes_in

__all__ = ["INSTALLATION", "NOBODY", "Acting", "acting", "becomes", "comes_in", "job", "put_up", "tables", "take_down"]

_USER: Final = "NULLIF(current_setting('kring.user', true), '')::uuid"
_JOB: Final = "COALESCE(current_setting('kring.job', true), '') <> ''"
_MINE: Final = f"""
    CREATE OR REPLACE FUNCTION kring_mine() RETURNS SETOF varchar LANGUAGE plpgsql STABLE AS $$
    DECLARE before text := COALESCE(current_setting('kring.job', true), '');
    BEGIN
        PERFORM set_config('kring.job', 'wall', false);
        RETURN QUERY SELECT network_id FROM store_role WHERE user_id = {_USER}
            AND begins_at <= clock_timestamp() + interval '1 minute'
            AND (ends_at IS NULL OR ends_at > clock_timestamp());
        PERFORM set_config('kring.job', before, false);
    END $$
"""  # noqa: S608 (nothing in it that came from outside)
_LINE: Final = "store_line"
_MORE: Final = {  # what somebody sees besides the rows of their own circles
    "store_role": f"user_id = {_USER}",
    _LINE: f"user_id IS NOT DISTINCT FROM {_USER} OR network_id IS NULL",
}


@contextmanager
def job(name: str) -> Iterator[None]:
    """While this lasts, the installation itself asks, under this name."""
    with acting(Acting(job=name)):
        yield


def tables() -> dict[str, str]:
    """Every table with rows of a circle, and the column that says of which: whatever has a network, by itself."""
    from kring.store import models

    found = {models.Network._meta.db_table: "id", _LINE: "network_id"}
    for kind in apps.get_app_config("store").get_models():
        for field in kind._meta.concrete_fields:
            if field.related_model is models.Network:
                found[kind._meta.db_table] = field.column
    return found


def put_up() -> None:
    """Put the wall up wherever it does not stand; done after every migration, so that a new table has it too."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        lacking = _lacking(cursor)
        if lacking:
            cursor.execute(_MINE)
        for table in lacking:
            for statement in _statements(table, tables()[table]):
                cursor.execute(statement)


def take_down(using: BaseDatabaseWrapper) -> None:
    """Let the owner of the tables through, who lays a whole copy into them; `put_up` closes it again."""
    if using.vendor == "postgresql":
        with using.cursor() as cursor:
            for table in set(tables()) & set(using.introspection.table_names(cursor)):
                cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")


def _lacking(cursor: Any) -> list[str]:
    """The tables without a wall, or with one that is not as it is written here."""
    cursor.execute("SELECT relname, obj_description(oid) FROM pg_class WHERE relforcerowsecurity")
    standing = dict(cursor.fetchall())
    there = set(connection.introspection.table_names(cursor))
    return [one for one, of in tables().items() if one in there and standing.get(one) != _mark(one, of)]


def _mark(table: str, column: str) -> str:
    return f"behind a wall: {_seen(table, column)}"


def _own(column: str) -> str:
    return f"{_JOB} OR {column} IN (SELECT kring_mine())"


def _seen(table: str, column: str) -> str:
    """Which rows somebody meets."""
    return f"{_MORE[table]} OR {_own(column)}" if table in _MORE else _own(column)


def _statements(table: str, column: str) -> Iterable[str]:
    written = "true" if table == _LINE else _own(column)  # who is refused leaves a line
    told = _mark(table, column).replace("'", "''")
    yield f"DROP POLICY IF EXISTS own_circles ON {table}"
    yield f"CREATE POLICY own_circles ON {table} USING ({_seen(table, column)}) WITH CHECK ({written})"
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    yield f"COMMENT ON TABLE {table} IS '{told}'"
