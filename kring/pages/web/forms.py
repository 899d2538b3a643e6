"""What may be told of a service or a place, and of which parts of life somebody or something belongs to."""

from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core import domains
from kring.core import network as networks
from kring.core.kinds import Sort
from kring.core.network import Network, Person
from kring.pages import fields

SORTS = (
    (Sort.SERVICE.value, _("A service: something that comes or helps")),
    (Sort.FACILITY.value, _("A place: somewhere to go")),
)


class Thing(forms.Form):
    """A service or a place: what it is called, which of the two, and what it does."""

    entry = forms.CharField(required=False, max_length=200)
    name = fields.NameField(label=_("What is it called?"))
    sort = forms.ChoiceField(
        label=_("What is it?"),
        choices=SORTS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose: a service or a place."),
            "invalid_choice": _("Choose: a service or a place."),
        },
    )
    does = forms.CharField(
        label=_("What does it do?"),
        required=False,
        max_length=200,
        error_messages={"max_length": _("Say it in at most 200 signs.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    again = forms.BooleanField(required=False)
    domain = forms.CharField(required=False, max_length=200)

    def __init__(self, data: Any = None, *, network: Network, owner: str = "", initial: Any = None) -> None:
        """`owner` is the first name of whose network it is, when somebody else fills this in."""
        super().__init__(data, initial=initial)
        self.network = network
        self.twin: Person | None = None
        if owner:
            self.fields["does"].label = _("What does it do for %(name)s?") % {"name": owner}
        self.fields["name"].error_messages["required"] = _("Fill in what it is called.")
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean_entry(self) -> str:
        entry: str = self.cleaned_data["entry"]
        if entry and (entry not in self.network.people or networks.somebody(self.network, entry)):
            raise forms.ValidationError("", code="gone")
        return entry

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if not self.errors and not asked["again"]:
            self.twin = networks.twin(self.network, asked["name"], asked["entry"])
            if self.twin:
                self.add_error(None, forms.ValidationError("", code="twin"))
        return asked

    def described(self, one: Person) -> Person:
        """The service or place as it is told now."""
        asked = self.cleaned_data
        return msgspec.structs.replace(one, name=asked["name"], sort=Sort(asked["sort"]), relation=asked["does"])


class Join(forms.Form):
    """Somebody or something in a part of life, or out of it again; a part may be in own words."""

    entry = forms.CharField(max_length=200)
    domain = forms.CharField(required=False, max_length=200)
    own = forms.CharField(required=False, max_length=200)
    off = forms.BooleanField(required=False)

    def __init__(self, data: Any, *, network: Network, listed: dict[str, Any]) -> None:
        super().__init__(data)
        self.network, self.listed = network, listed

    def clean_entry(self) -> str:
        entry: str = self.cleaned_data["entry"]
        if entry not in self.network.people:
            raise forms.ValidationError("", code="gone")
        return entry

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if self.errors:
            return asked
        known = {*self.listed, *domains.used(self.network)}
        if asked["domain"] and asked["domain"] not in known:
            self.add_error("domain", forms.ValidationError("", code="unknown"))
        elif not asked["domain"]:
            asked["domain"] = domains.meant(asked["own"], self.listed, self.network)
            if not asked["domain"]:
                self.add_error("own", forms.ValidationError("", code="empty"))
            elif len(asked["domain"]) > domains.LONGEST:
                self.add_error("own", forms.ValidationError("", code="long"))
        return asked
