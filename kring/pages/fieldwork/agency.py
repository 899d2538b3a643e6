"""An agency goes along the doors: the doors go out as a table, and what it was told comes in by one (M05, 000:479)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from msgspec.structs import replace

from kring.core.rule import At, Fact
from kring.core.streets import Task
from kring.exchange import door_table, text
from kring.exchange.refusal import Refusal
from kring.methods import rulebook
from kring.pages import uploads
from kring.pages.fieldwork import forms, told
from kring.store import doors, fieldworks, models

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def show(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    return _page(request, opened, forms.Agency(initial={"agency": opened.plan.agency}))


@require_safe
def table(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    """The doors that gave no answer yet; a door that did is asked nothing more."""
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    if opened.work.closed_at is not None:
        return redirect("fieldwork:one", opened.work.pk)
    language = "nl" if (get_language() or "nl").startswith("nl") else "en"
    left = [place for place, one in _doors(opened).items() if one.met != "answered"]
    data = door_table.written(told.asked(opened.work), opened.plan.groups, left, language)
    named = "kring-deuren.xlsx" if language == "nl" else "kring-doors.xlsx"
    return HttpResponse(data, content_type=_EXCEL, headers={"Content-Disposition": f'attachment; filename="{named}"'})


@require_POST
@csrf_exempt  # the token is looked at behind the door
def take_in(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    return uploads.behind_the_door(request, lambda request: _take_in(request, opened))


def _take_in(request: HttpRequest, opened: doors.Outdoors) -> HttpResponse:
    if opened.work.closed_at is not None:
        return redirect("fieldwork:one", opened.work.pk)
    form = forms.Agency(request.POST, request.FILES, is_too_large=uploads.is_too_large(request, text.LARGEST))
    if not form.is_valid():
        return _page(request, opened, form, form.status)
    given = form.cleaned_data
    found = rulebook.evaluate(At.FIELDWORK, {Fact.IS_INSTRUCTED: given["is_instructed"]})
    if found and not given["waived"].strip():
        return _page(request, opened, form, 422, warns=found)
    by_place = _doors(opened)
    try:
        visits = door_table.read(form.content(), told.asked(opened.work), opened.plan.groups, _ids(by_place))
    except Refusal as refusal:
        return _page(request, opened, form, 422, faults=refusal.faults)
    why = "" if given["is_instructed"] else given["waived"].strip()
    try:
        fieldworks.take_in(opened.work, [(by_place[one.street, one.number], one.met, one.said) for one in visits])
    except fieldworks.Closed:
        return redirect("fieldwork:one", opened.work.pk)
    fieldworks.change(opened.work, lambda plan: replace(plan, agency=given["agency"], uninstructed=why))
    messages.success(request, "saved")
    return redirect("fieldwork:one", opened.work.pk)


def _doors(opened: doors.Outdoors) -> dict[tuple[str, str], models.Household]:
    """Every door by the name of its street and its number."""
    named = {one.id: one.name for one in opened.plan.streets}
    return {(named[street], label): one for (street, label), one in fieldworks.every_door(opened.work).items()}


def _ids(by_place: dict[tuple[str, str], models.Household]) -> dict[tuple[str, str], str]:
    return {place: one.street for place, one in by_place.items()}


def _page(
    request: HttpRequest, opened: doors.Outdoors, form: forms.Agency, status: int = 200, **wrong: Any
) -> HttpResponse:
    here = {"opened": opened, "plan": opened.plan, "list": told.asked(opened.work), "form": form, **wrong}
    return render(request, "fieldwork/agency.html", here, status=status)
