"""The second wall: on PostgreSQL the tables themselves give nothing of a circle to who has no role in it that stands.

On SQLite it is not there, and these tests say so: the same questions bring the rows.
"""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path
from django.utils import timezone

from kring.core import access
from kring.store import accounts, log, models, networks, walls
from tests.store import filled

IS_WALLED = connection.vendor == "postgresql"
KINDS = {kind._meta.db_table: kind for kind in apps.get_app_config("store").get_models()}
TABLES = sorted(walls.tables())


def forgetful(request):
    """A page whose door was forgotten."""
    return HttpResponse(f"{models.Network.objects.count()} {models.Act.objects.count()}")


urlpatterns = [path("forgetful/", forgetful), path("", include("kring.site.urls"))]


@pytest.fixture
def circles(world):
    """Anna's circle with a row in every table, and one of Chris in which everybody else is a stranger."""
    yesterday = timezone.now() - timedelta(days=1)
    models.Role.objects.update(begins_at=yesterday)
    networks.new(accounts.empty("Chris"), log.Actor(world.chris, yesterday))
    other = models.Network.objects.exclude(pk=world.row.pk).get()
    owner = {"user": world.chris, "role": access.Role.OWNER.value}
    models.Role.objects.create(network=other, begins_at=yesterday, **owner)
    near = {models.Network: world.row, models.User: world.anna}
    for table in TABLES:
        kind = KINDS[table]
        if not rows(world, table):
            filled.row(kind, near)
    return world


def rows(world, table):
    """How many rows of Anna's circle somebody meets in a table."""
    column = walls.tables()[table]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} = %s", [world.row.pk])
        return cursor.fetchone()[0]


def acting(user):
    return walls.acting(walls.Acting(str(user.pk)) if user else walls.NOBODY)


def test_every_table_with_a_circle_in_it_is_behind_the_wall():
    of = {table for table, kind in KINDS.items() for one in kind._meta.fields if one.related_model is models.Network}
    assert of | {"store_network", "store_line"} == set(TABLES)
    assert len(TABLES) >= 11


def test_nobody_else_meets_a_row_of_any_table(circles):
    for table in TABLES:
        there = rows(circles, table)
        assert there
        with acting(circles.chris):
            assert rows(circles, table) == (0 if IS_WALLED else there), table
        with acting(None):
            assert rows(circles, table) == (0 if IS_WALLED else there), table
        with acting(circles.anna):
            assert rows(circles, table) == there, table


def test_whose_role_ended_or_did_not_begin_meets_nothing_either(circles):
    now, day = timezone.now(), timedelta(days=1)
    models.Role.objects.filter(user=circles.bram).delete()
    before = {"user": circles.bram, "network": circles.row, "role": "friend"}
    models.Role.objects.create(begins_at=now - day, ends_at=now - timedelta(seconds=1), **before)
    models.Role.objects.create(begins_at=now + day, **before)
    there = {table: rows(circles, table) for table in TABLES}
    written = models.Line.objects.filter(user=circles.bram).count()
    own = {"store_role": 2, "store_line": written}  # that they had a role and will have one, and what they did
    with acting(circles.bram):
        assert {table: rows(circles, table) for table in TABLES} == (
            {table: own.get(table, 0) for table in TABLES} if IS_WALLED else there
        )
    models.Role.objects.create(begins_at=now - day, ends_at=now + day, **before)
    with acting(circles.bram):
        assert {table: rows(circles, table) for table in TABLES} == there | {"store_role": there["store_role"] + 1}


def test_nothing_is_written_into_the_circle_of_somebody_else(circles):
    near = {models.Network: circles.row, models.User: circles.chris}
    for table in sorted(set(TABLES) - {"store_line", "store_network"}):
        KINDS[table].objects.filter(network=circles.row).first()
        with acting(circles.chris), transaction.atomic():
            is_written = True
            try:
                with transaction.atomic():
                    filled.row(KINDS[table], near, "Vreemd")
            except DatabaseError as error:
                is_written = "row-level security" not in str(error) and "unique" in str(error).lower()
            transaction.set_rollback(True)
        assert is_written is not IS_WALLED, table


def test_nothing_is_changed_or_taken_out_of_it_either(circles):
    with acting(circles.chris):
        changed = models.Network.objects.filter(pk=circles.row.pk).update(version=99)
        gone, _ = models.Act.objects.filter(network=circles.row).delete()
    assert (changed, gone) == ((0, 0) if IS_WALLED else (1, 1))


def test_what_was_told_in_a_transaction_that_went_is_told_again(circles):
    with acting(circles.anna), transaction.atomic():
        assert rows(circles, "store_network") == 1
        with acting(circles.chris):
            with transaction.atomic():
                rows(circles, "store_network")
                transaction.set_rollback(True)
            assert rows(circles, "store_network") == (0 if IS_WALLED else 1)
        assert rows(circles, "store_network") == 1


def test_who_asks_is_no_superuser_and_may_not_go_around_it():
    assert "postgres" not in connection.settings_dict["USER"]


@pytest.mark.urls("tests.store.test_walls")
def test_a_page_that_forgot_its_door_finds_only_the_circles_of_who_asks(circles):
    told = {}
    for user in (circles.anna, circles.chris, circles.carla):
        browser = Client()
        browser.force_login(user)
        told[user.name] = browser.get("/forgetful/").text
    acts = models.Act.objects.count()
    everything = f"2 {acts}"
    assert told["Anna"] == (f"1 {acts}" if IS_WALLED else everything)
    assert told["Chris"] == ("1 0" if IS_WALLED else everything)
    assert told["Carla"] == ("0 0" if IS_WALLED else everything)


def test_it_is_put_up_again_where_it_was_taken_down(circles):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE" if IS_WALLED else "SELECT 1")
    walls.take_down(connection)
    with acting(circles.chris):
        assert rows(circles, "store_network") == 1
    walls.put_up()
    with acting(circles.chris):
        assert rows(circles, "store_network") == (0 if IS_WALLED else 1)
