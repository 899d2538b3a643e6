"""The finder as a page, by itself and beside a map. Nothing that is told here is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kring.core import finder
from kring.core.access import Part
from kring.core.finder import Reason
from kring.core.vocabulary import Sign
from kring.methods import library, loader, register
from kring.pages import answers, ruled
from kring.pages.library import words
from kring.pages.library.forms import Told
from kring.pages.library.views import span
from kring.store import doors


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    return render(request, "library/find.html", _found(request, frozenset()))


@require_safe
def beside_a_map(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SAYS)
    shown = finder.shown(opened.value, loader.layout_in_use(opened.value))
    people = opened.value.people
    context = answers.frame(opened, "says", Part.SAYS) | {
        "shown": [(words.SHOWS[one.sign], [people[id] for id in one.people[:4]]) for one in shown],
        **_found(request, frozenset(one.sign for one in shown)),
    }
    return render(request, "library/find_beside.html", context)


def _found(request: HttpRequest, signs: frozenset[Sign]) -> dict[str, Any]:
    form = Told(request.GET or None)
    found = finder.found(library.ways().values(), form.asked(signs)) if request.GET else ()
    return {
        "form": form,
        "is_asked": bool(request.GET),
        "lonely": {one.value for one in form.asked(signs).lonely} if request.GET else (),
        "found": [
            {
                "way": one.way,
                "work": library.work(one.way),
                "stops": finder.stops(one),
                "speaks_for": [_reason(reason) for reason in one.speaks_for],
                "against": [_reason(reason) for reason in one.against],
            }
            for one in found
        ],
    }


_TOLD = {
    finder.Why.WISH: words.GOAL,
    finder.Why.LONELY: words.LONELY,
    finder.Why.NOT_LONELY: words.LONELY,
    finder.Why.MAP: words.SHOWS,
    finder.Why.GROUP: words.GROUP,
    finder.Why.OTHER_GROUP: words.GROUP,
    finder.Why.LACKS: ruled.WHO,
}


def _reason(reason: Reason) -> dict[str, Any]:
    """A reason for the template: its kind, what it is about in words, its number, and its rule."""
    told = _TOLD.get(reason.why, {})
    number = reason.number
    return {
        "why": reason.why.value,
        "about": [told[one] for one in reason.about],
        "counts": ruled.COUNTED[number.counts] if number else "",
        "span": span(number.least, number.most) if number else "",
        "least": number.least if number else None,
        "most": number.most if number else None,
        "given": reason.given,
        "rule": reason.rule,
        "says": register.rules()[reason.rule] if reason.rule else None,
    }
