"""Asking for help, and answering with one tap and without an account."""

import io
import re
import socketserver
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from pypdf import PdfReader

from kring.core.access import Part, Role
from kring.core.changes import Add, Set, removal
from kring.core.network import Carrier, Person, Reply, Request, Willing
from kring.pages.leave import chapters
from kring.store import askings, doors, log, models, roles
from tests.pages.conftest import Table, do, value, version

CORRIE = Person("corrie", "Corrie de Wit", rank=1.0, willing=Willing.WILLING_AND_ABLE)
BAS = Person("bas", "Bas", rank=2.0)
LAMP = Request(
    "r1", "Een lamp ophangen", people=("corrie",), sentence="Wil je mij helpen?", back="Taart", behind="Stil"
)


def send(table: Table, browser: Client, where: str, id: str = "a1", **fields: object):
    return browser.post(f"/n/{table.row.pk}/asking/{where}/", {"act": id, "version": version(table), **fields})


def page(table: Table, browser: Client, where: str = "r1/") -> str:
    return browser.get(f"/n/{table.row.pk}/asking/{where}").content.decode()


def link(table: Table, browser: Client, id: str = "s1", request: str = "r1") -> str:
    send(table, browser, "send", id, request=request, carrier="link")
    found = re.search(r"/asked/[\w-]+/", page(table, browser, f"{request}/sent/"))
    assert found
    return found[0]


def earlier(days: int) -> None:
    """The world was so many days younger when everything was asked."""
    for one in models.Asking.objects.all():
        for field in ("made_at", "expires_at", "allows_at"):
            if at := getattr(one, field):
                setattr(one, field, at - timedelta(days=days))
        one.save()


@pytest.fixture
def anna(table: Table, settings) -> Client:
    settings.EMAIL_HOST = "mail.example.org"
    do(table, Add(CORRIE), Add(BAS), Add(LAMP))
    return table.client(table.anna)


def test_a_request_is_thought_of_step_by_step_and_kept(anna, table):
    shown = page(table, anna, "new/?words=Boodschappen")
    assert "Boodschappen" in shown and shown.index('value="corrie"') < shown.index('value="bas"')
    fields = {"words": "Boodschappen", "person": "bas", "support": "practical", "sentence": "Ga je mee?", "back": ""}
    assert send(table, anna, "keep", **fields).status_code == 302
    (one,) = (one for one in value(table).requests.values() if one.id != "r1")
    assert (one.words, one.people, one.sentence, one.back) == ("Boodschappen", ("bas",), "Ga je mee?", "")


def test_who_is_asked_answers_without_an_account_and_sees_only_this_question(anna, table):
    phone, address = Client(), link(table, anna)
    shown = phone.get(address).content.decode()
    assert "Wil je mij helpen?" in shown and "Taart" in shown and "Corrie, Anna heeft een vraag" in shown
    assert "Stil" not in shown and "Bas" not in shown and "de Wit" not in shown
    assert phone.post(address, {"reply": "yes", "words": "Graag"}).status_code == 302
    assert "Je antwoord is er." in phone.get(address).content.decode()
    assert (
        "Graag" in page(table, anna) and "Er is een antwoord" in anna.get(f"/n/{table.row.pk}/plan/").content.decode()
    )


def test_a_mail_scanner_that_opens_the_link_answers_nothing(anna, table):
    address = link(table, anna)
    for _ in range(3):
        assert Client().get(address).status_code == 200 and Client().head(address).status_code == 200
    assert models.Asking.objects.get().answered_at is None and value(table).requests["r1"].reply is None


def test_the_same_answer_twice_is_one_and_another_from_the_same_phone_replaces_it(anna, table):
    phone, address = Client(), link(table, anna)
    for reply in ("yes", "yes", "another_time"):
        phone.post(address, {"reply": reply})
    _, answer = askings.answers(table.row, [LAMP])["r1"]
    assert answer and answer.reply is Reply.ANOTHER_TIME


def test_a_link_that_was_forwarded_shows_nothing_after_the_answer_and_changes_nothing(anna, table):
    phone, other, address = Client(), Client(), link(table, anna)
    phone.post(address, {"reply": "yes"})
    shown = other.get(address).content.decode()
    assert "Deze vraag is beantwoord" in shown and "Wil je mij helpen?" not in shown and "Anna" not in shown
    other.post(address, {"reply": "no"})
    _, answer = askings.answers(table.row, [LAMP])["r1"]
    assert answer and answer.reply is Reply.YES


