from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core.access import Part
from kring.pages import answers, seats
from kring.pages.history import deeds
from kring.pages.history.deeds import Asked
from kring.store import doors, networks


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.HISTORY)
    asked = Asked(request.GET.get("by", ""), request.GET.get("about", ""), request.GET.get("before", ""))
    found = deeds.page(opened, asked)
    context = answers.frame(opened, "history", Part.NAMES) | {
        "page": found,
        "asked": asked,
        "older": urlencode({"by": asked.by, "about": asked.about, "before": found.older}),
        "here": request.get_full_path(),
    }
    return render(request, "history/show.html", context)


@require_POST
def undo(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES, write=True)
    return _back(request, opened, partial(networks.undo, which=request.POST.get("which", "")), "undone")


@require_POST
def redo(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES, write=True)
    return _back(request, opened, networks.redo, "redone")


def _said(saved: networks.Saved | None, said: str) -> str:
    """What is so now: a button of an old page does nothing a second time, also when the other button came after it."""
    if saved is None:
        return "nothing"
    return said if saved.stands else {"undone": "redone", "redone": "undone"}[said]


def _back(request: HttpRequest, opened: doors.Opened, step: Callable[..., Any], said: str) -> HttpResponse:
    to = answers.onward(request, reverse("names:show", args=[opened.id]))
    try:
        saved = step(opened.id, answers.posted_act(request), opened.by, settle=seats.settle)
    except networks.Conflict:
        return render(request, "history/conflict.html", {"address": to}, status=409)
    messages.success(request, _said(saved, said))
    return redirect(to)
