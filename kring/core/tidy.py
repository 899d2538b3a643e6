"""Every name in a network as `names.py` says a name is."""

from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from kring.core import names
from kring.core.network import Network

NAMED: Final = {"people": "name", "groups": "name", "events": "title"}  # on which shelf which field is a name
CALLED: Final = {"trajectories": ("words", "others"), "plans": ("words",)}  # lines that may be empty

Named = TypeVar("Named", bound=Struct)


def tidied(network: Network) -> Network:
    """The network with every name in it cleaned; a name of which nothing would be left stays, as a fault."""
    owner = network.owner
    selves = {id: _named(one, "name") for id, one in owner.selves.items()}
    owner = msgspec.structs.replace(owner, selves=selves, called=names.cleaned(owner.called))
    shelves = {
        shelf: {id: _named(one, field) for id, one in getattr(network, shelf).items()} for shelf, field in NAMED.items()
    }
    for shelf, fields in CALLED.items():
        shelves[shelf] = {id: _straight(one, *fields) for id, one in getattr(network, shelf).items()}
    return msgspec.structs.replace(network, owner=owner, **shelves)


def _straight(one: Named, *fields: str) -> Named:
    now = {field: said for field in fields if (said := names.unsteered(was := getattr(one, field))) != was}
    return msgspec.structs.replace(one, **now) if now else one


def _named(one: Named, field: str) -> Named:
    was = getattr(one, field)
    name = names.cleaned(was) or was
    return one if name == was else msgspec.structs.replace(one, **{field: name})
