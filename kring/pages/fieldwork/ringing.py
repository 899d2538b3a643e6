"""Along the doors: which are left, and one door with its questions. Only who was instructed begins (R040)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core.fieldwork import Met
from kring.core.rule import At, Fact
from kring.core.streets import Task
from kring.methods import rulebook
from kring.pages import answers
from kring.pages.fieldwork import forms, told
from kring.store import doors, fieldworks, models


@require_safe
def show(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.RING)
    if waits := _not_yet(opened):
        return _stopped(request, opened, **waits)
    streets = [(one, fieldworks.doors(opened.work, one.id)) for one in opened.plan.streets]
    left = {one.id: sum(door.met is not Met.ANSWERED for door in rung) for one, rung in streets}
    here = {"opened": opened, "plan": opened.plan, "streets": [(one, rung, left[one.id]) for one, rung in streets]}
    return render(request, "fieldwork/doors.html", here)


@require_safe
def door(request: HttpRequest, fieldwork: UUID, door: int) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.RING)
    return _door(request, opened, _here(opened, door))


@require_POST
def knock(request: HttpRequest, fieldwork: UUID, door: int) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.RING)
    here, form = _here(opened, door), forms.Knock(request.POST)
    if waits := _not_yet(opened):
        return _stopped(request, opened, **waits)
    if not form.is_valid():
        return _door(request, opened, here)
    try:
        fieldworks.knock(here[0], Met(form.cleaned_data["met"]))
    except (fieldworks.Known, fieldworks.Closed):
        return _door(request, opened, here, status=409)
    return _onward(request, opened, here[0])


@require_POST
def hear(request: HttpRequest, fieldwork: UUID, door: int) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.RING)
    here = _here(opened, door)
    form = forms.Hear(request.POST, questions=told.asked(opened.work), groups=opened.plan.groups)
    if waits := _not_yet(opened):
        return _stopped(request, opened, **told.typed(form), **waits)
    if not form.is_valid():
        return _door(request, opened, here, form=form, status=422)
    try:
        fieldworks.hear(here[0], form.said(here[0].street), answers.posted_act(request))
    except (fieldworks.Known, fieldworks.Closed):
        return _door(request, opened, here, form=form, **told.typed(form), status=409)
    return _onward(request, opened, here[0])


def _here(opened: doors.Outdoors, id: int) -> tuple[models.Household, fieldworks.Door]:
    found = fieldworks.door(opened.work, id) if id < 2**62 else None
    if found is None:
        raise Http404
    return found


def _not_yet(opened: doors.Outdoors) -> dict[str, Any]:
    """Why somebody cannot go along the doors now, if so: it is closed, or they were not instructed (R040)."""
    if opened.work.closed_at is not None:
        return {"is_closed": True}
    me = fieldworks.as_interviewer(opened.work, opened.user)
    found = rulebook.evaluate(At.FIELDWORK, {Fact.IS_INSTRUCTED: me.instructed_on is not None})
    return {"warns": found} if found and not me.waived else {}


def _stopped(request: HttpRequest, opened: doors.Outdoors, **why: Any) -> HttpResponse:
    here = {"opened": opened, "plan": opened.plan, **why}
    return render(request, "fieldwork/not_yet.html", here, status=409 if request.method == "POST" else 200)


def _door(
    request: HttpRequest,
    opened: doors.Outdoors,
    here: tuple[models.Household, fieldworks.Door],
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    if waits := _not_yet(opened):
        return _stopped(request, opened, **waits, **more)
    household, one = here
    asked = told.asked(opened.work)
    form = more.pop("form", None) or forms.Hear(questions=asked, groups=opened.plan.groups)
    context = {
        "opened": opened,
        "plan": opened.plan,
        "list": asked,
        "door": one,
        "street": next((each for each in opened.plan.streets if each.id == household.street), None),
        "form": form,
        "questions": told.questions(form),
        "act": answers.posted_act(request),
    }
    return render(request, "fieldwork/door.html", context | more, status=status)


def _onward(request: HttpRequest, opened: doors.Outdoors, household: models.Household) -> HttpResponse:
    messages.success(request, "saved")
    return redirect(f"{reverse('fieldwork:doors', args=[opened.work.pk])}#street-{household.street}")
