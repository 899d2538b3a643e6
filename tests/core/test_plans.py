"""Whole plans of a kind on the shelf: what they still ask, and what happens when somebody falls away (M16, M15)."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from kring.core import changes, plan_kinds, plans, redaction, sight
from kring.core.access import Part, Role, Viewer
from kring.core.changes import Add, Misfit, removal
from kring.core.network import (
    Action,
    Category,
    Evaluation,
    Network,
    Outcome,
    Owner,
    Passage,
    Person,
    Plan,
    Self,
    Status,
    Success,
    Task,
    When,
)
from kring.core.plan_kinds import Check, Holds, PlanKind, Question, Takes
from kring.core.shelf import Words
from kring.methods import plans as shelf

TODAY = date(2027, 2, 22)
NOW = datetime(2027, 2, 22, 12, tzinfo=UTC)
W = Words("woord", "word")
DAY = When(2027, 1, 4)


def part(id: str, **more) -> plan_kinds.Part:
    return plan_kinds.Part(id, W, W, "house", **more)


TASKS = part("tasks", holds=Holds.TASKS, check=(Check.SUCCESSOR, Check.AGREED, Check.SHARED))
MONEY = part("money", ask=(Question("will", W, takes=Takes.ARRANGED),), check=(Check.ARRANGED,))
ROLES = part(
    "roles",
    ask=(Question("leads", W, takes=Takes.PEOPLE), Question("draws", W, takes=Takes.PEOPLE)),
    check=(Check.OTHER_PEOPLE, Check.ANSWERED),
)
DOING = part("doing", holds=Holds.ACTIONS, check=(Check.ACTIONS, Check.AGREED))


def kind(*parts: plan_kinds.Part, **more) -> PlanKind:
    return PlanKind("k", 1, W, W, ("M16",), "EUPL-1.2", "house", parts, **more)


def network(*records, **more) -> Network:
    people = {
        "joke": Person("joke", "Joke"),
        "bas": Person("bas", "Bas"),
        "mo": Person("mo", "Mo", category=Category.PROFESSIONAL),
    }
    value = Network("n", Owner({"anna": Self("anna", "Anna")}), people=people)
    return changes.apply_all(value, tuple(Add(one) for one in records))


def codes(value: Network, of: PlanKind, plan: Plan) -> list[str]:
    return [one.code for one in plans.findings(value, plan, of, TODAY)]


PLAN = Plan("p", "k", began_on=DAY)


def test_a_task_that_nobody_takes_over_is_found_and_one_with_a_successor_is_not():
    value = network(PLAN, Task("t1", "p", "tasks", "money", "joke"), Task("t2", "p", "tasks", "visits", "joke", "bas"))
    found = plans.findings(value, PLAN, kind(TASKS), TODAY)
    assert [(one.code, one.words) for one in found] == [("no_successor", "money"), ("not_asked", "visits")]


def test_whoever_died_takes_nothing_over():
    value = network(PLAN, Task("t", "p", "tasks", "money", "joke", "bas", is_agreed=True))
    assert codes(value, kind(TASKS), PLAN) == []
    value = changes.apply(value, changes.Set("people", "bas", "died", None, {"year": 2026}))
    assert codes(value, kind(TASKS), PLAN) == ["no_successor"]


def test_whoever_is_told_to_be_dead_without_a_day_takes_nothing_over_either():
    value = network(PLAN, Task("t", "p", "tasks", "money", "joke", "bas", is_agreed=True))
    value = changes.apply(value, changes.Set("people", "bas", "status", Status.ACTIVE, Status.DECEASED))
    assert codes(value, kind(TASKS), PLAN) == ["no_successor"]
    assert [one.words for one in plans.falls(value, PLAN)[0].nobody] == ["money"]


def test_who_came_to_care_after_being_named_takes_nothing_over():
    of = kind(TASKS, people=plan_kinds.Asked(W, care_now=True))
    task = Task("t", "p", "tasks", "money", "joke", "bas", is_agreed=True)
    plan = Plan("p", "k", people=("bas",), began_on=DAY)
    assert codes(network(plan, task), of, plan) == ["no_successor"]


def test_who_falls_away_leaves_what_nobody_does_then():
    tasks = (Task("t1", "p", "tasks", "money", "joke"), Task("t2", "p", "tasks", "cook", "joke", "bas"))
    value = network(PLAN, *tasks, Task("t3", "p", "tasks", "shop"))
    joke, owner = plans.falls(value, PLAN)
    assert (joke.person, [one.words for one in joke.nobody]) == ("joke", ["money"])
    assert [one.words for one in joke.somebody] == ["cook"]
    assert owner.person is None and [one.words for one in owner.nobody] == ["shop"]


def test_nobody_takes_over_from_themselves_nor_does_who_cares_now():
    of = kind(TASKS, people=plan_kinds.Asked(W, care_now=True))
    plan = Plan("p", "k", people=("joke",))
    assert not plans.may_succeed(plan, of, Task("t", "p", "tasks", "cook", "bas", "bas"))
    assert not plans.may_succeed(plan, of, Task("t", "p", "tasks", "cook", "bas", "joke"))
    assert plans.may_succeed(plan, of, Task("t", "p", "tasks", "cook", "joke", "bas"))
    assert plans.may_succeed(plan, kind(TASKS), Task("t", "p", "tasks", "cook", "bas", "joke"))
    with pytest.raises(Misfit):
        network(PLAN, Task("t", "p", "tasks", "cook", "bas", "bas"))


def test_what_is_not_arranged_is_open_until_it_is_and_a_part_not_begun_asks_nothing():
    of = kind(MONEY)
    assert codes(network(PLAN), of, PLAN) == []
    open_ = Passage("p~will", "p", "k:will", is_arranged=False)
    assert codes(network(PLAN, open_), of, PLAN) == ["not_arranged"]
    assert codes(network(PLAN, Passage("p~will", "p", "k:will", is_arranged=True)), of, PLAN) == []


def test_one_who_leads_and_draws_at_once_is_named():
    asked = (Passage("p~leads", "p", "k:leads", people=("bas",)), Passage("p~draws", "p", "k:draws", people=("bas",)))
    found = plans.findings(network(PLAN, *asked), PLAN, kind(ROLES), TODAY)
    assert [(one.code, one.people) for one in found] == [("two_roles", ("bas",))]


def test_what_only_professionals_do_is_asked_about():
    value = network(PLAN, Task("t", "p", "tasks", "cook", "mo", "bas", is_agreed=True))
    assert codes(value, kind(TASKS), PLAN) == ["only_professionals"]


def test_agreements_that_only_professionals_do_are_asked_about_too_until_they_are_over():
    of = kind(part("doing", holds=Holds.ACTIONS, check=(Check.SHARED,)))
    action = Action("a", "cooks", plan="p", by="mo", is_chosen=True)
    assert codes(network(PLAN, action), of, PLAN) == ["only_professionals"]
    assert codes(network(PLAN, action, Action("b", "sings", plan="p", by="bas")), of, PLAN) == []
    over = changes.apply(network(PLAN, action), changes.Set("actions", "a", "outcome", None, Outcome.DONE))
    assert codes(over, of, PLAN) == []


def test_a_step_is_asked_once_anything_in_the_plan_was_told():
    of = kind(MONEY, DOING)
    assert codes(network(PLAN), of, PLAN) == []
    arranged = Passage("p~will", "p", "k:will", is_arranged=True)
    assert codes(network(PLAN, arranged), of, PLAN) == ["no_action"]
    step = Action("a", "calls", plan="p", is_chosen=True)
    assert codes(network(PLAN, arranged, step), of, PLAN) == []


def test_an_agreement_counts_once_who_does_it_said_yes():
    value = network(PLAN, Action("a", "cooks", plan="p", by="bas", is_chosen=True))
    assert codes(value, kind(DOING), PLAN) == ["not_asked"]
    value = changes.apply(value, changes.Set("actions", "a", "is_confirmed", False, True))
    assert codes(value, kind(DOING), PLAN) == []


def test_any_part_may_be_filled_first_and_gone_back_to():
    value = network(PLAN, Action("a", "cooks", plan="p"))
    states = [one.state for one in plans.told(value, PLAN, kind(MONEY, DOING))]
    assert states == [plans.State.OPEN, plans.State.RUNNING]
    done = Plan("p", "k", done=("doing",))
    assert [one.state for one in plans.told(value, done, kind(MONEY, DOING))] == [plans.State.OPEN, plans.State.DONE]


def test_a_plan_is_looked_at_again_and_says_when_its_time_is_over():
    of = kind(MONEY, review=3, ends=12)
    begun = plans.begun("p", of, date(2026, 11, 30))
    assert (begun.review_on, begun.until) == (When(2027, 2, 28), When(2027, 11, 30))
    value = network(begun)
    assert codes(value, of, begun) == [] and plans.to_review(value, TODAY) == ()
    assert [one.code for one in plans.findings(value, begun, of, date(2027, 3, 1))] == ["review"]
    assert [one.code for one in plans.findings(value, begun, of, date(2027, 11, 30))] == ["over"]


def test_who_ends_a_plan_with_aftercare_says_when_one_looks_back_and_that_can_be_done():
    of = kind(MONEY, look_back=True)
    ended = Plan("p", "k", ended_on=DAY)
    assert codes(network(ended), of, ended) == ["no_look_back"]
    waiting = Plan("p", "k", ended_on=DAY, look_back_on=When(2027, 2, 1))
    assert plans.to_review(network(waiting), TODAY) == (waiting,)
    done = Plan("p", "k", ended_on=DAY, look_back_on=When(2027, 2, 1), looked_back_on=When(2027, 2, 2))
    assert plans.to_review(network(done), TODAY) == ()


def test_who_carries_what_is_counted_of_the_owner_their_people_and_professionals():
    tasks = (Task("t1", "p", "tasks", "a", "joke"), Task("t2", "p", "tasks", "b"), Task("t3", "p", "tasks", "c", "mo"))
    value = network(PLAN, *tasks, Action("a", "d", plan="p", by="bas", is_chosen=True), Action("x", "idea", by="mo"))
    told = plans.carried(value, PLAN)
    assert (told.owner, told.people, told.professionals, told.all) == (1, 2, 1, 4)
    assert plans.carried(network()).all == 0


def test_looks_at_a_plan_come_newest_first():
    looks = (Evaluation("e1", "p", When(2027, 1, 1), "good"), Evaluation("e2", "p", When(2027, 2, 1), concerns="tired"))
    assert [one.id for one in plans.evaluations(network(PLAN, *looks), PLAN)] == ["e2", "e1"]


def test_two_moments_tell_what_became_otherwise_in_a_plan():
    then = network(PLAN, Task("t", "p", "tasks", "money", "joke"), Action("a", "cooks", by="bas"))
    now = changes.apply(then, changes.Set("tasks", "t", "next", None, "bas"))
    now = changes.apply(now, Add(Action("b", "sings")))
    told = [(one.code, one.was, one.now) for one in plans.turns(then, now)]
    assert told == [("actions", "", "sings"), ("tasks", "money · Joke", "money · Joke → Bas")]
    assert plans.turns(now, now) == ()


def test_two_moments_tell_who_was_named_and_what_got_arranged():
    then = network(PLAN, Passage("p~leads", "p", "k:leads", people=("bas",)), Passage("p~will", "p", "k:will", "soon"))
    now = changes.apply(then, changes.Set("passages", "p~leads", "people", ["bas"], ["bas", "joke"]))
    now = changes.apply(now, changes.Set("passages", "p~will", "is_arranged", None, True))
    told = plans.turns(then, now, lambda one: "yes" if one.is_arranged else "")
    assert [(one.was, one.now) for one in told] == [("Bas", "Bas · Joke"), ("soon", "yes · soon")]


def test_who_goes_leaves_their_tasks_to_nobody_and_the_plan_stays_sound():
    task, success = (
        Task("t", "p", "tasks", "cook", "joke", "bas"),
        Success("s", "Cake", people=("bas",), consents=("bas",)),
    )
    value = network(Plan("p", "k", people=("bas", "joke")), task, success, Action("a", "x", by="joke", checks="bas"))
    after = changes.apply_all(value, removal(value, "bas"))
    assert after.tasks["t"].next is None and after.actions["a"].checks is None and after.plans["p"].people == ("joke",)
    assert after.successes["s"].people == after.successes["s"].consents == ()
    back = changes.apply_all(after, changes.undoing(changes.Act("u", removal(value, "bas")), "v").changes)
    assert back.tasks == value.tasks and back.successes == value.successes and back.actions == value.actions


def test_nobody_reads_what_somebody_confidential_does_takes_over_or_checks():
    value = network(PLAN, Task("t", "p", "tasks", "cook", "joke", "bas"), Action("a", "x", by="joke", checks="bas"))
    assert not redaction.without(value, ["bas"]).tasks and not redaction.without(value, ["bas"]).actions
    pair = network(Plan("q", "k", people=("bas",)), Passage("q~will", "q", "k:will", "words"))
    assert not redaction.without(pair, ["bas"]).plans and not redaction.without(pair, ["bas"]).passages


def viewer(*parts: Part) -> Viewer:
    return Viewer("v", Role.PROFESSIONAL, parts=frozenset(parts), at=NOW)


def test_a_photo_without_everybodys_consent_is_shown_to_nobody_but_the_owner():
    both = Success("s", "Cake", photo="f", people=("bas", "joke"), consents=("bas",))
    value = network(both)
    coach = viewer(Part.NAMES, Part.PLAN, Part.PHOTOS)
    assert sight.visible(value, coach).successes["s"].photo is None
    assert sight.visible(value, Viewer("a", Role.OWNER, at=NOW)).successes["s"].photo == "f"
    agreed = changes.apply(value, changes.Put("successes", "s", "consents", "joke", "bas"))
    assert sight.visible(agreed, coach).successes["s"].photo == "f"
    assert sight.visible(agreed, viewer(Part.NAMES, Part.PLAN)).successes["s"].photo is None
    assert sight.visible(agreed, viewer(Part.NAMES, Part.PHOTOS)).successes == {}
    assert sight.visible_then(agreed, value, coach).successes["s"].photo is None


@pytest.mark.parametrize("id", sorted(shelf.kinds()))
def test_every_kind_on_the_shelf_is_plain_in_both_languages(id):
    of = shelf.kinds()[id]
    said = [of.name, of.purpose, *(one.text for part in of.part for one in part.ask), *(one.about for one in of.part)]
    sentences = [text for words in said for text in (words.nl, words.en)]
    assert all(len(part.split()) <= 15 for text in sentences for part in text.replace("?", ".").split(".") if part)
    assert of.source and of.part


def test_each_of_the_seven_conditions_that_is_not_there_is_asked_and_a_step_has_a_place():
    of = shelf.kinds()["seven-conditions"]
    plan = Plan("p", of.id)
    asked = [one for part in of.part for one in part.ask]
    value = network(plan, *(Passage(f"p~{one.id}", "p", f"{of.id}:{one.id}", is_arranged=False) for one in asked))
    assert len(asked) == 7 and codes(value, of, plan) == ["not_arranged"] * 7 + ["no_action"]
    assert of.part[-1].holds is Holds.ACTIONS


def test_a_kind_that_looks_after_who_takes_over_holds_tasks():
    with pytest.raises(ValueError, match="holds no tasks"):
        part("x", ask=(Question("q", W),), check=(Check.SUCCESSOR,))
    with pytest.raises(ValueError, match="asks nothing"):
        part("x")


@pytest.mark.parametrize(
    "ask, wrong",
    [
        ({"id": "shows", "takes": "consent"}, "shows asks for consent, and of nobody"),
        (
            {"id": "hours", "takes": "hours", "each": "carers"},
            "hours is of each of carers, which names nobody in part p",
        ),
        ({"id": "who", "takes": "people", "each": "carers"}, "who is asked of each, and takes no words"),
    ],
)
def test_a_question_that_is_asked_of_each_names_of_whom_and_takes_words(ask, wrong):
    words = {"nl": "Wat?", "en": "What?"}
    part = {"id": "p", "name": words, "about": words, "icon": "heart", "ask": [{"text": words} | ask]}
    with pytest.raises(msgspec.ValidationError, match=wrong):
        msgspec.convert(part, plan_kinds.Part)
