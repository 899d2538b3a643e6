"""Walking a way of working: how far each step is, what speaks against beginning it, what came of it, what falls due.

Back and forth is normal and the client sets the pace: what is not ready asks for a reason and seldom stops. Nothing
here counts people, or says that one circle goes better than another.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct

from kring.core import days, fitting, needs, plan_rules, plans
from kring.core.needs import NOTHING, Along
from kring.core.network import Action, Charge, Id, Leg, Network, Stage, Trajectory
from kring.core.vocabulary import Counted, Does, Firm, Has, Who
from kring.core.way import Need, Number, Step, Way

SOON: Final = timedelta(days=30)  # before a term ends, so that there is time to talk about it
STILL: Final = timedelta(weeks=8)  # a step that runs for as long without an end is asked about, and nothing more

Walked = TypeVar("Walked", Trajectory, Leg, Charge)


class Stand(Struct, frozen=True):
    """A step with every time that somebody went through it, the oldest first."""

    step: Step
    legs: tuple[Leg, ...] = ()

    @property
    def state(self) -> Stage | None:
        """How far the newest time is; a step that nobody began is open."""
        return self.legs[-1].state if self.legs else None

    @property
    def is_passed(self) -> bool:
        """Whether it was done once, or passed over with a reason."""
        return any(one.state in (Stage.DONE, Stage.SKIPPED) for one in self.legs)


class Stop(Struct, frozen=True):
    """What speaks against a step now: a code for its sentence, its rule, and what there should be first.

    Whatever does not `stop` is passed with a reason (R121). `need` says it in words of the way, `steps` come before.
    """

    code: str
    stops: bool
    rule: str | None = None
    steps: tuple[Step, ...] = ()
    need: Need | None = None

    @property
    def asked(self) -> str:
        """What somebody decides otherwise of: the rule, or where only the way asks it, what it is.

        That a step brought nothing new is no rule, and nobody decided otherwise of it.
        """
        return self.rule or (self.need.has if self.need else "" if self.code == "earlier" else self.code)


class Came(Struct, frozen=True):
    """What came of a step: a code for its sentence, how many, and the people it is about."""

    code: str
    count: int = 1
    people: tuple[Id, ...] = ()


class Became(Struct, frozen=True):
    """What a wish, a goal or a step of the plan became: its own words, and a code for how far it is."""

    words: str
    kind: str
    code: str


class Notice(Struct, frozen=True):
    """What falls due in a trajectory: a code for its sentence, on which day, of which step, with the rule."""

    code: str
    on: date | None = None
    step: Step | None = None
    count: int = 0
    rule: str | None = None

    @property
    def is_coming(self) -> bool:
        """Whether it is a day that was agreed and is still to come."""
        return self.code in ("coming", "look_ahead")


def overridden(one: Walked, rules: Iterable[str], by: str, role: str, today: date) -> Walked:
    """The same with who decided otherwise of these rules, as what, and when (R121); without any rule it is as it was.

    Why is its `reason`. Who decides later of another rule stands there for both: each act is in the history.
    """
    told = tuple(dict.fromkeys((*one.overrides, *filter(None, rules))))
    if told == one.overrides:
        return one
    on = days.on(today)
    return msgspec.structs.replace(one, overrides=told, overridden_by=by, overridden_as=role, overridden_on=on)


def begun(id: Id, way: Way, today: date) -> Trajectory:
    """A trajectory of a way that begins today, in the version of its file."""
    is_unread = any(one.is_unread for one in way.step)
    return Trajectory(id, way.id, way.version, began_on=days.on(today), is_unread=is_unread)


def step_id(way: Way, step: Step) -> Id:
    """A step as a leg names it: with the way that it is of."""
    return f"{way.id}:{step.id}"


def step(way: Way, id: str) -> Step | None:
    """The step of a way with this id, or nothing."""
    return next((one for one in way.step if one.id == id), None)


def within(network: Network, trajectory: Trajectory) -> tuple[Leg, ...]:
    """Every leg of a trajectory, the oldest first: what goes with it."""
    found = [one for one in network.legs.values() if one.trajectory == trajectory.id]
    return tuple(sorted(found, key=lambda one: (one.began_at.isoformat() if one.began_at else "", one.id)))


def told(network: Network, trajectory: Trajectory, way: Way) -> tuple[Stand, ...]:
    """Every step in the order of its file, with how often somebody went through it."""
    legs = within(network, trajectory)
    return tuple(Stand(one, tuple(leg for leg in legs if leg.step == step_id(way, one))) for one in way.step)


def before(network: Network, trajectory: Trajectory, way: Way, at: Step) -> tuple[Stop, ...]:
    """What speaks against beginning a step now, the firmest first.

    Steps that come first ask for a reason, as long as they were neither done nor passed over; what a step needs may
    stop (R052: elsewhere one goes back and forth).
    """
    passed = {one.step.id for one in told(network, trajectory, way) if one.is_passed}
    first = tuple(one for one in (step(way, id) for id in fitting.before(way, at.id, passed)) if one)
    found = [Stop("first", False, at.rule, steps=first)] if first else []
    found += _needs(network, at, to_end=False)
    return tuple(sorted(found, key=lambda one: not one.stops))


def after(network: Network, at: Step, along: Along = NOTHING, then: Network | None = None) -> tuple[Stop, ...]:
    """What speaks against calling a step done now, the firmest first.

    Where all that the step asks was there `then`, when it began, and nothing of it came or was told otherwise since,
    and nothing was said at it, that is asked about: it may be right as it is, and then somebody says so.
    """
    along = msgspec.structs.replace(along, then=then)
    if stops := tuple(sorted(_needs(network, at, to_end=True, along=along), key=lambda one: not one.stops)):
        return stops
    asked = [one for one in at.need if one.to_end and one.firm is not Firm.TELLS]
    if then is None or not asked or along.said.strip() or any(needs.came(then, network, one) for one in asked):
        return ()
    return (Stop("earlier", False),)


def after_without(at: Step, leg: Leg) -> tuple[Stop, ...]:
    """What speaks against calling a step done that is walked without a circle: by a group, or by an organisation.

    What people said, who were there, and the day of what is planned or agreed. What a step asks of a circle is asked in
    the circle of everybody who walks along; what it asks of these itself, it says in its own words.
    """
    own = {one.has: one for one in at.need if one.to_end and one.firm is not Firm.TELLS}
    told = {Has.SAID: bool(leg.words.strip()), Has.PRESENT: bool(leg.roles or leg.others.strip())}
    if Has.DAY in own or not _AHEAD.isdisjoint(at.does):
        told[Has.DAY] = leg.on is not None
    missing = [(has, own.get(has)) for has, is_there in told.items() if not is_there]
    found = [
        Stop(has, bool(one and one.firm is Firm.STOPS), one.rule if one else None, need=one) for has, one in missing
    ]
    return tuple(sorted(found, key=lambda one: not one.stops))


def present(network: Network, way: Way, people: Iterable[Id], roles: Iterable[str]) -> tuple[str, ...]:
    """The roles of a way that were there: those that were named, and those that people are in for their work.

    Somebody on the map who is there for their work may be any worker of the way, but no volunteer or expert.
    """
    works = any(plan_rules.is_professional(network, one) for one in people)
    told = set(roles)
    return tuple(one.id for one in way.role if one.id in told or (works and one.who in _AT_WORK))


def came(then: Network, now: Network) -> tuple[Came, ...]:
    """What is there now and was not, or is told otherwise, in the order in which one maps; nothing when nothing is."""
    people = tuple(id for id in now.people if id not in then.people)
    placed = tuple(sorted(needs.placed(now) - needs.placed(then)))
    found = [Came("people", len(people), people), Came("placed", len(placed), placed)]
    for code, shelves in _SHELVES.items():
        new = sum(getattr(then, one).get(id) != what for one in shelves for id, what in getattr(now, one).items())
        found.append(Came(code, new))
    tried = sum(one.outcome is not None and _untried(then, id) for id, one in now.actions.items())
    found += [Came("tried", tried), Came("described", _described(then, now))]
    found += [Came(code, int(read(then) != read(now))) for code, read in _TOLD.items()]
    return tuple(one for one in found if one.count)


def became(then: Network, now: Network) -> tuple[Became, ...]:
    """What became of every wish, goal and step of the plan that came or was told otherwise since, wishes first.

    Nothing is a failure (PC9): a wish stands or is a goal, a goal runs or ended, a step was tried, waits or is an idea.
    """
    goals = {one.wish for one in now.goals.values()}
    wishes = [Became(one.words, "wish", "goal" if id in goals else "stands") for id, one in _new(then, now, "wishes")]
    aims = [Became(one.words, "goal", "ended" if one.ended_on else "runs") for _id, one in _new(then, now, "goals")]
    steps = [Became(one.words, "action", _went(one)) for _id, one in _new(then, now, "actions")]
    return (*wishes, *aims, *steps)


def _new(then: Network, now: Network, shelf: str) -> list[tuple[Id, Any]]:
    was = getattr(then, shelf)
    return [(id, one) for id, one in getattr(now, shelf).items() if was.get(id) != one]


def _went(one: Action) -> str:
    return one.outcome.value if one.outcome else "waits" if one.is_chosen else "idea"


def notices(trajectory: Trajectory, way: Way, stands: tuple[Stand, ...], today: date) -> tuple[Notice, ...]:
    """What falls due: a term or a count that is nearly full, a day that was agreed, a look back (R027).

    An agreed day that is still to come stands last, the first day first. After the end only the look back is left. What
    somebody does not do gives no notice: the client sets the pace.
    """
    if trajectory.ended_on is not None:
        on = trajectory.look_back_on
        if on is None or trajectory.looked_back_on is not None:
            return ()
        return (Notice("look_back" if days.first(on) <= today else "look_ahead", days.first(on)),)
    found, ahead = [*_terms(trajectory, way, today), *_counts(way, stands)], list[Notice]()
    for stand in stands:
        leg = stand.legs[-1] if stand.legs else None
        if leg is None or leg.state is not Stage.RUNNING:
            continue
        if leg.on is not None:
            day = days.first(leg.on)
            (found if day <= today else ahead).append(Notice("day" if day <= today else "coming", day, stand.step))
        elif leg.began_at is not None and leg.began_at.date() + STILL <= today:
            found.append(Notice("still", leg.began_at.date(), stand.step))
    return (*found, *sorted(ahead, key=lambda one: one.on or today))


def running(stands: tuple[Stand, ...]) -> tuple[Stand, ...]:
    """The steps that somebody is in now; several may run at once."""
    return tuple(one for one in stands if one.state is Stage.RUNNING)


def is_meeting(way: Way, stands: tuple[Stand, ...]) -> bool:
    """Whether somebody is still being met for the first time on a way that runs: something is left to do of its part
    in which one comes without the file. Nobody is asked for a request then (S02, 004:68-80)."""
    meeting = {one.phase for one in way.step if one.is_unread}
    left = (one for one in stands if one.step.phase in meeting and not one.step.is_optional)
    return any(one.state is Stage.RUNNING or not one.is_passed for one in left)


def next_step(network: Network, trajectory: Trajectory, way: Way) -> Step | None:
    """The first step that was neither done nor passed over and does not run: a proposal and no order."""
    stands = told(network, trajectory, way)
    return next((one.step for one in stands if not one.is_passed and one.state is not Stage.RUNNING), None)


def usual_day(way: Way, at: Step, since: date) -> date | None:
    """The day on which a step usually is, from the day that it began, where its file gives a number of months or weeks.

    It is a proposal: the client chooses the day (R029).
    """
    for number in way.number:
        if number.of == at.id and number.usual is not None and number.counts in (Counted.MONTHS, Counted.WEEKS):
            return _later(since, number.counts, number.usual)
    return None


def _needs(network: Network, at: Step, to_end: bool, along: Along = NOTHING) -> Iterator[Stop]:
    for need in at.need:
        if need.to_end is to_end and need.firm is not Firm.TELLS and not needs.has(network, need, along):
            yield Stop("need", need.firm is Firm.STOPS, need.rule, need=need)


def _terms(trajectory: Trajectory, way: Way, today: date) -> Iterator[Notice]:
    if trajectory.began_on is None:
        return
    start = days.first(trajectory.began_on)
    for number in way.number:
        until = _until(start, number)
        if until is not None and until - SOON <= today:
            yield Notice("over" if until <= today else "ends_soon", until, rule=number.rule)


def _until(start: date, number: Number) -> date | None:
    """The last day of a term; one of a role or a step is no term of the whole."""
    return None if number.of is not None or number.most is None else _later(start, number.counts, number.most)


def _later(start: date, counts: Counted, many: float) -> date | None:
    if counts is Counted.MONTHS:
        return plans.later(start, int(many))
    return start + timedelta(weeks=many) if counts is Counted.WEEKS else None


def _counts(way: Way, stands: tuple[Stand, ...]) -> Iterator[Notice]:
    """Visits and meetings that are nearly as many as the way has (M23: about ten)."""
    for number in way.number:
        most = number.most or number.usual
        if most is None or number.counts not in _COUNTED:
            continue
        done = sum(
            sum(leg.state is Stage.DONE for leg in one.legs)
            for one in stands
            if (one.step.id == number.of if number.of else not _COUNTED[number.counts].isdisjoint(one.step.does))
        )
        if done and done >= most - 1:
            yield Notice("enough" if done >= most else "nearly", count=done, rule=number.rule)


def _untried(then: Network, id: Id) -> bool:
    return id not in then.actions or then.actions[id].outcome is None


def _described(then: Network, now: Network) -> int:
    """People of whom more or something else is told than before."""
    return sum(id in then.people and then.people[id] != one for id, one in now.people.items())


_AT_WORK: Final = frozenset({Who.GUIDE, Who.PROFESSIONAL, Who.CARE_PROVIDER, Who.COORDINATOR, Who.ORGANISATION})
_AHEAD: Final = frozenset({Does.PLAN, Does.AGREE})
_COUNTED: Final[dict[Counted, frozenset[Does]]] = {
    Counted.VISITS: frozenset({Does.VISIT}),
    Counted.MEETINGS: frozenset({Does.MEET, Does.SESSION}),
}
_SHELVES: Final = {
    "wishes": ("wishes",),
    "ties": ("ties",),
    "family": ("descents", "siblings", "partnerships", "interactions", "facts"),
    "groups": ("groups",),
    "events": ("events",),
    "goals": ("goals",),
    "actions": ("actions",),
    "plans": ("passages", "tasks", "evaluations"),
    "requests": ("requests",),
    "successes": ("successes",),
    "answers": ("answers",),
    "responses": ("responses",),
}
_TOLD: Final[dict[str, Callable[[Network], object]]] = {
    "story": lambda one: one.story,
    "view": lambda one: one.view,
    "cares": lambda one: (one.owner.cares_for, one.owner.found_via, one.owner.found_on),
    "strengths": lambda one: (one.owner.interests, one.owner.talents, one.owner.dreams, one.owner.matters),
}
