"""Somebody is put further left or right in their row: a step by a button or keys, or as far as they were dragged."""

from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from kring.core.access import Part
from kring.core.changes import Change, Set
from kring.core.network import Network, Person, Self
from kring.pages import answers
from kring.store import doors

STEP: Final = 40.0
MOST: Final = 20_000.0  # as far as anybody is ever moved
_WAYS: Final = {"left": -STEP, "right": STEP}


class Shift(forms.Form):
    """Who is moved, and how: a step, so many pixels, back to their own place, or everybody back."""

    who = forms.CharField(max_length=200, required=False)
    way = forms.ChoiceField(choices=[(one, "") for one in (*_WAYS, "back", "all")], required=False)
    by = forms.FloatField(min_value=-MOST, max_value=MOST, required=False)

    def changes(self, value: Network) -> list[Change]:
        """What is different then; nothing for whoever went meanwhile."""
        said = self.cleaned_data
        everybody = moved_about(value)
        if said["way"] == "all":
            return [change for one in everybody.values() for change in _put(one, 0.0)]
        one = everybody.get(said["who"])
        if one is None:
            return []
        by = _WAYS.get(said["way"], said["by"] or 0.0)
        return _put(one, 0.0 if said["way"] == "back" else one.family_shift + by)


def moved_about(value: Network) -> dict[str, Person | Self]:
    """Everybody who can be moved in a drawing of the family."""
    return {**value.people, **value.owner.selves}


def _put(one: Person | Self, shift: float) -> list[Change]:
    to = round(max(-MOST, min(MOST, shift)), 1)
    shelf = "people" if isinstance(one, Person) else "selves"
    return [] if to == one.family_shift else [Set(shelf, one.id, "family_shift", one.family_shift, to)]


@require_POST
def shift(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.GENOGRAM, write=True, may_wait=True)
    form = Shift(request.POST)
    query = urlencode({"who": request.POST["who"]}) if request.POST.get("who") else ""
    to = reverse("genogram:show", args=[opened.id]) + (f"?{query}" if query else "")
    if not form.is_valid():
        return redirect(to)  # no page makes such a form, and nothing typed is lost
    return answers.carry_out(request, opened, form.changes(answers.seen(request, opened)), to)
