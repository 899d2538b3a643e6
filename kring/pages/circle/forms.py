"""What a visitor may send about the circle; the layout says which rings and sectors exist."""

from typing import Any

from django import forms

from kring.core import network as networks
from kring.core.method import Asks, Layout
from kring.core.network import Category, Network, Placement
from kring.pages import fields


class Place(forms.Form):
    person = forms.CharField(max_length=200)
    ring = forms.CharField(max_length=60, required=False)
    sector = forms.CharField(max_length=60, required=False)
    left_out = forms.BooleanField(required=False)
    part = forms.ChoiceField(choices=[("", ""), ("ring", ""), ("sector", "")], required=False)

    def __init__(self, data: Any, network: Network, layout: Layout) -> None:
        super().__init__(data)
        self.network, self.layout = network, layout

    def moved(self, seen: Placement | None, newest: Placement | None) -> tuple[Placement | None, Placement]:
        """From where to where. A form that asks one part only leaves the other as it is by now.

        So a quick second tap, on a page that does not know of the first yet, takes nothing away.
        """
        asked, part = self.cleaned_data, self.cleaned_data["part"]
        now = newest or Placement()
        if not part or getattr(seen or Placement(), part) != getattr(now, part):
            return seen, Placement(asked["ring"], asked["sector"], asked["left_out"])
        ring, sector = (asked["ring"], now.sector) if part == "ring" else (now.ring, asked["sector"])
        return newest, Placement(ring or asked["ring"], sector or asked["sector"])

    def clean_person(self) -> str:
        return _known(self.cleaned_data["person"], self.network)

    def clean_ring(self) -> str | None:
        return _one_of(self.cleaned_data["ring"], [ring.id for ring in self.layout.ring])

    def clean_sector(self) -> str | None:
        return _one_of(self.cleaned_data["sector"], [sector.id for sector in self.layout.sector])


class Mark(forms.Form):
    person = forms.CharField(max_length=200)
    field = forms.ChoiceField(choices=[(one, "") for one in ("potential_friend", "potential_helper", *Asks)])
    on = forms.BooleanField(required=False)
    off = forms.BooleanField(required=False)

    def __init__(self, data: Any, network: Network) -> None:
        super().__init__(data)
        self.network = network

    @property
    def answered(self) -> bool | None:
        """Yes, no, or unknown again: unknown is never the same as no."""
        return True if self.cleaned_data["on"] else False if self.cleaned_data["off"] else None

    def clean_person(self) -> str:
        return _known(self.cleaned_data["person"], self.network)


class Tied(forms.Form):
    person = forms.CharField(max_length=200)

    def __init__(self, data: Any, network: Network) -> None:
        super().__init__(data)
        self.network = network
        self.fields["self"] = forms.ChoiceField(choices=[(id, "") for id in network.owner.selves])

    def clean_person(self) -> str:
        return _known(self.cleaned_data["person"], self.network)

    def after(self, was: tuple[str, ...] | None) -> list[str] | None:
        """The selves whose tie it is when one is put to them or taken from them; of nobody is unknown again."""
        asked, had = self.cleaned_data["self"], set(was or ())
        now = had ^ {asked}
        return [id for id in self.network.owner.selves if id in now] or None


class Kind(forms.Form):
    person = forms.CharField(max_length=200)
    category = forms.ChoiceField(choices=[(one.value, "") for one in Category])

    def __init__(self, data: Any, network: Network) -> None:
        super().__init__(data)
        self.network = network

    def clean_person(self) -> str:
        return _known(self.cleaned_data["person"], self.network)


class Answer(forms.Form):
    prompt = forms.CharField(max_length=60)
    person = forms.CharField(max_length=200, required=False)
    name = fields.NameField(required=False)

    def __init__(self, data: Any, network: Network, layout: Layout) -> None:
        super().__init__(data)
        self.network, self.layout = network, layout

    def clean_prompt(self) -> str | None:
        return _one_of(self.cleaned_data["prompt"], [prompt.id for prompt in self.layout.prompt])

    def clean_person(self) -> str:
        person: str = self.cleaned_data["person"]
        return _known(person, self.network) if person else ""

    def clean(self) -> dict[str, Any]:
        if self.errors or self.cleaned_data["person"]:
            return self.cleaned_data
        if not self.cleaned_data["name"]:
            self.add_error("name", self.fields["name"].error_messages["required"])
            return self.cleaned_data
        twin = networks.twin(self.network, self.cleaned_data["name"])
        if twin and networks.somebody(self.network, twin.id) is None:
            self.add_error("name", forms.ValidationError("", code="service"))
        return self.cleaned_data

    @property
    def is_service(self) -> bool:
        """Whether the name is that of a service or a place, which is nobody."""
        return self.has_error("name", "service")


def _known(person: str, network: Network) -> str:
    if networks.somebody(network, person) is None:
        raise forms.ValidationError("", code="gone")
    return person


def _one_of(value: str, allowed: list[str]) -> str | None:
    if value and value not in allowed:
        raise forms.ValidationError("", code="unknown")
    return value or None
