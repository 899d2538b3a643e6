from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import findings, measures
from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.changes import Add, Remove, Set
from kring.core.measures import Whose
from kring.core.network import Goal, Network, Person, Wish
from kring.methods import loader
from kring.pages import answers, ink, told
from kring.pages.says import figures, forms, matrix, picture
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SAYS)
    return _page(request, opened)


@require_POST
def view(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SAYS, write=True, may_wait=True)
    form = forms.View(request.POST)
    if not form.is_valid():
        return _page(request, opened, status=422, view_form=form, typed_upon=answers.upon(request))
    was = answers.seen(request, opened).view
    to = answers.onward(request, reverse("says:show", args=[opened.id]) + "?show=1")
    return answers.carry_out(request, opened, [Set("network", opened.id, "view", was, form.cleaned_data["view"])], to)


@require_POST
def wish(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.WISHES, write=True, may_wait=True)
    form = forms.Wish(request.POST)
    if not form.is_valid():
        return _page(request, opened, status=422, wish_form=form)
    words = form.cleaned_data["words"]
    added = Add(Wish(answers.new_id(request, words), words))
    return answers.carry_out(request, opened, [added], reverse("says:show", args=[opened.id]) + "?show=1#wishes")


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.WISHES, write=True, may_wait=True)
    gone = answers.seen(request, opened).wishes.get(request.POST.get("wish", ""))
    changes = [Remove(gone)] if gone else []
    return answers.carry_out(request, opened, changes, reverse("says:show", args=[opened.id]) + "?show=1#wishes")


def _page(request: HttpRequest, opened: doors.Opened, status: int = 200, **forms_: Any) -> HttpResponse:
    value = opened.value
    asked = "edit" in request.GET or "view_form" in forms_ or not (value.view or "show" in request.GET or forms_)
    context = _context(opened, value) | {"asked": asked, **forms_}
    layout = loader.layout_in_use(value)
    if context["everyone"] and asked and context["may_circle"]:
        context["drawn"] = picture.drawn(value, layout, opened.kept)
    elif context["everyone"] and not asked:
        context |= _said(opened, forms.whose(request.GET.get("whose", "")), "between" in request.GET)
        context["small"] = ink.thumbnail(value, layout, opened.kept)
    return render(request, "says/show.html", context, status=status)


def _said(opened: doors.Opened, whose: Whose, with_betweenness: bool) -> dict[str, Any]:
    """What there is to say of the network, seen under one switch. Betweenness loads a library: only when asked."""
    value = opened.value
    seen = measures.graph_of(value, whose)
    measured = measures.all(seen, whose, opened.today, with_betweenness=with_betweenness)
    members = set(measures.size(value).people)
    return {
        "not_counted": [one.name for one in networks.in_order(value) if one.id not in members],
        "whose": whose.value,
        "today": opened.today,
        "findings": told.told(value, loader.layout_in_use(value), whose),
        "tables": figures.tables(measured, value, loader.layout_in_use(value)),
        "between": figures.between(measured, value),
        "matrix": matrix.of(seen, value),
        "gaps": [(one.value, _goals(value, one)) for one in findings.GAPS] if opened.may(Part.PLAN) else [],
        "may_plan": opened.may(Part.PLAN, Verb.PROPOSE),
    }


def _goals(value: Network, gap: findings.Code) -> list[Goal]:
    """What somebody wants that began with this, as long as it is not reached."""
    return [one for one in value.goals.values() if one.gap == gap and one.ended_on is None]


def _context(opened: doors.Opened, value: Network) -> dict[str, Any]:
    return answers.frame(opened, "says", Part.SAYS) | {
        "wishes": [(one, _people(value, one)) for one in value.wishes.values()],
        "may_wish": opened.may(Part.WISHES, Verb.PROPOSE),
        "may_circle": opened.may(Part.CIRCLE),
        "may_card": opened.may(Part.CARD),
        "switches": [one.value for one in Whose],
    }


def _people(value: Network, wish: Wish) -> list[Person]:
    return networks.known(value, wish.people)
