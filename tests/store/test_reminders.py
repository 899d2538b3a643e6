"""The mail that only says that there is something: few, by day, to who leads, and never twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from kring.commands import due
from kring.core import reminders as core
from kring.core.access import Role, Viewer
from kring.core.changes import Act, Add
from kring.core.network import Action, Goal, When
from kring.store import accounts, log, models, networks, reminders

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
CALL = Action("a", "Bel Kanarie", is_chosen=True, on=When(2026, 11, 20))


@pytest.fixture
def anna(db):
    user, row = accounts.new_client("Anna", log.Actor(None, NOON - timedelta(days=30)), "anna@example.org")
    accounts.prove(user, "anna@example.org", NOON)
    networks.change(row.pk, Act("x", (Add(CALL),)), log.Actor(user, NOON, viewer=Viewer(str(user.pk), Role.OWNER)), 1)
    return user, models.Network.objects.get(pk=row.pk)


def test_who_leads_is_mailed_once_and_the_mail_says_only_that_there_is_something(anna):
    for _ in range(3):
        reminders.send(NOON, due._mail)
    (sent,) = mail.outbox
    assert sent.to == ["anna@example.org"] and "/plan/" in sent.body and "/plan/mails/" in sent.body
    assert "Kanarie" not in sent.subject + sent.body and "Anna" not in sent.subject + sent.body


def test_after_a_week_it_comes_again_and_not_before(anna):
    assert reminders.send(NOON, due._mail) == 1
    assert reminders.send(NOON + timedelta(days=6), due._mail) == 0
    assert reminders.send(NOON + timedelta(days=7), due._mail) == 1


def test_nobody_is_mailed_at_night_or_when_nothing_is_due(anna):
    user, row = anna
    assert reminders.send(NOON.replace(hour=2), due._mail) == 0
    models.Role.objects.update(ends_at=NOON)
    assert reminders.send(NOON, due._mail) == 0 and not mail.outbox


def test_who_wants_no_mail_gets_none_and_may_want_it_again(anna):
    user, row = anna
    reminders.turn(row, user, off=True)
    assert reminders.is_off(row, user) and reminders.send(NOON, due._mail) == 0
    reminders.turn(row, user, off=False)
    assert reminders.send(NOON, due._mail) == 1


def test_a_coach_gets_no_mail_of_a_clients_plan(anna):
    models.Role.objects.update(role=Role.PROFESSIONAL.value)
    assert reminders.send(NOON, due._mail) == 0


def test_what_rests_is_not_brought_up(anna):
    user, row = anna
    by = log.Actor(user, NOON, viewer=Viewer(str(user.pk), Role.OWNER))
    goal = Goal("g", "Later", not_before=When(2027, 1, 1))
    step = Action("b", "Straks", goal="g", is_chosen=True, on=When(2026, 11, 26))
    networks.change(row.pk, Act("y", (Add(goal), Add(step))), by, row.version)
    told = core.due(networks.load(models.Network.objects.get(pk=row.pk)), NOON.date())
    assert told.untold == (CALL,) and told.coming == ()


def test_an_address_that_nobody_showed_to_be_theirs_gets_no_mail(anna):
    models.User.objects.update(email_proven_at=None)
    assert reminders.send(NOON, due._mail) == 0 and not mail.outbox
