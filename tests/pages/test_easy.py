"""Easy mode: one question at a time, and "I don't know" is an answer."""

from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.core.changes import Add, Place
from kring.core.network import Category, Gender, Person, Placement
from tests.pages.conftest import CIRCLE, do, value, version


def answer(table, browser, who, question="near", id="a1", **fields):
    data = {"act": id, "version": version(table), "who": who, "question": question, **fields}
    return browser.post(f"/n/{table.row.pk}/easy/answer/", data)


def test_a_tile_gives_a_ring_and_the_group_of_that_kind_of_person(table):
    anna = table.client(table.anna)
    do(table, Add(Person("corrie", "Corrie", category=Category.FRIEND)))
    going = answer(table, anna, "corrie", choice="acquaintances")
    assert value(table).placements[CIRCLE]["corrie"] == Placement("acquaintances", "society")
    assert "Iedereen heeft een plek" in anna.get(going["Location"]).content.decode()


def test_who_somebody_is_comes_before_how_near(table):
    anna = table.client(table.anna)
    do(table, Add(Person("corrie", "Corrie")))
    page = anna.get(f"/n/{table.row.pk}/easy/").content.decode()
    assert "Wie is Corrie?" in page
    going = answer(table, anna, "corrie", "who", choice="neighbour")
    assert "Hoe dichtbij is Corrie?" in anna.get(going["Location"]).content.decode()
    assert value(table).people["corrie"].category is Category.NEIGHBOUR


def test_the_words_fit_a_woman_a_man_and_whoever(table):
    anna = table.client(table.anna)
    do(
        table,
        Add(Person("w", "Corrie", gender=Gender.WOMAN, category=Category.FRIEND)),
        Add(Person("m", "Ali", gender=Gender.MAN, category=Category.FRIEND)),
        Add(Person("x", "Sam", category=Category.FRIEND)),
    )
    pages = {id: anna.get(f"/n/{table.row.pk}/easy/?who={id}").content.decode() for id in "wmx"}
    assert "Ik vertel haar alles." in pages["w"] and "Ik vertel hem alles." in pages["m"]
    assert "Wij vertellen elkaar alles." in pages["x"]


def test_i_dont_know_writes_nothing_and_asks_about_the_next(table):
    anna = table.client(table.anna)
    do(
        table,
        Add(Person("a", "Ada", rank=1, category=Category.FRIEND)),
        Add(Person("b", "Bo", rank=2, category=Category.FRIEND)),
    )
    before = version(table)
    going = answer(table, anna, "a", unknown="1")
    assert "Hoe dichtbij is Bo?" in anna.get(going["Location"]).content.decode()
    again = answer(table, anna, "b", id="a2", unknown="1", skipped="a")
    assert "Dat was iedereen voor nu" in anna.get(again["Location"]).content.decode()
    assert CIRCLE not in value(table).placements and version(table) <= before + 2


def test_next_without_a_choice_asks_to_choose(table):
    anna = table.client(table.anna)
    do(table, Add(Person("a", "Ada", category=Category.FRIEND)))
    answered = answer(table, anna, "a")
    assert answered.status_code == 422
    assert "Kies één plaatje" in answered.content.decode()


def test_a_double_click_places_once(table):
    anna = table.client(table.anna)
    do(table, Add(Person("a", "Ada", category=Category.FRIEND)))
    before = version(table)
    for _ in range(3):
        told = {"act": "same", "version": before, "who": "a", "question": "near", "choice": "friends"}
        assert anna.post(f"/n/{table.row.pk}/easy/answer/", told).status_code == 302
    assert version(table) == before + 1


def test_a_stranger_sees_no_question(table):
    do(table, Add(Person("a", "Ada")))
    assert table.client(table.chris).get(f"/n/{table.row.pk}/easy/").status_code == 404
    assert b"Ada" in table.client(table.anna).get(f"/n/{table.row.pk}/easy/").content


def test_back_leads_to_the_question_before(table):
    anna = table.client(table.anna)
    do(table, Add(Person("corrie", "Corrie")))
    going = answer(table, anna, "corrie", "who", choice="neighbour")
    page = anna.get(going["Location"]).content.decode()
    back = unescape(page.partition('class="button easy-button" href="')[2].partition('"')[0])
    page = anna.get(back).content.decode()
    assert "Wie is Corrie?" in page
    assert 'value="neighbour" checked' in page


def test_who_has_a_ring_but_no_group_is_asked_who_they_are_and_no_more(table):
    anna = table.client(table.anna)
    do(table, Add(Person("corrie", "Corrie")), Place(CIRCLE, "corrie", None, Placement("friends")))
    assert "Wie is Corrie?" in anna.get(f"/n/{table.row.pk}/easy/").content.decode()
    going = answer(table, anna, "corrie", "who", choice="neighbour")
    assert value(table).placements[CIRCLE]["corrie"] == Placement("friends", "society")
    assert "Iedereen heeft een plek" in anna.get(going["Location"]).content.decode()


