"""A day until which something holds, and with which it ends: in every form here that asks one."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kring.pages import fields


class Until(forms.Form):
    """Perhaps until a day, that is not past."""

    until = fields.DateField(label=_("Until and with"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until is not None and until < self.today:
            raise forms.ValidationError(_("That day is past."), code="past")
        return until

    def ends_at(self) -> datetime | None:
        """The end of the last day, as the clock here has it."""
        until: date | None = self.cleaned_data.get("until")
        return timezone.make_aware(datetime.combine(until + timedelta(days=1), time())) if until else None
