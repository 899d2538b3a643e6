"""Households as dashed boxes: around everybody who lives there, and never around anybody else."""

from collections.abc import Sequence
from typing import Final

from kring.core.network import Network
from kring.draw import names, widths
from kring.draw.genogram.labels import SMALL
from kring.draw.genogram.parts import Box, Caption, Home, Net, Seat

PAD: Final = 10.0
INSET: Final = 26.0
LOWER: Final = 4.0  # a name on the lower edge stands so much below it, clear of the words inside


def homes(net: Network, seats: Sequence[Seat], nets: Sequence[Net], said: Sequence[Caption]) -> tuple[Home, ...]:
    """Every household of two or more: in one box where nobody else stands in it, else in one for each part of a row."""
    at = {one.person: place for place, one in enumerate(seats)}
    found = []
    for group in net.groups.values():
        people = {*group.people, *(net.owner.selves if group.owner_belongs else ())} & at.keys()
        if group.is_household and len(people) > 1:
            members = [seats[place] for place in sorted(at[one] for one in people)]
            found.append(_home(group.id, group.name, members, seats, nets, said))
    return tuple(sorted(found, key=lambda one: (one.boxes, one.name)))


def _home(
    id: str, name: str, members: list[Seat], seats: Sequence[Seat], nets: Sequence[Net], said: Sequence[Caption]
) -> Home:
    people = tuple(one.person for one in members)
    boxes = _boxes(members, seats)
    captions = tuple(_caption(name, box, seats, nets, said) for box in boxes)
    return Home(id, name, people, boxes, captions)


def _boxes(members: list[Seat], seats: Sequence[Seat]) -> tuple[Box, ...]:
    whole = _around(members)
    others = [one.box for one in seats if one not in members]
    if not any(_meets(whole, box) for box in others):
        return (whole,)
    parts: list[list[Seat]] = []
    before: Seat | None = None
    for one in seats:
        if one in members:
            if before in members and before is not None and before.row == one.row:
                parts[-1].append(one)
            else:
                parts.append([one])
        before = one
    return tuple(_around(part) for part in parts)


def _around(members: list[Seat]) -> Box:
    return (
        min(one.box[0] for one in members) - PAD,
        min(one.box[1] for one in members) - PAD,
        max(one.box[2] for one in members) + PAD,
        max(one.box[3] for one in members) + PAD - 4,
    )


def _meets(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _caption(name: str, box: Box, seats: Sequence[Seat], nets: Sequence[Net], said: Sequence[Caption]) -> Caption:
    """The name on the upper edge, where no line goes through; where there is no such place, on the lower edge."""
    left, top, right, bottom = box
    words = names.shortened(name, SMALL, max(24.0, right - left - 2 * INSET))
    half = widths.width(words, SMALL) / 2 + 6
    taken = [one.box for one in said] + [one.box for one in seats]
    upper = _places(left, right, half, crossing(nets, top, left, right))
    under = bottom + LOWER
    lower = [
        x
        for x in _places(left, right, half, crossing(nets, under, left, right))
        if not any(_meets(_pill(x, under, half), other) for other in taken)
    ]
    places = [(x, top) for x in upper] + [(x, under) for x in lower] + [((left + right) / 2, top)]
    x, y = places[0]
    return Caption(words, x, y + SMALL * 0.35, _pill(x, y, half))


def _pill(x: float, y: float, half: float) -> Box:
    return (x - half, y - SMALL * 0.6, x + half, y + SMALL * 0.6)


def _places(left: float, right: float, half: float, lines: Sequence[float]) -> list[float]:
    """Where a name fits on an edge between lines, the nearest to the middle first."""
    middle, room = (left + right) / 2, max(0.0, (right - left) / 2 - half - 12)
    places = [middle + side * room * share / 8 for share in range(9) for side in (1, -1)]
    return [x for x in places if all(abs(x - line) > half + 3 for line in lines)]


def is_crossed(nets: Sequence[Net], box: Box) -> bool:
    """Whether a line goes through a box, or near it."""
    return any(
        _meets((min(x, to), min(up, down), max(x, to) + 0.01, max(up, down) + 0.01), box)
        for net in nets
        for run in net.strokes
        for (x, up), (to, down) in zip(run.points, run.points[1:], strict=False)
    )


def crossing(nets: Sequence[Net], y: float, left: float, right: float) -> list[float]:
    """Where lines go through a strip of 18 pixels around a height."""
    found = []
    for net in nets:
        for run in net.strokes:
            for (x, up), (to, down) in zip(run.points, run.points[1:], strict=False):
                if min(up, down) <= y + 9 and max(up, down) >= y - 9 and left <= max(x, to) and min(x, to) <= right:
                    found += [x, to]
    return found
