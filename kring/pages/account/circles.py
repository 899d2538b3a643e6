"""The circles in which somebody has a role, and stepping out of one by oneself."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kring.core import access, network
from kring.store import doors, models, roles


@dataclass(frozen=True)
class Circle:
    """One role of somebody: in whose circle, where that may be told, since when, and whether they may step out."""

    id: int
    name: str
    role: str
    since: datetime
    until: datetime | None
    may_step_out: bool
    where: str = ""
    met: int = 0
    meetings: int | None = None  # after so many they let go (S23)

    @property
    def lets_go(self) -> bool:
        return self.meetings is not None and self.met >= self.meetings


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    opened = doors.home(request)
    names = {one.id: network.called(one.agreed) for one in (*opened.networks, *opened.to_meet)}
    held = roles.of(opened.user, opened.by.at)
    leavable = roles.leavable(held, opened.by.at)
    circles = [_circle(one, names, one.pk in leavable) for one in held]
    return render(request, "account/circles.html", {"circles": circles})


@require_POST
def leave(request: HttpRequest, role: int) -> HttpResponse:
    by = doors.actor(request)
    assert isinstance(by.user, models.User)
    if roles.step_out(by.user, role, by):
        messages.success(request, "saved")
    return redirect("account_circles")


def _circle(one: models.Role, names: dict[str, str], may_step_out: bool) -> Circle:
    own = one.network_id if one.role == access.Role.OWNER.value else ""
    name = names.get(one.network_id, "")
    return Circle(one.pk, name, one.role, one.begins_at, one.ends_at, may_step_out, own, one.met, one.meetings)
