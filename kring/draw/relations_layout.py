"""Who stands where in a relation map: those who are tied near each other, those without ties in rows below.

Whoever was kept stays. Who comes gets the free place nearest to their ties; who
comes together and knows nobody in the map comes as a part of its own.
"""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from kring.draw import apart, stress
from kring.draw.apart import Box, Ground
from kring.draw.relations_seats import Held, Spot

SIZE: Final = 38.0  # of a symbol
REACH: Final = SIZE * 0.58
FONT: Final = 16.0
LONGEST: Final = 126.0  # a longer name is shortened; it is whole beside the drawing
TIE: Final = 100.0  # how long a tie would like to be
LEVEL: Final = 1.22  # names are wide: everything stands that much further apart sideways
_TIES: Final = 5.0  # with more for each, the ties get longer: a knot needs room
_AIR: Final = 2.6  # how much more room there is than people and names fill
_GAP: Final = 7.0  # pixels kept free around everybody
_PART: Final = 28.0  # between two parts
_ASIDE: Final = 44.0  # between the map and the rows of those without ties
_SLOT: Final = (LONGEST + 10, 74.0)
_SHAPE: Final = 1.16  # how much wider than high the whole would like to be: so it fits a screen, and a lying A4


class Guest(Struct, frozen=True):
    """Somebody to be placed: how wide the name is, who they are tied to, and in which groups they are."""

    person: str
    width: float
    tied: tuple[str, ...]
    groups: tuple[int, ...]

    @property
    def is_alone(self) -> bool:
        return not self.tied and not self.groups


class _Part(Struct, frozen=True):
    """People who hang together, around a point of their own."""

    spots: dict[str, Spot]
    box: Box


def box(width: float, is_above: bool = False) -> Box:
    """What somebody covers around the middle of their symbol, with a name of a width under or above it."""
    half = max(REACH, width / 2) + 1
    return (-half, -REACH - FONT * 1.25, half, REACH) if is_above else (-half, -REACH, half, REACH + FONT * 1.25)


def name_at(is_above: bool) -> float:
    """How far below the middle of the symbol the baseline of the name is."""
    return -REACH - FONT * 0.35 if is_above else REACH + FONT * 0.95


def placed(guests: Mapping[str, Guest], kept: Held) -> Held:
    """A spot for every guest; who was kept among their own kind (tied or alone) stays where they were."""
    ground = Ground()
    tied = _staying([one for one in guests.values() if not one.is_alone], kept.tied, ground)
    alone = _staying([one for one in guests.values() if one.is_alone], kept.alone, ground)
    coming = {id: one for id, one in guests.items() if not one.is_alone and id not in tied}
    if coming:
        _come(coming, guests, tied, alone, ground)
    waiting = sorted(id for id, one in guests.items() if one.is_alone and id not in alone)
    if waiting:
        _wait([guests[id] for id in waiting], tied, alone, ground, guests)
    return Held(tied, alone)


def _staying(guests: Iterable[Guest], spots: Mapping[str, Spot], ground: Ground) -> dict[str, Spot]:
    """Those whose earlier spot is still free for them; it is taken from then on."""
    found = {}
    for guest in guests:
        spot = spots.get(guest.person)
        if spot is not None and ground.is_free(there := _box(guest, spot)):
            ground.put(there)
            found[guest.person] = spot
    return found


def _box(guest: Guest, spot: Spot) -> Box:
    return apart.moved(box(guest.width, spot.is_above), complex(spot.x, spot.y))


def _come(
    coming: dict[str, Guest],
    guests: Mapping[str, Guest],
    tied: dict[str, Spot],
    alone: Mapping[str, Spot],
    ground: Ground,
) -> None:
    """Those who know somebody in the map come beside them; the others come as new parts."""
    while coming:
        near = {id: _neighbours(one, guests, tied) for id, one in coming.items()}
        id = min(coming, key=lambda one: (-len(near[one]), one))
        if not near[id]:
            break
        guest = coming.pop(id)
        at = ground.nearest(_beside(near[id], tied), _roomy(box(guest.width)))
        tied[id] = Spot(int(at.real), int(at.imag))
        ground.put(_box(guest, tied[id]))
    parts = [_part([coming[id] for id in ids]) for ids in _parts(coming)]
    if tied or alone:
        for part in parts:
            _join(part, guests, tied, alone, ground)
    else:
        for part, at in zip(parts, _packed([part.box for part in parts]), strict=True):
            _settle(part, at, guests, tied, ground)


