"""What whoever leads a walk of a group, a street or an organisation notes for themselves at a step of it (R044)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kring.core import trajectory
from kring.pages.trajectories import walkers
from kring.store import doors, workings


@require_POST
def keep(request: HttpRequest, walk: UUID, step: str) -> HttpResponse:
    opened = doors.walk(request, walk)
    _one, way = walkers.of(opened)
    at = trajectory.step(way, step)
    if at is None:
        return redirect("walk", opened.walk.pk)
    words = request.POST.get("note", "")[: workings.LONGEST].replace("\r\n", "\n")
    try:
        workings.put_at_walk(opened.walk, opened.by, at.id, words, request.POST.get("seen", ""))
    except workings.Otherwise as other:
        more = {"note": words, "noted": other.now, "note_mark": workings.mark(other.now)}
        return walkers.step_page(request, opened, at.id, 409, **more)
    return redirect(reverse("walk_step", args=[opened.walk.pk, at.id]) + "#mine")
