"""The address of an act, opened by hand, from a history or after a form that did not fit, leads to its page."""

import pytest

from kring.core.changes import Add
from kring.core.network import Person
from tests.pages import visitors
from tests.pages.conftest import do, version


@pytest.mark.parametrize(
    ("act", "page"),
    [
        ("circle/place/", "circle/"),
        ("circle/leave-out/", "circle/"),
        ("names/add/", "names/"),
        ("easy/answer/", "easy/"),
        ("undo/", None),
    ],
)
def test_an_act_that_is_opened_leads_to_its_page(table, act, page):
    do(table, Add(Person("a", "Ada")))
    before = version(table)
    answer = table.client(table.anna).get(f"/n/{table.row.pk}/{act}")
    assert (answer.status_code, answer["Location"]) == (303, f"/n/{table.row.pk}/{page}" if page else "/")
    assert version(table) == before
    assert table.client(table.anna).get(answer["Location"], follow=True).status_code == 200


def test_every_address_that_only_takes_a_form_leads_to_a_page_when_it_is_opened(table):
    pages = {row.route for row in visitors.rows() if "GET" in row.methods}
    acts = [row for row in visitors.rows() if row.is_of_a_network and row.route not in pages]
    assert len(acts) > 140
    for row in acts:
        at = row.address(table.row.pk)
        answer = table.client(table.anna).get(at)
        assert answer.status_code == 303 and at.startswith(answer["Location"]), row.route
        assert table.client(table.anna).get(answer["Location"], follow=True).status_code in (200, 403, 404), row.route


def test_who_may_not_come_in_learns_nothing_from_the_address_of_an_act(table):
    stranger = table.client(table.chris)
    for network in (table.row.pk, "no-such-network"):
        answer = stranger.get(f"/n/{network}/circle/place/")
        assert (answer.status_code, answer["Location"]) == (303, f"/n/{network}/circle/")
        assert stranger.get(answer["Location"]).status_code == 404


def test_a_page_that_came_back_with_what_does_not_fit_can_be_opened_again(table):
    anna, at = table.client(table.anna), f"/n/{table.row.pk}/plan/action/keep/"
    assert anna.post(at, {"version": version(table), "words": ""}).status_code == 422
    assert anna.get(at)["Location"] == f"/n/{table.row.pk}/plan/"


def test_who_is_not_signed_in_is_led_to_sign_in(client, table):
    assert "/accounts/" in client.get(f"/n/{table.row.pk}/circle/place/")["Location"]