def test_who_is_somebody_else_closes_the_link_and_who_asked_is_told(anna, table):
    address = link(table, anna)
    Client().post(address, {"not_me": "1"})
    answer = Client().get(address)
    assert answer.status_code == 410 and "Wil je mij helpen?" not in answer.content.decode()
    assert "De link kwam bij iemand anders." in page(table, anna)


def test_a_late_answer_is_kind_and_changes_nothing(anna, table):
    address = link(table, anna)
    earlier(22)
    answer = Client().post(address, {"reply": "yes"})
    assert answer.status_code == 410 and "Deze vraag is voorbij" in answer.content.decode()
    assert models.Asking.objects.get().answered_at is None and "de link is voorbij" in page(table, anna)


def test_an_answer_after_it_was_taken_back_meets_nothing(anna, table):
    address = link(table, anna)
    send(table, anna, "back", "b1", request="r1")
    answer = Client().post(address, {"reply": "yes"})
    assert answer.status_code == 410 and "Wil je mij" not in answer.content.decode()
    assert models.Asking.objects.get().answered_at is None


def test_a_question_about_somebody_who_went_leads_nowhere(anna, table):
    address = link(table, anna)
    do(table, *removal(value(table), "corrie"))
    assert Client().get(address).status_code == 410


@pytest.mark.parametrize("token", ["nothing", "x" * 300])
def test_a_link_that_is_none_says_so(db, token):
    assert Client().get(f"/asked/{token}/").status_code == 404
    assert Client().post(f"/asked/{token}/", {"reply": "yes"}).status_code == 404


def test_an_answer_that_is_none_comes_back_with_what_was_typed(anna, table):
    answer = Client().post(link(table, anna), {"reply": "perhaps", "words": "Ik bel je"})
    assert answer.status_code == 422 and "Ik bel je" in answer.content.decode()


def test_kring_asks_nobody_twice_in_a_week_nor_while_a_question_is_open(anna, table):
    do(table, Add(Request("r2", "Nog een lamp", people=("corrie",), sentence="Nog een?")))
    address = link(table, anna)
    answer = send(table, anna, "send", "s2", request="r2", carrier="link")
    assert answer.status_code == 409 and "heeft nog een vraag van je" in answer.content.decode()
    Client().post(address, {"reply": "yes"})
    assert "Kring vraagt Corrie niet" in send(table, anna, "send", "s3", request="r2", carrier="link").content.decode()
    earlier(8)
    assert send(table, anna, "send", "s4", request="r2", carrier="link").status_code == 302


@pytest.mark.parametrize(("allows", "days", "may"), [("month", 29, False), ("month", 31, True), ("never", 900, False)])
def test_who_is_asked_says_how_often(anna, table, allows, days, may):
    do(table, Add(Request("r2", "Nog een lamp", people=("corrie",), sentence="Nog een?")))
    Client().post(link(table, anna), {"reply": "no", "allows": allows})
    earlier(days)
    status = send(table, anna, "send", "s2", request="r2", carrier="link").status_code
    assert status == (302 if may else 409)
    assert send(table, anna, "send", "s3", request="r2", carrier="oneself").status_code == 302


def test_undo_after_sending_closes_the_link_and_redo_opens_it(anna, table):
    phone, address = Client(), link(table, anna)
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1", "version": version(table)})
    assert value(table).requests["r1"].asked_on is None
    assert phone.get(address).status_code == 410 and phone.post(address, {"reply": "yes"}).status_code == 410
    assert models.Asking.objects.get().answered_at is None
    anna.post(f"/n/{table.row.pk}/redo/", {"act": "u2", "version": version(table)})
    assert phone.get(address).status_code == 200


def test_taking_back_that_meets_a_conflict_or_an_old_page_leaves_the_link_as_it_is(anna, table):
    before, address = version(table), link(table, anna)
    seen = version(table)
    assert send(table, anna, "back", "b1", request="r1", version=before).status_code == 302
    assert Client().get(address).status_code == 200
    do(table, Set("requests", "r1", "carrier", Carrier.LINK, Carrier.LETTER))
    assert send(table, anna, "back", "b2", request="r1", version=seen).status_code == 409
    assert Client().get(address).status_code == 200


def test_after_the_thank_you_the_answer_stands(anna, table):
    phone, address = Client(), link(table, anna)
    phone.post(address, {"reply": "yes"})
    send(table, anna, "take", "t1", request="r1", thanked="1")
    answer = phone.post(address, {"reply": "no"})
    assert answer.status_code == 409 and "Anna heeft het gelezen." in answer.content.decode()
    assert value(table).requests["r1"].reply is Reply.YES
    _, kept = askings.answers(table.row, [LAMP])["r1"]
    assert kept and kept.reply is Reply.YES and "Wil je mij" not in Client().get(address).content.decode()


