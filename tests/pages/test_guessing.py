"""Fifty guesses at once: each is counted once, whichever thread it reaches, and the rest wait."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from kring.pages.account import attempts
from kring.store import accounts, letters, log, models
from tests.pages.conftest import PASSWORD
from tests.pages.keys_at_hand import SIGN_IN, come_in, now, set_up

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50


@pytest.fixture(autouse=True)
def _asked(settings):
    settings.SECOND_FACTOR = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def at_once(send, many=MANY):
    """What so many askers are told, when they ask at the same time."""

    def one(number):
        try:
            return send(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(one, range(many)))


def told(answers, wrong):
    """How many were told that they were wrong, and how many that they must wait."""
    return Counter("wrong" if wrong in one.text else "wait" if "heel vaak" in one.text else "else" for one in answers)


def as_in(browser):
    """Another browser with the same session."""
    other = Client()
    other.cookies["sessionid"] = browser.cookies["sessionid"].value
    return other


def test_passwords(table):
    def guess(number):
        return Client().post(SIGN_IN, {"login": "bram@example.org", "password": f"guess {number}"})

    found = told(at_once(guess), "horen niet bij elkaar")
    assert found == {"wrong": attempts.PER_PERSON, "wait": MANY - attempts.PER_PERSON}
    assert "heel vaak" in Client().post(SIGN_IN, {"login": "bram@example.org", "password": PASSWORD}).text


def test_the_code_from_one_mail(table):
    browser = Client()
    browser.post("/accounts/code/", {"email": "anna@example.org"})
    found = told(
        at_once(lambda _: as_in(browser).post("/accounts/code/confirm/", {"code": "BBBB-BBBB"})), "niet de code"
    )
    assert 0 < found["wrong"] <= attempts.GUESSES


def test_codes_of_an_app_and_codes_on_paper(table):
    set_up(come_in("bram@example.org"))
    browser = come_in("bram@example.org")
    guesses = at_once(
        lambda number: as_in(browser).post("/accounts/step/", {"code": f"{number:0{6 + number % 2 * 2}}"})
    )
    assert told(guesses, "klopt niet") == {"wrong": attempts.SECONDS, "wait": MANY - attempts.SECONDS}


def test_the_code_of_an_app_that_is_sent_eight_times_lets_one_browser_in(table):
    secret, _ = set_up(come_in("bram@example.org"))
    browsers = [come_in("bram@example.org") for _ in range(8)]
    code = now(secret)
    answers = at_once(lambda number: browsers[number].post("/accounts/step/", {"code": code}), 8)
    assert Counter(one.status_code for one in answers) == {302: 1, 422: 7}


def test_the_codes_of_letters(table):
    Client().post("/code/", {"code": "00000 00000"})
    models.Counter.objects.filter(key__startswith="letter ").update(count=attempts.LETTERS - 10)
    answers = at_once(lambda number: Client().post("/code/", {"code": f"{number:010}"}))
    assert told(answers, "werkt niet") == {"wrong": 10, "wait": MANY - 10}


def test_a_letter_and_a_link_that_are_used_fifty_times_let_one_browser_in(table):
    by = log.Actor(table.dora, timezone.now())
    code, token = letters.make(table.anna, by), accounts.invite(table.anna, by)
    entered = at_once(lambda _: Client().post("/code/", {"code": code}))
    assert Counter(one.status_code for one in entered) == {302: 1, 422: MANY - 1}
    followed = at_once(lambda _: Client().post(f"/accounts/link/{token}/"))
    assert Counter(one.status_code for one in followed) == {302: 1, 404: MANY - 1}


@pytest.mark.parametrize(
    ("proxies", "lines"), [(0, {"198.51.100.0/24"}), (1, {"203.0.113.0/24"}), (2, {"192.0.2.0/24"})]
)
def test_behind_servers_of_ones_own_each_visitor_is_counted_apart_and_nobody_says_where_they_are(
    table, settings, proxies, lines
):
    settings.PROXIES = proxies
    said = "10.9.8.7, 192.0.2.4, 203.0.113.5"
    Client().post("/code/", {"code": "nothing"}, REMOTE_ADDR="198.51.100.9", HTTP_X_FORWARDED_FOR=said)
    assert set(models.Line.objects.filter(outcome="refused").values_list("address", flat=True)) == lines


def test_an_address_that_was_not_passed_on_is_that_of_who_asks(table, settings):
    for settings.PROXIES, more in (
        (1, {}),
        (1, {"HTTP_X_FORWARDED_FOR": " , "}),
        (2, {"HTTP_X_FORWARDED_FOR": "10.9.8.7"}),
    ):
        Client().post("/code/", {"code": "nothing"}, REMOTE_ADDR="198.51.100.9", **more)
    assert set(models.Line.objects.filter(outcome="refused").values_list("address", flat=True)) == {"198.51.100.0/24"}
