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
Full = dict[tuple[int, int], int]
AWKWARD = 79.0  # pixels: from here on a name stands beside its symbol, or somebody far from where they look best
FEW = 8  # people in a cell for whom a second try costs nothing


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

    def boxes(self, frame: Frame, measure: Measure) -> tuple[floors.Box, ...]:
        """The boxes of the ring names in a frame, around the middle."""
        return tuple(pill(frame, measure, ring, width) for ring, width in enumerate(self.names))


def pill(frame: Frame, measure: Measure, ring: int, width: float) -> floors.Box:
    """The box of the name of a ring on the upper axis, around the middle."""
    inner, outer = frame.radii[ring], frame.radii[ring + 1]
    half, high, y = width * measure.ring_name / 2 + 10, min(24.0, outer - inner - 4) / 2, -(inner + outer) / 2
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
    crowd: dict[Cell, frames.Crowd] = {}
    for guest in guests:
        count, broad = crowd.get(guest.cell, (0, 0.0))
        crowd[guest.cell] = (count + 1, broad + max(frames.LEAST, guest.width))
    start = _moved(before, frame) if frame else {}
    for candidate in frames.frames(room.measure, room.rings, room.sectors, crowd):
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
    x, y = place.x * floors.WIDE, place.y * floors.HIGH
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
    return round(math.sin(turn) * radius / floors.WIDE), round(-math.cos(turn) * radius / floors.HIGH)


def _joined(room: Room, frame: Frame, staying: Places, coming: Sequence[Guest], before: Places) -> Places:
    """Everyone who stays, and a place for all who come, fullest cell first. Raises `Overflow`."""
    floor = _laid(room, frame, staying)
    found = dict(staying)
    for cell, guests in _cells(coming, frame):
        others = [place for place in staying.values() if place.cell == cell]
        start = floor.taken()
        seated = _spread(floor, cell, guests, others, before)
        if len(seated) < len(guests):
            floor.put_back(start)
            seated = _packed(floor, cell, guests)
        found.update(seated)
    return found


def _laid(room: Room, frame: Frame, staying: Places) -> Floor:
    floor = Floor(floors.ground(frame, room.lying.boxes(frame, room.measure)))
    for place in staying.values():
        block(floor, place)
    return floor


def _cells(coming: Sequence[Guest], frame: Frame) -> list[tuple[Cell, list[Guest]]]:
    cells: dict[Cell, list[Guest]] = {}
    for guest in coming:
        cells.setdefault(guest.cell, []).append(guest)
    return sorted(cells.items(), key=lambda item: (-round(50_000 * len(item[1]) / frames.area(frame, item[0])), item[0]))


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
    x, y = place.x * floors.WIDE, place.y * floors.HIGH
    away = math.hypot(x, y) or 1.0
    across, down = -x / away, -y / away
    if down > -0.45:  # below the symbol stands the name
        across, down = math.copysign(0.8, across), -0.6
    reach = frame.symbol * 0.6
    signs = [(1, x + across * reach, y + down * reach), (2, x - across * reach, y + down * reach)]
    return [sign for sign in signs if place.badges & sign[0]]


def name_box(frame: Frame, place: Place) -> floors.Box:
    """What a name covers, around the middle."""
    wide, half = place.room * floors.WIDE, frames.line_height(frame) / 2
    x, y = float(place.x * floors.WIDE), float(place.y * floors.HIGH)
    sink, beside = floors.sink(frame) * floors.HIGH, floors.beside(frame) * floors.WIDE
    match place.side:
        case floors.UNDER:
            left, level = x - place.room // 2 * floors.WIDE, y + sink
        case floors.ABOVE:
            left, level = x - place.room // 2 * floors.WIDE, y - sink
        case floors.RIGHT:
            left, level = x + beside, y
        case _:
            left, level = x - beside - wide, y
    return (left, level - half, left + wide, level + half)


