from typing import Any
from urllib.parse import urlencode

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url

from kring.core import domains, edits, inside
from kring.core import network as networks
from kring.core.access import Part
from kring.core.changes import Change, Set
from kring.core.network import Network
from kring.pages import answers, kin_penciled, penciled
from kring.pages.ecogram import forms, picture, plan, talk, within, words
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.ECOGRAM)
    return page(request, opened)


@require_POST
def place(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.ECOGRAM, write=True, may_wait=True)
    form = forms.Place(request.POST, opened.value)
    if not form.is_valid():
        return page(request, opened, status=422, wrong=form)
    seen, id = answers.seen(request, opened), form.cleaned_data["person"]
    return _done(request, opened, id, _edited(seen, id, form.placed), did="placed")


@require_POST
def propose(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.ECOGRAM, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    changes = [
        change for one, domain in talk.proposed(seen) for change in edits.between(one, domains.moved(one, domain))
    ]
    return answers.carry_out(request, opened, changes, address(opened), words.told)


@require_POST
def also(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.ECOGRAM, write=True, may_wait=True)
    form = forms.Also(request.POST, opened.value)
    if not form.is_valid():
        return page(request, opened, status=422, wrong=form)
    seen, asked = answers.seen(request, opened), form.cleaned_data
    changes = _edited(seen, asked["person"], lambda one: domains.also(one, asked["also"]))
    return _done(request, opened, asked["person"], changes)


@require_POST
def line(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.ECOGRAM, write=True, may_wait=True)
    form = forms.Line(request.POST, opened.value, _owner(opened))
    if not form.is_valid():
        return page(request, opened, status=422, wrong=form)
    seen, id = answers.seen(request, opened), form.cleaned_data["person"]
    return _done(request, opened, id, _edited(seen, id, form.drawn), did="drawn")


@require_POST
def help(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.ECOGRAM, write=True, may_wait=True)
    form = forms.Help(request.POST, opened.value)
    if not form.is_valid():
        return page(request, opened, status=422, wrong=form)
    id, could = form.cleaned_data["person"], form.cleaned_data["on"] or None
    changes = _edited(
        answers.seen(request, opened), id, lambda one: msgspec.structs.replace(one, potential_helper=could)
    )
    return _done(request, opened, id, changes)


@require_POST
def rename(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.ECOGRAM, write=True, may_wait=True)
    form = forms.Rename(request.POST, opened.value)
    if not form.is_valid():
        return page(request, opened, status=422, wrong=form)
    old, new = form.cleaned_data["domain"], form.cleaned_data["own"]
    changes = _renamed(answers.seen(request, opened), old, new)
    return answers.carry_out(request, opened, changes, address(opened), words.told)


@require_safe
def text(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.ECOGRAM)
    context = _context(opened) | {"plan": plan.of(opened.value), "today": opened.today}
    return render(request, "ecogram/text.html", context)


def page(request: HttpRequest, opened: doors.Opened, status: int = 200, wrong: Any = None) -> HttpResponse:
    value, owner = opened.value, _owner(opened)
    who = (request.POST or request.GET).get("who", "") or request.POST.get("person", "")
    card, tray = talk.card(value, who), domains.waiting(value)
    context = _context(opened) | {
        "wrong": wrong,
        "typed": request.POST if wrong else {},
        "card": card,
        "did": request.GET.get("did", ""),
        "tray": tray,
        "following": next((one for one in tray if card is None or one.id != card.person.id), None),
        "proposed": len(talk.proposed(value)),
        "table": talk.table(value, owner),
        "samples": talk.samples(),
        "has_people": bool(domains.alive(value)),
        "plan": plan.of(value),
        "within": within.everybody(value),
        "choices": within.offered(value),
        "to_tick": within.to_tick(value),
    }
    if card:
        context["is_inside"] = card.person.id in inside.people(value)
        context["tie_kinds"] = within.TIES
        context["with_whom"] = [] if context["is_inside"] else within.with_whom(value, card.person)
    if card:
        is_line = isinstance(wrong, forms.Line)
        context["line"] = wrong if is_line else forms.Line(None, value, owner, initial=forms.of(card.person))
    if context["has_people"]:
        chosen, asked = card.person.id if card else None, penciled.changed(opened)
        pencils = kin_penciled.inside_ecogram(opened)
        context["drawn"] = picture.drawn(value, opened.kept, address(opened), chosen, owner, asked, pencils)
    response = render(request, "ecogram/show.html", context, status=status)
    return response if status == 200 else push_url(response, False)  # the address of an act is no page to come back to


def _context(opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "drawings", Part.ECOGRAM)


def _owner(opened: doors.Opened) -> str:
    """The name of the owner, when somebody else looks: then the page speaks of the owner."""
    return "" if opened.viewer.sees_confidential else networks.called(opened.value)


def _edited(seen: Network, id: str, told: Any) -> tuple[Change, ...]:
    before = seen.people.get(id)
    return edits.between(before, told(before)) if before else ()


def _renamed(seen: Network, old: str, new: str) -> list[Change]:
    found: list[Change] = []
    for one in seen.people.values():
        if old in (one.domains or ()):
            after = list(dict.fromkeys(new if id == old else id for id in one.domains or ()))
            found.append(Set("people", one.id, "domains", list(one.domains or ()), after))
    return found


def _done(request: HttpRequest, opened: doors.Opened, id: str, changes: Any, did: str = "") -> HttpResponse:
    return answers.carry_out(request, opened, changes, address(opened, who=id, did=did), words.told)


def address(opened: doors.Opened, **more: str) -> str:
    query = urlencode({key: value for key, value in more.items() if value})
    return reverse("ecogram:show", args=[opened.id]) + (f"?{query}" if query else "")
