"""The same people in several circles: each keeps its own places, and one proposes to the other (M06)."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.core.changes import Add, Place, Set
from kring.core.network import Category, Person, Placement
from tests.pages.conftest import CIRCLE, do, value, version

WIJK = "neighbourhood-ecogram"


@pytest.fixture
def anna(table):
    do(
        table,
        *(Add(Person(id, id.capitalize(), rank=n)) for n, id in enumerate(("joke", "bas", "greet", "els"), 1)),
        Place(CIRCLE, "joke", None, Placement("intimates", "family")),
        Place(CIRCLE, "bas", None, Placement("services", "society")),
        Set("people", "joke", "category", None, Category.FAMILY.value),
    )
    return table.client(table.anna)


def at(table, page="", layout=WIJK):
    return f"/n/{table.row.pk}/circle/as/{layout}/{page}"


def post(browser, table, page, act="a1", **fields):
    return browser.post(at(table, page), {"act": act, "version": version(table), **fields})


def shown(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_placing_in_one_layout_leaves_the_other_alone_and_can_be_undone(anna, table):
    before = value(table).placements[CIRCLE]
    answer = post(anna, table, "place/", person="joke", ring="near", sector="family")
    assert answer["Location"].startswith(at(table) + "?who=joke")
    assert value(table).placements == {CIRCLE: before, WIJK: {"joke": Placement("near", "family")}}
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u", "version": version(table)})
    assert value(table).placements == {CIRCLE: before}


def test_the_old_address_shows_the_layout_in_use_and_acts_in_the_one_that_was_seen(anna, table):
    assert "intimi" in shown(anna, f"/n/{table.row.pk}/circle/")
    then = version(table)
    for act, person in enumerate(("joke", "bas", "greet")):
        post(anna, table, "place/", act=f"p{act}", person=person, ring="near", sector="friends")
    assert "verder weg" in shown(anna, f"/n/{table.row.pk}/circle/")
    old = {"act": "old", "version": then, "person": "els", "ring": "friends", "sector": "society"}
    assert anna.post(f"/n/{table.row.pk}/circle/place/", old).status_code == 302
    assert value(table).placements[CIRCLE]["els"] == Placement("friends", "society")


def test_a_ring_of_another_layout_is_refused_and_a_layout_that_never_was_does_not_exist(anna, table):
    assert post(anna, table, "place/", person="joke", ring="intimates", sector="family").status_code == 422
    assert anna.get(at(table, layout="nothing-of-the-kind")).status_code == 404
    assert anna.post(at(table, "place/", "nothing-of-the-kind"), {"act": "a", "version": 1}).status_code == 404


def test_who_is_put_in_a_second_group_stands_in_the_last_one_only_and_it_is_said(anna, table):
    post(anna, table, "place/", person="greet", ring="near", sector="family")
    answer = post(anna, table, "place/", act="two", person="greet", ring="near", sector="services")
    page = words(shown(anna, answer["Location"]))
    assert "Greet is verplaatst en staat nu bij dichtbij, Hulpverleners en diensten." in page
    assert value(table).placements[WIJK]["greet"] == Placement("near", "services")


def test_without_anybody_comes_first_the_list(table):
    page = words(shown(table.client(table.anna), at(table)))
    assert "Eerst de namen, dan de kring" in page


def test_a_new_circle_tells_how_it_goes_and_proposes_who_stands_elsewhere(anna, table):
    page = words(shown(anna, at(table)))
    assert "een hechte band hebben" in page
    assert "2 mensen staan al in een andere kring" in page
    assert "Joke dichtbij, Familie" in page and "Bas verder weg, Vrienden, kennissen" in page
    assert value(table).placements.keys() == {CIRCLE}, "a proposal places nobody"
    post(anna, table, "propose/", person=["joke"])
    assert value(table).placements[WIJK] == {"joke": Placement("near", "family")}
    post(anna, table, "propose/", act="two", person=["els", "nobody"])
    assert value(table).placements[WIJK] == {"joke": Placement("near", "family")}, "only what was proposed"


def test_the_card_names_the_ring_that_another_circle_points_to(anna, table):
    assert "Naar een andere kring gekeken zou het kunnen zijn: dichtbij." in words(shown(anna, at(table) + "?who=joke"))
    assert "Naar een andere kring" not in words(shown(anna, at(table) + "?who=els"))


def test_who_lives_near_is_asked_and_can_be_looked_at_alone_while_nobody_moves(anna, table):
    for n, person in enumerate(("joke", "bas", "greet")):
        post(anna, table, "place/", act=f"p{n}", person=person, ring="near", sector="family")
    post(anna, table, "mark/", act="m1", person="joke", field="in_neighbourhood", on="1")
    post(anna, table, "mark/", act="m2", person="bas", field="in_neighbourhood", off="1")
    people = value(table).people
    assert [people[id].in_neighbourhood for id in ("joke", "bas", "greet")] == [True, False, None]
    whole, near = shown(anna, at(table)), shown(anna, at(table) + "?only=in_neighbourhood")
    drawn = r'class="person[^"]*" data-person="(\w+)"'
    assert set(re.findall(drawn, whole)) == {"joke", "bas", "greet"} and set(re.findall(drawn, near)) == {"joke"}
    spot = r'data-person="joke".*?<g class="mark" transform="([^"]+)"'
    assert re.search(spot, whole, re.S)[1] == re.search(spot, near, re.S)[1]
    assert "Van deze mensen is nog niet bekend of ze in de buurt wonen: Greet" in words(near)
    assert re.findall(r'<span class="count">([^<]+)</span>', near) == ["dichtbij 1", "verder weg 0"]
    post(anna, table, "mark/", act="m3", person="joke", field="in_neighbourhood")
    assert value(table).people["joke"].in_neighbourhood is None


def test_a_circle_that_does_not_ask_it_shows_everybody(anna, table):
    page = shown(anna, at(table, layout=CIRCLE) + "?only=in_neighbourhood")
    assert 'data-person="joke"' in page and "Alleen wie in de buurt woont" not in page


def test_a_circle_of_which_the_layout_is_gone_is_whole_and_says_so(anna, table):
    do(table, Place("of-the-house", "joke", None, Placement("by-the-stove", "guests")))
    page = words(shown(anna, at(table, layout="of-the-house")))
    assert "Deze tekening is er niet meer" in page and "Joke" in page
    assert anna.post(at(table, "place/", "of-the-house"), {"act": "a", "version": version(table)}).status_code == 404
    post(anna, table, "place/", person="bas", ring="near", sector="family")
    assert value(table).placements["of-the-house"] == {"joke": Placement("by-the-stove", "guests")}


def test_with_pictures_walks_in_the_layout_of_its_address(anna, table):
    easy = f"/n/{table.row.pk}/easy/as/{WIJK}/"
    page = shown(anna, easy + "?who=joke&question=near")
    assert "Wij zijn belangrijk voor elkaar." in page
    asked = {"act": "e", "version": version(table), "who": "joke", "question": "near", "choice": "further"}
    answer = anna.post(easy + "answer/", asked)
    assert answer["Location"].startswith(easy)
    assert value(table).placements[WIJK]["joke"] == Placement("further", "family")
    assert value(table).placements[CIRCLE]["joke"] == Placement("intimates", "family")


def test_print_leads_to_the_paper_of_this_circle(anna, table):
    post(anna, table, "place/", person="joke", ring="near", sector="family")
    page = anna.get(at(table)).content.decode()
    (link,) = set(re.findall(r'href="([^"]*/paper/[^"]*)"', page))
    assert WIJK in link and anna.get(link.replace("&amp;", "&")).status_code == 200


def test_a_circle_costs_as_many_queries_with_many_people_as_with_few(anna, table):
    def counted():
        with CaptureQueriesContext(connection) as queries:
            anna.get(at(table))
        return len(queries)

    few = counted()
    do(
        table,
        *(Add(Person(f"p{n}", f"P{n}", rank=10 + n)) for n in range(30)),
        *(Place(WIJK, f"p{n}", None, Placement("near", "family")) for n in range(30)),
    )
    assert counted() == few <= 6


def test_who_is_drawn_stays_the_same_after_an_act(anna, table):
    post(anna, table, "mark/", act="m1", person="joke", field="in_neighbourhood", on="1")
    page = shown(anna, at(table) + "?only=in_neighbourhood&who=joke")
    assert f'action="{at(table)}mark/?only=in_neighbourhood"' in page
    answer = post(anna, table, "mark/?only=in_neighbourhood", act="m2", person="bas", field="in_neighbourhood", on="1")
    assert answer["Location"] == at(table) + "?who=bas&only=in_neighbourhood"
    assert "?only=" not in post(anna, table, "mark/", act="m3", person="bas", field="in_neighbourhood")["Location"]
