from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from kring.core import thirds
from kring.core.access import Part
from kring.core.network import Person
from kring.core.thirds import State, Telling
from kring.pages import answers
from kring.pages.knowing import forms, papers
from kring.pages.tellings import STATES
from kring.store import doors, models, telling


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    said, held = telling.of(opened.row, opened.by), telling.withheld(opened.row, opened.by)
    found = [_told(one, said, held) for one in thirds.asked_of(opened.agreed)]
    told = sum(one["state"] is State.TOLD for one in found)
    return render(request, "knowing/show.html", _frame(opened) | {"found": found, "told": told})


@require_safe
def one(request: HttpRequest, network: str, person: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    return _page(request, opened, _whom(opened, person), None)


@require_POST
def say(request: HttpRequest, network: str, person: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=True)
    whom = _whom(opened, person)
    form = forms.Say(request.POST)
    if not form.is_valid():
        return _page(request, opened, whom, form)
    telling.put(opened.row, person, form.telling(opened.today), opened.agreed.people, opened.by)
    return redirect("knowing:show", opened.id)


@require_safe
def letter(request: HttpRequest, network: str, person: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    whom = _free(opened, person)
    return _file(papers.letter(opened, whom), "application/pdf", "letter.pdf") if whom else _kept_back(opened, person)


@require_safe
def own_pdf(request: HttpRequest, network: str, person: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    whom = _free(opened, person)
    if whom is None:
        return _kept_back(opened, person)
    doors.taken_along(opened, Part.CARD, [person])
    return _file(papers.own_pdf(opened, whom), "application/pdf", "about.pdf")


@require_safe
def own_json(request: HttpRequest, network: str, person: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    whom = _free(opened, person)
    if whom is None:
        return _kept_back(opened, person)
    doors.taken_along(opened, Part.CARD, [person])
    return _file(papers.own_json(opened, whom), "application/json", "about.kring.json")


def _whom(opened: doors.Opened, person: str) -> Person:
    found = next((one for one in thirds.asked_of(opened.agreed) if one.id == person), None)
    if found is None:
        raise Http404
    return found


def _free(opened: doors.Opened, person: str) -> Person | None:
    """Whom it is about, unless a professional keeps telling them back for now."""
    whom = _whom(opened, person)
    return None if person in telling.withheld(opened.row, opened.by) else whom


def _kept_back(opened: doors.Opened, person: str) -> HttpResponse:
    return redirect("knowing:one", opened.id, person)


def _told(one: Person, said: dict[str, Telling], held: dict[str, models.Withholding]) -> dict[str, Any]:
    telling = said.get(one.id, Telling())
    words = STATES[telling.state]
    return {"person": one, "telling": telling, "state": telling.state, "words": words, "held": held.get(one.id)}


def _page(request: HttpRequest, opened: doors.Opened, whom: Person, form: forms.Say | None) -> HttpResponse:
    told = _told(whom, telling.of(opened.row, opened.by), telling.withheld(opened.row, opened.by))
    start = {"state": told["state"].value, "why": told["telling"].why}
    context = _frame(opened) | told | {"form": form or forms.Say(initial=start)}
    return render(request, "knowing/one.html", context, status=422 if form else 200)


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response


def _frame(opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "mine", Part.SHARES)
