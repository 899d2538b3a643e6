"""A finding with the people it is about, ready for `finding.html`."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kring.core import findings
from kring.core.findings import Finding
from kring.core.measures import Whose
from kring.core.method import Layout
from kring.core.network import Network, Person, Support

DOES: dict[Support, Any] = {
    Support.PRACTICAL: _("helping with things"),
    Support.EMOTIONAL: _("listening and comforting"),
    Support.COMPANY: _("doing things together"),
    Support.APPRAISAL: _("thinking along"),
    Support.INFORMATION: _("explaining and advising"),
}


@dataclass(frozen=True)
class Told:
    """What is said, about whom, and how many."""

    code: str
    people: tuple[Person, ...]
    count: int
    of: int
    supports: tuple[Any, ...]


def told(network: Network, layout: Layout, whose: Whose = Whose.ALL) -> list[Told]:
    """Everything there is to say of a network, seen under one switch."""
    return [_told(one, network) for one in findings.findings(network, layout, whose)]


def _told(one: Finding, network: Network) -> Told:
    people = tuple(network.people[id] for id in one.people if id in network.people)
    return Told(one.code.value, people, one.count, one.of, tuple(DOES[support] for support in one.supports))
