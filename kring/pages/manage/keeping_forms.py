"""What an administrator may say of how long something is kept."""

from typing import Any

import msgspec
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kring.core import retention
from kring.core.retention import OF_NETWORKS, Basis, Clock
from kring.pages import fields
from kring.pages.manage import keeping_words as words
from kring.pages.manage.until import Until
from kring.store import models

_LONGEST = 100


def _many(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=_LONGEST)


class Term(forms.Form):
    """How long, from when, and by whose word."""

    clock = forms.ChoiceField(label=_("From when"), choices=[(one.value, said) for one, said in words.CLOCKS.items()])
    years = _many(_("Years"))
    months = _many(_("Months"))
    days = _many(_("Days"))
    is_automatic = forms.BooleanField(label=_("Erase it by itself at the end"), required=False)
    source = fields.NameField(label=_("Where is that written?"), required=False)
    sure = forms.BooleanField(label=_("Yes, erase these circles"), required=False)

    def __init__(self, *args: Any, basis: Basis, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "term_%s")
        super().__init__(*args, **kwargs)
        self.basis, self.law = basis, retention.TERMS[basis]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if self.errors:
            return given
        if not any(given.get(name) for name in ("years", "months", "days")):
            self.add_error("years", _("Say how long."))
        elif retention.is_shorter(self.term(), self.basis):
            self.add_error("years", _("The law asks to keep it longer. Choose the same, or more."))
        elif self.term() != self.law and not given["source"]:
            self.add_error("source", _("This is not the term of the law. Say where it is written."))
        return given

    def term(self) -> retention.Term:
        """What was said; where only the place it is written differs from the law, it is the law's own."""
        given = self.cleaned_data
        years, months, days = (given[name] or 0 for name in ("years", "months", "days"))
        said = retention.Term(Clock(given["clock"]), years, months, days, given["is_automatic"], given["source"])
        return self.law if msgspec.structs.replace(said, source=self.law.source) == self.law else said


def initial(term: retention.Term) -> dict[str, Any]:
    """A form with a term in it."""
    return {name: getattr(term, name) or None for name in ("years", "months", "days")} | {
        "clock": term.clock.value,
        "is_automatic": term.is_automatic,
        "source": term.source,
    }


class Law(forms.Form):
    """By which law a circle is kept, and the days from which its clocks run."""

    basis = forms.ChoiceField(
        label=_("By which law is it kept?"), choices=[(one.value, words.BASES[one]) for one in OF_NETWORKS]
    )
    closed_on = fields.DateField(label=_("The case was closed, or the request withdrawn"), required=False)
    majority_on = fields.DateField(label=_("The client turns or turned eighteen"), required=False)
    sure = forms.BooleanField(label=_("Yes, erase this circle"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "law_%s")
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        given, basis = self.cleaned_data, self.cleaned_data.get("basis")
        if basis == Basis.WMO_WITHDRAWN.value and not given.get("closed_on") and "closed_on" not in self.errors:
            self.add_error("closed_on", _("On which day? From then it is counted."))
        if basis == Basis.GUARDIANSHIP.value and not given.get("majority_on") and "majority_on" not in self.errors:
            self.add_error("majority_on", _("On which day? From then it is counted."))
        return given


def law(row: models.Network) -> dict[str, Any]:
    """A form with what is said of a circle in it."""
    closed, majority = row.case_closed_at, row.majority_at
    return {
        "basis": row.basis,
        "closed_on": timezone.localdate(closed) if closed else None,
        "majority_on": timezone.localdate(majority) if majority else None,
    }


class Hold(Until):
    """By which case a circle is held, and until when."""

    field_order = ("why", "until")
    why = forms.CharField(
        label=_("The number of the case"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Give the number of the case."), "max_length": _("A number only, and no story.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "hold_%s")
        super().__init__(*args, **kwargs)
