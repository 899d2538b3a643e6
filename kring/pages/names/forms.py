"""What a visitor may send about the list of names."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.pages import fields


class Start(forms.Form):
    """Whether the owner wants to begin; after a no, when to ask again."""

    wants_to_map = forms.ChoiceField(choices=[("yes", ""), ("no", "")])
    ask_again_on = forms.DateField(
        label=_("Ask me again on"),
        required=False,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Type a day, like 22-2-2027.")},
    )

    def __init__(self, data: Any, today: date, initial: date | None = None) -> None:
        super().__init__(data, initial={"ask_again_on": initial})
        self.today = today

    def clean_ask_again_on(self) -> date | None:
        day: date | None = self.cleaned_data["ask_again_on"]
        if day is not None and day <= self.today:
            raise forms.ValidationError(_("Choose a day after today."), code="past")
        return day


class Add(forms.Form):
    name = fields.NameField()
    prompt = forms.CharField(max_length=60, required=False)
    said_by = forms.ChoiceField(choices=[("owner", ""), ("me", "")], required=False)
    again = forms.BooleanField(required=False)


class Remark(forms.Form):
    person = forms.CharField(max_length=200)
    remark = fields.TextField(required=False)


class Remove(forms.Form):
    person = forms.CharField(max_length=200)
