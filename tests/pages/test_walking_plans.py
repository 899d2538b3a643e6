"""Steps that open a whole plan: what is filled in there counts at the step, and what is still empty is named."""

import pytest
from django.test import Client

from kring.core.changes import Add
from kring.core.network import Person
from tests.pages.conftest import Table, do, value, version, works_along
from tests.pages.test_trajectories import begun, page, send


@pytest.fixture
def anna(table: Table) -> Client:
    return table.client(table.anna)


@pytest.fixture
def bram(anna: Client, table: Table) -> Client:
    works_along(table, table.bram)
    return table.client(table.bram)


def plans(table: Table, browser: Client, kind: str) -> str:
    """A plan of a kind, begun as a step opens it."""
    browser.post(f"/n/{table.row.pk}/plans/begin/", {"act": f"p{kind}", "version": version(table), "kind": kind})
    return next(one.id for one in value(table).plans.values() if one.kind == kind)


def answers(table: Table, browser: Client, plan: str, section: str, **told: object):
    where, id = f"/n/{table.row.pk}/plans/answer/", f"a{section}{len(told)}{len(str(told))}"
    return browser.post(where, {"act": id, "version": version(table), "plan": plan, "section": section, **told})


def test_a_scan_knows_how_many_hours_a_week_has_and_the_advice_names_what_is_still_empty(anna, table):
    one = begun(table, anna, "m11-mantelscan")
    plan = plans(table, anna, "care-scan")
    wrong = answers(table, anna, plan, "carer", hours="200", feels="Zwaar en mooi")
    assert wrong.status_code == 422 and "Een week heeft 168 uur." in wrong.content.decode()
    assert "Zwaar en mooi" in wrong.content.decode()
    shown = page(table, anna, f"{one}/advice/")
    assert "Van de mantelzorger is nog niets ingevuld." in shown and "Welke zorg er nodig is" in shown
    assert answers(table, anna, plan, "carer", hours="25").status_code == 302
    assert answers(table, anna, plan, "need", needs="Opstaan en eten").status_code == 302
    shown = page(table, anna, f"{one}/advice/")
    assert "Van de mantelzorger" not in shown and "Welke zorg er nodig is, is nog" not in shown


def test_a_scan_tells_who_carries_most_of_the_hours_and_judges_nobody(anna, table):
    mia = Person("mia", "Mia", rank=3.0, hours_a_week=25.0)
    do(table, Add(mia), Add(Person("leo", "Leo", rank=4.0, hours_a_week=5.0)))
    plan = plans(table, anna, "care-scan")
    answers(table, anna, plan, "need", needs="Opstaan")
    shown = anna.get(f"/n/{table.row.pk}/plans/{plan}/").content.decode()
    assert "Mia geeft 83% van de uren die bekend zijn." in shown


def test_only_whose_poster_it_is_writes_on_it_and_the_meeting_waits_for_its_questions(anna, bram, table):
    one = begun(table, anna, "s05-network-atlas")
    plan = plans(table, anna, "questions-poster")
    refused = answers(table, bram, plan, "questions", questions="Kan ze niet beter verhuizen?")
    assert refused.status_code == 422 and "Alleen Anna schrijft dit." in refused.content.decode()
    assert not value(table).passages
    fields = {"trajectory": one, "step": "meeting", "reason": "Toch"}
    empty = send(table, anna, "step/begin", "m1", **fields)
    assert empty.status_code == 422 and "Schrijf eerst je vragen op de basisposter." in empty.content.decode()
    assert answers(table, anna, plan, "questions", questions="Wie gaat er mee zwemmen?").status_code == 302
    assert send(table, anna, "step/begin", "m2", **fields).status_code == 302
