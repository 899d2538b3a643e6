"""Households as dashed lines: around everybody who lives there, and never around anybody else."""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from kring.core.network import Network
from kring.draw import names, widths
from kring.draw.genogram import detours, outlines, taken
from kring.draw.genogram.labels import SMALL
from kring.draw.genogram.parts import Box, Caption, Home, Net, Point, Seat
from kring.draw.genogram.taken import Taken, meets

PADS: Final = ((10.0,), (16.0, 13.0, 6.5), (22.0, 19.0, 4.0))  # from people to the line around them, by layer
INSET: Final = 26.0
NECK: Final = 44.0  # how wide two boxes of one household hang together at least
FAR: Final = 320.0  # further apart along their rows than this they are drawn apart
CROWD: Final = 60  # boxes of other households: in a larger crowd it is not looked which lines run upon each other
SLIT: Final = 20.0  # boxes of one row that end so little apart are joined from the same height
UPON: Final = 2.2  # nearer to a line of the family than this an edge lies upon it
END: Final = 6.0
OFF: Final = (4.0, 6.0, 8.0, 10.0, 2.9)  # so much further out an edge may lie instead
CORNER: Final = 10.0  # a name at the side lies so far over the edge
LOWER: Final = 4.0  # a name on the lower edge stands so much below it, clear of the words inside


def homes(net: Network, seats: Sequence[Seat], nets: Sequence[Net], said: Sequence[Caption]) -> tuple[Home, ...]:
    """Every household of two or more, in one line that takes in nobody else.

    Of several with one name each gets a number, from left to right.
    """
    at = {one.person: place for place, one in enumerate(seats)}
    found = []
    for group in net.groups.values():
        people = {*group.people, *(net.owner.selves if group.owner_belongs else ())} & at.keys()
        if group.is_household and len(people) > 1:
            members = [seats[place] for place in sorted(at[one] for one in people)]
            boxes = _boxes(members, seats, said, PADS[0][0])
            found.append(Home(group.id, group.name, tuple(one.person for one in members), boxes))
    found = _layered(_numbered(sorted(found, key=lambda one: (one.boxes, one.name))), seats, said)
    words = Taken([*(one.box for one in said), *(one.box for one in seats)])
    drawn = taken.lines(nets) if found else Taken()
    level, upright = taken.along(nets) if found else (Taken(), Taken())
    joined = _joined(found, seats, said, (level, upright))
    for place, hangs in enumerate(joined):
        strange = [one.box for one in seats if one.person not in found[place].people] + [one.box for one in said]
        others = [box for some in joined if some is not hangs for boxes in some for box in boxes]
        others = others if len(others) < CROWD else []
        hangs[:] = [[_beside_lines(box, level, upright, strange, others) for box in boxes] for boxes in hangs]
        found[place] = _whole(found[place], hangs, words, drawn)
    return tuple(found)


def _numbered(found: list[Home]) -> list[Home]:
    count, told = Counter(one.name for one in found), Counter[str]()
    numbered = []
    for one in found:
        told[one.name] += 1
        name = f"{one.name} {told[one.name]}" if count[one.name] > 1 else one.name
        numbered.append(msgspec.structs.replace(one, name=name))
    return numbered


def _layered(found: list[Home], seats: Sequence[Seat], said: Sequence[Caption]) -> list[Home]:
    """Of households that meet each in a layer of its own, as long as there are layers: the larger one outside.

    Where the outer line would come between others it goes as near as any.
    """
    layers: dict[int, int] = {}
    for place in sorted(range(len(found)), key=lambda place: (len(found[place].people), place)):
        near = {layers[other] for other in layers if _meet(found[place], found[other])}
        layers[place] = next((one for one in range(len(PADS)) if one not in near), 0)
    layered = []
    for place, home in enumerate(found):
        members = [one for one in seats if one.person in home.people]
        tried = (_boxes(members, seats, said, pad) for pad in PADS[layers[place]])
        fits = (one for one in tried if len(one) <= len(home.boxes) and _is_clear(one, home, seats))
        boxes = next(fits, home.boxes)
        layered.append(msgspec.structs.replace(home, boxes=boxes, layer=layers[place]))
    return layered


def _is_clear(boxes: Sequence[Box], home: Home, seats: Sequence[Seat]) -> bool:
    return not any(meets(box, one.box) for box in boxes for one in seats if one.person not in home.people)


