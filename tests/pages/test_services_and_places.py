"""A service or a place helps and is nobody: no list, count, question or circle takes it for a person."""

import datetime
import io
import re
import zipfile

import pytest

from kring.core.changes import Add, Place
from kring.core.network import Person, Placement, Sort
from kring.exchange import people_table, research
from kring.methods import loader
from tests.pages.conftest import CIRCLE, do, value, version

MEALS = Person("meals", "Tafeltje", rank=2, sort=Sort.SERVICE, relation="brengt eten")
CENTRE = Person("centre", "De Wijkplaats", rank=3, sort=Sort.FACILITY)


@pytest.fixture
def anna(table):
    do(table, Add(Person("joke", "Joke", rank=1)), Add(MEALS), Add(CENTRE))
    do(table, Place(CIRCLE, "joke", None, Placement("friends", "family")))
    return table.client(table.anna)


@pytest.fixture
def nobody(table):
    do(table, Add(MEALS), Add(CENTRE))
    return table.client(table.anna)


def words(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, address
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.parametrize(
    "room",
    ["circle/", "circle/?who=meals", "circle/done/", "names/", "names/?add=1", "names/?about=meals"]
    + ["says/?show=1", "says/", "easy/", "easy/?who=meals", "what-if/", "what-if/?without=meals", "story/", "moments/"]
    + [
        "people/joke/",
        "files/",
        "relations/",
        "relations/?who=meals",
        "contact/",
        "contact/?who=meals",
        "contact/support/",
    ]
    + ["msna/", "msna/?card=services", "msna/?who=meals", "msna/pictures/?card=services", "drawings/"],
)
def test_no_room_of_people_shows_them(anna, table, room):
    said = words(anna, f"/n/{table.row.pk}/{room}")
    assert "Tafeltje" not in said and "Wijkplaats" not in said and "3 mensen" not in said


def test_everybody_has_a_place_when_only_they_have_none(anna, table):
    assert "Iedereen heeft een plek" in words(anna, f"/n/{table.row.pk}/circle/")
    assert "1 persoon" in words(anna, f"/n/{table.row.pk}/names/?add=1")
    assert "1 persoon" in words(anna, f"/n/{table.row.pk}/files/")


def test_a_circle_with_only_a_service_is_empty(nobody, table):
    assert "Eerst de namen" in words(nobody, f"/n/{table.row.pk}/circle/")
    assert "Eerst de namen" in words(nobody, f"/n/{table.row.pk}/easy/")
    assert "Er staat nog niemand in de kring" in words(nobody, f"/n/{table.row.pk}/says/")


@pytest.mark.parametrize(
    ("to", "more"),
    [
        ("circle/place/", {"person": "meals", "ring": "friends", "sector": "family"}),
        ("circle/mark/", {"person": "meals", "field": "potential_friend", "on": "1"}),
        ("circle/answer/", {"prompt": "good-news", "name": "tafeltje"}),
        ("easy/answer/", {"who": "meals", "question": "near", "choice": "friends"}),
    ],
)
def test_they_get_no_place_in_the_circle_by_another_way(anna, table, to, more):
    before = value(table)
    answer = anna.post(f"/n/{table.row.pk}/{to}", {"act": "a1", "version": version(table), **more})
    assert answer.status_code in (200, 422) and value(table) == before


def test_they_go_along_in_a_list_and_are_no_number_in_research(anna, table):
    network = value(table)
    rows = list(people_table.written(network, loader.layouts(), "nl"))
    assert [row[1] for row in rows[1:]] == ["Joke", "Tafeltje", "De Wijkplaats"]
    data, losses = research.write([network], datetime.date(2026, 11, 22))
    assert [(loss.code, loss.name, loss.number) for loss in losses] == [("field", "sort", 2)]
    held = zipfile.ZipFile(io.BytesIO(data))
    assert len(held.read("alters.csv").decode().splitlines()) == 2


def test_the_same_name_as_a_service_is_noticed(anna, table):
    answer = anna.post(f"/n/{table.row.pk}/names/add/", {"act": "a1", "version": version(table), "name": "tafeltje"})
    assert answer.status_code == 422
