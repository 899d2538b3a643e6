"""The MantelScan asks its own scan: each carer's hours and how it feels, what stands out, and an advice (M11)."""

from datetime import date

import pytest
from django.test import Client

from kring.core import days, needs
from kring.core.changes import Add, Set
from kring.core.network import Passage, Person, Plan
from kring.core.shelf import Words
from kring.core.vocabulary import Has
from kring.core.way import Need
from kring.methods import library
from tests.pages.conftest import Table, do, value, works_along
from tests.pages.test_trajectories import begun, leaves, legs, page, send
from tests.pages.test_walking_plans import answers, plans

SCAN = "m11-mantelscan"
NEEDED = "Welke zorg er nodig is, is nog niet ingevuld."
HOURS, FEELS = "Niet van elke mantelzorger staan de uren er.", "Niet van elke mantelzorger staat er hoe het voelt."
ADVICE = ("Er staat nog niet wat opvalt, en waarom.", "Er staat nog geen advies.", "Het voorblad is nog leeg.")


@pytest.fixture
def bram(table: Table) -> Client:
    works_along(table, table.bram)
    return table.client(table.bram)


@pytest.fixture
def scan(table: Table, bram: Client) -> str:
    do(table, Add(Person("mia", "Mia", rank=3.0)), Add(Person("leo", "Leo", rank=4.0)))
    plan = plans(table, bram, "care-scan")
    answers(table, bram, plan, "carer", carers=["mia", "leo"])
    return plan


def runs(table: Table, browser: Client, one: str, step: str):
    why = {"trajectory": one, "step": step, "reason": "Het gesprek ging vanzelf hierheen"}
    assert send(table, browser, "step/begin", f"b{step}", **why).status_code == 302
    return legs(table, step)[-1]


def needed(of: str) -> Need:
    return Need(Has.ANSWERS, Words("Nog niet.", "Not yet."), of=of, to_end=True)


def test_what_another_plan_was_asked_and_what_an_ended_plan_was_told_answer_nothing(table, bram, scan):
    one = begun(table, bram, SCAN)
    leg = runs(table, bram, one, "need")
    do(table, Add(Plan("other", "support-plan")), Add(Passage("other~needs", "other", "support-plan:needs", "Hulp")))
    assert needs.has(value(table), needed("support-plan:needs"))
    refused = leaves(table, bram, one, leg)
    assert refused.status_code == 422 and NEEDED in refused.content.decode()
    answers(table, bram, scan, "need", needs="Opstaan en aankleden")
    assert NEEDED not in page(table, bram, f"{one}/need/")
    do(table, Set("plans", scan, "ended_on", None, days.on(date(2026, 11, 24))))
    assert NEEDED in page(table, bram, f"{one}/need/")


def test_each_carer_is_asked_hours_and_how_it_feels_and_rather_not_is_an_answer(table, bram, scan):
    one = begun(table, bram, SCAN)
    leg = runs(table, bram, one, "carer")
    asked = {"carers": ["mia", "leo"]}
    answers(table, bram, scan, "carer", **asked, **{"hours.mia": "25", "feels.leo": "Ik doe het graag"})
    refused = leaves(table, bram, one, leg).content.decode()
    assert HOURS in refused and FEELS in refused, "the hours of one and the feeling of another are of nobody whole"
    told = {"hours.mia": "25", "feels.mia-unsaid": "on", "hours.leo": "5", "feels.leo": "Ik doe het graag"}
    assert answers(table, bram, scan, "carer", **asked, **told).status_code == 302
    assert "Dat zeg ik liever niet" in page_of(table, bram, scan)
    assert leaves(table, bram, one, leg).status_code == 302


def page_of(table: Table, browser: Client, plan: str) -> str:
    return browser.get(f"/n/{table.row.pk}/plans/{plan}/").content.decode()


def test_who_would_rather_not_say_and_wrote_something_is_asked_which_and_nothing_is_lost(table, bram, scan):
    told = {"hours.mia": "200", "feels.mia": "Zwaar", "feels.mia-unsaid": "on"}
    wrong = answers(table, bram, scan, "carer", carers=["mia", "leo"], **told)
    assert wrong.status_code == 422
    said = wrong.content.decode()
    assert "Hier staat ook iets. Haal het weg, of haal het vinkje weg." in said and "Een week heeft 168 uur." in said
    assert "Zwaar" in said and 'value="200"' in said and 'name="feels.mia-unsaid" checked' in said
    assert not any(one.is_theirs for one in value(table).passages.values())


def test_what_somebody_would_rather_not_say_is_taken_back_by_taking_the_tick_away(table, bram, scan):
    asked = {"carers": ["mia", "leo"]}
    answers(table, bram, scan, "carer", **asked, **{"feels.mia-unsaid": "on"})
    assert [one.is_unsaid for one in value(table).passages.values() if one.is_theirs] == [True]
    answers(table, bram, scan, "carer", **asked, **{"feels.mia": "Toch: ik slaap slecht"})
    (said,) = [one for one in value(table).passages.values() if one.is_theirs]
    assert (said.words, said.is_unsaid) == ("Toch: ik slaap slecht", False)


def test_the_scan_does_not_end_without_what_stands_out_an_advice_and_the_front_page(table, bram, scan):
    step = next(one for one in library.ways()[SCAN].step if one.id == "advice")
    before = {one.of for one in step.need if not one.to_end}
    assert before == {"care-scan:needs", "care-scan:hours", None}
    answers(table, bram, scan, "need", needs="Opstaan")
    answers(table, bram, scan, "carer", carers=["mia"], **{"hours.mia": "25", "feels.mia": "Zwaar"})
    one = begun(table, bram, SCAN)
    leg = runs(table, bram, one, "advice")
    refused = leaves(table, bram, one, leg).content.decode()
    assert all(why in refused for why in ADVICE)
    answers(table, bram, scan, "advice", because="Mia doet bijna alles")
    answers(table, bram, scan, "front", summary="Mia houdt het nog net vol")
    refused = leaves(table, bram, one, leg).content.decode()
    assert [why in refused for why in ADVICE] == [False, True, False]
    answers(table, bram, scan, "advice", because="Mia doet bijna alles", advice="Eén vrije avond voor Mia")
    assert not any(why in leaves(table, bram, one, leg).content.decode() for why in ADVICE)
    assert "Eén vrije avond voor Mia" in page_of(table, bram, scan)
