"""Carers whom a worker found in a client's circle and who were or were not spoken to yet (M14: early tracing).

What a worker keeps of it is theirs alone: it is about somebody who has no circle here yet, and is in none of a client.
"""

from datetime import date
from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct

from kring.core.kinds import Channel
from kring.core.network import Id


class Answer(StrEnum):
    """What somebody said who was asked whether a talk is fine. A no is left at that: nobody is reminded of it."""

    YES = "yes"
    NO = "no"


class Found(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How and when a carer was found, and what they answered on which day; without an answer nobody asked yet."""

    via: Channel
    on: date
    answer: Answer | None = None
    answered_on: date | None = None


_READER: Final = msgspec.json.Decoder(dict[Id, Found])


def read(kept: bytes | None) -> dict[Id, Found]:
    """Who was found, by their id in the client's circle."""
    return _READER.decode(kept) if kept else {}


def written(kept: bytes | None, person: Id, found: Found, there: frozenset[Id]) -> bytes:
    """The same with one more or told otherwise; of who is `there` no longer nothing is kept."""
    return msgspec.json.encode({id: one for id, one in (read(kept) | {person: found}).items() if id in there})


def waiting(found: dict[Id, Found]) -> dict[Id, Found]:
    """Who was found and not spoken to yet, who was found first before the others."""
    open_ = [(id, one) for id, one in found.items() if one.answer is None]
    return dict(sorted(open_, key=lambda one: (one[1].on, one[0])))
