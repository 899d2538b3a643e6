"""How it stands with telling somebody."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core.thirds import State, Telling
from kring.pages.tellings import STATES


class Say(forms.Form):
    """Whether somebody knows, and why it is not needed."""

    state = forms.ChoiceField(
        label=_("Does this person know?"),
        choices=list(STATES.items()),
        widget=forms.RadioSelect(),
        error_messages={"required": _("Choose one.")},
    )
    why = forms.CharField(
        label=_("Why is it not needed?"),
        required=False,
        max_length=200,
        error_messages={"max_length": _("That is too long. Make it shorter.")},
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("state") == State.NOT_NEEDED.value and not given.get("why", "").strip():
            self.add_error("why", _("Say why."))
        return given

    def telling(self, today: date) -> Telling:
        given = self.cleaned_data
        state = State(given["state"])
        return Telling(state, today, given["why"].strip() if state is State.NOT_NEEDED else "")
