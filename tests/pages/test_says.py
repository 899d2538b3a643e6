"""What the circle says: the client's own view first, then both sides, then every figure."""

import re

import pytest

from kring.core.changes import Add, Place
from kring.core.findings import Code
from kring.core.network import Category, Person, Placement, Support, Tie, tie_id
from tests.pages.test_place import CIRCLE, do, value, version


def act(table, browser, where, id="a1", **fields):
    return browser.post(f"/n/{table.row.pk}/says/{where}/", {"act": id, "version": version(table), **fields})


@pytest.fixture
def anna(table):
    do(
        table,
        Add(Person("bert", "Bert", category=Category.FAMILY, supports=(Support.PRACTICAL,))),
        Add(Person("els", "Els", category=Category.FRIEND, supports=())),
        Add(Person("ingrid", "Ingrid", category=Category.PROFESSIONAL)),
        Add(Tie(tie_id("bert", "els"), "bert", "els")),
        Place(CIRCLE, "bert", None, Placement("intimates", "family")),
    )
    return table.client(table.anna)


def test_the_client_is_asked_before_anything_is_said(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/").content.decode()
    assert "Wat vind jij van je kring?" in page
    assert "Aan de ene kant" not in page


def test_then_both_sides_are_told_with_the_names_behind_them(anna, table):
    going = act(table, anna, "view", view="Het is goed zo.")
    page = anna.get(going["Location"]).content.decode()
    assert "Het is goed zo." in page and "Heel dichtbij staat één mens." in page
    assert page.count("Aan de ene kant") == page.count("Aan de andere kant") > 0
    assert "Alleen Bert" in page


def test_what_cannot_be_determined_says_so_with_the_reason(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/?show=1&whose=family_only").content.decode()
    assert "niet te bepalen" in page and "Er zijn te weinig mensen om te vergelijken." in page


def test_the_switch_leaves_professionals_out(anna, table):
    everybody = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    without = anna.get(f"/n/{table.row.pk}/says/?show=1&whose=without_professionals").content.decode()
    assert "<b>3 mensen</b>" in everybody and "<b>2 mensen</b>" in without


def test_a_number_is_written_with_a_comma_in_dutch(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    assert "(0,3333)" in page and "0.3333" not in page


def test_a_wish_is_kept_and_taken_away(anna, table):
    act(table, anna, "wish", words="Vaker met Els naar buiten.")
    (wish,) = value(table).wishes.values()
    assert wish.words == "Vaker met Els naar buiten."
    act(table, anna, "wish/remove", "a2", wish=wish.id)
    assert value(table).wishes == {}


@pytest.mark.parametrize(("words", "told"), [("   ", "Typ wat je zou willen."), ("x" * 20_001, "Dit is te lang.")])
def test_a_wish_that_does_not_fit_comes_back(anna, table, words, told):
    answer = act(table, anna, "wish", words=words)
    assert answer.status_code == 422 and told in answer.content.decode()
    assert words.strip() in answer.content.decode()


def test_without_a_version_no_view_is_kept(anna, table):
    answer = anna.post(f"/n/{table.row.pk}/says/view/", {"act": "a", "view": "Mooi."})
    assert answer.status_code == 428 and "Mooi." in answer.content.decode()


def test_an_empty_circle_is_no_error(table):
    page = table.client(table.anna).get(f"/n/{table.row.pk}/says/").content.decode()
    assert "Er staat nog niemand in de kring" in page


def test_every_finding_has_a_statement_and_two_sides():
    from django.template.loader import render_to_string

    from kring.pages.told import Told

    person = Person("bert", "Bert")
    for code in Code:
        for count in (1, 3):
            told = Told(code.value, (person,), count, 3, ("helpen",))
            page = render_to_string(
                "finding.html", {"finding": told, "is_own": True, "called": "Anna", "opened": {"id": "n"}}
            )
            lines = [line.strip() for line in re.findall(r'<p class="(?:fact|quieter)">(.*?)</p>', page, re.DOTALL)]
            assert len(lines) == 3 and all(len(line) > 8 for line in lines), (code, count, lines)


def test_the_figures_hold_every_characteristic_of_the_handbook(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    wanted = (
        "Omvang,Soorten mensen,Gevarieerdheid,Dichtheid,Jaren bekend,Sterke banden,Rollen per persoon,"
        "Binnen een kilometer,Contacten,Over en weer,Uren hulp,In elke schil,Leeftijd"
    ).split(",")
    assert [word for word in wanted if word not in page] == []
