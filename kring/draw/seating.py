"""How the people of one cell find a place: spread to look at ease, or row by row when it is too full for that."""

import math
from collections.abc import Iterable, Sequence

from msgspec import Struct

from kring.draw import floor as floors
from kring.draw import frame as frames
from kring.draw.floor import ABOVE, LEFT, RIGHT, UNDER, Floor
from kring.draw.frame import Cell, Frame

Point = tuple[float, float]


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
ALMOST = 2  # so many who find no place may do so in another order
FEW = 4  # people in a cell for whom a second try costs nothing


def block(floor: Floor, place: Place) -> None:
    """Take the room of someone who stands somewhere: symbol, badges and name."""
    floor.block_person(place.x, place.y, place.side, place.room)
    if place.badges:
        for _, x, y in badges(floor.frame, place):
            floor.block_box((x - 9, y - 9, x + 9, y + 9), 2)


def badges(frame: Frame, place: Place) -> list[tuple[int, float, float]]:
    """The signs on a symbol's shoulders: 1 may come closer, on the side of the middle; 2 can help, opposite."""
    x, y, reach = place.x * floors.WIDE, place.y * floors.HIGH, frame.symbol * 0.6
    near = reach * floors.SHOULDER[0] * (1 if place.x < 0 else -1)
    up = y - reach * floors.SHOULDER[1]
    signs = [(1, x + near, up), (2, x - near, up)]
    return [sign for sign in signs if place.badges & sign[0]]


def name_box(frame: Frame, place: Place) -> floors.Box:
    """What a name covers, in pixels around the middle."""
    left, level = floors.name_at(place.side, place.room, floors.sink(frame), floors.beside(frame))
    half, begin, y = frames.line_height(frame) / 2, (place.x + left) * floors.WIDE, (place.y + level) * floors.HIGH
    return (begin, y - half, begin + place.room * floors.WIDE, y + half)


def room(width: float, frame: Frame) -> int:
    """How many columns a name takes that is so wide at size 1."""
    return math.ceil(width * frame.name / floors.WIDE)


def share(place: Place, frame: Frame) -> Point:
    """How far along its ring and its sector a place lies, both from 0 to 1."""
    ring, sector = place.cell
    inner, outer = frame.radii[ring], frame.radii[ring + 1]
    begin, end = frame.turns[sector], frame.turns[sector + 1]
    x, y = place.x * floors.WIDE, place.y * floors.HIGH
    turn = (math.degrees(math.atan2(x, -y)) - begin) % 360
    return ((math.hypot(x, y) - inner) / (outer - inner), turn / (end - begin))


def point(frame: Frame, cell: Cell, out: float, along: float) -> tuple[int, int]:
    """The place so far along a ring and a sector, both from 0 to 1; the other way round of `share`."""
    ring, sector = cell
    inner, outer = frame.radii[ring], frame.radii[ring + 1]
    begin, end = frame.turns[sector], frame.turns[sector + 1]
    turn, radius = math.radians(begin + (end - begin) * along), inner + (outer - inner) * out
    return round(math.sin(turn) * radius / floors.WIDE), round(-math.cos(turn) * radius / floors.HIGH)


def spread(floor: Floor, cell: Cell, guests: Sequence[Guest], others: Sequence[Place], before: Places) -> Places:
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
    width = round(sum([guest.width for guest in guests]) / len(guests) * frame.name / 8) * 8
    eases, key = floor.ground.eases, (cell, width)
    if key not in eases:
        eases[key] = _ease(frame, cell, width, floor.ground.axis)
    low, high = eases[key]
    alongs = sorted(share(place, frame)[1] for place in (*others, *known.values()))
    fresh = iter(_between(alongs, len(guests) - len(known), low, high))
    rise = round(frames.sinking(frame) * 0.3 / floors.HIGH)
    wishes = []
    for number, guest in enumerate(guests):
        if guest.person in known:
            wishes.append((known[guest.person].x, known[guest.person].y))
        else:
            x, y = point(frame, cell, _out(cell[0], number, len(guests)), next(fresh))
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
    far = 0.6 * floor.frame.radii[-1]
    for width in _rooms(floor, guest):
        for within, stride in ((64.0, 2), (far, 2)):
            best = _best_side(floor, guest, wish, width, within, stride)
            if best:
                return best
    return None


def _rooms(floor: Floor, guest: Guest) -> Iterable[int]:
    """The whole name; or else ever shorter."""
    if guest.width == guest.short:
        return (room(guest.width, floor.frame),)
    between = max(guest.short, guest.width * 0.75)
    return dict.fromkeys(room(width, floor.frame) for width in (guest.width, between, guest.short))


def _best_side(
    floor: Floor, guest: Guest, wish: tuple[int, int], width: int, within: float, stride: int
) -> tuple[float, Place] | None:
    best = None
    for side, detour in _sides(floor.frame, guest):
        if detour >= within:
            break
        near = floor.nearest(guest.cell, width, side, guest.badges, *wish, within - detour, stride)
        if near:
            within = near[0] + detour
            best = within, Place(guest.cell, near[1], near[2], side, width, guest.badges)
    return best


def _sides(frame: Frame, guest: Guest) -> tuple[tuple[int, float], ...]:
    """The sides for a name, and how many pixels of detour a name below is worth more: above only in the outer ring."""
    ring, sector = guest.cell
    beside = (RIGHT, LEFT) if 0 <= frame.turns[sector] < 180 else (LEFT, RIGHT)
    if guest.badges:  # a name above would lie over the signs
        return ((UNDER, 0.0), (beside[0], 80.0), (beside[1], 100.0))
    if ring == len(frame.radii) - 2:
        return ((UNDER, 0.0), (ABOVE, 28.0), (beside[0], 80.0), (beside[1], 100.0))
    return ((UNDER, 0.0), (beside[0], 80.0), (beside[1], 100.0), (ABOVE, 140.0))


def packed(floor: Floor, guests: Sequence[Guest]) -> Places:
    """Row by row from the top, for a cell that is too full to be at ease in.

    Narrow names first, which is quick; wide names first if need be, which holds more.
    Not everyone when even so there is too little room.
    """
    found: Places = {}
    start = floor.taken()
    for order in (sorted(guests, key=_breadth), sorted(guests, key=_breadth, reverse=True)):
        found = _in_rows(floor, order)
        if not 0 < len(guests) - len(found) <= ALMOST:
            break
        floor.put_back(start)
    return found


def _breadth(guest: Guest) -> float:
    return guest.width


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
    low, high = floor.rows(guest.cell)
    for width in _rooms(floor, guest):
        for one, other in ((UNDER, UNDER if guest.badges else ABOVE), (RIGHT, LEFT)):
            first = _top(floor, guest, one, width, full, low, high)
            until = first.y + floor.ground.row - 1 if first else high
            best = _top(floor, guest, other, width, full, low, until) or first
            if best:
                return best
    return None


def _top(floor: Floor, guest: Guest, side: int, width: int, full: Full, low: int, high: int) -> Place | None:
    """The first free place from the top; `full` remembers per side and width up to which row there is none."""
    free = floor.finder(guest.cell, width, side, guest.badges)
    row = low
    for (at, wide), known in full.items():
        if at == side and wide <= width and known > row:
            row = known
    while row <= high and not (places := free(row)):
        row += 1
    full[side, width] = row
    if row > high:
        return None
    x = (places & -places).bit_length() - 1 - floor.ground.column
    return Place(guest.cell, x, row - floor.ground.row, side, width, guest.badges)
