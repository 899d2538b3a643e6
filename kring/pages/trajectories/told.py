"""A way that is walked as its pages tell it: how far each step is, what opens, what came of it, what falls due."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kring.core import access, days, network, rules, setting_out, trajectory
from kring.core.access import Part, Private
from kring.core.network import Leg, Network, Person, Stage, Trajectory
from kring.core.rule import At
from kring.core.shelf import Words
from kring.core.trajectory import Came, Stand
from kring.core.vocabulary import Counted, Does, Tool
from kring.core.way import Step, Way
from kring.methods import library, register
from kring.pages import answers, ruled, setting, stepping
from kring.pages.trajectories import doing, ending, forms
from kring.pages.trajectories.threshold import Threshold
from kring.store import accounts, doors, keys, moments, networks, roles, workings

CAME: Final[dict[str, Any]] = {
    "people": ngettext_lazy("%(count)s person came on the map", "%(count)s people came on the map", "count"),
    "placed": ngettext_lazy("%(count)s person got a place", "%(count)s people got a place", "count"),
    "described": ngettext_lazy("more is told of %(count)s person", "more is told of %(count)s people", "count"),
    "wishes": ngettext_lazy("%(count)s wish", "%(count)s wishes", "count"),
    "ties": ngettext_lazy("%(count)s tie between people", "%(count)s ties between people", "count"),
    "family": ngettext_lazy("%(count)s line in the family", "%(count)s lines in the family", "count"),
    "groups": ngettext_lazy("%(count)s group", "%(count)s groups", "count"),
    "events": ngettext_lazy("%(count)s event in the life line", "%(count)s events in the life line", "count"),
    "goals": ngettext_lazy("%(count)s goal", "%(count)s goals", "count"),
    "actions": ngettext_lazy("%(count)s step in the plan", "%(count)s steps in the plan", "count"),
    "tried": ngettext_lazy("%(count)s step was tried", "%(count)s steps were tried", "count"),
    "moments": ngettext_lazy("%(count)s moment was kept", "%(count)s moments were kept", "count"),
    "plans": ngettext_lazy("%(count)s thing in a whole plan", "%(count)s things in a whole plan", "count"),
    "requests": ngettext_lazy("%(count)s question for help", "%(count)s questions for help", "count"),
    "successes": ngettext_lazy("%(count)s thing on the wall", "%(count)s things on the wall", "count"),
    "answers": ngettext_lazy("%(count)s answer", "%(count)s answers", "count"),
    "responses": ngettext_lazy("%(count)s question was answered", "%(count)s questions were answered", "count"),
    "story": _("the story was told further"),
    "view": _("there is a view of the circle"),
    "cares": _("it is told for whom somebody cares"),
    "strengths": _("it is told what goes well"),
}
SIGN: Final = {
    Does.ASK: "message-circle",
    Does.DRAW: "pencil",
    Does.MEET: "users",
    Does.PLAN: "clipboard-list",
    Does.AGREE: "hand",
    Does.DO: "footprints",
    Does.REVIEW: "eye",
}


@dataclass(frozen=True)
class Line:
    """A step on the page of its way."""

    stand: Stand
    people: list[Person]
    is_next: bool
    phase: Any = None

    @property
    def icon(self) -> str:
        does = self.stand.step.does
        return SIGN.get(does[0], "footprints") if does else "footprints"


def begun(opened: doors.Opened) -> list[dict[str, Any]]:
    """Every way that is walked here, those that run first."""
    found = _rows(opened.value, opened.today)
    return sorted(found, key=lambda one: (one["trajectory"].ended_on is not None, one["began"] or date.min))


def rows(value: Network, today: date) -> list[dict[str, Any]]:
    """The ways that are walked in one circle and did not end, or on which one looks back, now or later."""
    return [one for one in _rows(value, today) if one["trajectory"].ended_on is None or one["notices"]]


def _rows(value: Network, today: date) -> list[dict[str, Any]]:
    found = [(one, stepping.way_of(one)) for one in value.trajectories.values()]
    return [row(value, one, way, today) for one, way in found if way]


def row(value: Network, one: Trajectory, way: Way, today: date) -> dict[str, Any]:
    stands = trajectory.told(value, one, way)
    return {
        "trajectory": one,
        "way": way,
        "began": days.shown(one.began_on),
        "runs": [stand.step for stand in trajectory.running(stands)],
        "next": None if one.ended_on else trajectory.next_step(value, one, way),
        "notices": trajectory.notices(one, way, stands, today),
    }


def walked(value: Network, one: Trajectory, way: Way, today: date) -> dict[str, Any]:
    """The steps of a way that is walked, what runs, what could be next, what falls due, and its days."""
    stands = trajectory.told(value, one, way)
    ahead = trajectory.next_step(value, one, way)
    phases = {each.id: each.name for each in way.phase}
    return {
        "trajectory": one,
        "way": way,
        "lines": [
            Line(each, _there(value, each), each.step is ahead, phases.get(each.step.phase or "")) for each in stands
        ],
        "ahead": ahead,
        "runs": trajectory.running(stands),
        "notices": [
            each for each in trajectory.notices(one, way, stands, today) if each.code != "look_ahead"
        ],  # the page of what ended says that day already
        "began": days.shown(one.began_on),
        "ended": days.shown(one.ended_on),
        "look_back": days.shown(one.look_back_on),
        "looked_back": days.shown(one.looked_back_on),
        "is_renewed": way.id in library.ways() and library.ways()[way.id].version != way.version,
    }


def before(opened: doors.Opened, way: Way, given: dict[Counted, float]) -> dict[str, Any]:
    """Everything that stands on the page on which a way is begun."""
    facts = setting_out.facts(opened.value, opened.today)
    asked = tuple(one for one in setting_out.asks(way) if one not in facts)
    kin = [one for one in library.ways().values() if one.code in way.kin and one.step]
    found, *others = setting.findings(opened, [way, *kin], facts | given)
    fine = [one for one, each in zip(kin, others, strict=True) if not setting_out.stopping(each, opened.viewer.role)]
    stops, asks_why = bool(setting_out.stopping(found, opened.viewer.role)), rules.stops(found)
    return answers.frame(opened, "plan", Part.PLAN) | {
        "way": way,
        "work": library.work(way),
        "asked": asked,
        "found": ruled.told(found, way),
        "stops": stops,
        "warns": asks_why and not stops,
        "instead": fine if asks_why else [],
        "runs": next(
            (one for one in opened.value.trajectories.values() if one.way == way.id and not one.ended_on), None
        ),
        "outside": [one for one in way.step if one.is_outside],
        "threshold": Threshold(way=way, at=At.BEGIN, value=opened.value),
    }


def page(opened: doors.Opened, one: Trajectory, way: Way) -> dict[str, Any]:
    """Everything that stands on the page of a way that is walked."""
    value = opened.value
    here = value.trajectories.get(one.id, one)
    return answers.frame(opened, "plan", Part.PLAN) | {
        **walked(value, here, way, opened.today),
        "with_people": network.known(value, here.people),
        "form": forms.Ended(),
        "threshold": Threshold(way=way, at=At.CLOSE, value=opened.value),
        "decided": decided(opened, here),
        "roles": way.role,
        **doing.around(opened, here, way),
        "became": became(opened, here, way),
    }


def _at(way: Way, at: Step) -> dict[str, Any]:
    """Which step it is, of how many, with the one after it and all others."""
    number = way.step.index(at) + 1
    following = way.step[number] if number < len(way.step) else None
    others = [each for each in way.step if each.id != at.id]
    return {"step": at, "number": number, "total": len(way.step), "following": following, "others": others}


def step_page(opened: doors.Opened, one: Trajectory, way: Way, at: Step) -> dict[str, Any]:
    """One step: why, what to do, what to say, what opens, and what came of it since it began."""
    value = opened.value
    here = value.trajectories.get(one.id, one)
    stand = next(each for each in trajectory.told(value, here, way) if each.step.id == at.id)
    leg = stand.legs[-1] if stand.legs and stand.legs[-1].state is Stage.RUNNING else None
    is_worker = access.may_keep_private(opened.viewer, Private.STEPS).allowed
    stops = () if leg else trajectory.before(value, here, way, at)
    leads, then = opened.viewer.sees_confidential, ending.then(opened, leg)
    known: Any = {"initial": forms.of_leg(leg), "leg": leg, "is_leading": leads} if leg else {}
    is_unread = access.may_meet(opened.viewer).allowed
    opens = stepping.doors(opened, at, stand.legs[-1] if stand.legs else None)
    return answers.frame(opened, "plan", Part.PLAN) | {
        "trajectory": here,
        "way": way,
        **_at(way, at),
        "stand": stand,
        "leg": leg,
        "earlier": [_earlier(value, each) for each in stand.legs if each is not leg],
        "stops": stops,
        "remedies": stepping.remedies(opened, stops).items(),
        "is_stopped": any(ending.holds(opened, each) for each in stops),
        "ends": ending.after(opened, at, leg, then) if leg else (),
        "doors": opens,
        "asks": next((each for each in opens if each.count), None),
        "usual": trajectory.usual_day(way, at, leg.began_at.date()) if leg and leg.began_at else None,
        "asks_right": leg is not None and stepping.asks_right(opened, opens),
        "came": came(opened, then, leg.began_at, at) if then is not None and leg else [],
        "knows_came": then is not None,
        "is_unread": is_unread,
        "closes": at.is_unread and not is_unread and opened.viewer.role in roles.AT_WORK,
        "absent": [each.name for each in way.role if each.id in at.absent],
        "roles": way.role,
        **_noted(opened, here, at, is_worker),
        "going": forms.Going(value=value, way=way, at=at, **known) if leg else None,
        "decided": decided(opened, *stand.legs),
        "out": forms.Out(stops=stops),
        "threshold": Threshold(way=way, at=At.STEP, value=value, step=at),
        "left": forms.Left(way=way),
        "done": forms.Left(way=way),
    }


def _noted(opened: doors.Opened, here: Trajectory, at: Step, is_worker: bool) -> dict[str, Any]:
    """What a worker noted for themselves at a step, with its mark; for nobody else there is anything."""
    note = workings.of(opened.row, opened.by, here.id, at.id) if is_worker else ""
    return {"is_worker": is_worker, "note": note, "note_mark": workings.mark(note)}


@dataclass(frozen=True)
class Decided:
    """That somebody decided otherwise (R121): of which rules in words, why, who, as what, and when."""

    rules: list[tuple[str, Words | None]]
    reason: str
    name: str
    role: str
    on: date | None


def decided(opened: doors.Opened, *those: Trajectory | Leg) -> list[Decided]:
    """Where somebody decided otherwise; it costs a statement only where somebody did."""
    told = [one for one in those if one.overrides]
    parties, known = accounts.parties(opened.row) if told else {}, register.rules()
    return [
        Decided(
            [(id, Words(known[id].nl, known[id].en) if id in known else None) for id in one.overrides],
            one.reason,
            parties.get(one.overridden_by, ("", ""))[0],
            one.overridden_as,
            days.shown(one.overridden_on),
        )
        for one in told
    ]


def _earlier(value: Network, leg: Leg) -> tuple[Leg, list[Person], date | None]:
    return leg, network.known(value, leg.people), days.shown(leg.ended_on)


def came(opened: doors.Opened, then: network.Network, since: Any, at: Step) -> list[str]:
    """What came of a step since it began, in words."""
    kept = moments.number(opened.row, since) if Tool.MOMENTS in at.works_in else 0
    beside = [Came("moments", kept)] if kept else []
    return [in_words(one) for one in (*trajectory.came(then, opened.agreed), *beside)]


def became(opened: doors.Opened, one: Trajectory, way: Way) -> list[trajectory.Became]:
    """What its wishes, goals and steps became, once a way ended or nothing is left to do; else no statement."""
    legs = [leg.began_at for leg in trajectory.within(opened.value, one) if leg.began_at]
    is_left = trajectory.next_step(opened.value, one, way) or any(
        leg.state is Stage.RUNNING for leg in trajectory.within(opened.value, one)
    )
    if not legs or (one.ended_on is None and is_left) or access.may_meet(opened.viewer).allowed:
        return []
    try:
        return list(trajectory.became(opened.since(min(legs)), opened.agreed))
    except (networks.Missing, keys.Unreadable):
        return []


def in_words(one: Came) -> str:
    """What came of a step as a few words."""
    return str(CAME[one.code] % {"count": one.count})


def _there(value: Network, stand: Stand) -> list[Person]:
    return network.known(value, stand.legs[-1].people) if stand.legs else []
