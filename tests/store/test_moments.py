"""A moment stays as it was, for whoever may know it; only a redaction touches it, and leaves its mark."""

from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest
from django.db import DatabaseError, connection

from kring.core import access, changes, network
from kring.core.access import Part, Role
from kring.store import keys, models, moments, networks
from tests.store.conftest import NOON

pytestmark = pytest.mark.django_db


def do(world, *asked, id="a"):
    row = models.Network.objects.get(pk=world.row.pk)
    networks.change(row.pk, changes.Act(id, asked), world.by(world.anna), row.version)
    world.row.refresh_from_db()


def keep(world, id="m", name="Eerste keer", **more):
    return moments.keep(world.row, id, name, world.row.version, world.by(world.anna), **more)


def load(world, id="m", user=None, role="owner"):
    return moments.load(world.row, id, world.by(user or world.anna, role))


def test_a_moment_stays_as_it_was_whatever_happens_after(world):
    before = networks.load(world.row)
    keep(world, review_on=date(2027, 2, 23))
    do(world, *changes.removal(before, "bert"), changes.Add(network.Person("noor", "Noor")))
    found = load(world)
    assert found.value == before and (found.name, found.at, found.review_on) == ("Eerste keer", NOON, date(2027, 2, 23))
    assert (found.version, found.redactions, found.redacted_at) == (2, 0, None)
    assert set(networks.load(world.row).people) == {"carla", "noor"}


def test_a_moment_is_what_its_keeper_had_on_the_screen(world):
    seen = world.row.version
    do(world, changes.Add(network.Person("noor", "Noor")))
    moments.keep(world.row, "m", "", seen, world.by(world.anna))
    assert set(load(world).value.people) == {"bert", "carla"}


@pytest.mark.parametrize("version", [None, 0, 99])
def test_of_a_version_that_never_was_nothing_is_kept(world, version):
    with pytest.raises(networks.Missing):
        moments.keep(world.row, "m", "", version, world.by(world.anna))
    assert not models.Moment.objects.exists()


def test_kept_twice_it_is_one_moment_and_the_first(world):
    assert keep(world)
    do(world, changes.Add(network.Person("noor", "Noor")))
    lines = models.Line.objects.count()
    assert not keep(world, name="Nog eens")
    assert models.Line.objects.count() == lines
    (found,) = moments.every(world.row, world.by(world.anna))
    assert found.name == "Eerste keer" and set(found.value.people) == {"bert", "carla"}


def test_a_moment_from_elsewhere_comes_with_its_day_its_mark_and_the_act_that_brought_it(world):
    value, at = networks.load(world.row), NOON - timedelta(days=90)
    elsewhere = moments.Moment("m", "Toen", at, 1, date(2027, 1, 1), value, {"a": 1}, 2, NOON)
    do(world, changes.Add(network.Person("noor", "Noor")), id="brought")
    assert moments.bring(world.row, elsewhere, world.by(world.anna), "brought")
    assert load(world) == replace(elsewhere, is_own=True) and models.Line.objects.order_by("pk").last().at == NOON


def test_what_an_act_brought_goes_when_it_is_taken_back_and_comes_again_with_it(world):
    do(world, changes.Add(network.Person("noor", "Noor")), id="brought")
    keep(world, "own")
    by = world.by(world.anna)
    moments.bring(world.row, moments.Moment("m", "", NOON, 1, None, networks.load(world.row), {}), by, "brought")
    networks.undo(world.row.pk, "u1", by)
    assert load(world) is None and [one.id for one in moments.every(world.row, by)] == ["own"]
    networks.redo(world.row.pk, "r1", by)
    assert [one.id for one in moments.every(world.row, by)] == ["own", "m"]


def test_moments_come_oldest_first_and_the_newest_when_asked_for_few(world):
    for number in range(4):
        by = replace(world.by(world.anna), at=NOON + timedelta(days=number))
        moments.keep(world.row, f"m{number}", f"{number}", world.row.version, by)
    assert [one.name for one in moments.every(world.row, world.by(world.anna))] == ["0", "1", "2", "3"]
    assert [one.name for one in moments.every(world.row, world.by(world.anna), newest=2)] == ["2", "3"]
    assert moments.every(world.row, world.by(world.anna), newest=0) == []


def test_nothing_of_it_can_be_read_in_the_tables(world):
    keep(world, name="CANARY")
    kept = bytes(models.Moment.objects.get().data)
    assert b"CANARY" not in kept and b"Bert" not in kept


