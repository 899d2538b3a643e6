"""Who does what in a way that is walked: chosen by hand, with what speaks against it, and over when it is over."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import charges, days, edits
from kring.core.access import Part
from kring.core.changes import Add, Change, Remove
from kring.core.network import Charge, Trajectory
from kring.core.way import Role, Way
from kring.pages import answers
from kring.pages.trajectories import choosing, views, walkers
from kring.store import charges as stored
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str, trajectory: str, doer: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    one, way = views.found(opened, trajectory)
    return page(request, opened, one, way, _role(way, doer))


def page(
    request: HttpRequest, opened: doors.Opened, one: Trajectory, way: Way, role: Role, **more: Any
) -> HttpResponse:
    """The page on which somebody is chosen for a role; what did not fit comes back on it."""
    status = more.pop("status", 200)
    form = more.pop("form", None) or choosing.form(None, way, role, stored.able(opened.row, opened.by.at), opened.today)
    here = answers.frame(opened, "plan", Part.PLAN) | choosing.shown(form, way, role) | {"trajectory": one}
    return render(request, "trajectories/role.html", here | more, status=status)


@require_POST
def choose(request: HttpRequest, network: str) -> HttpResponse:
    """Somebody gets a role of a way."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    one = answers.seen(request, opened).trajectories.get(request.POST.get("trajectory", ""))
    if one is None or one.id not in opened.value.trajectories:
        return redirect("trajectories:show", opened.id)
    here, way = views.found(opened, one.id)
    role = _role(way, request.POST.get("role", ""))
    form = choosing.form(request.POST, way, role, stored.able(opened.row, opened.by.at), opened.today)
    id = answers.new_id(request, "charge", one.id, role.id)
    made = choosing.made(form, here, opened.value, id, opened.viewer.user, opened.viewer.role)
    if isinstance(made, dict):
        return page(request, opened, here, way, role, form=form, status=422, **made)
    return answers.carry_out(request, opened, [Add(made)], _address(opened.id, one.id))


@require_POST
def over(request: HttpRequest, network: str) -> HttpResponse:
    """Somebody has a role no longer from today on."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    one = answers.seen(request, opened).charges.get(request.POST.get("charge", ""))
    if one is None or one.id not in opened.value.charges:
        return redirect("trajectories:show", opened.id)
    return answers.carry_out(request, opened, _over(one, opened.today), _address(opened.id, one.trajectory))


@require_safe
def walk_show(request: HttpRequest, walk: UUID, doer: str) -> HttpResponse:
    opened = doors.walk(request, walk)
    _one, way = walkers.of(opened)
    return _walk_page(request, opened, way, _role(way, doer))


@require_POST
def walk_choose(request: HttpRequest, walk: UUID) -> HttpResponse:
    """Somebody who works at the organisation, or a name, gets a role of a walk."""
    opened = doors.walk(request, walk)
    one, way = walkers.of(opened)
    role = _role(way, request.POST.get("role", ""))
    form = choosing.form(request.POST, way, role, stored.at_work(opened.walk.organisation, opened.by.at), opened.today)
    made = choosing.made(form, one, opened.value, answers.posted_act(request), str(opened.user.pk), opened.role)
    if isinstance(made, dict):
        return _walk_page(request, opened, way, role, form=form, status=422, **made)
    return walkers.done(opened, [Add(made)])


@require_POST
def walk_over(request: HttpRequest, walk: UUID) -> HttpResponse:
    opened = doors.walk(request, walk)
    one = opened.value.charges.get(request.POST.get("charge", ""))
    return walkers.done(opened, _over(one, opened.today) if one else [])


def _walk_page(
    request: HttpRequest, opened: doors.Walking, way: Way, role: Role, status: int = 200, **more: Any
) -> HttpResponse:
    able = stored.at_work(opened.walk.organisation, opened.by.at)
    form = more.pop("form", None) or choosing.form(None, way, role, able, opened.today)
    here = {"opened": opened, "name": walkers.name(opened), "act": answers.new_act()} | choosing.shown(form, way, role)
    return render(request, "trajectories/walk_role.html", here | more, status=status)


def _over(one: Charge, today: date) -> list[Change]:
    """That somebody else can have it from today on; who would begin today or later never had it."""
    if one.since is not None and days.first(one.since) >= today:
        return [Remove(one)]
    return [*edits.between(one, msgspec.structs.replace(one, until=days.on(today - timedelta(days=1))))]


def _role(way: Way, id: str) -> Role:
    found = next((one for one in charges.to_choose(way) if one.id == id), None)
    if found is None:
        raise Http404
    return found


def _address(network: str, trajectory: str) -> str:
    return reverse("trajectories:one", args=[network, trajectory]) + "#doing"
