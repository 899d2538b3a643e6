"""Whoever works with others' circles shows two keys; no other way in goes around the second."""

import base64
import json
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from kring.core.access import Role
from kring.pages.account import attempts, steps
from kring.store import accounts, factors, letters, log, models, roles, sessions
from tests.pages.conftest import PASSWORD
from tests.pages.keys_at_hand import SIGN_IN, come_in, mailed_code, now, set_up

STEP = "/accounts/step/"
SECOND = "/accounts/second/"


@pytest.fixture(autouse=True)
def _asked(settings, table):
    table.anna.set_password(PASSWORD)
    table.anna.save()
    settings.SECOND_FACTOR = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def circle(table):
    return f"/n/{table.row.pk}/circle/"


def by(user):
    return log.Actor(user, timezone.now())


def is_in(browser):
    return browser.get("/accounts/").status_code == 200


def test_before_a_second_key_is_set_up_no_circle_opens_and_the_way_to_it_is_shown(table):
    bram, dora, anna = (come_in(f"{who}@example.org") for who in ("bram", "dora", "anna"))
    for browser, address in ((bram, circle(table)), (bram, "/"), (dora, "/manage/")):
        assert browser.get(address)["Location"] == SECOND
    assert "Je werkt met kringen van anderen" in bram.get(SECOND).text
    refused = models.Line.objects.filter(outcome="refused", rule="second_factor")
    assert {line.user for line in refused} == {table.bram, table.dora}
    assert anna.get(circle(table)).status_code == 200


def test_a_role_that_is_given_while_somebody_is_in_asks_for_it_at_the_next_request(table):
    chris = come_in("chris@example.org")
    assert chris.get("/").status_code != 404
    roles.give(table.chris, table.row, Role.PROFESSIONAL, by(table.anna))
    assert chris.get(circle(table))["Location"] == SECOND
    assert chris.get("/")["Location"] == SECOND


def test_a_professional_with_a_circle_of_their_own_opens_none_with_half_a_key(table):
    roles.give(table.anna, accounts.new_client("Els", by(None))[1], Role.PROFESSIONAL, by(None))
    assert come_in("anna@example.org").get(circle(table))["Location"] == SECOND


@pytest.mark.parametrize("role", list(Role))
def test_only_the_client_and_those_around_them_come_in_with_one_key(table, role):
    roles.give(table.chris, table.row, role, by(table.anna))
    informal = "owner proxy support_figure carer family friend neighbour member volunteer".split()
    assert factors.needs_second_factor(table.chris, timezone.now()) is (role.value not in informal)


def test_an_app_is_set_up_with_codes_for_a_bad_day_and_then_the_circle_opens(table):
    browser = come_in("bram@example.org")
    secret, codes = set_up(browser)
    assert len(set(codes)) == 10
    assert browser.get(circle(table)).status_code == 200
    browser.post("/accounts/second/codes/")
    assert codes[0] not in browser.get("/accounts/second/codes/", follow=True).text
    told = mail.outbox[-1].subject + mail.outbox[-1].body
    assert "tweede" in told or "manier" in told
    assert "Bram" not in told and "Anna" not in told
    deeds = models.Line.objects.filter(user=table.bram).values_list("deed", flat=True)
    assert "add_factor" in deeds
    assert not _is_kept_anywhere(secret)
    assert not any(_is_kept_anywhere(code.replace(" ", "")) for code in codes)


def _is_kept_anywhere(words):
    """Whether the tables hold these words as they are."""
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            if words in str(cursor.fetchall()):
                return True
    return False


def test_who_has_the_app_on_this_very_device_needs_no_camera(table):
    """Nobody can point a phone at its own screen."""
    page = come_in("bram@example.org").get("/accounts/second/app/").text
    secret = re.search(r'id="secret">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    [link] = re.findall(r'<a class="button" href="(otpauth://totp/[^"]+)"', page)
    assert f"secret={secret}" in link and "Open mijn app voor codes" in page


def test_a_wrong_first_code_sets_nothing_up(table):
    browser = come_in("bram@example.org")
    assert browser.post("/accounts/second/app/", {"code": "000000"}).status_code == 422
    assert not Authenticator.objects.exists()


