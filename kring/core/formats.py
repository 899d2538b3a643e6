"""Formats of earlier days: what was written then is brought to today's form before it is read.

An upgrade is a pure function on plain values, from the format named to the next
one. Documents, acts and files all pass here; the types of old formats are gone.
"""

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

import msgspec
from msgspec import Struct

Plain = dict[str, Any]
Upgrades = dict[int, Callable[[Plain], Plain]]
Kind = TypeVar("Kind", bound=Struct)

NETWORK: Final[Upgrades] = {}
ACT: Final[Upgrades] = {}
FILE: Final[Upgrades] = {}


class Unknown(ValueError):
    """Something in a format that this Kring does not know: from a newer one, or from none; `format` is its number."""

    def __init__(self, format: object) -> None:
        super().__init__(f"format {format!r} is not known here")
        self.format = format


def upgraded(plain: Plain, upgrades: Upgrades, newest: int, key: str = "format") -> Plain:
    """The same in the newest format, step by step; what says no format is of the first. Raises `Unknown`."""
    while True:
        given = plain.get(key, 1)
        if type(given) is not int or (given != newest and given not in upgrades):
            raise Unknown(given)
        if given == newest:
            return plain
        plain = {**upgrades[given](plain), key: given + 1}


class Reader(Generic[Kind]):
    """Reads one kind of thing from JSON, whatever its format was."""

    def __init__(self, kind: type[Kind], newest: int, upgrades: Upgrades) -> None:
        self.kind, self.newest, self.upgrades = kind, newest, upgrades
        self._decoder = msgspec.json.Decoder(kind)

    def decode(self, data: bytes) -> Kind:
        """The value in some bytes. What is of today is read at once.

        Raises `Unknown`, `msgspec.ValidationError` (with the place) or `msgspec.DecodeError`.
        """
        try:
            found = self._decoder.decode(data)
        except msgspec.ValidationError:
            return self._decoder.decode(self._today(data))
        return found if getattr(found, "format", None) == self.newest else self._decoder.decode(self._today(data))

    def _today(self, data: bytes) -> bytes:
        return msgspec.json.encode(upgraded(msgspec.json.decode(data), self.upgrades, self.newest))
