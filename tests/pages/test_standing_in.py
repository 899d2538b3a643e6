"""A client without an account of their own is complete: somebody stands in, and every act says for whom."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from kring.core.access import Role
from kring.store import accounts, erasure, log, models, roles
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


@pytest.fixture
def beside(table: Table):
    """Chris stands in for Anna, who comes in herself as well."""
    at = timezone.now() - timedelta(hours=1)
    accounts.prove(table.anna, table.anna.email, at)
    roles.give(table.chris, table.row, Role.PROXY, log.Actor(table.anna, at))
    return table.client(table.chris), table.client(table.anna)


@pytest.mark.parametrize("room", ["names/", "circle/", "mine/", "mine/forget/", "sharing/", "looked/", "plan/"])
def test_every_page_says_to_who_stands_in_for_whom_that_is_and_to_nobody_else(table, beside, room):
    chris, anna = beside
    said = "Je doet dit voor Anna. “Jij” is hier Anna."
    assert said in chris.get(f"/n/{table.row.pk}/{room}").text
    assert said not in anna.get(f"/n/{table.row.pk}/{room}").text


def test_whose_circle_it_is_reads_on_every_page_that_somebody_else_had_it_erased_and_stops_it(table, beside):
    (chris, anna), at = beside, f"/n/{table.row.pk}/"
    before = chris.get(f"{at}mine/forget/").text
    assert "Dit wist de kring van Anna, en niets van jou." in before and "kan het stoppen" in before
    assert "Chris vroeg" not in anna.get(f"{at}names/").text
    for _ in range(2):
        chris.post(f"{at}mine/forget/ask/", {"sure": "on"})
    assert [one.to for one in mail.outbox] == [[table.anna.email]]
    assert not any(word in mail.outbox[0].body + mail.outbox[0].subject for word in ("Anna", "Chris", "gewist"))
    day = "Je kring wordt gewist op"
    for room in ("names/", "circle/", "plan/", "sharing/"):
        page = anna.get(at + room).text
        assert "Chris vroeg of alles gewist kan worden." in page and day in page, room
        assert f'href="{at}mine/forget/"' in page
    assert day in chris.get(f"{at}names/").text and "Chris vroeg" not in chris.get(f"{at}names/").text
    assert "Chris vroeg" in anna.get(f"{at}mine/forget/").text
    assert "kunnen alleen jij en Chris je kring zien" in anna.get(f"{at}mine/forget/").text
    assert "kunnen alleen jij en Anna deze kring zien" in chris.get(f"{at}mine/forget/").text
    assert "Vroeg om alles van deze kring te wissen." in anna.get(f"{at}looked/").text
    anna.post(f"{at}mine/forget/stay/")
    assert day not in anna.get(f"{at}names/").text
    assert "Hield tegen dat deze kring wordt gewist." in chris.get(f"{at}looked/").text
    assert erasure.due(timezone.now() + timedelta(days=8)) == []


def test_who_asks_it_themselves_gets_no_mail_of_it_and_reads_it_on_every_page(table, beside):
    _, anna = beside
    anna.post(f"/n/{table.row.pk}/mine/forget/ask/", {"sure": "on"})
    assert mail.outbox == []
    page = anna.get(f"/n/{table.row.pk}/names/").text
    assert "Je kring wordt gewist op" in page and "vroeg of" not in page


def test_a_page_that_is_open_is_closed_to_who_stands_in_too(table, beside):
    chris, anna = beside
    assert 'id="over"' in chris.get(f"/n/{table.row.pk}/names/").text
    assert 'id="over"' not in anna.get(f"/n/{table.row.pk}/names/").text
    given = models.Role.objects.get(network=table.row, role="proxy")
    anna.post(f"/n/{table.row.pk}/sharing/role/{given.pk}/end/")
    assert chris.get(f"/n/{table.row.pk}/sharing/here/names/").status_code == 404
