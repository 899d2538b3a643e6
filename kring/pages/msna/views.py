from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url

from kring.core import cards as told
from kring.core import changes
from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.changes import Add
from kring.core.method import Cards
from kring.core.network import Network, Person
from kring.methods import loader
from kring.pages import answers, ink
from kring.pages.msna import about as asked_on
from kring.pages.msna import forms, picture, said, talk, tight
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, may_wait=True)
    return page(request, opened)


@require_POST
def begin(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    cards = loader.cards_in_use(opened.value)
    card = told.next_card(opened.value, cards) or cards.card[0]
    changes_ = told.noted(opened.value, cards, opened.today)
    return answers.carry_out(request, opened, changes_, answers.onward(request, address(opened, card=card.id)))


@require_POST
def name(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    cards = loader.cards_in_use(opened.value)
    form = forms.Name(request.POST, opened.value, cards)
    if not form.is_valid():
        return again(request, opened, form)
    asked, seen = form.cleaned_data, answers.seen(request, opened)
    made = [] if asked["person"] else [_named(request, opened, seen, asked["name"])]
    person = asked["person"] or made[0].record.id
    after = changes.apply_all(seen, tuple(made))
    put = told.put(after, cards, person, asked["card"], asked["ring"] or None)
    noted = told.noted(opened.value, cards, opened.today, person if asked["ring"] else None)
    to = answers.onward(request, address(opened, card=asked["card"]))
    return answers.carry_out(request, opened, [*made, *put, *noted], to, talk.words(cards))


@require_POST
def place(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    cards = loader.cards_in_use(opened.value)
    form = forms.Place(request.POST, opened.value, cards)
    if not form.is_valid():
        return again(request, opened, form)
    asked = form.cleaned_data
    put = told.put(answers.seen(request, opened), cards, asked["person"], asked["sector"], asked["ring"] or None)
    noted = told.noted(opened.value, cards, opened.today, asked["person"] if asked["ring"] else None) if put else []
    to = answers.onward(request, address(opened, card=asked["sector"]))
    return answers.carry_out(request, opened, [*put, *noted], to, talk.words(cards))


@require_POST
def take_off(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    cards, seen = loader.cards_in_use(opened.value), answers.seen(request, opened)
    person = request.POST.get("person", "")
    card = told.card_of(seen, cards, person)
    to = answers.onward(request, address(opened, card=card.id if card else ""))
    return answers.carry_out(request, opened, told.put(seen, cards, person, None, None), to, talk.words(cards))


@require_POST
def done(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    cards = loader.cards_in_use(opened.value)
    form = forms.Done(request.POST, opened.value, cards, opened.may(Part.CARD, Verb.PROPOSE))
    if not form.is_valid():
        return again(request, opened, form)
    finished = told.finished(opened.value, cards, form.cleaned_data["card"])
    noted = told.noted(opened.value, cards, opened.today)
    after = changes.apply_all(opened.value, (*finished, *noted))
    card = told.next_card(after, cards)
    to = answers.onward(request, address(opened, card=card.id if card else ""))
    return answers.carry_out(request, opened, [*finished, *noted], to)


@require_POST
def reopen(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    cards, card = loader.cards_in_use(opened.value), request.POST.get("card", "")
    opening = told.reopened(opened.value, cards, card)
    return answers.carry_out(request, opened, opening, address(opened, card=card))


@require_safe
def pictures(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, may_wait=True)
    return _pictured(request, opened)


def again(request: HttpRequest, opened: doors.Opened, form: Any = None, about: Any = None) -> HttpResponse:
    """What did not fit, on the page it was filled in on."""
    if request.POST.get("to", "").startswith(reverse("msna:pictures", args=[opened.id])):
        return _pictured(request, opened, form, about)
    return page(request, opened, form, about=about)


def page(
    request: HttpRequest, opened: doors.Opened, wrong: Any = None, pinching: Any = None, about: Any = None
) -> HttpResponse:
    """The cards as they are; with what did not fit."""
    value, cards = opened.value, loader.cards_in_use(opened.value)
    asked = request.POST or request.GET
    card = asked.get("card", "") or (asked.get("sector", "") if wrong else "")
    person = about.person if about else networks.somebody(value, request.GET.get("who", ""))
    filled = told.filled(value, cards)
    chosen = next((one for one in filled if one.card.id == card), None)
    at = talk.at(value, cards, person) if person else None
    context = _context(opened, cards) | {
        "wrong": talk.wrong(wrong, cards),
        "typed": request.POST,
        "filled": filled,
        "chosen": chosen,
        "at": at,
        "about": about or (asked_on.begun(opened, cards, at.person) if at and at.counts else None),
        "asked": told.asked(value, cards),
        "next_unasked": talk.next_unasked(value, cards, at) if at else None,
        "unasked": told.unasked(value, cards, chosen) if chosen and opened.may(Part.CARD, Verb.PROPOSE) else (),
        "fitting": told.fitting(value, cards, chosen.card) if chosen else [],
        "zones": talk.zones(filled, cards) if "zones" in request.GET and not chosen and not at else (),
        "following": told.next_card(value, cards),
        "talks": told.talks(value, cards),
        "tray": [row.person for one in filled for row in one.waiting],
        "said": said.of(value, cards),
        "tight": tight.of(value, cards),
        "pinching": pinching,
        "may_plan": opened.may(Part.PLAN, Verb.PROPOSE),
    }
    if any(one.rows for one in filled):
        links = address(opened, card=card)
        who = person.id if person else None
        context["drawn"] = picture.drawn(value, cards, opened.kept, _language(request), ink.photos(value), links, who)
    else:
        context["bare"] = picture.bare(value, cards)
    response = render(request, "msna/show.html", context, status=422 if wrong or pinching or about else 200)
    return push_url(response, False) if wrong or pinching or about else response


def _pictured(request: HttpRequest, opened: doors.Opened, wrong: Any = None, about: Any = None) -> HttpResponse:
    """One question at a time, with pictures: who belongs on this card, and where does each of them stand?"""
    value, cards = opened.value, loader.cards_in_use(opened.value)
    asked = request.POST or request.GET
    skipped = [one for one in asked.get("skipped", "").split(",") if one]
    may_ask = opened.may(Part.CARD, Verb.PROPOSE)
    step = talk.step(value, cards, asked.get("card", ""), skipped, asked.get("question", ""), may_ask)
    context = _context(opened, cards) | {
        "wrong": talk.wrong(wrong, cards),
        "typed": request.POST,
        "step": step,
        "filled": told.filled(value, cards),
        "skipped": ",".join(skipped),
        "here": _pictures(opened, card=asked.get("card", ""), skipped=",".join(skipped)),
        "after": _pictures(opened, skipped=",".join(skipped)),
    }
    if step and step.person and step.question:
        context |= _asked_easily(opened, cards, step, ",".join(skipped), about)
    elif step and step.person:
        context["tiles"] = talk.tiles(value, cards, step.person)
        context["onward"] = _pictures(opened, card=asked.get("card", ""), skipped=",".join([*skipped, step.person.id]))
    elif step:
        context["fitting"] = told.fitting(value, cards, step.card)
    return render(request, "msna/pictures.html", context, status=422 if wrong or about else 200)


def _asked_easily(opened: doors.Opened, cards: Cards, step: talk.Step, skipped: str, about: Any) -> dict[str, Any]:
    """One question about somebody, and where its answer leads: the next one, or on with the card."""
    assert step.person is not None
    form = about or asked_on.begun(opened, cards, step.person)
    at = asked_on.EASY.index(step.question)
    following = "" if step.is_last else asked_on.EASY[at + 1]
    return {
        "about": form,
        "bound": form[step.question] if form else None,
        "onward": _pictures(opened, card=step.card.id, skipped=skipped, question=following),
    }


def _named(request: HttpRequest, opened: doors.Opened, seen: Network, called: str) -> Add:
    id = answers.new_id(request, called)
    rank = networks.next_rank(seen)
    return Add(Person(id, called, rank=rank, spontaneous=False, added_by=opened.viewer.user))


def _context(opened: doors.Opened, cards: Cards) -> dict[str, Any]:
    return answers.frame(opened, "drawings", Part.CIRCLE) | {"cards": cards, "may_card": opened.may(Part.CARD)}


def _pictures(opened: doors.Opened, **more: str) -> str:
    query = urlencode({key: value for key, value in more.items() if value})
    return reverse("msna:pictures", args=[opened.id]) + (f"?{query}" if query else "")


def _language(request: HttpRequest) -> str:
    return getattr(request, "LANGUAGE_CODE", "nl")


def address(opened: doors.Opened, **more: str) -> str:
    query = urlencode({key: value for key, value in more.items() if value})
    return reverse("msna:show", args=[opened.id]) + (f"?{query}" if query else "")
