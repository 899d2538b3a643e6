"""Drawings in which a moment can be looked at, besides the circles. A room offers its own in one line of its `urls.py`.

    then.offer("ecogram", Part.CARD, _("Ecogram"), picture.then)

The room `moments` does the rest. The function gets a `Then`, and answers with a drawing in which nothing
leads anywhere.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.safestring import SafeString

from kring.core import names
from kring.core import network as networks
from kring.core.access import Part
from kring.core.network import Network
from kring.store.doors import Opened


@dataclass(frozen=True)
class Then:
    """The network on a day. `kept` are the seats of the newest of several moments: so nobody jumps between them."""

    value: Network
    kept: dict[str, Any]
    day: date
    is_own: bool
    lit: Collection[str] = ()

    @property
    def owner(self) -> str:
        """The first name of whose network it is, and nothing to themselves."""
        return "" if self.is_own else names.first_name(networks.called(self.value))


Draw = Callable[[Then], SafeString]


@dataclass(frozen=True)
class Offered:
    """A drawing: what it is a part of, what it is called, and how it is made."""

    part: Part
    name: Any
    draw: Draw


_OFFERED: Final[dict[str, Offered]] = {}


def offer(drawing: str, part: Part, name: Any, draw: Draw) -> None:
    """Say that a moment can be looked at in a drawing: its id, its part, what it is called, and how it is made."""
    _OFFERED[drawing] = Offered(part, name, draw)


def every(opened: Opened) -> dict[str, Offered]:
    """The drawings that this visitor may see, by their ids."""
    return {id: one for id, one in _OFFERED.items() if opened.may(one.part)}
