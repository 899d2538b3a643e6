"""The last twelve months as a strip: in which of them the last contact was, and how long ago that is (S11)."""

from datetime import date

from msgspec import Struct

from kring.core import days
from kring.core.network import When
from kring.draw import svg
from kring.draw.svg import number

COUNT = 12
SIDE = 15.0
HIGH = 22.0


class Strip(Struct, frozen=True):
    """A strip as numbers: from which month to which (from 0, the oldest) the last contact can have been.

    `is_before` says that it can have been before the first month. Without a last contact there are only months.
    """

    first: int | None = None
    last: int | None = None
    is_before: bool = False


def place(when: When | None, today: date) -> Strip:
    """Where a last contact stands in the twelve months that end with this one; one in the future is not drawn."""
    if when is None or days.first(when) > today:
        return Strip()
    now = today.year * 12 + today.month - 1
    first, last = (one.year * 12 + one.month - 1 - now + COUNT - 1 for one in (days.first(when), days.last(when)))
    if last < 0:
        return Strip(is_before=True)
    return Strip(max(0, first), min(COUNT - 1, last), first < 0)


def paint(strip: Strip) -> str:
    """The strip as a small `svg`. It is decoration: the words beside it say when it was."""
    middle = HIGH / 2
    cells = "".join(f'<path class="month" d="M{number(at * SIDE + 1)} {number(middle)}h13"/>' for at in range(COUNT))
    parts = [cells]
    if strip.last is not None and strip.first is not None:
        left, wide = strip.first * SIDE + 1, (strip.last - strip.first + 1) * SIDE - 2
        parts.append(svg.element("rect", class_="met", x=left, y=middle - 6, width=wide, height=12, rx=6))
    if strip.is_before:
        parts.append(f'<path class="earlier" d="M8 {number(middle - 5)}L2 {number(middle)}L8 {number(middle + 5)}"/>')
    return _whole("".join(parts), "months")


def heads(letters: tuple[str, ...], today: date) -> str:
    """The first letters of the twelve months above the strips; `letters` are those of January to December."""
    names = [letters[(today.month + at) % 12] for at in range(COUNT)]
    inside = "".join(
        svg.text(one, at * SIDE + SIDE / 2, 16, "soft", font_size=12, text_anchor="middle")
        for at, one in enumerate(names)
    )
    return _whole(inside, "months heads")


def _whole(inside: str, kind: str) -> str:
    wide = COUNT * SIDE
    return svg.element(
        "svg",
        inside,
        class_=f"drawing {kind}",
        viewBox=f"0 0 {number(wide)} {number(HIGH)}",
        width=wide,
        height=HIGH,
        aria_hidden="true",
    )
