"""Where somebody is signed in: seen, ended, and worth nothing to who copies the tables."""

import re
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.utils import timezone

from kring.store import letters, log, models, sessions
from tests.pages.conftest import PASSWORD
from tests.pages.keys_at_hand import come_in

PLACES = "/accounts/places/"
PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 15) Mobile"}


def is_in(browser):
    return browser.get("/accounts/").status_code == 200


def ids(browser):
    return re.findall(r'name="place" value="(\w+)"', browser.get(PLACES).text)


def test_everybody_sees_where_they_are_signed_in_and_ends_one_or_all(table):
    here, phone, other = come_in("bram@example.org"), come_in("bram@example.org", headers=PHONE), None
    come_in("chris@example.org")
    page = here.get(PLACES).text
    assert "Een telefoon" in page and "dit apparaat" in page
    (there,) = ids(here)
    assert here.post(f"{PLACES}end/", {"place": there}).status_code == 302
    assert not is_in(phone) and is_in(here)
    other = come_in("bram@example.org")
    here.post(f"{PLACES}end/")
    assert not is_in(other) and is_in(here)
    assert models.Line.objects.filter(user=table.bram, deed="end_session").count() == 2


def test_nobody_ends_the_session_of_somebody_else(table):
    bram, chris = come_in("bram@example.org"), come_in("chris@example.org")
    come_in("bram@example.org")
    for id in (*ids(bram), "x", ""):
        chris.post(f"{PLACES}end/", {"place": id})
    assert models.Session.objects.filter(user=table.bram).count() == 2
    assert is_in(bram)


def test_all_other_sessions_end_when_the_password_changes(table):
    here, other = come_in("bram@example.org"), come_in("bram@example.org", headers=PHONE)
    before = here.session.session_key
    here.post("/accounts/password/", {"current": PASSWORD, "password": "drie stoelen en een bank"})
    assert is_in(here) and not is_in(other)
    assert here.session.session_key != before
    assert models.Session.objects.filter(user=table.bram).count() == 1
    assert models.Line.objects.filter(user=table.bram, deed="set_password").exists()


def test_on_a_device_that_was_left_open_nobody_sets_a_first_password_for_somebody(table):
    browser = Client()
    browser.post("/code/", {"code": letters.make(table.anna, log.Actor(table.dora, timezone.now()))})
    session = browser.session
    now = session[sessions.SINCE]
    session[sessions.SINCE] = (timezone.now() - timedelta(minutes=16)).isoformat()
    session.save()
    assert browser.post("/accounts/password/", {"password": "drie stoelen en een bank"}).status_code == 403
    session[sessions.SINCE] = now
    session.save()
    assert browser.post("/accounts/password/", {"password": "drie stoelen en een bank"}).status_code == 302


def test_coming_in_gives_the_session_a_new_name(table):
    browser = Client()
    browser.post("/accounts/code/", {"email": "bram@example.org"})
    before = browser.cookies["sessionid"].value
    browser.post("/accounts/sign-in/", {"login": "bram@example.org", "password": PASSWORD})
    assert is_in(browser)
    assert browser.cookies["sessionid"].value != before
    thief = Client()
    thief.cookies["sessionid"] = before
    assert not is_in(thief)


def test_a_copy_of_the_tables_signs_nobody_in_and_tells_no_code_from_a_mail(table, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    browser, asking = come_in("bram@example.org"), Client()
    asking.post("/accounts/code/", {"email": "anna@example.org"})
    code = next(iter(asking.session["account_login"]["state"]["stages"]["login_by_code"]["data"]["code"].split()))
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_key, session_data FROM store_session")
        rows = cursor.fetchall()
    assert len(rows) == 2
    assert browser.cookies["sessionid"].value not in str(rows)
    assert code not in str(rows)
    for key, _ in rows:
        thief = Client()
        thief.cookies["sessionid"] = key
        assert not is_in(thief)


def test_what_is_in_a_session_opens_in_no_other_row(table):
    bram, chris = come_in("bram@example.org"), come_in("chris@example.org")
    theirs = models.Session.objects.get(user=table.bram).session_data
    models.Session.objects.filter(user=table.chris).update(session_data=theirs)
    assert is_in(bram) and not is_in(chris)


def test_when_somebody_was_last_seen_is_kept_to_within_minutes(table):
    browser = come_in("bram@example.org")
    rows = models.Session.objects.filter(user=table.bram)
    just = timezone.now() - timedelta(minutes=1)
    rows.update(seen_at=just)
    browser.get("/accounts/")
    assert rows.get().seen_at == just
    rows.update(seen_at=timezone.now() - sessions.SEEN - timedelta(seconds=1))
    browser.get("/accounts/")
    assert timezone.now() - rows.get().seen_at < timedelta(minutes=1)


def test_sessions_that_are_over_are_cleared_away_when_somebody_comes_in(table):
    come_in("bram@example.org")
    models.Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    come_in("chris@example.org")
    assert [one.user for one in models.Session.objects.all()] == [table.chris]
