"""A moment as a room draws it, besides the circles: through `drawn`, in drawings in which nothing leads anywhere."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kring.core import names
from kring.core import network as networks
from kring.core.network import Network, Self


@dataclass(frozen=True)
class Then:
    """The network on a day. `kept` are the seats of the newest of several moments: so nobody jumps between them.

    `together` are all these moments, for a drawing that keeps no seats. With `only` one of a couple or a family the
    drawing shows whose contact with them it is, each where they stand among all.
    """

    value: Network
    kept: dict[str, Any]
    day: date
    is_own: bool
    lit: Collection[str] = ()
    together: Sequence[Network] = ()
    only: Self | None = None

    @property
    def owner(self) -> str:
        """The first name of whose network it is, and nothing to themselves."""
        return "" if self.is_own else names.first_name(networks.called(self.value))
