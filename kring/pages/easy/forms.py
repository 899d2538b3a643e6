"""One answer to one question of easy mode, and past whom the walk goes."""

from collections.abc import Mapping
from typing import Any

from django import forms

from kring.core.method import Layout
from kring.core.network import Category, Network
from kring.pages.easy.walk import Question, Way


class Answer(forms.Form):
    who = forms.CharField(max_length=200)
    question = forms.ChoiceField(choices=[(one.value, "") for one in Question])
    choice = forms.CharField(max_length=60, required=False)
    unknown = forms.BooleanField(required=False)

    def __init__(self, data: Any, network: Network, layout: Layout) -> None:
        super().__init__(data)
        self.network, self.layout = network, layout

    def clean_who(self) -> str:
        who: str = self.cleaned_data["who"]
        if who not in self.network.people:
            raise forms.ValidationError("", code="gone")
        return who

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        rings = [ring.id for ring in self.layout.ring]
        allowed = [one.value for one in Category] if cleaned.get("question") == Question.WHO else rings
        if not cleaned.get("unknown") and cleaned.get("choice") not in allowed:
            raise forms.ValidationError("", code="choose")
        return cleaned


def way(asked: Mapping[str, str]) -> Way:
    """Past whom the walk goes, from an address or a form."""
    return Way(frozenset(one for one in asked.get("skipped", "").split(",") if one), bool(asked.get("everybody")))
