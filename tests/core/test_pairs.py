"""A plan of two: who supports whom of them with what, and of whom nobody does anything yet (M29)."""

from datetime import date

import pytest

from kring.core import pairs, plan_kinds, plans
from kring.core.network import Action, Network, Outcome, Owner, Person, Plan, Self
from kring.core.plan_kinds import Asked, Check, Holds, PlanKind
from kring.core.shelf import Words

W = Words("woord", "word")
HELP = plan_kinds.Part("help", W, W, "house", holds=Holds.ACTIONS, check=(Check.BOTH,), pair=True)
KIND = PlanKind("k", 1, W, W, ("M29",), "EUPL-1.2", "house", (HELP,), people=Asked(W, most=1))
PLAN = Plan("p", "k", people=("joke",))


def does(id: str, by: str | None = None, *people: str, **more) -> Action:
    return Action(id, id, plan="p", by=by, people=people, **more)


def nobody_for(*actions: Action) -> list[tuple[str, ...]]:
    everyone = {id: Person(id, id.title()) for id in ("joke", "bas", "truus")}
    value = Network("n", Owner({"anna": Self("anna", "Anna")}), people=everyone, actions={a.id: a for a in actions})
    found = plans.findings(value, PLAN, KIND, date(2027, 2, 22))
    return [one.people for one in found if one.code == "nobody_for"]


def test_each_who_does_something_has_a_row_with_what_is_for_whom():
    walks, drives, sleeps = does("walks", "bas"), does("drives", "bas", "joke"), does("sleeps", "truus", "joke")
    table = {one.by: one for one in pairs.rows([walks, drives, sleeps], "joke")}
    assert [*table] == [None, "joke", "bas", "truus"], "the two of them stand there before anything is told"
    assert (table["bas"].for_owner, table["bas"].for_other) == ((walks,), (drives,))
    assert (table["truus"].for_owner, table["truus"].for_other) == ((), (sleeps,))


def test_what_is_over_supports_nobody_now():
    over = does("walks", "bas", outcome=Outcome.DONE)
    assert all(not (one.for_owner or one.for_other) for one in pairs.rows([over], "joke"))


def test_who_of_the_two_has_nobody_is_asked_about_once_anything_is_told():
    assert nobody_for() == []
    assert nobody_for(does("walks", "bas")) == [("joke",)]
    assert nobody_for(does("sleeps", "truus", "joke")) == [()]
    assert nobody_for(does("walks", "bas"), does("sleeps", "truus", "joke")) == []


def test_what_somebody_does_for_themselves_leaves_them_without_anybody():
    assert nobody_for(does("walks", "bas"), does("rests", "joke", "joke")) == [("joke",)]


def test_a_part_for_a_pair_asks_for_one_other_and_holds_agreements():
    with pytest.raises(ValueError, match="one other"):
        PlanKind("k", 1, W, W, ("M29",), "EUPL-1.2", "house", (HELP,), people=Asked(W))
    with pytest.raises(ValueError, match="holds no actions"):
        plan_kinds.Part("help", W, W, "house", holds=Holds.TASKS, pair=True)