def _meet(home: Home, other: Home) -> bool:
    """Whether the lines around two households may come upon each other: those of one in parts run between these."""
    return meets(_over(home.boxes), _over(other.boxes))


def _over(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts) - NECK, min(tops) - NECK, max(rights) + NECK, max(bottoms) + NECK)


def _boxes(members: list[Seat], seats: Sequence[Seat], said: Sequence[Caption], pad: float) -> tuple[Box, ...]:
    """One box where nobody else stands in it and no words of a couple on its edge, else one for each part of a row."""
    whole = _around(members, pad)
    others = [one.box for one in seats if one not in members]
    others += [one.box for one in said if not _holds(whole, one.box)]
    if not any(meets(whole, box) for box in others):
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
    return tuple(_around(part, pad) for part in parts)


def _holds(box: Box, inner: Box) -> bool:
    return box[0] <= inner[0] and box[1] <= inner[1] and box[2] >= inner[2] and box[3] >= inner[3]


def _joined(
    found: Sequence[Home], seats: Sequence[Seat], said: Sequence[Caption], lines: tuple[Taken, Taken]
) -> list[list[list[Box]]]:
    """The boxes of each household with what joins them, clear of everybody else.

    First where two lie over each other and no other household is in between; what is left over by longer ways round.
    """
    all_ = [[[box] for box in home.boxes] for home in found]
    for home, hangs in zip(found, all_, strict=True):
        strange = [one.box for one in seats if one.person not in home.people]
        others = [box for others in all_ if others is not hangs for one in others for box in one]
        for low in home.boxes:
            over = [box for box in home.boxes if box[3] <= low[1] and _between(box, low) <= FAR]
            for high in sorted(over, key=lambda box: (max(0.0, _between(box, low)), -box[3])):
                level = min(box[3] for box in over if box[3] > high[3] - SLIT)
                _hang(hangs, high, low, [[_join((*high[:3], level), low)]], [*strange, *others])
    rows, words = [one.box for one in seats], [one.box for one in said]
    for home, hangs in zip(found, all_, strict=True):
        strange = [one.box for one in seats if one.person not in home.people]
        pairs = itertools.combinations(sorted(home.boxes, key=lambda box: (box[1], box[0])), 2)
        for high, low in sorted(pairs, key=lambda two: (_between(*two), two)) if len(hangs) > 1 else ():
            others = [box for others in all_ if others is not hangs for one in others for box in one]
            layers = (home.layer, *(one for one in range(len(PADS)) if one != home.layer))
            ways = (way for layer in layers for way in detours.ways(high, low, rows, layer))
            _hang(hangs, high, low, ways, strange, others if len(others) < CROWD else (), words, lines)
    return all_


def _hang(
    hangs: list[list[Box]],
    a: Box,
    b: Box,
    ways: Iterable[list[Box]],
    strange: Sequence[Box],
    beside: Sequence[Box] = (),
    said: Sequence[Box] = (),
    lines: tuple[Taken, Taken] | None = None,
) -> None:
    """Let what hangs at two boxes hang together, by the first of the ways on which nothing strange stands.

    Rather one that runs upon no line of another household, of which the boxes are `beside`, nor of the family, nor
    through words.
    """
    own, its = (next(one for one in hangs if box in one) for box in (b, a))
    if own is its:
        return
    best: tuple[int, list[Box]] | None = None
    for way in ways:
        if any(meets(one, box) for one in way for box in strange):
            continue
        against = _against(way, beside, said, lines)
        if best is None or against < best[0]:
            best = (against, way)
        if not against:
            break
    if best is not None:
        way = best[1]
        hangs.remove(own)
        its += [*way, *own]


def _beside_lines(box: Box, level: Taken, upright: Taken, strange: Sequence[Box], others: Sequence[Box]) -> Box:
    """A box that reaches a little further where a side of it would lie upon a line of the family.

    There it takes in nobody and nothing strange, and lies upon no line of other households.
    """
    for side, lines in enumerate((upright, level, upright, level)):
        if not lines.is_met(_strip(box, side)):
            continue
        for off in OFF:
            wider = _wider(box, side, off)
            is_free = not any(meets(wider, one) and not meets(box, one) for one in strange)
            if is_free and not lines.is_met(_strip(wider, side)) and not detours.runs_along([wider], others):
                box = wider
                break
    return box


def _wider(box: Box, side: int, off: float) -> Box:
    left, top, right, bottom = box
    sides = ((left - off, top, right, bottom), (left, top - off, right, bottom), (left, top, right + off, bottom))
    return (*sides, (left, top, right, bottom + off))[side]


