"""What a visitor may say on the page of proposals."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kring.core.network import Strength, TieKind
from kring.core.regards import Regard
from kring.exchange import columns
from kring.store.proposals import WORDS


def chosen(sent: QueryDict) -> list[tuple[str, str]]:
    """The proposals that were chosen, each with the mark of what it said."""
    found = [one.partition(":") for one in sent.getlist("proposal")]
    return [(id, mark) for id, _, mark in found]


def number(text: str) -> int:
    """The id of one role; what is none is the id of nothing."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


class Say(forms.Form):
    """Some words about a proposal."""

    words = forms.CharField(
        label=_("Ask or say something"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": WORDS}),
        error_messages={"required": _("Write something first."), "max_length": _("That is too long. Make it shorter.")},
    )


class Writes(forms.Form):
    """Until which day somebody changes things at once; nothing there takes it back."""

    until = forms.DateField(
        label=_("Until and with"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Type a day, like 22-2-2027."), "required": _("Choose a day after today.")},
    )

    def __init__(self, data: Any, today: date, initial: date | None = None) -> None:
        super().__init__(data, initial={"until": initial})
        self.today = today

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day <= self.today:
            raise forms.ValidationError(_("Choose a day after today."), code="past")
        return day


class Tell(forms.Form):
    """How somebody else sees a tie; nothing is needed, and nothing at all takes it away."""

    strength = forms.ChoiceField(label=_("How close is it, as you see it?"), required=False, widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("What is it, as you see it?"), required=False, widget=forms.RadioSelect)
    words = forms.CharField(label=_("In your own words"), required=False, max_length=200)

    def __init__(self, data: Any, language: str, is_between: bool, now: Regard) -> None:
        super().__init__(data, initial={"strength": now.strength, "kind": now.kind, "words": now.words})
        strength: Any = self.fields["strength"]
        strength.choices = _choices("Strength", list(Strength), language)
        if is_between:
            kind: Any = self.fields["kind"]
            kind.choices = _choices("TieKind", list(TieKind), language)
        else:
            del self.fields["kind"]

    @property
    def regard(self) -> Regard:
        said = self.cleaned_data
        strength, kind = said["strength"], said.get("kind")
        return Regard(
            Strength(strength) if strength else None, TieKind(kind) if kind else None, " ".join(said["words"].split())
        )


def _choices(kind: str, values: list[Any], language: str) -> list[tuple[str, Any]]:
    return [("", _("I say nothing of it")), *((one.value, columns.word(kind, one.value, language)) for one in values)]
