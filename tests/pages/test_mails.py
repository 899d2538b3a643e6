"""Who leads says whether a mail may come, and finds there what it would be about."""

from django.utils import timezone

from kring.core.changes import Add
from kring.core.network import Action, When
from kring.store import accounts, reminders
from tests.pages.conftest import do, version


def test_who_leads_stops_the_mail_and_has_it_again_however_often_it_is_sent(table):
    do(table, Add(Action("a", "Bel Joke", is_chosen=True, on=When(2020, 1, 1))))
    anna, at = table.client(table.anna), f"/n/{table.row.pk}/plan/mails/"
    assert "Je krijgt nog geen mail." in anna.get(at).content.decode()
    accounts.prove(table.anna, table.anna.email, timezone.now())
    shown = anna.get(at).content.decode()
    assert "Je krijgt een mail als er iets is." in shown and "Bel Joke" in shown
    for n in range(3):
        anna.post(f"{at}keep/", {"act": f"a{n}", "version": version(table), "off": "1"})
    assert reminders.is_off(table.row, table.anna) and "Je krijgt geen mail." in anna.get(at).content.decode()
    anna.post(f"{at}keep/", {"act": "b", "version": version(table), "on": "1"})
    assert not reminders.is_off(table.row, table.anna)


def test_the_mail_is_of_who_leads_alone(table):
    bram = table.client(table.bram)
    assert bram.get(f"/n/{table.row.pk}/plan/mails/").status_code == 403
