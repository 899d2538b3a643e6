"""How somebody else sees a tie: kept beside what the client says of it, never instead (R124)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import network as networks
from kring.core import regards as core
from kring.core.access import Part
from kring.core.regards import Regard
from kring.pages import answers, regarded
from kring.pages.proposals import forms
from kring.store import doors, regards


@require_safe
def show(request: HttpRequest, network: str, shelf: str, id: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CARD)
    return _page(request, opened, shelf, id)


@require_POST
def tell(request: HttpRequest, network: str, shelf: str, id: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CARD, write=True, may_wait=True)
    _ends(opened, shelf, id)
    if opened.viewer.sees_confidential:
        raise Http404  # what who leads says is the network itself
    form = _form(request, opened, shelf, id, request.POST)
    if not form.is_valid():
        return _page(request, opened, shelf, id, form, 422)
    regards.put(opened.row, opened.agreed, core.about(shelf, id), form.regard, opened.by)
    messages.success(request, "saved")
    return redirect(reverse("proposals:tie", args=[opened.id, shelf, id]))


def _page(
    request: HttpRequest, opened: doors.Opened, shelf: str, id: str, form: forms.Tell | None = None, status: int = 200
) -> HttpResponse:
    ends = _ends(opened, shelf, id)
    context = answers.frame(opened, "proposals", Part.CARD) | {
        "ends": ends,
        "is_between": shelf == "ties",
        "views": regarded.of(opened, shelf, id),
        "to": reverse("proposals:tell", args=[opened.id, shelf, id]),
        "back": reverse("card:show", args=[opened.id, ends[0].id]),
    }
    if not opened.viewer.sees_confidential and context["may_change"]:
        context["form"] = form or _form(request, opened, shelf, id, None)
    return render(request, "proposals/tie.html", context, status=status)


def _form(request: HttpRequest, opened: doors.Opened, shelf: str, id: str, sent: Any) -> forms.Tell:
    own = next((seen.regard for seen in regarded.of(opened, shelf, id) if seen.is_mine), None)
    language = getattr(request, "LANGUAGE_CODE", "nl")
    return forms.Tell(sent, language, shelf == "ties", own or Regard())


def _ends(opened: doors.Opened, shelf: str, id: str) -> list[networks.Person]:
    """The person whose tie with the owner it is, or both ends of a tie between two; what is not there is a 404."""
    if shelf == "people" and id in opened.agreed.people:
        return [opened.agreed.people[id]]
    if shelf == "ties" and id in opened.agreed.ties:
        tie = opened.agreed.ties[id]
        return [opened.agreed.people[tie.a], opened.agreed.people[tie.b]]
    raise Http404
