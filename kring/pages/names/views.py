from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import actions, changes, days, reviews
from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.network import Network, Person
from kring.core.rule import At, Fact
from kring.methods import loader, rulebook
from kring.pages import answers, ink, penciled, stretches
from kring.pages.names import forms, listing, words
from kring.store import accounts, doors, moments


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES, may_wait=True)
    return _page(request, opened)


@require_POST
def start(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES, write=True, may_wait=True)
    form = forms.Start(request.POST, opened.today)
    if not form.is_valid():
        return _page(request, opened, status=422, start=form)
    was = answers.seen(request, opened).owner
    wants, again = form.cleaned_data["wants_to_map"] == "yes", form.cleaned_data["ask_again_on"]
    day = None if wants or again is None else days.on(again)
    asked = [
        changes.Set("owner", "", "wants_to_map", was.wants_to_map, wants),
        changes.Set("owner", "", "ask_again_on", changes.plain(was.ask_again_on), changes.plain(day)),
    ]
    return answers.carry_out(request, opened, asked, _address(opened), words.wanted)


@require_POST
def add(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES, write=True, may_wait=True)
    form = forms.Add(request.POST)
    if not form.is_valid():
        return _page(request, opened, status=422, form=form)
    said = form.cleaned_data
    id = answers.new_id(request, said["name"])
    twin = None if said["again"] else networks.twin(opened.value, said["name"], id)
    if twin:
        return _page(request, opened, status=422, form=form, twin=twin)
    before = answers.seen(request, opened)
    mine = "me" if said["said_by"] == "me" else ""
    to = _address(opened, add="1", prompt=said["prompt"], said_by=mine, named=id)
    return answers.carry_out(request, opened, [changes.Add(_named(opened, before, id, said))], to)


@require_POST
def remark(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CARD, write=True, may_wait=True)
    form = forms.Remark(request.POST)
    person = answers.seen(request, opened).people.get(request.POST.get("person", ""))
    to = answers.onward(request, _address(opened, add="1"))
    if person is None:
        return redirect(to)
    if not form.is_valid():
        return _page(request, opened, status=422, about=person, remark_form=form, typed_upon=answers.upon(request))
    said = changes.Set("people", person.id, "remark", person.remark, form.cleaned_data["remark"])
    return answers.carry_out(request, opened, [said], to)


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES, write=True, may_wait=True)
    form = forms.Remove(request.POST)
    if not form.is_valid():
        return _page(request, opened, status=422)
    before = answers.seen(request, opened)
    to = answers.onward(request, _address(opened, add="1"))
    return answers.carry_out(request, opened, changes.removal(before, form.cleaned_data["person"]), to, words.person)


def _named(opened: doors.Opened, before: Network, id: str, said: dict[str, Any]) -> Person:
    """Whoever is named now. What a professional adds of their own accord bears their name."""
    is_own_voice = opened.viewer.sees_confidential or said["said_by"] != "me"
    return Person(
        id,
        said["name"],
        rank=networks.next_rank(before),
        spontaneous=is_own_voice and not said["prompt"] and not _is_prompted(opened, before),
        added_by=None if is_own_voice and not opened.viewer.sees_confidential else opened.viewer.user,
    )


def _is_prompted(opened: doors.Opened, before: Network) -> bool:
    """Whether the owner was already helped along by a question: from then on no name is spontaneous."""
    unasked = [one for one in before.people.values() if one.spontaneous is False]
    others = accounts.others(opened.row) if unasked else {}
    return any(one.added_by not in others for one in unasked)


def _page(request: HttpRequest, opened: doors.Opened, status: int = 200, **more: Any) -> HttpResponse:
    value, asked = opened.agreed, request.POST or request.GET
    layout = loader.layout_in_use(value)
    ask, has_places = loader.ask(layout.name_list), bool(value.placements.get(layout.id))
    is_adding = not has_places or "add" in asked or "prompt" in asked or "about" in asked or status == 422
    about = asked.get("about") or (asked.get("person", "") if status == 422 else "")
    again_on = days.first(value.owner.ask_again_on) if value.owner.ask_again_on else None
    others, just_named = accounts.others(opened.row), networks.somebody(opened.value, asked.get("named", ""))
    listed = listing.listed(value, layout if has_places else None, others, just_named)
    stretch = stretches.of(listed.newest if is_adding else listed.from_near, request.GET)
    context = answers.frame(opened, "names", Part.NAMES) | {
        "here": request.get_full_path() if status == 200 else _address(opened, add="1"),
        "is_due": moments.is_due(opened.row, value, opened.today),
        "underway": next(iter(actions.table(value).running), None) if opened.viewer.sees_confidential else None,
        "may_see_card": opened.may(Part.CARD),
        "may_see_circle": opened.may(Part.CIRCLE),
        "stage": "list" if "form" in more else _stage(opened, request),
        "begin": asked.get("begin", ""),
        "again_on": again_on,
        "start": forms.Start(None, opened.today, again_on),
        "is_adding": is_adding,
        "stretch": stretch,
        "waiting_count": len(listed.waiting),
        **listing.within(listed, stretch.ids),
        "has_places": has_places,
        "others": others,
        "helping": networks.helping(value),
        "question": listing.question(ask, asked.get("prompt", "")),
        "first_question": ask.prompt[0].id,
        "said_by": asked.get("said_by", "owner"),
        "about": networks.somebody(opened.value, about),
        "everyone": networks.in_order(value),
        "newcomers": penciled.newcomers(opened),
        "leaving": [(id, value.people[person]) for person, id in penciled.leaving(opened).items()],
        "just_named": just_named,
        "thumbnail": ink.thumbnail(value, layout, opened.kept, 104) if has_places and not stretch.is_needed else "",
    }
    return render(request, "names/show.html", context | more, status=status)


def _stage(opened: doors.Opened, request: HttpRequest) -> str:
    """What comes before the list: does the owner want this (R004), and is there a list already (R001)?"""
    owner, has_begun = opened.value.owner, {"begin", "add", "prompt"} & set(request.GET)
    if networks.in_order(opened.value) or not opened.may(Part.NAMES, Verb.PROPOSE):
        return "list"
    if owner.wants_to_map is None:
        return "wanted"
    if not owner.wants_to_map:
        return "wanted" if reviews.may_ask(owner, opened.today) else "stopped"
    told = {Fact.HAS_EARLIER_MAP: False} if has_begun else {}
    return "earlier" if rulebook.evaluate(At.MAP, {Fact.ASKED: {Fact.HAS_EARLIER_MAP}, **told}) else "list"


def _address(opened: doors.Opened, **more: str) -> str:
    query = urlencode({key: value for key, value in more.items() if value})
    return reverse("names:show", args=[opened.id]) + (f"?{query}" if query else "")
