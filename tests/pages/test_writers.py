"""Who changes things at once, and where the client reads that."""

from datetime import timedelta

from django.utils import timezone

from kring.core.access import Part, Role
from kring.store import log, roles


def test_who_changes_things_at_once_is_told_where_that_is_agreed_and_where_it_stops(table):
    by, anna = log.Actor(table.anna, timezone.now()), table.client(table.anna)
    given = roles.give(table.chris, table.row, Role.FAMILY, by, [Part.CIRCLE])
    said, stops = "verandert dingen meteen tot en met", f'href="/n/{table.row.pk}/proposals/#writes"'
    at = f"/n/{table.row.pk}/sharing/role/{given.pk}/"
    assert said not in anna.get(at).text
    roles.let_write(given, timezone.now() + timedelta(days=3), by)
    assert said in anna.get(at).text and stops in anna.get(at).text
    roles.let_write(given, timezone.now() - timedelta(days=3), by)
    assert said not in anna.get(at).text
