"""What an administrator may send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core import names
from kring.core.network import Network, OwnerKind
from kring.pages import fields, incoming
from kring.store import accounts, models

TAKEN = _("Somebody has this e-mail address already.")
MOST = 20
KINDS = [
    (OwnerKind.PERSON.value, _("one person")),
    (OwnerKind.COUPLE.value, _("a couple")),
    (OwnerKind.FAMILY.value, _("a family")),
    (OwnerKind.CARER.value, _("somebody who cares for another")),
]


class NamesField(forms.CharField):
    """Several names, one to a line."""

    widget = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        found = [name for line in str(value or "").splitlines() if (name := names.cleaned(line))]
        if any(len(name) > names.LONGEST for name in found):
            raise forms.ValidationError(_("A name has at most 120 signs. Make it shorter."), code="long")
        if len(found) > MOST:
            raise forms.ValidationError(_("A family has room for 20 names here."), code="many")
        return found


def _unlikely_to_be_yours(label: Any, required: bool = True) -> fields.NameField:
    """A name that is somebody else's, so that the browser does not offer one's own."""
    field = fields.NameField(label=label, required=required)
    field.widget.attrs["autocomplete"] = "off"
    return field


class _Newcomer(forms.Form):
    name = _unlikely_to_be_yours(_("Name"))
    email = forms.EmailField(
        label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)


class Client(_Newcomer):
    """Whoever gets a circle (one person, a couple, a family), and perhaps the professional who comes along."""

    kind = forms.ChoiceField(
        label=_("Whose circle is it?"), choices=KINDS, initial=OwnerKind.PERSON.value, widget=forms.RadioSelect()
    )
    partner = _unlikely_to_be_yours(_("And the name of the other"), required=False)
    others = NamesField(label=_("The names of the others"), required=False)
    called = _unlikely_to_be_yours(_("What is the family called?"), required=False)

    def __init__(self, *args: Any, workers: list[models.User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["professional"] = _professional(workers)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("kind") == OwnerKind.COUPLE.value and not given.get("partner") and "partner" not in self.errors:
            self.add_error("partner", _("A couple is two people. Who is the other?"))
        return given

    def empty(self) -> Network:
        """The circle, empty, of whom the form names; what is asked of another kind of owner counts for nothing."""
        given, kind = self.cleaned_data, OwnerKind(self.cleaned_data["kind"])
        others = {OwnerKind.COUPLE: [given["partner"]], OwnerKind.FAMILY: given["others"]}.get(kind, [])
        called = given["called"] if kind is OwnerKind.FAMILY else ""
        return accounts.empty(given["name"], *others, kind=kind, called=called)


class Brought(incoming.TakeIn):
    """A client whose circle stands in a file, and perhaps the professional who comes along."""

    email = forms.EmailField(
        label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, workers: list[models.User], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="brought_%s", **kwargs)
        self.fields["professional"] = _professional(workers)


def _professional(workers: list[models.User]) -> Any:
    known = models.User.objects.filter(pk__in=[one.pk for one in workers])
    choice = forms.ModelChoiceField(known, label=_("Who works with them?"), required=False)
    choice.widget = forms.Select(choices=[("", _("nobody yet")), *((one.pk, one.name) for one in workers)])
    return choice


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
