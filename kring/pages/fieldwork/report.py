"""What was found, once nothing more comes in: words, tables, a picture, and what will be done (R041, R043)."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe
from msgspec.structs import replace

from kring.core import streets
from kring.core.rule import At, Fact
from kring.core.streets import Plan, Task
from kring.draw import gaps
from kring.methods import rulebook
from kring.pages import answers, ink, squares
from kring.pages.fieldwork import forms, on_paper, told
from kring.store import doors, fieldworks, street_rounds


@require_safe
def show(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.READ)
    return _page(request, opened)


@require_safe
def as_pdf(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.READ)
    if opened.work.closed_at is None:
        return redirect("fieldwork:report", opened.work.pk)
    response = HttpResponse(on_paper.made(opened, _report(opened)), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="report.pdf"'
    return response


@require_POST
def intervene(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    form = _form(opened, request.POST)
    if not form.is_valid():
        return _page(request, opened, form=form)
    given = form.cleaned_data
    found = rulebook.evaluate(At.FIELDWORK, {Fact.DECIDE: ("residents",) if given["with_residents"] else ()})
    if found and not given["otherwise"].strip():
        return _page(request, opened, form=form, warns=found)
    new = form.told(answers.new_id(request, "intervention", given["words"]), opened.today)
    fieldworks.change(
        opened.work,
        lambda plan: replace(plan, interventions=(*(one for one in plan.interventions if one.id != new.id), new)),
    )
    return _saved(request, opened)


@require_POST
def end(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    """What came of it is noted; or it is taken away."""
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    form = forms.End(request.POST)
    if not form.is_valid():
        return _page(request, opened, ended=form)
    given = form.cleaned_data
    came = "" if "away" in request.POST else given["came"].strip()
    try:
        fieldworks.change(
            opened.work, lambda plan: _ended(plan, given["id"], given["was"], came, "away" in request.POST)
        )
    except _Otherwise as there:
        return _both(request, opened, str(there), came)
    return _saved(request, opened)


class _Otherwise(Exception):
    """Somebody else noted meanwhile what came of it."""


def _ended(plan: Plan, id: str, was: str, came: str, away: bool) -> Plan:
    """With what came of an intervention, or without it. What the page did not show gives way to nothing."""
    _unless(next((one.came for one in plan.interventions if one.id == id), ""), was, came)
    every = [replace(one, came=came) if one.id == id else one for one in plan.interventions]
    return replace(plan, interventions=tuple(one for one in every if not away or one.id != id))


@require_POST
def describe(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    """What stands out, in words of who worked it out: the report begins with it (M05)."""
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    form = forms.Describe(request.POST)
    if opened.work.closed_at is None or not form.is_valid():
        return _page(request, opened, describes=form)
    words, was = form.cleaned_data["described"], form.cleaned_data["was"]
    try:
        fieldworks.change(opened.work, lambda plan: replace(plan, described=_unless(plan.described, was, words)))
    except _Otherwise as there:
        return _both(request, opened, str(there), words)
    return _saved(request, opened)


@require_POST
def again(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    """The same streets are asked the same once more (M07)."""
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    if opened.work.closed_at is None:
        return redirect("fieldwork:one", opened.work.pk)
    return redirect("fieldwork:one", street_rounds.again(opened.work, opened.by).pk)


def _unless(there: str, was: str, typed: str) -> str:
    """What was typed, unless something else stands there than the page showed."""
    if there not in (was, typed):
        raise _Otherwise(there)
    return typed


def _both(request: HttpRequest, opened: doors.Outdoors, there: str, yours: str) -> HttpResponse:
    here = {
        "address": reverse("fieldwork:report", args=[opened.work.pk]),
        "conflicts": [answers.Both("", there, yours)],
    }
    return render(request, "409.html", here, status=409)


@require_POST
def think(request: HttpRequest, fieldwork: UUID) -> HttpResponse:
    """An idea of residents comes or goes, or the link with which they choose among the ideas opens or ends (M07)."""
    opened = doors.fieldwork(request, fieldwork, Task.LEAD)
    form = forms.Think(request.POST)
    if opened.work.closed_at is None:
        return _page(request, opened)
    if "shut" in request.POST:
        fieldworks.change(opened.work, lambda plan: replace(plan, poll=""))
    elif "open" in request.POST:
        fieldworks.change(opened.work, lambda plan: replace(plan, poll=plan.poll or secrets.token_urlsafe(12)))
    elif away := request.POST.get("away"):
        fieldworks.change(opened.work, lambda plan: streets.forgotten(plan, away))
    elif not form.is_valid() or not _thought(opened, form, answers.new_id(request, "idea", form.cleaned_data["idea"])):
        return _page(request, opened, thinks=form)
    messages.success(request, "saved")
    return redirect(reverse("fieldwork:report", args=[opened.work.pk]) + "#thought")


def _thought(opened: doors.Outdoors, form: forms.Think, id: str) -> bool:
    words = form.cleaned_data["idea"]
    try:
        fieldworks.change(opened.work, lambda plan: streets.thought(plan, id, words)[0])
    except streets.TooMany:
        form.add_error("idea", forms.FULL)
    return form.is_valid()


def _poll(request: HttpRequest, opened: doors.Outdoors) -> tuple[str, Any] | None:
    """The link with which residents choose among the ideas, and its square for a camera."""
    if not opened.plan.poll or not opened.may_lead:
        return None
    to = request.build_absolute_uri(reverse("street", args=[fieldworks.token(opened.work, opened.plan.poll, "")]))
    return to, squares.square(to, gettext("The link, for a camera"))


def _report(opened: doors.Outdoors) -> told.Report:
    return told.report(opened.work, opened.plan)


def _form(
    opened: doors.Outdoors, typed: Any = None, chosen: Mapping[str, str] | None = None, found: told.Report | None = None
) -> forms.Intervene:
    """What is chosen to be done: of an idea of residents, or for what a street wishes for most, with that as reason."""
    idea, street, item = ((chosen or {}).get(one, "") for one in ("idea", "street", "item"))
    given = {"words": next((one.words for one in opened.plan.ideas if one.id == idea), "")}
    lines = found.street_lines if found and street and item else []
    line = next((one for one in lines if (one.street, one.item) == (street, item)), None)
    if line:
        given |= {"street": street, "item": item, "reason": line.told}
    items = [(one.id, told.in_language(one.text)) for one in streets.items(told.asked(opened.work))]
    named = [(one.id, one.name) for one in opened.plan.streets]
    return forms.Intervene(typed, initial=given | {"with_residents": bool(idea)}, streets=named, items=items)


def _page(request: HttpRequest, opened: doors.Outdoors, **wrong: Any) -> HttpResponse:
    if opened.work.closed_at is None:
        here = {"opened": opened, "plan": opened.plan, "runs": True}
        return render(request, "fieldwork/not_yet.html", here, status=409 if request.method == "POST" else 200)
    found = _report(opened)
    named = {one.id: one.name for one in opened.plan.streets}
    steps = [
        (
            one,
            named.get(one.street, ""),
            found.name(one.item) if one.item else "",
            date.fromisoformat(one.until) if one.until else None,
        )
        for one in opened.plan.interventions
    ]
    here = {
        "opened": opened,
        "plan": opened.plan,
        "report": found,
        "signs": tuple(map(ink.safe, (gaps.sign(False), gaps.sign(True), gaps.half_sign()))),
        "steps": steps,
        "form": _form(opened, chosen=request.GET, found=found),
        "thought": streets.chosen(opened.plan),
        "poll": _poll(request, opened),
        "thinks": forms.Think(),
        "describes": forms.Describe(initial={"described": opened.plan.described, "was": opened.plan.described}),
        "act": answers.new_act(),
        **wrong,
    }
    return render(request, "fieldwork/report.html", here, status=422 if request.method == "POST" else 200)


def _saved(request: HttpRequest, opened: doors.Outdoors) -> HttpResponse:
    messages.success(request, "saved")
    return redirect("fieldwork:report", opened.work.pk)
