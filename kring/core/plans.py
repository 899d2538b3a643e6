"""What a plan of a kind says once it is filled in: what is told, what still asks for something, who carries what.

Every finding is a question to whoever's plan it is, and no verdict: a plan with open ends is a plan. Nothing has to be
done before something else (M15).
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from msgspec import Struct

from kring.core import actions, days, loads, pairs, plan_rules
from kring.core import beside as besides
from kring.core.network import Action, Evaluation, Goal, Id, Network, Passage, Plan, Record, Task, When, has_died
from kring.core.plan_kinds import Check, Holds, Part, PlanKind, Question, Takes

_LONG: Final = 60  # letters of an id, of which several have to fit in one
_HOURS: Final = re.compile(r"^\d{1,3}([.,]\d+)?$")


class State(StrEnum):
    """How far a part is: nothing is told yet, something is, or the owner calls it ready."""

    OPEN = "open"
    RUNNING = "running"
    DONE = "done"


class Told(Struct, frozen=True):
    """A part with everything that was told in it."""

    part: Part
    state: State
    passages: dict[Id, Passage] = {}
    theirs: dict[Id, dict[Id, Passage]] = {}  # by person whom each question is asked of, and by question
    beside: dict[Id, list[Passage]] = {}  # by question, of people whom not everybody may know
    tasks: tuple[Task, ...] = ()
    actions: tuple[Action, ...] = ()
    goals: tuple[Goal, ...] = ()


class Finding(Struct, frozen=True):
    """What a plan still asks: a code for its sentence, the part it is in, and what and whom it is about."""

    code: str
    part: Id = ""
    words: str = ""
    question: Question | None = None
    people: tuple[Id, ...] = ()


class Falls(Struct, frozen=True):
    """What happens when somebody falls away: what nobody takes over then, and what somebody does."""

    person: Id | None
    nobody: tuple[Task, ...] = ()
    somebody: tuple[Task, ...] = ()


class Carried(Struct, frozen=True):
    """How many tasks and agreements are done by the owner, by their own people, and by professionals."""

    owner: int = 0
    people: int = 0
    professionals: int = 0

    @property
    def all(self) -> int:
        """All of them together."""
        return self.owner + self.people + self.professionals


class Turn(Struct, frozen=True):
    """One thing in a plan that was told otherwise than before: `was` and `now` are its words, empty when not told."""

    code: str
    was: str = ""
    now: str = ""


def passage_id(plan: Plan, question: Question, person: Id | None = None) -> Id:
    """The id of the answer to a question of a plan: whoever answers it, it is one answer; or one of each `person`."""
    whose = person if person is None or len(person) <= _LONG else sha256(person.encode()).hexdigest()[:16]
    return f"{plan.id}~{question.id}" + (f"~{whose}" if whose else "")


def named(network: Network, plan: Plan, question: Question) -> tuple[Id, ...]:
    """Who is asked a question that is asked of `each`, as far as they are on the map."""
    named = network.passages.get(f"{plan.id}~{question.each}")
    return tuple(one for one in named.people if one in network.people) if named else ()


def theirs(network: Network, plan: Plan, kind: PlanKind) -> dict[Id, dict[Id, Passage]]:
    """What everybody said of themselves in a plan, by person and by question; who said nothing yet is there too."""
    found: dict[Id, dict[Id, Passage]] = {}
    for part in kind.part:
        for person, said in _theirs(network, plan, part).items():
            found.setdefault(person, {}).update(said)
    return found


def hours(network: Network, plan: Plan, kind: PlanKind) -> dict[Id, float]:
    """The hours in a week that people said of themselves in a plan."""
    asked = {one.id for part in kind.part for one in part.ask if one.takes is Takes.HOURS}
    said = {who: one for who, some in theirs(network, plan, kind).items() for id, one in some.items() if id in asked}
    return {who: float(one.words.replace(",", ".")) for who, one in said.items() if _HOURS.match(one.words)}


def beside(network: Network, plan: Plan, question: Question) -> list[Passage]:
    """What stands beside the answer to a question, of people whom not everybody may know."""
    return besides.of(network.passages, passage_id(plan, question))


def ask_id(kind: PlanKind, question: Question) -> Id:
    """The question as an answer names it: with the kind of plan it is of."""
    return f"{kind.id}:{question.id}"


def runs(network: Network, plan: Id) -> bool:
    """Whether a plan is there and did not end."""
    one = network.plans.get(plan)
    return one is not None and one.ended_on is None


def told(network: Network, plan: Plan, kind: PlanKind) -> tuple[Told, ...]:
    """Every part of the plan, in the order of its file, with what was told in it."""
    return tuple(_told(network, plan, one) for one in kind.part)


def findings(network: Network, plan: Plan, kind: PlanKind, today: date) -> tuple[Finding, ...]:
    """What the plan still asks, part by part, and after that its days (M16, R027).

    A part that is not begun asks nothing but a step, and a step is asked once anything in the plan was told.
    """
    found: list[Finding] = []
    parts = told(network, plan, kind)
    is_begun = any(one.state is not State.OPEN for one in parts)
    for one in parts:
        if is_begun and Check.ACTIONS in one.part.check and not one.actions and not one.tasks:
            found.append(Finding("no_action", one.part.id))
        if one.state is not State.OPEN or Check.LOAD in one.part.check and is_begun:
            found += _of_part(network, plan, kind, one)
    return (*found, *_of_days(plan, kind, today))


def successor(network: Network, task: Task) -> Id | None:
    """Who takes a task over, as far as they live and are still there."""
    one = network.people.get(task.next or "")
    return one.id if one is not None and not has_died(one) and one.id != task.by else None


def may_succeed(plan: Plan, kind: PlanKind, task: Task) -> bool:
    """Whether who would take over is somebody else than who does it, and than who cares now (M16)."""
    if task.next is None:
        return True
    cares = kind.people is not None and kind.people.care_now
    return task.next != task.by and not (cares and task.next in plan.people)


def falls(network: Network, plan: Plan) -> tuple[Falls, ...]:
    """For everybody who does something in the plan: what nobody takes over when they fall away, most of it first.

    Nobody is the owner. Whoever has said no yet to a question takes over nothing: only who is named does.
    """
    tasks = [one for one in network.tasks.values() if one.plan == plan.id]
    doers = dict.fromkeys(one.by if one.by in network.people else None for one in tasks)
    found = [_falls(network, tasks, one) for one in doers]
    return tuple(sorted(found, key=lambda one: -len(one.nobody)))


def carried(network: Network, plan: Plan | None = None) -> Carried:
    """How much of what is to be done is carried by whom: tasks, and actions that are chosen and run.

    Of one plan, or of everything. It says nothing of how heavy a task is, and there is no right number (R016).
    """
    tasks = [one.by for one in network.tasks.values() if _is_in(one.plan, plan, network)]
    running = (one for one in network.actions.values() if one.is_chosen and one.outcome is None)
    doers = [*tasks, *(one.by for one in running if plan is None or one.plan == plan.id)]
    professional = sum(plan_rules.is_professional(network, one or "") for one in doers)
    owner = sum(one not in network.people for one in doers)
    return Carried(owner, len(doers) - owner - professional, professional)


def evaluations(network: Network, plan: Plan) -> tuple[Evaluation, ...]:
    """Every look at a plan, the newest first."""
    found = [one for one in network.evaluations.values() if one.plan == plan.id]
    return tuple(sorted(found, key=lambda one: (days.first(one.on), one.id), reverse=True))


def to_review(network: Network, today: date) -> tuple[Plan, ...]:
    """Plans whose day to look at them again has come, or that ended and whose day to look back has."""
    return tuple(one for one in network.plans.values() if _is_due(one, today))


def evenings(network: Network, today: date) -> tuple[tuple[Plan, date], ...]:
    """Plans that run and for which one meets within a week, each with the first such day; the soonest first."""
    coming = {
        one.id: [day for day in map(date.fromisoformat, one.evenings) if today <= day < today + actions.WEEK]
        for one in network.plans.values()
        if one.ended_on is None
    }
    found = ((network.plans[id], min(some)) for id, some in coming.items() if some)
    return tuple(sorted(found, key=lambda one: (one[1], one[0].id)))


def turns(then: Network, now: Network, asked: Callable[[Passage], str] = lambda one: "") -> tuple[Turn, ...]:
    """What is told otherwise in plans between two moments: steps, tasks, answers and who takes over.

    What is the same says nothing. People go by the names of the moment in which they are told. `asked` says in words
    which question an answer is to, and whether it is arranged.
    """

    def answer(network: Network, one: Passage) -> str:
        return " · ".join(part for part in (asked(one), *_names(network, one.people), one.words) if part)

    found = [*_turns(then, now, "actions", _of_action), *_turns(then, now, "tasks", _of_task)]
    found += _turns(then, now, "goals", lambda network, one: one.words)
    return tuple([*found, *_turns(then, now, "passages", answer)])


def begun(id: Id, kind: PlanKind, today: date) -> Plan:
    """A plan of a kind that begins today, with the days that its kind gives it."""
    until = days.on(later(today, kind.ends)) if kind.ends else None
    return Plan(id, kind.id, began_on=days.on(today), review_on=next_review(kind, today), until=until)


def next_review(kind: PlanKind, today: date) -> When | None:
    """The day to look at a plan again after a look today; nothing when its kind says none."""
    return days.on(later(today, kind.review)) if kind.review else None


def later(day: date, months: int) -> date:
    """The same day some months on, or the last of that month."""
    at = day.month - 1 + months
    year, month = day.year + at // 12, at % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


def within(network: Network, plan: Plan) -> tuple[Record, ...]:
    """Everything that was told in a plan and goes with it. Actions stay: somebody agreed to them."""
    shelves = (network.passages, network.tasks, network.evaluations)
    return tuple(one for shelf in shelves for one in shelf.values() if one.plan == plan.id)


def _told(network: Network, plan: Plan, part: Part) -> Told:
    asked = {passage_id(plan, one): one.id for one in part.ask}
    passages = {asked[id]: network.passages[id] for id in asked if id in network.passages}
    said = _theirs(network, plan, part)
    tasks = tuple(one for one in network.tasks.values() if (one.plan, one.part) == (plan.id, part.id))
    mine = part.holds is Holds.ACTIONS
    actions = tuple(one for one in network.actions.values() if mine and one.plan == plan.id)
    aims = part.holds is Holds.GOALS
    goals = tuple(one for one in network.goals.values() if aims and one.ended_on is None)
    others = {one.id: found for one in part.ask if (found := beside(network, plan, one))}
    is_told = bool(passages or others or tasks or actions or goals)
    state = State.DONE if part.id in plan.done else State.RUNNING if is_told else State.OPEN
    return Told(part, state, passages, said, others, tasks, actions, goals)


def _theirs(network: Network, plan: Plan, part: Part) -> dict[Id, dict[Id, Passage]]:
    found: dict[Id, dict[Id, Passage]] = {}
    for one in part.ask:
        for person in named(network, plan, one) if one.each else ():
            here = network.passages.get(passage_id(plan, one, person))
            found.setdefault(person, {}).update({one.id: here} if here else {})
    return found


def _of_part(network: Network, plan: Plan, kind: PlanKind, one: Told) -> Iterator[Finding]:
    checks = set(one.part.check)
    for task in one.tasks:
        is_free = successor(network, task) is None or not may_succeed(plan, kind, task)
        if Check.SUCCESSOR in checks and is_free:
            yield Finding("no_successor", one.part.id, task.words)
        elif Check.AGREED in checks and not task.is_agreed:
            people = (task.next,) if task.next else ()
            yield Finding("not_asked", one.part.id, task.words, people=people)
    if Check.SHARED in checks and _only_professionals(network, one):
        yield Finding("only_professionals", one.part.id)
    if Check.LOAD in checks and (most := loads.heaviest(network, hours(network, plan, kind))):
        yield Finding("one_carries", one.part.id, words=f"{most.share:.0%}", people=(most.person,))
    for action in one.actions if Check.AGREED in checks else ():
        if action.by in network.people and action.outcome is None and not action.is_confirmed:
            yield Finding("not_asked", one.part.id, action.words, people=(action.by or "",))
    if Check.BOTH in checks:
        for whom in pairs.without(one.actions, plan.people[0]) if plan.people else ():
            yield Finding("nobody_for", one.part.id, people=(whom,) if whom else ())
    yield from _of_questions(one, checks)


def _of_questions(one: Told, checks: set[Check]) -> Iterator[Finding]:
    for question in one.part.ask:
        passage = one.passages.get(question.id)
        if question.each is not None:
            continue
        if question.takes is Takes.ARRANGED:
            if Check.ARRANGED in checks and not (passage and passage.is_arranged):
                yield Finding("not_arranged", one.part.id, question=question)
        elif Check.ANSWERED in checks and not (passage and (passage.words.strip() or passage.people)):
            yield Finding("not_answered", one.part.id, question=question)
    if Check.OTHER_PEOPLE in checks:
        named = [id for passage in one.passages.values() for id in passage.people]
        twice = tuple(dict.fromkeys(id for id in named if named.count(id) > 1))
        if twice:
            yield Finding("two_roles", one.part.id, people=twice)


def _of_days(plan: Plan, kind: PlanKind, today: date) -> Iterator[Finding]:
    if plan.ended_on is not None:
        if kind.look_back and plan.look_back_on is None:
            yield Finding("no_look_back")
        return
    if plan.until is not None and days.last(plan.until) <= today:
        yield Finding("over")
    elif plan.review_on is not None and days.first(plan.review_on) <= today:
        yield Finding("review")


def _only_professionals(network: Network, one: Told) -> bool:
    doers = [*(task.by for task in one.tasks), *(action.by for action in one.actions if action.outcome is None)]
    return bool(doers) and all(plan_rules.is_professional(network, one or "") for one in doers)


def _falls(network: Network, tasks: list[Task], person: Id | None) -> Falls:
    own = [one for one in tasks if (one.by if one.by in network.people else None) == person]
    after = [one for one in tasks if person is not None and one.next == person and one not in own]
    left = [one for one in own if successor(network, one) is None]
    return Falls(person, tuple([*left, *after]), tuple(one for one in own if one not in left))


def _is_in(id: Id, plan: Plan | None, network: Network) -> bool:
    return id == plan.id if plan is not None else id in network.plans


def _is_due(plan: Plan, today: date) -> bool:
    def came(when: When | None) -> bool:
        return when is not None and days.first(when) <= today

    if plan.ended_on is not None:
        return came(plan.look_back_on) and plan.looked_back_on is None
    return came(plan.review_on) or came(plan.until)


def _of_action(network: Network, action: Action) -> str:
    return " · ".join(one for one in (action.words, _name(network, action.by), action.moment, action.where) if one)


def _of_task(network: Network, task: Task) -> str:
    who = " → ".join(one for one in (_name(network, task.by), _name(network, successor(network, task))) if one)
    return " · ".join(one for one in (task.words, who) if one)


def _names(network: Network, ids: tuple[Id, ...]) -> list[str]:
    return [_name(network, id) for id in ids]


def _name(network: Network, id: Id | None) -> str:
    one = network.people.get(id or "")
    return one.name if one else ""


def _turns(then: Network, now: Network, shelf: str, words: Callable[[Network, Any], str]) -> Iterator[Turn]:
    old, new = getattr(then, shelf), getattr(now, shelf)
    for id in (*(one for one in old if one not in new), *new):
        was = words(then, old[id]) if id in old else ""
        told = words(now, new[id]) if id in new else ""
        if was != told:
            yield Turn(shelf, was, told)
