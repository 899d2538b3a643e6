"""What a visitor may say of something that worked."""

from typing import Any, Final

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core import network as networks
from kring.core.network import Network, Success
from kring.pages import fields
from kring.pages.fields import DayField, TextField

LONGEST: Final = 200


class Hang(forms.Form):
    """Few words, who are in the photo, and who of them said that it may be shown."""

    success = forms.CharField(required=False, max_length=LONGEST)
    action = forms.CharField(required=False, max_length=LONGEST)
    words = TextField(widget=fields.lines(2), error_messages={"required": _("Type what worked, in a few words.")})
    on = DayField(_("When was it?"))
    people = forms.MultipleChoiceField(required=False)
    consents = forms.MultipleChoiceField(required=False)
    is_of_nobody = forms.BooleanField(required=False)
    is_let_go = forms.BooleanField(required=False)
    no_photo = forms.BooleanField(required=False)

    def __init__(self, *args: Any, value: Network, is_leading: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.is_leading = is_leading
        for name in ("people", "consents"):
            self.fields[name].choices = [(one.id, one.name) for one in networks.in_order(value)]  # type: ignore[attr-defined]

    def told(self, was: Success, photo: str | None, may_photo: bool) -> Success:
        """What hangs there as it is told now. A new photo, or somebody else in it, asks for consent anew.

        That somebody said yes, that somebody is not in the photo after all, and that the team may have it, only
        those who lead say. Only who may change photos (`may_photo`) takes one away.
        """
        asked = self.cleaned_data
        is_gone = asked["no_photo"] and may_photo
        people = tuple(asked["people"] if self.is_leading else dict.fromkeys((*was.people, *asked["people"])))
        now = None if is_gone else photo or was.photo
        said = asked["consents"] if self.is_leading else was.consents
        consents = tuple(one for one in said if one in people and photo is None and not is_gone)
        is_same = photo is None or not was.is_of_nobody  # of another photo it is said anew
        of_nobody = asked["is_of_nobody"] and is_same if self.is_leading else was.is_of_nobody and photo is None
        is_of_nobody = of_nobody and now is not None and not people
        let_go = asked["is_let_go"] if self.is_leading else was.is_let_go
        hangs = {"people": people, "consents": consents, "photo": now, "is_of_nobody": is_of_nobody}
        return msgspec.structs.replace(was, words=asked["words"], on=asked["on"], is_let_go=let_go, **hangs)


def of(success: Success) -> dict[str, Any]:
    """What hangs there as the form shows it."""
    told = {name: getattr(success, name) for name in ("words", "on", "is_let_go", "is_of_nobody", "action")}
    return told | {"success": success.id, "people": list(success.people), "consents": list(success.consents)}
