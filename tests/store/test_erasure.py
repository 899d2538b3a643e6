from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.http import Http404

from kring.core import access, retention
from kring.core.access import Part
from kring.core.retention import Basis, Clock
from kring.store import (
    accounts,
    doors,
    erasure,
    going,
    holds,
    ledger,
    log,
    marks,
    models,
    moments,
    networks,
    positions,
    roles,
)
from kring.store import retention as keeping
from tests.store.conftest import NOON
from tests.store.test_keys import _everything

SECOND = timedelta(seconds=1)
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def own_ledger(monkeypatch, tmp_path):
    monkeypatch.setenv("KRING_LEDGER", str(tmp_path / "erased.ledger"))
    return tmp_path / "erased.ledger"


def test_who_asks_to_be_forgotten_is_alone_at_once_and_may_think_better_of_it(world, ask):
    by_anna = world.by(world.anna)
    assert doors.network(ask(world.bram), world.row.id, Part.NAMES).value.people
    erasure.ask(world.row, by_anna)
    with pytest.raises(Http404):
        doors.network(ask(world.bram), world.row.id, Part.NAMES)
    assert doors.network(ask(world.anna), world.row.id, Part.NAMES).value.people
    assert erasure.erase_at(world.row) == NOON + WEEK
    erasure.stay(world.row, by_anna)
    assert doors.network(ask(world.bram), world.row.id, Part.NAMES).value.people
    assert erasure.due(NOON + 10 * WEEK) == []
    deeds = list(models.Line.objects.filter(deed__in=["erase", "stay"]).values_list("deed", flat=True))
    assert deeds == ["erase", "stay"]


def test_who_stands_in_is_shut_out_when_the_client_asks_it_alone(world, ask):
    roles.give(world.carla, world.row, access.Role.PROXY, log.Actor(world.anna, NOON))
    erasure.ask(world.row, world.by(world.anna))
    with pytest.raises(Http404):
        doors.network(ask(world.carla), world.row.id, Part.NAMES)
    erasure.stay(world.row, world.by(world.anna))
    erasure.ask(world.row, world.by(world.carla, "proxy"))
    assert doors.network(ask(world.carla), world.row.id, Part.NAMES)
    assert doors.network(ask(world.anna), world.row.id, Part.NAMES)


@pytest.mark.parametrize(("wait", "is_gone"), [(WEEK - SECOND, False), (WEEK, True), (WEEK + SECOND, True)])
def test_after_a_week_to_the_second_it_is_gone(world, wait, is_gone):
    erasure.ask(world.row, world.by(world.anna))
    erasure.due(NOON + wait)
    assert models.Network.objects.filter(pk=world.row.pk).exists() is not is_gone
    assert ledger.holds("network", world.row.id) is is_gone


def test_nothing_of_a_forgotten_network_is_left_but_the_lines_and_the_proof(lasting_world, tmp_path):
    world = lasting_world
    moments.keep(world.row, "m", "Spring", world.row.version, world.by(world.anna))
    marks.put(world.row, "bert", True, ["bert"], world.by(world.anna))
    wrapped = bytes(models.Network.objects.get(pk=world.row.pk).key)
    assert wrapped in _everything()
    erasure.ask(world.row, world.by(world.anna))
    erasure.due(NOON + WEEK)
    if connection.vendor == "sqlite":
        assert wrapped not in _everything()
    assert not models.Network.objects.exists()
    assert not any(kind.objects.exists() for kind in (models.Act, models.Moment, models.Note, models.Role))
    assert not models.User.objects.filter(email="anna@example.org").exists()
    assert {one.name for one in models.User.objects.all()} >= {"Bram", "Carla", "Chris"}
    proof = models.Destruction.objects.get()
    assert (proof.at, proof.what, proof.why, proof.number) == (NOON + WEEK, "network", "asked", 1)
    assert world.row.id not in ledger.path().read_text() and "Anna" not in ledger.path().read_text()


def test_who_is_somebody_elsewhere_keeps_their_account(world):
    _, other = accounts.new_client("Dora", log.Actor(world.bram, NOON))
    roles.give(world.anna, other, access.Role.FRIEND, log.Actor(world.bram, NOON))
    erasure.erase(world.row.id, NOON)
    world.anna.refresh_from_db()
    assert world.anna.name == "Anna" and world.anna.is_active


@pytest.mark.parametrize("elsewhere", ["in a circle until a day", "at an organisation", "nowhere any more"])
def test_whoever_comes_in_for_something_else_keeps_their_account_also_when_that_has_an_end(world, elsewhere):
    of_carla = accounts.new_client("Carla", log.Actor(None, NOON))[1]
    by, until = log.Actor(world.carla, NOON), NOON + 40 * WEEK
    if elsewhere == "in a circle until a day":
        roles.give(world.anna, of_carla, access.Role.FAMILY, by, {Part.NAMES}, until)
    elif elsewhere == "at an organisation":
        positions.give(world.anna, models.Organisation.objects.create(name="Werk"), access.Role.VOLUNTEER, by, until)
    else:
        roles.give(world.anna, of_carla, access.Role.FAMILY, by, {Part.NAMES}, NOON + SECOND)
    erasure.ask(world.row, world.by(world.anna))
    erasure.due(NOON + WEEK)
    is_there = models.User.objects.filter(pk=world.anna.pk, is_active=True).exists()
    assert is_there is (elsewhere != "nowhere any more")


