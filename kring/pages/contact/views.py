from typing import Any
from urllib.parse import urlencode

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from kring.core import contacts, days, edits, names
from kring.core import network as networks
from kring.core.access import Part
from kring.core.changes import Misfit, Put, Set
from kring.core.network import Frequency, Network, Person, When
from kring.pages import answers, contacting, stretches, told
from kring.pages.answers import Both
from kring.pages.contact import forms, schema
from kring.pages.contact import support as supports
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CONTACT)
    return _page(request, opened)


@require_POST
def today(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CONTACT, write=True, may_wait=True)
    was = _whom(answers.seen(request, opened), request)
    now = msgspec.structs.replace(was, last_contact=days.on(opened.today))
    return answers.carry_out(request, opened, edits.between(was, now), _back(request, opened, was), _told)


@require_POST
def describe(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CONTACT, write=True, may_wait=True)
    was = _whom(answers.seen(request, opened), request)
    form = forms.Row(request.POST, owner=_owner(opened))
    if not form.is_valid():
        return _page(request, opened, status=422, form=form, whom=was, typed_upon=answers.upon(request))
    changes = edits.between(was, form.described(was))
    return answers.carry_out(request, opened, changes, _back(request, opened, was), _told)


@require_safe
def support(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CONTACT)
    way = request.GET.get("side", "")
    way = way if way in supports.FIELDS else "for"
    members = supports.members(opened.value)
    stretch = stretches.of(members, request.GET)
    lines = supports.lines([one for one in members if one.id in stretch.ids], way)
    context = _context(request, opened) | {
        "way": way,
        "lines": lines,
        "columns": supports.columns(),
        "stretch": stretch,
        "is_told": any(getattr(one, supports.FIELDS[way]) for one in members),
        "rests": supports.rests(opened.value),
        "may_wish": opened.may(Part.WISHES),
    }
    return render(request, "contact/support.html", context)


@require_POST
def tick(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CONTACT, write=True, may_wait=True)
    way = request.POST.get("side", "")
    id, _, asked = request.POST.get("cell", "").partition(" ")
    support, _, state = asked.partition(" ")
    was = networks.somebody(answers.seen(request, opened), id)
    if was is None or way not in supports.FIELDS:
        raise Http404
    now = supports.ticked(was, way, support, state == "on")
    if now is None:
        raise Http404
    back = urlencode({"side": way, "at": id})
    to = f"{reverse('contact:support', args=[opened.id])}?{back}#c-{id}-{support}"
    return answers.carry_out(request, opened, edits.between(was, now), to, _told)


def _page(request: HttpRequest, opened: doors.Opened, status: int = 200, **more: Any) -> HttpResponse:
    value, now = opened.value, opened.today
    asked = _asked(request)
    whom: Person | None = more.get("whom") or networks.somebody(value, request.GET.get("who", ""))
    form = more.get("form") or (forms.Row(initial=forms.initial(whom), owner=_owner(opened)) if whom else None)
    everyone = schema.lines(value, now, asked["order"])
    quiet = [one for one in everyone if one.is_quiet]
    listed = quiet if asked["quiet"] else everyone
    stretch = stretches.of([one.person for one in listed], request.GET, whom.id if whom else "")
    here = [one for one in listed if one.person.id in stretch.ids]
    context = _context(request, opened) | {
        "rows": schema.told(here, now, _owner(opened)),
        "stretch": stretch,
        "waits": schema.waiting(opened, _owner(opened)),
        "count_of_quiet": len(quiet),
        "beside": [one.name for one in contacts.beside(value)],
        "orders": list(schema.ORDERS.items()),
        "heads": schema.heads(now),
        "now": now,
        **asked,
        "query": urlencode({name: one for name, one in asked.items() if one}),
    }
    return render(request, "contact/show.html", context | more | {"whom": whom, "form": form}, status=status)


def _asked(request: HttpRequest) -> dict[str, str]:
    """The order and the filter, from the address or from the form that was sent."""
    given = request.POST if request.method == "POST" else request.GET
    order = given.get("order", "")
    return {"order": order if order in schema.ORDERS else "last", "quiet": "1" if given.get("quiet") else ""}


def _back(request: HttpRequest, opened: doors.Opened, person: Person) -> str:
    asked = _asked(request)
    back = urlencode(asked | {"at": person.id})
    return f"{reverse('contact:show', args=[opened.id])}?{back}#p-{person.id}"


def _whom(value: Network, request: HttpRequest) -> Person:
    one = networks.somebody(value, request.POST.get("person", ""))
    if one is None:
        raise Http404
    return one


def _told(misfit: Misfit) -> Both:
    """Both values, when two people changed the same thing of somebody."""
    change = misfit.change
    if isinstance(change, Set):
        return Both(change.field, _said(change.field, misfit.now), _said(change.field, change.value))
    item = str(change.item) if isinstance(change, Put) else ""
    return Both("", _said(getattr(change, "field", ""), misfit.now), _said(getattr(change, "field", ""), [item]))


def _said(field: str, value: Any) -> str:
    if value is None:
        return gettext("not known")
    if field == "last_contact":
        return contacting.when(msgspec.convert(value, When))
    if field == "frequency":
        return contacting.often(msgspec.convert(value, Frequency))
    words: dict[str, Any] = dict(contacting.WAYS + contacting.INITIATIVE + contacting.STATUS)
    words |= {one.value: name for one, name in told.DOES.items()}
    many = value if isinstance(value, list) else [value]
    return ", ".join(str(words.get(one, "")) for one in many)


def _context(request: HttpRequest, opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "drawings", Part.CONTACT) | {"today": opened.today, "owner": _owner(opened)}


def _owner(opened: doors.Opened) -> str:
    """What the owner is called, when somebody else looks."""
    return "" if opened.viewer.sees_confidential else names.first_name(networks.called(opened.value))
