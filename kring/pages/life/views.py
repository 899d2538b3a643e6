from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import edits, life
from kring.core.access import Part
from kring.core.changes import Add, Change, Remove
from kring.core.life import Tense
from kring.core.network import Event, Network, Person, Self
from kring.draw import life as lines
from kring.pages import answers, dates, penciled
from kring.pages.life import forms, picture, words
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.LIFE)
    return _page(request, opened)


@require_POST
def tell(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.LIFE, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    form = forms.Tell(request.POST, value=seen, today=opened.today)
    if not form.is_valid():
        return _page(request, opened, status=422, form=form, typed_upon=answers.upon(request))
    asked = form.cleaned_data["event"]
    was = seen.events.get(asked)
    if asked and was is None:
        return redirect(_address(opened))
    told = form.told(was, was.id if was else answers.new_id(request, "event"))
    changes: list[Change] = [*edits.between(was, told)] if was else [Add(told)]
    return answers.carry_out(request, opened, changes, _address(opened), words.told(seen))


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.LIFE, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    gone = seen.events.get(request.POST.get("event", ""))
    return answers.carry_out(request, opened, [Remove(gone)] if gone else [], _address(opened), words.told(seen))


def _page(request: HttpRequest, opened: doors.Opened, status: int = 200, **more: Any) -> HttpResponse:
    value, today = opened.value, opened.today
    edited = value.events.get(request.GET.get("event", ""))
    form = more.pop("form", None) or forms.Tell(
        initial=forms.of(edited) if edited else {"tense": forms.PAST}, value=value, today=today
    )
    is_own, with_marks = opened.viewer.sees_confidential, request.GET.get("marks") != "no"
    drafted, waits = penciled.on_line(opened)
    said = picture.of(drafted, today, is_own)
    chosen = edited.id if edited else ""
    wide, placed = picture.drawn(drafted, "wide", today, said, chosen, with_marks, waits)
    tablet, _ = picture.drawn(drafted, "tablet", today, said, chosen, with_marks, waits)
    context = answers.frame(opened, "drawings", Part.LIFE) | {
        "wide": wide,
        "tablet": tablet,
        "wider": picture.wider() if placed.stretch >= lines.STRETCHED else "",
        "with_marks": with_marks,
        "has_marks": bool(said.marks),
        "told": _told(value, today),
        "pencil": penciled.sign() if waits else "",
        "pencil_sign": penciled.SIGN,
        "marks": [(dates.words(one.when), called) for one, called in said.marks.items()],
        "asked": forms.asked(value),
        "groups": [one for one in value.groups.values() if one.people],
        "form": form,
        "kinds": list(dict.fromkeys([*(one.kind for one in value.events.values() if one.kind), *forms.KINDS])),
        "here": reverse("life:show", args=[opened.id]),
    }
    return render(request, "life/show.html", context | more, status=status)


def _told(value: Network, today: date) -> list[tuple[str, list[tuple[Event, str, list[Person | Self]]]]]:
    """What happened, lasts, is hoped for and has no date yet, each with its date and people."""
    found = life.in_time(value, today)
    lived = [*found[Tense.PAST], *found[Tense.PRESENT]]
    sections = (
        ("past", [one for one in found[Tense.PAST] if one.since or one.until]),
        ("present", [one for one in found[Tense.PRESENT] if one.since or one.until]),
        ("wished", found[Tense.WISHED]),
        ("undated", [one for one in lived if not (one.since or one.until)]),
    )
    everyone: dict[str, Person | Self] = {**value.people, **value.owner.selves}
    return [
        (name, [(one, words.of(one), [everyone[id] for id in one.people if id in everyone]) for one in events])
        for name, events in sections
        if events
    ]


def _address(opened: doors.Opened) -> str:
    return reverse("life:show", args=[opened.id])
