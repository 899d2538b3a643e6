"""Gives everyone a free place in their own cell, and leaves alone who need not move.

Ring and sector are the stored truth; only the place within is decided here.
The same people always get the same places.
"""

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from kring.draw import floor as floors
from kring.draw import frame as frames
from kring.draw.floor import ABOVE, LEFT, RIGHT, UNDER, Floor
from kring.draw.frame import Cell, Frame, Measure

Point = tuple[float, float]
Boxes = Sequence[floors.Box]


class Guest(Struct, frozen=True):
    """Someone to be placed: the cell, and how wide the name is at size 1, whole and shortened."""

    person: str
    cell: Cell
    width: float
    short: float
    badges: int = 0


class Place(Struct, frozen=True):
    """Where someone stands, in units from the middle, with the name on a side in so many units."""

    cell: Cell
    x: int
    y: int
    side: int
    room: int
    badges: int = 0


Places = dict[str, Place]


class Overflow(Exception):
    """A cell cannot hold its people in this frame."""

    def __init__(self, cell: Cell) -> None:
        self.cell = cell


class Room(Struct, frozen=True):
    """A drawing to fill: its measure, how many rings and sectors, and what already lies in it per frame."""

    measure: Measure
    rings: int
    sectors: int
    lying: "Lying"


class Lying(Struct, frozen=True):
    """The widths of the ring names at size 1, that lie on the upper axis."""

    names: tuple[float, ...]

    def boxes(self, frame: Frame, measure: Measure) -> list[floors.Box]:
        """The boxes of the ring names in a frame, around the middle."""
        return [pill(frame, measure, ring, width) for ring, width in enumerate(self.names)]


def pill(frame: Frame, measure: Measure, ring: int, width: float) -> floors.Box:
    """The box of the name of a ring on the upper axis, around the middle."""
    inner, outer = frame.radii[ring], frame.radii[ring + 1]
    font = min(measure.ring_name, max(12.0, (outer - inner) * 0.5))
    half, high, y = width * font / 2 + 10, min(24.0, outer - inner - 4) / 2, -(inner + outer) / 2
    return (-half, y - high, half, y + high)


def placed(room: Room, guests: Sequence[Guest], frame: Frame | None, before: Places) -> tuple[Frame, Places]:
    """A frame and a place for every guest; who can stay in the earlier frame, stays where they were."""
    if frame is not None:
        kept = _kept(room, guests, frame, before)
        if kept is not None:
            return frame, kept
    return _afresh(room, guests, frame, before)


def _kept(room: Room, guests: Sequence[Guest], frame: Frame, before: Places) -> Places | None:
    staying = {guest.person: before[guest.person] for guest in guests if _stays(guest, frame, before)}
    coming = [guest for guest in guests if guest.person not in staying]
    if not coming:
        return staying
    try:
        return _joined(room, frame, staying, coming, before)
    except Overflow:
        return _rearranged(room, guests, frame, staying, before)


def _rearranged(
    room: Room, guests: Sequence[Guest], frame: Frame, staying: Places, before: Places
) -> Places | None:
    crowded = {guest.cell for guest in guests if guest.person not in staying}
    still = {person: place for person, place in staying.items() if place.cell not in crowded}
    coming = [guest for guest in guests if guest.person not in still]
    try:
        return _joined(room, frame, still, coming, before)
    except Overflow:
        return None


def _stays(guest: Guest, frame: Frame, before: Places) -> bool:
    place = before.get(guest.person)
    if place is None or place.cell != guest.cell or place.badges != guest.badges:
        return False
    return place.room >= min(_room(guest.width, frame), _room(guest.short, frame))


def _afresh(room: Room, guests: Sequence[Guest], frame: Frame | None, before: Places) -> tuple[Frame, Places]:
    widths: dict[Cell, list[float]] = {}
    for guest in guests:
        widths.setdefault(guest.cell, []).append(guest.width)
    start = _moved(before, frame) if frame else {}
    for candidate in frames.frames(room.measure, room.rings, room.sectors, widths):
        try:
            return candidate, _joined(room, candidate, {}, guests, _in_frame(start, candidate))
        except Overflow:
            continue
    raise AssertionError("frames never end")


def _moved(before: Places, frame: Frame) -> dict[str, tuple[Place, Point]]:
    return {person: (place, _share(place, frame)) for person, place in before.items()}


