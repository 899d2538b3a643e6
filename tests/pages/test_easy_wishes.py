"""Easy mode asks what the owner would like only of who wants to go on, and unknown is never the same as no."""

import pytest

from kring.core.changes import Add, Place
from kring.core.network import Category, Person, Placement
from tests.pages.conftest import CIRCLE, do, value, version
from tests.pages.test_easy import answer


@pytest.fixture
def anna(table):
    do(
        table,
        Add(Person("a", "Ada", rank=1, category=Category.ACQUAINTANCE)),
        Add(Person("b", "Bo", rank=2, category=Category.FAMILY)),
        Add(Person("c", "Cor", rank=3, category=Category.PROFESSIONAL)),
        Place(CIRCLE, "a", None, Placement("acquaintances", "society")),
        Place(CIRCLE, "b", None, Placement("intimates", "family")),
        Place(CIRCLE, "c", None, Placement("services", "professionals")),
    )
    return table.client(table.anna)


def wish(table, browser, who, question, **fields):
    fields = {"id": f"{who}-{question}", "wishes": "1"} | fields
    return browser.get(answer(table, browser, who, question, **fields)["Location"]).content.decode()


def test_who_has_given_everybody_a_place_may_go_on_to_what_they_would_like(anna, table):
    ready = anna.get(f"/n/{table.row.pk}/easy/").content.decode()
    assert "Wie mag dichterbij? Wie kan helpen?" in ready and "Bekijk je kring" in ready


def test_the_walk_asks_both_questions_and_neither_of_whose_work_it_is(anna, table):
    assert "Mag Ada dichterbij komen?" in anna.get(f"/n/{table.row.pk}/easy/?wishes=1").content.decode()
    assert "Kan Ada je helpen?" in wish(table, anna, "a", "closer", choice="yes")
    assert "Kan Bo je helpen?" in wish(table, anna, "a", "help", choice="no")  # nobody comes closer than nearest
    assert "Dat was iedereen voor nu" in wish(table, anna, "b", "help", choice="yes")
    people = value(table).people
    assert [people["a"].potential_friend, people["a"].potential_helper] == [True, False]
    assert [people["b"].potential_friend, people["b"].potential_helper] == [None, True]


def test_i_dont_know_is_unknown_and_never_no(anna, table):
    before = version(table)
    assert "Kan Ada je helpen?" in wish(table, anna, "a", "closer", unknown="1")
    assert value(table).people["a"].potential_friend is None and version(table) == before
    wish(table, anna, "a", "closer", id="later", choice="no")
    assert value(table).people["a"].potential_friend is False
    wish(table, anna, "a", "closer", id="later-still", unknown="1")
    assert value(table).people["a"].potential_friend is None


def test_what_was_said_is_shown_and_can_be_taken_back(anna, table):
    address = f"/n/{table.row.pk}/easy/?wishes=1&who=a&question=closer"
    assert " checked" not in anna.get(address).content.decode()
    wish(table, anna, "a", "closer", choice="no")
    assert 'value="no" checked' in anna.get(address).content.decode()
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "back", "version": version(table)})
    assert " checked" not in anna.get(address).content.decode()


def test_who_said_something_is_passed_only_on_the_walk_past_everybody(anna, table):
    wish(table, anna, "a", "closer", choice="no")
    wish(table, anna, "a", "help", choice="no")
    assert "Kan Bo je helpen?" in anna.get(f"/n/{table.row.pk}/easy/?wishes=1").content.decode()
    again = anna.get(f"/n/{table.row.pk}/easy/?wishes=1&everybody=1").content.decode()
    assert "Mag Ada dichterbij komen?" in again
    assert "Kan Ada je helpen?" in wish(table, anna, "a", "closer", id="more", everybody="1", choice="yes")


def test_i_dont_know_on_the_walk_past_everybody_leads_on_and_not_back(anna, table):
    wish(table, anna, "a", "help", everybody="1", choice="no")
    assert "iedereen voor nu" in wish(table, anna, "b", "help", everybody="1", unknown="1")
    near = {"id": "near", "everybody": "1", "wishes": "", "unknown": "1"}
    assert "Hoe dichtbij is Cor?" in wish(table, anna, "b", "near", **near)


def test_a_ring_is_no_answer_to_a_wish(anna, table):
    answered = answer(table, anna, "a", "closer", choice="friends")
    assert answered.status_code == 422 and "Kies één plaatje" in answered.content.decode()


def test_two_answers_to_one_wish_are_shown_in_words(anna, table):
    seen = version(table)
    wish(table, anna, "a", "closer", choice="no")
    both = answer(table, anna, "a", "closer", id="other", version=seen, choice="yes")
    page = both.content.decode()
    assert both.status_code == 409 and ">Nee<" in page and ">Ja<" in page
