from dataclasses import replace
from functools import partial
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url

from kring.core import beside, edits, elsewhere, method
from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.changes import Add, Change, Place, Remove, Set, Take, plain
from kring.core.method import Layout
from kring.core.network import Network, Person, Placement
from kring.core.rule import At, Fact
from kring.methods import loader, rulebook
from kring.pages import answers, ink, told, which
from kring.pages.circle import forms, looks, picture, table, talk
from kring.pages.which import Which
from kring.store import doors, factors
from kring.store import networks as stored


@require_safe
def show(request: HttpRequest, network: str, layout: str = "") -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, may_wait=True)
    if layout in opened.value.placements and layout not in loader.layouts():
        return render(
            request, "circle/gone.html", _frame(opened) | {"gone": layout, "people": talk.stood(opened.value, layout)}
        )
    return _page(request, which.of(request, opened, layout))


@require_POST
def place(request: HttpRequest, network: str, layout: str = "") -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    circle = which.of(request, opened, layout)
    form = forms.Place(request.POST, opened.value, circle.layout)
    if not form.is_valid():
        return _page(request, circle, status=422, wrong=form)
    asked, seen = form.cleaned_data, answers.seen(request, opened)
    id, person = circle.layout.id, asked["person"]
    was, after = form.moved(*(networks.placement(one, id, person) for one in (seen, opened.value)))
    now = None if after == Placement() else after
    changes = [Place(id, person, was, now), *_described(seen, circle.layout, person, after)]
    did = "moved" if was and was.ring and was.sector and was != now else "placed"
    to = _shown(request, circle, who=person, q=request.POST.get("q", ""), did=did)
    words = picture.words(circle.layout, _language(request))
    meet = partial(_clash, request, circle, words)
    return answers.carry_out(request, opened, changes, answers.onward(request, to), words, meet)


@require_POST
def propose(request: HttpRequest, network: str, layout: str = "") -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    circle, seen = which.of(request, opened, layout), answers.seen(request, opened)
    wanted = request.POST.getlist("person")
    changes = [
        Place(circle.layout.id, one.id, None, place)
        for one, place in elsewhere.proposals(seen, circle.layout, loader.layouts().values())
        if one.id in wanted
    ]
    return answers.carry_out(request, opened, changes, _shown(request, circle))


@require_POST
def mark(request: HttpRequest, network: str, layout: str = "") -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    circle = which.of(request, opened, layout)
    form = forms.Mark(request.POST, opened.value)
    if not form.is_valid():
        return _page(request, circle, status=422, wrong=form)
    id, field = form.cleaned_data["person"], form.cleaned_data["field"]
    was = getattr(answers.seen(request, opened).people.get(id), field, None)
    to = _shown(request, circle, who=id, q=request.POST.get("q", ""))
    return answers.carry_out(request, opened, [Set("people", id, field, was, form.answered)], to)


@require_POST
def tied(request: HttpRequest, network: str, layout: str = "") -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    circle = which.of(request, opened, layout)
    form = forms.Tied(request.POST, opened.value)
    if not form.is_valid():
        return _page(request, circle, status=422, wrong=form)
    id = form.cleaned_data["person"]
    was = getattr(answers.seen(request, opened).people.get(id), "tied_to", None)
    to = answers.onward(request, _shown(request, circle, who=id, q=request.POST.get("q", "")))
    return answers.carry_out(request, opened, [Set("people", id, "tied_to", plain(was), form.after(was))], to)


@require_POST
def kind(request: HttpRequest, network: str, layout: str = "") -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    circle = which.of(request, opened, layout)
    form = forms.Kind(request.POST, opened.value)
    if not form.is_valid():
        return _page(request, circle, status=422, wrong=form)
    id, category = form.cleaned_data["person"], form.cleaned_data["category"]
    was = getattr(answers.seen(request, opened).people.get(id), "category", None)
    to = _shown(request, circle, who=id, q=request.POST.get("q", ""))
    return answers.carry_out(request, opened, [Set("people", id, "category", was, category)], to)


@require_POST
def answer(request: HttpRequest, network: str, layout: str = "") -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    circle = which.of(request, opened, layout)
    form = forms.Answer(request.POST, opened.value, circle.layout)
    if not form.is_valid():
        return _page(request, circle, status=422, wrong=form)
    changes = _answered(request, opened, form.cleaned_data)
    return answers.carry_out(request, opened, changes, _shown(request, circle, q=form.cleaned_data["prompt"]))


@require_safe
def done(request: HttpRequest, network: str, layout: str = "") -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, may_wait=True)
    circle = which.of(request, opened, layout)
    waiting = talk.tray(opened.value, circle.layout)
    context = _context(circle) | {"tray": waiting, "drawn": ink.thumbnail(opened.value, circle.layout, opened.kept)}
    you = opened.by.user
    context["is_locked_out"] = context["is_own"] and you is not None and not factors.may_come_back(you, opened.by.at)
    return render(request, "circle/done.html", context)


@require_POST
def leave_out(request: HttpRequest, network: str, layout: str = "") -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    circle, seen = which.of(request, opened, layout), answers.seen(request, opened)
    id, wanted = circle.layout.id, request.POST.getlist("person")
    changes = [
        Place(id, one.id, networks.placement(seen, id, one.id), Placement(left_out=True))
        for one in talk.tray(seen, circle.layout)
        if one.id in wanted
    ]
    return answers.carry_out(request, opened, changes, circle.address("circle:done"))


def _shown(request: HttpRequest, circle: Which, **more: str) -> str:
    """The page to come back to after an act, with the same people drawn as before."""
    return circle.address("circle:show", **more, only=request.GET.get("only", ""))


