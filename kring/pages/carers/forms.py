"""How and when a carer was found, what they answered, and for whom somebody cares."""

from datetime import date
from typing import Any, Final

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core import days
from kring.core.kinds import Channel
from kring.core.network import Owner
from kring.core.tracing import Answer
from kring.pages import fields
from kring.pages.changed.fields import WORDS

_AHEAD: Final[Any] = _("That day is still to come. When was it?")
_CHANNELS: Final = [(one.value, words) for one, words in WORDS[Channel].items()]


class Cares(forms.Form):
    """For whom whoever's circle it is cares, and how and when who guides found them."""

    cares_for = fields.LineField(
        label=_("For whom?"),
        max_length=200,
        error_messages={
            "required": _("Type for whom. A first name is enough."),
            "max_length": _("This is too long. Make it a bit shorter."),
        },
    )
    found_via = forms.ChoiceField(label=_("How did you find each other?"), required=False)
    found_on = fields.DayField(_("On which day?"))

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today
        self.fields["found_via"].choices = [("", pgettext_lazy("found via", "not told")), *_CHANNELS]  # type: ignore[attr-defined]

    def clean_found_on(self) -> Any:
        return _past(self.cleaned_data["found_on"], self.today)

    def told(self, was: Owner) -> Owner:
        """The owner as they now tell."""
        told = self.cleaned_data
        via = Channel(told["found_via"]) if told["found_via"] else None
        return msgspec.structs.replace(was, cares_for=told["cares_for"], found_via=via, found_on=told["found_on"])


def of_owner(owner: Owner) -> dict[str, Any]:
    """What was told already."""
    return {"cares_for": owner.cares_for, "found_via": owner.found_via or "", "found_on": owner.found_on}


class Found(forms.Form):
    """How and when a carer was found."""

    via = forms.ChoiceField(
        label=_("How did you find each other?"),
        choices=[("", _("Choose")), *_CHANNELS],
        error_messages={"required": _("Choose how."), "invalid_choice": _("Choose how.")},
    )
    on = fields.DateField(label=_("On which day?"))

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today
        self.fields["on"].error_messages["required"] = _("Type a day, like 22-2-2027.")

    def clean_on(self) -> Any:
        return _past(self.cleaned_data["on"], self.today)


class Answered(forms.Form):
    """Whether a talk is fine; with a yes, whose their own circle is."""

    answer = forms.ChoiceField(
        choices=[(one.value, "") for one in Answer],
        error_messages={"required": _("Say what they answered."), "invalid_choice": _("Say what they answered.")},
    )
    name = fields.NameField(label=_("Name"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean(self) -> None:
        told = self.cleaned_data
        if told.get("answer") == Answer.YES and not told.get("name") and "name" not in self.errors:
            self.add_error("name", forms.ValidationError(_("Type a name for this circle."), code="required"))


def _past(day: Any, today: date) -> Any:
    if day and (day if isinstance(day, date) else days.first(day)) > today:
        raise forms.ValidationError(_AHEAD, code="ahead")
    return day
