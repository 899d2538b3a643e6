from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe

from kring.core import network as networks
from kring.core import reviews
from kring.core.access import Part
from kring.core.network import Network, Person, Self
from kring.methods import loader
from kring.pages import answers, ink
from kring.pages.moments import forms, thread, words
from kring.store import doors, moments

Shows = TypeVar("Shows", Person, Self)


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE)
    return _page(request, opened, forms.Keep(None, _today(opened)))


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True)
    form = forms.Keep(request.POST, _today(opened))
    if not form.is_valid():
        return _page(request, opened, form, status=422)
    asked = form.cleaned_data
    id, seen = answers.new_id(request, "moment"), answers.seen_version(request)
    moments.keep(opened.row, id, asked["name"], seen, opened.by, asked["review_on"])
    messages.success(request, "saved")
    return redirect("moments:show", opened.id)


@require_safe
def moment(request: HttpRequest, network: str, moment: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE)
    one = _one(opened, moment)
    return _moment(request, opened, one, forms.Review(None, _today(opened), one.review_on))


@require_POST
def agree(request: HttpRequest, network: str, moment: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True)
    form = forms.Review(request.POST, _today(opened))
    if not form.is_valid():
        return _moment(request, opened, _one(opened, moment), form, status=422)
    if not moments.agree(opened.row, moment, form.cleaned_data["review_on"], opened.by):
        raise Http404
    messages.success(request, "saved")
    return redirect("moments:moment", opened.id, moment)


@require_safe
def beside(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE)
    asked = [request.GET.get(name, "") for name in ("old", "new")]
    found = moments.pick(opened.row, [id for id in asked if id], opened.by)
    if any(id and id not in found for id in asked):
        raise Http404
    in_time = sorted(asked, key=lambda id: found[id].at if id else opened.by.at)
    older, newer = (_side(opened, found.get(id)) for id in in_time)
    layout = loader.layout_in_use(newer.value)
    told = words.of(older.value, newer.value, layout, opened.value)
    pair = [
        (one.knot, ink.looked_at(one.value, layout, one.kept, "tablet", _title(one.knot), told.lit))
        for one in (older, newer)
    ]
    return render(request, "moments/beside.html", _context(opened) | {"told": told, "pair": pair})


@dataclass(frozen=True)
class _Side:
    """One of two moments beside each other; today is one as well."""

    value: Network
    kept: dict[str, Any]
    knot: thread.Knot


def _side(opened: doors.Opened, one: moments.Moment | None) -> _Side:
    if one is None:
        return _Side(opened.value, opened.kept, thread.now(opened, opened.by.at, 160))
    return _Side(_as_it_was(one.value, opened.value), one.kept, thread.knot(one, 160))


def _page(request: HttpRequest, opened: doors.Opened, form: forms.Keep, status: int = 200) -> HttpResponse:
    found = thread.of(opened, side=104)
    review_on = found[-1].review_on if found else None
    begun_on = timezone.localtime(opened.row.made_at).date()
    nudges = reviews.nudges(opened.value, begun_on, review_on, _today(opened))
    context = {
        "thread": found,
        "today": thread.now(opened, opened.by.at, 104),
        "form": form,
        "review_on": review_on,
        "is_due": reviews.Nudge.REVIEW in nudges,
        "is_beginning": reviews.Nudge.BEGINNING in nudges and opened.may(Part.WISHES),
    }
    return render(request, "moments/show.html", _context(opened) | context, status=status)


def _moment(
    request: HttpRequest, opened: doors.Opened, one: moments.Moment, form: forms.Review, status: int = 200
) -> HttpResponse:
    value, knot = _as_it_was(one.value, opened.value), thread.knot(one, 160)
    layout = loader.layout_in_use(value)
    drawn = {size: ink.looked_at(value, layout, one.kept, size, _title(knot)) for size in ("wide", "tablet")}
    context = {"knot": knot, "drawn": drawn, "form": form, "then": value, "people": networks.in_order(value)}
    return render(request, "moments/moment.html", _context(opened) | context, status=status)


def _one(opened: doors.Opened, moment: str) -> moments.Moment:
    found = moments.load(opened.row, moment, opened.by)
    if found is None:
        raise Http404
    return found


def _as_it_was(then: Network, here: Network) -> Network:
    """The network of then, with only the photos that are still shown of somebody."""
    people = {id: _shown(one, here.people.get(id)) for id, one in then.people.items()}
    selves = {id: _shown(one, here.owner.selves.get(id)) for id, one in then.owner.selves.items()}
    return msgspec.structs.replace(then, people=people, owner=msgspec.structs.replace(then.owner, selves=selves))


def _shown(one: Shows, now: Shows | None) -> Shows:
    return one if now is not None and now.photo == one.photo else msgspec.structs.replace(one, photo=None)


def _title(knot: thread.Knot) -> str:
    day = date_format(knot.day, "j F Y")
    return f"{knot.name}, {day}" if knot.name else day


def _today(opened: doors.Opened) -> date:
    return timezone.localtime(opened.by.at).date()


def _context(opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "moments", Part.CIRCLE) | {"here": reverse("moments:show", args=[opened.id])}
