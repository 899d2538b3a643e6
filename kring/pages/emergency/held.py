"""What a professional does not tell for a while, by name, for somebody's safety."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kring.core import network as networks
from kring.core.access import Part
from kring.pages import answers
from kring.pages.emergency import forms, words
from kring.store import doors, models, withholdings


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.withholder(request, network)
    people = [(one.id, one.name) for one in networks.in_order(opened.agreed)]
    form = forms.Hold(request.POST or None, at=opened.by.at, people=people)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        what = models.Openness(given["what"])
        whose = opened.by.user if what is models.Openness.LOG else None
        withholdings.put(opened.row, what, given["why"], given["ends"], opened.by, of_user=whose, about=given["about"])
        return redirect("emergency:held", opened.id)
    return _page(request, opened, form)


@require_POST
def extend(request: HttpRequest, network: str, held: int) -> HttpResponse:
    opened = doors.withholder(request, network)
    one = _own(opened, held)
    form = forms.Longer(request.POST, at=opened.by.at)
    if not form.is_valid():
        return _page(request, opened, forms.Hold(None, at=opened.by.at, people=()), wrong=form, status=422)
    withholdings.extend(one, form.cleaned_data["ends"], opened.by)
    return redirect("emergency:held", opened.id)


@require_POST
def end(request: HttpRequest, network: str, held: int) -> HttpResponse:
    opened = doors.withholder(request, network)
    withholdings.end(_own(opened, held), opened.by)
    return redirect("emergency:held", opened.id)


def _own(opened: doors.Opened, id: int) -> models.Withholding:
    """What this professional holds back here now; that of a colleague is not theirs to change."""
    mine = (one for one in withholdings.every([opened.id], opened.by.at) if one.by_id == _me(opened))
    found = next((one for one in mine if one.pk == id), None)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, opened: doors.Opened, form: forms.Hold, **more: Any) -> HttpResponse:
    status = more.pop("status", 422 if form.errors else 200)
    known = {one.id: one.name for one in opened.agreed.people.values()}
    found = [
        {"row": one, "what": words.HELD[models.Openness(one.what)], "about": known.get(one.about, "")}
        for one in withholdings.every([opened.id], opened.by.at)
        if one.by_id == _me(opened)
    ]
    longer = more.pop("wrong", None) or forms.Longer(at=opened.by.at)
    context = answers.frame(opened, "names", Part.NAMES) | {"form": form, "found": found, "longer": longer}
    return render(request, "emergency/held.html", context, status=status)


def _me(opened: doors.Opened) -> Any:
    return opened.by.user.pk if opened.by.user else None