@pytest.mark.parametrize("moved", [{"moment": "n"}, {"redactions": 1}])
def test_a_moment_put_in_another_place_does_not_open(world, moved):
    keep(world)
    models.Moment.objects.update(**moved)
    with pytest.raises(keys.Unreadable):
        load(world, moved.get("moment", "m"))


def test_a_moment_of_one_network_does_not_open_in_another(world):
    other = networks.new(msgspec.structs.replace(networks.load(world.row), id="other"), world.by(world.chris))
    keep(world)
    models.Moment.objects.update(network=other)
    with pytest.raises(keys.Unreadable):
        moments.load(other, "m", world.by(world.chris))


def test_a_moment_is_nobodys_in_another_network(world):
    other = networks.new(msgspec.structs.replace(networks.load(world.row), id="other"), world.by(world.chris))
    keep(world)
    assert moments.load(other, "m", world.by(world.chris)) is None
    assert moments.every(other, world.by(world.chris)) == []


def test_erasing_the_network_erases_its_moments(world):
    keep(world)
    models.Network.objects.get(pk=world.row.pk).delete()
    assert not models.Moment.objects.exists()


def test_keeping_and_reading_are_logged_with_which_moments_they_were(world):
    keep(world)
    do(world, changes.Add(network.Person("noor", "Noor")))
    keep(world, "n")
    newest = models.Line.objects.order_by("pk").last().pk
    load(world)
    moments.every(world.row, world.by(world.anna))
    moments.agree(world.row, "m", None, world.by(world.anna))
    keep(world, "o")
    since = models.Line.objects.filter(pk__gt=newest).order_by("pk")
    lines = since.values_list("deed", "part", "version", "act", "user")
    assert [line[:4] for line in lines] == [
        ("read", "moments", 3, "m"),
        ("read", "moments", 3, "m,n"),
        ("change", "moments", 3, "m"),
        ("change", "moments", 3, "o"),
    ]
    assert {line[4] for line in lines} == {world.anna.pk}


@pytest.mark.django_db(transaction=True)
def test_without_a_line_nothing_is_read_and_nothing_kept(lasting_world):
    keep(lasting_world)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE store_line RENAME TO store_lost")
    try:
        for ask in (lambda: load(lasting_world), lambda: keep(lasting_world, "n")):
            with pytest.raises(DatabaseError):
                ask()
        assert models.Moment.objects.count() == 1
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE store_lost RENAME TO store_line")


def confidential(world, value, id):
    do(world, changes.Set("people", "bert", "confidential", not value, value), id=id)


def test_who_is_confidential_now_was_so_then_to_the_coach(world):
    keep(world)
    confidential(world, True, "now")
    assert set(load(world, user=world.bram, role="professional").value.people) == {"carla"}
    assert set(load(world).value.people) == {"bert", "carla"}


def test_who_was_confidential_then_still_is_to_the_coach(world):
    confidential(world, True, "then")
    keep(world)
    confidential(world, False, "now")
    assert set(load(world, user=world.bram, role="professional").value.people) == {"carla"}


def test_only_parts_that_were_shared_are_in_a_moment(world):
    do(world, changes.Set("network", "n", "story", "", "Ooit."))
    keep(world)
    viewer = access.Viewer("x", Role.MEMBER, frozenset({Part.CIRCLE, Part.NAMES}))
    found = moments.load(world.row, "m", replace(world.by(world.chris), viewer=viewer))
    assert found.value.story == "" and set(found.value.people) == {"bert", "carla"}


def test_who_is_redacted_goes_with_every_mention_and_leaves_a_mark(world):
    at = network.Placement("friends", "family")
    do(
        world,
        changes.Add(network.Tie(network.tie_id("bert", "carla"), "bert", "carla")),
        changes.Place("x", "bert", None, at),
        changes.Place("x", "carla", None, at),
        changes.Add(network.Group("g", "Koor", people=("bert", "carla"))),
    )
    models.Network.objects.filter(pk=world.row.pk).update(kept=sealed_seats(world))
    world.row.refresh_from_db()
    keep(world)
    keep(world, "n")
    later = replace(world.by(world.anna), at=NOON + timedelta(days=1))
    assert moments.redact(world.row, ["bert"], later) == 2
    found = load(world)
    assert "bert" not in msgspec.json.encode(found.value).decode()
    assert found.value.groups["g"].people == ("carla",) and set(found.value.placements["x"]) == {"carla"}
    assert found.kept == {"x": {"sizes": {"wide": {"carla": [3, 4]}}}}
    assert (found.redactions, found.redacted_at, found.name) == (1, later.at, "Eerste keer")
    assert models.Line.objects.filter(deed="change", people=["bert"], at=later.at).count() == 2