def _room(width: float, frame: Frame) -> int:
    return math.ceil(width * frame.name / floors.WIDE)


def _spread(
    floor: Floor, cell: Cell, guests: Sequence[Guest], others: Sequence[Place], before: Places
) -> Places:
    """Each as near as can be to where they look best; not everyone when the cell is too full for that.

    A few people get a second chance in the other order when a name came to stand awkwardly.
    """
    wished = list(zip(guests, _wishes(floor, cell, guests, others, before), strict=True))
    start = floor.taken()
    detour, found = _in_turn(floor, wished)
    if detour > AWKWARD and 1 < len(guests) <= FEW:
        after = floor.taken()
        floor.put_back(start)
        other_detour, other = _in_turn(floor, wished[::-1])
        if other_detour < detour:
            return other
        floor.put_back(after)
    return found


def _in_turn(floor: Floor, wished: Sequence[tuple[Guest, tuple[int, int]]]) -> tuple[float, Places]:
    """Places for people one after another, and the worst detour; infinite when somebody finds none."""
    worst = 0.0
    found: Places = {}
    for guest, wish in wished:
        near = _nearest(floor, guest, wish)
        if near is None:
            return math.inf, found
        worst = max(worst, near[0])
        found[guest.person] = near[1]
        block(floor, near[1])
    return worst, found


def _wishes(
    floor: Floor, cell: Cell, guests: Sequence[Guest], others: Sequence[Place], before: Places
) -> list[tuple[int, int]]:
    known = {guest.person: before[guest.person] for guest in guests if _knows(guest, before)}
    frame = floor.frame
    low, high = _ease(frame, cell, sum(guest.width for guest in guests) / len(guests) * frame.name, floor.ground.axis)
    alongs = sorted(_share(place, frame)[1] for place in (*others, *known.values()))
    fresh = iter(_between(alongs, len(guests) - len(known), low, high))
    rise = round(frames.sinking(frame) * 0.3 / floors.HIGH)
    wishes = []
    for number, guest in enumerate(guests):
        if guest.person in known:
            wishes.append((known[guest.person].x, known[guest.person].y))
        else:
            x, y = _point(frame, cell, _out(cell[0], number, len(guests)), next(fresh))
            wishes.append((x, y - rise))
    return wishes


def _ease(frame: Frame, cell: Cell, width: float, axis: Sequence[float]) -> tuple[float, float]:
    """Between which shares of a sector a name of this width hangs free under a symbol in mid-ring.

    `axis` is how far the ring names reach to either side of the upper axis.
    """
    ring, sector = cell
    radius = frame.radii[ring] + (frame.radii[ring + 1] - frame.radii[ring]) * (0.7 if ring == 0 else 0.5)
    begin, end = frame.turns[sector], frame.turns[sector + 1]
    sink, half, gap = frames.sinking(frame), frames.line_height(frame) / 2, frames.aside(frame) + 2
    keeps = []
    for turn, (across, down) in zip((begin, end), frames.slopes(frame.turns, sector), strict=False):
        pill = axis[ring] + frames.inset(frame) + 2 if turn == 0 else 0.0
        name = gap + abs(across) * width / 2 + max(-down * (sink - half), -down * (sink + half))
        keep = min(1.0, max(frames.inset(frame), name, pill) / radius)
        keeps.append(math.degrees(math.asin(keep)) / (end - begin))
    low, high = (keeps[0], 1 - keeps[1]) if keeps else (0.0, 1.0)
    return (low, high) if low < high else ((low + high) / 2, (low + high) / 2)


def _knows(guest: Guest, before: Places) -> bool:
    return guest.person in before and before[guest.person].cell == guest.cell


def _out(ring: int, number: int, count: int) -> float:
    """How far out in a ring; near the middle arcs are short, so people stand further out there."""
    if ring == 0:
        return 0.6 if count == 1 else 0.74 if count < 4 else (0.45, 0.8)[number % 2]
    return 0.5 if count == 1 else (0.4, 0.62)[number % 2]


