"""Somebody is put elsewhere in their own part of life: dragged, tapped there, or a step by a button."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from kring.core import domains
from kring.core.access import Part
from kring.core.network import Network
from kring.draw.ecogram_hand import Point, Way
from kring.pages import answers, seats
from kring.store import doors


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
    if not form.is_valid() or who not in {one.id for one in domains.alive(opened.value) if one.domains}:
        return redirect(home)  # whoever went meanwhile is nowhere to be put, and nothing typed is lost

    to = form.to(opened.value, opened.kept)
    has_room = to is not None and _has_room(opened.value, opened.kept, who, to)

    def put(value: Network, kept: dict[str, Any]) -> dict[str, Any]:
        return seats.by_hand(value, kept, who, to) if to else seats.settle(value, kept)

    if has_room:
        answers.reseat(request, opened, put)
    return redirect(f"{home}?{urlencode({'who': who, 'did': 'shifted' if has_room else 'full'})}")


def _has_room(value: Network, kept: dict[str, Any], person: str, to: Point) -> bool:
    """Whether somebody who is put at a point comes to stand elsewhere, in any size of the drawing."""
    before, after = seats.settle(value, kept), seats.by_hand(value, kept, person, to)
    sizes = before[seats.ECOGRAM].sizes.items()
    return any(one.spots.get(person) != after[seats.ECOGRAM].sizes[size].spots.get(person) for size, one in sizes)
