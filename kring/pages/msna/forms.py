"""What a visitor may send about the cards; the shelf says which cards and zones exist."""

from typing import Any

from django import forms

from kring.core import cards as told
from kring.core import network as networks
from kring.core.cards import Row
from kring.core.method import Card, Cards
from kring.core.network import Network, Person
from kring.pages import fields


class OfCard(forms.Form):
    """Something about one card."""

    card = forms.CharField(max_length=60)

    def __init__(self, data: Any, network: Network, cards: Cards) -> None:
        super().__init__(data)
        self.network, self.cards = network, cards

    def clean_card(self) -> str:
        return _one_of(self.cleaned_data["card"], [card.id for card in self.cards.card])


class Done(OfCard):
    """That a card is done; one with nobody on it only when there is really nobody, and one with somebody without a
    zone, or of whom nobody asked on, only when that is said."""

    nobody = forms.BooleanField(required=False)
    sure = forms.BooleanField(required=False)

    def __init__(self, data: Any, network: Network, cards: Cards, may_ask: bool = True) -> None:
        super().__init__(data, network, cards)
        self.may_ask = may_ask
        self.waiting: tuple[Row, ...] = ()
        self.unasked: tuple[Row, ...] = ()

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        card = next(one for one in told.filled(self.network, self.cards) if one.card.id == self.cleaned_data["card"])
        if not card.rows and not self.cleaned_data["nobody"]:
            self.add_error(None, forms.ValidationError("", code="nobody"))
        self.waiting = card.waiting
        self.unasked = told.unasked(self.network, self.cards, card) if self.may_ask else ()
        if (self.waiting or self.unasked) and not self.cleaned_data["sure"]:
            self.add_error(None, forms.ValidationError("", code="open"))
        return self.cleaned_data


class OnCard(forms.Form):
    """Whom a form puts on a card; somebody who is on another one already is asked about first."""

    move = forms.BooleanField(required=False)

    def __init__(self, data: Any, network: Network, cards: Cards) -> None:
        super().__init__(data)
        self.network, self.cards = network, cards
        self.elsewhere: tuple[Person, Card] | None = None

    def check_card(self, person: str, card: str) -> None:
        """An error when somebody is on another card, unless they are to be moved."""
        now = told.card_of(self.network, self.cards, person)
        if now is not None and now.id != card and not self.cleaned_data["move"]:
            self.elsewhere = (self.network.people[person], now)
            self.add_error(None, forms.ValidationError("", code="elsewhere"))


class Place(OnCard):
    person = forms.CharField(max_length=200)
    ring = forms.CharField(max_length=60, required=False)
    sector = forms.CharField(max_length=60, required=False)

    def clean_person(self) -> str:
        return _known(self.cleaned_data["person"], self.network)

    def clean_ring(self) -> str:
        return _one_of(self.cleaned_data["ring"], [zone.id for zone in self.cards.zone])

    def clean_sector(self) -> str:
        return _one_of(self.cleaned_data["sector"], [card.id for card in self.cards.card])

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        asked = self.cleaned_data
        now = told.card_of(self.network, self.cards, asked["person"])
        asked["sector"] = asked["sector"] or (now.id if now else "")
        if not asked["sector"]:
            self.add_error("sector", forms.ValidationError("", code="choose"))
        else:
            self.check_card(asked["person"], asked["sector"])
        return asked


class Name(OnCard):
    """Somebody who is named for a card: a chip, or a name that may be on the list already."""

    card = forms.CharField(max_length=60)
    ring = forms.CharField(max_length=60, required=False)
    person = forms.CharField(max_length=200, required=False)
    name = fields.NameField(required=False)

    def clean_card(self) -> str:
        return _one_of(self.cleaned_data["card"], [card.id for card in self.cards.card])

    def clean_ring(self) -> str:
        return _one_of(self.cleaned_data["ring"], [zone.id for zone in self.cards.zone])

    def clean_person(self) -> str:
        person: str = self.cleaned_data["person"]
        return _known(person, self.network) if person else ""

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if self.errors:
            return asked
        if not asked["person"] and not asked["name"]:
            self.add_error("name", self.fields["name"].error_messages["required"])
            return asked
        twin = None if asked["person"] else networks.twin(self.network, asked["name"])
        if twin and networks.somebody(self.network, twin.id) is None:
            self.add_error("name", forms.ValidationError("", code="service"))
            return asked
        asked["person"] = asked["person"] or (twin.id if twin else "")
        if asked["person"]:
            self.check_card(asked["person"], asked["card"])
        return asked


def _known(person: str, network: Network) -> str:
    if networks.somebody(network, person) is None:
        raise forms.ValidationError("", code="gone")
    return person


def _one_of(value: str, allowed: list[str]) -> str:
    if value and value not in allowed:
        raise forms.ValidationError("", code="unknown")
    return value
