"""What falls due and which days were agreed in a way that is walked: in the overview, and for whose circle it is."""

from datetime import timedelta

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from kring.core import days, edits
from kring.core.changes import Add, Place, Set
from kring.core.network import Placement, Trajectory
from kring.methods import library, loader
from tests.pages.conftest import Table, do, value, works_along
from tests.pages.test_trajectories import BAS, COACH, JOKE, begun, leaves, legs, runs, send


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(JOKE), Add(BAS))
    return table.client(table.anna)


@pytest.fixture
def bram(anna: Client, table: Table) -> Client:
    works_along(table, table.bram)
    return table.client(table.bram)


def test_a_day_that_was_agreed_stands_in_the_overview_before_it_is_there_and_the_first_day_first(anna, bram, table):
    one = begun(table, anna, COACH)
    first, second = library.ways()[COACH].step[:2]
    today = timezone.localdate()
    for step, ahead in ((first, 40), (second, 12)):
        leg = runs(table, anna, one, step.id)
        do(table, Set("legs", leg.id, "on", None, days.on(today + timedelta(days=ahead))))
    there = bram.get("/trajectories/").content.decode()
    assert "Afgesproken dagen" in there and "Wat eraan komt" not in there and "Hier wacht iemand" not in there
    coming = there.partition('id="coming"')[2].partition("</section>")[0]
    assert coming.count("afgesproken op") == 2
    assert coming.index(f"{second.name.nl}: afgesproken op") < coming.index(f"{first.name.nl}: afgesproken op")


def test_whose_circle_it_is_reads_in_one_quiet_line_what_falls_due_or_waits_and_nobody_else_does(anna, bram, table):
    layout = loader.layout_in_use(value(table))
    do(table, Place(layout.id, "joke", None, Placement(layout.ring[0].id, layout.sector[0].id)))
    here = [f"/n/{table.row.pk}/{room}/" for room in ("circle", "names")]

    def lines(browser: Client) -> list[str]:
        shown = [browser.get(one).content.decode().replace("&#x27;", "'") for one in here]
        return [one.partition('id="due-here"')[2].partition("</div>")[0] for one in shown]

    assert lines(anna) == ["", ""], "nothing is walked"
    today = timezone.localdate()
    do(table, Add(Trajectory("walk", COACH, began_on=days.on(today))))
    assert all("Je kunt verder wanneer je wilt." in one and "/trajectories/walk/" in one for one in lines(anna))
    leg = runs(table, anna, "walk", library.ways()[COACH].step[0].id)
    assert lines(anna) == ["", ""], "a step runs and nothing falls due"
    ahead = days.on(today + timedelta(days=12))
    do(table, Set("legs", leg.id, "on", None, ahead))
    assert all("afgesproken op" in one for one in lines(anna)), "a day to come stands there too"
    there = value(table).legs[leg.id]
    do(table, *edits.between(there, msgspec.structs.replace(there, on=days.on(today))))
    assert all("Hoe ging het?" in one for one in lines(anna))
    works_along(table, table.bram)
    assert lines(bram) == ["", ""], "a worker has the overview"
    leaves(table, anna, "walk", legs(table, leg.step.partition(":")[2])[-1])
    send(table, anna, "end", "e", trajectory="walk", well="Goed", look_back_on="", no_look_back="Niet nodig")
    assert lines(anna) == ["", ""], "it ended and nobody looks back"
