"""Somebody is put elsewhere in their own part of life: dragged, tapped there, or a step by a button."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from kring.core import domains
from kring.core.access import Part
from kring.core.changes import Act
from kring.core.network import Network
from kring.draw.ecogram_hand import Point, Way
from kring.pages import answers, seats
from kring.store import doors
from kring.store import networks as stored


class Shift(forms.Form):
    """A step some way, or a point in shares of the cloth from its middle."""

    person = forms.CharField(max_length=200)
    way = forms.ChoiceField(choices=[(one.value, "") for one in Way], required=False)
    x = forms.FloatField(min_value=-1, max_value=1, required=False)
    y = forms.FloatField(min_value=-1, max_value=1, required=False)

    def to(self, value: Network, kept: dict[str, Any]) -> Point | None:
        """The point that is meant; nothing when no step can be made that way."""
        asked = self.cleaned_data
        if asked["way"]:
            return seats.step_by_hand(value, kept, asked["person"], Way(asked["way"]))
        return None if asked["x"] is None or asked["y"] is None else (asked["x"], asked["y"])


@require_POST
def shift(request: HttpRequest, network: str) -> HttpResponse:
    """Nothing of the network changes: only where somebody stands in this drawing."""
    opened = doors.network(request, network, Part.ECOGRAM, write=True)
    form = Shift(request.POST)
    who = request.POST.get("person", "")
    home = reverse("ecogram:show", args=[opened.id])
    if not form.is_valid() or who not in {one.id for one in domains.alive(opened.value)}:
        return redirect(home)  # whoever went meanwhile is nowhere to be put, and nothing typed is lost

    def put(value: Network, kept: dict[str, Any]) -> dict[str, Any]:
        to = form.to(value, kept)
        return seats.by_hand(value, kept, who, to) if to else seats.settle(value, kept)

    stored.change(opened.id, Act(answers.posted_act(request), ()), opened.by, answers.seen_version(request), put)
    messages.success(request, "saved")
    return redirect(f"{home}?{urlencode({'who': who, 'did': 'shifted'})}")
