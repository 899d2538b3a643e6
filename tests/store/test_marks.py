"""What the owner marks about a tie is for the owner alone: no other role, version, moment or line tells of it."""

from pathlib import Path

import pytest
from django.db import connection
from django.http import Http404

from kring.core import access
from kring.core.access import Role
from kring.store import doors, keys, marks, models, moments, networks, roles

pytestmark = pytest.mark.django_db
EVERYBODY = ("bert", "carla")


def mark(world, person="bert", is_marked=True, among=EVERYBODY):
    marks.put(world.row, person, is_marked, among, world.by(world.anna))


def test_the_owner_marks_and_takes_the_mark_away(world):
    assert marks.of(world.row, world.by(world.anna)) == frozenset()
    mark(world)
    mark(world, "carla")
    mark(world, "carla")
    assert marks.of(world.row, world.by(world.anna)) == {"bert", "carla"}
    mark(world, "bert", is_marked=False)
    assert marks.of(world.row, world.by(world.anna)) == {"carla"}


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.OWNER])
def test_in_no_other_role_somebody_reads_or_makes_a_mark_not_even_the_owner(world, role):
    mark(world)
    for user in (world.anna, world.carla):
        assert marks.of(world.row, world.by(user, role)) == frozenset()
        with pytest.raises(PermissionError):
            marks.put(world.row, "carla", True, EVERYBODY, world.by(user, role))


def test_of_a_couple_each_has_marks_of_their_own(world):
    mark(world)
    assert marks.of(world.row, world.by(world.carla)) == frozenset()
    marks.put(world.row, "carla", True, EVERYBODY, world.by(world.carla))
    assert marks.of(world.row, world.by(world.anna)) == {"bert"}


def test_a_mark_changes_no_version_and_stands_in_no_copy_moment_history_or_line(world):
    before = networks.load(world.row)
    mark(world)
    moments.keep(world.row, "m", "", world.row.version, world.by(world.anna))
    row = models.Network.objects.get(pk=world.row.pk)
    assert row.version == world.row.version and networks.load(row) == before
    assert moments.load(row, "m", world.by(world.anna)).value == before
    newest = models.Line.objects.filter(network=world.row).order_by("-pk")[:3]
    assert all("bert" not in f"{one.people} {one.act}" for one in newest)
    assert {one.part for one in newest} == {access.Part.SAYS, moments.PART}


def test_who_is_no_longer_in_the_network_is_no_longer_in_the_marks(world):
    mark(world)
    mark(world, "carla", among=("carla",))
    assert marks.of(world.row, world.by(world.anna)) == {"carla"}


def test_nothing_of_a_mark_can_be_read_in_the_tables_or_put_elsewhere(world):
    mark(world)
    one = models.Note.objects.get()
    assert b"bert" not in bytes(one.data)
    mark(world, "carla")
    models.Note.objects.update(data=one.data)  # the envelope of before
    with pytest.raises(keys.Unreadable):
        marks.of(world.row, world.by(world.anna))
    models.Note.objects.update(data=one.data, version=1, by=world.carla)  # that of somebody else
    with pytest.raises(keys.Unreadable):
        marks.of(world.row, world.by(world.carla))


def test_the_marks_go_with_the_network_and_with_who_made_them(world):
    mark(world)
    models.Act.objects.all().delete()
    models.Network.objects.filter(pk=world.row.pk).delete()
    assert not models.Note.objects.exists()


def test_without_a_line_there_is_no_mark(world):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE store_line RENAME TO store_lost")
    try:
        with pytest.raises(Exception, match="store_line"):
            mark(world)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE store_lost RENAME TO store_line")
    assert not models.Note.objects.exists()


def test_the_door_to_what_is_private_opens_to_the_owner_alone(world, ask):
    assert doors.private(ask(world.anna), world.row.pk).id == world.row.pk
    roles.give(world.carla, world.row, Role.PROXY, world.by(world.anna))
    for user in (world.bram, world.carla):
        with pytest.raises(doors.Refused):
            doors.private(ask(user), world.row.pk)
    with pytest.raises(Http404):
        doors.private(ask(world.chris), world.row.pk)
    refused = models.Line.objects.filter(outcome="refused", network_id=world.row.pk)
    assert {one.rule for one in refused} == {"not_for_role", "no_role"}


def test_only_the_rooms_that_show_a_mark_to_its_maker_ask_for_it():
    kring = Path(marks.__file__).parents[1]
    naming = {one.relative_to(kring).parts[:-1] for one in kring.rglob("*.py") if "marks.of(" in one.read_text()}
    assert naming <= {("store",), ("pages", "what_if"), ("pages", "card"), ("pages", "leave")}
