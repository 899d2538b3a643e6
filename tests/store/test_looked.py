"""Who looked: every line that is due, folded by day, by name, and by whom it showed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.core import access, network
from kring.core.access import Part
from kring.core.changes import Act, Add, Remove, Set
from kring.store import doors, log, looked, models, networks, roles
from kring.store.looked import Asked
from tests.store.conftest import NOON

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


def look(world, ask, user, part=Part.CIRCLE, at=NOON):
    request = ask(user)
    request.at = at
    return doors.network(request, world.row.id, part)


def fresh(world):
    return models.Network.objects.get(pk=world.row.pk)


def entries(world, asked=None, at=LATER, **more):
    return looked.page(fresh(world), asked or Asked(**more), at).entries


def reads(world, **more):
    return [(one.user_id, one.part, one.count) for one in entries(world, **more) if one.deed == "read"]


def test_equal_lines_of_one_day_are_one_and_of_two_days_two(world, ask):
    for hours in (0, 1, 2, 30):
        look(world, ask, world.bram, at=NOON + timedelta(hours=hours))
    look(world, ask, world.bram, Part.CARD)
    assert reads(world, by=world.bram.pk) == [
        (world.bram.pk, "circle", 1),
        (world.bram.pk, "circle", 3),
        (world.bram.pk, "card", 1),
    ]
    newest = entries(world, by=world.bram.pk)[1]
    assert (newest.first, newest.last) == (NOON, NOON + timedelta(hours=2))


def test_a_day_is_a_day_as_it_is_called_here(world, ask):
    midnight = NOON.replace(hour=23)  # in Amsterdam that is the next day, in winter
    for minutes in (-10, 10):
        look(world, ask, world.bram, at=midnight + timedelta(minutes=minutes))
    assert [one.day.day for one in entries(world, by=world.bram.pk) if one.deed == "read"] == [24, 23]


def test_whose_a_line_is_and_of_which_while_can_be_chosen(world, ask):
    look(world, ask, world.anna)
    look(world, ask, world.bram)
    look(world, ask, world.bram, at=LATER)
    assert reads(world, not_by=world.anna.pk) == [(world.bram.pk, "circle", 1)] * 2
    assert reads(world, since=LATER) == [(world.bram.pk, "circle", 1)]
    assert reads(world, until=LATER, by=world.bram.pk) == [(world.bram.pk, "circle", 1)]


def test_who_saw_somebody_is_answered_from_the_versions_in_which_they_were_there(world, ask):
    look(world, ask, world.bram)
    corrie = network.Person("corrie", "Corrie")
    networks.change(world.row.id, Act("come", (Add(corrie),)), world.by(world.anna), 2)
    look(world, ask, world.bram, at=NOON + timedelta(hours=1))
    hide = Act("hide", (Set("people", "corrie", "confidential", False, True),))
    networks.change(world.row.id, hide, world.by(world.anna), 3)
    look(world, ask, world.bram, Part.CARD)
    look(world, ask, world.anna, Part.CARD)
    gone = Act("go", (Remove(networks.load(fresh(world)).people["corrie"]),))
    networks.change(world.row.id, gone, world.by(world.anna), 4)
    look(world, ask, world.bram, Part.STORY)
    seen = [(one.user_id, one.part) for one in entries(world, about="corrie") if one.deed == "read"]
    assert sorted(seen, key=str) == sorted([(world.bram.pk, "circle"), (world.anna.pk, "card")], key=str)
    assert {one.deed for one in entries(world, about="corrie") if one.part == ""} == {"change"}
    assert looked.spans(fresh(world), "corrie") == [(4, 4, True), (3, 3, False)]


def test_a_page_holds_whole_days_and_the_next_goes_on_where_it_ended(world, ask):
    by = log.Actor(world.bram, NOON)
    for day in range(40):
        for part in ("names", "circle"):
            log.write(log.Actor(world.bram, NOON + timedelta(days=day)), models.Deed.READ, world.row.id, part=part)
    assert by.user is world.bram
    first = looked.page(fresh(world), Asked(by=world.bram.pk), NOON + timedelta(days=60))
    assert len(first.entries) == 50 and first.older
    rest = looked.page(fresh(world), Asked(by=world.bram.pk, before=first.older), NOON + timedelta(days=60))
    days = [one.day for one in first.entries + rest.entries if one.deed == "read"]
    assert len(days) == 80 and days == sorted(days, reverse=True) and rest.older is None


def test_the_questions_to_the_tables_are_as_many_for_one_line_as_for_many(world, ask):
    asked = []
    for count in (1, 60):
        for number in range(count):
            look(world, ask, world.bram, at=NOON + timedelta(days=number))
        with CaptureQueriesContext(connection) as said:
            page = looked.page(fresh(world), Asked(), LATER)
            assert [one.name for one in page.users.values()]
        asked.append(len(said))
    assert asked[0] == asked[1]


def test_what_is_withheld_by_name_is_told_when_its_time_is_over(world, ask):
    look(world, ask, world.bram)
    models.Withholding.objects.create(
        network=world.row,
        what=models.Openness.LOG,
        by=world.bram,
        begins_at=NOON,
        ends_at=LATER,
        of_user=world.bram,
        lines_from=NOON,
        lines_until=LATER,
    )
    assert reads(world, at=LATER - timedelta(seconds=1)) == []
    assert reads(world, at=LATER) == [(world.bram.pk, "circle", 1)]


def test_for_a_breach_it_is_told_who_read_which_part_and_whom_they_were_shown(world, ask):
    secret = Act("one", (Add(network.Person("dirk", "Dirk", confidential=True)),))
    networks.change(world.row.id, secret, world.by(world.anna), 2)
    look(world, ask, world.bram, Part.CARD)
    look(world, ask, world.anna)
    roles.give(world.carla, world.row, access.Role.VOLUNTEER, world.by(world.anna))
    with pytest.raises(doors.Refused):
        look(world, ask, world.carla, Part.STORY)
    found, called = looked.who(fresh(world), NOON - timedelta(hours=1), LATER)
    by = {one.user_id: one for one in found}
    assert by[world.bram.pk].parts[("card", "read", "done")] == 1
    assert by[world.bram.pk].people == {"bert", "carla"}
    assert by[world.anna.pk].people == {"bert", "carla", "dirk"}
    assert by[world.carla.pk].parts[("story", "read", "refused")] == 1
    assert called["dirk"] == "Dirk"
