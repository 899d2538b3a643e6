"""A finding with the people it is about, ready for `finding.html`."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core import findings
from kring.core.findings import Finding
from kring.core.measures import Whose
from kring.core.method import Layout
from kring.core.network import Need, Network, Person, Support

DOES: dict[Support, Any] = {
    Support.PRACTICAL: _("helping with things"),
    Support.EMOTIONAL: _("listening and comforting"),
    Support.COMPANY: _("doing things together"),
    Support.APPRAISAL: _("thinking along"),
    Support.INFORMATION: _("explaining and advising"),
}
NEEDS: dict[Need, Any] = {
    Need.AFFECTION: pgettext_lazy("need", "Feeling valued"),
    Need.BELONGING: _("Belonging"),
    Need.MATERIAL: _("Things and a home"),
    Need.SECURITY: _("Work, papers, certainty"),
}


@dataclass(frozen=True)
class Told:
    """What is said, about whom, and how many."""

    code: str
    people: tuple[Person, ...]
    count: int
    of: int
    supports: tuple[Any, ...]
    groups: tuple[tuple[Person, ...], ...] = ()


def told(network: Network, layout: Layout, whose: Whose = Whose.ALL) -> list[Told]:
    """Everything there is to say of a network, seen under one switch."""
    return [_told(one, network) for one in findings.findings(network, layout, whose)]


def _told(one: Finding, network: Network) -> Told:
    supports = tuple(DOES[support] for support in one.supports)
    groups = tuple(_people(group, network) for group in one.groups)
    return Told(one.code.value, _people(one.people, network), one.count, one.of, supports, groups)


def _people(ids: tuple[str, ...], network: Network) -> tuple[Person, ...]:
    return tuple(network.people[id] for id in ids if id in network.people)
