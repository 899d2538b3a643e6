from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url

from kring.core import family, names
from kring.core.access import Part
from kring.core.changes import Change, Set
from kring.core.network import Network
from kring.draw import family_map
from kring.draw.relations_seats import Held
from kring.pages import answers, kin_penciled, kin_told, seats
from kring.pages.family_map import picture
from kring.store import doors


class Shift(forms.Form):
    """Somebody goes a step some way, or to a point of the map."""

    who = forms.CharField(max_length=200)
    way = forms.ChoiceField(choices=[(one, "") for one in ("left", "right", "up", "down")], required=False)
    x = forms.FloatField(required=False)
    y = forms.FloatField(required=False)

    def put(self, value: Network, kept: Held | None) -> Held:
        """What is to be remembered then; as it was when nothing was said that can be done."""
        who, way, x, y = (self.cleaned_data[field] for field in ("who", "way", "x", "y"))
        if way:
            return family_map.stepped(value, kept, who, way)
        return family_map.settle(value, kept) if x is None or y is None else family_map.put(value, kept, who, x, y)


class Say(forms.Form):
    """The client's own words under somebody."""

    who = forms.CharField(max_length=200)
    words = forms.CharField(
        required=False,
        max_length=60,
        error_messages={"max_length": _("Make it shorter: at most 60 letters.")},
    )


class Hide(forms.Form):
    """Somebody is left out of the map, or shown on it again."""

    who = forms.CharField(max_length=200)
    on = forms.BooleanField(required=False)


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.FAMILY_MAP)
    return _page(request, opened)


@require_POST
def shift(request: HttpRequest, network: str) -> HttpResponse:
    """Nothing of the network changes: only where somebody stands on this map. It can be undone like any act."""
    opened = doors.network(request, network, Part.FAMILY_MAP, write=True)
    form, who = Shift(request.POST), request.POST.get("who", "")
    if form.is_valid() and who in _there(opened.value):
        answers.reseat(request, opened, lambda value, kept: seats.put_on_map(value, kept, form.put))
    return redirect(_address(opened, who=who, did="shifted"))


@require_POST
def begin(request: HttpRequest, network: str) -> HttpResponse:
    """Everybody goes back to where the map began."""
    opened = doors.network(request, network, Part.FAMILY_MAP, write=True)
    answers.reseat(request, opened, seats.map_as_begun)
    return redirect(_address(opened))


@require_POST
def say(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.FAMILY_MAP, write=True, may_wait=True)
    form = Say(request.POST)
    if not form.is_valid():
        return _page(request, opened, 422, form)
    said = form.cleaned_data
    return _done(request, opened, said["who"], "map_words", names.cleaned(said["words"]))


@require_POST
def hide(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.FAMILY_MAP, write=True, may_wait=True)
    form = Hide(request.POST)
    if not form.is_valid():
        return redirect(_address(opened))
    return _done(request, opened, form.cleaned_data["who"], "off_map", form.cleaned_data["on"])


def _done(request: HttpRequest, opened: doors.Opened, who: str, field: str, now: Any) -> HttpResponse:
    """One field of somebody gets another value; whoever went meanwhile stays as they are."""
    one = answers.seen(request, opened).people.get(who)
    was = getattr(one, field, None)
    made: list[Change] = [] if one is None or was == now else [Set("people", who, field, was, now)]
    return answers.carry_out(request, opened, made, _address(opened, who="" if field == "off_map" and now else who))


def _there(value: Network) -> set[str]:
    shown = family.on_map(value)
    return {*shown.people, *shown.owner.selves}


def _address(opened: doors.Opened, **more: str) -> str:
    query = urlencode({key: value for key, value in more.items() if value})
    return reverse("family_map:show", args=[opened.id]) + (f"?{query}" if query else "")


def _page(request: HttpRequest, opened: doors.Opened, status: int = 200, wrong: Any = None) -> HttpResponse:
    value = opened.value
    where, above = kin_penciled.on_family_map(opened, picture.placed(opened.agreed, opened.kept))
    rows = picture.rows(value)
    asked = request.GET.get("who", "") or request.POST.get("who", "")
    chosen = next((row for row in rows if row.who.id == asked), None)
    members = family.members(value)
    away = [one for one in value.people.values() if one.off_map and one.id in members]
    context = answers.frame(opened, "drawings", Part.FAMILY_MAP) | {
        "drawn": picture.drawn(opened.agreed, where, lambda id: _address(opened, who=id) + "#sheet", asked, above),
        "least": picture.least(where),
        "legend": picture.legend(where, bool(above)),
        "rows": rows,
        "chosen": chosen,
        "hidden": [(one.id, kin_told.called(one)) for one in sorted(away, key=lambda one: one.rank)],
        "is_moved": seats.FAMILY_MAP in opened.kept,
        "wrong": wrong,
        "did": request.GET.get("did", ""),
        "address": _address(opened),
    }
    response = render(request, "family_map/show.html", context, status=status)
    return response if status == 200 else push_url(response, False)
