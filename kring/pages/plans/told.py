"""A plan as its pages tell it: what was told in each part, what it still asks, and what when somebody falls away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from kring.core import days, edits, method, names, pairs, plan_kinds, plans
from kring.core import network as networks
from kring.core.access import Part
from kring.core.changes import Add, Change, Remove
from kring.core.network import Network, Passage, Person, Plan, Task
from kring.core.plan_kinds import PlanKind
from kring.methods import plans as shelf
from kring.pages import answers, beside, contacting
from kring.pages.plans import forms
from kring.store import doors


@dataclass(frozen=True)
class Answered:
    """A question with what was answered to it."""

    question: plan_kinds.Question
    words: str
    people: list[Person]
    is_arranged: bool | None


@dataclass(frozen=True)
class Handed:
    """A task with who does it, who takes it over, and whether somebody does at all."""

    task: Task
    doer: Person | None
    next: Person | None


@dataclass(frozen=True)
class Section:
    """A part of a plan with everything in it."""

    told: plans.Told
    answers: list[Answered]
    tasks: list[Handed]
    actions: list[Any]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was told in it."""
        return not (self.answers or self.tasks or self.actions or self.told.goals)


def begun(opened: doors.Opened) -> list[dict[str, Any]]:
    """Every plan that was begun, those that run first, with how far each is."""
    kinds = shelf.kinds()
    found = []
    for one in sorted(opened.value.plans.values(), key=lambda one: one.ended_on is not None):
        if kind := kinds.get(one.kind):
            parts = plans.told(opened.value, one, kind)
            done = sum(part.state is plans.State.DONE for part in parts)
            found.append({"plan": one, "kind": kind, "done": done, "parts": len(parts)})
    return found


def page(opened: doors.Opened, plan: Plan, kind: PlanKind) -> dict[str, Any]:
    """Everything that stands on the page of a plan."""
    value, here = opened.value, opened.value.plans.get(plan.id, plan)
    carried = plans.carried(value, here)
    return answers.frame(opened, "plan", Part.PLAN) | {
        "plan": here,
        "kind": kind,
        "sections": [section(value, one) for one in plans.told(value, here, kind)],
        "findings": [_finding(value, kind, one) for one in plans.findings(value, here, kind, opened.today)],
        "falls": [_falls(value, one) for one in plans.falls(value, here)],
        "carried": carried,
        "bars": ["own"] * carried.owner + ["near"] * carried.people + ["pro"] * carried.professionals,
        "looks": plans.evaluations(value, here),
        "with_people": networks.known(value, here.people),
        "pair": pair(value, here, kind),
        "form": forms.Whole(initial=forms.of_plan(here), value=value, plan=here, kind=kind),
        "look": forms.Look(),
        "review_on": days.shown(here.review_on),
        "until": days.shown(here.until),
        "ended_on": days.shown(here.ended_on),
        "look_back_on": days.shown(here.look_back_on),
        "route": next((one for one in shelf.sides(kind) if one.id == here.side), None),
        "evenings": [date.fromisoformat(day) for day in here.evenings],
    }


def part_page(
    opened: doors.Opened, plan: Plan, kind: PlanKind, asked: plan_kinds.Part, get: Mapping[str, Any]
) -> dict[str, Any]:
    """One part to fill in, with the task that somebody chose there."""
    value, here = opened.value, opened.value.plans.get(plan.id, plan)
    task = value.tasks.get(str(get.get("task", "")))
    handing = forms.Handing(initial=forms.of_task(task) if task else {}, value=value, plan=here, kind=kind, was=task)
    return answers.frame(opened, "plan", Part.PLAN) | {
        "plan": here,
        "kind": kind,
        "part": asked,
        "section": next(section(value, one) for one in plans.told(value, here, kind) if one.part.id == asked.id),
        **asks(forms.Answers(initial=forms.of_part(value, here, asked), value=value, plan=here, part=asked), value),
        "handing": handing,
        "pair": pair(value, here, kind) if asked.pair else None,
        "task": task,
        "is_last": asked is kind.part[-1],
        "findings": [
            _finding(value, kind, one)
            for one in plans.findings(value, here, kind, opened.today)
            if one.part == asked.id
        ],
    }


def asks(form: forms.Answers, value: Network) -> dict[str, Any]:
    """The form of a part with each of its questions, its field, and the field for words with it."""
    found = [
        {
            "question": one,
            "bound": form[one.id],
            "offered": form.offered.get(one.id, []),
            "beside": beside.told(value, plans.beside(value, form.plan, one)),
            "more": form[f"{one.id}-words"] if f"{one.id}-words" in form.fields else None,
        }
        for one in form.part.ask
    ]
    return {"form": form, "asks": found}


def answered(was: Passage | None, now: Passage) -> list[Change]:
    """The changes that keep an answer; one of which nothing is left is no answer any more."""
    is_nothing = not (now.words.strip() or now.people or now.is_arranged is not None)
    if was is None:
        return [] if is_nothing else [Add(now)]
    return [Remove(was)] if is_nothing else [*edits.between(was, now)]


def words(said: method.Words) -> str:
    """Words of the shelf in the language of the page."""
    return method.said(said, get_language() or "nl")


def section(value: Network, told: plans.Told) -> Section:
    """A part of a plan with people by name."""
    answers = [
        Answered(one, here.words, networks.known(value, here.people), here.is_arranged)
        for one in told.part.ask
        for here in (told.passages.get(one.id), *told.beside.get(one.id, ()))
        if here
    ]
    tasks = [
        Handed(one, value.people.get(one.by or ""), value.people.get(plans.successor(value, one) or ""))
        for one in told.tasks
    ]
    actions = [(one, value.people.get(one.by or ""), contacting.lasting(one)) for one in told.actions]
    return Section(told, answers, tasks, actions)


def pair(value: Network, plan: Plan, kind: PlanKind) -> dict[str, Any] | None:
    """Of a plan of two: the other of them, and who supports whom with what. Nothing until the other is chosen."""
    other = value.people.get(plan.people[0]) if plan.people and any(one.pair for one in kind.part) else None
    if other is None:
        return None
    actions = [one for one in value.actions.values() if one.plan == plan.id]
    rows = [
        {"doer": value.people.get(one.by or ""), "for_owner": one.for_owner, "for_other": one.for_other}
        for one in pairs.rows(actions, other.id)
    ]
    return {"other": other, "rows": rows}


def _finding(value: Network, kind: PlanKind, one: plans.Finding) -> dict[str, Any]:
    part = plan_kinds.part(kind, one.part)
    return {"one": one, "part": part, "people": networks.known(value, one.people)}


def _falls(value: Network, one: plans.Falls) -> dict[str, Any]:
    owner = names.first_name(networks.called(value))
    person = value.people.get(one.person or "")
    return {"person": person, "name": person.name if person else owner, "nobody": one.nobody, "somebody": one.somebody}
