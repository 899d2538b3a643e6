"""One goal: what somebody wants, what works already, how much they want it, and where was looked for help."""

from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from kring.core import actions, days, edits
from kring.core.access import Part
from kring.core.changes import Add, Change, Remove
from kring.core.network import Goal
from kring.pages import answers
from kring.pages.plan import forms, told
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str, goal: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    if goal == "new":
        return _page(request, opened, None, form=_begun(request, opened))
    if goal not in opened.value.goals:
        raise Http404
    return _page(request, opened, opened.value.goals[goal])


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    was = answers.seen(request, opened).goals.get(request.POST.get("goal", ""))
    if request.POST.get("goal") and was is None:
        return redirect("plan:show", opened.id)
    form = forms.Goal(request.POST, value=opened.value, was=was)
    if not form.is_valid():
        return _page(request, opened, was, form=form, status=422)
    new = was or _new(request, opened, form)
    goal = form.told(new, opened.today)
    changes: list[Change] = [*edits.between(was, goal)] if was else [Add(goal)]
    to = reverse("plan:goal", args=[opened.id, goal.id])
    return answers.carry_out(request, opened, changes, to if was is None else reverse("plan:show", args=[opened.id]))


@require_POST
def look_back(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    was = answers.seen(request, opened).goals.get(request.POST.get("goal", ""))
    now = msgspec.structs.replace(was, looked_back_on=days.on(opened.today)) if was else None
    changes = edits.between(was, now) if was and now else ()
    return answers.carry_out(request, opened, changes, reverse("plan:show", args=[opened.id]))


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    gone = answers.seen(request, opened).goals.get(request.POST.get("goal", ""))
    return answers.carry_out(request, opened, [Remove(gone)] if gone else [], reverse("plan:show", args=[opened.id]))


def _new(request: HttpRequest, opened: doors.Opened, form: forms.Goal) -> Goal:
    words, wish = form.cleaned_data["words"], form.cleaned_data["wish"]
    return Goal(
        answers.new_id(request, "goal", words),
        words,
        wish=wish if wish in opened.value.wishes else None,
        gap=form.cleaned_data["gap"],
    )


def _begun(request: HttpRequest, opened: doors.Opened) -> forms.Goal:
    """An empty form, with the wish or the people it is about, where somebody came from one of those."""
    wish = opened.value.wishes.get(request.GET.get("wish", ""))
    given: dict[str, Any] = {"began_as": "wish", "words": request.GET.get("words", "")[:400]}
    given["people"] = [one for one in request.GET.getlist("person") if one in opened.value.people]
    given |= {name: request.GET.get(name, "")[:60] for name in ("domain", "role", "gap")}
    if wish:
        given |= {"words": wish.words, "perspective": wish.perspective, "people": list(wish.people), "wish": wish.id}
    return forms.Goal(initial=given, value=opened.value)


def _page(request: HttpRequest, opened: doors.Opened, goal: Goal | None, **more: Any) -> HttpResponse:
    value, status = opened.value, more.pop("status", 200)
    here = value.goals.get(goal.id) if goal else None
    language = get_language() or "nl"
    told_now = forms.of_goal(here) | {"domain": told.part_of_life(here.domain, language)} if here else {}
    form = more.get("form") or forms.Goal(initial=told_now, value=value)
    listed, domain = told.parts_of_life(language), form["domain"].value() or ""
    context = {
        "form": form,
        "goal": here,
        "is_on_rungs": "rungs" in request.GET,
        "hints": told.goal_hints(value, here, opened.today) if here else [],
        "steps": [told.action(value, one) for one in actions.of_goal(value, here.id)] if here else [],
        "domains": listed,
        "own_domain": domain if domain not in [one for one, _ in listed] else "",
        "may_answer": opened.may(Part.STORY),
        "degrees": range(11),
    }
    return render(request, "plan/goal.html", answers.frame(opened, "plan", Part.PLAN) | context | more, status=status)
