"""Leaving a circle by oneself: everybody may, but the last of those whose circle it is."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.core.access import Role
from kring.store import accounts, log, models, networks, roles
from tests.pages.test_sharing import came_in


def test_somebody_steps_out_by_themselves_and_the_client_reads_so(table):
    guest = came_in(table)
    given = models.Role.objects.get(role="family")
    page = guest.get("/accounts/circles/").content.decode()
    assert "De kring van Anna" in page and "Ik stop hier" in page and "tot iemand je er weer bij laat" in page
    table.client(table.chris).post(f"/accounts/circles/{given.pk}/leave/")
    assert guest.get(f"/n/{table.row.pk}/circle/").status_code == 200, "nobody leaves for another"
    for _ in range(3):
        assert guest.post(f"/accounts/circles/{given.pk}/leave/").status_code == 302
    assert guest.get(f"/n/{table.row.pk}/circle/").status_code == 404
    assert models.Line.objects.filter(deed="end_role", user=given.user).count() == 1
    told = table.client(table.anna).get(f"/n/{table.row.pk}/sharing/").content.decode()
    assert "Laat Carla toch weer kijken" not in told, "who left by themselves is asked anew"


def test_of_a_couple_one_steps_out_and_the_last_does_not(table):
    eva = accounts.make("Eva", "eva@example.org")
    roles.give(eva, table.row, Role.OWNER, log.Actor(table.anna, timezone.now()))
    first, second = models.Role.objects.filter(role="owner").order_by("pk")
    table.client(eva).post(f"/accounts/circles/{second.pk}/leave/")
    anna = table.client(table.anna)
    anna.post(f"/accounts/circles/{first.pk}/leave/")
    assert table.client(eva).get(f"/n/{table.row.pk}/circle/").status_code == 404
    assert anna.get(f"/n/{table.row.pk}/circle/").status_code == 200
    assert "Vergeet mij" in anna.get("/accounts/circles/").content.decode()


def test_the_list_asks_once_of_how_many_circles_are_somebodys_own(table):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert table.client(table.anna).get("/accounts/circles/").status_code == 200
        return sum("owner" in one["sql"] for one in seen)

    by, one = log.Actor(table.anna, timezone.now()), asked()
    for _ in range(3):
        roles.give(table.anna, networks.new(accounts.empty("Anna"), by), Role.OWNER, by)
    assert asked() == one
