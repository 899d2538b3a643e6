from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kring.core import measures, what_if
from kring.core.access import Part, Verb
from kring.core.network import Person
from kring.core.what_if import Onward
from kring.pages import answers
from kring.pages.what_if import words
from kring.store import doors


@dataclass(frozen=True)
class Choice:
    """Somebody to leave out of it or to put back, and the address that does so."""

    person: Person
    is_chosen: bool
    query: str


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SAYS)
    value = opened.value
    members = measures.size(value).people
    chosen = [id for id in members if id in request.GET.getlist("without")]
    how = _onward(request, chosen) if opened.may(Part.SAYS, Verb.CHANGE) else None
    context = answers.frame(opened, "what_if", Part.SAYS) | {
        "may_wish": opened.may(Part.WISHES),
        "choices": [_choice(value.people[id], chosen) for id in members],
        "gone": [value.people[id] for id in chosen],
        "how": how.value if how else "",
        "onward": [(one.value, _query(chosen, one.value)) for one in Onward] if len(chosen) == 1 else [],
    }
    if chosen:
        after = what_if.onward(value, chosen[0], how) if how else what_if.without(value, chosen)
        context["told"] = words.of(what_if.effect(value, after), value)
    return render(request, "what_if/show.html", context)


def _onward(request: HttpRequest, chosen: list[str]) -> Onward | None:
    """How the visitor would go on with one person; nothing of it is kept."""
    asked = request.GET.get("how", "")
    return Onward(asked) if len(chosen) == 1 and asked in set(Onward) else None


def _choice(person: Person, chosen: list[str]) -> Choice:
    is_chosen = person.id in chosen
    others = [id for id in chosen if id != person.id]
    return Choice(person, is_chosen, _query(others if is_chosen else [*others, person.id]))


def _query(people: list[str], how: str = "") -> str:
    query = QueryDict(mutable=True)
    query.setlist("without", people)
    if how:
        query["how"] = how
    return query.urlencode()
