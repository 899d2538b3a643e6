from django import forms
from django.utils.translation import gettext_lazy as _


class Forget(forms.Form):
    sure = forms.BooleanField(
        label=_("Yes, I want that all of it is erased."), error_messages={"required": _("Tick this if you are sure.")}
    )
