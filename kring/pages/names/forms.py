"""What a visitor may send about the list of names."""

import unicodedata
from typing import Any

from django import forms

from kring.core.network import Network, Person


def folded(name: str) -> str:
    """A name as two people would call it the same: without accents, case and double spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())


class Start(forms.Form):
    wants_to_map = forms.ChoiceField(choices=[("yes", ""), ("no", "")])


class Add(forms.Form):
    name = forms.CharField(max_length=120)
    prompt = forms.CharField(max_length=60, required=False)
    said_by = forms.ChoiceField(choices=[("owner", ""), ("me", "")], required=False)
    again = forms.BooleanField(required=False)

    def __init__(self, data: Any, network: Network) -> None:
        super().__init__(data)
        self.network = network
        self.same: Person | None = None

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        name = cleaned.get("name")
        if name and not cleaned.get("again"):
            twins = (person for person in self.network.people.values() if folded(person.name) == folded(name))
            self.same = next(twins, None)
            if self.same is not None:
                raise forms.ValidationError("", code="same")
        return cleaned


class Remark(forms.Form):
    person = forms.CharField(max_length=200)
    remark = forms.CharField(max_length=20_000, required=False, strip=True)
    was = forms.CharField(max_length=20_000, required=False, strip=False)


class Remove(forms.Form):
    person = forms.CharField(max_length=200)
