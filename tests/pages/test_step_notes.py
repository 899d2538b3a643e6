"""What a worker notes at a step stays with that worker: at a way that waits, at one out of sight, and of a group."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from kring.core.access import Role
from kring.core.changes import Add, Set
from kring.core.network import Leg, Person, Trajectory
from kring.methods import library
from kring.store import keys, models, positions, walks, workings
from tests.pages.conftest import Table, at_work, do, value, version, works_along
from tests.pages.test_organisations import browser
from tests.pages.test_walkers import begins

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


def of_a_group(gerda) -> str:
    """The address of the first step of a way that a group walks."""
    at = begins(browser(gerda), COACH.id, "group", reason="Zo afgesproken")["Location"]
    return f"{at}step/{COACH.step[0].id}/"


def test_who_leads_a_way_of_a_group_has_a_note_that_no_colleague_and_no_administrator_reads(here, gerda, by):
    organisation, keetje = here
    step, ria = of_a_group(gerda), browser(at_work(here, by, "Gea", Role.COORDINATOR))
    lead = browser(gerda)
    assert lead.post(f"{step}note/", {"act": "n", "note": "Ik nam het over"})["Location"] == f"{step}#mine"
    assert "Ik nam het over" in lead.get(step).content.decode()
    hers = ria.get(step)
    assert hers.status_code == 200 and "Ik nam het over" not in hers.content.decode()
    ria.post(f"{step}note/", {"act": "n", "note": "Ik zei niets"})
    assert "Ik zei niets" not in lead.get(step).content.decode() and "Ik zei niets" in ria.get(step).content.decode()
    admin = browser(keetje)
    for address in (step, f"/organisation/{organisation.pk}/", f"/organisation/{organisation.pk}/log/"):
        assert "Ik nam het over" not in admin.get(address).content.decode()
    for one in models.WalkNote.objects.all():
        assert b"Ik " not in bytes(one.data)
    assert "Ik nam het over" not in str(walks.value(models.Walk.objects.get()))
    assert lead.post(f"{step}note/", {"act": "m", "note": ""}).status_code == 409  # typed on a page of before
    assert "Ik nam het over" in lead.get(step).content.decode()


def test_an_older_tab_at_a_walk_gives_both_notes_back(here, gerda):
    step, lead = of_a_group(gerda), browser(gerda)
    lead.post(f"{step}note/", {"act": "n", "note": "Eerst"})
    stale = lead.post(f"{step}note/", {"act": "o", "note": "Later", "seen": ""})
    said = stale.content.decode()
    assert stale.status_code == 409 and "Eerst" in said and ">Later</textarea>" in said
    (mark,) = re.findall(r'name="seen" value="(\w{16})"', said)
    assert lead.post(f"{step}note/", {"act": "p", "note": "Eerst, later", "seen": mark}).status_code == 302
    lead.post(f"{step}note/", {"act": "q", "note": "", "seen": workings.mark("Eerst, later")})
    assert "Eerst, later" not in lead.get(step).content.decode()


def test_a_note_at_a_walk_goes_with_who_leaves_and_with_the_walk(here, gerda, by):
    organisation, _ = here
    gea = at_work(here, by, "Gea", Role.COORDINATOR)
    step = of_a_group(gerda)
    for one in (gerda, gea):
        browser(one).post(f"{step}note/", {"act": "n", "note": f"Van {one.name}"})
    positions.leave(gea, organisation, gerda, by)
    (left,) = models.WalkNote.objects.all()
    assert left.by_id == gerda.pk
    browser(gerda).post(step.partition("step/")[0] + "remove/", {"sure": "1"})
    assert not models.WalkNote.objects.exists()


def test_a_note_does_not_open_in_the_row_of_somebody_else(here, gerda, by):
    gea = at_work(here, by, "Gea", Role.COORDINATOR)
    step = of_a_group(gerda)
    browser(gerda).post(f"{step}note/", {"act": "n", "note": "Van mij"})
    models.WalkNote.objects.update(by=gea)
    with pytest.raises(keys.Unreadable):
        workings.at_walk(models.Walk.objects.get(), gea, COACH.step[0].id)
