"""A plan as its pages tell it: what was told in each part, what it still asks, and what when somebody falls away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext

from kring.core import consents, days, edits, loads, method, names, pairs, plan_kinds, plans
from kring.core import network as networks
from kring.core.access import Part
from kring.core.changes import Add, Change, Remove
from kring.core.network import Network, Passage, Person, Plan, Task
from kring.core.plan_kinds import Holds, PlanKind
from kring.methods import plans as shelf
from kring.pages import answers, beside, contacting
from kring.pages.plans import forms
from kring.store import accounts, doors


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
class Theirs:
    """What somebody said of themselves, whether others may read it, since when, and who asked or that they said so.

    Of who carries most `share` is how much of the hours that are told, in words, once everybody agreed: of one who did
    not, it would tell the rest.
    """

    person: Person
    answers: list[Answered]
    asking: plan_kinds.Question | None
    is_agreed: bool | None
    on: date | None
    by: str
    is_own: bool
    share: str


@dataclass(frozen=True)
class Section:
    """A part of a plan with everything in it."""

    told: plans.Told
    answers: list[Answered]
    tasks: list[Handed]
    actions: list[Any]
    theirs: list[Theirs]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was told in it."""
        return not (self.answers or self.tasks or self.actions or self.theirs or self.told.goals)


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
    some = theirs(opened, here, kind)
    found = plans.findings(value, here, kind, opened.today)
    return answers.frame(opened, "plan", Part.PLAN) | {
        "plan": here,
        "kind": kind,
        "sections": [section(value, one, some) for one in plans.told(value, here, kind)],
        "findings": [_finding(value, kind, one) for one in found if _may_tell(opened, here, kind, one)],
        "reads_theirs": opened.viewer.reads_theirs,
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
    some, reads, was = theirs(opened, here, kind), opened.viewer.reads_theirs, forms.of_part(value, here, asked)
    answering = forms.Answers(initial=was, value=value, plan=here, part=asked, reads=reads)
    handing = forms.Handing(initial=forms.of_task(task) if task else {}, value=value, plan=here, kind=kind, was=task)
    return answers.frame(opened, "plan", Part.PLAN) | {
        "plan": here,
        "kind": kind,
        "part": asked,
        "section": next(section(value, one, some) for one in plans.told(value, here, kind) if one.part.id == asked.id),
        "reads_theirs": reads,
        "is_of_each": any(one.each for one in asked.ask),
        **asks(answering, value),
        "handing": handing,
        "pair": pair(value, here, kind) if asked.pair else None,
        "task": task,
        "is_last": asked is kind.part[-1],
        "findings": [
            _finding(value, kind, one)
            for one in plans.findings(value, here, kind, opened.today)
            if one.part == asked.id and _may_tell(opened, here, kind, one)
        ],
    }


def asks(form: forms.Answers, value: Network) -> dict[str, Any]:
    """The form of a part with each of its questions, its field, and the field for words with it."""
    found, before = list[dict[str, Any]](), None
    for one, person in form.asked:
        id = f"{one.id}.{person}" if person else one.id
        told = {"question": one, "bound": form[id], "offered": form.offered.get(one.id, []), "more": None}
        if f"{id}-words" in form.fields:
            told["more"] = form[f"{id}-words"]
        told["beside"] = beside.told(value, plans.beside(value, form.plan, one)) if person is None else []
        told["unsaid"] = form[forms.unsaid(one, person)] if person else None
        told["person"] = value.people.get(person or "")
        told["is_next"], before = person != before, person
        found.append(told)
    return {"form": form, "asks": found}


def answered(was: Passage | None, now: Passage) -> list[Change]:
    """The changes that keep an answer; one of which nothing is left is no answer any more."""
    is_nothing = not (
        now.words.strip() or now.people and not now.is_theirs or now.is_unsaid or now.is_arranged is not None
    )
    if was is None:
        return [] if is_nothing else [Add(now)]
    return [Remove(was)] if is_nothing else [*edits.between(was, now)]


def words(said: method.Words) -> str:
    """Words of the shelf in the language of the page."""
    return method.said(said, get_language() or "nl")


def theirs(opened: doors.Opened, plan: Plan, kind: PlanKind) -> list[Theirs]:
    """What everybody said of themselves in a plan, as far as this visitor may read it."""
    value, found = opened.value, list[Theirs]()
    asked = {one.id: one for part in kind.part for one in part.ask if one.each}
    asking = plan_kinds.consenting(kind)
    some, agreed = plans.theirs(value, plan, kind), consents.given(value)
    is_whole = all((plan.id, id) in agreed for id in some)
    most = loads.heaviest(value, plans.hours(value, plan, kind)) if is_whole else None
    parties = accounts.parties(opened.row) if any(consents.asked(value, plan.id, id) for id in some) else {}
    for id, said in some.items():
        yes = consents.asked(value, plan.id, id)
        if not opened.viewer.reads_theirs and not (yes and yes.is_agreed):
            continue
        those = {key: one for key, one in said.items() if one.is_agreed is None}
        told = [Answered(asked[key], _words(one), [], None) for key, one in those.items()]
        by = parties.get(yes.asked_by, ("", ""))[0] if yes else ""
        is_own = yes is not None and not yes.asked_by
        share = f"{most.share:.0%}" if most and most.person == id else ""
        on = days.shown(yes.asked_on) if yes else None
        found.append(Theirs(value.people[id], told, asking, yes.is_agreed if yes else None, on, by, is_own, share))
    return found


def _words(one: Passage) -> str:
    return gettext("I would rather not say") if one.is_unsaid else one.words


def _may_tell(opened: doors.Opened, plan: Plan, kind: PlanKind, one: plans.Finding) -> bool:
    """Whether a finding is told to this visitor: who carries how much, once whoever it is agreed (R109)."""
    if one.code != "one_carries" or plan_kinds.consenting(kind) is None or opened.viewer.reads_theirs:
        return True
    agreed = consents.given(opened.value)
    return all((plan.id, person) in agreed for person in (*one.people, *plans.theirs(opened.value, plan, kind)))


def section(value: Network, told: plans.Told, theirs: Iterable[Theirs] = ()) -> Section:
    """A part of a plan with people by name; on the page that everybody reads only those who agreed."""
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
    agreed = [one for one in theirs if one.is_agreed] if told.part.holds is Holds.AGREED else []
    of_each = any(one.each for one in told.part.ask)
    return Section(told, answers, tasks, actions, list(theirs) if of_each else agreed)


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
