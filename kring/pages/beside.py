"""What stands beside an answer, of people whom not everybody may know: it is shown with it, and can be taken away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from kring.core import beside, network
from kring.core.changes import Change, Remove
from kring.core.network import Id, Network, Passage, Person, Response


@dataclass(frozen=True)
class Told:
    """One answer that stands beside another, with people by name."""

    id: Id
    words: str
    people: list[Person]


def told(value: Network, some: Iterable[Passage | Response]) -> list[Told]:
    """Answers as a page tells them."""
    return [Told(one.id, one.words, network.known(value, one.people)) for one in some]


def taken_off(request: HttpRequest, answers: Mapping[Id, Passage | Response], ids: Iterable[Id]) -> list[Change]:
    """The changes that take off what the visitor ticked among what stands beside these answers."""
    ticked = set(request.POST.getlist("beside"))
    return [Remove(one) for id in ids for one in beside.of(answers, id) if one.id in ticked]
