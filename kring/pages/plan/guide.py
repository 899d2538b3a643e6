"""A guide of the shelf: what there is for somebody, what stands near on the map, and each with a small first step."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from kring.core import method
from kring.core import network as networks
from kring.core.access import Part
from kring.core.method import Deck
from kring.core.way import Way
from kring.draw import book
from kring.draw.book import Book, Chapter
from kring.methods import library, loader
from kring.pages import answers, sheets
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str, guide: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    deck = _deck(guide)
    chosen = {one.card: one for one in opened.value.actions.values() if one.card}
    known = library.ways()
    context: dict[str, Any] = {
        "deck": deck,
        "step": request.GET.get("step", ""),  # the page of the library looks whether it is one
        "leaves": [(leaf, known.get(leaf.way or ""), chosen.get(leaf.id)) for leaf in deck.leaf],
        "near": networks.helping(opened.value),
        "ours": _ours(deck),
    }
    return render(request, "plan/guide.html", answers.frame(opened, "plan", Part.PLAN) | context)


@require_safe
def on_paper(request: HttpRequest, network: str, guide: str) -> HttpResponse:
    """The guide to take along; what stands near goes with it."""
    opened = doors.network(request, network, Part.PLAN, is_taken_along=True)
    deck, asked, language = _deck(guide), sheets.Asked(opened), get_language() or "nl"
    leaves = tuple((method.said(one.name, language), _two(one, language)) for one in deck.leaf)
    near = tuple((one.name, one.relation) for one in networks.helping(opened.value))
    near += tuple((method.said(one.name, language), method.said(one.purpose, language)) for one in _ours(deck))
    parts = ((gettext("What there is"), leaves), (gettext("Near you"), near))
    chapters = tuple(Chapter(title, facts=facts) for title, facts in parts if facts)
    made = book.made(Book(method.said(deck.name, language), asked.day, chapters, language, asked.foot))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{deck.id}.pdf"'
    return response


def _two(leaf: method.Leaf, language: str) -> str:
    first = method.said(leaf.first, language) if leaf.first else ""
    return f"{method.said(leaf.about, language)} {first}"


def _deck(id: str) -> Deck:
    deck = loader.guides().get(id)
    if deck is None:
        raise Http404
    return deck


def _ours(deck: Deck) -> list[Way]:
    """What the organisation itself wrote on the shelf for those to whom the ways speak that open this guide."""
    every = library.ways().values()
    whom = {group for one in every for step in one.step if step.opens == deck.id for group in one.groups}
    return [one for one in every if library.is_own(one) and whom & set(one.groups)]
