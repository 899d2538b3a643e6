"""At the end of a way stands what its wishes, goals and steps became; what was there before is not counted."""

from django.utils import timezone

from kring.core import days
from kring.core.changes import Add, Set
from kring.core.network import Action, Goal, Leg, Outcome, Person, Trajectory, Wish
from kring.methods import library
from tests.pages.conftest import Table, do, value
from tests.pages.test_trajectories import send

PHASES = library.ways()["m10-scheffers"]


def shown(table: Table) -> str:
    page = table.client(table.anna).get(f"/n/{table.row.pk}/trajectories/t/").content.decode()
    return page.partition('id="became"')[2].partition("</section>")[0]


def line(said: str, words: str) -> str:
    return said.partition(words)[2].partition("</li>")[0]


def test_the_end_of_a_way_says_what_its_wishes_goals_and_steps_became(table):
    today = days.on(timezone.localdate())
    do(table, Add(Wish("old", "Al eerder gewenst")))
    do(table, Add(Trajectory("t", PHASES.id, PHASES.version, began_on=today)))
    do(table, Add(Leg("l", "t", f"{PHASES.id}:map", began_at=timezone.now())))
    do(table, Add(Wish("w", "Vaker naar buiten")), Add(Wish("v", "Weer zingen")))
    do(table, Add(Goal("g", "Elke week wandelen", wish="w")), Add(Action("a", "Joke bellen", goal="g", is_chosen=True)))
    do(table, Add(Action("b", "Naar het koor", goal="g")), Add(Action("c", "Een rondje", goal="g", is_chosen=True)))
    do(table, Set("actions", "c", "outcome", None, Outcome.NOT_WORKED))
    assert shown(table) == "", "it still runs"
    do(table, Set("trajectories", "t", "ended_on", None, today))
    said = shown(table)
    assert "Al eerder gewenst" not in said
    assert "een wens die een doel werd" in line(said, "Vaker naar buiten")
    assert "een wens die er nog staat" in line(said, "Weer zingen")
    assert "een doel dat doorgaat" in line(said, "Elke week wandelen")
    assert "een stap die nog komt" in line(said, "Joke bellen")
    assert "een idee voor later" in line(said, "Naar het koor")
    assert "nog niet" in line(said, "Een rondje")
    do(table, Set("goals", "g", "ended_on", None, today))
    assert "een doel dat af is" in line(shown(table), "Elke week wandelen")


def test_a_council_is_done_with_who_thought_along_as_it_is_typed_and_what_somebody_does(table):
    do(table, Add(Person("joke", "Joke")), Add(Trajectory("t", PHASES.id, PHASES.version)))
    do(table, Add(Leg("l", "t", f"{PHASES.id}:council", began_at=timezone.now())))
    anna, told = table.client(table.anna), {"trajectory": "t", "step": "council", "leg": "l", "how": "done"}
    words = {"words": "We spraken erover"}
    asked = send(table, anna, "step/leave", "a", **told, **words).content.decode()
    assert "Er staat nog niet wie er waren." in asked and "Niemand uit de kring doet nog iets in het plan." in asked
    do(table, Add(Action("a", "Rijdt naar het koor", by="joke", is_chosen=True)))
    left = send(table, anna, "step/leave", "b", **told, **words, people=["joke"])
    assert left.status_code == 302 and value(table).legs["l"].people == ("joke",)
