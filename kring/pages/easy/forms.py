"""One answer to one question of easy mode, and past whom the walk goes."""

from collections.abc import Mapping
from typing import Any

from django import forms

from kring.core import network as networks
from kring.core.method import Layout
from kring.core.network import Category, Network
from kring.pages.easy.walk import Question, Way

YES, NO = "yes", "no"


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
        if networks.somebody(self.network, who) is None:
            raise forms.ValidationError("", code="gone")
        return who

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        question = cleaned.get("question", Question.NEAR)
        if not cleaned.get("unknown") and cleaned.get("choice") not in self._choices(Question(question)):
            raise forms.ValidationError("", code="choose")
        return cleaned

    def _choices(self, question: Question) -> list[str]:
        if question.is_wish:
            return [YES, NO]
        return [one.value for one in Category] if question is Question.WHO else [ring.id for ring in self.layout.ring]


def way(asked: Mapping[str, str]) -> Way:
    """Past whom the walk goes, from an address or a form."""
    skipped = frozenset(one for one in asked.get("skipped", "").split(",") if one)
    question = asked.get("question", "")
    is_wishing = bool(asked.get("wishes")) or (question in set(Question) and Question(question).is_wish)
    return Way(skipped, bool(asked.get("everybody")), is_wishing)
