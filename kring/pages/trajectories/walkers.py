"""A way that a group, a street or an organisation walks: walked step by step, ended, looked back on.

It names no client. Whoever leads fieldwork at the organisation sees it; to all others it is not there.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final
from uuid import UUID

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from kring.core import dates, days, edits, setting_out, trajectory
from kring.core.changes import Add, Change, Misfit
from kring.core.network import Leg, Network, Stage, Trajectory
from kring.core.streets import Walker
from kring.core.trajectory import Stop
from kring.core.vocabulary import Tool
from kring.core.way import Step, Way
from kring.methods import register
from kring.pages import answers, ruled, stepping
from kring.pages.trajectories import doing, forms, streets, told, twice
from kring.store import doors, walks, workings

_TOLD: Final = ("words", "others", "roles", "on")  # what is typed at a step
WALKERS: Final = {
    Walker.STREET: _("a street or a neighbourhood"),
    Walker.GROUP: _("a group"),
    Walker.ORGANISATION: _("an organisation or a team"),
}


@require_safe
def show(request: HttpRequest, walk: UUID) -> HttpResponse:
    opened = doors.walk(request, walk)
    return page(request, opened, forms.Ended())


@require_safe
def step(request: HttpRequest, walk: UUID, step: str) -> HttpResponse:
    opened = doors.walk(request, walk)
    return step_page(request, opened, step)


@require_POST
def go(request: HttpRequest, walk: UUID, step: str) -> HttpResponse:
    """A step begins, goes on, is done, is left to go back to another, or is passed over."""
    opened = doors.walk(request, walk)
    one, way = of(opened)
    at, how = trajectory.step(way, step), request.POST.get("how", "")
    if at is None:
        return redirect("walk", opened.walk.pk)
    legs = [leg for leg in trajectory.within(opened.value, one) if leg.step == trajectory.step_id(way, at)]
    leg = _running(opened.value, one, way, at)
    is_late = leg is not None if how == "begin" else leg is None and (how != Stage.SKIPPED or bool(legs))
    is_late = is_late or one.ended_on is not None
    if legs and (how == "keep" or is_late and "words" in request.POST):
        return _keep(request, opened, at, legs)
    if is_late:
        return _late(request, opened, at, legs[-1].reason if legs else "")
    if leg is None:
        return _set_out(request, opened, at, how)
    return _leave(request, opened, at, leg, legs)


@require_POST
def end(request: HttpRequest, walk: UUID) -> HttpResponse:
    """How it went, and when one looks back (R027); what still runs ends with it."""
    opened = doors.walk(request, walk)
    one, _way = of(opened)
    form = forms.Ended(request.POST)
    if not form.is_valid():
        return page(request, opened, form, status=422)
    if one.ended_on is not None:
        return _ended(request, opened, one, form)
    today = days.on(opened.today)
    some: list[Change] = [*edits.between(one, form.told(one, today))]
    for leg in trajectory.within(opened.value, one):
        if leg.state is Stage.RUNNING:
            some += edits.between(leg, msgspec.structs.replace(leg, state=Stage.DONE, ended_on=today))
    try:
        walks.change(opened.walk, some, opened.by.at)
    except Misfit:
        return _ended(request, opened, walks.trajectory(walks.now(opened.walk)), form)
    return redirect("walk", opened.walk.pk)


@require_POST
def look_back(request: HttpRequest, walk: UUID) -> HttpResponse:
    opened = doors.walk(request, walk)
    one, _way = of(opened)
    now = msgspec.structs.replace(one, looked_back_on=one.looked_back_on or days.on(opened.today))
    return done(opened, edits.between(one, now))


@require_POST
def ask_streets(request: HttpRequest, walk: UUID) -> HttpResponse:
    """Say which fieldwork asks the streets: its result comes back to the steps."""
    opened = doors.walk(request, walk)
    _one, way = of(opened)
    chosen = request.POST.get("fieldwork", "")
    walks.asks(opened.walk, next((one for one in streets.to_choose(opened.walk, way) if str(one.pk) == chosen), None))
    return redirect("walk", opened.walk.pk)


@require_POST
def remove(request: HttpRequest, walk: UUID) -> HttpResponse:
    opened = doors.walk(request, walk)
    if "sure" not in request.POST:
        return page(request, opened, forms.Ended(), status=422, asks=True)
    walks.remove(opened.walk, opened.by)
    return redirect("walks")


def row(opened: doors.Walking, of_streets: dict[str, Any]) -> dict[str, Any] | None:
    """A walk as it stands in the overview, with the days of its streets.

    There is nothing once it ended and nobody looks back any more.
    """
    one, way = of(opened)
    found = told.row(opened.value, one, way, opened.today) | of_streets
    days_left = ("notices", "streets_due", "streets_coming")
    is_over = one.ended_on is not None and not any(found.get(what) for what in days_left)
    return None if is_over else found | {"walk": opened.walk.pk}


def name(opened: doors.Walking) -> str:
    """What it is called."""
    return opened.value.owner.selves["self"].name


def page(
    request: HttpRequest, opened: doors.Walking, form: forms.Ended, status: int = 200, **more: Any
) -> HttpResponse:
    """A walk with its steps, and what falls due."""
    one, way = of(opened)
    here = told.walked(opened.value, one, way, opened.today) | _frame(opened, way) | {"form": form}
    here |= doing.around_walk(opened, one, way) | more
    return render(request, "trajectories/walk.html", here, status=status)


def step_page(request: HttpRequest, opened: doors.Walking, id: str, status: int = 200, **more: Any) -> HttpResponse:
    """One step of a walk; a form that did not fit comes back on it."""
    one, way = of(opened)
    at = trajectory.step(way, id)
    if at is None:
        raise Http404
    value = opened.value
    stand = next(each for each in trajectory.told(value, one, way) if each.step is at)
    leg = _running(value, one, way, at)
    stops = () if leg else streets.before(opened, one, way, at)
    known: Any = {"initial": forms.of_leg(leg), "leg": leg, "is_leading": True} if leg else {}
    told_of, noted = more.get("leg", leg), workings.at_walk(opened.walk, opened.user, at.id)
    here = _frame(opened, way) | {
        "trajectory": one,
        "way": way,
        "step": at,
        "number": way.step.index(at) + 1,
        "total": len(way.step),
        "others": [each for each in way.step if each is not at],
        "roles": way.role,
        "absent": [each.name for each in way.role if each.id in at.absent],
        "leg": leg,
        "seen": twice.shown(told_of) if told_of else "",
        "earlier": [(each, days.shown(each.ended_on)) for each in stand.legs if each is not leg],
        "stops": stops,
        "going": forms.Going(value=value, way=way, at=at, **known) if leg else None,
        "out": forms.Out(stops=stops),
        "ends": streets.ends(opened, way, at, list(stand.legs), leg) if leg else (),
        "left": forms.Left(way=way),
        "done": forms.Left(way=way),
        "note": noted,
        "note_mark": workings.mark(noted),
        "is_of_streets": Tool.FIELDWORK in at.works_in,
        "is_of_circles": any(tool is not Tool.FIELDWORK for tool in at.works_in) or bool(at.opens or at.asks_own),
    }
    return render(request, "trajectories/walk_step.html", here | more, status=status)


def _frame(opened: doors.Walking, way: Way) -> dict[str, Any]:
    return streets.frame(opened.walk, way, opened.today) | {
        "opened": opened,
        "name": name(opened),
        "walker": WALKERS[Walker(opened.walk.walker)],
        "act": answers.new_act(),
    }


def of(opened: doors.Walking) -> tuple[Trajectory, Way]:
    one = walks.trajectory(opened.value)
    way = stepping.way_of(one)
    if way is None:
        raise Http404
    return one, way


def _set_out(request: HttpRequest, opened: doors.Walking, at: Step, how: str) -> HttpResponse:
    one, way = of(opened)
    stops = streets.before(opened, one, way, at)
    leg = Leg(answers.posted_act(request), one.id, trajectory.step_id(way, at), began_at=opened.by.at)
    if how == "begin":
        form: Any = forms.Out(request.POST, stops=stops)
        if any(_holds(opened, each) for each in stops) or not form.is_valid():
            return step_page(request, opened, at.id, 422, out=form)
        leg = msgspec.structs.replace(leg, reason=form.cleaned_data["reason"] if stops else "")
        leg = trajectory.overridden(leg, [each.asked for each in stops], *_who(opened))
        return done(opened, [Add(leg)], at)
    form = forms.Left(request.POST, way=way)
    if not form.is_valid():
        return step_page(request, opened, at.id, 422, left=form)
    leg = msgspec.structs.replace(
        leg, state=Stage.SKIPPED, ended_on=days.on(opened.today), reason=form.cleaned_data["reason"]
    )
    return done(opened, [Add(leg)])


def _keep(request: HttpRequest, opened: doors.Walking, at: Step, legs: list[Leg]) -> HttpResponse:
    """What was typed, as a change of the step as it was seen: what somebody else typed meanwhile stands."""
    one, way = of(opened)
    seen = twice.seen(request, legs)
    form = forms.Going(request.POST, value=opened.value, leg=seen, is_leading=True, way=way, at=at)
    if not form.is_valid():
        return step_page(request, opened, at.id, 422, going=form, leg=seen, shut_out=ruled.told(form.shut_out, way))
    typed = form.told()
    try:
        walks.change(opened.walk, edits.between(seen, typed), opened.by.at)
    except Misfit:
        return _met(request, opened, at, seen, typed, form)
    return redirect("walk_step", opened.walk.pk, at.id)


def _late(request: HttpRequest, opened: doors.Walking, at: Step, there: str) -> HttpResponse:
    """Somebody else went on with the step, or ended it all: what was typed here is given back."""
    yours = request.POST.get("reason", "").strip()
    both = [answers.Both("", there, yours)] if yours and yours not in there else []
    return _conflict(request, opened, at, both)


def _ended(request: HttpRequest, opened: doors.Walking, one: Trajectory, form: forms.Ended) -> HttpResponse:
    """It ended before: how it went then stands, and what was typed now is given back."""
    typed = form.told(one, days.on(opened.today))
    told = [(getattr(one, name), getattr(typed, name)) for name in ("well", "less_well", "no_look_back")]
    both = [answers.Both("", there, yours) for there, yours in told if yours not in ("", there)]
    if typed.look_back_on and typed.look_back_on != one.look_back_on:
        there = dates.signs(one.look_back_on) if one.look_back_on else ""
        both.append(answers.Both("", there, dates.signs(typed.look_back_on)))
    return _conflict(request, opened, None, both)


def _conflict(request: HttpRequest, opened: doors.Walking, at: Step | None, both: list[answers.Both]) -> HttpResponse:
    to = reverse("walk_step", args=[opened.walk.pk, at.id]) if at else reverse("walk", args=[opened.walk.pk])
    if not both:
        return redirect(to)
    return render(request, "409.html", {"address": to, "conflicts": both}, status=409)


def _leave(request: HttpRequest, opened: doors.Walking, at: Step, leg: Leg, legs: list[Leg]) -> HttpResponse:
    """It is left, and what was typed at it and not kept yet is kept with that."""
    one, way = of(opened)
    seen = twice.seen(request, legs)
    going = forms.Going(request.POST, value=opened.value, leg=seen, is_leading=True, way=way, at=at)
    is_done = request.POST.get("how") == Stage.DONE
    is_typed = "words" in request.POST
    typed = going.told() if is_typed and going.is_valid() else seen
    told = {one: getattr(typed, one) for one in _TOLD if getattr(typed, one) != getattr(seen, one)}
    stops = streets.ends(opened, way, at, legs, msgspec.structs.replace(leg, **told)) if is_done else ()
    form = forms.Left(forms.of_leaving(request.POST), way=way, before=leg.reason, stops=stops)
    is_stopped = any(_holds(opened, each) for each in stops)
    if is_stopped or not form.is_valid() or (is_typed and not going.is_valid()):
        more: dict[str, Any] = {"going": going, "shut_out": ruled.told(going.shut_out, way)} if is_typed else {}
        more["done" if is_done else "left"] = form
        more |= {"ends": stops} if is_done else {}
        return step_page(request, opened, at.id, 422, leg=seen if is_typed else leg, **more)
    how, today = Stage(form.cleaned_data["how"]), days.on(opened.today)
    reason = form.why(form.cleaned_data["reason"])
    some: list[Change] = [*edits.between(seen, typed)]
    left = msgspec.structs.replace(leg, state=how, ended_on=today, reason=reason)
    some += edits.between(leg, trajectory.overridden(left, [each.asked for each in stops], *_who(opened)))
    to = trajectory.step(way, form.cleaned_data["to"]) if how is Stage.BACK else None
    if to is not None and _running(opened.value, one, way, to) is None:
        back = Leg(answers.posted_act(request), one.id, trajectory.step_id(way, to), began_at=opened.by.at)
        some.append(Add(back))
    try:
        walks.change(opened.walk, some, opened.by.at)
    except Misfit:
        return _met(request, opened, at, seen, typed, going)
    return redirect("walk_step", opened.walk.pk, to.id) if to else redirect("walk", opened.walk.pk)


def _met(
    request: HttpRequest, opened: doors.Walking, at: Step, seen: Leg, typed: Leg, form: forms.Going
) -> HttpResponse:
    """Somebody else typed or went on meanwhile: what is there now and what was typed stand beside each other."""
    there = walks.now(opened.walk)
    now = there.legs[seen.id]
    both = twice.both(seen, now, typed)
    if now.state is not Stage.RUNNING or walks.trajectory(there).ended_on is not None or not both:
        return _conflict(request, opened, at, both)
    return step_page(request, opened, at.id, 409, going=form, leg=now, both=both)


def done(opened: doors.Walking, some: Iterable[Change], at: Step | None = None) -> HttpResponse:
    """Do it, and go to the page; what somebody else did meanwhile stands, and the page shows it."""
    with suppress(Misfit):
        walks.change(opened.walk, some, opened.by.at)
    return redirect("walk_step", opened.walk.pk, at.id) if at else redirect("walk", opened.walk.pk)


def _running(value: Network, one: Trajectory, way: Way, at: Step) -> Leg | None:
    legs = [leg for leg in trajectory.within(value, one) if leg.step == trajectory.step_id(way, at)]
    return legs[-1] if legs and legs[-1].state is Stage.RUNNING else None


def _holds(opened: doors.Walking, stop: Stop) -> bool:
    return stop.stops and not setting_out.decides(opened.role, register.rules().get(stop.rule or ""))


def _who(opened: doors.Walking) -> tuple[str, str, Any]:
    return str(opened.user.pk), opened.role.value, opened.today
