"""What somebody does in a life, and who takes it over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kring.core import edits, plan_kinds
from kring.core.access import Part
from kring.core.changes import Add, Change, Remove
from kring.core.network import Task
from kring.core.plan_kinds import Holds
from kring.methods import plans as shelf
from kring.pages import answers
from kring.pages.plans import forms, told
from kring.store import doors


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    seen, id = answers.seen(request, opened), request.POST.get("task", "")
    plan, was = seen.plans.get(request.POST.get("plan", "")), seen.tasks.get(id)
    kind = shelf.kinds().get(plan.kind) if plan and plan.id in opened.value.plans else None
    section = plan_kinds.part(kind, request.POST.get("section", "")) if kind else None
    if plan is None or kind is None or section is None or section.holds is not Holds.TASKS:
        return redirect("plans:show", opened.id)
    if id and (was is None or (was.plan, was.part) != (plan.id, section.id)):
        return redirect("plans:show", opened.id)
    form = forms.Handing(request.POST, value=opened.value, plan=plan, kind=kind, was=was)
    if not form.is_valid():
        context = told.part_page(opened, plan, kind, section, {}) | {"handing": form, "task": was}
        return render(request, "plans/part.html", context, status=422)
    new = was or Task(answers.new_id(request, "task", form.cleaned_data["words"]), plan.id, section.id, "x")
    now = form.told(new)
    changes: list[Change] = [*edits.between(was, now)] if was else [Add(now)]
    return answers.carry_out(request, opened, changes, _address(opened, now) + "#tasks")


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    gone = answers.seen(request, opened).tasks.get(request.POST.get("task", ""))
    if gone is None:
        return redirect("plans:show", opened.id)
    return answers.carry_out(request, opened, [Remove(gone)], _address(opened, gone) + "#tasks")


def _address(opened: doors.Opened, task: Task) -> str:
    return reverse("plans:part", args=[opened.id, task.plan, task.part])