def test_coming_in_again_asks_for_the_code_and_each_code_opens_once(table):
    secret, codes = set_up(come_in("bram@example.org"))
    browser, other = come_in("bram@example.org"), come_in("bram@example.org")
    assert not is_in(browser)
    assert browser.get(circle(table))["Location"].startswith(SIGN_IN)
    assert browser.post(STEP, {"code": "000000"}).status_code == 422
    used = now(secret)
    assert browser.post(STEP, {"code": used}).status_code == 302
    assert browser.get(circle(table)).status_code == 200
    cache.clear()  # as in another process, which has a memory of its own
    assert other.post(STEP, {"code": used}).status_code == 422
    assert other.post(STEP, {"code": codes[3]}).status_code == 302
    assert is_in(other)
    again = come_in("bram@example.org")
    assert again.post(STEP, {"code": codes[3]}).status_code == 422
    failed = models.Line.objects.filter(deed="sign_in", outcome="refused", rule="second")
    assert [line.for_whom for line in failed] == [table.bram] * 3


@pytest.mark.parametrize("way", ["code", "link", "letter"])
def test_no_mail_link_or_letter_goes_around_the_second_key(table, way):
    secret, _ = set_up(come_in("bram@example.org"))
    browser = Client()
    if way == "code":
        browser.post("/accounts/code/", {"email": "bram@example.org"})
        answer = browser.post("/accounts/code/confirm/", {"code": mailed_code()})
    elif way == "link":
        answer = browser.post(f"/accounts/link/{accounts.invite(table.bram, by(table.dora))}/")
    else:
        answer = browser.post("/code/", {"code": letters.make(table.bram, by(table.dora))})
    assert answer["Location"] == STEP
    assert not is_in(browser)
    assert browser.get(circle(table)).status_code == 302
    browser.post(STEP, {"code": now(secret)})
    assert browser.get(circle(table)).status_code == 200
    line = models.Line.objects.filter(user=table.bram, deed="sign_in", outcome="done").latest("id")
    assert line.rule == f"{way}+totp"


def test_a_new_password_opens_nothing_without_the_second_key(table):
    browser = come_in("bram@example.org")
    set_up(browser)
    browser.post("/accounts/password/", {"current": PASSWORD, "password": "drie stoelen en een bank"})
    other = come_in("bram@example.org", "drie stoelen en een bank")
    assert not is_in(other)
    assert other.get(STEP).status_code == 200


def test_a_client_with_a_passkey_still_comes_in_by_mail_and_a_professional_does_not(table):
    for user in (table.anna, table.bram):
        Authenticator.objects.create(user=user, type="webauthn", data={"name": "phone", "credential": {}})
    for who, comes_in in (("anna", True), ("bram", False)):
        browser = Client()
        browser.post("/accounts/code/", {"email": f"{who}@example.org"})
        browser.post("/accounts/code/confirm/", {"code": mailed_code()})
        assert is_in(browser) is comes_in


def test_the_last_second_key_stays_where_it_is_needed_and_goes_where_it_is_not(table):
    for who, status in (("bram", 422), ("anna", 302)):
        browser = come_in(f"{who}@example.org")
        set_up(browser)
        held = Authenticator.objects.get(user__email=f"{who}@example.org", type="totp")
        assert browser.post("/accounts/second/remove/", {"factor": held.pk}).status_code == status
        assert Authenticator.objects.filter(pk=held.pk).exists() is (status == 422)
    assert not Authenticator.objects.filter(user=table.anna).exists()


def test_nobody_takes_off_the_key_of_somebody_else(table):
    set_up(come_in("bram@example.org"))
    held = Authenticator.objects.get(user=table.bram, type="totp")
    for wrong in (held.pk, "", "x", 10**30):
        assert come_in("anna@example.org").post("/accounts/second/remove/", {"factor": wrong}).status_code == 404
    assert Authenticator.objects.filter(pk=held.pk).exists()


def test_a_device_that_was_left_open_changes_no_key(table):
    browser = come_in("anna@example.org")
    session = browser.session
    session[sessions.SINCE] = (timezone.now() - steps.FRESH - timedelta(seconds=1)).isoformat()
    session.save()
    for address in ("app", "passkey", "remove", "codes/new"):
        assert browser.post(f"{SECOND}{address}/").status_code == 403
    assert "Log eerst nog een keer in" in browser.get(f"{SECOND}app/").text
    answer = browser.post(f"{SECOND}sign-in-again/")
    assert answer["Location"] == f"{SIGN_IN}?next={SECOND}"
    assert not is_in(browser)