def _clash(request: HttpRequest, circle: Which, words: answers.Word, conflict: stored.Conflict) -> HttpResponse | None:
    """Two people placed somebody at once: the circle as it is now, with both places to choose from."""
    newest = doors.network(request, circle.opened.id, Part.CIRCLE, write=True, may_wait=True)
    placed = next((one for one in conflict.misfits if isinstance(one.change, Place)), None)
    if placed is None or networks.somebody(newest.value, request.POST.get("person", "")) is None:
        return None
    return _page(request, replace(circle, opened=newest), status=409, clash=words(placed))


def _page(
    request: HttpRequest,
    circle: Which,
    status: int = 200,
    wrong: Any = None,
    clash: answers.Both | None = None,
) -> HttpResponse:
    value, agreed, layout = circle.opened.value, circle.opened.agreed, circle.layout
    who, q = (request.POST or request.GET).get("who", ""), (request.POST or request.GET).get("q", "")
    card = talk.card(value, layout, who or request.POST.get("person", ""))
    question = talk.question(value, layout, q)
    findings = told.told(agreed, layout) if agreed.view and not card else []
    shown = [one for one in findings if one.code == request.GET.get("shows")]
    look = looks.of(agreed, layout, request.GET.get("only", ""))
    context = _context(circle, look.asked) | {
        "wrong": wrong,
        "clash": clash,
        "typed": request.POST if wrong or clash else {},
        "card": card,
        "question": question,
        "did": request.GET.get("did", ""),
        "edits_view": "edit" in request.GET or not value.view,
        "tray": talk.tray(value, layout),
        "is_new": talk.is_new(value, layout) and not (request.POST or {"q", "edit", "shows"} & set(request.GET)),
        "left_out": talk.left_out(value, layout),
        "may_see_moments": circle.opened.may(Part.MOMENTS),
        "look": look,
        "where": table.of(look.value, layout),
        "proposals": [] if card else talk.proposals(value, layout),
        "finding": next(iter(shown or findings), None),
        "is_shown": bool(shown),
    }
    context["is_before_names"] = bool(rulebook.evaluate(At.PLACE, {Fact.HAS_NAMES: bool(context["everyone"])}))
    if not context["is_before_names"]:
        chosen = card.person.id if card else None
        lit = [] if card else talk.spoken_of(question, shown)
        links = circle.address("circle:show", q=q, only=look.asked)
        context["drawn"] = picture.drawn(circle, look, _language(request), links, chosen, lit)
    response = render(request, "circle/show.html", context, status=status)
    return response if status == 200 else push_url(response, False)  # the address of an act is no page to come back to


def _language(request: HttpRequest) -> str:
    return getattr(request, "LANGUAGE_CODE", "nl")


def _context(circle: Which, drawn: str = "") -> dict[str, Any]:
    """What every page of a circle knows; what is done goes to an address that knows who was `drawn`."""
    layouts = loader.layouts().values()
    acts = {page: circle.address(f"circle:{page}", only=drawn) for page in _ACTS}
    to = {page: circle.address(f"circle:{page}") for page in _PAGES} | acts | {"easy": circle.address("easy:show")}
    selves = circle.opened.value.owner.selves
    several = list(selves.values()) if len(selves) > 1 else []
    unsaid = talk.unsaid(circle.opened.value, circle.layout)
    here = {"layout": circle.layout, "layouts": layouts, "to": to, "selves_here": several, "unsaid": unsaid}
    return _frame(circle.opened) | here


_PAGES = ("show", "place", "propose", "kind", "mark", "tied", "answer", "done", "leave_out")
_ACTS = ("place", "propose", "kind", "mark", "tied", "answer")


def _frame(opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "circle", Part.CIRCLE) | {"may_say": opened.may(Part.SAYS, Verb.PROPOSE)}


def _described(seen: Network, layout: Layout, person: str, after: Placement) -> list[Change]:
    """Of whom nobody said yet who they are, the group they are put in may say it."""
    kind = method.implied_category(layout, after)
    unknown = person in seen.people and seen.people[person].category is None
    return [Set("people", person, "category", None, kind.value)] if kind and unknown else []


def _answered(request: HttpRequest, opened: doors.Opened, asked: dict[str, Any]) -> list[Change]:
    """Somebody named to a question, or taken back from it; a name that is new becomes a new person."""
    seen = answers.seen(request, opened)
    person, changes = asked["person"], list[Change]()
    if not person and asked["name"].strip():
        person, changes = _named(request, opened, seen, " ".join(asked["name"].split()))
    was = seen.answers.get(asked["prompt"])
    if not person:
        return []
    for other in beside.of(seen.answers, asked["prompt"]):  # of somebody whom not everybody may know
        if person in other.people and asked["person"]:
            return [Remove(other)] if len(other.people) == 1 else [Take("answers", other.id, "people", person)]
    if was is None:
        return [*changes, Add(networks.Answer(asked["prompt"], (person,)))]
    others = tuple(one for one in was.people if one != person)
    is_taken_back = bool(asked["person"]) and person in was.people
    after = others if is_taken_back else was.people if person in was.people else (*others, person)
    return [*changes, *edits.between(was, msgspec.structs.replace(was, people=after))]


def _named(request: HttpRequest, opened: doors.Opened, seen: Network, name: str) -> tuple[str, list[Change]]:
    known = networks.twin(seen, name)
    if known:
        return known.id, []
    id = answers.new_id(request, name)
    person = Person(id, name, rank=networks.next_rank(seen), spontaneous=False, added_by=opened.viewer.user)
    return id, [Add(person)]