def _strip(box: Box, side: int) -> Box:
    """What lies so near to a side of a box that it is read as one with it; of its ends nothing."""
    left, top, right, bottom = box
    if side % 2:
        return (left + END, box[side] - UPON, right - END, box[side] + UPON)
    return (box[side] - UPON, top + END, box[side] + UPON, bottom - END)


def _against(way: list[Box], beside: Sequence[Box], said: Sequence[Box], lines: tuple[Taken, Taken] | None) -> int:
    """What stands against a way, the worst counting most: another household, the words of a couple, a line."""
    is_along = bool(beside) and detours.runs_along(way, beside)
    is_through = any(meets(one, box) for one in way for box in said)
    sides = [(one, side) for one in way for side in range(4)] if lines else []
    is_upon = any(lines[side % 2 - 1].is_met(_strip(one, side)) for one, side in sides if lines)
    return 4 * is_along + 2 * is_through + is_upon


def _whole(home: Home, hangs: Sequence[list[Box]], words: Taken, drawn: Taken) -> Home:
    """A household with a line around each of its parts, and its name on each."""
    return msgspec.structs.replace(
        home,
        outlines=tuple(line for boxes in hangs for line in outlines.around(boxes)),
        captions=tuple(_caption(home.name, boxes, words, drawn) for boxes in hangs),
    )


def _between(box: Box, other: Box) -> float:
    """How far apart two boxes stand along a row; less than nothing where they stand over each other."""
    return max(other[0] - box[2], box[0] - other[2])


def _join(high: Box, low: Box) -> Box:
    """What joins a box to one under it: as wide as both, or a strip between their rows where they stand apart."""
    left, right = max(high[0], low[0]), min(high[2], low[2])
    if right - left < NECK:
        left, right = (high[2] - NECK, low[2]) if high[0] < low[0] else (low[0], high[0] + NECK)
    return (left, high[3], right, low[1])


def _around(members: list[Seat], pad: float) -> Box:
    return (
        min(one.box[0] for one in members) - pad,
        min(one.box[1] for one in members) - pad,
        max(one.box[2] for one in members) + pad,
        max(one.box[3] for one in members) + pad - 4,
    )


def _caption(name: str, boxes: Sequence[Box], words: Taken, drawn: Taken) -> Caption:
    """The name on an edge: the upper, the lower, or one at the side; where no line goes through and nobody stands.

    Where there is no such place it lies over a line rather than over a person or other words; and is shortened last.
    """
    high, low = min(boxes, key=lambda box: box[1]), max(boxes, key=lambda box: box[3])
    wide = widths.width(name, SMALL) / 2 + 6
    edges = [place for box in boxes for place in (*_along(box, box[1], wide), *_along(box, box[3] + LOWER, wide))]
    best = [*_along(high, high[1], wide), *_along(low, low[3] + LOWER, wide), *_beside(boxes, wide)]
    for places, is_over_lines in ((best, False), (edges, False), ([*best, *edges], True)):
        for x, y in places:
            pill = _pill(x, y, wide)
            if x >= wide and not words.is_met(pill) and (is_over_lines or not drawn.is_met(pill)):
                words.add(pill)  # the name of one household is never under that of another
                return Caption(name, x, y + SMALL * 0.35, pill)
    short = names.shortened(name, SMALL, max(24.0, high[2] - high[0] - 2 * INSET))
    x = (high[0] + high[2]) / 2
    return Caption(short, x, high[1] + SMALL * 0.35, _pill(x, high[1], widths.width(short, SMALL) / 2 + 6))


def _pill(x: float, y: float, half: float) -> Box:
    return (x - half, y - SMALL * 0.6, x + half, y + SMALL * 0.6)


def _along(box: Box, y: float, half: float) -> list[Point]:
    """Places for a name on a level edge, the nearest to the middle first; a long one stands out at both ends."""
    middle, room = (box[0] + box[2]) / 2, max(0.0, (box[2] - box[0]) / 2 - half - 12)
    return [(middle + side * room * share / 8, y) for share in range(9) for side in (1, -1)]


def _beside(boxes: Sequence[Box], half: float) -> list[Point]:
    """Places for a name over an upright edge, the highest first."""
    return [
        (x, box[1] + (box[3] - box[1]) * share / 8)
        for box in boxes
        for share in range(1, 8)
        for x in (box[2] + half - CORNER, box[0] - half + CORNER)
    ]
