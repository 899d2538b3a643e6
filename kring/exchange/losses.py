"""What of a network a format cannot hold, so that it can be said before somebody relies on the file."""

import re
from collections.abc import Collection
from typing import Any, Final

import msgspec
from msgspec import Struct

from kring.core.network import SHELVES, Network, Owner, Person, Tie
from kring.exchange.incoming import Loss

_OURS: Final = frozenset({"id", "name", "rank", "what"})
_ENDS: Final = frozenset({"id", "a", "b", "kind"})


def of(
    network: Network, fields: Collection[str], shelves: Collection[str], tie_fields: Collection[str] = ()
) -> list[Loss]:
    """What is in a network beyond these fields of people, these shelves and these fields of ties.

    Codes: `field` (of so many people), `tie` (a field of so many ties), `shelf` (so many records, or placements),
    `owner` (a field of what the owner says of themselves), `network` (its story, or the view).
    """
    return [
        *_of("field", network.people.values(), Person, _OURS | set(fields)),
        *(_of("tie", network.ties.values(), Tie, _ENDS | set(tie_fields)) if "ties" in shelves else []),
        *_shelves(network, shelves),
        *_of("owner", [network.owner], Owner, {"selves", "kind"}),
        *[Loss("network", name, 1) for name in ("story", "view") if getattr(network, name)],
    ]


def of_moments(number: int) -> list[Loss]:
    """So many moments that lie beside a network, which no format but our own holds."""
    return [Loss("shelf", "moments", number)] if number else []


def _of(code: str, records: Collection[Any], kind: type[Struct], held: Collection[str]) -> list[Loss]:
    found = []
    for field in msgspec.structs.fields(kind):
        number = sum(getattr(one, field.name) != field.default for one in records) if field.name not in held else 0
        if number:
            found.append(Loss(code, field.name, number))
    return found


def _shelves(network: Network, held: Collection[str]) -> list[Loss]:
    numbers = {shelf: len(getattr(network, shelf)) for shelf in SHELVES.values() if shelf != "people"}
    numbers["placements"] = sum(len(placed) for placed in network.placements.values())
    return [Loss("shelf", shelf, number) for shelf, number in numbers.items() if number and shelf not in held]


def without(network: Network, illegal: re.Pattern[str]) -> tuple[Network, list[Loss]]:
    """The network without the signs that a format cannot hold, and the loss `signs` with the number of people and ties.

    Names never consist of such signs alone (`core/names.py`).
    """
    number = sum(_has(illegal, one) for shelf in (network.people, network.ties) for one in shelf.values())
    if not number:
        return network, []
    plain = msgspec.to_builtins(network)
    plain |= {shelf: _cleaned(plain.get(shelf, {}), illegal) for shelf in ("people", "ties")}
    return msgspec.convert(plain, Network), [Loss("signs", "", number)]


def _has(illegal: re.Pattern[str], record: Any) -> bool:
    plain = msgspec.to_builtins(record)
    return bool(_cleaned(plain, illegal) != plain)


def _cleaned(plain: Any, illegal: re.Pattern[str]) -> Any:
    if isinstance(plain, str):
        return illegal.sub("", plain)
    if isinstance(plain, dict):
        return {key: _cleaned(value, illegal) for key, value in plain.items()}
    return type(plain)(_cleaned(one, illegal) for one in plain) if isinstance(plain, list | tuple) else plain
