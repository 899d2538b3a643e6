from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url

from kring.core import network as networks
from kring.core import ties
from kring.core.access import Part
from kring.core.changes import Change
from kring.core.network import Network, Person
from kring.pages import answers, penciled, seats
from kring.pages.relations import forms, picture, told, words
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.RELATIONS, may_wait=True)
    return _page(request, opened)


@require_POST
def link(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.RELATIONS, write=True, may_wait=True)
    form = forms.Two(request.POST, opened.value)
    if not form.is_valid():
        return _page(request, opened, status=422, wrong=form)
    made = form.linking(answers.seen(request, opened))
    said = form.cleaned_data
    return _done(request, opened, made, who=said["a"], did=said["b"])


@require_POST
def tie(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.RELATIONS, write=True, may_wait=True)
    form = forms.Two(request.POST, opened.value)
    if not form.is_valid():
        return _page(request, opened, status=422, wrong=form)
    said = form.cleaned_data
    pair = {"who": said["a"]} if said["apart"] else {"who": said["a"], "with": said["b"]}
    return _done(request, opened, form.telling(answers.seen(request, opened)), **pair)


@require_POST
def know(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.RELATIONS, write=True, may_wait=True)
    form = forms.Known(request.POST, answers.seen(request, opened))
    if not form.is_valid():
        return _page(request, opened, status=422, wrong=form)
    following = request.POST.get("next", "")
    return _done(request, opened, form.changes(), **({"of": following} if following else {}))


@require_POST
def all(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.RELATIONS, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    form = forms.Together(request.POST, seen)
    if not form.is_valid():
        return _page(request, opened, status=422, wrong=form)
    return _done(request, opened, ties.acquainted(seen, form.cleaned_data["people"]))


@require_POST
def tidy(request: HttpRequest, network: str) -> HttpResponse:
    """Draw the map anew. Nothing of the network changes: only where people stand in this drawing."""
    opened = doors.network(request, network, Part.RELATIONS, write=True)
    answers.reseat(request, opened, seats.afresh)
    return redirect(_address(request, opened))


def _done(request: HttpRequest, opened: doors.Opened, made: Iterable[Change], **to: str) -> HttpResponse:
    return answers.carry_out(request, opened, made, _address(request, opened, **to), words.both(opened.value))


def _page(request: HttpRequest, opened: doors.Opened, status: int = 200, wrong: Any = None) -> HttpResponse:
    everybody = forms.members(opened.value)
    context = answers.frame(opened, "drawings", Part.RELATIONS) | _addresses(request, opened)
    context |= {"wrong": wrong, "typed": request.POST if wrong else {}, "everybody": everybody, "kinds": words.CHOICES}
    if everybody:
        context |= _about(request.GET, opened.value, everybody)
        context |= _told(request.GET, opened.agreed, forms.members(opened.agreed))
        context |= _drawn(request, opened, context)
    response = render(request, "relations/show.html", context, status=status)
    return response if status == 200 else push_url(response, False)  # the address of an act is no page to come back to


def _told(asked: QueryDict, value: Network, everybody: list[Person]) -> dict[str, Any]:
    """What the map says, the same as a list, and whom it does not hold."""
    there, said, clubs = {one.id for one in everybody}, told.said(value), told.clubs(value, everybody)
    return {
        "said": said,
        "shows": next((one for one in said if one.key == asked.get("shows")), None),
        "clubs": clubs,
        "rows": told.rows(value, everybody, words.between),
        "not_drawn": [one for one in networks.in_order(value) if one.id not in there],
    }


def _drawn(request: HttpRequest, opened: doors.Opened, context: dict[str, Any]) -> dict[str, Any]:
    """The drawing with who and what stands out in it, and its legend."""
    chosen, other, shows, switches = (
        *(context[one] for one in ("chosen", "other", "shows")),
        picture.switches(request.GET),
    )
    where, above = penciled.on_map(opened, picture.placed(opened.agreed, opened.kept, **switches))
    shown = picture.Shown(
        _link(request, opened, None if other else chosen),
        chosen.id if chosen else "",
        [one.id for one in (shows.people if shows else [other] if other else [])],
        shows.ties if shows else [one.id for one in context["between"].values()],
    )
    return {
        "drawn": picture.drawn(opened.agreed, where, shown, above),
        "legend": picture.legend(where, bool(above)),
        "least": picture.least(where),
        "switches": switches,
    }


def _about(asked: QueryDict, value: Network, everybody: list[Person]) -> dict[str, Any]:
    """Who or what is spoken of beside the drawing: two people, one, or one who is asked about."""
    there, of = {one.id: one for one in everybody}, asked.get("of", "")
    chosen, other = there.get(asked.get("who", "")), there.get(asked.get("with", ""))
    other = other if chosen and other is not chosen else None
    between = ties.between(value, chosen.id, other.id) if chosen and other else {}
    found: dict[str, Any] = {
        "chosen": chosen,
        "other": other,
        "between": between,
        "did": there.get(asked.get("did", "")),
    }
    if chosen and other:
        found["facts"] = words.facts(chosen, other, between)
    ids = [one.id for one in everybody]
    if of in ids:
        place = ids.index(of)
        known = {id for id in ids if id != of and ties.between(value, of, id)}
        found |= {
            "asked": everybody[place],
            "number": place + 1,
            "following": everybody[place + 1] if place + 1 < len(ids) else None,
            "ticks": [(one, one.id in known) for one in everybody if one.id != of],
        }
    return found


def _addresses(request: HttpRequest, opened: doors.Opened) -> dict[str, str]:
    """The room as it is drawn now; `here` with what is looked at in it, for after an undo."""
    asked = {key: request.GET[key] for key in ("who", "with", "of", "shows") if key in request.GET}
    home = reverse("relations:show", args=[opened.id])
    address, here = _address(request, opened), _address(request, opened, **asked)
    return {"home": home, "address": address, "here": here, "query": _kept(request)}


def _kept(request: HttpRequest) -> str:
    return urlencode({key: request.GET[key] for key in ("owner", "groups") if key in request.GET})


def _address(request: HttpRequest, opened: doors.Opened, **more: str) -> str:
    query = "&".join(filter(None, (urlencode({key: value for key, value in more.items() if value}), _kept(request))))
    return reverse("relations:show", args=[opened.id]) + (f"?{query}" if query else "")


def _link(request: HttpRequest, opened: doors.Opened, chosen: Person | None) -> Callable[[str], str]:
    """Where a tap on somebody leads: to who they are, or to what they have with whoever was chosen before."""
    if chosen:
        return lambda id: _address(request, opened, **{"who": chosen.id, "with": id})
    return lambda id: _address(request, opened, who=id)
