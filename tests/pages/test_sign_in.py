import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from kring.pages.account import attempts
from kring.store import accounts, log, models
from tests.pages.conftest import PASSWORD

SIGN_IN = "/accounts/sign-in/"


@pytest.fixture(autouse=True)
def _mail(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def typed(**more):
    return {"login": "bram@example.org", "password": PASSWORD, **more}


def test_a_password_opens_the_way_to_where_somebody_was_going(table):
    browser = Client()
    answer = browser.get("/accounts/")
    assert answer.status_code == 302
    assert answer["Location"] == f"{SIGN_IN}?next=/accounts/"
    answer = browser.post(SIGN_IN, typed(next="/accounts/"))
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/")
    assert browser.get("/accounts/").status_code == 200


def test_nobody_is_sent_to_another_site_after_signing_in(table):
    answer = Client().post(SIGN_IN, typed(next="https://example.com/"))
    assert answer["Location"] == "/"


def test_a_wrong_password_is_said_kindly_and_the_address_is_still_there(table):
    answer = Client().post(SIGN_IN, typed(password="not this"))
    assert answer.content.decode().count("Alleen een wachtwoord blijft nooit staan: typ het opnieuw.") == 1
    assert answer.status_code == 422
    assert "bram@example.org" in answer.text
    assert "not this" not in answer.text
    assert "horen niet bij elkaar" in answer.text


def test_a_known_and_an_unknown_address_are_answered_alike(table):
    known = Client().post(SIGN_IN, typed(login="bram@example.org", password="wrong"))
    unknown = Client().post(SIGN_IN, typed(login="else@example.org", password="wrong"))
    plain = [re.sub(r'value="[^"]*"', "", one.text) for one in (known, unknown)]
    assert known.status_code == unknown.status_code
    assert plain[0] == plain[1]


def test_after_many_tries_one_has_to_wait_and_the_right_password_too(table):
    browser = Client()
    for _ in range(attempts.PER_PERSON):
        browser.post(SIGN_IN, typed(password="wrong"))
    answer = browser.post(SIGN_IN, typed())
    assert answer.status_code == 422
    assert "heel vaak" in answer.text
    assert Client().post(SIGN_IN, typed(login="chris@example.org")).status_code == 302
    assert not any("bram" in one.key for one in models.Counter.objects.all())


def test_a_stranger_who_tries_without_end_does_not_keep_out_who_came_in_before(table):
    own = Client()
    assert own.post(SIGN_IN, typed()).status_code == 302
    own.post("/accounts/sign-out/")
    for _ in range(attempts.PER_PERSON + 1):
        Client().post(SIGN_IN, typed(password="wrong"))
        Client().post("/accounts/code/", {"email": "bram@example.org"})
    assert "heel vaak" in Client().post(SIGN_IN, typed()).text
    assert own.post("/accounts/code/", {"email": "bram@example.org"}).status_code == 302
    assert own.post(SIGN_IN, typed()).status_code == 302


def test_a_browser_that_is_known_may_not_try_without_end_either(table):
    own = Client()
    own.post(SIGN_IN, typed())
    own.post("/accounts/sign-out/")
    for _ in range(attempts.PER_PERSON):
        own.post(SIGN_IN, typed(password="wrong"))
    assert "heel vaak" in own.post(SIGN_IN, typed()).text


def test_nobody_makes_a_browser_known_by_hand_or_for_somebody_else(table):
    chris = Client()
    chris.post(SIGN_IN, typed(login="chris@example.org"))
    chris.post("/accounts/sign-out/")
    kept = chris.cookies[attempts.KNOWN].value
    for number in range(attempts.PER_PERSON + 1):
        chris.cookies[attempts.KNOWN] = f"{kept}.{number}:{'0' * 40}..:"
        chris.post(SIGN_IN, typed(password="wrong"))
    assert "heel vaak" in Client().post(SIGN_IN, typed()).text
    assert "example" not in kept


def test_a_tablet_that_people_share_knows_each_of_them(table):
    shared = Client()
    for who in ("bram", "chris", "anna"):
        shared.post(SIGN_IN, typed(login=f"{who}@example.org"))
        shared.post("/accounts/sign-out/")
    for _ in range(attempts.PER_PERSON + 1):
        Client().post(SIGN_IN, typed(password="wrong"))
    assert shared.post(SIGN_IN, typed()).status_code == 302


def test_a_code_from_the_mail_opens_without_a_password(table):
    browser = Client()
    answer = browser.post("/accounts/code/", {"login": "anna@example.org"})
    assert answer["Location"] == "/accounts/code/confirm/"
    assert browser.get("/accounts/code/confirm/").status_code == 200
    (sent,) = mail.outbox
    assert "Anna" not in sent.subject + sent.body
    code = max(sent.body.split(), key=lambda word: sum(sign.isupper() or sign.isdigit() for sign in word))
    wrong = browser.post("/accounts/code/confirm/", {"code": "XXXXXX"})
    assert "niet de code uit de mail" in wrong.text
    browser.post("/accounts/code/confirm/", {"code": code})
    assert browser.get("/accounts/").context["user"] == table.anna


def test_a_code_that_went_to_an_address_which_is_theirs_no_more_opens_nothing_and_proves_nothing(table):
    browser = Client()
    browser.post("/accounts/code/", {"email": "anna@example.org"})
    code = max(mail.outbox[0].body.split(), key=lambda word: sum(sign.isupper() or sign.isdigit() for sign in word))
    models.User.objects.filter(pk=table.anna.pk).update(email="anna@new.example.org", email_proven_at=None)
    answer = browser.post("/accounts/code/confirm/", {"code": code})
    assert "niet de code uit de mail" in answer.text
    assert browser.get("/accounts/").status_code == 302
    table.anna.refresh_from_db()
    assert table.anna.email_proven_at is None


def test_whoever_wants_a_code_before_typing_anything_is_asked_for_the_address_and_not_told_off(table):
    for login in ("", "anna@"):
        assert Client().post("/accounts/code/", {"login": login}).status_code == (422 if login else 200)
    assert Client().post("/accounts/code/", {"email": ""}).status_code == 422


def test_asking_a_code_for_nobody_sends_nothing_and_looks_the_same(table):
    browser = Client()
    answer = browser.post("/accounts/code/", {"email": "nobody@example.org"})
    assert answer["Location"] == "/accounts/code/confirm/"
    assert "Kijk in je mail" in browser.get("/accounts/code/confirm/").text
    assert mail.outbox == []


def test_codes_are_not_mailed_without_end(table):
    browser = Client()
    for _ in range(attempts.CODES):
        assert browser.post("/accounts/code/", {"email": "anna@example.org"}).status_code == 302
    assert browser.post("/accounts/code/", {"email": "anna@example.org"}).status_code == 422
    assert len(mail.outbox) == attempts.CODES


def test_signing_in_and_out_are_lines_in_the_log(table):
    browser = Client()
    browser.post(SIGN_IN, typed())
    browser.post("/accounts/sign-out/")
    deeds = models.Line.objects.filter(user=table.bram).order_by("id").values_list("deed", flat=True)
    assert list(deeds) == ["sign_in", "sign_out"]
    assert browser.get("/accounts/").status_code == 302


def test_going_out_is_a_post_and_empties_what_the_browser_kept(table):
    browser = table.client(table.bram)
    assert browser.get("/accounts/sign-out/")["Location"] == "/accounts/"
    assert browser.get("/accounts/").status_code == 200
    assert browser.post("/accounts/sign-out/")["Clear-Site-Data"] == '"cache", "storage"'


def test_a_link_shows_a_button_and_works_once(table):
    token = accounts.invite(table.anna, log.Actor(table.dora, timezone.now()))
    address = f"/accounts/link/{token}/"
    browser = Client()
    for _ in range(2):  # looking, by a person or a mail scanner, does not use it up
        assert browser.get(address).status_code == 200
    assert browser.post(address)["Location"] == "/"
    assert browser.get("/accounts/").context["user"] == table.anna
    again = Client().post(address)
    assert again.status_code == 404
    assert "werkt niet meer" in again.text


def test_the_first_link_makes_the_administrator(db):
    address = f"/accounts/link/{accounts.first_link(timezone.now())}/"
    browser = Client()
    short = browser.post(address, {"name": "Dora", "email": "dora@example.org", "password": "short"})
    assert short.status_code == 422
    assert 'value="Dora"' in short.text
    browser.post(address, {"name": "Dora", "email": "dora@example.org", "password": PASSWORD})
    assert browser.get("/", follow=True).redirect_chain == [("/manage/", 302)]


def new_password(browser, password, current=PASSWORD):
    return browser.post("/accounts/password/", {"current": current, "password": password})


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("password1234", "te algemeen"),
        ("q7x9z", "te kort"),
        ("Bram2026!!", "bijna alleen een naam"),
        ("kring-kring-12", "een woord dat veel mensen kiezen"),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused_with_the_reason(table, password, why):
    refused = new_password(table.client(table.bram), password)
    assert refused.status_code == 422
    assert why in refused.text
    assert password not in refused.text


@pytest.mark.parametrize(
    "password", ["drie stoelen en een bank", "aaaabbbb cccc dddd", "9tafels!", "x" * 20 + "y" * 80]
)
def test_a_long_sentence_or_any_other_signs_are_welcome(table, password):
    browser = table.client(table.bram)
    assert new_password(browser, password).status_code == 302
    assert browser.get("/accounts/").status_code == 200
    assert Client().post(SIGN_IN, typed(password=password)).status_code == 302


def test_who_has_a_password_types_it_before_choosing_another_and_cannot_try_without_end(table):
    browser = table.client(table.bram)
    assert new_password(browser, "drie stoelen en een bank", current="wrong").status_code == 422
    for _ in range(attempts.PER_PERSON):
        new_password(browser, "drie stoelen en een bank", current="wrong")
    assert "heel vaak" in new_password(browser, "drie stoelen en een bank").text


def test_everybody_chooses_language_look_and_letters(table):
    browser = table.client(table.bram)
    chosen = {"name": "Bram de Boer", "language": "en", "theme": "dark", "text": "larger"}
    answer = browser.post("/accounts/", chosen, follow=True)
    assert '<html lang="en" data-theme="dark" data-text="larger">' in answer.text
    assert "My settings" in answer.text
    assert "Saved" in answer.text
    assert "Bram de Boer" in answer.text


def test_the_language_changes_before_signing_in_too(table):
    browser = Client()
    assert "Welkom aan tafel" in browser.get(SIGN_IN).text
    answer = browser.post("/accounts/language/", {"language": "en", "next": SIGN_IN}, follow=True)
    assert "Welcome at the table" in answer.text
    assert browser.post("/accounts/language/", {"language": "xx", "next": "https://example.com/"})["Location"] == "/"


def test_a_closed_account_is_told_so(table):
    table.bram.is_active = False
    table.bram.save()
    answer = Client().post(SIGN_IN, typed(), follow=True)
    assert answer.status_code in (403, 422)
    assert not answer.context["user"].is_authenticated


def test_an_address_that_is_none_leads_home_after_choosing_a_language(table):
    browser = table.client(table.anna)
    assert browser.post("/accounts/language/", {"language": "nl", "next": "nowhere"})["Location"] == "/"
    assert browser.get(f"{SIGN_IN}?next=nowhere")["Location"] == "/"


def test_who_could_not_come_in_again_is_told_before_going_out(table):
    table.anna.email = None
    table.anna.save(update_fields=["email"])
    browser = table.client(table.anna)
    answer = browser.post("/accounts/sign-out/")
    assert "geen manier om zelf weer binnen te komen" in answer.text
    assert browser.get("/accounts/").status_code == 200
    assert "/accounts/address/" in answer.text
    assert "/accounts/second/passkey/" in answer.text
    assert browser.post("/accounts/sign-out/", {"anyway": "1"})["Location"] == SIGN_IN
    assert browser.get("/accounts/").status_code == 302


def test_who_holds_a_link_that_still_works_goes_out_at_once(table):
    table.anna.email = None
    table.anna.save(update_fields=["email"])
    browser = table.client(table.anna)
    token = accounts.invite(table.anna, log.Actor(table.dora, timezone.now()))
    assert browser.post("/accounts/sign-out/")["Location"] == SIGN_IN
    assert Client().post(f"/accounts/link/{token}/")["Location"] == "/"
