"""What a name is, wherever it comes from: a form, a file or a terminal."""

import unicodedata
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from kring.core.network import Network

LONGEST: Final = 120
NAMED: Final = {"people": "name", "groups": "name", "events": "title"}  # on which shelf which field is a name
_STEERING: Final = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x2060, 0xFEFF)))
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")

Named = TypeVar("Named", bound=Struct)


def cleaned(text: str) -> str:
    """A name as it is kept: without spaces around or double, without signs that steer the page or the machine.

    What nobody can see is no name and becomes "". Cleaned twice is cleaned once.
    """
    kept = (one for one in text if one not in _STEERING and (one.isspace() or not _is_control(one)))
    name = " ".join("".join(kept).split())
    return name if any(_is_seen(one) for one in name) else ""


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs")


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "CZ" and sign not in _BLANK


def tidied(network: Network) -> Network:
    """The network with every name in it cleaned; a name of which nothing would be left stays, as a fault."""
    owner = network.owner
    selves = {id: _named(one, "name") for id, one in owner.selves.items()}
    owner = msgspec.structs.replace(owner, selves=selves, called=cleaned(owner.called))
    shelves = {
        shelf: {id: _named(one, field) for id, one in getattr(network, shelf).items()} for shelf, field in NAMED.items()
    }
    return msgspec.structs.replace(network, owner=owner, **shelves)


def _named(one: Named, field: str) -> Named:
    was = getattr(one, field)
    name = cleaned(was) or was
    return one if name == was else msgspec.structs.replace(one, **{field: name})
