"""A letter with a code, for who has no mail and no telephone: made, printed, typed, used once."""

import io
import re
from datetime import timedelta

import pypdf
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from kring.core import codes
from kring.pages.account import attempts
from kring.store import letters, log, models

CODE = "/code/"


@pytest.fixture
def made(table):
    return letters.make(table.anna, log.Actor(table.dora, timezone.now()))


def enter(code, browser=None):
    return (browser or Client()).post(CODE, {"code": code})


def is_in(browser, user):
    answer = browser.get("/accounts/")
    return answer.status_code == 200 and answer.context["user"] == user


def test_the_administrator_makes_a_letter_that_is_printed_and_lets_the_client_in(table):
    dora = table.client(table.dora)
    answer = dora.post("/manage/paper/", {"user": table.anna.pk}, follow=True)
    code = re.search(r'id="code">([^<]+)<', answer.text)[1]
    made = dora.get("/manage/paper/code.pdf")
    assert made["Content-Type"] == "application/pdf"
    (page,) = pypdf.PdfReader(io.BytesIO(made.content)).pages
    words = page.extract_text()
    assert code in words and "Beste Anna" in words and "testserver/code/" in words
    anna = Client()
    assert anna.get(CODE).status_code == 200
    assert enter(code, anna)["Location"] == "/"
    assert is_in(anna, table.anna)
    lines = models.Line.objects.filter(deed__in=("invite", "sign_in")).order_by("id")
    assert [(line.deed, line.user, line.rule) for line in lines] == [
        ("invite", table.dora, "installation"),
        ("sign_in", table.anna, "letter"),
    ]


def test_nobody_but_the_administrator_makes_or_sees_a_letter(table):
    for who in (table.anna, table.bram):
        browser = table.client(who)
        assert browser.post("/manage/paper/", {"user": table.anna.pk}).status_code == 404
        assert browser.get("/manage/paper/code/").status_code == 404
        assert browser.get("/manage/paper/code.pdf").status_code == 404
    assert table.client(table.dora).get("/manage/paper/code/")["Location"] == "/manage/"


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code.lower(),
        lambda code: f"  {codes.printed(code)}. ",
        lambda code: "-".join(code),
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.replace("0", "o").replace("1", "I"),
    ],
)
def test_the_code_is_read_as_it_is_meant(table, made, typed):
    browser = Client()
    enter(typed(made), browser)
    assert is_in(browser, table.anna)


def test_a_letter_works_once(table, made):
    assert enter(made).status_code == 302
    again = Client()
    assert enter(made, again).status_code == 422
    assert not is_in(again, table.anna)


@pytest.mark.parametrize(("early", "status"), [(timedelta(seconds=-5), 422), (timedelta(seconds=60), 302)])
def test_a_letter_works_for_six_weeks(table, early, status):
    code = letters.make(table.anna, log.Actor(table.dora, timezone.now() - timedelta(weeks=6) + early))
    assert enter(code).status_code == status


def test_a_new_letter_ends_the_one_before(table, made):
    letters.make(table.anna, log.Actor(table.dora, timezone.now()))
    assert enter(made).status_code == 422


def test_the_letter_of_who_left_opens_nothing(table, made):
    models.User.objects.filter(pk=table.anna.pk).update(is_active=False)
    assert enter(made).status_code == 422


def test_the_tables_hold_no_code_and_nothing_that_can_be_tried_without_the_secret(table, made, settings):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM store_link")
        assert made not in str(cursor.fetchall())
    settings.SECRET_KEY = "another installation's"
    assert enter(made).status_code == 422


def test_what_is_no_code_is_said_kindly_and_stays_to_be_looked_at(table):
    for typed in ("ABC", "UUUUU UUUUU", "é" * 10, "x" * 60):
        answer = enter(typed)
        assert answer.status_code == 422
        assert "Kijk nog eens" in answer.text
        assert typed in answer.text
    failed = models.Line.objects.filter(deed="sign_in", outcome="refused", rule="letter")
    assert failed.count() == 4


def test_guessing_codes_stops_also_for_the_right_one(table, made):
    enter("00000 00000")
    models.Counter.objects.filter(key__startswith="letter ").update(count=attempts.PER_PLACE)
    answer = enter(made)
    assert answer.status_code == 422
    assert "heel vaak" in answer.text


