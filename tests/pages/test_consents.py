"""What a carer says of themselves: others read it once that carer said yes, and not when it is taken back (M11)."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from kring.core import sight
from kring.core.access import Role, Viewer
from kring.core.changes import Add
from kring.core.network import Person
from kring.store import models
from tests.pages.conftest import Table, do, value, version, works_along
from tests.pages.test_trajectories import begun, leaves, send
from tests.pages.test_walking_plans import answers, plans

MIA, LEO = "Mia slaapt slecht", "Leo doet het graag"


@pytest.fixture
def anna(table: Table) -> Client:
    return table.client(table.anna)


@pytest.fixture
def bram(table: Table) -> Client:
    works_along(table, table.bram)
    return table.client(table.bram)


@pytest.fixture
def nurse(table: Table) -> Client:
    """The home nurse, with whom the scan is shared."""
    works_along(table, table.chris, role=Role.CARE_PROVIDER)
    return table.client(table.chris)


@pytest.fixture
def scan(table: Table, bram: Client) -> str:
    """A scan in which two carers said how it is for them."""
    do(table, Add(Person("mia", "Mia", rank=3.0)), Add(Person("leo", "Leo", rank=4.0)))
    plan = plans(table, bram, "care-scan")
    assert answers(table, bram, plan, "carer", carers=["mia", "leo"]).status_code == 302
    told = {"hours.mia": "25", "feels.mia": MIA, "hours.leo": "5", "feels.leo": LEO}
    assert answers(table, bram, plan, "carer", carers=["mia", "leo"], **told).status_code == 302
    return plan


def says(table: Table, browser: Client, plan: str, person: str, said: str):
    data = {"act": f"c{version(table)}", "version": version(table), "plan": plan, "person": person, "said": said}
    return browser.post(f"/n/{table.row.pk}/plans/consent/", data | {"question": "shows"})


def shown(table: Table, browser: Client, plan: str, where: str = "") -> str:
    answer = browser.get(f"/n/{table.row.pk}/plans/{plan}/{where}")
    assert answer.status_code == 200
    return answer.content.decode()


def paper(table: Table, browser: Client, plan: str) -> str:
    sheet = browser.get(f"/n/{table.row.pk}/plans/{plan}/plan.pdf").content
    return " ".join(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(sheet)).pages).split())


def test_who_was_not_asked_is_read_by_who_asks_and_by_nobody_else(table, anna, bram, nurse, scan):
    for asks in (anna, bram):
        page = shown(table, asks, scan)
        assert MIA in page and LEO in page and "Nog niet gevraagd: anderen lezen dit niet." in page
    for where in ("", "carer/"):
        page = shown(table, nurse, scan, where)
        assert MIA not in page and LEO not in page and "van de uren die bekend zijn" not in page
    assert "Hoe het met iemand gaat, schrijft alleen op wie het vraagt." in shown(table, nurse, scan, "carer/")
    for reader in (anna, bram, nurse):
        assert MIA not in paper(table, reader, scan) and LEO not in paper(table, reader, scan)


def test_a_yes_puts_one_carer_on_the_front_page_with_the_day_and_who_asked_and_not_the_other(table, bram, nurse, scan):
    assert says(table, bram, scan, "mia", "yes").status_code == 302
    front = shown(table, nurse, scan).partition("Welke zorg is er nodig?")[0]
    assert MIA in front and "van de uren die bekend zijn" not in front and LEO not in shown(table, nurse, scan)
    for reader in (nurse, bram):  # her share would tell his hours
        sheet = paper(table, reader, scan)
        assert MIA in sheet and LEO not in sheet and "%" not in sheet
    assert "Gevraagd door Bram op" in shown(table, bram, scan)


def test_who_carries_most_stands_on_the_front_page_once_all_agreed(table, bram, nurse, scan):
    for one in ("mia", "leo"):
        says(table, bram, scan, one, "yes")
    assert "Dat is 83% van de uren die bekend zijn." in shown(table, nurse, scan)
    assert "geeft 83% van de uren die bekend zijn" in paper(table, nurse, scan)


def test_a_yes_is_taken_back_in_one_tap_everywhere_also_from_a_moment_that_was_kept(table, anna, bram, nurse, scan):
    says(table, bram, scan, "mia", "yes")
    then, viewer = value(table), Viewer("chris", Role.CARE_PROVIDER)
    assert "Ja terugnemen" in shown(table, anna, scan)
    history = f"/n/{table.row.pk}/history/"
    assert MIA in nurse.get(history).content.decode()
    assert says(table, bram, scan, "mia", "no").status_code == 302
    assert MIA not in shown(table, nurse, scan) and MIA not in paper(table, nurse, scan)
    assert MIA not in paper(table, bram, scan) and MIA in shown(table, bram, scan)
    assert MIA not in nurse.get(history).content.decode() and MIA in bram.get(history).content.decode()
    assert MIA in {one.words for one in sight.visible(then, viewer).passages.values()}
    assert not {MIA, LEO} & {one.words for one in sight.visible_then(then, value(table), viewer).passages.values()}


def test_a_file_that_goes_along_with_who_may_not_read_it_holds_nothing_of_it(table, bram, nurse, scan):
    says(table, bram, scan, "leo", "no")
    for browser, is_there in ((bram, True), (nurse, False)):
        copy = browser.get(f"/n/{table.row.pk}/files/copy/")
        assert copy.status_code == 200 and (MIA in copy.content.decode()) is is_there
        assert (LEO in copy.content.decode()) is is_there


def test_who_may_not_read_it_says_yes_for_nobody_and_writes_over_nothing(table, bram, nurse, scan):
    assert says(table, nurse, scan, "mia", "yes").status_code == 302
    assert not any(one.is_agreed for one in value(table).passages.values())
    answers(table, nurse, scan, "carer", carers=["mia", "leo"], **{"feels.mia": "Het gaat prima"})
    assert MIA in {one.words for one in value(table).passages.values()}
    assert says(table, bram, scan, "anna", "yes").status_code == 302 and says(table, bram, scan, "mia", "x")
    assert not any(one.is_agreed for one in value(table).passages.values())


def test_what_was_said_before_it_was_said_who_it_is_becomes_of_the_first_and_is_lost_nowhere(table, bram):
    do(table, Add(Person("mia", "Mia", rank=3.0)))
    plan = plans(table, bram, "care-scan")
    answers(table, bram, plan, "carer", hours="25", feels=MIA)
    assert MIA not in paper(table, bram, plan)  # nobody is named, so nobody agreed
    answers(table, bram, plan, "carer", carers=["mia"], hours="25", feels=MIA)
    page = shown(table, bram, plan, "carer/")
    assert 'name="feels.mia"' in page and MIA in page
    answers(table, bram, plan, "carer", carers=["mia"], **{"hours.mia": "25", "feels.mia": MIA})
    said = [one for one in value(table).passages.values() if one.words]
    assert {one.people for one in said} == {("mia",)} and len(said) == 2
    wrong = answers(table, bram, plan, "carer", carers=["mia"], **{"hours.mia": "200", "feels.mia": "Zwaar"})
    assert wrong.status_code == 422 and "Een week heeft 168 uur." in wrong.content.decode()
    assert "Zwaar" in wrong.content.decode()


def test_the_scan_ends_once_each_carer_was_asked_and_no_is_an_answer(table, anna, scan):
    one = begun(table, anna, "m11-mantelscan")
    answers(table, anna, scan, "need", needs="Opstaan")
    answers(table, anna, scan, "front", summary="Het gaat")
    answers(table, anna, scan, "advice", because="Mia doet bijna alles", advice="Eén vrije avond voor Mia")
    data = {"trajectory": one, "step": "advice", "reason": "Zo gaat het bij ons"}
    assert send(table, anna, "step/begin", "advice", **data).status_code == 302
    (leg,) = value(table).legs.values()
    says(table, anna, scan, "mia", "yes")
    refused = leaves(table, anna, one, leg)
    assert refused.status_code == 422 and "Nog niet aan elke mantelzorger is gevraagd" in refused.content.decode()
    says(table, anna, scan, "leo", "no")
    assert leaves(table, anna, one, leg, "done").status_code == 302


def test_the_front_page_is_printed_by_itself_on_one_sheet_with_those_who_agreed(table, bram, nurse, scan):
    bare = bram.get(f"/n/{table.row.pk}/plans/{scan}/plan.pdf?section=front")
    assert bare.status_code == 200 and len(PdfReader(io.BytesIO(bare.content)).pages) == 1
    answers(table, bram, scan, "front", summary="Het gaat, met veel zorg")
    answers(table, bram, scan, "need", needs="Opstaan en eten")
    says(table, bram, scan, "mia", "yes")
    assert f"{scan}/plan.pdf?section=front" in shown(table, nurse, scan)
    sheet = nurse.get(f"/n/{table.row.pk}/plans/{scan}/plan.pdf?section=front")
    (only,) = PdfReader(io.BytesIO(sheet.content)).pages
    words = " ".join(only.extract_text().split())
    assert "Het gaat, met veel zorg" in words and MIA in words
    assert LEO not in words and "Opstaan en eten" not in words
    assert "front-" in sheet["Content-Disposition"]


def test_what_only_waits_is_told_to_nobody_who_may_not_read_it(table, anna, bram, nurse, scan):
    models.Role.objects.filter(user=table.bram).update(writes_until=None)
    told = {"carers": ["mia", "leo"], "feels.mia": "Mia wil niet meer", "feels.leo": LEO}
    assert answers(table, bram, scan, "carer", **told).status_code == 302
    assert says(table, bram, scan, "mia", "yes").status_code == 302
    for where in (f"plans/{scan}/", f"plans/{scan}/carer/", "plan/", "proposals/", "history/", "names/"):
        page = nurse.get(f"/n/{table.row.pk}/{where}").content.decode()
        assert "Mia wil niet meer" not in page and MIA not in page, where
    assert "Mia wil niet meer" in anna.get(f"/n/{table.row.pk}/proposals/").content.decode()
