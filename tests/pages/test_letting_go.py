"""Who comes for the first meetings, and lets go: what was agreed, what is counted, when their key ends (S23)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kring.core.access import Role
from kring.store import log, models, roles
from tests.pages.conftest import Table
from tests.pages.test_sharing import CARLA, came_in, invited

GUIDE = {"role": "process_guide", "long": "meetings", "meetings": "2", "ready": "workers", "doing": "looks"}


@pytest.fixture
def carla(table: Table) -> Client:
    return came_in(table, **GUIDE)


def given() -> models.Role:
    return models.Role.objects.get(user__email="carla@example.org")


def shares(table: Table) -> str:
    return table.client(table.anna).get(f"/n/{table.row.pk}/sharing/").content.decode()


def met(table: Table, browser: Client | None = None, **more: str):
    browser = browser or table.client(table.anna)
    return browser.post(f"/n/{table.row.pk}/sharing/role/{given().pk}/met/", more)


def a_day_later() -> None:
    """The last meeting was yesterday."""
    models.Role.objects.filter(pk=given().pk).update(met_at=timezone.now() - timedelta(days=1))


def test_a_guide_is_asked_in_by_the_client_for_so_many_meetings_and_sees_and_changes_nothing_more(carla, table):
    one = given()
    assert (one.role, one.meetings, one.met, one.ends_at) == ("process_guide", 2, 0, None)
    assert "Carla is er de eerste keren bij: nu 0 van 2." in shares(table)
    assert "Voor de eerste keren: nu 0 van 2." in carla.get("/accounts/circles/").content.decode()
    assert carla.get(f"/n/{table.row.pk}/names/").status_code == 200
    assert carla.get(f"/n/{table.row.pk}/sharing/").status_code == 403
    assert met(table, carla).status_code == 403 and given().met == 0  # a guide counts nothing themselves


def test_after_the_last_meeting_the_key_ends_by_itself_and_both_read_it(carla, table):
    assert met(table).status_code == 302 and given().met == 1 and given().ends_at is None
    assert "nu 1 van 2" in shares(table) and "Toch niet vandaag" in shares(table)
    met(table)
    assert given().met == 1  # a second tap on one day is no second meeting
    a_day_later()
    met(table)
    ends = given().ends_at
    assert given().met == 2 and timedelta(days=13) < ends - timezone.now() <= timedelta(days=14)
    assert "Jullie spraken elkaar 2 keer, zoals afgesproken. Nu laat Carla los" in shares(table)
    told = carla.get("/accounts/circles/").content.decode()
    assert "Je was er zo vaak als afgesproken." in told and "Loslaten" in told
    assert carla.get(f"/n/{table.row.pk}/names/").status_code == 200  # there is time to say goodbye
    models.Role.objects.filter(pk=given().pk).update(ends_at=timezone.now())
    assert carla.get(f"/n/{table.row.pk}/names/").status_code != 200


def test_a_meeting_that_was_counted_by_mistake_is_taken_back_with_the_end_that_came_with_it(carla, table):
    met(table)
    a_day_later()
    met(table)
    assert given().ends_at is not None
    assert met(table, back="1").status_code == 302
    assert (given().met, given().ends_at) == (1, None)
    met(table, back="1")
    assert given().met == 1  # only what was said today
    assert "We zagen elkaar vandaag" in shares(table)


def test_who_lets_go_ends_it_in_one_tap_and_the_client_reads_it(carla, table):
    for _ in range(2):
        met(table)
        a_day_later()
    answer = carla.post(f"/accounts/circles/{given().pk}/leave/")
    assert answer.status_code == 302 and carla.get(f"/n/{table.row.pk}/names/").status_code != 200
    assert "Carla was er 2 keer, zoals afgesproken, en liet los." in shares(table)


def test_taking_back_never_leaves_a_key_without_the_end_that_it_should_have(carla, table):
    met(table)
    a_day_later()
    met(table)
    by = log.Actor(table.anna, timezone.now(), roles.viewer(given(), timezone.now()))
    roles.agree(given(), frozenset(), frozenset(), None, "", by, 1)
    met(table, back="1")
    assert given().met == 1 and given().ends_at is not None  # one was agreed now, and there was one
    assert "Opgeslagen" not in met(table).content.decode() and not roles.have_met(given(), by)


def test_an_end_that_was_agreed_is_nobodys_meeting_and_stays_when_one_is_taken_back(carla, table):
    soon = timezone.now() + timedelta(days=5)
    models.Role.objects.filter(pk=given().pk).update(role="proxy", meetings=1, ends_at=soon)
    assert met(table).status_code == 302 and given().ends_at == soon
    assert met(table, back="1").status_code == 302 and (given().met, given().ends_at) == (0, soon)


@pytest.mark.parametrize("many", ["", "0", "21", "veel"])
def test_how_many_meetings_is_asked_in_a_sentence_and_what_was_typed_stays(table, many):
    anna = table.client(table.anna)
    told = CARLA | GUIDE | {"meetings": many, "reason": "Zij begeleidt ons"}
    page = anna.post(f"/n/{table.row.pk}/sharing/invite/", told)
    shown = page.content.decode()
    assert page.status_code == 422 and "Typ hoeveel keer: 1 tot 20." in shown and "Zij begeleidt ons" in shown
    assert not models.Invitation.objects.exists()


def test_nobody_becomes_a_guide_by_themselves_and_fewer_meetings_than_there_were_let_go_at_once(carla, table):
    assert invited(table, **GUIDE)  # only whose circle it is asks somebody in
    assert carla.post(f"/n/{table.row.pk}/sharing/invite/", CARLA | GUIDE).status_code == 403
    met(table)
    by = log.Actor(table.anna, timezone.now(), roles.viewer(given(), timezone.now()))
    roles.agree(given(), frozenset(), frozenset(), None, "", by, 1)
    assert given().role == Role.PROCESS_GUIDE and given().ends_at is not None
