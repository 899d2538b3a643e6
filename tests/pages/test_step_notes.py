"""What a worker notes at a step stays with that worker: also at a way that only waits, and at one out of sight."""

import re

from django.test import Client
from django.utils import timezone

from kring.core.changes import Add, Set
from kring.core.network import Leg, Person, Trajectory
from kring.methods import library
from kring.store import models
from tests.pages.conftest import Table, do, value, version, works_along

COACH, PHASES = (library.ways()[id] for id in ("m17-network-coach", "m10-scheffers"))


def note(table: Table, browser: Client, one: str, step: str, words: str) -> str:
    told = {"act": f"note{one}", "version": version(table), "trajectory": one, "step": step, "note": words}
    to = browser.post(f"/n/{table.row.pk}/trajectories/step/note/", told)["Location"]
    assert isinstance(to, str)
    return to


def test_a_note_at_a_way_that_only_waits_is_kept_and_no_note_goes_when_its_way_is_out_of_sight(table):
    do(table, Add(Person("joke", "Joke")), Add(Trajectory("there", PHASES.id, PHASES.version, people=("joke",))))
    works_along(table, table.bram)
    bram, here = table.client(table.bram), f"/n/{table.row.pk}/trajectories"
    note(table, bram, "there", "map", "Ik praat te veel")
    models.Role.objects.filter(user=table.bram).update(writes_until=None)
    waits = bram.post(f"{here}/begin/", {"act": "b", "version": version(table), "way": COACH.id})["Location"]
    one, step = waits.split("/")[-2], COACH.step[0].id
    assert one not in value(table).trajectories
    do(table, Set("people", "joke", "confidential", False, True))
    assert bram.get(f"{here}/there/map/").status_code == 404
    assert note(table, bram, one, step, "Eerst luisteren").endswith("#mine")
    assert "Eerst luisteren" in bram.get(f"{here}/{one}/{step}/").content.decode()
    do(table, Set("people", "joke", "confidential", True, False))
    assert "Ik praat te veel" in bram.get(f"{here}/there/map/").content.decode()


def test_the_five_values_are_gone_through_and_what_was_seen_is_kept_by_who_saw_it(table):
    """S03."""
    works_along(table, table.bram)
    bram, anna = table.client(table.bram), table.client(table.anna)
    way = library.ways()["s03-core-values"]
    leg = Leg("leg", "five", f"{way.id}:{way.step[0].id}", began_at=timezone.now())
    do(table, Add(Trajectory("five", way.id, way.version)), Add(leg))
    for number, step in enumerate(way.step):
        note(table, bram, "five", step.id, f"Mij viel op {number}")
    read = [bram.get(f"/n/{table.row.pk}/trajectories/five/{step.id}/").content.decode() for step in way.step]
    assert [f"Mij viel op {number}" in page for number, page in enumerate(read)] == [True] * 5
    hers = anna.get(f"/n/{table.row.pk}/trajectories/five/open/").content.decode()
    assert "Mij viel op" not in hers and f"/n/{table.row.pk}/looked/" in hers


def test_an_older_tab_does_not_write_over_what_was_noted_in_another_and_gives_both_back(table):
    do(table, Add(Trajectory("t", PHASES.id, PHASES.version)))
    works_along(table, table.bram)
    bram, there = table.client(table.bram), f"/n/{table.row.pk}/trajectories/t/map/"
    note(table, bram, "t", "map", "Ik praat te veel")
    told = {
        "act": "older",
        "version": version(table),
        "trajectory": "t",
        "step": "map",
        "note": "Meer luisteren",
        "seen": "",
    }
    stale = bram.post(f"/n/{table.row.pk}/trajectories/step/note/", told)
    said = stale.content.decode()
    assert stale.status_code == 409 and "op een ander scherm" in said
    assert "Ik praat te veel" in said and ">Meer luisteren</textarea>" in said
    assert "Ik praat te veel" in bram.get(there).content.decode()
    (mark,) = re.findall(r'name="seen" value="(\w+)"', said)
    both = told | {"act": "newer", "note": "Ik praat te veel. Meer luisteren", "seen": mark}
    assert bram.post(f"/n/{table.row.pk}/trajectories/step/note/", both).status_code == 302
    assert "Ik praat te veel. Meer luisteren" in bram.get(there).content.decode()
