"""Which lines somebody wants to see."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core import names
from kring.core.network import Person
from kring.pages import fields
from kring.store import models
from kring.store.looked import Asked

EVERYBODY: Final = "all"


class Which(forms.Form):
    """A while, one of those who ever had a role, and whom of the circle they were shown."""

    since = fields.DateField(label=pgettext_lazy("a while", "From"), required=False)
    until = fields.DateField(label=pgettext_lazy("a while", "Until and with"), required=False)
    by = forms.ChoiceField(label=_("Who looked"), required=False)
    about = forms.ChoiceField(label=_("Whom they saw"), required=False)

    def __init__(self, data: Any, readers: Mapping[UUID, models.User], people: Mapping[str, Person]) -> None:
        super().__init__(data)
        known = sorted(((str(id), one.name) for id, one in readers.items()), key=lambda one: names.folded(one[1]))
        shown = sorted(((id, one.name) for id, one in people.items()), key=lambda one: names.folded(one[1]))
        self.fields["by"].choices = [("", _("everybody but me")), (EVERYBODY, _("everybody, me too")), *known]  # type: ignore[attr-defined]
        self.fields["about"].choices = [("", _("everybody")), *shown]  # type: ignore[attr-defined]

    def asked(self, me: models.User | None, before: datetime | None) -> Asked:
        """What was asked, as far as it can be understood."""
        self.is_valid()
        given = self.cleaned_data
        by = given.get("by", "")
        since, until = given.get("since"), given.get("until")
        return Asked(
            since=_midnight(since) if since else None,
            until=_midnight(until + timedelta(days=1)) if until else None,
            by=UUID(by) if by and by != EVERYBODY else None,
            not_by=me.pk if me and not by else None,
            about=given.get("about", ""),
            before=before,
        )


def _midnight(day: Any) -> datetime:
    return datetime.combine(day, time(), timezone.get_current_timezone())
