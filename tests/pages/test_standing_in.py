"""A client without an account of their own is complete: somebody stands in, and every act says for whom."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from kring.core.access import Role
from kring.store import accounts, log, models, roles
from tests.pages.conftest import Table


@pytest.fixture
def stands_in(table: Table):
    """Greet has no mail, no telephone and no way in; Chris stands in for her until next week."""
    by = log.Actor(None, timezone.now() - timedelta(hours=1))
    greet, row = accounts.new_client("Greet", by)
    given = roles.give(table.chris, row, Role.PROXY, by, ends_at=timezone.now() + timedelta(days=7))
    return greet, row, given, table.client(table.chris)


def names(row):
    return f"/n/{row.pk}/names/"


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0]).split())


def test_who_stands_in_acts_and_the_history_and_the_log_say_for_whom(table, stands_in):
    greet, row, _, chris = stands_in
    answer = chris.post(names(row) + "add/", {"act": "one", "version": 1, "name": "Buurman Kees"})
    assert answer.status_code == 302
    act = models.Act.objects.get(network=row)
    assert (act.by, act.for_whom) == (table.chris, greet)
    line = models.Line.objects.get(network=row, deed="change")
    assert (line.user_id, line.for_whom_id, line.role, line.rule) == (table.chris.pk, greet.pk, "proxy", "proxy")
    reads = models.Line.objects.filter(network=row, deed="read", user=table.chris)
    assert reads.exists() and {one.for_whom_id for one in reads} == {greet.pk}
    said = words(chris.get(f"/n/{row.pk}/history/").text)
    assert "Chris" in said and "voor Greet" in said and "Buurman Kees" in said


def test_nobody_else_acts_for_another(table):
    browser = table.client(table.bram)
    browser.post(names(table.row) + "add/", {"act": "one", "version": 1, "name": "Kees"})
    assert models.Act.objects.get(network=table.row).for_whom is None
    assert not models.Line.objects.filter(user=table.bram).exclude(for_whom=None).exists()


def test_standing_in_ends_on_its_day(stands_in):
    _, row, given, chris = stands_in
    assert chris.get(names(row)).status_code == 200
    models.Role.objects.filter(pk=given.pk).update(ends_at=timezone.now())
    assert chris.get(names(row)).status_code == 404


def test_nobody_stands_in_without_an_end(table):
    by = log.Actor(table.anna, timezone.now())
    given = roles.give(table.chris, table.row, Role.PROXY, by)
    assert given.ends_at == by.at + roles.STANDING_IN
    roles.extend(given, None, by)
    assert given.ends_at == by.at + roles.STANDING_IN
    with pytest.raises(Exception, match="a_proxy_has_an_end"):
        models.Role.objects.filter(pk=given.pk).update(ends_at=None)
