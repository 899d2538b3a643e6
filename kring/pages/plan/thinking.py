"""Ideas: their own ones first, and from the map what could be done with whom, as questions and never as advice."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import actions, ideas
from kring.core import network as networks
from kring.core.access import Part
from kring.core.changes import Add
from kring.core.method import DeckOf, Leaf
from kring.methods import loader, questions
from kring.pages import answers
from kring.pages import told as words
from kring.pages.plan import forms
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    return _page(request, doors.network(request, network, Part.PLAN, may_wait=True), forms.Idea())


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    """An own idea waits among those for later: choosing comes when there are some, and is done elsewhere."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    form = forms.Idea(request.POST)
    if not form.is_valid():
        return _page(request, opened, form, status=422)
    words = form.cleaned_data["words"]
    idea = networks.Action(answers.new_id(request, "action", words), words)
    return answers.carry_out(request, opened, [Add(idea)], reverse("plan:ideas", args=[opened.id]) + "#own")


def _page(request: HttpRequest, opened: doors.Opened, form: forms.Idea, status: int = 200) -> HttpResponse:
    value, asked = opened.value, request.GET.get("person", "")
    if asked and asked not in value.people:
        raise Http404
    found = ideas.from_map(value, loader.leaves(), asked or None)
    examples = loader.leaves(DeckOf.EXAMPLES)
    context: dict[str, Any] = {
        "guides": list(loader.guides().values()) if questions.cares(value) else [],
        "form": form,
        "own": actions.table(value).later,
        "ideas": found,
        "groups": [(one, networks.known(value, one.people), _fitting(examples, one)) for one in found.known],
        "elsewhere": [leaf for leaf in examples if not leaf.helps and not leaf.is_special],
        "special": [leaf for leaf in examples if leaf.is_special],
        "neighbours": networks.known(value, found.neighbours),
        "about": value.people.get(asked),
        "nobody": [(one, words.DOES[one]) for one in found.nobody],
        "one_helps": [(one, words.DOES[one]) for one in found.one],
        "interests": value.owner.interests,
        "roles": ideas.roles(value, loader.leaves(DeckOf.ROLES)),
    }
    return render(request, "plan/ideas.html", answers.frame(opened, "plan", Part.PLAN) | context, status=status)


def _fitting(examples: Iterable[Leaf], group: ideas.Group) -> list[Leaf]:
    """How others did it with a tie of this kind."""
    return [leaf for leaf in examples if group.kind in leaf.helps]
