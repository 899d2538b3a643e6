from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import changes, edits, names, web
from kring.core import network as networks
from kring.core.access import Part
from kring.core.changes import Add, Change
from kring.core.kinds import Sort
from kring.core.network import Person
from kring.methods import loader
from kring.pages import answers, penciled
from kring.pages.web import forms, weave
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.WEB)
    return _page(request, opened)


@require_POST
def add(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.WEB, write=True, may_wait=True)
    form = forms.Thing(request.POST, network=opened.value, owner=_owner(opened))
    if not form.is_valid():
        return _page(request, opened, status=422, form=form)
    asked, seen = form.cleaned_data, answers.seen(request, opened)
    domain = asked["domain"] if asked["domain"] in {one.id for one in weave.parts(seen)} else ""
    thing = Person(
        answers.new_id(request, asked["name"]),
        asked["name"],
        rank=networks.next_rank(seen),
        added_by=opened.viewer.user,
        sort=Sort(asked["sort"]),
        relation=asked["does"],
        domains=(domain,) if domain else None,
    )
    to = _address(opened, who=thing.id) if not domain else _address(opened, part=domain)
    return answers.carry_out(request, opened, [Add(thing)], to)


@require_POST
def tell(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.WEB, write=True, may_wait=True)
    form = forms.Thing(request.POST, network=opened.value, owner=_owner(opened))
    seen = answers.seen(request, opened)
    if not form.is_valid():
        how = {"wrong": form} if form.errors.get("entry") else {"form": form}
        return _page(request, opened, status=422, **how)
    asked = form.cleaned_data
    was = seen.people.get(asked["entry"])
    told = edits.between(was, form.described(was)) if was else ()
    return answers.carry_out(request, opened, told, _address(opened, who=asked["entry"]))


@require_POST
def join(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.WEB, write=True, may_wait=True)
    listed = {id: domain.name for id, domain in loader.domains().items()}
    form = forms.Join(request.POST, network=opened.value, listed=listed)
    if not form.is_valid():
        return _page(request, opened, status=422, wrong=form)
    asked, seen = form.cleaned_data, answers.seen(request, opened)
    made: list[Change] = []
    if asked["entry"] in seen.people:
        made = (web.left if asked["off"] else web.joined)(seen, asked["entry"], asked["domain"])
    to = answers.onward(request, _address(opened, who=asked["entry"]))
    return answers.carry_out(request, opened, made, to)


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.WEB, write=True, may_wait=True)
    seen, entry = answers.seen(request, opened), request.POST.get("entry", "")
    is_thing = entry in seen.people and networks.somebody(seen, entry) is None
    gone = changes.removal(seen, entry) if is_thing else ()
    return answers.carry_out(request, opened, gone, _address(opened))


def _page(request: HttpRequest, opened: doors.Opened, status: int = 200, **more: Any) -> HttpResponse:
    value, woven = opened.value, weave.parts(opened.value)
    asked = request.POST or request.GET
    chosen = value.people.get(asked.get("entry", "") or request.GET.get("who", ""))
    chosen = None if chosen and chosen.sort in networks.UNBORN else chosen
    part = next((one for one in woven if one.id == (request.GET.get("part", "") or asked.get("domain", ""))), None)
    standing = web.standing(value)
    words = weave.words(woven, weave.title(value))
    draws = _drawings(opened, woven, words, chosen.id if chosen else "")
    context = _context(opened) | {
        "parts": woven,
        "bare": [one for one in woven if not one.strand.holds],
        "loose": web.loose(value, [one.strand for one in woven]),
        "counts": [sum(one.sort is sort for one in standing) for sort in web.SORTS],
        "chosen": chosen,
        "is_thing": chosen is not None and chosen.sort is not Sort.PERSON,
        "part": None if chosen else part,
        "outside": [one for one in standing if part and one not in part.strand.holds],
        "form": forms.Thing(network=value, owner=_owner(opened), initial=_initial(chosen)),
        "typed": request.POST if status == 422 else {},
        "title": words.title,
    }
    return render(request, "web/show.html", context | draws | more, status=status)


def _drawings(opened: doors.Opened, woven: list[weave.Part], words: Any, chosen: str) -> dict[str, Any]:
    def link(entry: str) -> str:
        return _address(opened, who=entry)

    def part(id: str) -> str:
        return _address(opened, part=id)

    asked = penciled.changed(opened)
    return {
        size: weave.drawn(opened.value, woven, size, words, link, part, chosen, asked) for size in ("wide", "tablet")
    }


def _owner(opened: doors.Opened) -> str:
    """Whom the page speaks of, when it does not speak to them."""
    return "" if opened.viewer.sees_confidential else names.first_name(networks.called(opened.value))


def _initial(chosen: Person | None) -> dict[str, str]:
    if chosen is None or chosen.sort is Sort.PERSON:
        return {}
    return {"entry": chosen.id, "name": chosen.name, "sort": chosen.sort.value, "does": chosen.relation}


def _context(opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "drawings", Part.WEB)


def _address(opened: doors.Opened, **more: str) -> str:
    query = urlencode({key: value for key, value in more.items() if value})
    return reverse("web:show", args=[opened.id]) + (f"?{query}" if query else "")
