"""What is asked at the threshold of a way, and what the rules find in the answers."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kring.core import method, threshold
from kring.core.network import Network
from kring.core.rule import At, Finding
from kring.core.vocabulary import Firm
from kring.core.way import Step, Way
from kring.methods import register
from kring.pages import ruled
from kring.pages.fields import NumberField

MOST = 1000


class Threshold(forms.Form):
    """The questions of one threshold. Nothing of the answers is kept; `found` is what the rules say of them."""

    def __init__(self, data: Any = None, *, way: Way, at: At, value: Network, step: Step | None = None) -> None:
        super().__init__(data, prefix="told")
        self.way, self.at, self.value, self.step = way, at, value, step
        self.found: tuple[Finding, ...] = ()
        for one in threshold.questions(way, register.rules(), at, value, step):
            self.fields[one.fact] = _field(method.said(one.ask, get_language() or "nl"), one)

    @property
    def hints(self) -> list[ruled.Ruled]:
        """What is good to know at this threshold, and asks no answer."""
        return ruled.told([one for one in self._findings({}) if one.firm is Firm.NUDGES], self.way)

    @property
    def said(self) -> list[ruled.Ruled]:
        """What speaks against it now that it was answered."""
        return ruled.told([one for one in self.found if one.firm in (Firm.STOPS, Firm.WARNS)], self.way)

    def clean(self) -> None:
        told = {name: one for name, one in self.cleaned_data.items() if one not in (None, "")}
        if not self.errors:
            self.found = self._findings({name: _YES.get(one, one) for name, one in told.items()})

    def _findings(self, told: dict[str, Any]) -> tuple[Finding, ...]:
        return threshold.findings(self.way, register.rules(), self.at, self.value, told, self.step)


_YES: dict[Any, bool] = {"yes": True, "no": False}


def _field(label: str, one: threshold.Question) -> forms.Field:
    said = {"required": _("Choose yes or no."), "invalid_choice": _("Choose yes or no.")}
    if not one.is_number:
        choices = [("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(choices=choices, label=label, required=one.is_asked, error_messages=said)
    field = NumberField(label, most=MOST)
    field.required = one.is_asked
    field.error_messages["required"] = _("Type a number, like 3 or 1,5.")
    return field