def test_who_is_known_nor_near_is_left_for_another_time(table):
    anna = table.client(table.anna)
    do(table, Add(Person("a", "Ada", rank=1)), Add(Person("b", "Bo", rank=2, category=Category.FRIEND)))
    near = answer(table, anna, "a", "who", unknown="1")
    assert "Hoe dichtbij is Ada?" in anna.get(near["Location"]).content.decode()
    answer(table, anna, "a", id="a2", choice="friends", skipped="a")
    last = answer(table, anna, "b", id="a3", choice="friends", skipped="a")
    assert "Dat was iedereen voor nu" in anna.get(last["Location"]).content.decode()
    assert value(table).placements[CIRCLE]["a"] == Placement("friends")


def test_a_walk_past_everybody_asks_about_those_with_a_place_too(table):
    anna = table.client(table.anna)
    do(
        table,
        Add(Person("a", "Ada", rank=1, category=Category.FRIEND)),
        Add(Person("b", "Bo", rank=2, category=Category.FRIEND)),
        Place(CIRCLE, "a", None, Placement("friends", "society")),
        Place(CIRCLE, "b", None, Placement("friends", "society")),
    )
    assert "Iedereen heeft een plek" in anna.get(f"/n/{table.row.pk}/easy/").content.decode()
    page = anna.get(f"/n/{table.row.pk}/easy/?everybody=1").content.decode()
    assert "Hoe dichtbij is Ada?" in page and 'value="friends" checked' in page
    going = answer(table, anna, "a", choice="intimates", everybody="1")
    assert "Hoe dichtbij is Bo?" in anna.get(going["Location"]).content.decode()
    end = answer(table, anna, "b", id="a2", choice="friends", everybody="1")
    assert "Iedereen heeft een plek" in anna.get(end["Location"]).content.decode()


def test_who_was_left_out_on_purpose_is_not_asked_about(table):
    anna = table.client(table.anna)
    do(table, Add(Person("a", "Ada")), Place(CIRCLE, "a", None, Placement(left_out=True)))
    assert "Iedereen heeft een plek" in anna.get(f"/n/{table.row.pk}/easy/").content.decode()


def test_two_answers_at_once_are_shown_in_words(table):
    anna = table.client(table.anna)
    do(table, Add(Person("a", "Ada", category=Category.FRIEND)))
    seen = version(table)
    do(table, Place(CIRCLE, "a", None, Placement("services", "society")))
    told = {"act": "a1", "version": seen, "who": "a", "question": "near", "choice": "friends"}
    both = anna.post(f"/n/{table.row.pk}/easy/answer/", told)
    page = both.content.decode()
    assert both.status_code == 409 and "Hulp of dienst" in page and "Vriend" in page
    assert value(table).placements[CIRCLE]["a"].ring == "services"


def test_an_answer_without_a_version_is_not_kept(table):
    anna = table.client(table.anna)
    do(table, Add(Person("a", "Ada", category=Category.FRIEND)))
    told = {"act": "a1", "who": "a", "question": "near", "choice": "friends"}
    assert anna.post(f"/n/{table.row.pk}/easy/answer/", told).status_code == 428
    assert CIRCLE not in value(table).placements


def test_somebody_taken_off_meanwhile_is_told_in_words_and_the_next_is_asked(table):
    anna = table.client(table.anna)
    do(table, Add(Person("b", "Bo", category=Category.FRIEND)))
    gone = answer(table, anna, "nobody", choice="friends")
    assert gone.status_code == 422
    assert "staat niet meer op de lijst" in gone.content.decode() and "Hoe dichtbij is Bo?" in gone.content.decode()


def test_an_empty_list_leads_to_the_names(table):
    page = table.client(table.anna).get(f"/n/{table.row.pk}/easy/").content.decode()
    assert "Eerst de namen, dan de kring" in page


def test_thirty_people_cost_no_more_questions_to_the_database_than_one(table):
    anna = table.client(table.anna)
    do(table, Add(Person("p0", "Persoon 0")))
    anna.get(f"/n/{table.row.pk}/easy/")
    with CaptureQueriesContext(connection) as one:
        anna.get(f"/n/{table.row.pk}/easy/")
    do(table, *(Add(Person(f"p{n}", f"Persoon {n}", rank=n)) for n in range(1, 30)))
    with CaptureQueriesContext(connection) as thirty:
        anna.get(f"/n/{table.row.pk}/easy/")
    assert len(one) == len(thirty) <= 6


def test_enter_is_the_next_step_and_not_i_dont_know(table):
    do(table, Add(Person("a", "Ada", category=Category.FRIEND)))
    page = table.client(table.anna).get(f"/n/{table.row.pk}/easy/").content.decode()
    first = page.partition('action="')[2].partition("<button")[2].partition(">")[0]
    assert "name=" not in first and "type=" not in first
