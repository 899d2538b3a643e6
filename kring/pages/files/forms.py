"""What may be sent to bring people in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.pages import incoming

TOO_LARGE = _("This file is larger than 20 MB. Kring cannot read that much. Save it without photos, and try again.")


class Bring(incoming.TakeIn):
    """A file of any kind, and which network in it is meant when it holds several."""

    too_large = TOO_LARGE
    case = forms.CharField(label=_("Which one do you want?"), required=False, max_length=200)
    file = incoming.file_field(TOO_LARGE)
