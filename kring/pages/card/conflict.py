"""Two people changed one card: both values in words, and a choice between them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from kring.core import changes, edits
from kring.core import network as core
from kring.core.changes import Change, Edit, Misfit, Set, Why
from kring.core.network import Person
from kring.pages import answers
from kring.pages.answers import Both
from kring.pages.card import forms, saving, words
from kring.store import doors, networks


def meet(
    request: HttpRequest, opened: doors.Opened, was: Person, asked: tuple[Change, ...], photo: str | None
) -> answers.Meet:
    """How a conflict about this card is answered: as a choice, field by field, upon the newest version."""

    def answer(conflict: networks.Conflict) -> HttpResponse | None:
        newest = opened.at(conflict.version)
        now = newest.people.get(was.id)
        fields = dict.fromkeys(field for one in conflict.misfits if (field := _field_of(one.change, was.id)))
        if now is None or not fields or any(one.why is not Why.CHANGED for one in conflict.misfits):
            return None
        after = _after(was, now, asked)
        form = forms.Describe(initial=forms.initial(after), owner=saving.owner(opened))
        knows = _knows(newest, was.id, asked)
        context = {
            "opened": opened,
            "called": core.called(newest),
            "person": now,
            "act": request.POST.get("act") or answers.new_act(),
            "version": conflict.version,
            "pairs": [(words.fact(field, now, form), words.fact(field, after, form)) for field in fields],
            "posted": [*_posted(form), *(("knows", one) for one in knows), ("ties", "1")],
            "photo_sent": photo,
        }
        return render(request, "card/both.html", context, status=409)

    return answer


def gone(request: HttpRequest, opened: doors.Opened, was: Person) -> HttpResponse:
    """Somebody took this person off the list meanwhile: what was typed is shown."""
    absent = gettext("%(name)s is no longer on the list.") % {"name": was.name}
    both = Both(was.name, absent, _typed(request, opened, was))
    to = reverse("names:show", args=[opened.id])
    return render(request, "409.html", {"address": to, "conflicts": [both]}, status=409)


def told(misfit: Misfit) -> Both:
    """Both faces that were drawn at once, which no words tell."""
    return Both("", gettext("another picture"), gettext("your choice"))


def _field_of(change: Change, person: str) -> str:
    """The field of this person that a change sets, if it sets one."""
    return change.field if isinstance(change, Edit) and (change.shelf, change.id) == ("people", person) else ""


def _after(was: Person, now: Person, asked: tuple[Change, ...]) -> Person:
    """The newest person with everything that was asked for, also where somebody else changed it."""
    own = tuple(change for change in asked if isinstance(change, Edit))
    wanted = changes.apply_all(_alone(was), own).people[was.id]
    one = _alone(now)
    for change in own:
        try:
            one = changes.apply(one, change)
        except Misfit:
            theirs, ours = (changes.plain(getattr(who, change.field)) for who in (one.people[now.id], wanted))
            one = changes.apply(one, Set(change.shelf, change.id, change.field, theirs, ours))
    return one.people[now.id]


def _alone(person: Person) -> core.Network:
    return core.Network("card", core.Owner({}), people={person.id: person})


def _knows(newest: core.Network, person: str, asked: tuple[Change, ...]) -> list[str]:
    known = set(saving.ties_of(newest, person))
    for change in asked:
        match change:
            case changes.Add(core.Tie() as tie):
                known |= {tie.a, tie.b} - {person}
            case changes.Remove(core.Tie() as tie):
                known -= {tie.a, tie.b}
    return sorted(known)


def _posted(form: forms.Describe) -> list[tuple[str, Any]]:
    """The form as a browser would send it."""
    found: list[tuple[str, Any]] = []
    for name, field in form.fields.items():
        value = field.prepare_value(form.initial.get(name))
        if isinstance(value, list):
            found += [(name, one) for one in value]
        elif value not in (None, False, ""):
            found.append((name, "1" if value is True else value))
    return found


def _typed(request: HttpRequest, opened: doors.Opened, was: Person) -> str:
    form = forms.Describe(request.POST, owner=saving.owner(opened))
    if not form.is_valid():
        return ""
    after = forms.described(was, form.cleaned_data)
    changed = dict.fromkeys(change.field for change in edits.between(was, after) if isinstance(change, Edit))
    return ". ".join(f"{one.label}: {one.said}" for one in (words.fact(field, after, form) for field in changed))
