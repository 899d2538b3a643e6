"""What a professional says when something cannot wait, or must not be told yet."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kring.core import emergency
from kring.pages import fields
from kring.pages.emergency import words
from kring.store.emergencies import Quiet
from kring.store.models import Openness

_LONG: Final = _("That is too long. Make it shorter.")
_HOURS: Final = (1, 4, 12, 24)


class Find(forms.Form):
    """Whose circle it is: the name as it is written there, and no part of it."""

    name = fields.NameField(label=_("What is the client called?"))


def _words(label: Any, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why."), "max_length": _LONG},
    )


def _day(required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=_("Until and with"),
        required=required,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Type a day, like 22-2-2027."), "required": _("Choose a day.")},
    )


class _Until(forms.Form):
    """Something with an end: three months at most."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def fitting(self, name: str, day: date | None) -> datetime | None:
        if day is None:
            return None
        until = timezone.make_aware(datetime.combine(day, time.max))
        if not emergency.may_withhold_until(until, self.at):
            self.add_error(name, _("Choose a day after today, in three months at most."))
        return until


class Emergency(_Until):
    """Why it cannot wait, for how long, and whether it must not be told yet."""

    why = forms.ChoiceField(
        label=_("What is it?"),
        choices=list(words.WHY.items()),
        widget=forms.RadioSelect(),
        error_messages={"required": _("Choose what it is.")},
    )
    reason = _words(_("Why can it not wait?"))
    hours = forms.TypedChoiceField(
        label=_("For how many hours?"),
        choices=[(hours, str(hours)) for hours in _HOURS],
        coerce=int,
        initial=4,
        required=False,
        empty_value="4",
        widget=forms.RadioSelect(),
    )
    is_quiet = forms.BooleanField(label=_("Do not tell the client yet: that would be dangerous"), required=False)
    quiet_why = _words(_("Why would that be dangerous?"), required=False)
    until = _day(required=False)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("is_quiet"):
            if not given.get("quiet_why", "").strip() and "quiet_why" not in self.errors:
                self.add_error("quiet_why", _("Say why."))
            if not given.get("until") and "until" not in self.errors:
                self.add_error("until", _("Choose a day."))
            given["ends"] = self.fitting("until", given.get("until"))
        return given

    def quiet(self) -> Quiet | None:
        given = self.cleaned_data
        return Quiet(given["quiet_why"], given["ends"]) if given["is_quiet"] else None


class Longer(_Until):
    """Until which other day it is held back."""

    until = _day()

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["ends"] = self.fitting("until", self.cleaned_data.get("until"))
        return self.cleaned_data


class Hold(Longer):
    """What is held back, why and until when."""

    what = forms.ChoiceField(
        label=_("What is not told?"),
        choices=[(one.value, words.HELD[one]) for one in (Openness.LOG, Openness.TELLING)],
        widget=forms.RadioSelect(),
        error_messages={"required": _("Choose what is not told.")},
    )
    about = forms.ChoiceField(label=_("Who on the map"), required=False)
    why = _words(_("Why would telling it be dangerous?"))

    field_order = ("what", "about", "why", "until")

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [("", _("nobody on the map")), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        is_telling = given.get("what") == Openness.TELLING.value
        if is_telling and not given.get("about"):
            self.add_error("about", _("Choose somebody."))
        given["about"] = given.get("about", "") if is_telling else ""
        return given
