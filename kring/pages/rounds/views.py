from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from kring.core import actions
from kring.core.access import Part
from kring.core.changes import Add, Change
from kring.core.network import Action, Goal, Id, Network
from kring.pages import answers, squares
from kring.pages.rounds import forms
from kring.store import doors, rounds
from kring.store.rounds import Asked, Lasts, Round, State


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN)
    of = request.GET.get("of", "")
    about = _about(opened.value)
    given = {"of": of, "words": dict(about).get(of, "")[: forms.LONGEST]}
    return _list(request, opened, forms.Begin(initial=given, about=about))


@require_POST
def begin(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True)
    form = forms.Begin(request.POST, about=_about(opened.value))
    if not form.is_valid():
        return _list(request, opened, form, status=422)
    asked = form.cleaned_data
    try:
        wanted = Asked(asked["words"], rounds.new_token())
        made = rounds.begin(opened.row, asked["of"], wanted, Lasts(asked["lasts"]), opened.by)
    except rounds.Full:
        return _list(request, opened, form, status=409, is_full=True)
    return redirect("rounds:one", opened.id, made.id)


@require_safe
def one(request: HttpRequest, network: str, round: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    return render(request, "rounds/one.html", _page(request, opened, _found(opened, round)))


@require_safe
def fresh(request: HttpRequest, network: str, round: str) -> HttpResponse:
    """Whether anything came: letters that say nothing, for the page that is open."""
    mark = doors.mark(request, network, Part.PLAN.value)
    return HttpResponse(f"{mark} {rounds.mark(network, round)}", content_type="text/plain")


@require_POST
def end(request: HttpRequest, network: str) -> HttpResponse:
    """Nobody new comes in, or no idea comes any more."""
    opened = doors.network(request, network, Part.PLAN, write=True)
    here = _posted(request, opened)
    if here and "shut" in request.POST:
        rounds.shut(here, opened.by.at)
    elif here:
        rounds.end(here, opened.by.at)
    return _back(opened, here)


@require_POST
def names(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True)
    here = _posted(request, opened)
    if here:
        rounds.name(here, request.POST.get("shows") == "1")
    return _back(opened, here)


@require_POST
def aside(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True)
    here = _posted(request, opened)
    if here:
        rounds.put_aside(here, request.POST.get("thought", ""), request.POST.get("aside") == "1")
    return _back(opened, here)


@require_POST
def pick(request: HttpRequest, network: str) -> HttpResponse:
    """An idea becomes a step, for later: who and when are thought of there. Twice is one step."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    seen, here = answers.seen(request, opened), _posted(request, opened)
    thought = next((one for one in here.thoughts if one.id == request.POST.get("thought")), None) if here else None
    if here is None or thought is None:
        return _back(opened, here)
    changes: list[Change] = []
    id = thought.step(here)
    if id not in seen.actions:
        goal, made = _goal(seen, here.row.of, answers.new_id(request, "goal", here.row.of))
        changes = [*made, Add(Action(id, thought.words, goal=goal, rank=actions.next_rank(seen)))]
    return answers.carry_out(request, opened, changes, _address(opened, here))


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    """A round goes from everywhere; for a week it can be put back."""
    opened = doors.network(request, network, Part.PLAN, write=True)
    if "back" in request.POST:
        gone = rounds.removed(opened.row, opened.value, opened.viewer.sees_confidential)
        for one in gone:
            if one.id == request.POST["back"]:
                rounds.put_back(one, opened.by.at)
    elif here := _posted(request, opened):
        rounds.remove(here, opened.by.at)
    return redirect("rounds:show", opened.id)


def _page(request: HttpRequest, opened: doors.Opened, here: Round) -> dict[str, Any]:
    state = here.state(opened.by.at)
    address = request.build_absolute_uri(reverse("think", args=[here.asked.token]))
    steps = {one.id: opened.value.actions.get(one.step(here)) for one in here.thoughts}
    agreed = opened.agreed.actions
    shown = [
        (one, step, step is None or step.id in agreed)
        for one in here.thoughts
        if not one.is_aside
        for step in [steps[one.id]]
    ]
    return answers.frame(opened, "plan", Part.PLAN) | {
        "here": _address(opened, here),
        "round": here,
        "state": state,
        "address": address,
        "square": squares.square(address, gettext("The way in, for a camera")) if state is State.OPEN else "",
        "ideas": shown,
        "aside": [one for one in here.thoughts if one.is_aside],
        "has_names": any(one.name for one in here.thoughts),
        "mark": f"{opened.mark()} {rounds.mark_of(here)}",
    }


def _list(request: HttpRequest, opened: doors.Opened, form: forms.Begin, **more: Any) -> HttpResponse:
    status = more.pop("status", 200)
    seen = (opened.row, opened.value, opened.viewer.sees_confidential)
    here = [(one, one.state(opened.by.at)) for one in rounds.every(*seen)]
    context = {"form": form, "rounds": here, "removed": rounds.removed(*seen)}
    return render(request, "rounds/show.html", answers.frame(opened, "plan", Part.PLAN) | context | more, status=status)


def _about(value: Network) -> list[tuple[Id, str]]:
    """What one can think along about: goals that go on, and wishes of which nothing was made yet."""
    table = actions.table(value)
    goals = [(one.id, one.words) for one in table.goals]
    return goals + [(one.id, one.words) for one in table.loose]


def _goal(value: Network, of: Id, id: Id) -> tuple[Id | None, list[Change]]:
    """The goal that a step is for; a wish without one becomes a goal with its first step."""
    if of in value.goals:
        return of, []
    there = next((one.id for one in value.goals.values() if one.wish == of), None)
    wish = value.wishes.get(of)
    if there or wish is None:
        return there, []
    return id, [Add(Goal(id, wish.words, wish=of, perspective=wish.perspective, people=wish.people))]


def _found(opened: doors.Opened, id: str) -> Round:
    here = rounds.one(opened.row, id, opened.value, opened.viewer.sees_confidential)
    if here is None:
        raise Http404
    return here


def _posted(request: HttpRequest, opened: doors.Opened) -> Round | None:
    return rounds.one(opened.row, request.POST.get("round", ""), opened.value, opened.viewer.sees_confidential)


def _back(opened: doors.Opened, here: Round | None) -> HttpResponse:
    return redirect(_address(opened, here)) if here else redirect("rounds:show", opened.id)


def _address(opened: doors.Opened, here: Round) -> str:
    return reverse("rounds:one", args=[opened.id, here.id])
