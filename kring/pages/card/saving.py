"""What a card that was sent in changes: the person, their place, the wish with them, who knows whom, the photo."""

from typing import Final

import msgspec
from django.http import HttpRequest

from kring.core import changes, edits, names, network
from kring.core.network import Network, Person, Tie
from kring.pages.card import beside, forms
from kring.store import doors

AGAIN: Final = "again"  # the answer to: is it the same person?
SAME: Final = "same"


def owner(opened: doors.Opened) -> str:
    """The name of the owner, when somebody else looks: then the card speaks of the owner."""
    return "" if opened.viewer.sees_confidential else network.called(opened.value)


def ties_of(value: Network, person: str) -> dict[str, list[Tie]]:
    """The ties of somebody, by who is at the other end."""
    found: dict[str, list[Tie]] = {}
    for tie in value.ties.values():
        if person in (tie.a, tie.b):
            found.setdefault(tie.b if tie.a == person else tie.a, []).append(tie)
    return found


def edited(
    before: Network, was: Person, form: forms.Describe, side: beside.Beside, request: HttpRequest
) -> tuple[changes.Change, ...]:
    """The changes that a valid card asks for, seen from the network as its maker saw it."""
    after = _described(was, form, request)
    placed_and_wished = beside.asked(before, after, side, request)
    return (*edits.between(was, after), *placed_and_wished, *_tied(before, was.id, request))


def twin(value: Network, was: Person, form: forms.Describe, request: HttpRequest) -> Person | None:
    """Whoever is on the list already with the name that somebody gets now, unless that was answered."""
    name = form.cleaned_data.get("name", "")
    if AGAIN in request.POST or names.folded(name) == names.folded(was.name):
        return None
    return network.twin(value, name, was.id)


def _described(was: Person, form: forms.Describe, request: HttpRequest) -> Person:
    after = forms.described(was, form.cleaned_data)
    if "no_photo" in request.POST:
        after = msgspec.structs.replace(after, photo=None)
    if "no_face" in request.POST:
        after = msgspec.structs.replace(after, face=None)
    if request.POST.get(AGAIN) == SAME:
        after = msgspec.structs.replace(after, name=was.name)
    left = [name for name in was.__struct_fields__ if beside.is_left(name, request)]
    theirs = {name: getattr(was, name) for name in left}
    return msgspec.structs.replace(after, **theirs)


def _tied(before: Network, person: str, request: HttpRequest) -> list[changes.Change]:
    if "ties" not in request.POST:
        return []
    known = ties_of(before, person)
    ticked = [one for one in dict.fromkeys(request.POST.getlist("knows")) if one in before.people and one != person]
    gone = [changes.Remove(tie) for other, ties in known.items() if other not in ticked for tie in ties]
    new = [other for other in ticked if other not in known]
    return [*gone, *(changes.Add(_tie(person, other)) for other in new)]


def _tie(person: str, other: str) -> Tie:
    return Tie(network.tie_id(person, other), min(person, other), max(person, other))
