"""On PostgreSQL Kring runs as a role that owns nothing: it adds to the log, reads it, and alters nothing in it (T12).

The statements are those of docs/log.md. On SQLite there are no roles: there the tables refuse by themselves.
"""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from kring.store import log, models

IS_POSTGRES = connection.vendor == "postgresql"
PAGE = Path(__file__).parents[2] / "docs" / "log.md"
ATTEMPTS = {
    "altered": "UPDATE store_line SET reason = 'x'",
    "taken out": "DELETE FROM store_line",
    "taken out as if pruned": "SELECT set_config('kring.pruning', 'on', true); DELETE FROM store_line",
    "emptied": "TRUNCATE store_line",
    "its trigger off": "ALTER TABLE store_line DISABLE TRIGGER a_line_stays",
    "its trigger gone": "DROP TRIGGER a_line_stays ON store_line",
    "its wall down": "ALTER TABLE store_network NO FORCE ROW LEVEL SECURITY",
}


@pytest.fixture
def app(world):
    """Kring as its own role, as docs/log.md says to set it up."""
    with transaction.atomic(), connection.cursor() as cursor:
        if IS_POSTGRES:
            for statement in filter(None, re.search(r"```sql\n(.*?)```", PAGE.read_text(), re.S)[1].split(";\n")):
                cursor.execute(statement)
            cursor.execute("SET LOCAL ROLE kring_app")
        yield world
        if IS_POSTGRES:
            cursor.execute("RESET ROLE")


def refused(statement):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("what", sorted(ATTEMPTS))
def test_the_log_is_not_for_kring_itself_to_alter(app, what):
    log.write(log.Actor(app.anna, timezone.now()), models.Deed.SIGN_IN)
    before = models.Line.objects.count()
    said = refused(ATTEMPTS[what]) if IS_POSTGRES or what == "taken out" else "of PostgreSQL only"
    assert before and said
    if IS_POSTGRES:
        assert "permission denied" in said or "must be owner" in said, said
    assert models.Line.objects.count() == before


def test_kring_does_all_its_work_as_that_role(app):
    models.Role.objects.update(begins_at=timezone.now() - timedelta(days=1))
    browser = Client()
    browser.force_login(app.anna)
    before = models.Line.objects.count()
    assert browser.get(f"/n/{app.row.pk}/names/").status_code == 200
    assert models.Line.objects.count() > before
