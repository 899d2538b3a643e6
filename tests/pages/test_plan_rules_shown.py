"""What the rules of a plan say is read where it matters: at the step, and at the goal it is for."""

import pytest
from django.test import Client

from kring.core.changes import Add
from kring.core.network import Action, Category, Person, Willing
from tests.pages.conftest import Table, do, value, version

NURSE = Person("nurse", "Zuster Els", rank=1.0, category=Category.PROFESSIONAL)
BAS = Person("bas", "Bas", rank=2.0, willing=Willing.RATHER_NOT)
JOKE = Person("joke", "Joke", rank=3.0, willing=Willing.WILLING_AND_ABLE, tasks=("boodschappen",))


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(NURSE), Add(BAS), Add(JOKE))
    return table.client(table.anna)


def step(table: Table, browser: Client, **more: object) -> str:
    do(table, Add(Action("a", "De boodschappen doen", is_chosen=True, **more)))
    return browser.get(f"/n/{table.row.pk}/plan/action/a/").content.decode()


def test_what_only_a_professional_would_do_asks_how_to_support_and_why(anna, table):
    shown = step(table, anna, by="nurse")
    assert 'data-rule="R014"' in shown and 'data-rule="R126"' in shown


def test_what_somebody_does_already_is_told_with_who_does_it(anna, table):
    shown = step(table, anna, by="bas")
    assert 'data-rule="R010"' in shown and "Joke" in shown.partition('data-rule="R010"')[2][:400]


def test_who_would_rather_not_is_not_pressed_and_who_wants_to_is_named(anna, table):
    shown = step(table, anna, by="bas")
    assert 'data-rule="R112"' in shown and "Joke" in shown.partition('data-rule="R112"')[2][:400]


def test_before_a_service_is_asked_for_it_is_asked_where_was_looked(anna, table):
    told = {"act": "g", "version": version(table), "words": "Iemand die schoonmaakt", "perspective": "practical_help"}
    told |= {
        "began_as": "wish",
        "rung_own": "Ik stof zelf",
        "rung_individual": "Huishoudelijke hulp",
        "skipped": "Haast",
    }
    assert anna.post(f"/n/{table.row.pk}/plan/goal/keep/", told).status_code == 302
    (goal,) = value(table).goals
    assert 'data-rule="R020"' in anna.get(f"/n/{table.row.pk}/plan/goal/{goal}/").content.decode()