def test_two_taps_before_the_page_came_are_one_answer_of_one_phone(anna, table):
    phone, address = Client(), link(table, anna)
    phone.get(address)
    cookies = {name: one.value for name, one in phone.cookies.items()}
    for _ in range(2):
        again = Client()
        again.cookies.load(cookies)
        again.post(address, {"reply": "yes"})
    assert "Je antwoord is er." in phone.get(address).content.decode()


class Refuses(socketserver.StreamRequestHandler):
    """A mail server that will not have whoever it is for."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for said in iter(self.rfile.readline, b"quit\r\n"):
            self.wfile.write(b"550 nobody is called so\r\n" if said.startswith(b"rcpt") else b"250 fine\r\n")
        self.wfile.write(b"221 bye\r\n")


def test_a_mail_that_the_mail_server_refuses_is_told_as_not_sent_with_another_way(
    anna, table, settings, django_capture_on_commit_callbacks
):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refuses) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND, settings.EMAIL_TIMEOUT = "kring.site.post.Server", 5
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS = False
        with django_capture_on_commit_callbacks(execute=True):
            send(table, anna, "send", request="r1", carrier="mail", email="nobody@example.org")
        server.shutdown()
    sent, shown = page(table, anna, "r1/sent/"), page(table, anna)
    assert "De mail is niet verstuurd" in sent and "onderweg" not in sent
    assert "De mail is niet verstuurd" in shown and "met een brief" in shown.lower()
    assert send(table, anna, "send", "s2", request="r1", carrier="letter").status_code == 302


def test_without_a_mail_server_no_mail_is_offered_nor_told_as_sent(anna, table, settings):
    settings.EMAIL_HOST = ""
    assert 'value="mail"' not in page(table, anna)
    answer = send(table, anna, "send", request="r1", carrier="mail", email="corrie@example.org")
    assert answer.status_code == 422 and not models.Asking.objects.exists()


def test_what_was_taken_back_counts_for_the_week_and_so_does_a_month_that_is_over(anna, table):
    do(table, Add(Request("r2", "Nog een lamp", people=("corrie",), sentence="Nog een?")))
    do(table, Add(Request("r3", "Een plank", people=("corrie",), sentence="Help je mee?")))
    Client().post(link(table, anna), {"reply": "no", "allows": "month"})
    earlier(40)
    assert send(table, anna, "send", "s2", request="r2", carrier="link").status_code == 302
    send(table, anna, "back", "b1", request="r2")
    assert send(table, anna, "send", "s3", request="r3", carrier="link").status_code == 409
    earlier(8)
    assert send(table, anna, "send", "s4", request="r3", carrier="link").status_code == 302


@pytest.mark.parametrize("carrier", ["link", "letter", "mail"])
def test_what_meets_a_conflict_makes_no_link_and_sends_nothing(anna, table, carrier):
    before = version(table)
    send(table, anna, "send", "o1", request="r1", carrier="oneself")
    fields = {"request": "r1", "carrier": carrier, "email": "corrie@example.org"}
    answer = send(table, anna, "send", "s1", **fields, version=before)
    assert answer.status_code == 409 and not mail.outbox and not models.Asking.objects.exists()
    assert value(table).requests["r1"].carrier is Carrier.ONESELF


@pytest.mark.parametrize("is_taken_back", [False, True])
def test_one_mail_a_week_whatever_became_of_the_link_and_showing_a_link_anew_is_free(anna, table, is_taken_back):
    mailed = {"request": "r1", "carrier": "mail", "email": "corrie@example.org"}
    assert send(table, anna, "send", "s1", **mailed).status_code == 302
    if is_taken_back:
        send(table, anna, "back", "b1", request="r1")
    assert "Kring vraagt Corrie niet" in send(table, anna, "send", "s2", **mailed).content.decode()
    older, newer = link(table, anna, "s3"), link(table, anna, "s4")
    assert send(table, anna, "send", "s5", **mailed).status_code == 409 and len(mail.outbox) == 1
    assert Client().get(newer).status_code == 200 and Client().get(older).status_code == 410
    earlier(8)
    assert send(table, anna, "send", "s6", **mailed).status_code == 302 and len(mail.outbox) == 2


def test_the_mail_holds_only_the_link(anna, table):
    send(table, anna, "send", request="r1", carrier="mail", email="corrie@example.org")
    (sent,) = mail.outbox
    assert "/asked/" in sent.body and "Wil je mij" not in sent.body and "Anna" not in sent.subject + sent.body
    assert sent.to == ["corrie@example.org"]


def test_without_a_sentence_nothing_is_sent_and_a_mail_needs_an_address(anna, table):
    assert send(table, anna, "send", request="r1", carrier="mail", email="nergens").status_code == 422
    do(table, Set("requests", "r1", "sentence", LAMP.sentence, ""))
    assert send(table, anna, "send", "s2", request="r1", carrier="link").status_code == 422
    assert not models.Asking.objects.exists()


def test_an_answer_is_written_down_with_a_thank_you_and_becomes_an_agreement(anna, table):
    Client().post(link(table, anna), {"reply": "yes", "words": "Graag"})
    assert "plan/action/new/?person=corrie" in page(table, anna)
    send(table, anna, "take", "t1", request="r1", thanked="1")
    one = value(table).requests["r1"]
    assert (one.reply, one.reply_words, one.is_thanked, one.is_over) == (Reply.YES, "Graag", True, True)


def test_what_was_said_aloud_is_written_down_by_who_asked(anna, table):
    send(table, anna, "send", request="r1", carrier="oneself")
    send(table, anna, "take", "t1", request="r1", reply="no")
    assert value(table).requests["r1"].carrier is Carrier.ONESELF
    assert value(table).requests["r1"].reply is Reply.NO and "niet voor jou" in page(table, anna)


def test_only_who_leads_sends_in_the_name_of_the_client(anna, table):
    by = log.Actor(table.anna, table.row.made_at)
    until = timezone.now() + timedelta(days=1)
    roles.give(table.chris, table.row, Role.FRIEND, by, frozenset({Part.NAMES, Part.PLAN}), writes_until=until)
    chris = table.client(table.chris)
    assert send(table, chris, "keep", words="Iets", person="bas").status_code == 302
    assert send(table, chris, "send", "s1", request="r1", carrier="link").status_code == 403
    assert not models.Asking.objects.exists()


def test_a_small_sentence_is_told_that_it_may_be_asked(anna, table):
    do(table, Set("requests", "r1", "sentence", LAMP.sentence, "Sorry dat ik stoor, maar"))
    assert 'data-rule="R113"' in page(table, anna)


def test_that_somebody_opened_the_link_is_in_the_log(anna, table):
    Client().get(link(table, anna))
    line = models.Line.objects.filter(rule="asked").get()
    assert (line.deed, line.user, line.people, line.part) == ("read", None, ["corrie"], "plan")


def test_nobody_fits_leads_to_the_list_and_the_ladder(table):
    shown = page(table, table.client(table.anna), "new/")
    assert f"/n/{table.row.pk}/names/" in shown and "#ladder" in shown


def test_what_one_person_answered_is_never_told_of_another(anna, table):
    phone, address = Client(), link(table, anna)
    phone.post(address, {"reply": "yes", "words": "Graag"})
    fields = {"request": "r1", "words": LAMP.words, "person": "bas", "sentence": LAMP.sentence}
    assert send(table, anna, "keep", "k2", **fields).status_code == 302
    shown = page(table, anna)
    now = value(table).requests["r1"]
    assert (now.people, now.asked_on, now.carrier, now.reply) == (("bas",), None, None, None)
    assert "Graag" not in shown and "Graag" not in anna.get(f"/n/{table.row.pk}/plan/").content.decode()


def test_the_letter_on_paper_holds_the_sentence_and_the_link_and_nothing_that_is_behind_it(anna, table):
    address = link(table, anna)
    answer = anna.get(f"/n/{table.row.pk}/asking/r1/letter.pdf")
    told = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.content)).pages)
    assert "Wil je mij helpen?" in told and "Taart" in told
    assert address in "".join(told.split())  # the whole of it: where its line breaks is chance, for its letters are
    assert "Stil" not in told and "de Wit" not in told
    assert table.client(table.anna).get(f"/n/{table.row.pk}/asking/r1/letter.pdf").status_code == 302


def test_of_whom_much_is_received_something_back_is_thought_of_together(anna, table):
    do(table, Set("people", "corrie", "direction", None, "receive"))
    assert "Bedenk het samen." not in page(table, anna)  # there is cake already
    do(table, Set("requests", "r1", "back", "Taart", ""))
    assert "Bedenk het samen." in page(table, anna)


def test_what_was_answered_by_a_link_stands_in_the_book_of_everything(anna, table):
    Client().post(link(table, anna), {"reply": "yes", "words": "Graag hoor"})
    request = RequestFactory().get("/")
    request.user, request.session = table.anna, anna.session
    with translation.override("nl"):
        told = chapters._asked(doors.network(request, table.row.pk, Part.PLAN))
    ((when, what),) = told.facts
    assert "Corrie de Wit" in when and what == "Een lamp ophangen. Ja: Graag hoor"
