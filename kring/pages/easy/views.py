from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.changes import Change
from kring.core.method import Layout
from kring.core.network import Network
from kring.pages import answers, ink, which
from kring.pages.easy import forms, tiles, walk
from kring.pages.which import Which
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str, layout: str = "") -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, may_wait=True)
    circle = which.of(request, opened, layout)
    if not opened.may(Part.CIRCLE, Verb.PROPOSE) or not circle.layout.is_easy:
        return redirect(circle.address("circle:show"))
    return _page(request, circle)


@require_POST
def answer(request: HttpRequest, network: str, layout: str = "") -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    circle = which.of(request, opened, layout)
    form = forms.Answer(request.POST, opened.value, circle.layout)
    if not form.is_valid():
        return _page(request, circle, status=422, wrong="gone" if form.has_error("who") else "choose")
    said, way = form.cleaned_data, forms.way(request.POST)
    now = walk.Step(opened.value.people[said["who"]], walk.Question(said["question"]))
    if said["unknown"]:
        way = replace(way, skipped=way.skipped | {now.person.id})
    to = _onward(circle, now, way)
    changes = _changes(answers.seen(request, opened), circle.layout, now, "" if said["unknown"] else said["choice"])
    if not changes:
        return redirect(to)
    return answers.carry_out(request, opened, changes, to, tiles.words(circle.layout, get_language() or "nl"))


def _changes(seen: Network, layout: Layout, now: walk.Step, choice: str) -> list[Change]:
    if now.person.id not in seen.people:
        return []
    if now.question.is_wish:
        return walk.wished(seen, now.person.id, now.question, {forms.YES: True, forms.NO: False}.get(choice))
    if not choice:
        return []
    change = walk.named if now.question is walk.Question.WHO else walk.near
    return change(seen, layout, now.person.id, choice)


def _onward(circle: Which, now: walk.Step, way: walk.Way) -> str:
    following = walk.after(circle.opened.value, circle.layout, now, way)
    last = {"last": f"{now.person.id}.{now.question.value}"}
    return _address(circle, following, way, last if following else {"ready": "1"})


def _address(circle: Which, step: walk.Step | None, way: walk.Way, more: dict[str, str]) -> str:
    asked = {"who": step.person.id, "question": step.question.value} if step else {}
    skipped = {"skipped": ",".join(sorted(way.skipped))} if way.skipped else {}
    kind = {"everybody": "1"} if way.is_everybody else {}
    kind |= {"wishes": "1"} if way.is_wishing else {}
    return circle.address("easy:show", **asked, **skipped, **kind, **more)


def _page(request: HttpRequest, circle: Which, status: int = 200, wrong: str = "") -> HttpResponse:
    opened, value, layout = circle.opened, circle.opened.value, circle.layout
    asked = request.POST or request.GET
    way = forms.way(asked)
    is_ready = bool(asked.get("ready"))
    now = None if is_ready else walk.step(value, layout, way, asked.get("who", ""), asked.get("question", ""))
    context = {
        "opened": opened,
        "value": value,
        "everyone": networks.in_order(value),
        "called": networks.called(value),
        "is_own": opened.viewer.sees_confidential,
        "act": answers.new_act(),
        "waiting": walk.waiting(value, layout, walk.Way()),
        "has_wishes": bool(walk.waiting(value, layout, walk.Way(is_wishing=True))),
        "wrong": wrong,
        "way": way,
        "skipped": ",".join(sorted(way.skipped)),
        "last": asked.get("last", ""),
        "step": now,
        "to": {page: circle.address(page.replace("_", ":")) for page in ("circle_show", "easy_show", "easy_answer")},
    }
    if now is None:
        return render(request, "easy/ready.html", context | {"thumbnail": ink.thumbnail(value, layout, opened.kept)})
    context["turns"] = walk.turns(value, layout, now, way)
    context["tiles"] = tiles.of(value, layout, now, get_language() or "nl")
    context["back"] = _back(circle, way, now, asked.get("last", ""))
    return render(request, "easy/show.html", context, status=status)


def _back(circle: Which, way: walk.Way, now: walk.Step, last: str) -> str:
    """The screen before this one; before the first there is the circle."""
    who, _, question = last.partition(".")
    person = networks.somebody(circle.opened.value, who)
    if person is not None and question in set(walk.Question):
        return _address(circle, walk.Step(person, walk.Question(question)), way, {})
    earlier = walk.before(circle.opened.value, circle.layout, now, way)
    return _address(circle, earlier, way, {}) if earlier else circle.address("circle:show")
