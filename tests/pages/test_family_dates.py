"""Before, after or between in a family: typed in words, drawn in signs, said in words, and judged only when certain."""

import pytest
from django.test import Client

from kring.core.changes import Add
from kring.core.network import Dating, Descent, Edge, Person, When
from tests.pages.conftest import Table, do, value, version
from tests.pages.test_genogram import act, comes, drawing, me, named, page

BEFORE = When(1950, how=Dating.BEFORE)


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(Person("mam", "Mam", rank=1, born=BEFORE)), Add(Descent("d1", me(table), "mam")))
    return table.client(table.anna)


@pytest.mark.parametrize(
    ("typed", "when", "signs", "words"),
    [
        ("voor 1950", BEFORE, "&lt;1950", "voor 1950"),
        ("before 1950", BEFORE, "&lt;1950", "voor 1950"),
        ("na 1950", When(1950, how=Dating.AFTER), "&gt;1950", "na 1950"),
        ("tussen 1950 en 1955", When(1950, to=Edge(1955)), "1950–1955", "tussen 1950 en 1955"),
        ("rond 1950", When(1950, about=True), "± 1950", "ongeveer 1950"),
    ],
)
def test_what_is_typed_in_words_is_drawn_in_signs_and_said_in_words(anna, table, typed, when, signs, words):
    assert act(table, anna, "tell", who="mam", name="Mam", born=typed).status_code == 302
    assert value(table).people["mam"].born == when
    shown = page(table, anna)
    assert signs in drawing(shown) and words in page(table, anna, "?table=1")
    assert f'value="{words.replace("ongeveer", "±")}"' in page(table, anna, "?who=mam&do=edit")


def test_a_child_who_may_be_younger_than_a_parent_is_believed_and_one_who_cannot_is_not(anna, table):
    assert comes(table, anna, "mam", "child", "Bas", born="1930").status_code == 302
    assert comes(table, anna, me(table), "child", "Cas", born="voor 1960").status_code == 302
    sent = {"act": "x", "version": version(table), "to": named(table, "Cas").id, "kind": "child", "name": "Dees"}
    answer = anna.post(f"/n/{table.row.pk}/family/come/", {**sent, "born": "voor 1850"})
    assert answer.status_code == 302  # nobody knows how long before 1960 Cas was born
    answer = act(table, anna, "come", "y", to="mam", kind="parent", name="Oma", born="na 1950")
    assert answer.status_code == 422 and 'value="na 1950"' in answer.content.decode()


def test_two_dates_turned_round_are_said_to_be_and_kept_as_typed(anna, table):
    answer = act(table, anna, "tell", who="mam", name="Mam", born="tussen 1955 en 1950")
    shown = answer.content.decode()
    assert answer.status_code == 422 and "Draai je ze om" in shown and 'value="tussen 1955 en 1950"' in shown
