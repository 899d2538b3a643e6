"""What the card also asks, and the network keeps beside the person: how near they stand, what the owner wishes."""

from typing import Any

import msgspec
from django import forms as django_forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kring.core import edits, method, names, network
from kring.core.access import Part, Verb
from kring.core.changes import Add, Change, Place, Remove
from kring.core.method import Layout
from kring.core.network import Network, Person, Perspective, Placement, Wish
from kring.methods import loader
from kring.pages import answers, fields
from kring.pages.card import choices, forms
from kring.pages.card.words import Fact
from kring.store import doors


class Beside(django_forms.Form):
    """How near somebody stands and the wish with them; only what this visitor may change is asked."""

    def __init__(self, opened: doors.Opened, person: Person, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        owner = "" if opened.viewer.sees_confidential else names.first_name(network.called(opened.value))
        unknown = choices.unknown(owner)
        if opened.may(Part.CIRCLE, Verb.PROPOSE):
            self.fields["near"] = forms.radio(_rings(opened.value) + unknown, _near_label(person.name, owner))
        if opened.may(Part.WISHES, Verb.PROPOSE):
            widget = django_forms.Textarea(attrs={"rows": 2})
            self.fields["wish"] = fields.TextField(label=_wish_label(person.name, owner), required=False, widget=widget)
            self.fields["perspective"] = forms.radio(choices.PERSPECTIVE + unknown, _("What is this wish about?"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("perspective") and not said.get("wish") and "wish" not in self.errors:
            self.add_error("wish", _("Say the wish in words too."))
        return said


def of(opened: doors.Opened, value: Network, person: Person) -> Beside:
    """The form as the network is now."""
    return Beside(opened, person, initial=initial(value, person.id))


def initial(value: Network, person: str) -> dict[str, str]:
    """The values the form begins with."""
    at = network.placement(value, loader.layout_in_use(value).id, person)
    wish = wish_with(value, person)
    perspective = str(wish.perspective or "") if wish else ""
    return {"near": (at and at.ring) or "", "wish": wish.words if wish else "", "perspective": perspective}


def wish_with(value: Network, person: str) -> Wish | None:
    """The wish about this person alone: the one that the card shows and changes."""
    return next((wish for wish in value.wishes.values() if wish.people == (person,)), None)


def other_wishes(value: Network, person: str) -> list[Wish]:
    """The other wishes that speak of this person."""
    own = wish_with(value, person)
    return [wish for wish in value.wishes.values() if person in wish.people and wish is not own]


def asked(before: Network, after: Person, form: Beside, request: HttpRequest) -> list[Change]:
    """The changes that a valid form asks for; `after` is the person as the card describes them now."""
    found: list[Change] = []
    if _is_told("near", form, request):
        found += _placed(before, after, form.cleaned_data["near"])
    if _is_told("wish", form, request):
        found += _wished(before, after.id, form.cleaned_data, answers.new_id(request, "wish"))
    return found


def _is_told(name: str, form: Beside, request: HttpRequest) -> bool:
    """Whether it was asked and sent, and not left to whoever else changed it."""
    return name in form.fields and name in request.POST and not is_left(name, request)


def is_left(name: str, request: HttpRequest) -> bool:
    """Whether, of two values, the one that is there now was chosen: of this alone, or of all that two changed."""
    return request.POST.get(f"keep-{name}") == "theirs" or name in request.POST.get("theirs", "").split()


def fact(name: str, form: Beside, values: dict[str, Any]) -> Fact:
    """The place or the wish in words, with what is asked of it; nothing is said of what is unknown."""
    words = str(values[name])
    if name == "near":
        words = dict(_plain(form, name)).get(words, "") if words else ""
    elif words and values["perspective"]:
        words += f" ({dict(_plain(form, 'perspective'))[values['perspective']]})"
    return Fact(name, str(form.fields[name].label), words)


def _placed(before: Network, after: Person, ring: str) -> list[Change]:
    """The place that follows from the ring that was chosen; who has no group gets the one of who they are."""
    layout = loader.layout_in_use(before)
    was = network.placement(before, layout.id, after.id)
    had, sector = (was.ring or "", was.sector) if was else ("", None)
    if ring == had and (not ring or before.people[after.id].category == after.category):
        return []
    proposed = method.proposed_sector(layout, after) if ring and not sector else None
    now = Placement(ring or None, proposed.id if proposed else sector)
    return [Place(layout.id, after.id, was, None if now == Placement() else now)] if now != was else []


def _wished(before: Network, person: str, said: dict[str, Any], new: str) -> list[Change]:
    was, words = wish_with(before, person), said["wish"]
    perspective = Perspective(said["perspective"]) if said["perspective"] else None
    if was is None:
        return [Add(Wish(new, words, perspective, (person,)))] if words else []
    if not words:
        return [Remove(was)]
    return list(edits.between(was, msgspec.structs.replace(was, words=words, perspective=perspective)))


def _rings(value: Network) -> choices.Choices:
    layout: Layout = loader.layout_in_use(value)
    return [(ring.id, method.said(ring.name, get_language() or "nl")) for ring in layout.ring]


def _near_label(name: str, owner: str) -> str:
    if owner:
        return _("How near does %(name)s stand to %(owner)s?") % {"name": name, "owner": owner}
    return _("How near does %(name)s stand to you?") % {"name": name}


def _wish_label(name: str, owner: str) -> str:
    if owner:
        return _("What would %(owner)s like with %(name)s?") % {"name": name, "owner": owner}
    return _("What would you like with %(name)s?") % {"name": name}


def _plain(form: Beside, name: str) -> list[tuple[str, str]]:
    return [(value, str(word)) for value, word in form.fields[name].choices]  # type: ignore[attr-defined]
