"""What whoever opens a round says of it, and what whoever thinks along sends."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core.network import Id
from kring.store.rounds import Lasts

LONGEST: Final = 300
LASTS: Final = [
    (Lasts.TODAY.value, pgettext_lazy("a round", "Today, at one table")),
    (Lasts.WEEK.value, pgettext_lazy("a round", "A week, also from elsewhere")),
]


class Begin(forms.Form):
    """About what one thinks along, in which words, and for how long."""

    of = forms.ChoiceField(error_messages={"required": _("Choose what it is about.")})
    words = forms.CharField(max_length=LONGEST, error_messages={"required": _("Type the question in a few words.")})
    lasts = forms.ChoiceField(choices=LASTS, initial=Lasts.TODAY.value)

    def __init__(self, *args: Any, about: list[tuple[Id, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["of"].choices = about  # type: ignore[attr-defined]


class Idea(forms.Form):
    """One idea, and a name if somebody gives one."""

    words = forms.CharField(
        max_length=LONGEST,
        error_messages={"required": _("Type your idea first."), "max_length": _("Make it shorter, please.")},
    )
    name = forms.CharField(required=False, max_length=40)
    sent = forms.RegexField(r"^[a-f0-9]{16}$")
