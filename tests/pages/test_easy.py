"""Easy mode: one question at a time, and "I don't know" is an answer."""

from kring.core.changes import Add
from kring.core.network import Category, Gender, Person, Placement
from tests.pages.test_place import CIRCLE, do, value, version


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
