"""By which mail address somebody comes in, and who may say that it is another one."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from kring.core.access import Role
from kring.pages.account import steps
from kring.store import accounts, log, models, roles, sessions
from tests.pages.conftest import PASSWORD

ADDRESS, SIGN_IN = "/accounts/address/", "/accounts/sign-in/"


@pytest.fixture
def anna(table):
    accounts.prove(table.anna, table.anna.email, timezone.now())
    table.anna.set_password(PASSWORD)
    table.anna.save()
    return came_in(table.anna.email)


def came_in(email: str) -> Client:
    browser = Client()
    assert browser.post(SIGN_IN, {"login": email, "password": PASSWORD}).status_code == 302
    return browser


def mailed() -> str:
    return max(mail.outbox[-1].body.split(), key=lambda word: sum(one.isupper() or one.isdigit() for one in word))


def later(browser: Client) -> None:
    """They came in so long ago that nobody knows who holds the device."""
    session = browser.session
    session[sessions.SINCE] = (timezone.now() - steps.FRESH - timedelta(seconds=1)).isoformat()
    session.save()


def test_the_old_address_is_told_and_whoever_came_in_by_it_is_out(table, anna):
    elsewhere = came_in("anna@example.org")
    anna.post(ADDRESS, {"email": "anna@new.example.org"})
    anna.post(ADDRESS, {"code": mailed()})
    table.anna.refresh_from_db()
    assert table.anna.email == "anna@new.example.org"
    (told,) = [one for one in mail.outbox if one.to == ["anna@example.org"]]
    assert "is veranderd" in told.body and "new" not in told.body and "Anna" not in told.body
    assert anna.get("/accounts/").status_code == 200
    assert elsewhere.get("/accounts/").status_code == 302
    assert models.Line.objects.filter(user=table.anna, deed="add_factor").count() == 1


def test_a_device_that_was_left_open_changes_no_address(table, anna):
    anna.post(ADDRESS, {"email": "someone@else.example.org"})
    code = mailed()
    later(anna)
    for typed in (None, {"email": "someone@else.example.org"}, {"code": code}):
        answer = anna.get(ADDRESS) if typed is None else anna.post(ADDRESS, typed)
        assert answer.status_code == 403 and "Log eerst nog een keer in" in answer.text
    table.anna.refresh_from_db()
    assert table.anna.email == "anna@example.org" and len(mail.outbox) == 1
    assert anna.post("/accounts/second/sign-in-again/", {"next": ADDRESS})["Location"] == f"{SIGN_IN}?next={ADDRESS}"


def test_who_could_not_come_in_again_may_say_an_address_at_any_time(table):
    greet = accounts.make("Greet")
    roles.give(greet, table.row, Role.FAMILY, log.Actor(table.anna, timezone.now()))
    browser = table.client(greet)
    later(browser)
    browser.post(ADDRESS, {"email": "greet@example.org"})
    assert browser.post(ADDRESS, {"code": mailed()}).status_code == 302
    greet.refresh_from_db()
    assert greet.email == "greet@example.org" and len(mail.outbox) == 1


def test_who_never_showed_that_their_address_is_theirs_does_so_at_any_time_and_says_no_other(table):
    browser = came_in("bram@example.org")
    later(browser)
    assert browser.get(ADDRESS).status_code == 200
    assert browser.post(ADDRESS, {"email": "other@example.org"}).status_code == 403
    browser.post(ADDRESS, {"email": "bram@example.org"})
    assert browser.post(ADDRESS, {"code": mailed()}).status_code == 302
    table.bram.refresh_from_db()
    assert table.bram.email_proven_at and [one.to for one in mail.outbox] == [["bram@example.org"]]
