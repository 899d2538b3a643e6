import secrets
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe
from msgspec.structs import replace

from kring.core.rule import At, Fact
from kring.core.streets import Plan, Street, Task
from kring.core.way import Way
from kring.methods import rulebook
from kring.pages import squares, stepping
from kring.pages.fieldwork import forms, told
from kring.store import doors, editions, fieldworks, models, walks


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    opened = doors.workplaces(request)
    walk = _walk(opened, request.GET.get("walk", ""))
    called = {"name": walks.value(walk).owner.selves["self"].name} if walk else {}
    return _every(request, opened, forms.Begin(leads=opened.leads, way=_way(walk), initial=called), walk=walk)


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    opened = doors.workplaces(request)
    if not opened.leads:
        raise Http404
    walk = _walk(opened, request.POST.get("walk", ""))
    form = forms.Begin(request.POST, leads=opened.leads, way=_way(walk))
    if not form.is_valid():
        return _every(request, opened, form, 422, walk)
    given = form.cleaned_data
    asked = editions.lists(given["organisation"].pk)[given["questions"]]
    editions.keep(asked, opened.by.at)
    plan = Plan(given["name"], groups=given["groups"])
    row = fieldworks.begin(given["organisation"], asked.id, asked.version, plan, opened.by)
    if walk and walk.organisation_id == row.organisation_id:
        walks.asks(walk, row)
    return redirect("fieldwork:one", row.pk)


@require_safe
def one(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    return _page(request, opened)


@require_POST
def street(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    form = forms.Street(request.POST)
    if opened.work.closed_at is not None:
        return redirect("fieldwork:one", opened.work.pk)
    if not form.is_valid():
        return _page(request, opened, street_form=form)
    with suppress(fieldworks.Closed):  # it was closed while this was typed: the page says so
        fieldworks.add_street(opened.work, form.cleaned_data["name"], form.cleaned_data["labels"])
    return _saved(request, opened)


@require_POST
def appoint(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    form = forms.Appoint(request.POST, colleagues=fieldworks.colleagues(opened.work, opened.by.at))
    if not form.is_valid():
        return _page(request, opened, interviewer_form=form)
    given = form.cleaned_data
    found = rulebook.evaluate(At.FIELDWORK, {Fact.IS_INSTRUCTED: given["is_instructed"]})
    if found and not given["waived"].strip():
        return _page(request, opened, interviewer_form=form, warns=found)
    day = opened.today if given["is_instructed"] else None
    fieldworks.appoint(opened.work, given["user"], day, "" if day else given["waived"].strip())
    return _saved(request, opened)


@require_POST
def dismiss(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    id = request.POST.get("interviewer", "")
    if id.isascii() and id.isdigit() and len(id) < 19:
        fieldworks.dismiss(opened.work, int(id))
    return _saved(request, opened)


@require_POST
def link(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    """Links with which people of each street answer by themselves; or they end (M07)."""
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    fresh = "" if "shut" in request.POST or opened.work.closed_at else opened.plan.link or secrets.token_urlsafe(12)
    fieldworks.change(opened.work, lambda plan: replace(plan, link=fresh))
    return _saved(request, opened)


@require_POST
def close(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    if "sure" not in request.POST:
        return _page(request, opened, asks="close")
    fieldworks.close(opened.work, opened.by.at)
    return redirect("fieldwork:report", opened.work.pk)


@require_POST
def remove(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    if "sure" not in request.POST:
        return _page(request, opened, asks="remove")
    fieldworks.remove(opened.work, opened.by)
    return redirect("fieldwork:show")


def _walk(opened: doors.Workplaces, id: str) -> models.Walk | None:
    """The way that somebody walks and came from, when it asks no streets yet."""
    return next(
        (one for _as, one in walks.of(opened.user, opened.by.at) if str(one.pk) == id and not one.fieldwork), None
    )


def _way(walk: models.Walk | None) -> Way | None:
    """The way that is walked: a list that does not keep what it asks is not offered (R039, R042)."""
    return stepping.way_of(walks.trajectory(walks.value(walk))) if walk else None


def _every(
    request: HttpRequest,
    opened: doors.Workplaces,
    form: forms.Begin,
    status: int = 200,
    walk: models.Walk | None = None,
) -> HttpResponse:
    goes = set(models.Interviewer.objects.filter(user=opened.user).values_list("fieldwork", flat=True))
    here = {
        "opened": opened,
        "form": form,
        "walk": walk,
        "every": [(one, fieldworks.plan(one), one.pk in goes) for one in opened.fieldworks],
        "leads": {one.pk for one in opened.leads},
    }
    return render(request, "fieldwork/show.html", here, status=status)


def _page(request: HttpRequest, opened: doors.Outdoors, **wrong: Any) -> HttpResponse:
    asked = told.asked(opened.work)
    here = {
        "opened": opened,
        "plan": opened.plan,
        "walk": next(
            (walk for _as, walk in walks.of(opened.user, opened.by.at) if walk.fieldwork == opened.work), None
        ),
        "list": asked,
        "streets": told.progress(opened.work, opened.plan),
        "street_form": forms.Street(),
        "interviewers": fieldworks.interviewers(opened.work),
        "interviewer_form": forms.Appoint(colleagues=fieldworks.colleagues(opened.work, opened.by.at)),
        "links": _links(request, opened) if opened.plan.link else [],
        "is_interviewer": opened.work.interviewers.filter(user=opened.user).exists(),
        **wrong,
    }
    return render(request, "fieldwork/one.html", here, status=422 if wrong else 200)


def _links(request: HttpRequest, opened: doors.Outdoors) -> list[tuple[Street, str, Any]]:
    """Each street, and of the one that is looked at its link with its square for a camera: dozens take seconds."""
    plan = opened.plan
    looked_at = plan.streets[0].id if len(plan.streets) == 1 else request.GET.get("square", "")
    return [(one, *(_link(request, opened, one) if one.id == looked_at else ("", ""))) for one in plan.streets]


def _link(request: HttpRequest, opened: doors.Outdoors, street: Street) -> tuple[str, Any]:
    token = fieldworks.token(opened.work, opened.plan.link, street.id)
    to = request.build_absolute_uri(reverse("street", args=[token]))
    return to, squares.square(to, gettext("The link, for a camera"))


def _saved(request: HttpRequest, opened: doors.Outdoors) -> HttpResponse:
    messages.success(request, "saved")
    return redirect("fieldwork:one", opened.work.pk)
