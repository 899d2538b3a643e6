"""How long circles are kept: terms of an organisation, the law of each circle, and what a case holds."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from msgspec.structs import replace

from kring.commands import due
from kring.core.retention import GRACE, TERMS, Basis
from kring.store import accounts, erasure, going, holds, log, models, positions, retention
from tests.pages.test_organisations import browser, deeds, room, words

MINUTE = timedelta(minutes=1)
LAST_YEAR = str((timezone.now() - timedelta(days=400)).date())


@pytest.fixture
def by(table):
    return log.Actor(table.dora, timezone.now() - timedelta(hours=1))


@pytest.fixture
def here(by):
    return positions.found("De Schakel", "Keetje", "keetje@example.org", by)


@pytest.fixture
def esra(here, by):
    return accounts.new_client("Esra", by, organisation=here[0])


@pytest.fixture
def page(here) -> Client:
    return browser(here[1])


def test_an_organisation_has_a_term_of_its_own_with_where_it_is_written_and_goes_back_to_the_laws(here, page):
    organisation, keetje = here
    address = room(organisation, "keeping/term/wmo/")
    own = {"years": "20", "clock": "case_closed", "is_automatic": "on"}
    unsaid = page.post(address, own)
    assert (
        unsaid.status_code == 422
        and "Dit is niet de termijn van de wet." in unsaid.text
        and 'value="20"' in unsaid.text
    )
    assert page.post(address, own | {"source": "Besluit 2026-3"}).status_code == 302
    term, is_own = retention.terms(organisation)[Basis.WMO]
    assert (term.years, term.clock, is_own) == (20, "case_closed", True)
    shown = words(page.get(room(organisation, "keeping/")).text)
    assert "20 jaar nadat de zaak gesloten is." in shown and "Besluit 2026-3" in shown
    assert page.post(address, {"years": "15", "clock": "received", "is_automatic": "on"}).status_code == 302
    assert retention.terms(organisation)[Basis.WMO] == (TERMS[Basis.WMO], False)
    assert [deed for deed in deeds(keetje) if deed == "keep"] == ["keep"] * 2
    assert page.post(address, {"clock": "received"}).status_code == 422, "no term at all is no term"


@pytest.mark.parametrize(("basis", "years"), [("wmo", 14), ("youth", 19), ("guardianship", 29)])
def test_an_organisation_keeps_nothing_less_long_than_the_law_asks(here, page, basis, years):
    address, organisation = room(here[0], f"keeping/term/{basis}/"), here[0]
    short = {"years": str(years), "months": "11", "clock": "received", "is_automatic": "on", "source": "Besluit"}
    answer = page.post(address, short | {"sure": "on"})
    assert answer.status_code == 422 and "De wet vraagt dit langer te bewaren." in words(answer.text)
    assert not retention.terms(organisation)[Basis(basis)][1]
    assert page.post(address, short | {"years": str(years + 1)}).status_code == 302


def test_going_back_to_a_shorter_term_of_the_law_waits_a_month_too(here, esra, page, by):
    organisation, (_, row) = here[0], esra
    retention.settle(row, log.Actor(by.user, by.at - 2 * GRACE), Basis.WMO)
    models.Network.objects.update(changed_at=timezone.now() - timedelta(days=16 * 366))
    retention.agree(organisation, Basis.WMO, replace(TERMS[Basis.WMO], years=20), by)
    law = {"years": "15", "clock": "received", "is_automatic": "on"}
    assert page.post(room(organisation, "keeping/term/wmo/"), law).status_code == 422
    page.post(room(organisation, "keeping/term/wmo/"), law | {"sure": "on"})
    assert not retention.over(timezone.now() + GRACE - MINUTE)
    assert [one.pk for one in retention.over(timezone.now() + GRACE)] == [row.pk]


def test_a_circle_that_is_closed_long_ago_by_a_slip_stays_a_month(here, esra, page):
    organisation, (_, row) = here[0], esra
    closed = {"basis": "wmo_withdrawn", "closed_on": LAST_YEAR, "sure": "on"}
    assert page.post(room(organisation, f"keeping/circle/{row.pk}/law/"), closed).status_code == 302
    now = timezone.now()
    assert going.run(now + MINUTE) == 0, "it is told"
    assert going.run(now + GRACE) == 0
    assert going.run(now + GRACE + MINUTE) == 1


def test_whose_circle_it_is_is_told_a_month_before_it_goes_and_may_keep_it(here, esra, page):
    organisation, (client, row) = here[0], esra
    accounts.prove(client, "esra@example.org", timezone.now())
    closed = {"basis": "wmo_withdrawn", "closed_on": LAST_YEAR, "sure": "on"}
    page.post(room(organisation, f"keeping/circle/{row.pk}/law/"), closed)
    due._do(timezone.now())
    due._do(timezone.now())
    assert len(mail.outbox) == 1 and "Esra" not in mail.outbox[0].body and mail.outbox[0].to == ["esra@example.org"]
    own, until = browser(client), f"/n/{row.pk}/mine/until/"
    assert until in own.get(f"/n/{row.pk}/circle/").text, "the first page says so"
    told = words(own.get(until).text)
    assert "Je kring wordt gewist op" in told and "je mag hem houden" in told
    for _ in range(3):
        assert own.post(f"{until}keep/").status_code == 302
    row.refresh_from_db()
    assert (row.basis, row.goes_at) == ("informal", None)
    assert going.run(timezone.now() + 3 * GRACE) == 0 and until not in own.get(f"/n/{row.pk}/circle/").text
    assert "Je kring blijft tot jij iets anders zegt" in words(own.get(until).text)


def test_what_is_held_or_changed_after_it_was_told_stays(here, esra, page, by):
    organisation, (_, row) = here[0], esra
    page.post(
        room(organisation, f"keeping/circle/{row.pk}/law/"),
        {"basis": "wmo_withdrawn", "closed_on": LAST_YEAR, "sure": "on"},
    )
    now = timezone.now()
    assert [one.pk for one in going.announce(now + MINUTE)] == [row.pk] and going.announce(now + MINUTE) == []
    held = holds.put(row, "zaak 12", by)
    assert going.run(now + 2 * GRACE) == 0
    row.refresh_from_db()
    assert row.goes_at is None
    holds.end(row, held.pk, by)
    assert going.run(now + 2 * GRACE) == 0, "it is told anew"
    assert going.run(now + 3 * GRACE) == 1


def test_a_term_by_which_circles_go_at_once_is_asked_twice(here, esra, page, by):
    organisation, (_, row) = here[0], esra
    retention.settle(row, by, Basis.WMO_WITHDRAWN)
    models.Network.objects.update(changed_at=timezone.now() - timedelta(days=400))
    address = room(organisation, "keeping/term/wmo_withdrawn/")
    short = {"years": "1", "clock": "received", "is_automatic": "on", "source": "Besluit 2026-3"}
    asked = page.post(address, short)
    assert asked.status_code == 422 and "1 kring over dertig dagen" in words(asked.text)
    page.post(address, short | {"sure": "on"})
    assert not retention.over(timezone.now() + GRACE - MINUTE), "who notices has a month"
    assert [one.pk for one in retention.over(timezone.now() + GRACE)] == [row.pk]
    assert going.run(timezone.now()) == 0 and going.run(timezone.now() + GRACE) == 1
    gone = words(page.get(room(organisation, "keeping/")).text)
    assert "Esra" not in gone and "Wmo 2015" in gone.partition("Wat weg is")[2]


def test_a_circle_is_put_under_a_law_and_its_client_reads_so(here, esra, page):
    organisation, (client, row) = here[0], esra
    address = room(organisation, f"keeping/circle/{row.pk}/")
    undated = page.post(f"{address}law/", {"basis": "wmo_withdrawn"})
    assert undated.status_code == 422 and "Op welke dag?" in undated.text
    long_ago = {"basis": "wmo_withdrawn", "closed_on": LAST_YEAR}
    assert page.post(f"{address}law/", long_ago).status_code == 422, "it would be gone at once"
    assert page.post(f"{address}law/", {"basis": "youth"}).status_code == 302
    row.refresh_from_db()
    assert row.basis == "youth" and "Jeugdwet" in words(page.get(address).text)
    assert "hoelang" in words(browser(client).get(f"/n/{row.pk}/looked/").text)
    assert "Jeugdwet" in words(browser(client).get(f"/n/{row.pk}/mine/forget/").text)


def test_what_is_held_stays_whoever_asks_and_the_client_reads_that_it_does(here, esra, page):
    organisation, (client, row) = here[0], esra
    address = room(organisation, f"keeping/circle/{row.pk}/")
    assert page.post(f"{address}hold/", {"why": "", "until": "2020-01-01"}).status_code == 422
    page.post(f"{address}hold/", {"why": "zaak 2026-12"})
    browser(client).post(f"/n/{row.pk}/mine/forget/ask/", {"sure": "on"})
    a_week_on = timezone.now() + timedelta(days=8)
    assert erasure.due(a_week_on) == [] and "zaak 2026-12" in words(page.get(address).text)
    said = words(browser(client).get(f"/n/{row.pk}/mine/forget/").text)
    assert "moet" in said and "zaak 2026-12" not in said and "Alles wordt gewist op" not in said
    held = models.Hold.objects.get()
    assert page.post(f"{address}hold/{held.pk}/end/").status_code == 302
    assert page.post(f"{address}hold/{held.pk}/end/").status_code == 302, "let go twice is let go"
    assert erasure.due(a_week_on) == [row.pk]


@pytest.mark.parametrize("far", ["9999-12-31", "0001-01-01", "1899-12-31", "2201-01-01"])
def test_a_day_from_which_nothing_can_be_reckoned_comes_back_as_it_was_typed(here, esra, page, far):
    organisation, keetje = here
    circle, own = room(organisation, f"keeping/circle/{esra[1].pk}/"), room(organisation, f"people/{keetje.pk}/")
    typed = {
        f"{circle}hold/": {"why": "zaak 1", "until": far},
        f"{circle}law/": {"basis": "guardianship", "majority_on": far},
        f"{circle}law/?closed": {"basis": "wmo_withdrawn", "closed_on": far},
        f"{own}position/": {"role": "volunteer", "until": far},
        f"{own}training/": {"kind": "EHBO", "since": far},
        f"{own}training/?until": {"kind": "EHBO", "since": LAST_YEAR, "until": far},
    }
    for address, given in typed.items():
        answer = page.post(address, given)
        assert answer.status_code == 422 and f'value="{far}"' in answer.text, address
        assert "tussen 1900 en 2200" in answer.text, address
    for near in ("2200-12-31", "1900-01-01"):
        page.post(f"{circle}law/", {"basis": "guardianship", "majority_on": near, "sure": "on"})
        assert page.get(circle).status_code == page.get(room(organisation, "keeping/")).status_code == 200
    assert page.post(f"{circle}hold/", {"why": "zaak 1", "until": "2200-12-31"}).status_code == 302


@pytest.mark.parametrize("far", ["9999-12-31", "0001-01-01"])
def test_a_while_that_no_calendar_holds_is_said_to_be_none(esra, far):
    client, row = esra
    for name in ("since", "until"):
        assert browser(client).get(f"/n/{row.pk}/looked/?{name}={far}").status_code == 422


def test_a_circle_of_another_organisation_is_not_there(table, here, esra, by):
    other, bas = positions.found("De Brug", "Bas", "bas@example.org", by)
    _, row = esra
    for rest, given in (("law/", {"basis": "youth"}), ("hold/", {"why": "1"})):
        assert browser(bas).post(room(other, f"keeping/circle/{row.pk}/{rest}"), given).status_code == 404
        assert browser(here[1]).post(room(here[0], f"keeping/circle/{row.pk}/{rest}"), given).status_code == 302
    assert browser(bas).get(room(other, f"keeping/circle/{row.pk}/")).status_code == 404
    assert "Esra" not in browser(bas).get(room(other, "keeping/")).text
    dora = table.client(table.dora)
    assert "Anna" in dora.get("/manage/keeping/").text and "Esra" not in dora.get("/manage/keeping/").text
    assert dora.get(f"/manage/keeping/circle/{table.row.pk}/").status_code == 200
    assert dora.get(f"/manage/keeping/circle/{row.pk}/").status_code == 404


def test_the_list_costs_as_much_for_thirty_circles_as_for_one(here, esra, page, by, django_assert_num_queries):
    with CaptureQueriesContext(connection) as one:
        page.get(room(here[0], "keeping/"))
    for number in range(29):
        accounts.new_client(f"Client {number}", by, organisation=here[0])
    with django_assert_num_queries(len(one)):
        page.get(room(here[0], "keeping/"))
