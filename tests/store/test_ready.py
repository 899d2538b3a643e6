"""What a door asks is the same as what Django would ask, for whomever and whenever it is asked."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.core.access import Part, Role
from kring.store import doors, emergencies, log, models, proposals, ready, roles
from tests.store.conftest import NOON

pytestmark = pytest.mark.django_db
LEAP = datetime(2020, 2, 29, 23, 59, tzinfo=UTC) + timedelta(microseconds=7)


def told(one: models.Role) -> dict[str, object]:
    own = {name: value for name, value in vars(one).items() if name != "_state"}
    return own | {"network": {name: value for name, value in vars(one.network).items() if name != "_state"}}


def both(user, network, at):
    with CaptureQueriesContext(connection) as asked:
        by_django = list(doors._given(user, network, at))
        by_door = doors._GIVEN(user, network, at)
    first, second = (one["sql"] for one in asked)
    assert second == first
    return by_django, by_door


def test_the_statement_and_every_field_are_those_of_django(world):
    roles.narrow(models.Role.objects.get(user=world.bram), {Part.NAMES}, log.Actor(world.anna, NOON))
    for user in (world.anna, world.bram, world.carla, world.chris):
        for at in (NOON, LEAP):
            by_django, by_door = both(user.pk, world.row.pk, at)
            assert [told(one) for one in by_door] == [told(one) for one in by_django]
            assert [one.pk for one in by_door] == [one.pk for one in by_django]
    assert both(uuid.uuid4(), world.row.pk, NOON) == ([], []) == both(world.anna.pk, "nothing", NOON)


def test_somebody_with_several_roles_has_them_all(world):
    roles.give(world.bram, world.row, Role.FAMILY, log.Actor(world.anna, NOON), {Part.CIRCLE}, reason="zwager")
    _, by_door = both(world.bram.pk, world.row.pk, NOON)
    assert len(by_door) == 2 and {bool(one.agreed) for one in by_door} == {True, False}


def test_what_differs_is_put_in_every_place_where_it_stands(world):
    doors._GIVEN(world.anna.pk, world.row.pk, NOON)
    known = doors._GIVEN.known[connection.vendor]
    signs = [field.get_db_prep_value(one, connection) for field, one in doors._GIVEN.differs]
    at = known.given(["user", "network", "moment"])
    assert not any(sign in at for sign in signs) and {"user", "network", "moment"} <= {str(one) for one in at}
    assert emergencies.fresh(NOON).query is not None and proposals.standing().query is not None


def test_a_line_that_is_added_so_is_the_line_that_django_would_add(world):
    at = NOON + timedelta(microseconds=7)
    by = log.Actor(world.bram, at, rule="role", device="phone", address="loopback", organisation=uuid.uuid4())
    one = log.line(by, models.Deed.READ, world.row.pk, part="circle", version=3, people=["b", "a"])
    one.chain, one.position, one.seal = 7, 1, b"seal"
    ready.Addition(models.Line)(one)
    found = models.Line.objects.get(chain=7)
    assert told_line(found) == told_line(one)


def told_line(one: models.Line) -> dict[str, object]:
    values = {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields}
    return {name: bytes(value) if name == "seal" else value for name, value in values.items() if name != "id"}
