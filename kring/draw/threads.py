"""How a line between the owner and somebody looks: each kind by its form, so that no colour is needed.

The known signs of an ecogram: thick for strong, thin for loose, zigzag for tense, a cut line for
broken, dashes for faded. A double line is an owner's own; dots are where nobody said it yet.
"""

import itertools
import math
from collections.abc import Sequence
from typing import Final

from kring.core.lines import Kind
from kring.draw.svg import fine, number

Point = tuple[float, float]
_ZIG: Final = 4.2  # how far a zigzag goes aside
_BESIDE: Final = 2.4  # how far either line of a double one lies from the middle
_CUT: Final = 8.0  # half of the gap in a line that is broken


def thread(kind: Kind, begin: Point, end: Point) -> str:
    """A line of a kind as SVG, from one point to another; its class carries width, dashes and colour."""
    length = math.dist(begin, end)
    turn = math.degrees(math.atan2(end[1] - begin[1], end[0] - begin[0]))
    where = f'transform="translate({number(begin[0])} {number(begin[1])}) rotate({fine(turn)})"'
    return f'<path class="spoke {kind}-spoke" {where} d="{_path(kind, length)}"/>'


def bent(kind: Kind, points: Sequence[Point]) -> str:
    """A line of a kind through several points. What it looks like is told by its form, so each piece has that form."""
    if kind in (Kind.TENSE, Kind.OWN):
        return "".join(thread(kind, *piece) for piece in itertools.pairwise(points))
    way = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f'<path class="spoke {kind}-spoke" d="M{way}"/>'


def _path(kind: Kind, length: float) -> str:
    match kind:
        case Kind.TENSE:
            return _zigzag(length)
        case Kind.BROKEN:
            return _broken(length)
        case Kind.OWN:
            return "".join(f"M0 {number(side)}H{number(length)}" for side in (-_BESIDE, _BESIDE))
    return f"M0 0H{number(length)}"


def _zigzag(length: float) -> str:
    count = max(2, round(length / 9))
    step, line = length / count, "M0 0"
    for number_ in range(count):
        side = _ZIG if number_ % 2 else -_ZIG
        line += f"L{number(step * (number_ + 0.5))} {number(side)}"
    return f"{line}L{number(length)} 0"


def _broken(length: float) -> str:
    """A line with a gap a little past its middle, and a stroke at either side of the gap."""
    at = length * 0.4
    cut = min(_CUT, length * 0.2)
    strokes = "".join(f"M{number(x - 3)} 7L{number(x + 3)} -7" for x in (at - cut, at + cut))
    return f"M0 0H{number(at - cut)}M{number(at + cut)} 0H{number(length)}{strokes}"


def arrow(x: float, y: float, turn: float) -> str:
    """The point of an arrow whose tip is at x, y."""
    where = f'transform="translate({number(x)} {number(y)}) rotate({fine(turn)})"'
    return f'<path class="point" {where} d="M0 0L-10-5.4V5.4Z"/>'


def bead(x: float, y: float, sign: str, is_number: bool = False) -> str:
    """A letter or a number that hangs on a line."""
    kind = "bead numbered" if is_number else "bead"
    return (
        f'<g class="{kind}" transform="translate({number(x)} {number(y)})"><circle r="8.3"/>'
        f'<text y="4.4" font-size="12.4">{sign}</text></g>'
    )
