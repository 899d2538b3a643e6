"""How heavy caring is, as a carer says it for themselves (R109): nought to ten. It decides nothing."""

from datetime import date
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

MOST: Final = 200  # of what was said before, that is kept


class Said(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One answer: the day, from 0 (not heavy) to 10 (far too heavy), and words if there are any."""

    on: date
    weight: Annotated[int, Meta(ge=0, le=10)]
    words: Annotated[str, Meta(max_length=2000)] = ""


_READER: Final = msgspec.json.Decoder(tuple[Said, ...])


def read(kept: bytes | None) -> tuple[Said, ...]:
    """What was said so far, the newest first."""
    return _READER.decode(kept) if kept else ()


def added(kept: bytes | None, said: Said) -> bytes:
    """The same with one more; two on a day are one."""
    before = tuple(one for one in read(kept) if one.on != said.on)
    return msgspec.json.encode((said, *before)[:MOST])


def grows(said: tuple[Said, ...]) -> bool:
    """Whether it became heavier twice in a row: of the last three days each weighed more than the one before."""
    newest = [one.weight for one in said[:3]]
    return len(newest) == 3 and newest[0] > newest[1] > newest[2]


def level(weight: int) -> str:
    """What a weight is called: `light` to 3, `felt` to 6, `heavy` to 8, `too_heavy` above. Own steps, of no test."""
    return next((name for most, name in ((3, "light"), (6, "felt"), (8, "heavy")) if weight <= most), "too_heavy")