def test_who_was_forgotten_does_not_come_back_with_a_copy_in_which_they_were_in_another_circle(world):
    of_carla = accounts.new_client("Carla", log.Actor(None, NOON))[1]
    ledger.add("user", str(world.bram.pk), NOON)
    roles.give(world.bram, of_carla, access.Role.FAMILY, log.Actor(world.carla, NOON), {Part.NAMES})
    erasure.replay(NOON)
    assert not models.User.objects.filter(pk=world.bram.pk, is_active=True).exists()


def test_who_did_something_in_the_history_of_another_leaves_a_row_without_a_name(world):
    _, other = accounts.new_client("Dora", log.Actor(world.bram, NOON))
    networks.change(other.id, _act(), log.Actor(world.anna, NOON), 1)
    erasure.erase(world.row.id, NOON)
    world.anna.refresh_from_db()
    assert (world.anna.name, world.anna.email, world.anna.is_active) == ("…", None, False)


def _act():
    from kring.core import changes, network

    return changes.Act("one", (changes.Add(network.Person("p", "P", rank=1)),))


def test_what_is_held_is_not_destroyed_whoever_asks_it(world):
    by = log.Actor(world.bram, NOON)
    holds.put(world.row, "zaak 12", by, ends_at=NOON + 3 * WEEK)
    erasure.ask(world.row, world.by(world.anna))
    assert erasure.due(NOON + 3 * WEEK - SECOND) == []
    assert erasure.due(NOON + 3 * WEEK) == [world.row.id]


@pytest.mark.parametrize("basis", retention.OF_NETWORKS)
def test_every_law_ends_by_itself_on_its_own_second_with_its_proof(world, basis):
    by, days = log.Actor(world.bram, NOON), {"case_closed_at": NOON + WEEK, "majority_at": NOON + 2 * WEEK}
    keeping.settle(world.row, by, basis, **days)
    term = retention.TERMS[basis]
    began = {Clock.CASE_CLOSED: NOON + WEEK, Clock.MAJORITY: NOON + 2 * WEEK}.get(term.clock, NOON)
    ends = retention.due_at(term, {term.clock: began})
    assert keeping.over(ends - SECOND) == []
    assert [row.pk for row in keeping.over(ends)] == [world.row.pk]
    assert len(going.announce(ends - retention.GRACE)) == term.is_automatic, "a month before it is told"
    assert going.run(ends - SECOND) == 0
    assert going.run(ends + SECOND) == term.is_automatic
    proofs = list(models.Destruction.objects.values_list("why", flat=True))
    assert proofs == ([basis.value] if term.is_automatic else [])
    assert models.Network.objects.exists() is not term.is_automatic
    if basis is Basis.INFORMAL:
        assert keeping.is_long_unused(world.row, ends)


def test_an_organisation_may_have_a_term_of_its_own_and_a_hold_stops_it(world):
    works = models.Organisation.objects.create(name="Welzijn")
    models.Network.objects.update(organisation=works)
    models.Keeping.objects.create(organisation=works, basis="wmo", clock="received", years=16, source="our own")
    keeping.settle(world.row, log.Actor(world.bram, NOON), Basis.WMO)
    ends = datetime(NOON.year + 16, NOON.month, NOON.day, 12, tzinfo=NOON.tzinfo)
    going.announce(ends - retention.GRACE)
    assert going.run(ends - SECOND) == 0
    holds.put(world.row, "zaak 12", log.Actor(world.bram, NOON))
    assert going.run(ends + SECOND) == 0
    holds.lift(world.row, log.Actor(world.bram, ends + SECOND))
    assert going.run(ends + SECOND) == 0, "what goes after all is told anew"
    assert going.run(ends + SECOND + retention.GRACE) == 1


def test_the_ledger_can_be_taken_over_and_a_line_that_was_cut_off_spoils_no_other(own_ledger, tmp_path):
    ledger.add("network", "a", NOON)
    ledger.add("network", "a", NOON)
    assert len(own_ledger.read_text().splitlines()) == 1
    with open(own_ledger, "a") as file:
        file.write("2026-11-2")
    ledger.add("network", "b", NOON)
    older = tmp_path / "older"
    older.write_text("2026-01-01 network " + "0" * 64 + "\n")
    ledger.take_over(older)
    assert ledger.among("network", ["a", "b", "c"]) == ["a", "b"]
    assert "0" * 64 in ledger.hashes("network")
    assert own_ledger.stat().st_mode & 0o077 == 0
