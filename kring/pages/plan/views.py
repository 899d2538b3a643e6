from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import actions, edits, plan_rules
from kring.core.access import Part, Verb
from kring.core.changes import Add, Change, Remove, Set
from kring.core.network import Action, Network, Outcome, Plan
from kring.methods import plans as shelf
from kring.methods import rulebook
from kring.pages import answers
from kring.pages.plan import forms, told
from kring.pages.plan import on_paper as paper
from kring.store import doors, identities


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    yours = None if opened.viewer.sees_confidential else identities.mine(opened)
    return render(request, "plan/show.html", _context(opened) | told.page(opened) | {"yours": yours})


@require_safe
def on_paper(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, is_taken_along=True)
    response = HttpResponse(paper.made(opened), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="plan-{opened.today.isoformat()}.pdf"'
    return response


@require_safe
def action(request: HttpRequest, network: str, action: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    if action == "new":
        return _page(request, opened, None, form=_begun(request, opened))
    return _page(request, opened, _one(opened.value, action))


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    was = seen.actions.get(request.POST.get("action", ""))
    form = _form(opened, request.POST, was)
    if request.POST.get("action") and was is None:
        return redirect("plan:show", opened.id)
    if not form.is_valid():
        return _page(request, opened, was, form=form, status=422)
    new = was or _new(request, form)
    action = form.told(new)
    is_chosen = new.is_chosen or "choose" in request.POST
    if is_chosen and not new.is_chosen:
        action = msgspec.structs.replace(action, is_chosen=True, rank=actions.next_rank(seen))
    changes: list[Change] = [*edits.between(was, action)] if was else [Add(action)]
    return answers.carry_out(request, opened, changes, _kept(opened, action, was))


@require_POST
def choose(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    was = seen.actions.get(request.POST.get("action", ""))
    if was is None:
        return redirect("plan:show", opened.id)
    now = {
        "later": msgspec.structs.replace(was, is_chosen=False),
        "first": msgspec.structs.replace(was, is_chosen=True, rank=actions.first_rank(seen)),
    }.get(request.POST.get("how", ""), msgspec.structs.replace(was, is_chosen=True, rank=actions.next_rank(seen)))
    return answers.carry_out(request, opened, edits.between(was, now), _address(opened))


@require_POST
def cut(request: HttpRequest, network: str) -> HttpResponse:
    """The first of several things stays the action; the others wait as ideas for later (R011, PC9)."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    was, last = seen.actions.get(request.POST.get("action", "")), actions.next_rank(seen)
    pieces = plan_rules.parts(was.words) if was else ()
    if was is None or len(pieces) < 2:
        return redirect("plan:show", opened.id)
    now = msgspec.structs.replace(was, words=pieces[0])
    rest = [
        Action(answers.new_id(request, "action", piece), piece, was.goal, by=was.by, people=was.people, rank=last + n)
        for n, piece in enumerate(pieces[1:])
    ]
    changes: list[Change] = [*edits.between(was, now), *(Add(one) for one in rest)]
    return answers.carry_out(request, opened, changes, reverse("plan:action", args=[opened.id, was.id]))


@require_POST
def tell(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    was = answers.seen(request, opened).actions.get(request.POST.get("action", ""))
    if was is None:
        return redirect("plan:show", opened.id)
    form = forms.Went(request.POST)
    if not form.is_valid():
        return _page(request, opened, was, went=form, status=422)
    now = form.told(was, opened.today)
    to = reverse("plan:action", args=[opened.id, was.id])
    is_told = now.outcome in (Outcome.DONE, Outcome.NOT_WORKED) and not (now.well or now.less_well)
    to = f"{to}#went" if is_told else _address(opened)
    return answers.carry_out(request, opened, edits.between(was, now), to)


@require_POST
def thank(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    was = answers.seen(request, opened).actions.get(request.POST.get("action", ""))
    changes = [Set("actions", was.id, "is_thanked", was.is_thanked, True)] if was else []
    return answers.carry_out(request, opened, changes, _address(opened) + "#worked")


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    gone = answers.seen(request, opened).actions.get(request.POST.get("action", ""))
    return answers.carry_out(request, opened, [Remove(gone)] if gone else [], _address(opened))


def _page(request: HttpRequest, opened: doors.Opened, action: Action | None, **more: Any) -> HttpResponse:
    value, status = opened.value, more.pop("status", 200)
    here = value.actions.get(action.id) if action else None
    form = more.get("form") or _form(opened, None, here, initial=forms.of_action(here) if here else {})
    goal = value.goals.get(str(form["goal"].value() or ""))
    context = {
        "form": form,
        "one": told.action(value, here) if here else None,
        "hints": told.hints(value, here, opened.today) if here and here.outcome is None else [],
        "smaller": plan_rules.smaller(here) if here else None,
        "motive": told.motive(goal, opened.today) if goal and not here else None,
        "goal": goal,
        "whole": _whole(value, form["plan"].value()),
        "is_else": "else" in request.GET,
        "is_changing": "change" in request.GET,
        "is_anyway": form.is_bound or "anyway" in request.GET or bool(form["after"].value()),
        "is_waiting": here in actions.table(value).waiting,
        "is_running": here is not None and here.is_chosen and here.outcome is None,
        "looks": plan_rules.looked_back(value) if not here else None,
    }
    return render(request, "plan/action.html", _context(opened) | context | more, status=status)


def _form(opened: doors.Opened, data: Any, was: Action | None, **more: Any) -> forms.Action:
    return forms.Action(data, value=opened.value, is_leading=opened.viewer.sees_confidential, was=was, **more)


def _begun(request: HttpRequest, opened: doors.Opened) -> forms.Action:
    """An empty form, with what the place that somebody came from says already: a person, a goal, an idea."""
    asked, value = request.GET, opened.value
    before = value.actions.get(asked.get("after", ""))
    given: dict[str, Any] = {"words": asked.get("words", "")[:400], "card": asked.get("card", "")[:200]}
    given["goal"] = before.goal if before else asked.get("goal", "")
    given["people"] = list(before.people) if before else [one for one in asked.getlist("person") if one in value.people]
    given["after"] = before.id if before else ""
    given["plan"] = before.plan if before else asked.get("plan", "")
    if before and (hint := plan_rules.smaller(before)) and hint.instead and not given["words"]:
        given["words"] = hint.instead[0]
    return _form(opened, None, None, initial=given)


def _new(request: HttpRequest, form: forms.Action) -> Action:
    asked = form.cleaned_data
    id = answers.new_id(request, "action", asked["words"])
    return Action(id, asked["words"], plan=_id(asked["plan"]), after=_id(asked["after"]), card=_id(asked["card"]))


def _id(text: str) -> str | None:
    return text if text and all(sign.isascii() and (sign.isalnum() or sign in "_~:-") for sign in text) else None


def _kept(opened: doors.Opened, action: Action, was: Action | None) -> str:
    """Where to go on: to the step itself when the rules have something to say of it, or else to where one came from."""
    is_said = any(one.rule not in ("R092", "R007") for one in rulebook.of_action(opened.value, action, opened.today))
    if is_said:
        return reverse("plan:action", args=[opened.id, action.id]) + "#hints"
    whole = _whole(opened.value, action.plan) if was is None else None
    return reverse("plans:one", args=[opened.id, whole.id]) if whole else _address(opened)


def _whole(value: Network, id: str | None) -> Plan | None:
    """The whole plan that a step belongs to, as far as it has a page."""
    plan = value.plans.get(id or "")
    return plan if plan and plan.kind in shelf.kinds() else None


def _one(value: Network, action: str) -> Action:
    if action not in value.actions:
        raise Http404
    return value.actions[action]


def _address(opened: doors.Opened) -> str:
    return reverse("plan:show", args=[opened.id])


def _context(opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "plan", Part.PLAN) | {
        "here": reverse("plan:show", args=[opened.id]),
        "may_ask": opened.may(Part.SHARES, Verb.CHANGE),
        "today": opened.today,
    }
