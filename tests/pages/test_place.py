"""Giving somebody a place in the circle, by any of the ways there are."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kring.core.changes import Add, Place
from kring.core.network import Person, Placement
from kring.store import models
from tests.pages.conftest import CIRCLE, Table, do, value, version, works_along


def post(browser: Client, table: Table, act: str = "a1", **fields: object):
    data = {"act": act, "version": version(table), "person": "greet", **fields}
    return browser.post(f"/n/{table.row.pk}/circle/place/", {key: one for key, one in data.items() if one is not None})


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(Person("greet", "Greet")), Add(Person("bas", "Bas")))
    return table.client(table.anna)


def test_someone_gets_a_ring_and_a_sector(anna, table):
    answer = post(anna, table, ring="friends", sector="family")
    assert answer.status_code == 302
    assert value(table).placements[CIRCLE]["greet"] == Placement("friends", "family")


def test_a_group_of_one_kind_says_who_somebody_is_and_undo_takes_both_back(anna, table):
    post(anna, table, ring="friends", sector="professionals")
    assert value(table).people["greet"].category == "professional"
    post(anna, table, act="two", ring="friends", sector="family")
    assert value(table).people["greet"].category == "professional", "what was said is not said over"
    for act in ("u1", "u2"):
        anna.post(f"/n/{table.row.pk}/undo/", {"act": act, "version": version(table)})
    assert value(table).people["greet"].category is None
    post(anna, table, act="three", ring="friends", sector="society")
    assert value(table).people["greet"].category is None


def test_the_counts_of_each_ring_and_group_follow_every_act(anna, table):
    def counted() -> list[str]:
        page = anna.get(f"/n/{table.row.pk}/circle/").content.decode()
        return re.findall(r'<span class="count">([^<]+)</span>', page)

    assert counted() == ["intimi 0", "vrienden 0", "bekenden 0", "diensten 0"]
    post(anna, table, ring="friends", sector="family")
    post(anna, table, act="two", person="bas", ring="friends", sector="society")
    assert counted() == ["intimi 0", "vrienden 2", "bekenden 0", "diensten 0"]
    page = anna.get(f"/n/{table.row.pk}/circle/").content.decode()
    assert re.search(
        r'<th scope="row">vrienden <span class="quieter">2</span></th>.*?>Greet</a>.*?>Bas</a>', page, re.S
    )


def test_a_quick_second_tap_on_an_old_page_takes_nothing_away(anna, table):
    before = version(table)
    told = {"person": "greet", "version": before}
    anna.post(f"/n/{table.row.pk}/circle/place/", {**told, "act": "one", "part": "ring", "ring": "friends"})
    half = anna.get(f"/n/{table.row.pk}/circle/?who=greet").content.decode()
    assert "Nog één ding: bij welke groep hoort Greet?" in half
    anna.post(f"/n/{table.row.pk}/circle/place/", {**told, "act": "two", "part": "sector", "sector": "family"})
    assert value(table).placements[CIRCLE]["greet"] == Placement("friends", "family")


def test_one_part_that_two_people_told_otherwise_is_still_a_conflict(anna, table):
    told = {"person": "greet", "version": version(table), "part": "ring"}
    anna.post(f"/n/{table.row.pk}/circle/place/", {**told, "act": "one", "ring": "friends"})
    bram = table.client(table.bram)
    answer = bram.post(f"/n/{table.row.pk}/circle/place/", {**told, "act": "two", "ring": "services"})
    assert answer.status_code == 409 and value(table).placements[CIRCLE]["greet"] == Placement("friends")


def test_two_who_say_otherwise_who_somebody_is_read_both(anna, table):
    before = version(table)
    post(anna, table, ring="friends", sector="professionals")
    other = {"act": "b1", "version": before, "person": "greet", "ring": "friends", "sector": "family"}
    answer = table.client(table.bram).post(f"/n/{table.row.pk}/circle/place/", other)
    assert answer.status_code == 409 and value(table).people["greet"].category == "professional"
    assert "Professionals" in answer.content.decode() and "Familie" in answer.content.decode()


def test_the_same_person_twice_is_moved_and_never_doubled(anna, table):
    post(anna, table, act="one", ring="friends", sector="family")
    answer = post(anna, table, act="two", ring="services", sector="family")
    page = anna.get(answer["Location"]).content.decode()
    assert value(table).placements[CIRCLE] == {"greet": Placement("services", "family")}
    assert page.count('data-person="greet"') == 2  # once in either size of drawing
    assert "Greet is verplaatst en staat nu bij diensten, Familie." in page


def test_a_double_click_is_one_act(anna, table):
    before = version(table)
    told = {"version": before, "ring": "friends", "sector": "family"}
    assert [post(anna, table, **told).status_code for _ in range(3)] == [302, 302, 302]
    assert version(table) == before + 1


def test_without_a_version_nothing_is_placed(anna, table):
    answer = post(anna, table, version=None, ring="friends", sector="family")
    assert answer.status_code == 428
    assert CIRCLE not in value(table).placements


def test_both_places_are_told_in_the_language_of_the_page(anna, table):
    table.anna.language = "en"
    table.anna.save()
    seen = version(table)
    do(table, Place(CIRCLE, "greet", None, Placement("services", "professionals")))
    page = post(anna, table, version=seen, ring="friends", sector="family").content.decode()
    assert "friends, Family" in page and "vrienden" not in page


def test_two_people_who_place_the_same_person_see_both_places(anna, table):
    seen = version(table)
    do(table, Place(CIRCLE, "greet", None, Placement("services", "professionals")))
    answer = post(anna, table, version=seen, ring="friends", sector="family")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "diensten, Professionals" in page and "vrienden, Familie" in page
    assert 'data-card="greet"' in page and "Wat ik koos" in page  # in the circle itself, with both to choose from
    assert value(table).placements[CIRCLE]["greet"].ring == "services"
    assert post(anna, table, act="still", ring="friends", sector="family").status_code == 302
    assert value(table).placements[CIRCLE]["greet"].ring == "friends"


def test_two_people_who_place_different_people_both_succeed(anna, table):
    seen = version(table)
    do(table, Place(CIRCLE, "bas", None, Placement("services", "professionals")))
    assert post(anna, table, version=seen, ring="friends", sector="family").status_code == 302
    assert set(value(table).placements[CIRCLE]) == {"greet", "bas"}


def test_a_ring_that_the_layout_lacks_is_refused_in_words(anna, table):
    answer = post(anna, table, ring="seventh-heaven", sector="family")
    assert answer.status_code == 422
    assert "Deze kring heeft zo’n plek niet." in answer.content.decode()


def test_someone_who_was_taken_off_is_told_to_be_gone(anna, table):
    answer = post(anna, table, person="nobody", ring="friends", sector="family")
    assert answer.status_code == 422
    assert "staat niet meer op de lijst" in answer.content.decode()


def test_back_to_the_tray(anna, table):
    post(anna, table, act="one", ring="friends", sector="family")
    post(anna, table, act="two", ring="", sector="")
    assert CIRCLE not in value(table).placements


def test_left_out_on_purpose_is_not_waiting(anna, table):
    post(anna, table, left_out="1")
    page = anna.get(f"/n/{table.row.pk}/circle/").content.decode()
    assert value(table).placements[CIRCLE]["greet"] == Placement(left_out=True)
    assert "1 persoon" in page  # only Bas still waits


def test_done_asks_what_to_do_with_whoever_has_no_place(anna, table):
    page = anna.get(f"/n/{table.row.pk}/circle/done/").content.decode()
    assert "2 mensen hebben nog geen plek" in page
    answer = anna.post(
        f"/n/{table.row.pk}/circle/leave-out/", {"act": "x", "version": version(table), "person": ["greet", "bas"]}
    )
    assert "Dat was het voor vandaag" in anna.get(answer["Location"]).content.decode()


def test_whoever_has_only_the_link_that_is_used_up_is_asked_at_the_end_how_to_come_in_tomorrow(anna, table):
    """Most people do not go out: they put the phone away, and find out the next day."""
    asked = "Wil je morgen weer naar binnen?"
    assert asked not in anna.get(f"/n/{table.row.pk}/circle/done/").content.decode()  # Anna has a mail address
    models.User.objects.filter(pk=table.anna.pk).update(email=None)
    page = anna.get(f"/n/{table.row.pk}/circle/done/").content.decode()
    assert asked in page and "/accounts/address/" in page and "/accounts/second/" in page
    works_along(table, table.bram)
    assert asked not in table.client(table.bram).get(f"/n/{table.row.pk}/circle/done/").content.decode()


def test_without_names_there_is_no_circle_yet(table):
    page = table.client(table.anna).get(f"/n/{table.row.pk}/circle/").content.decode()
    assert "Eerst de namen, dan de kring" in page
    assert f"/n/{table.row.pk}/names/" in page


def test_a_stranger_meets_a_closed_door(anna, table):
    stranger = table.client(table.chris)
    absent = stranger.get("/n/there-is-no-such/circle/")
    shut = stranger.get(f"/n/{table.row.pk}/circle/")
    assert (shut.status_code, without_token(shut.content)) == (404, without_token(absent.content))
    assert post(stranger, table, ring="friends", sector="family").status_code == 404
    assert b"Greet" in anna.get(f"/n/{table.row.pk}/circle/").content  # so there was something to hide


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_asks_the_database_equally_little_for_one_and_for_thirty(table, count):
    do(table, *(Add(Person(f"p{n}", f"Person {n}")) for n in range(count)))
    do(table, *(Place(CIRCLE, f"p{n}", None, Placement("friends", "society")) for n in range(count)))
    browser = table.client(table.anna)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(f"/n/{table.row.pk}/circle/").status_code == 200
    assert sum("SAVEPOINT" not in one["sql"] for one in asked) <= 5  # a test is a transaction of its own


def test_nobody_jumps_when_someone_else_moves(anna, table):
    do(table, *(Add(Person(f"p{n}", f"Person {n}")) for n in range(12)))
    for n in range(12):
        post(anna, table, act=f"act{n}", person=f"p{n}", ring="friends", sector=("family", "society")[n % 2])
    before = _seats(anna, table)
    post(anna, table, act="moves", person="p3", ring="services", sector="professionals")
    after = _seats(anna, table)
    assert {id for id in before if before[id] != after[id]} == {"p3"}


def without_token(page: bytes) -> bytes:
    """A page without what differs for every visit."""
    return re.sub(rb'value="[A-Za-z0-9]{64}"', b"", page)


def _seats(browser: Client, table: Table) -> dict[str, str]:
    page = browser.get(f"/n/{table.row.pk}/circle/").content.decode()
    wide = page[page.index('class="on-wide"') : page.index('class="on-tablet"')]
    return dict(re.findall(r'data-person="([^"]+)"[^>]*><g class="mark" transform="([^"]+)"', wide))
