"""What speaks against calling a step done: what it asks and is not there, or was there before it began."""

from typing import Final

import msgspec
from django.http import QueryDict

from kring.core import access, days, network, setting_out, trajectory
from kring.core.access import Private, Role
from kring.core.needs import Along
from kring.core.network import Leg, Stage
from kring.core.vocabulary import Has
from kring.core.way import Step
from kring.methods import register
from kring.pages import stepping
from kring.store import invitations, keys, moments, networks, workings
from kring.store.doors import Opened

_OF_THE_STEP: Final = frozenset({Has.DAY, Has.SAID, Has.PRESENT})


def then(opened: Opened, leg: Leg | None) -> network.Network | None:
    """The circle as it was when a step began; nothing when the history does not go back so far.

    Who comes without the file is told nothing of what was in it.
    """
    if leg is None or leg.began_at is None or access.may_meet(opened.viewer).allowed:
        return None
    try:
        return opened.since(leg.began_at)
    except (networks.Missing, keys.Unreadable):
        return None


def after(opened: Opened, step: Step, leg: Leg, was: network.Network | None) -> tuple[trajectory.Stop, ...]:
    """What speaks against calling a step done, with what its leg tells and how the circle `was` when it began.

    Of a list that only whose circle it is sees, nobody else is told.
    Who comes without the file cannot know what is in it, and is asked for nothing of it: only for the step's own day,
    words and who was there.
    """
    found = trajectory.after(opened.value, step, _along(opened, step, leg), was)
    if access.may_meet(opened.viewer).allowed:
        return tuple(one for one in found if one.need is not None and one.need.has in _OF_THE_STEP)
    return tuple(one for one in found if not _is_of_hers(opened, one))


def called_done(opened: Opened, step: Step, leg: Leg, typed: QueryDict) -> tuple[trajectory.Stop, ...]:
    """What speaks against calling a step done with what was `typed`; nothing where it is left otherwise."""
    if typed.get("how") != Stage.DONE:
        return ()
    is_typed = "words" in typed
    people, others = tuple(typed.getlist("people")), typed.get("others", "")
    on = days.on(opened.today) if typed.get("on") else None  # that there is one: which it is the form reads
    told = {"words": typed["words"], "people": people, "others": others, "on": on} if is_typed else {}
    return after(opened, step, msgspec.structs.replace(leg, **told), then(opened, leg))


def holds(opened: Opened, stop: trajectory.Stop) -> bool:
    """Whether this visitor cannot pass: it stops, and is not theirs to decide otherwise (R121)."""
    return stop.stops and not setting_out.decides(opened.viewer.role, register.rules().get(stop.rule or ""))


def _along(opened: Opened, step: Step, leg: Leg) -> Along:
    """What lies beside the circle, looked up where the step asks for it: a moment counts when it was kept since."""
    asked = {one.has for one in step.need if one.to_end}
    kept = moments.number(opened.row, leg.began_at) if Has.MOMENT in asked else 0
    reflects = True
    if Has.REFLECTION in asked and access.may_keep_private(opened.viewer, Private.STEPS).allowed:
        reflects = bool(workings.of(opened.row, opened.by, leg.trajectory, step.id).strip())
    figures = None
    if asked & {Has.FIGURE, Has.UNTIL} and opened.viewer.sees_confidential:
        figures = invitations.figures(opened.row, opened.by.at)
    return Along(
        leg.words,
        bool(leg.people or leg.others.strip()),
        kept,
        reflects,
        leg.on is not None,
        figures is None or bool(figures),
        figures is None or None not in figures,
    )


def _is_of_hers(opened: Opened, stop: trajectory.Stop) -> bool:
    is_list = stop.need is not None and stop.need.has in (Has.READY, Has.ASKED, Has.AGAIN)
    asked = stepping.list_of(opened, stop.need.of or "") if is_list and stop.need else None
    return asked is not None and asked.hers and opened.viewer.role is not Role.OWNER
