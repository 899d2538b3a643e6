"""A yes by a link counts where it belongs: an agreement, a task, a photo; and only as long as it is what was read."""

import re

import pytest
from django.test import Client
from django.utils import translation

from kring.core.changes import Add, Set
from kring.core.network import Action, Person, Request, Success, Task, When
from kring.methods import plans
from kring.store import models
from tests.pages.conftest import Table, do, value
from tests.pages.test_asking import link, page, send

CORRIE, BAS = Person("corrie", "Corrie", rank=1.0), Person("bas", "Bas", rank=2.0)
DOCTOR = Action("a", "Mee naar de dokter", by="corrie", is_chosen=True, on=When(2026, 12, 3), where="De Brink")
KIND = next(id for id, one in plans.kinds().items() if any(part.holds == "tasks" for part in one.part))


def asks(**about: str) -> Request:
    return Request("r1", "Zeg je ja?", people=("corrie",), sentence="Wil je dit?", **about)


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(CORRIE), Add(BAS), Add(DOCTOR), Add(Success("s", "Taart", photo="p", people=("corrie", "bas"))))
    do(table, Add(Task("t", "x", "y", "De bloemen", next="corrie")))
    return table.client(table.anna)


def answer(address: str, reply: str, phone: Client | None = None):
    phone = phone or Client()
    seen = re.search(r'name="seen" value="(\w+)"', phone.get(address).content.decode())
    return phone.post(address, {"reply": reply, **({"seen": seen[1]} if seen else {})})


def test_a_yes_by_a_link_confirms_the_agreement_and_a_change_of_mind_takes_it_back(anna, table):
    do(table, Add(asks(action="a")))
    phone, address = Client(), link(table, anna)
    shown = phone.get(address).content.decode()
    assert "Mee naar de dokter" in shown and "3 december" in shown and "De Brink" in shown
    answer(address, "yes", phone)
    assert value(table).actions["a"].is_confirmed
    answer(address, "yes", phone)
    answer(address, "no", phone)
    assert not value(table).actions["a"].is_confirmed


def test_a_yes_by_a_link_counts_for_a_task_and_for_a_photo_of_oneself_alone(anna, table):
    do(table, Add(asks(task="t")))
    answer(link(table, anna), "yes")
    assert value(table).tasks["t"].is_agreed
    do(table, Add(Request("r2", "Foto", people=("bas",), sentence="Mag dit?", success="s")))
    answer(link(table, anna, "s2", "r2"), "yes")
    assert value(table).successes["s"].consents == ("bas",)


def test_who_is_asked_about_what_is_not_theirs_to_say_settles_nothing(anna, table):
    do(table, Set("actions", "a", "by", "corrie", "bas"), Add(asks(action="a", success="s")))
    do(table, Set("successes", "s", "people", ["corrie", "bas"], ["bas"]))
    answer(link(table, anna), "yes")
    assert not value(table).actions["a"].is_confirmed and not value(table).successes["s"].consents


def test_nobody_says_yes_to_what_was_changed_while_they_read(anna, table):
    do(table, Add(asks(action="a")))
    phone, address = Client(), link(table, anna)
    seen = re.search(r'name="seen" value="(\w+)"', phone.get(address).content.decode())[1]
    do(table, Set("actions", "a", "where", "De Brink", "Het ziekenhuis"))
    again = phone.post(address, {"reply": "yes", "seen": seen})
    assert again.status_code == 409 and "Het ziekenhuis" in again.content.decode()
    assert not value(table).actions["a"].is_confirmed
    answer(address, "yes", phone)
    assert value(table).actions["a"].is_confirmed


def test_opening_the_link_confirms_nothing(anna, table):
    do(table, Add(asks(action="a")))
    address = link(table, anna)
    Client().get(address), Client().head(address)
    assert not value(table).actions["a"].is_confirmed


def test_the_history_says_that_who_was_asked_did_it_and_who_leads_takes_it_back(anna, table):
    do(table, Add(asks(action="a")))
    answer(link(table, anna), "yes")
    shown = anna.get(f"/n/{table.row.pk}/history/").content.decode()
    assert "Wie gevraagd is" in shown
    act = models.Act.objects.get(by=None)
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1", "which": act.act})
    assert not value(table).actions["a"].is_confirmed
    with translation.override("nl"):
        book = anna.get(f"/n/{table.row.pk}/mine/everything/")
    assert book.status_code == 200


def test_what_was_said_aloud_counts_when_who_leads_writes_it_down(anna, table):
    do(table, Add(asks(action="a")))
    send(table, anna, "take", request="r1", reply="yes")
    assert value(table).actions["a"].is_confirmed


def test_an_agreement_and_a_photo_lead_to_a_question_that_counts(anna, table):
    for where, about in (("plan/action/a/", "action=a"), ("wall/s/", "success=s")):
        shown = anna.get(f"/n/{table.row.pk}/{where}").content.decode()
        assert about in shown, where
    shown = page(table, anna, "new/?person=corrie&words=Zeg&action=a")
    assert 'name="action" value="a"' in shown
    send(table, anna, "keep", words="Zeg", person="corrie", sentence="Ja?", action="a", task="no", success="")
    (one,) = value(table).requests.values()
    assert (one.action, one.task, one.success) == ("a", None, None)