def _neighbours(guest: Guest, guests: Mapping[str, Guest], tied: Mapping[str, Spot]) -> list[complex]:
    """Where those stand whom somebody is tied to, or else those in the same groups."""
    found = [tied[id] for id in guest.tied if id in tied]
    if not found and guest.groups:
        found = [tied[id] for id in sorted(tied) if not set(guest.groups).isdisjoint(guests[id].groups)]
    return [complex(spot.x, spot.y) for spot in found]


def _beside(near: Sequence[complex], tied: Mapping[str, Spot]) -> complex:
    """In the middle of those one is tied to; of one alone, on the side away from the others."""
    middle = sum(near) / len(near)
    if len(near) > 1:
        return middle
    everybody = sum(complex(spot.x, spot.y) for spot in tied.values()) / len(tied)
    way = middle - everybody
    return middle + (way / abs(way) if way else 1) * TIE


def _join(
    part: _Part, guests: Mapping[str, Guest], tied: dict[str, Spot], alone: Mapping[str, Spot], ground: Ground
) -> None:
    """A part comes beside the map, or above the rows when there is no map yet."""
    spots = tied or alone
    around = apart.around(_box(guests[id], spot) for id, spot in spots.items() if id in guests)
    if tied:
        wanted = complex(around[2] + _PART - part.box[0], (around[1] + around[3]) / 2)
    else:
        wanted = complex((around[0] + around[2]) / 2, around[1] - _ASIDE - part.box[3])
    left, top, right, bottom = part.box
    _settle(part, ground.nearest(wanted, (left - 12, top - 12, right + 12, bottom + 12)), guests, tied, ground)


def _settle(part: _Part, at: complex, guests: Mapping[str, Guest], tied: dict[str, Spot], ground: Ground) -> None:
    for id, spot in part.spots.items():
        tied[id] = Spot(spot.x + round(at.real), spot.y + round(at.imag), spot.is_above)
        ground.put(_box(guests[id], tied[id]))


def _parts(guests: Mapping[str, Guest]) -> list[list[str]]:
    """Who hangs together by ties or groups, largest part first."""
    mates: dict[int, list[str]] = {}
    for id, guest in guests.items():
        for group in guest.groups:
            mates.setdefault(group, []).append(id)
    left, found = set(guests), list[list[str]]()
    for id in guests:
        if id not in left:
            continue
        part, fresh = {id}, [id]
        while fresh:
            guest = guests[fresh.pop()]
            beside = itertools.chain(guest.tied, *(mates[group] for group in guest.groups))
            new = {one for one in beside if one in guests} - part
            part |= new
            fresh += sorted(new)
        left -= part
        found.append(sorted(part))
    return sorted(found, key=lambda part: (-len(part), part))


def _part(guests: Sequence[Guest]) -> _Part:
    """A part laid out afresh: by its ties, then pushed apart until nobody stands in anybody's way."""
    each = sum(len(guest.tied) for guest in guests) / len(guests)
    tie = TIE * max(1.0, math.sqrt(each / _TIES))
    points = [complex(at.real * tie * LEVEL, at.imag * tie) for at in stress.spread(_beside_each(guests))][
        : len(guests)
    ]
    number = {guest.person: place for place, guest in enumerate(guests)}
    above = [_is_above(points[place], [points[number[id]] for id in guest.tied]) for place, guest in enumerate(guests)]
    boxes = [_roomy(box(guest.width, is_above)) for guest, is_above in zip(guests, above, strict=True)]
    points = apart.pushed(_loosened(points, boxes), boxes)
    middle = sum(points) / len(points)
    ground, spots, around = Ground(), dict[str, Spot](), list[Box]()
    for place in sorted(range(len(guests)), key=lambda one: (abs(points[one] - middle), one)):
        at = ground.nearest(points[place], boxes[place])
        ground.put(apart.moved(boxes[place], at))
        spots[guests[place].person] = Spot(int(at.real), int(at.imag), above[place])
        around.append(apart.moved(boxes[place], at))
    return _Part(spots, apart.around(around))


def _loosened(points: Sequence[complex], boxes: Sequence[Box]) -> list[complex]:
    """The same points, all so much further apart that there is room for every box among them."""
    needed = sum((box[2] - box[0]) * (box[3] - box[1]) for box in boxes) * _AIR
    around = apart.around(apart.moved((-60, -40, 60, 40), point) for point in points)
    grown = math.sqrt(needed / ((around[2] - around[0]) * (around[3] - around[1])))
    return [point * grown for point in points] if grown > 1 else list(points)