def _share(place: Place, frame: Frame) -> Point:
    """How far along its ring and its sector a place lies, both from 0 to 1."""
    ring, sector = place.cell
    inner, outer = frame.radii[ring], frame.radii[ring + 1]
    begin, end = frame.turns[sector], frame.turns[sector + 1]
    x, y = place.x * floors.UNIT, place.y * floors.UNIT
    turn = (math.degrees(math.atan2(x, -y)) - begin) % 360
    return ((math.hypot(x, y) - inner) / (outer - inner), turn / (end - begin))


def _in_frame(start: Mapping[str, tuple[Place, Point]], frame: Frame) -> Places:
    moved = {}
    for person, (place, (out, along)) in start.items():
        x, y = _point(frame, place.cell, out, along)
        moved[person] = Place(place.cell, x, y, place.side, place.room, place.badges)
    return moved


def _point(frame: Frame, cell: Cell, out: float, along: float) -> tuple[int, int]:
    ring, sector = cell
    inner, outer = frame.radii[ring], frame.radii[ring + 1]
    begin, end = frame.turns[sector], frame.turns[sector + 1]
    turn, radius = math.radians(begin + (end - begin) * along), inner + (outer - inner) * out
    return round(math.sin(turn) * radius / floors.UNIT), round(-math.cos(turn) * radius / floors.UNIT)


def _joined(room: Room, frame: Frame, staying: Places, coming: Sequence[Guest], before: Places) -> Places:
    """Everyone who stays, and a place for all who come. Raises `Overflow`."""
    dense: set[Cell] = set()
    while True:
        try:
            return _seated(room, frame, staying, coming, before, dense)
        except Overflow as full:
            if full.cell in dense or len(dense) > 3:
                raise
            dense.add(full.cell)


def _seated(
    room: Room, frame: Frame, staying: Places, coming: Sequence[Guest], before: Places, dense: set[Cell]
) -> Places:
    floor = _laid(room, frame, staying)
    found = dict(staying)
    for cell, guests in _cells(coming, dense):
        others = [place for place in found.values() if place.cell == cell]
        seat = _packed if cell in dense else _spread
        found.update(seat(floor, cell, guests, others, before))
    return found


def _laid(room: Room, frame: Frame, staying: Places) -> Floor:
    floor = Floor(frame)
    for box in room.lying.boxes(frame, room.measure):
        floor.block_box(box, 4)
    for place in staying.values():
        block(floor, place)
    return floor


def _cells(coming: Sequence[Guest], dense: set[Cell]) -> list[tuple[Cell, list[Guest]]]:
    cells: dict[Cell, list[Guest]] = {}
    for guest in coming:
        cells.setdefault(guest.cell, []).append(guest)
    return sorted(cells.items(), key=lambda item: (item[0] not in dense, item[0]))


def block(floor: Floor, place: Place) -> None:
    """Take the room of someone who stands somewhere: symbol, badges and name."""
    floor.block_symbol(place.x, place.y)
    box = name_box(floor.frame, place)
    floor.block_box(box, frames.aside(floor.frame))
    if place.badges:
        for kind, x, y in badges(floor.frame, place):
            floor.block_box((x - 9, y - 9, x + 9, y + 9), 2)


def badges(frame: Frame, place: Place) -> list[tuple[int, float, float]]:
    """The signs on a symbol around the middle: 1 may come closer, on the near side; 2 can help, opposite."""
    x, y = place.x * floors.UNIT, place.y * floors.UNIT
    away = math.hypot(x, y) or 1.0
    across, down = -x / away, -y / away
    if down > -0.45:  # below the symbol stands the name
        across, down = math.copysign(0.8, across), -0.6
    reach = frame.symbol * 0.6
    signs = [(1, x + across * reach, y + down * reach), (2, x - across * reach, y + down * reach)]
    return [sign for sign in signs if place.badges & sign[0]]


def name_box(frame: Frame, place: Place) -> floors.Box:
    """What a name covers, around the middle."""
    wide, half = place.room * floors.UNIT, frames.line_height(frame) / 2
    x, y = place.x * floors.UNIT, place.y * floors.UNIT
    sink = round(frames.sinking(frame) / floors.UNIT) * floors.UNIT
    beside = math.ceil((frame.symbol * 0.6 + 4) / floors.UNIT) * floors.UNIT
    match place.side:
        case floors.UNDER:
            left, level = x - place.room // 2 * floors.UNIT, y + sink
        case floors.ABOVE:
            left, level = x - place.room // 2 * floors.UNIT, y - sink
        case floors.RIGHT:
            left, level = x + beside, y
        case _:
            left, level = x - beside - wide, y
    return (left, level - half, left + wide, level + half)