def sealed_seats(world):
    seats = {"x": {"sizes": {"wide": {"bert": [1, 2], "carla": [3, 4]}}}}
    key = keys.unwrap(world.row.key, world.row.pk)
    return keys.seal(key, msgspec.json.encode(seats), "kept", world.row.pk, world.row.version)


def test_a_redaction_of_nobody_in_it_leaves_a_moment_alone(world):
    keep(world)
    before = bytes(models.Moment.objects.get().data)
    assert moments.redact(world.row, ["noor"], world.by(world.anna)) == 0
    assert bytes(models.Moment.objects.get().data) == before
    assert moments.redact(world.row, ["bert"], world.by(world.anna)) == 1
    assert moments.redact(world.row, ["bert"], world.by(world.anna)) == 0
    assert load(world).redactions == 1


def test_another_day_to_look_again_can_be_agreed_on_or_none(world):
    keep(world, review_on=date(2027, 2, 23))
    assert moments.agree(world.row, "m", date(2027, 5, 1), world.by(world.anna))
    assert load(world).review_on == date(2027, 5, 1)
    assert moments.agree(world.row, "m", None, world.by(world.anna))
    assert load(world).review_on is None
    assert not moments.agree(world.row, "nothing", None, world.by(world.anna))


def test_a_moment_can_be_called_otherwise_and_stays_as_it_was(world):
    keep(world)
    before = load(world)
    assert moments.rename(world.row, "m", "Na de zomer", world.by(world.anna))
    assert load(world) == replace(before, name="Na de zomer")
    assert not moments.rename(world.row, "nothing", "Na de zomer", world.by(world.anna))


def test_a_moment_that_is_taken_away_is_nowhere_but_in_the_history_and_can_be_put_back(world):
    keep(world, review_on=date(2020, 1, 1))
    by = world.by(world.anna)
    assert moments.take_away(world.row, "m", by) and moments.take_away(world.row, "m", by)
    assert load(world) is None and moments.every(world.row, by) == [] and moments.number(world.row) == 0
    assert not moments.agree(world.row, "m", None, by) and not moments.rename(world.row, "m", "Ander", by)
    assert not moments.is_due(world.row, networks.load(world.row), date(2020, 1, 2))
    assert [(one.name, one.by, one.is_gone) for one in moments.told(world.row, by)] == [
        ("Eerste keer", world.anna, False),
        ("Eerste keer", world.anna, True),
    ]
    assert moments.take_away(world.row, "m", by, is_back=True)
    assert load(world).name == "Eerste keer" and len(moments.told(world.row, by)) == 1


def test_only_its_keeper_and_who_leads_take_a_moment_away_or_call_it_otherwise(world):
    moments.keep(world.row, "own", "", world.row.version, world.by(world.bram, "professional"))
    keep(world)
    bram = world.by(world.bram, "professional")
    for step in (moments.take_away, lambda row, id, by: moments.rename(row, id, "Van Bram", by)):
        with pytest.raises(networks.Refused):
            step(world.row, "m", bram)
        assert models.Line.objects.order_by("pk").last().outcome == models.Outcome.REFUSED
    assert load(world, "m", world.bram, "professional").is_own is False
    assert load(world, "own", world.bram, "professional").is_own is True
    assert moments.take_away(world.row, "own", bram)
    assert load(world).name == "Eerste keer"


def test_counting_moments_that_many_acts_brought_is_two_queries(world, django_assert_num_queries):
    keep(world, "own")
    for n in range(6):
        do(world, changes.Add(network.Person(f"p{n}", "Noor")), id=f"import{n}")
        moments.bring(
            world.row,
            moments.Moment(f"m{n}", "", NOON, 1, None, networks.load(world.row), {}),
            world.by(world.anna),
            f"import{n}",
        )
    networks.undo(world.row.pk, "back", world.by(world.anna), which="import0")
    networks.undo(world.row.pk, "other", world.by(world.anna), which="import1")
    networks.redo(world.row.pk, "again", world.by(world.anna))
    with django_assert_num_queries(2):
        assert moments.number(world.row) == 6
