from typing import Any, Final

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import consents, days, edits, plan_kinds, plans, setting_out
from kring.core.access import Part
from kring.core.changes import Add, Change, Put, Remove, Take, before
from kring.core.network import Plan
from kring.core.plan_kinds import Takes
from kring.core.rule import Finding
from kring.methods import plans as shelf
from kring.pages import answers, beside, ruled, setting
from kring.pages.plans import forms, told
from kring.pages.plans import on_paper as paper
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    return _choices(request, opened)


@require_POST
def begin(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    kind = shelf.kinds().get(request.POST.get("kind", ""))
    if kind is None:
        return redirect("plans:show", opened.id)
    answers.seen(request, opened)
    if stopping := setting_out.stopping(_against(opened, kind), opened.viewer.role):
        return _choices(request, opened, kind, stopping, status=422)
    plan = plans.begun(answers.new_id(request, "plan", kind.id), kind, opened.today)
    part = plan_kinds.part(kind, request.POST.get("section", ""))
    to = reverse("plans:part", args=[opened.id, plan.id, part.id]) if part else _address(opened, plan.id)
    return answers.carry_out(request, opened, [Add(plan)], to)


@require_safe
def one(request: HttpRequest, network: str, plan: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    return _page(request, opened, _found(opened, plan))


@require_safe
def on_paper(request: HttpRequest, network: str, plan: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, is_taken_along=True)
    here = _found(opened, plan)
    only = plan_kinds.part(_kind(here), request.GET.get("section", ""))
    response = HttpResponse(paper.made(opened, here, _kind(here), only), content_type="application/pdf")
    name = only.id if only else "plan"
    response["Content-Disposition"] = f'attachment; filename="{name}-{opened.today.isoformat()}.pdf"'
    return response


@require_safe
def part(request: HttpRequest, network: str, plan: str, section: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    here = _found(opened, plan)
    asked = plan_kinds.part(_kind(here), section)
    if asked is None:
        raise Http404
    return render(request, "plans/part.html", told.part_page(opened, here, _kind(here), asked, request.GET))


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    was = _seen(request, opened)
    if was is None:
        return redirect("plans:show", opened.id)
    form = forms.Whole(request.POST, value=opened.value, plan=was, kind=_kind(was))
    if not form.is_valid():
        return _page(request, opened, was, form=form, status=422)
    now = form.told(was, days.on(opened.today))
    return answers.carry_out(request, opened, edits.between(was, now), _address(opened, was.id))


@require_POST
def answer(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    was = _seen(request, opened)
    section = plan_kinds.part(_kind(was), request.POST.get("section", "")) if was else None
    if was is None or section is None:
        return redirect("plans:show", opened.id)
    form = forms.Answers(request.POST, value=opened.value, plan=was, part=section, reads=opened.viewer.reads_theirs)
    is_theirs = section.is_own and not opened.viewer.sees_confidential
    if is_theirs or not form.is_valid():
        context = told.part_page(opened, was, _kind(was), section, {}) | told.asks(form, opened.value)
        return render(request, "plans/part.html", context, status=422)
    seen = answers.seen(request, opened)
    changes = beside.taken_off(request, seen.passages, (plans.passage_id(was, one) for one in section.ask))
    for then, now in form.told(was, _kind(was), seen):
        changes += told.answered(then, now)
    return answers.carry_out(request, opened, changes, _next(request, opened, was, section))


@require_POST
def consent(request: HttpRequest, network: str) -> HttpResponse:
    """What somebody said when they were asked whether others may read what they said of themselves; or nobody was."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    was, person = _seen(request, opened), request.POST.get("person", "")
    asking = plan_kinds.question(_kind(was), request.POST.get("question", "")) if was else None
    seen = answers.seen(request, opened)
    if was is None or asking is None or asking.takes is not Takes.CONSENT or not opened.viewer.reads_theirs:
        return redirect("plans:show", opened.id)
    said, changes = request.POST.get("said"), list[Change]()
    if person in plans.named(seen, was, asking) and said in _SAID:
        on, by = days.on(opened.today), opened.viewer.user
        changes = consents.says(seen, was, asking, person, _SAID[said], on, by)
    return answers.carry_out(request, opened, changes, _address(opened, was.id) + "#theirs")


_SAID: Final[dict[str | None, bool | None]] = {"yes": True, "no": False, "": None}


@require_POST
def ready(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    was, section = _seen(request, opened), request.POST.get("section", "")
    if was is None or plan_kinds.part(_kind(was), section) is None:
        return redirect("plans:show", opened.id)
    is_done, wants = section in was.done, "done" in request.POST
    changes: list[Change] = []
    if wants and not is_done:
        changes = [Put("plans", was.id, "done", section, was.done[-1] if was.done else None)]
    elif is_done and not wants:
        changes = [Take("plans", was.id, "done", section, before(was.done, section))]
    return answers.carry_out(request, opened, changes, _address(opened, was.id))


@require_POST
def evaluate(request: HttpRequest, network: str) -> HttpResponse:
    """A look at the plan; it is looked at again after as long as its kind says."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    was = _seen(request, opened)
    if was is None:
        return redirect("plans:show", opened.id)
    form = forms.Look(request.POST)
    if not form.is_valid():
        return _page(request, opened, was, look=form, status=422)
    look = form.told(answers.new_id(request, "look", was.id), was, days.on(opened.today))
    now = msgspec.structs.replace(was, review_on=plans.next_review(_kind(was), opened.today))
    return answers.carry_out(request, opened, [Add(look), *edits.between(was, now)], _address(opened, was.id))


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    was = _seen(request, opened)
    if was is None:
        return redirect("plans:show", opened.id)
    gone = (*plans.within(answers.seen(request, opened), was), was)
    return answers.carry_out(request, opened, [Remove(one) for one in gone], reverse("plans:show", args=[opened.id]))


def _against(opened: doors.Opened, kind: plan_kinds.PlanKind) -> tuple[Finding, ...]:
    """What the rules of the way that a plan is of find when this visitor begins it (R050)."""
    way = shelf.way(kind)
    return setting.findings(opened, [way], {})[0] if way else ()


def _choices(
    request: HttpRequest,
    opened: doors.Opened,
    refused: plan_kinds.PlanKind | None = None,
    found: tuple[Finding, ...] = (),
    status: int = 200,
) -> HttpResponse:
    way = shelf.way(refused) if refused else None
    context = {
        "kinds": list(shelf.kinds().values()),
        "begun": told.begun(opened),
        "refused": refused,
        "found": ruled.told(found, way),
    }
    frame = answers.frame(opened, "plan", Part.PLAN)
    return render(request, "plans/show.html", frame | context, status=status)


def _page(request: HttpRequest, opened: doors.Opened, plan: Plan, **more: Any) -> HttpResponse:
    status = more.pop("status", 200)
    return render(request, "plans/one.html", told.page(opened, plan, _kind(plan)) | more, status=status)


def _found(opened: doors.Opened, id: str) -> Plan:
    plan = opened.value.plans.get(id)
    if plan is None or plan.kind not in shelf.kinds():
        raise Http404
    return plan


def _seen(request: HttpRequest, opened: doors.Opened) -> Plan | None:
    """The plan that a form is about, as it was seen and as it still is there."""
    id = request.POST.get("plan", "")
    plan = answers.seen(request, opened).plans.get(id)
    return plan if plan and id in opened.value.plans and plan.kind in shelf.kinds() else None


def _kind(plan: Plan) -> plan_kinds.PlanKind:
    return shelf.kinds()[plan.kind]


def _next(request: HttpRequest, opened: doors.Opened, plan: Plan, section: plan_kinds.Part) -> str:
    """To the next part, or back to the plan: who stops keeps everything."""
    sections = [one.id for one in _kind(plan).part]
    at = sections.index(section.id) + 1
    if "next" in request.POST and at < len(sections):
        return reverse("plans:part", args=[opened.id, plan.id, sections[at]])
    return _address(opened, plan.id)


def _address(opened: doors.Opened, plan: str) -> str:
    return reverse("plans:one", args=[opened.id, plan])