def _between(taken: list[float], count: int, low: float, high: float) -> list[float]:
    """Where along a sector newcomers look best: spread evenly, or else in the widest gaps."""
    if not taken:
        return _evenly(count, low, high)
    chosen, edges = [], [low - 0.15, *taken, high + 0.15]
    for _ in range(count):
        gap = max(range(len(edges) - 1), key=lambda i: (round(edges[i + 1] - edges[i], 6), -i))
        chosen.append(min(high, max(low, (edges[gap] + edges[gap + 1]) / 2)))
        edges.insert(gap + 1, chosen[-1])
    return chosen


def _evenly(count: int, low: float, high: float) -> list[float]:
    rim = 0.5 / (count + 1) if count < 2 or (high - low) / count > 0.18 else 0.0  # air towards both borders
    step = (high - low) * (1 - 2 * rim) / max(1, count - 1)
    start = low + (high - low) * (rim if count > 1 else 0.5)
    return [start + step * number for number in range(count)]


def _nearest(floor: Floor, guest: Guest, wish: tuple[int, int]) -> tuple[float, Place] | None:
    for width in dict.fromkeys((_room(guest.width, floor.frame), _room(guest.short, floor.frame))):
        best, within = None, 0.6 * floor.frame.radii[-1]
        for side, detour in _sides(floor.frame, guest):
            if detour >= within:
                break
            near = floor.nearest(guest.cell, width, side, *wish, within - detour)
            if near:
                within = near[0] + detour
                best = within, Place(guest.cell, near[1], near[2], side, width, guest.badges)
        if best:
            return best
    return None


def _sides(frame: Frame, guest: Guest) -> tuple[tuple[int, float], ...]:
    """The sides for a name, and how many pixels of detour a name below is worth more: above only in the outer ring."""
    ring, sector = guest.cell
    beside = (RIGHT, LEFT) if 0 <= frame.turns[sector] < 180 else (LEFT, RIGHT)
    if ring == len(frame.radii) - 2:
        return ((UNDER, 0.0), (ABOVE, 28.0), (beside[0], 80.0), (beside[1], 100.0))
    return ((UNDER, 0.0), (beside[0], 80.0), (beside[1], 100.0), (ABOVE, 140.0))


def _packed(floor: Floor, cell: Cell, guests: Sequence[Guest]) -> Places:
    """Row by row from the top, for a cell that is too full to be at ease in; wide names first if need be."""
    start = floor.taken()
    for order in (guests, sorted(guests, key=lambda guest: -guest.width)):
        found = _in_rows(floor, order)
        if len(found) == len(guests):
            return found
        floor.put_back(start)
    raise Overflow(cell)


def _in_rows(floor: Floor, guests: Sequence[Guest]) -> Places:
    found: Places = {}
    full: Full = {}
    for guest in guests:
        place = _first(floor, guest, full)
        if place is None:
            break
        block(floor, place)
        found[guest.person] = place
    return found


def _first(floor: Floor, guest: Guest, full: Full) -> Place | None:
    """The first free place from the top; `full` remembers per side and width up to which row there is none."""
    low, high = floor.rows(guest.cell)
    for width in dict.fromkeys((_room(guest.width, floor.frame), _room(guest.short, floor.frame))):
        best: Place | None = None
        for side in (UNDER, ABOVE, RIGHT, LEFT):
            free = floor.finder(guest.cell, width, side)
            row = max((row for (at, wide), row in full.items() if at == side and wide <= width), default=low)
            until = high if best is None else min(high, best.y + floor.ground.row - 1)
            while row <= until and not (places := free(row)):
                row += 1
            full[side, width] = row
            if row <= until:
                x = (places & -places).bit_length() - 1 - floor.ground.column
                best = Place(guest.cell, x, row - floor.ground.row, side, width, guest.badges)
        if best:
            return best
    return None
