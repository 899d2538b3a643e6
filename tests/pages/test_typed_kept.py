"""A page left open overnight: nothing that was typed is lost."""

import re

import pytest
from django.test import Client

from kring.pages import sealed
from kring.pages.account import carried
from tests.pages.conftest import PASSWORD

STORY = "Dit schreef Anna <b>'s avonds</b> & een beetje 's nachts."


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


@pytest.fixture
def address(table):
    return "/accounts/"


def form(**more):
    return {"name": STORY, "language": "nl", **more}


def test_an_expired_session_signs_in_on_top_and_sends_the_form_again(table, address):
    browser = Client()
    asked = browser.post(address, form())
    assert asked.status_code == 401
    assert "Dit schreef Anna &lt;b&gt;" in asked.text
    box = hidden(asked.text, "carried")
    assert "Anna" not in box
    answer = browser.post("/accounts/sign-in/", {"login": "bram@example.org", "password": PASSWORD, "carried": box})
    assert answer["Location"] == "/accounts/again/"
    again = browser.get("/accounts/again/")
    assert "Dit schreef Anna &lt;b&gt;" in again.text
    assert again.context["posted"].address == address
    sent = browser.post(again.context["posted"].address, dict(again.context["posted"].fields))
    assert sent.status_code == 302
    table.bram.refresh_from_db()
    assert table.bram.name == STORY


def test_a_wrong_password_on_the_way_loses_nothing(table, address):
    browser = Client()
    box = hidden(browser.post(address, form()).text, "carried")
    wrong = browser.post("/accounts/sign-in/", {"login": "bram@example.org", "password": "no", "carried": box})
    assert hidden(wrong.text, "carried") == box
    assert "Dit schreef Anna" in wrong.text


def test_an_old_token_shows_what_was_typed_and_sends_it_with_a_fresh_one(table, address):
    browser = table.client(table.bram, enforce_csrf_checks=True)
    refused = browser.post(address, form(csrfmiddlewaretoken="x" * 64), HTTP_ORIGIN="http://testserver")
    assert refused.status_code == 403
    assert "Dit schreef Anna" in refused.text
    fresh = form(csrfmiddlewaretoken=hidden(refused.text, "csrfmiddlewaretoken"))
    assert browser.post(address, fresh).status_code == 302


def test_a_form_from_elsewhere_is_not_offered_again(table, address):
    browser = table.client(table.bram, enforce_csrf_checks=True)
    refused = browser.post(address, form(), HTTP_ORIGIN="https://example.com")
    assert refused.status_code == 403
    assert "Dit schreef Anna" not in refused.text
    table.bram.refresh_from_db()
    assert table.bram.name == "Bram"


def test_a_password_is_never_carried(table):
    asked = Client().post("/accounts/password/", {"password": PASSWORD, "note": "dit wel"})
    assert PASSWORD not in asked.text
    assert "dit wel" in asked.text
    assert carried.opened(hidden(asked.text, "carried")).fields == (("note", "dit wel"),)


def test_what_is_carried_cannot_be_changed_and_does_not_last(table, address, monkeypatch):
    box = hidden(Client().post(address, form()).text, "carried")
    assert carried.opened(box[:-4] + "AAAA") is None
    assert carried.opened("é") is None
    assert sealed.opened(box, "another kind") is None
    assert sealed.opened(box, carried.KEPT, seconds=-1) is None


def test_too_much_to_carry_is_said(table, address):
    asked = Client().post(address, form(story="long " * 60_000))
    assert 'name="carried"' not in asked.text
    assert "te veel om voor je vast te houden" in asked.text


def test_a_script_is_told_to_sign_in_and_gets_no_page(table, address):
    for header in ({"HTTP_HX_REQUEST": "true"}, {"HTTP_X_REQUESTED_WITH": "fetch"}):
        asked = Client().post(address, form(), **header)
        assert (asked.status_code, asked.content) == (401, b"")
