"""What a visitor may say of a moment: what it is called, and when to look again."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core import names, reviews
from kring.pages import fields


class Review(forms.Form):
    """The day on which to look again; nothing there is no day at all."""

    review_on = forms.DateField(
        label=_("Look again on"),
        required=False,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Type a day, like 22-2-2027.")},
    )

    def __init__(self, data: Any, today: date, initial: date | None = None) -> None:
        super().__init__(data, initial={"review_on": initial})
        self.today = today

    def clean_review_on(self) -> date | None:
        day: date | None = self.cleaned_data["review_on"]
        if day is not None and day <= self.today:
            raise forms.ValidationError(_("Choose a day after today."), code="past")
        return day


class Name(forms.Form):
    """What a moment is called; without a name it is called by its day."""

    name = fields.NameField(label=_("What is it called?"), required=False)

    def __init__(self, data: Any, initial: str = "") -> None:
        super().__init__(data, initial={"name": initial})
        self.fields["name"].widget.attrs |= {"maxlength": names.LONGEST, "autocomplete": "off"}


class Keep(Review):
    """A name is not needed: a day says enough."""

    name = fields.NameField(label=_("A name, if you like"), required=False)

    field_order = ("name", "review_on")

    def __init__(self, data: Any, today: date) -> None:
        super().__init__(data, today, reviews.review_day(today))
        self.fields["name"].widget.attrs |= {"maxlength": names.LONGEST, "autocomplete": "off"}
