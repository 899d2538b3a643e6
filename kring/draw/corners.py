"""The names of the groups in the corners of a circle, with stitch, shapes and counts: heading and legend in one."""

import functools
import math
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from kring.core.method import said
from kring.draw import shapes, stitch, svg, widths
from kring.draw.seats import Badge, Entry, Legend, Seats, Sector
from kring.draw.shapes import Shape
from kring.draw.svg import escaped, moved, number


def written(seats: Seats, legend: Legend, language: str) -> str:
    """The names of the groups in the corners, with stitch, shapes and counts: heading and legend in one.

    With more than four groups several share a corner, the one nearest the top first; then each tells its count only.
    """
    writer = {"wide": _wide_corner, "tablet": _tablet_corner, "paper": _paper_corner}[seats.size]
    shared = [(corner, sectors) for corner, sectors in _corners(seats.sectors).items() if sectors]
    return "".join(writer(seats, sectors, legend, language, *corner) for corner, sectors in shared)


Corner = tuple[int, int]  # across: -1 is left; down: -1 is the top
_CORNERS: Final[tuple[Corner, ...]] = ((-1, -1), (1, -1), (1, 1), (-1, 1))


def _corners(sectors: Sequence[Sector]) -> dict[Corner, list[Sector]]:
    if len(sectors) <= len(_CORNERS):
        return {corner: [sector] for corner, sector in zip(_CORNERS, sectors, strict=False)}
    found: dict[Corner, list[Sector]] = {corner: [] for corner in _CORNERS}
    for sector in sorted(sectors, key=lambda one: -math.cos(math.radians((one.begin + one.end) / 2))):
        turn = ((sector.begin + sector.end) / 2) % 360
        found[_CORNERS[(int(turn // 90) + 1) % 4]].append(sector)
    return found


def _wide_corner(seats: Seats, sectors: list[Sector], legend: Legend, language: str, across: int, down: int) -> str:
    blocks = [_wide_block(seats, sector, legend, language) for sector in sectors]
    broad = max(block.broad for block in blocks)
    high = sum(block.high for block in blocks) + 16 * (len(blocks) - 1)
    top = 31.0 if down < 0 else seats.height - high + 4
    left = _clear(seats, 28.0 if across < 0 else seats.width - 28 - broad, broad, top - 19, top + high - 19, across)
    parts, y = [], top
    for sector, block in zip(sectors, blocks, strict=True):
        parts.append(_wide_written(seats, sector, block, left, y))
        y += block.high + 16
    return "".join(parts)


class _Block(NamedTuple):
    title: tuple[str, ...]
    entries: list[tuple[str, str]]
    broad: float
    high: float


def _wide_block(seats: Seats, sector: Sector, legend: Legend, language: str) -> _Block:
    is_alone = len(seats.sectors) <= len(_CORNERS)
    title = wrapped(said(sector.name, language) + ("" if is_alone else f" {sector.count}"), seats.group_font, 176)
    entries = [line for entry in legend.groups.get(sector.id, ()) for line in _entry(entry)] if is_alone else []
    broad = max(
        [widths.width(line, seats.group_font) for line in title]
        + [24 + widths.width(line, 16.0, "regular") for _, line in entries]
    )
    return _Block(title, entries, broad, len(title) * 22 + 25 + len(entries) * 24)


def _wide_written(seats: Seats, sector: Sector, block: _Block, left: float, y: float) -> str:
    parts = [
        svg.text(line, left, y + 22 * i, f"group-name {sector.hue}", font_size=seats.group_font)
        for i, line in enumerate(block.title)
    ]
    y += 22 * len(block.title)
    parts.append(stitch.straight(sector.stitch, sector.hue, left + 2, y - 4, 70))
    for i, (mark, line) in enumerate(block.entries):
        parts.append(_mark(mark, sector.hue, left + 9, y + 19 + 24 * i))
        parts.append(svg.text(line, left + 25, y + 24.5 + 24 * i, "legend", font_size=16.0))
    return "".join(parts)


def _clear(seats: Seats, left: float, broad: float, top: float, bottom: float, across: int) -> float:
    """Where words of this width begin that keep off the stitches, as far as the edge of the drawing allows."""
    nearest = max(0.0, top - seats.y, seats.y - bottom)
    reach = math.sqrt(max(0.0, (seats.rim + 8) ** 2 - nearest**2))
    if across < 0:
        return max(8.0, min(left, seats.x - reach - broad))
    return min(seats.width - 8 - broad, max(left, seats.x + reach))


def _entry(entry: Entry) -> list[tuple[str, str]]:
    lines = wrapped(entry.words, 16.0, 150, "regular")
    return [(entry.mark if number_ == 0 else "", line) for number_, line in enumerate(lines)]


def _mark(mark: str, hue: str, x: float, y: float) -> str:
    if mark in ("closer", "helper"):
        return badge(Badge(mark, x, y, -45.0))
    if mark == "pencil":
        return f'<path class="pencil" {moved(x, y)} d="{shapes.path(Shape.OPEN, 14)}"/>'
    if not mark:
        return ""
    kind = "outline" if mark == Shape.OPEN else "body"
    return f'<g class="{hue}" {moved(x, y)}><path class="{kind}" d="{shapes.path(Shape(mark), 14)}"/></g>'


def _tablet_corner(seats: Seats, sectors: list[Sector], legend: Legend, language: str, across: int, down: int) -> str:
    x, anchor = (22.0, "start") if across < 0 else (seats.width - 10, "end")
    lines = [line for sector in sectors for line in _tablet_lines(seats, sector, language)]
    y = 20.0 if down < 0 else seats.height - 10 - 20 * (len(lines) - 1)
    return "".join(
        f'<text class="group-name {hue}" x="{number(x)}" y="{number(y + 20 * i)}" text-anchor="{anchor}"'
        f' font-size="{number(seats.group_font)}">{line}</text>'
        for i, (hue, line) in enumerate(lines)
    )


def _tablet_lines(seats: Seats, sector: Sector, language: str) -> list[tuple[str, str]]:
    title = wrapped(said(sector.name, language), seats.group_font, 190)
    count = f'<tspan class="count" dx="6">{sector.count}</tspan>'
    return [(sector.hue, escaped(line) + (count if i == len(title) - 1 else "")) for i, line in enumerate(title)]


def _paper_corner(seats: Seats, sectors: list[Sector], legend: Legend, language: str, across: int, down: int) -> str:
    lines = [line for sector in sectors for line in _paper_lines(seats, sector, legend, language)]
    x, anchor = (288.0, "start") if across < 0 else (seats.width - 45, "end")
    y = 53.0 if down < 0 else seats.height - 84 - 21 * (len(lines) - 1)
    return "".join(
        svg.text(line, x, y + 21 * i, kind, text_anchor=anchor, font_size=seats.group_font)
        for i, (kind, line) in enumerate(lines)
    )


def _paper_lines(seats: Seats, sector: Sector, legend: Legend, language: str) -> list[tuple[str, str]]:
    title = wrapped(said(sector.name, language), seats.group_font, 160)
    return [("group-name", line) for line in title] + [
        ("count", entry.words) for entry in legend.groups.get(sector.id, ())
    ]


@functools.lru_cache(maxsize=1024)
def wrapped(words: str, size: float, room: float, weight: str = "bold") -> tuple[str, ...]:
    """Words on as few lines as fit in a room, the lines as equal as can be."""
    lines = _filled(words, size, room, weight)
    for narrower in range(int(room), 0, -4):
        tighter = _filled(words, size, narrower, weight)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return tuple(lines)


_GAP: Final = re.compile(r"(?<! ’s)(?<! 's)[ \t\r\n]+")  # not after the 's of an evening; no-break spaces hold too


def _filled(words: str, size: float, room: float, weight: str) -> list[str]:
    lines: list[str] = []
    for word in filter(None, _GAP.split(words.strip())):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and widths.width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def badge(sign: Badge) -> str:
    """A lamp badge with an arrow to the middle, an open hand, or the waves of who is met online only."""
    inside = _ARROW.format(number(sign.turn)) if sign.kind == "closer" else _SIGNS[sign.kind]
    return f'<g class="badge {sign.kind}" {moved(sign.x, sign.y)}><circle r="9.5"/>{inside}</g>'


_ARROW = '<path d="M-4 0H4.2M.6-3.8L4.4 0L.6 3.8" transform="rotate({})"/>'
_HAND = (
    '<path d="M-3.2 1V-2.6M-3.2-2.6a.9.9 0 0 1 1.9 0V-.5M-1.3-3.8a.9.9 0 0 1 1.9 0V-.5M.6-3.2a.9.9 0 0 1 1.9 0V-.2'
    'M2.5-1.7a.9.9 0 0 1 1.9 0V1.8Q4.4 5.4 1 5.4Q-1.8 5.4-3 3.4L-4.9.7a.9.9 0 0 1 1.5-1L-2.6.8"/>'
)
_WAVES = '<path d="M-4.6-1.2Q0-5.4 4.6-1.2M-2.7 1.4Q0-1 2.7 1.4M0 4.2h.1"/>'
_SIGNS = {"helper": _HAND, "online": _WAVES}
