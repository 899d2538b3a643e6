"""What a visitor may say of a request for help."""

from typing import Any, Final

import msgspec
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kring.core import network as networks
from kring.core.network import Carrier, Network, Request, Support
from kring.pages import fields, told
from kring.pages.fields import TextField

LONGEST: Final = 200
ABOUT: Final = {"action": "actions", "task": "tasks", "success": "successes"}  # what a yes counts for, and where it is
SUPPORTS: Final = [(one.value, words) for one, words in told.DOES.items()]


class Ask(forms.Form):
    """What for, of whom, what is behind it, what to do back, and the sentence."""

    request = forms.CharField(required=False, max_length=LONGEST)
    words = TextField(widget=fields.lines(2), error_messages={"required": _("Type what you need.")})
    support = forms.ChoiceField(required=False, choices=SUPPORTS)
    person = forms.ChoiceField(required=False)
    behind = TextField(required=False, widget=fields.lines(2))
    back = TextField(required=False, widget=fields.lines(2))
    sentence = TextField(required=False, widget=fields.lines(3))
    goal = forms.CharField(required=False, max_length=LONGEST)
    action = forms.CharField(required=False, max_length=LONGEST)
    task = forms.CharField(required=False, max_length=LONGEST)
    success = forms.CharField(required=False, max_length=LONGEST)

    def __init__(self, *args: Any, value: Network, **more: Any) -> None:
        super().__init__(*args, **more)
        people = [(one.id, one.name) for one in networks.in_order(value)]
        self.fields["person"].choices = [("", ""), *people]  # type: ignore[attr-defined]

    def about(self) -> list[forms.BoundField]:
        """What it belongs to: it goes along with the form, and is not asked."""
        return [self[name] for name in ("goal", *ABOUT)]

    def told(self, was: Request) -> Request:
        """The request as it is told now."""
        asked = self.cleaned_data
        people = (asked["person"],) if asked["person"] else ()
        if people != was.people:  # what another was asked, and what they said, is nobody else's
            was = msgspec.structs.replace(
                was, carrier=None, asked_on=None, reply=None, reply_words="", replied_on=None, is_thanked=False
            )
        return msgspec.structs.replace(
            was,
            **{name: asked[name] for name in ("words", "behind", "back", "sentence")},
            support=Support(asked["support"]) if asked["support"] else None,
            people=people,
        )


def of(one: Request) -> dict[str, Any]:
    """A request as the form shows it."""
    told = {name: getattr(one, name) or "" for name in one.__struct_fields__}
    return {**told, "request": one.id, "person": one.people[0] if one.people else ""}


class Send(forms.Form):
    """How it is asked. Where there is no mail server nothing is said to be mailed."""

    request = forms.CharField(max_length=LONGEST)
    carrier = forms.ChoiceField(choices=[(one.value, one.value) for one in Carrier])
    email = forms.EmailField(required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("carrier") != Carrier.MAIL:
            return
        if not settings.EMAIL_HOST:
            self.add_error("carrier", _("There is no mail server here. Choose another way."))
        elif not self.cleaned_data.get("email"):
            self.add_error("email", _("Type the mail address of who you ask."))
