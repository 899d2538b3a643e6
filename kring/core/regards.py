"""How somebody else sees a tie (R124). What the client says leads; this stands beside it and is counted nowhere."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kring.core.network import Network, Strength, TieKind

MOST = 500  # ties that one person says something of


class Regard(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What one person says of one tie; unknown is `None` or empty. A kind is said of ties between two others only."""

    strength: Strength | None = None
    kind: TieKind | None = None
    words: Annotated[str, Meta(max_length=200)] = ""


def about(shelf: str, id: str) -> str:
    """What a regard is kept under: the tie with somebody (`people`), or between two (`ties`)."""
    return f"{shelf}:{id}"


def known(network: Network, regards: Mapping[str, Regard]) -> dict[str, Regard]:
    """Those about somebody or a tie that is in this network, as its viewer may know it."""
    there = {about("people", id) for id in network.people} | {about("ties", id) for id in network.ties}
    return {key: one for key, one in regards.items() if key in there}


def differs(network: Network, key: str, regard: Regard) -> bool:
    """Whether it says otherwise than the client does, or more. A strength that the client left open is more."""
    shelf, _, id = key.partition(":")
    record = network.people.get(id) if shelf == "people" else network.ties.get(id)
    if record is None:
        return False
    kind = getattr(record, "kind", None)
    is_other_kind = regard.kind is not None and kind is not None and regard.kind != kind
    return is_other_kind or regard.strength not in (None, record.strength) or bool(regard.words.strip())


def said(regards: Mapping[str, Regard], key: str, regard: Regard) -> dict[str, Regard]:
    """All that somebody says, with this about one tie; what says nothing is taken away. Raises `ValueError` for more
    than `MOST`."""
    others = {one: what for one, what in regards.items() if one != key}
    after = others if regard == Regard() else {**others, key: regard}
    if len(after) > MOST:
        raise ValueError(len(after))
    return after


READER = msgspec.json.Decoder(dict[str, Regard])
