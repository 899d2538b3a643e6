"""What goes by itself of asking somebody by a link, and what stays until it may."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from kring.core.changes import Add, removal
from kring.core.network import Request
from kring.store import askings, models
from tests.pages import test_asking
from tests.pages.conftest import do, value
from tests.pages.test_asking import earlier, link, send

anna = test_asking.anna


def test_what_is_over_goes_by_itself_and_what_somebody_allows_holds(anna, table):
    address = link(table, anna)
    Client().post(address, {"reply": "no", "words": "Liever niet", "allows": "never"})
    earlier(100)
    assert askings.prune(timezone.now()) == 0 and models.Asking.objects.get().data  # it was not read yet
    send(table, anna, "take", "t1", request="r1", over="1")
    assert askings.prune(timezone.now()) == 0 and not bytes(models.Asking.objects.get().data)
    do(table, Add(Request("r2", "Nog een lamp", people=("corrie",), sentence="Nog een?")))
    assert send(table, anna, "send", "s2", request="r2", carrier="link").status_code == 409


def test_an_asking_goes_with_whom_it_was_about(anna, table):
    Client().post(link(table, anna), {"reply": "yes", "words": "Graag"})
    assert askings.prune(timezone.now()) == 0
    do(table, *removal(value(table), "corrie"))
    assert askings.prune(timezone.now()) == 0, "it may have been made after its circle was read"
    assert askings.prune(timezone.now() + timedelta(hours=2)) == 1 and not models.Asking.objects.exists()


def test_never_goes_too_when_somebody_leaves_the_map(anna, table):
    Client().post(link(table, anna), {"reply": "no", "allows": "never"})
    do(table, *removal(value(table), "corrie"))
    assert askings.prune(timezone.now() + timedelta(hours=2)) == 1 and not models.Asking.objects.exists()


def test_a_circle_that_cannot_be_read_keeps_no_other_from_being_looked_through(anna, table, caplog):
    link(table, anna)
    models.Network.objects.filter(pk=table.row.pk).update(document=b"damaged")
    assert askings.prune(timezone.now()) == 0
    assert table.row.pk in caplog.text and "damaged" not in caplog.text


def test_an_answer_of_one_browser_stays_its_own_when_it_forgot_something(anna, table):
    refused = Client().post(link(table, anna), {"reply": "", "words": "Graag"})
    assert refused.status_code == 422 and refused.cookies["asked"].value
