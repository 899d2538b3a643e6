from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kring.core import access, setting_out, trajectory
from kring.core.access import Part
from kring.core.network import Trajectory
from kring.core.way import Way
from kring.methods import library
from kring.pages import answers, stepping
from kring.pages.trajectories import choosing, forms, told
from kring.store import charges as stored
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True, is_meeting=True)
    ready = [one for one in library.ways().values() if one.step and not all(step.is_outside for step in one.step)]
    context = {"begun": told.begun(opened), "ways": ready}
    return render(request, "trajectories/show.html", answers.frame(opened, "plan", Part.PLAN) | context)


@require_safe
def before(request: HttpRequest, network: str, way: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True, is_meeting=True)
    one = library.ways().get(way)
    if one is None or not one.step:
        raise Http404
    return before_page(request, opened, one)


def before_page(request: HttpRequest, opened: doors.Opened, way: Way, **more: Any) -> HttpResponse:
    """The page on which a way is begun; what was told of somebody to find out whether it fits is in the address."""
    status = more.pop("status", 200)
    asked = setting_out.asks(way)
    facts = forms.Facts(request.GET or request.POST or None, asked=asked)
    context = told.before(opened, way, facts.told() if asked else {})
    shown: dict[str, Any] = {"facts": facts, "form": forms.Begun(value=opened.value)}
    if "choosing" not in more:
        shown["choosing"] = choices(opened, way)
    return render(request, "trajectories/before.html", context | shown | more, status=status)


def choices(opened: doors.Opened, way: Way, typed: Any = None) -> list[dict[str, Any]]:
    """For each role of a way who can be chosen here; who first meets chooses nobody yet."""
    if access.may_meet(opened.viewer).allowed:
        return []
    return choosing.every(typed, way, stored.able(opened.row, opened.by.at), opened.today)


@require_safe
def one(request: HttpRequest, network: str, trajectory: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True, is_meeting=True)
    here, way = found(opened, trajectory)
    return render(request, "trajectories/one.html", told.page(opened, here, way))


@require_safe
def step(request: HttpRequest, network: str, trajectory: str, step: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True, is_meeting=True)
    here, way = found(opened, trajectory)
    return step_page(request, opened, here, way, step)


def step_page(
    request: HttpRequest, opened: doors.Opened, one: Trajectory, way: Way, id: str, **more: Any
) -> HttpResponse:
    """A step as it stands; a form that did not fit comes back on it."""
    status = more.pop("status", 200)
    at = trajectory.step(way, id)
    if at is None:
        raise Http404
    return render(request, "trajectories/step.html", told.step_page(opened, one, way, at) | more, status=status)


def found(opened: doors.Opened, id: str) -> tuple[Trajectory, Way]:
    """The trajectory with its way, in the words it began with; one whose way is gone from the shelf is not there."""
    here = opened.value.trajectories.get(id)
    way = stepping.way_of(here) if here else None
    if here is None or way is None:
        raise Http404
    return here, way