def _room(width: float, frame: Frame) -> int:
    return math.ceil(width * frame.name / floors.UNIT)


def _spread(
    floor: Floor, cell: Cell, guests: Sequence[Guest], others: Sequence[Place], before: Places
) -> Places:
    found: Places = {}
    wishes = _wishes(floor.frame, cell, guests, others, before)
    for guest, wish in zip(guests, wishes, strict=True):
        place = _nearest(floor, guest, wish)
        if place is None:
            raise Overflow(cell)
        block(floor, place)
        found[guest.person] = place
    return found


def _wishes(
    frame: Frame, cell: Cell, guests: Sequence[Guest], others: Sequence[Place], before: Places
) -> list[tuple[int, int]]:
    known = {guest.person: before[guest.person] for guest in guests if _knows(guest, before)}
    alongs = sorted(_share(place, frame)[1] for place in (*others, *known.values()))
    fresh = iter(_between(alongs, len(guests) - len(known)))
    wishes = []
    for number, guest in enumerate(guests):
        if guest.person in known:
            wishes.append((known[guest.person].x, known[guest.person].y))
        else:
            wishes.append(_point(frame, cell, _out(number, len(guests)), next(fresh)))
    return wishes


def _knows(guest: Guest, before: Places) -> bool:
    return guest.person in before and before[guest.person].cell == guest.cell


def _out(number: int, count: int) -> float:
    return 0.5 if count == 1 else (0.36, 0.6)[number % 2]


def _between(taken: list[float], count: int) -> list[float]:
    """Where along a sector newcomers look best: spread evenly, or else in the widest gaps."""
    if not taken:
        return [0.1 + 0.8 * (number + 0.5) / count for number in range(count)]
    chosen, edges = [], [-0.1, *taken, 1.1]
    for _ in range(count):
        gap = max(range(len(edges) - 1), key=lambda i: (round(edges[i + 1] - edges[i], 6), -i))
        chosen.append((edges[gap] + edges[gap + 1]) / 2)
        edges.insert(gap + 1, chosen[-1])
    return chosen


def _nearest(floor: Floor, guest: Guest, wish: tuple[int, int]) -> Place | None:
    sides = _sides(floor.frame, guest)
    for width in dict.fromkeys((_room(guest.width, floor.frame), _room(guest.short, floor.frame))):
        best, within = None, 2.0 * floor.middle
        for side, penalty in sides:
            if penalty >= within:
                continue
            near = floor.nearest(guest.cell, width, side, *wish, within - penalty)
            if near:
                within = math.sqrt(near[0]) + penalty
                best = Place(guest.cell, near[1], near[2], side, width, guest.badges)
        if best:
            return best
    return None


def _sides(frame: Frame, guest: Guest) -> tuple[tuple[int, float], ...]:
    """The sides for a name, with how many units of detour each is worth: above only in the outer ring."""
    beside = (RIGHT, LEFT) if frame.turns[guest.cell[1]] >= 0 and frame.turns[guest.cell[1]] < 180 else (LEFT, RIGHT)
    above = 8.0 if guest.cell[0] == len(frame.radii) - 2 else 40.0
    return ((UNDER, 0.0), (ABOVE, above), (beside[0], 30.0), (beside[1], 36.0))


def _packed(
    floor: Floor, cell: Cell, guests: Sequence[Guest], others: Sequence[Place], before: Places
) -> Places:
    """Row by row from the top, for a cell that is too full to be at ease in."""
    found: Places = {}
    low, high = floor.rows(cell)
    begin = low
    for guest in guests:
        place = None
        for width in dict.fromkeys((_room(guest.width, floor.frame), _room(guest.short, floor.frame))):
            place = _first(floor, guest, width, begin, high)
            if place:
                break
        if place is None:
            raise Overflow(cell)
        block(floor, place)
        found[guest.person] = place
    return found


def _first(floor: Floor, guest: Guest, width: int, low: int, high: int) -> Place | None:
    for row in range(low, high + 1):
        for side in (UNDER, ABOVE, RIGHT, LEFT):
            if places := floor.free(guest.cell, row, width, side):
                x = (places & -places).bit_length() - 1 - floor.middle
                return Place(guest.cell, x, row, side, width, guest.badges)
    return None
