"""The plan as a page tells it: steps with who is in them, what waits as a proposal, and the week."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import get_language

from kring.core import actions, days, method, plan_rules, plans
from kring.core import network as networks
from kring.core.access import Verb
from kring.core.network import Action, Goal, Id, Network, Outcome, Person
from kring.core.rule import Hint
from kring.methods import loader, rulebook
from kring.methods import plans as shelf
from kring.pages import contacting
from kring.store import askings, doors, proposals


@dataclass(frozen=True)
class Told:
    """An action with who does it, with whom, on which day, and what the rules say of it."""

    action: Action
    doer: Person | None
    people: list[Person]
    day: date | None
    ended: date | None
    next: Action | None = None
    thanks: list[Person] = field(default_factory=list)
    lasting: str = ""

    @property
    def face(self) -> Person | None:
        """Whose symbol stands beside it: who does it, or else the first with whom it is done."""
        return self.doer or (self.people[0] if self.people else None)


@dataclass(frozen=True)
class Said:
    """A hint with the people it is about by name."""

    hint: Hint
    people: list[Person]


def action(value: Network, one: Action) -> Told:
    """An action as the plan shows it."""
    celebrated = plan_rules.celebrate(one)
    return Told(
        one,
        value.people.get(one.by or ""),
        networks.known(value, one.people),
        days.first(one.on) if one.on and one.on.day else None,
        days.first(one.ended_on) if one.ended_on else None,
        next=actions.smaller(value, one.id) if one.outcome is Outcome.NOT_WORKED else None,
        thanks=networks.known(value, celebrated.people) if celebrated else [],
        lasting=contacting.lasting(one),
    )


def hints(value: Network, action: Action, today: date) -> list[Said]:
    """What the rules say of an action, with people by name."""
    found = [one.reason for one in rulebook.of_action(value, action, today)]
    if smaller := plan_rules.smaller(action):
        found.append(smaller)
    return [Said(one, networks.known(value, one.people)) for one in found]


def goal_hints(value: Network, goal: Goal, today: date) -> list[Said]:
    """What the rules say of a goal."""
    found = [one.reason for one in rulebook.of_goal(goal, today)]
    return [Said(one, networks.known(value, one.people)) for one in found]


def parts_of_life(language: str) -> list[tuple[str, str]]:
    """The parts of life that a goal can be of, each with its sign (T04)."""
    return [(method.said(one.name, language), one.icon) for one in loader.domains().values()]


def part_of_life(said: str, language: str) -> str:
    """A part of life that was chosen in another language, in this one; own words stay as they are."""
    same = (one.name for one in loader.domains().values() if said in (one.name.nl, one.name.en))
    return next((method.said(one, language) for one in same), said)


def motive(goal: Goal, today: date) -> Said | None:
    """What there is to say before anybody thinks of an action: that it is hardly wanted, or rests."""
    hint = plan_rules.motive(goal, today)
    return Said(hint, []) if hint else None


def page(opened: doors.Opened) -> dict[str, Any]:
    """Everything that stands on the plan."""
    value, today = opened.value, opened.today
    table = actions.table(value)
    week, open_ = actions.week(value, today), actions.to_tell(value, today)
    return {
        "table": table,
        "running": _actions(value, table.running),
        "waiting": _actions(value, table.waiting),
        "agreed": _actions(value, table.agreed),
        "later": _actions(value, table.later),
        "worked": _actions(value, table.worked),
        "past": _actions(value, table.past),
        "goals": [_goal(value, one, today) for one in table.goals],
        "week": week,
        "evenings": [
            (one, shelf.kinds()[one.kind], day)
            for one, day in plans.evenings(value, today)
            if one.kind in shelf.kinds()
        ],
        "coming": _actions(value, week.coming),
        "asks_how": action(value, open_[0]) if open_ else None,
        "wholes": _wholes(value, today),
        "looks_back": actions.to_look_back(value, today)[:1],
        "penciled": _actions(value, _penciled(opened)),
        "requests": [(one, networks.known(value, one.people)) for one in actions.open_requests(value)],
        "answered": _answered(opened),
        "is_empty": not (value.goals or value.actions or value.requests),
    }


def _actions(value: Network, actions: tuple[Action, ...]) -> list[Told]:
    return [action(value, one) for one in actions]


def _goal(value: Network, goal: Goal, today: date) -> dict[str, Any]:
    told = actions.of_goal(value, goal.id)
    return {
        "goal": goal,
        "people": networks.known(value, goal.people),
        "is_resting": actions.is_resting(goal, today),
        "until": days.first(goal.not_before) if goal.not_before else None,
        "domain": part_of_life(goal.domain, get_language() or "nl"),
        "done": sum(one.outcome is Outcome.DONE for one in told),
        "open": sum(one.outcome is None for one in told),
    }


def _wholes(value: Network, today: date) -> list[dict[str, Any]]:
    """The whole plans that were begun and run, with how much each still asks; those to look at again first."""
    kinds, due = shelf.kinds(), {one.id for one in plans.to_review(value, today)}
    running = [one for one in value.plans.values() if one.kind in kinds and (one.ended_on is None or one.id in due)]
    return [
        {
            "plan": one,
            "kind": kinds[one.kind],
            "is_due": one.id in due,
            "asks": len(plans.findings(value, one, kinds[one.kind], today)),
        }
        for one in sorted(running, key=lambda one: one.id not in due)
    ]


def _answered(opened: doors.Opened) -> set[Id]:
    """The questions that somebody answered, by their own link or otherwise."""
    asked = actions.open_requests(opened.value)
    links = askings.answers(opened.row, asked) if asked else {}
    return {id for id, (_, answer) in links.items() if answer} | {one.id for one in asked if one.reply}


def _penciled(opened: doors.Opened) -> tuple[Action, ...]:
    """What others propose to do, to who may answer it: in pencil until then."""
    if opened.is_draft or not opened.may(opened.part, Verb.CHANGE):
        return ()
    draft = proposals.drafted(opened.agreed, opened.waiting)
    return tuple(one for id, one in draft.actions.items() if id not in opened.value.actions)
