from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.method import Layout
from kring.core.network import Network
from kring.methods import loader
from kring.pages import answers
from kring.pages.easy import forms, tiles, walk
from kring.store import doors
from kring.store.networks import Missing

DEFAULT = "lensink-circle"


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE)
    return _page(request, opened)


@require_POST
def answer(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True)
    layout = loader.layout(DEFAULT)
    form = forms.Answer(request.POST, opened.value, layout)
    if not form.is_valid():
        return _page(request, opened, status=422, wrong=form)
    said = form.cleaned_data
    seen = _seen(request, opened)
    now = walk.Step(opened.value.people[said["who"]], walk.Question(said["question"]))
    is_left = said["unknown"] and now.question is walk.Question.NEAR
    skipped = _skipped(said["skipped"]) | ({said["who"]} if is_left else frozenset())
    changes = [] if said["unknown"] or said["who"] not in seen.people else _changes(seen, layout, said)
    return answers.carry_out(request, opened, changes, _onward(opened, layout, now, skipped))


def _changes(seen: Network, layout: Layout, said: dict[str, Any]) -> list[Any]:
    if said["question"] == walk.Question.WHO:
        return walk.named(seen, said["who"], said["choice"])
    return walk.near(seen, layout, said["who"], said["choice"])


def _onward(opened: doors.Opened, layout: Layout, now: walk.Step, skipped: frozenset[str]) -> str:
    """The screen that follows. Whoever was just given a place waits no longer, though the value is from before."""
    following = walk.after(opened.value, layout, now, skipped)
    query = {"skipped": ",".join(sorted(skipped))} if skipped else {}
    if following is None:
        query["ready"] = "1"
    else:
        query |= {"who": following.person.id, "question": following.question.value}
    return reverse("easy:show", args=[opened.id]) + "?" + urlencode(query)


def _page(request: HttpRequest, opened: doors.Opened, status: int = 200, wrong: Any = None) -> HttpResponse:
    value, layout = opened.value, loader.layout(DEFAULT)
    asked = request.POST or request.GET
    now = None if asked.get("ready") else walk.step(value, layout, asked.get("who", ""), asked.get("question", ""))
    context = {
        "opened": opened,
        "value": value,
        "called": networks.called(value),
        "act": answers.new_act(),
        "may_change": opened.may(Part.CIRCLE, Verb.CHANGE),
        "waiting": walk.waiting(value, layout),
        "wrong": wrong,
        "skipped": asked.get("skipped", ""),
        "step": now,
    }
    if now is not None:
        context["turns"] = walk.turns(value, layout, now)
        context["tiles"] = tiles.of(value, layout, now, get_language() or "nl")
    else:
        context["thumbnail"] = tiles.circle_of(value, layout, opened.kept)
    return render(request, "easy/show.html" if now else "easy/ready.html", context, status=status)


def _skipped(text: str) -> frozenset[str]:
    return frozenset(one for one in text.split(",") if one)


def _seen(request: HttpRequest, opened: doors.Opened) -> Network:
    """The network as the visitor had it in front of them; without a version the newest, and the answer is 428."""
    try:
        return opened.at(answers.seen_version(request))
    except Missing:
        return opened.value