def test_somebody_else_who_was_in_on_that_device_goes_out_first(table, made):
    shared = table.client(table.bram)
    before = shared.session.session_key
    enter(made, shared)
    assert is_in(shared, table.anna)
    assert not models.Session.objects.filter(user=table.bram).exists()
    assert shared.session.session_key != before


@pytest.mark.parametrize("way", ["link", "letter"])
def test_whose_circle_it_is_reads_that_somebody_made_a_way_in_for_them(table, way):
    dora = table.client(table.dora)
    dora.post(f"/manage/{'invite' if way == 'link' else 'paper'}/", {"user": str(table.anna.pk)})
    line = models.Line.objects.get(deed="invite", network_id=table.row.pk)
    assert (line.user, line.for_whom) == (table.dora, table.anna)
    words = table.client(table.anna).get(f"/n/{table.row.pk}/looked/").content.decode()
    assert "Dora" in words and "Nodigde iemand uit" in words


def test_who_tries_from_everywhere_closes_codes_that_begin_alike_and_no_others(table, made):
    beginning = "000" if made[:3] != "000" else "111"
    for number in range(attempts.ALIKE + 5):
        Client().post("/code/", {"code": f"{beginning}{number:07}"}, REMOTE_ADDR=f"198.51.{number}.7")
    assert "heel vaak" in Client().post("/code/", {"code": f"{beginning}9999999"}, REMOTE_ADDR="203.0.113.9").text
    assert enter(made).status_code == 302


def test_one_household_has_one_count_whatever_address_it_takes(table, made):
    for number in range(attempts.LETTERS):
        Client().post("/code/", {"code": f"{number:03}0000000"}, REMOTE_ADDR=f"2001:db8::{number:x}")
    assert "heel vaak" in Client().post("/code/", {"code": made}, REMOTE_ADDR="2001:db8::ffff").text
    assert Client().post("/code/", {"code": made}, REMOTE_ADDR="2001:db8:0:1::1").status_code == 302


@pytest.fixture
def came_before(table):
    models.User.objects.filter(pk=table.anna.pk).update(last_login=timezone.now())
    table.anna.refresh_from_db()
    return table


def test_nobody_makes_a_link_for_a_client_who_came_in_before(came_before):
    dora = came_before.client(came_before.dora)
    assert dora.post("/manage/invite/", {"user": str(came_before.anna.pk)})["Location"] == "/manage/"
    assert not models.Link.objects.exists()
    assert dora.post("/manage/invite/", {"user": str(came_before.bram.pk)})["Location"] == "/manage/letter/"
    register = dora.get("/manage/").text
    assert "Nieuwe link voor Anna" not in register and "Brief met een code voor Anna" in register


def test_their_letter_waits_and_they_hear_of_it(came_before, mailoutbox):
    dora = came_before.client(came_before.dora)
    page = dora.post("/manage/paper/", {"user": str(came_before.anna.pk)}, follow=True).text
    assert "Tot dan kan" in page
    (mail,) = mailoutbox
    assert mail.to == ["anna@example.org"] and "Anna" not in mail.body
    code = letters.make(came_before.anna, log.Actor(came_before.dora, timezone.now()))
    answer = enter(code)
    assert answer.status_code == 422 and "Deze code werkt vanaf" in answer.text
    code = letters.make(came_before.anna, log.Actor(came_before.dora, timezone.now() - letters.WAITS))
    assert enter(code).status_code == 302


@pytest.mark.parametrize(("is_mine", "left"), [("1", 1), ("0", 0)])
def test_whose_letter_it_is_can_stop_it_before_it_works(came_before, is_mine, left):
    letters.make(came_before.anna, log.Actor(came_before.dora, timezone.now()))
    anna = came_before.client(came_before.anna)
    assert anna.get("/", follow=True).redirect_chain[-1][0] == "/accounts/letter/"
    assert anna.post("/accounts/letter/", {"is_mine": is_mine})["Location"] == "/"
    assert models.Link.objects.count() == left
    assert "/accounts/letter/" not in [to for to, _ in anna.get("/", follow=True).redirect_chain]


def test_a_first_letter_works_at_once(table, mailoutbox):
    table.client(table.dora).post("/manage/paper/", {"user": str(table.anna.pk)})
    assert mailoutbox == []
    assert models.Link.objects.get().works_at is None
