"""The client chooses which part of the family stands in the circle, and whose contact somebody outside is."""

from typing import Any, Final

import msgspec
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kring.core import domains, family, ties
from kring.core import inside as circle
from kring.core.access import Part
from kring.core.changes import Change, Remove, Set
from kring.core.network import Inside, Network, TieKind
from kring.pages import answers
from kring.pages.ecogram import views, within
from kring.store import doors

_LIKE: Final = frozenset({TieKind.KNOWS, TieKind.CLOSE, TieKind.TENSE})


class Choose(forms.Form):
    """Which part of the family stands in the circle; by name, when that was chosen."""

    inside = forms.ChoiceField(
        choices=[(one.value, "") for one in Inside],
        error_messages={"required": _("Choose who stands in the middle.")},
    )
    people = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any, network: Network) -> None:
        super().__init__(data)
        self.network = network
        self.fields["people"].choices = [(id, "") for id in family.shown(network).people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("inside") == Inside.CHOSEN and not said.get("people") and "people" in said:
            self.add_error("people", _("Tick who stands in the middle. Or choose: nobody else."))
        return said

    def changes(self) -> list[Change]:
        """What is different then: the choice, and of whoever was named by name whether they stand there."""
        owner, which = self.network.owner, Inside(self.cleaned_data["inside"])
        made: list[Change] = []
        if which is not owner.inside:
            made.append(Set("owner", "", "inside", owner.inside.value, which.value))
        if which is Inside.CHOSEN:
            named = set(self.cleaned_data["people"])
            made += [
                Set("people", one.id, "is_inside", one.is_inside, one.id in named)
                for one in self.network.people.values()
                if one.is_inside != (one.id in named)
            ]
        return made


class Tie(forms.Form):
    """What somebody outside has with somebody in the circle."""

    person = forms.CharField(max_length=200)
    to = forms.CharField(max_length=200)
    kind = forms.ChoiceField(choices=within.TIES, required=False)

    def __init__(self, data: Any, network: Network) -> None:
        super().__init__(data)
        self.network = network

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        there = circle.people(self.network)
        outside = {one.id for one in domains.outside(self.network)}
        if said.get("person") not in outside or said.get("to") not in there:
            self.add_error("person", forms.ValidationError("", code="gone"))
        return said

    def changes(self) -> list[Change]:
        """What the contact is like takes the place of what was told of that; help comes with it. None unties them."""
        one, to, kind = (self.cleaned_data[field] for field in ("person", "to", "kind"))
        if not kind:
            return ties.untied(self.network, one, to)
        a, b, asked = (to, one, TieKind.HELPS) if kind == "helped" else (one, to, TieKind(kind))
        there = ties.between(self.network, one, to)
        gone = [] if asked is TieKind.HELPS else [had for like, had in there.items() if like in _LIKE - {asked}]
        left = {id: had for id, had in self.network.ties.items() if had not in gone}
        bare = msgspec.structs.replace(self.network, ties=left)
        return [*map(Remove, gone), *ties.linked(bare, a, b, asked)]


@require_POST
def choose(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.ECOGRAM, write=True, may_wait=True)
    form = Choose(request.POST, answers.seen(request, opened))
    if not form.is_valid():
        return views.page(request, opened, status=422, wrong=form)
    return answers.carry_out(request, opened, form.changes(), views.address(opened, did="inside"))


@require_POST
def tie(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.ECOGRAM, write=True, may_wait=True)
    form = Tie(request.POST, answers.seen(request, opened))
    if not form.is_valid():
        return views.page(request, opened, status=422, wrong=form)
    who = form.cleaned_data["person"]
    return answers.carry_out(request, opened, form.changes(), views.address(opened, who=who, did="tied"))
