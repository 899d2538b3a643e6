"""A form that arrives twice is done once; `make replay` sends every form of every page."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from kring.commands import due
from kring.core.access import Part, Role
from kring.store import log, models, roles, sendings
from tests.pages.conftest import value, version


def sent(browser, page, to, **typed):
    """What a browser sends for a form of a page, to be sent any number of times."""
    there = browser.get(page).context
    if "version" in typed and "opened" in there:
        typed["version"] = there["opened"].stamp
    body = urlencode({"csrfmiddlewaretoken": there["csrf_token"], **typed})
    return lambda: browser.post(to, body, content_type="application/x-www-form-urlencoded")


def thrice(send):
    answers = [send() for _ in range(3)]
    assert {one.status_code for one in answers} == {302}
    assert len({one["Location"] for one in answers}) == 1
    return answers


def test_who_leads_adds_somebody_once(table):
    room = f"/n/{table.row.pk}/names/"
    send = sent(table.client(table.anna), room, f"{room}add/", name="Carla", version=version(table))
    thrice(send)
    assert [one.name for one in value(table).people.values()] == ["Carla"]


def test_who_proposes_does_so_once(table):
    by = log.Actor(table.anna, timezone.now())
    roles.give(table.chris, table.row, Role.FAMILY, by, list(Part))
    room = f"/n/{table.row.pk}/names/"
    thrice(sent(table.client(table.chris), room, f"{room}add/", name="Carla", version=version(table)))
    assert models.Proposal.objects.count() == 1


@pytest.mark.parametrize(("to", "made"), [("own/", models.Network), ("invite/", models.Link)])
def test_who_looks_after_kring_makes_one(table, to, made):
    before = made.objects.count()
    thrice(sent(table.client(table.dora), "/manage/", f"/manage/{to}", user=table.bram.pk))
    assert made.objects.count() == before + 1


def test_the_second_time_the_page_says_the_same(table):
    browser, own = table.client(table.anna), f"/n/{table.row.pk}/names/"
    send = sent(browser, own, f"{own}add/", name="Carla", version=version(table))
    said = []
    for _ in range(2):
        send()
        said.append([one.message for one in browser.get(own).context["messages"]])
    assert said == [["saved"], ["saved"]]


def test_what_was_sent_before_something_else_is_an_act_again(table):
    """Who goes back to an open page and chooses again means it."""
    browser, page = table.client(table.dora), "/manage/"
    token = browser.get(page).context["csrf_token"]
    bodies = [urlencode({"csrfmiddlewaretoken": token, "user": one.pk}) for one in (table.bram, table.anna, table.bram)]
    for body in bodies:
        browser.post(f"{page}invite/", body, content_type="application/x-www-form-urlencoded")
    assert models.Link.objects.count() == 3


def test_what_was_refused_may_come_again(table):
    room = f"/n/{table.row.pk}/names/"
    send = sent(table.client(table.anna), room, f"{room}add/", name="", version=version(table))
    assert [send().status_code for _ in range(2)] == [422, 422]
    assert models.Sending.objects.count() == 0


def test_the_page_of_somebody_else_says_nothing_about_mine(table):
    """Whoever copies a whole form with its token sends it as themselves."""
    room = f"/n/{table.row.pk}/names/"
    send = sent(table.client(table.anna), room, f"{room}add/", name="Carla", version=version(table))
    send()
    token = models.Sending.objects.get().key
    sent(table.client(table.chris), "/", f"{room}add/", name="Carla", version=version(table))()
    assert [one.key for one in models.Sending.objects.all()] == [token]


def test_a_fault_takes_all_of_it_back(table, monkeypatch):
    room = f"/n/{table.row.pk}/names/"
    browser = table.client(table.anna, raise_request_exception=False)
    send = sent(browser, room, f"{room}add/", name="Carla", version=version(table))
    before = models.Line.objects.count()
    monkeypatch.setattr("kring.pages.answers.redirect", None)
    assert send().status_code == 500
    monkeypatch.undo()
    assert (len(value(table).people), models.Line.objects.count()) == (0, before)
    assert send().status_code == 302
    assert len(value(table).people) == 1


def test_no_word_of_an_answer_lies_open(table):
    room = f"/n/{table.row.pk}/names/"
    sent(table.client(table.anna), room, f"{room}add/", name="Carla", version=version(table))()
    kept = models.Sending.objects.get()
    assert b"names" not in bytes(kept.answer) and "names" not in kept.key + kept.asked


def test_after_some_days_it_is_forgotten(table):
    room = f"/n/{table.row.pk}/names/"
    sent(table.client(table.anna), room, f"{room}add/", name="Carla", version=version(table))()
    due._do(timezone.now() + sendings.KEPT - timedelta(minutes=1))
    assert models.Sending.objects.count() == 1
    due._do(timezone.now() + sendings.KEPT + timedelta(minutes=1))
    assert models.Sending.objects.count() == 0
