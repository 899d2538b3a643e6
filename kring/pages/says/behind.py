"""Who is behind a figure, by name: of groups, kinds, clubs and supports apart from each other."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, pgettext

from kring.core.measures import Bottlenecks, Bridging, Groups, Variety
from kring.core.network import Gender, Network
from kring.pages import told


@dataclass(frozen=True)
class Behind:
    """Names on one line, and what they have in common where that has to be said."""

    title: Any
    names: str


def lines(answer: Any, network: Network) -> tuple[Behind, ...]:
    """The people behind an answer, line by line; none where a number stands for nobody."""
    if isinstance(answer, Groups):
        found = _groups(answer)
    elif isinstance(answer, Variety):
        found = [(_kind(kind), people) for kind, people in answer.kinds.items()]
    elif isinstance(answer, Bridging):
        clubs = [network.groups[id] for id in answer.groups]
        found = [(club.name, club.people) for club in clubs]
    elif isinstance(answer, Bottlenecks):
        return _shoulders(answer, network)
    else:
        found = [("", getattr(answer, "people", ()))]
    return tuple(Behind(title, names(people, network)) for title, people in found if people)


def names(people: tuple[str, ...], network: Network) -> str:
    """Their names on one line; whoever is no longer there is left out."""
    return ", ".join(network.people[id].name for id in people if id in network.people)


def _groups(answer: Groups) -> list[tuple[Any, tuple[str, ...]]]:
    """Each group on a line of its own, and together on one who knows nobody."""
    alone = tuple(group[0] for group in answer.groups if len(group) == 1)
    return [*(("", group) for group in answer.groups if len(group) > 1), (gettext("People on their own"), alone)]


def _shoulders(answer: Bottlenecks, network: Network) -> tuple[Behind, ...]:
    one = [Behind(told.DOES[support], names((person,), network)) for support, person in answer.one.items()]
    return (*one, *(Behind(told.DOES[support], gettext("nobody named yet")) for support in answer.nobody))


def _kind(kind: str) -> str:
    """Ages and what people typed are words already."""
    gender = {
        Gender.WOMAN: gettext("Woman"),
        Gender.MAN: gettext("Man"),
        Gender.OTHER: pgettext("gender", "Other"),
    }
    return gender[Gender(kind)] if kind in set(Gender) else kind
