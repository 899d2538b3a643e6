"""A list that is long comes in stretches of two hundred, with a search and letters; what is counted is the whole."""

import re
from random import Random
from time import process_time

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from kring.core.changes import Add, Place, Set
from kring.core.network import Person, Placement
from kring.pages import stretches
from tests.pages.conftest import CIRCLE, do, value, version
from tests.pages.test_page_weight import many


def people(count, name="Persoon"):
    return [Person(f"p{number}", f"{name} {number}", rank=float(number)) for number in range(count)]


@pytest.fixture
def anna(table):
    """Anna with 450 people; Zoë, who was named last, is the only one with a Z, and the only one with a place."""
    do(table, *(Add(one) for one in people(449)), Add(Person("zoe", "Zoë", rank=1000.0)))
    return table.client(table.anna)


def shown(browser, table, where):
    return browser.get(f"/n/{table.row.pk}/{where}").content.decode()


def names_in(words):
    return re.findall(r'class="who"><bdi>([^<]+)', words)


def test_who_stands_where_in_a_long_list_is_found_by_number_by_name_and_by_letter():
    listed = [*people(449), Person("zoe", "Zoë")]
    first = stretches.of(listed, {})
    assert (first.first_one, first.last_one, first.found, first.last) == (1, 200, 450, 3)
    assert first.letters == ("P", "Z")
    third = stretches.of(listed, {"part": "3", "order": "name"})
    assert (third.first_one, third.last_one, third.kept) == (401, 450, (("order", "name"),))
    assert stretches.of(listed, {"find": "zoe"}).ids == stretches.of(listed, {"letter": "Z"}).ids == {"zoe"}
    assert "zoe" in stretches.of(listed, {}, "zoe").ids and "zoe" in stretches.of(listed, {"at": "zoe"}).ids


@pytest.mark.parametrize(
    "asked", ["part=99", "part=-1", "part=x", "part=00000000009", "find=%00", "letter=%F0%9F%8E%88"]
)
def test_an_address_that_asks_for_what_is_not_there_gives_what_is_nearest(asked):
    found = stretches.of(people(450), QueryDict(asked))
    assert 1 <= found.number <= found.last and found.whole == 450


def test_a_short_list_has_no_search_and_is_whole_whatever_is_asked(table):
    do(table, *(Add(one) for one in people(200)))
    words = shown(table.client(table.anna), table, "names/?add=1&find=Zo&part=2")
    assert len(names_in(words)) == 200 and "Zoek iemand op de lijst" not in words


def test_every_name_of_a_long_list_is_met_by_going_on_and_the_count_is_of_all(anna, table):
    met = []
    address = "names/?add=1"
    while address:
        words = shown(anna, table, address)
        assert "450 mensen" in words
        met += names_in(words)
        following = re.search(r'rel="next" href="([^"]+)"', words)
        address = "names/" + following[1].replace("&amp;", "&") if following else ""
    assert sorted(met) == sorted(one.name for one in value(table).people.values()) and met[0] == "Zoë"


def test_a_search_finds_with_and_without_accents_and_says_when_there_is_nobody(anna, table):
    assert names_in(shown(anna, table, "names/?add=1&find=ZOE")) == ["Zoë"]
    assert "Niemand met deze letters" in shown(anna, table, "names/?add=1&find=Xerxes")


def test_from_near_to_far_says_of_all_how_many_have_no_place(anna, table):
    do(table, Place(CIRCLE, "zoe", None, Placement("friends", "family")))
    words = shown(anna, table, "names/")
    assert "449 mensen" in words and words.count('<li><a class="chip"') == 200
    assert names_in(shown(anna, table, "names/?part=3")) == ["Zoë"]


def test_who_was_in_touch_is_shown_again_after_it_was_told(anna, table):
    told = {"act": "t", "version": version(table), "person": "p430", "order": "name"}
    answer = anna.post(f"/n/{table.row.pk}/contact/today/", told, follow=True)
    assert 'id="p-p430"' in answer.content.decode()
    assert shown(anna, table, "contact/?order=name").count('<tr id="p-') == 200
    tick = {"act": "u", "version": version(table), "side": "for", "cell": "p430 practical on"}
    assert 'id="p-p430"' in anna.post(f"/n/{table.row.pk}/contact/support/tick/", tick, follow=True).content.decode()


def test_with_4900_people_the_lists_come_at_once_and_ask_the_tables_as_often_as_with_none(table):
    browser, lists = table.client(table.anna), ("names/?add=1", "names/", "contact/", "contact/support/", "asking/new/")
    few = _asks(browser, table, lists)
    do(table, *many(4900, Random(3)), Set("owner", "", "wants_to_map", None, True))
    assert _asks(browser, table, lists) == few
    for one in lists:
        begun = process_time()  # what it costs, also where others have the cores
        page = shown(browser, table, one)
        assert process_time() - begun < 1.5 and len(page) < 600_000, one


def _asks(browser, table, lists):
    shown(browser, table, "names/")
    counts = []
    for one in lists:
        with CaptureQueriesContext(connection) as asked:
            shown(browser, table, one)
        counts.append(len(asked))
    return counts
