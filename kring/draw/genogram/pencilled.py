"""Lines and households of a family that are only proposed, in pencil: dashed where they would come (R017).

What would go keeps its line, and is crossed out; what would be told otherwise keeps it too, with a ring on it.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from kring.draw.genogram import ink_lines, strokes
from kring.draw.genogram.parts import Net, Point
from kring.draw.svg import escaped, number

Tie = tuple[str, frozenset[str]]
CLEAR: Final = 14.0  # from the middle of a mark to another line


class Waits(Struct, frozen=True):
    """What would become of something: `new`, `gone` or `moved`, what is read aloud, and where a tap leads."""

    kind: str
    spoken: str = ""
    address: str = ""


class Pencils(Struct, frozen=True):
    """What of a drawing is in pencil: people by what would become of them, lines by whom they tie, and households."""

    people: Mapping[str, str] = {}
    ties: Mapping[Tie, Waits] = {}
    homes: Mapping[str, Waits] = {}


def net(one: Net, pencils: Pencils, others: Sequence[Net]) -> str:
    """One line of the drawing; of a line that ties several, each way by itself. A mark stands clear of the `others`."""
    told = [(way, kind, pencils.ties.get(key)) for key, kind, way in _ways(one)]
    if not any(waits for _, _, waits in told):
        return ink_lines.net(one)
    coming = [(way, waits) for way, _, waits in told if waits and waits.kind == "new"]
    marked = [(way, waits) for way, _, waits in told if waits and waits.kind != "new"]
    so = [(way, kind) for way, kind, waits in told if waits is None or waits.kind != "new"]
    if not coming:
        ink = ink_lines.net(one)
    elif one.kind == "brood":
        ink = ink_lines.ways(so)
    else:
        ink = ""
    if one.kind == "brood" and coming:
        ink += "".join(ink_lines.run(it) for it in one.strokes if it.style == "identical")
    felt = one.ties[0][0] if one.kind == "interaction" else ""
    drawn = "".join(_linked(_dashed(way, felt), waits) for way, waits in coming)
    return (
        drawn + ink + "".join(_linked(_marked(way, waits.kind, _at(way, one, others)), waits) for way, waits in marked)
    )


def home(around: str, waits: Waits) -> str:
    """The line around who would live together, or would no longer be said to."""
    if waits.kind == "new":
        return _linked(f'<path class="pencil" d="{around}"/>', waits)
    return f'<g class="household"><path d="{around}"/></g>' + _linked(f'<path class="pencil" d="{around}"/>', waits)


def _ways(one: Net) -> list[tuple[Tie, str, Sequence[Point]]]:
    """Every tie of a line: what it is and whom it ties, its style, and its way."""
    if one.kind == "siblings":
        key = (one.kind, frozenset(one.ends))
        return [(key, kind, way) for kind, _, _, way in one.ties]
    says = {"couple": "couple"}
    return [((says.get(one.kind, f"{one.kind} {kind}"), frozenset((a, b))), kind, way) for kind, a, b, way in one.ties]


def _dashed(way: Sequence[Point], felt: str) -> str:
    path = strokes.path(way)
    drawn = f'<g class="felt">{ink_lines.felt(felt, way)}</g>' if felt else f'<path class="pencil" d="{path}"/>'
    return f'<path class="tie-touch" d="{path}"/>{drawn}'


def _at(way: Sequence[Point], own: Net, others: Sequence[Net]) -> Point:
    """Where on its way a line is marked: near the middle, but where no other line could be meant."""
    spots = [_along(way, share) for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)]
    runs = [run for one in others if one is not own for run in one.strokes]
    return next((at for at in spots if not any(_is_near(at, run.points) for run in runs)), spots[0])


def _along(way: Sequence[Point], share: float) -> Point:
    left = share * sum(map(math.dist, way, way[1:]))
    for (x, y), (to_x, to_y) in zip(way, way[1:], strict=False):
        length = math.dist((x, y), (to_x, to_y))
        if left <= length and length:
            return x + (to_x - x) * left / length, y + (to_y - y) * left / length
        left -= length
    return way[-1]


def _is_near(at: Point, points: Sequence[Point]) -> bool:
    return any(
        min(x, to_x) - CLEAR < at[0] < max(x, to_x) + CLEAR and min(y, to_y) - CLEAR < at[1] < max(y, to_y) + CLEAR
        for (x, y), (to_x, to_y) in zip(points, points[1:], strict=False)
    )


def _marked(way: Sequence[Point], kind: str, at: Point) -> str:
    x, y = at
    touch = f'<path class="tie-touch" d="{strokes.path(way)}"/>'
    if kind == "gone":
        cross = f"M{number(x - 8)} {number(y - 8)}l16 16M{number(x + 8)} {number(y - 8)}l-16 16"
        return f'{touch}<path class="pencil tip" d="{cross}"/>'
    return f'{touch}<circle class="pencil" cx="{number(x)}" cy="{number(y)}" r="9"/>'


def _linked(drawn: str, waits: Waits) -> str:
    opening = f'class="pencilled {waits.kind}" aria-label="{escaped(waits.spoken)}"'
    if not waits.address:
        return f'<g {opening} role="img">{drawn}</g>'
    return f'<a href="{escaped(waits.address)}" {opening}>{drawn}</a>'
