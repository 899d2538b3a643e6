"""What a visitor may send about the ecogram."""

from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core import domains, lines, names
from kring.core.lines import Kind
from kring.core.network import Direction, Network, Person, Support, Way
from kring.pages import contacting
from kring.pages.ecogram import words

NONE = ("nothing", _("None of these"))
_OWN_DIRECTION = contacting.CHOICES_OF["direction"]


class _OfSomebody(forms.Form):
    """A form about somebody in the network; whoever is no longer there is told to be gone."""

    use_required_attribute = False  # what is missing is asked in our own words
    person = forms.CharField(max_length=200)

    def __init__(self, data: Any, network: Network, **more: Any) -> None:
        super().__init__(data, **more)
        self.network = network

    def clean_person(self) -> str:
        id: str = self.cleaned_data["person"]
        if id not in {one.id for one in domains.alive(self.network)}:
            raise forms.ValidationError("", code="gone")
        return id


class _Named(forms.Form):
    """A domain in the owner's own words."""

    own = forms.CharField(
        required=False,
        max_length=domains.LONGEST,
        error_messages={"max_length": _("Make it shorter: at most 60 letters.")},
    )

    network: Network

    def clean_own(self) -> str:
        listed = {id: one.name for id, one in words.listed().items()}
        return domains.meant(self.cleaned_data["own"], listed, self.network)


class Place(_OfSomebody, _Named):
    """Somebody goes to a domain: one that is there, or one in own words; without either they stand nowhere."""

    domain = forms.CharField(max_length=200, required=False)
    is_own = forms.BooleanField(required=False)

    def clean_domain(self) -> str:
        domain: str = self.cleaned_data["domain"]
        if domain and domain not in {*words.listed(), *domains.used(self.network)}:
            raise forms.ValidationError("", code="unknown")
        return domain

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if asked.get("is_own") and "own" in asked and not asked["own"]:
            self.add_error("own", _("Type what you call this part of your life."))
        return asked

    def placed(self, person: Person) -> Person:
        """Somebody who stands where the form says."""
        asked = self.cleaned_data["own"] if self.cleaned_data["is_own"] else self.cleaned_data["domain"]
        return domains.moved(person, asked) if asked else domains.taken_out(person)


class Also(_OfSomebody):
    """The other domains in which somebody matters too."""

    also = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any, network: Network) -> None:
        super().__init__(data, network)
        known = dict.fromkeys((*words.listed(), *domains.used(network)))
        self.fields["also"].choices = [(id, id) for id in known]  # type: ignore[attr-defined]


class Rename(_Named):
    """A domain of the owner's own gets other words, for everybody in it."""

    domain = forms.CharField(max_length=200)

    def __init__(self, data: Any, network: Network) -> None:
        super().__init__(data)
        self.network = network

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if asked.get("domain") not in domains.own(self.network, {id: one.name for id, one in words.listed().items()}):
            self.add_error("domain", forms.ValidationError("", code="unknown"))
        if "own" in asked and not asked["own"]:
            self.add_error("own", _("Type what you call this part of your life."))
        return asked


class Help(_OfSomebody):
    """Whether somebody could help."""

    on = forms.BooleanField(required=False)


class Line(_OfSomebody):
    """What the line to somebody says."""

    line = forms.ChoiceField(
        label=_("What is the contact like?"),
        choices=[(kind.value, words.LINES[kind]) for kind in lines.TO_CHOOSE],
        widget=forms.RadioSelect(),
        error_messages={
            "required": _("Choose what the contact is like."),
            "invalid_choice": _("Choose what the contact is like."),
        },
    )
    meaning = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=60,
        error_messages={"max_length": _("Make it shorter: at most 60 letters.")},
    )
    direction = forms.ChoiceField(
        label=_("Which way does the help go?"),
        choices=contacting.DIRECTION,
        required=False,
        widget=forms.RadioSelect(),
    )
    supports = forms.MultipleChoiceField(
        label=_("What does this person do for you?"),
        choices=[*contacting.SUPPORTS, NONE],
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    ways = forms.MultipleChoiceField(
        label=_("How are you in touch?"),
        choices=contacting.WAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )

    def __init__(self, data: Any, network: Network, owner: str = "", **more: Any) -> None:
        """`owner` is the name of whose network it is, when somebody else fills it in."""
        super().__init__(data, network, **more)
        if owner:
            called = names.first_name(owner)
            offered = contacting.worded(contacting.DIRECTION, _OWN_DIRECTION, called)
            self.fields["direction"].choices = offered  # type: ignore[attr-defined]
            self.fields["supports"].label = _("What does this person do for %(owner)s?") % {"owner": called}
            self.fields["ways"].label = _("How are they in touch?")
            self.fields["meaning"].label = _("In the words of %(owner)s") % {"owner": called}

    def clean_meaning(self) -> str:
        return names.cleaned(self.cleaned_data["meaning"])

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if asked.get("line") == Kind.OWN and "meaning" in asked and not asked["meaning"]:
            self.add_error("meaning", _("What does this line mean to you?"))
        return asked

    def drawn(self, person: Person) -> Person:
        """Somebody to whom the line is as the form says."""
        asked = self.cleaned_data
        ticked = tuple(Support(one) for one in asked["supports"] if one != NONE[0])
        ways = tuple(Way(one) for one in asked["ways"])
        return msgspec.structs.replace(
            lines.drawn(person, Kind(asked["line"]), asked["meaning"]),
            direction=Direction(asked["direction"]) if asked["direction"] else None,
            supports=_as_told(person.supports, ticked) or (() if asked["supports"] else None),
            ways=_as_told(person.ways, ways) or (() if person.ways == () else None),
        )


def _as_told(before: Any, now: Any) -> Any:
    """A list in the order in which it was told before, when it holds the same."""
    return before if before and set(before) == set(now) else now


def of(person: Person) -> dict[str, Any]:
    """What the form of a line begins with."""
    kind = lines.of(person)
    return {
        "person": person.id,
        "line": "" if kind is Kind.UNSAID else kind.value,
        "meaning": person.own_line,
        "direction": person.direction.value if person.direction else "",
        "supports": [NONE[0]] if person.supports == () else [one.value for one in person.supports or ()],
        "ways": [one.value for one in person.ways or ()],
    }