def _beside_each(guests: Sequence[Guest]) -> list[list[int]]:
    """Who is tied to whom, by number; where a group falls apart by its ties, its pieces are held together as well."""
    number = {guest.person: place for place, guest in enumerate(guests)}
    beside = [[number[id] for id in guest.tied] for guest in guests]
    clubs: dict[int, list[int]] = {}
    for place, guest in enumerate(guests):
        for group in guest.groups:
            clubs.setdefault(group, []).append(place)
    for _, people in sorted(clubs.items()):
        pieces = _pieces(people, beside)
        for one, other in itertools.pairwise(max(piece, key=lambda at: (len(beside[at]), -at)) for piece in pieces):
            beside[one].append(other)
            beside[other].append(one)
    return beside


def _pieces(people: Sequence[int], beside: Sequence[Sequence[int]]) -> list[list[int]]:
    """Those of some people who hang together without anybody else."""
    left, found = set(people), list[list[int]]()
    for first in people:
        if first not in left:
            continue
        piece, fresh = [first], [first]
        left.discard(first)
        while fresh:
            new = [one for one in beside[fresh.pop()] if one in left]
            left.difference_update(new)
            piece += new
            fresh += new
        found.append(piece)
    return found


def _is_above(at: complex, others: Sequence[complex]) -> bool:
    """Whether the name stands freer above: when more ties leave downward than upward."""
    steep = [other - at for other in others if abs(other.imag - at.imag) > 0.6 * abs(other.real - at.real)]
    return sum(1 if way.imag > 0 else -1 for way in steep) > 0


def _roomy(there: Box) -> Box:
    return (there[0] - _GAP, there[1] - _GAP * 0.6, there[2] + _GAP, there[3] + _GAP * 0.6)


def _packed(boxes: Sequence[Box]) -> list[complex]:
    """Where parts stand side by side, the largest first: each in the corner that keeps the whole wider than high."""
    found, taken = list[complex](), list[Box]()
    for left, top, right, bottom in boxes:
        wide, high = right - left + _PART, bottom - top + _PART
        corners = [(0.0, 0.0)]
        for one in taken:
            corners += [(one[2], one[1]), (one[0], one[3]), (one[2], 0.0), (0.0, one[3])]
        free = [(x, y) for x, y in corners if not _meets((x, y, x + wide, y + high), taken)]
        reach = apart.around(taken)
        x, y = min(free, key=lambda at: (_size(at[0] + wide, at[1] + high, reach), at[1], at[0]))
        taken.append((x, y, x + wide, y + high))
        found.append(complex(x - left, y - top))
    return found


def _size(right: float, bottom: float, reach: Box) -> float:
    """How wide a sheet of the wanted shape must be when a part reaches so far; what stays empty counts a bit."""
    wide, high = max(reach[2], right), max(reach[3], bottom)
    return max(wide, high * _SHAPE) + (wide + high) / 100


def _meets(box: Box, taken: Sequence[Box]) -> bool:
    left, top, right, bottom = box
    return any(left < one[2] and one[0] < right and top < one[3] and one[1] < bottom for one in taken)


def _wait(
    coming: Sequence[Guest],
    tied: Mapping[str, Spot],
    alone: dict[str, Spot],
    ground: Ground,
    guests: Mapping[str, Guest],
) -> None:
    """Those without ties stand in calm rows under the map, each in the first free place of the rows."""
    around = apart.around(_box(guests[id], spot) for id, spot in (tied or alone).items())
    wide, high = _SLOT
    left, top = around[0] + wide / 2, around[3] + _ASIDE + REACH
    if alone:
        left, top = float(min(spot.x for spot in alone.values())), float(min(spot.y for spot in alone.values()))
    across = max([around[2], *(spot.x + wide / 2 for spot in alone.values())])
    columns = max(int((across - left) / wide + 0.5), min(len(coming), 6), 1)
    slots = (complex(round(left + wide * (n % columns)), round(top + high * (n // columns))) for n in itertools.count())
    for guest in coming:
        at = next(at for at in slots if ground.is_free(apart.moved(box(guest.width), at)))
        alone[guest.person] = Spot(int(at.real), int(at.imag))
        ground.put(_box(guest, alone[guest.person]))
