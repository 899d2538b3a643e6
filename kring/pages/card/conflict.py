"""Two people changed one card: both values in words, and a choice between them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from kring.core import changes, edits
from kring.core import network as core
from kring.core.changes import Add, Change, Edit, Misfit, Place, Put, Remove, Set, Take
from kring.core.network import Person
from kring.pages import answers
from kring.pages.answers import Both
from kring.pages.card import beside, forms, saving, words
from kring.store import doors, networks, stamps


def meet(
    request: HttpRequest, opened: doors.Opened, was: Person, asked: tuple[Change, ...], photo: str | None
) -> answers.Meet:
    """How a conflict about this card is answered: as a choice, field by field, upon the newest version."""

    def answer(conflict: networks.Conflict) -> HttpResponse | None:
        newest = opened.at(conflict.version)
        now = newest.people.get(was.id)
        if now is None:
            return None
        after = _after(was, now, asked)
        form = forms.Describe(initial=forms.initial(after), owner=saving.owner(opened))
        side = beside.of(opened, newest, now)
        theirs = beside.initial(newest, now.id)
        mine = theirs | _sent(asked, request)
        names = dict.fromkeys(name for one in conflict.misfits if (name := _name_of(one.change, was.id)))
        context = {
            "opened": opened,
            "called": core.called(newest),
            "person": now,
            "act": request.POST.get("act") or answers.new_act(),
            "version": stamps.made(opened.id, opened.viewer.user, conflict.version),
            "pairs": [
                (beside.fact(name, side, theirs), beside.fact(name, side, mine))
                if name in side.fields
                else (words.fact(name, now, form), words.fact(name, after, form))
                for name in names
            ],
            "posted": [
                *_posted(form),
                *((name, mine[name]) for name in side.fields),
                *(("knows", one) for one in _knows(newest, was.id, asked)),
                ("ties", "1"),
            ],
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


def _name_of(change: Change, person: str) -> str:
    """What of the card a change is about: a field of this person, their place, or the wish with them."""
    match change:
        case Place():
            return "near"
        case Add(core.Wish()) | Remove(core.Wish()) | Set(shelf="wishes"):
            return "wish"
        case Set(shelf="people", id=id, field=field) | Put("people", id, field) | Take("people", id, field):
            return field if id == person else ""
    return ""  # who knows whom: both have their way


def _sent(asked: tuple[Change, ...], request: HttpRequest) -> dict[str, str]:
    """What was sent of the place and the wish, as far as it was changed."""
    about = {_name_of(change, "") for change in asked}
    names = [*(["near"] if "near" in about else []), *(["wish", "perspective"] if "wish" in about else [])]
    return {name: request.POST.get(name, "") for name in names}


def _after(was: Person, now: Person, asked: tuple[Change, ...]) -> Person:
    """The newest person with everything that was asked for, also where somebody else changed it."""
    own = tuple(change for change in asked if isinstance(change, Edit) and change.shelf == "people")
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
    facts = [words.fact(field, after, form) for field in changed]
    side = beside.Beside(opened, was)
    if request.POST.get("wish") and "wish" in side.fields:
        facts.append(beside.fact("wish", side, {"perspective": "", **request.POST.dict()}))
    return ". ".join(f"{one.label}: {one.said}" for one in facts)
