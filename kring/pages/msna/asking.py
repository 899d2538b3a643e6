"""What was told of somebody on a card is kept (M09, 000:645)."""

from collections.abc import Iterable
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from kring.core import cards as told
from kring.core import edits
from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.cards import Felt
from kring.core.changes import Add, Change, Remove
from kring.core.method import Cards
from kring.core.network import Frequency, Initiative, Network, Period, Person, Support, Tie, TieKind, Wish, tie_id
from kring.methods import loader
from kring.pages import answers
from kring.pages.msna import talk, views
from kring.pages.msna.about import About, wish_with
from kring.store import doors


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    """What was told of somebody on a card; of whom nothing is known it is kept that they were asked about."""
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    cards, seen = loader.cards_in_use(opened.value), answers.seen(request, opened)
    person = networks.somebody(seen, request.POST.get("person", ""))
    if person is None or not opened.may(Part.CARD, Verb.PROPOSE):
        raise Http404
    form = About(request.POST, opened=opened, cards=cards, person=person)
    if not form.is_valid():
        return views.again(request, opened, about=form)
    made = list(_changes(request, seen, form))
    to = answers.onward(request, views.address(opened, card=_card(seen, cards, person)))
    return answers.carry_out(request, opened, made, to, talk.words(cards))


def _changes(request: HttpRequest, seen: Network, form: About) -> Iterable[Change]:
    said, asks, person = form.cleaned_data, form.asks, form.person
    yield from edits.between(person, _described(person, said, asks))
    felt = told.felt(seen, form.cards, person.id)
    if "felt" in asks:
        felt = Felt(said["felt"]) if said["felt"] else None
    yield from told.says(seen, form.cards, person.id, felt, is_asked="part" not in request.POST)
    if "knows" in asks:
        yield from _known(seen, form, said["knows"])
    if "wish" in asks:
        yield from _wished(seen, person, said["wish"], answers.new_id(request, "wish", person.id))


def _described(person: Person, said: dict[str, Any], asks: set[str]) -> Person:
    now: dict[str, Any] = {name: said[name] for name in ("relation", "distance_km", "together") if name in asks}
    if "times" in asks:
        now["frequency"] = None if said["times"] is None else Frequency(said["times"], Period(said["per"] or "week"))
    if "often" in asks and said["often"]:
        times, per = said["often"].split()
        now["frequency"] = Frequency(float(times), Period(per))
    if "initiative" in asks:
        now["initiative"] = Initiative(said["initiative"]) if said["initiative"] else None
    for name in asks & {"supports", "supported"}:
        chosen = tuple(Support(one) for one in said[name] if one != "nothing")
        now[name] = chosen or (() if said[name] else None)
    return msgspec.structs.replace(person, **now)


def _known(seen: Network, form: About, chosen: list[str]) -> Iterable[Change]:
    for one in form.others:
        tie = seen.ties.get(tie_id(one.id, form.person.id))
        if one.id in chosen and tie is None:
            a, b = sorted((one.id, form.person.id))
            yield Add(Tie(tie_id(a, b), a, b, TieKind.KNOWS))
        elif one.id not in chosen and tie is not None:
            yield Remove(tie)


def _wished(seen: Network, person: Person, words: str, new: str) -> Iterable[Change]:
    was, words = wish_with(seen, person), words.strip()
    if was is None:
        return [Add(Wish(new, words, people=(person.id,)))] if words else []
    return edits.between(was, msgspec.structs.replace(was, words=words)) if words else [Remove(was)]


def _card(value: Network, cards: Cards, person: Person) -> str:
    card = told.card_of(value, cards, person.id)
    return card.id if card else ""
