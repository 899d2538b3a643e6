"""The first meeting, without the file (R094): whose name it is, and nothing that was told of them before.

Who comes for their work and has not met somebody yet opens no other page of that circle. It opens once they met, when
whose circle it is wants it, or with a reason that stays to be read (R121).
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from kring.core import access, network, trajectory
from kring.core.access import Part
from kring.core.network import Stage
from kring.pages import entrance, stepping
from kring.pages.fields import TextField, lines
from kring.store import doors, roles


class Early(forms.Form):
    """Why somebody reads before they met."""

    reason = TextField(widget=lines(2), error_messages={"required": _("Say in a few words why you read first.")})


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    return page(request, doors.meeting(request, network), Early())


def page(request: HttpRequest, opened: doors.Opened, form: Early, status: int = 200) -> HttpResponse:
    """Whose circle it is, the step in which one meets if it runs, and the two ways on."""
    may_walk = access.may(opened.viewer, Part.PLAN, is_meeting=True).allowed
    context = {
        "opened": opened,
        "called": network.called(opened.value),
        "steps": _steps(opened),
        "may_walk": may_walk,
        "form": form,
    }
    return render(request, "trajectories/meeting.html", context, status=status)


@require_POST
def met(request: HttpRequest, network: str) -> HttpResponse:
    """They met: from now on the file is open as it was agreed."""
    opened = doors.meeting(request, network)
    have_met(opened)
    return redirect(_inside(opened))


@require_POST
def read(request: HttpRequest, network: str) -> HttpResponse:
    """Somebody reads before they met, and says why: whose circle it is finds it with who may see what."""
    opened = doors.meeting(request, network)
    form = Early(request.POST)
    if not form.is_valid():
        return page(request, opened, form, status=422)
    have_met(opened, form.cleaned_data["reason"])
    return redirect(_inside(opened))


def comes_unread(opened: doors.Opened) -> None:
    """Who begins the step in which one meets, and comes for their work, reads nothing from now on."""
    if opened.by.user is not None and opened.viewer.role in roles.AT_WORK:
        roles.meet_first(opened.row, opened.by.user, opened.by)


def have_met(opened: doors.Opened, because: str = "") -> None:
    """The file opens for who says so; when whose circle it is says so, for everybody."""
    user = None if opened.viewer.sees_confidential else opened.by.user
    roles.let_read(roles.unread(opened.row, opened.by.at, user), opened.by, because)


def _inside(opened: doors.Opened) -> str:
    """The first page of the circle for who may read it now."""
    viewer = access.Viewer(
        opened.viewer.user, opened.viewer.role, opened.viewer.parts, opened.viewer.looks, at=opened.by.at
    )
    return entrance.address(opened.id, lambda part: access.may(viewer, part).allowed)


def _steps(opened: doors.Opened) -> list[tuple[str, trajectory.Stand]]:
    """The steps in which one meets that run, each with its trajectory."""
    found = []
    for one in opened.value.trajectories.values():
        way = stepping.way_of(one)
        stands = trajectory.told(opened.value, one, way) if way else ()
        found += [(one.id, each) for each in stands if each.state is Stage.RUNNING and each.step.is_unread]
    return found
