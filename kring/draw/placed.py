"""What a drawing placed, told of every drawing in the same words: for tests and for other programs.

Lengths are CSS pixels from the left top of the drawing, rounded to hundredths.
"""

from typing import Any

import msgspec
from msgspec import Struct

Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]


class Stand(Struct, frozen=True):
    """Somebody: the middle and the width of their symbol, and what their name covers.

    `where` says it in the drawing's own parts, such as {"ring": "friends", "sector": "family"}.
    """

    person: str
    name: str
    x: float
    y: float
    width: float
    label: Box
    where: dict[str, str] = {}


class Line(Struct, frozen=True, omit_defaults=True):
    """A line of a kind from one to another, by their ids, through its points; mutual help is told when it is so."""

    kind: str
    a: str
    b: str
    points: tuple[Point, ...]
    is_mutual: bool = False


class Area(Struct, frozen=True):
    """A box around something that is no person: a name of a ring, a group, a row; `of` is its id."""

    kind: str
    of: str
    box: Box


class Placed(Struct, frozen=True):
    """A drawing as numbers. `middle` is where the owner stands; nothing where the owner is not drawn."""

    drawing: str
    size: str
    width: float
    height: float
    middle: Point | None = None
    people: tuple[Stand, ...] = ()
    lines: tuple[Line, ...] = ()
    boxes: tuple[Area, ...] = ()


def encode(placed: Placed) -> bytes:
    """The numbers as JSON, the same bytes for the same drawing."""
    return msgspec.json.format(msgspec.json.encode(_rounded(msgspec.to_builtins(placed))), indent=2)


def _rounded(value: Any) -> Any:
    match value:
        case float():
            return round(value, 2) + 0.0  # no minus zero
        case dict():
            return {key: _rounded(one) for key, one in value.items()}
        case list() | tuple():
            return [_rounded(one) for one in value]
    return value
