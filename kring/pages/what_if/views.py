from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import access, measures, what_if
from kring.core.access import Part, Verb
from kring.core.network import Network, Person
from kring.core.what_if import Onward
from kring.pages import answers, told
from kring.pages.what_if import asking, words
from kring.pages.what_if.asking import Asked
from kring.store import doors, marks


@dataclass(frozen=True)
class Choice:
    """Somebody to leave out of it or to put back, and the address that does so."""

    person: Person
    is_chosen: bool
    query: str


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SAYS)
    value, members = opened.value, measures.size(opened.value).people
    asked = asking.read(request.GET, value, opened.may(Part.SAYS, Verb.CHANGE))
    marked = marks.of(opened.row, opened.by)
    context = answers.frame(opened, "what_if", Part.SAYS) | {
        "may_wish": opened.may(Part.WISHES),
        "asked": asked,
        "choices": [_choice(value.people[id], asked) for id in members],
        "gone": [value.people[id] for id in asked.without],
        "how": asked.how.value if asked.how else "",
        "onward": [(one.value, Asked((asked.only,), how=one).query) for one in Onward] if asked.only else [],
        "pairs": asking.acquainted(value),
        "members": [value.people[id] for id in members],
        "supports": [(one.value, name, one in asked.does) for one, name in told.DOES.items()],
        "put_back": list(_put_back(asked, value)),
        "may_mark": access.may_keep_private(opened.viewer).allowed,
        "marked": [value.people[id] for id in members if id in marked],
        "is_marked": asked.only in marked,
    }
    if asked.is_anything:
        after = asking.after(value, asked)
        context["told"] = words.of(what_if.effect(value, after), value, after)
    return render(request, "what_if/show.html", context)


@require_POST
def mark(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.private(request, network)
    person = request.POST.get("person", "")
    if person not in opened.value.people:
        raise Http404
    marks.put(opened.row, person, bool(request.POST.get("on")), opened.value.people, opened.by)
    messages.success(request, "saved")
    otherwise = f"{reverse('what_if:show', args=[opened.id])}?{Asked((person,)).query}"
    return redirect(answers.onward(request, otherwise))


def _choice(person: Person, asked: Asked) -> Choice:
    return Choice(person, person.id in asked.without, asked.other(person.id).query)


def _put_back(asked: Asked, value: Network) -> list[tuple[str, str, str, str]]:
    """The pairs that are looked at: what is asked of them, both names, and the address without it."""
    pairs = [("apart", pair) for pair in asked.apart] + [("met", pair) for pair in asked.met]
    found = []
    for kind, pair in pairs:
        one, other = sorted((value.people[id] for id in pair), key=lambda person: (person.rank, person.id))
        found.append((kind, one.name, other.name, asked.less(pair).query))
    return found