def test_a_session_from_before_the_key_was_set_up_is_over(table):
    early, late = come_in("bram@example.org"), come_in("bram@example.org")
    set_up(late)
    assert not is_in(early)
    assert is_in(late)


def test_guessing_the_second_key_stops_also_for_the_right_code(table):
    secret, codes = set_up(come_in("bram@example.org"))
    browser = come_in("bram@example.org")
    for _ in range(attempts.SECONDS):
        browser.post(STEP, {"code": "000000"})
    assert "heel vaak" in browser.post(STEP, {"code": now(secret)}).text
    assert "heel vaak" in browser.post(STEP, {"code": codes[0]}).text
    assert not is_in(browser)


def test_signing_in_on_top_of_a_page_asks_for_the_second_key_there(table):
    secret, _ = set_up(come_in("bram@example.org"))
    fetch = {"X-Requested-With": "fetch"}
    browser = Client(headers=fetch)
    typed = {"login": "bram@example.org", "password": PASSWORD, "next": "/accounts/token/"}
    asked = browser.post(SIGN_IN, typed, follow=True)
    assert asked.redirect_chain[-1][0] == STEP
    assert "<html" not in asked.text
    assert browser.post(STEP, {"code": now(secret)})["Location"] == "/accounts/token/"


def _coded(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


TOLD = json.dumps({"type": "webauthn.create", "challenge": "AAAA", "origin": "http://localhost"}).encode()
ANSWER = {
    "id": _coded(b"abc"),
    "rawId": _coded(b"abc"),
    "type": "public-key",
    "clientExtensionResults": {},
    "response": {
        "clientDataJSON": _coded(TOLD),
        "attestationObject": _coded(b"\xa0"),
        "authenticatorData": _coded(b"\0" * 37),
        "signature": _coded(b"x"),
        "userHandle": _coded(b"5"),
    },
}
ODD = [0, False, None, "", "\ud800", "AA==", [], {}, [1], {"a": 1}, _coded(b"\xff" * 80), _coded(b"[]"), _coded(b"5")]
ODD_ANSWERS = [
    *ODD,
    ANSWER,
    *(ANSWER | {part: odd} for part in ANSWER for odd in ODD),
    *({key: one for key, one in ANSWER.items() if key != part} for part in ANSWER),
    *(ANSWER | {"response": ANSWER["response"] | {part: odd}} for part in ANSWER["response"] for odd in ODD),
    *(
        ANSWER | {"response": {key: one for key, one in ANSWER["response"].items() if key != part}}
        for part in ANSWER["response"]
    ),
]


def test_what_is_no_answer_of_a_passkey_lets_nobody_in_and_is_kept_as_none(table):
    stranger, anna = Client(), come_in("anna@example.org")
    for odd in ("9" * 5000, "{", *map(json.dumps, ODD_ANSWERS)):
        typed = {"credential": odd}
        stranger.get("/accounts/passkey/")
        assert stranger.post("/accounts/passkey/", typed).status_code in (422, 429), odd
        assert anna.get(f"{SECOND}passkey/").status_code == 200
        assert anna.post(f"{SECOND}passkey/", typed).status_code == 422, odd
    assert not Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).exists()


def test_the_letter_of_who_works_here_says_that_a_second_key_is_asked_and_that_of_a_client_does_not(table):
    dora = come_in("dora@example.org")
    set_up(dora)
    said = "vraagt Kring je daarna om een tweede sleutel"
    assert said in dora.post("/manage/professional/", {"name": "Bea", "email": "bea@example.org"}, follow=True).text
    assert said in dora.post("/manage/invite/", {"user": table.bram.pk}, follow=True).text
    assert said not in dora.post("/manage/client/", {"name": "Ria", "kind": "carer"}, follow=True).text


def test_the_address_of_the_passkey_that_somebody_typed_leads_to_signing_in(table):
    stranger = Client()
    typed = stranger.get("/accounts/passkey/", headers={"accept": "text/html,*/*"})
    assert typed.status_code == 302 and typed["Location"] == "/accounts/sign-in/"
    assert "challenge" in stranger.get("/accounts/passkey/", headers={"accept": "application/json"}).content.decode()
