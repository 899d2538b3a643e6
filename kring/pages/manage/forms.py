"""What an administrator may send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core.network import OwnerKind
from kring.store import models

TAKEN = _("Somebody has this e-mail address already.")
KINDS = [
    (OwnerKind.PERSON.value, _("one person")),
    (OwnerKind.COUPLE.value, _("a couple")),
    (OwnerKind.FAMILY.value, _("a family")),
    (OwnerKind.CARER.value, _("somebody who cares for another")),
]


class _Newcomer(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)


class Client(_Newcomer):
    """Somebody who gets a circle, and perhaps the professional who comes along."""

    kind = forms.ChoiceField(label=_("Whose circle is it?"), choices=KINDS, initial=OwnerKind.PERSON.value)

    def __init__(self, *args: Any, workers: list[models.User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = models.User.objects.filter(pk__in=[one.pk for one in workers])
        choice = forms.ModelChoiceField(known, label=_("Who works with them?"), required=False)
        choice.widget = forms.Select(choices=[("", _("nobody yet")), *((one.pk, one.name) for one in workers)])
        self.fields["professional"] = choice


class Professional(_Newcomer):
    """Somebody who works with clients."""

    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))


class Connection(forms.Form):
    """Who from now on works with whose circle."""

    network = forms.ModelChoiceField(models.Network.objects.only("id"))
    professional = forms.ModelChoiceField(models.User.objects.filter(is_active=True))


class Ending(forms.Form):
    """The working together that ends."""

    role = forms.ModelChoiceField(models.Role.objects.exclude(role__in=["owner", "proxy"]))


class Invitation(forms.Form):
    """Who gets a new link."""

    user = forms.ModelChoiceField(models.User.objects.filter(is_active=True))
