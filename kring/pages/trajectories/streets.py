"""What the streets of a walk say of its steps: what is missing before one is done, and its rounds.

What a step asks of a circle is asked in the circle of everybody who walks along, and not here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kring.core import days, street_needs, trajectory
from kring.core.needs import Along
from kring.core.network import Leg, Stage, Trajectory
from kring.core.questions import Aspect
from kring.core.streets import Intervention
from kring.core.trajectory import Stop
from kring.core.vocabulary import Has
from kring.core.way import Step, Way
from kring.methods import rulebook
from kring.pages import stepping
from kring.store import doors, editions, fieldworks, models, street_rounds, walks


@dataclass(frozen=True)
class Round:
    """One time that the streets were asked: at how many doors was answered, of how many, and how many by the link."""

    row: models.Fieldwork
    doors: tuple[int, int]
    by_link: int


def before(opened: doors.Walking, one: Trajectory, way: Way, at: Step) -> tuple[Stop, ...]:
    """What speaks against beginning a step now: what comes first. What must be in a circle first is not here."""
    return tuple(each for each in trajectory.before(opened.value, one, way, at) if each.need is None)


def ends(opened: doors.Walking, way: Way, at: Step, legs: list[Leg], leg: Leg) -> tuple[Stop, ...]:
    """What speaks against calling a step done now, the firmest first: what it asks of the streets, or where none are
    asked, of its newest `leg` as it was typed.
    """
    if not stepping.is_of_streets(way):
        return trajectory.after_without(at, leg)
    asked = [one for one in at.need if one.to_end and street_needs.is_of_streets(one)]
    if not asked:
        return ()
    aspects = frozenset(Aspect(one.of) for one in asked if one.has is Has.HEARD and one.of)
    along = Along(streets=street_rounds.of(opened.walk.fieldwork, aspects, _before(legs)))
    found = trajectory.after(opened.value, at, along)
    return tuple(one for one in found if one.need in asked)


def rounds(walk: models.Walk) -> list[Round]:
    """Every time that the streets of a walk were asked, the first first; nothing while it asks none."""
    if walk.fieldwork is None:
        return []
    return [_round(one) for one in (walk.fieldwork, *street_rounds.after(walk.fieldwork))]


def days_of(walks: Iterable[models.Walk], today: date) -> dict[UUID, dict[str, Any]]:
    """Of each walk what was decided with its streets and is to be looked at again by today (R043), and what later.

    One statement, however many walks there are.
    """
    asking = [(one.pk, one.fieldwork) for one in walks if one.fieldwork is not None]
    later = street_rounds.all_after([work for _walk, work in asking])
    return {walk: _days(street_rounds.decided(work, later[work.pk]), today) for walk, work in asking}


def to_choose(walk: models.Walk, way: Way) -> list[models.Fieldwork]:
    """The fieldwork that can ask the streets of a walk: of its organisation, with a list that keeps what the way asks
    of it (R039, R042).
    """
    found = [(one, editions.of(one.organisation_id, one.questions, one.version)) for one in walks.fieldworks(walk)]
    return [one for one, asked in found if asked and not rulebook.unkept(asked, way)]


def named(found: list[models.Fieldwork]) -> list[tuple[models.Fieldwork, str]]:
    """Each fieldwork with what it is called."""
    return [(one, fieldworks.plan(one).name) for one in found]


def frame(walk: models.Walk, way: Way, today: date) -> dict[str, Any]:
    """What a page of a walk tells of its streets."""
    all_ = rounds(walk)
    decided = street_rounds.decided(all_[0].row, [one.row for one in all_[1:]]) if all_ else ()
    return {
        "fieldwork": walk.fieldwork,
        "rounds": all_,
        "newest": all_[-1] if all_ else None,
        "streets": named(to_choose(walk, way)) if walk.fieldwork is None else [],
        **_days(decided, today),
    }


def _days(decided: Iterable[Intervention], today: date) -> dict[str, Any]:
    """Of what has a day to look at it again and of which nobody wrote yet what came of it, the first day first."""
    open_ = [(one, date.fromisoformat(one.until)) for one in decided if one.until and not one.came]
    coming = sorted(((one, day) for one, day in open_ if day > today), key=lambda one: one[1])
    return {"streets_due": [one for one, day in open_ if day <= today], "streets_coming": coming}


def _round(row: models.Fieldwork) -> Round:
    answered, all_ = walks.doors(row)
    return Round(row, (answered, all_), max(0, row.heard.count() - answered))


def _before(legs: list[Leg]) -> date | None:
    """The day on which a step was done the time before, if it was."""
    done = [one.ended_on for one in legs if one.state is Stage.DONE and one.ended_on]
    return days.first(done[-1]) if done else None
