"""People around a middle, each at the end of a straight line: whom nothing of anybody else lies over.

Turns are in radians clockwise from the top, over an ellipse that is `aspect` times as wide as
high; `far` is how far from the middle, measured upwards. All lines lead to the middle, so a
line crosses nobody when nobody nearer stands in its direction.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

TIGHT: Final = 5.0  # pixels between what may not touch
SIGN: Final = 3.0  # pixels more where somebody wears a sign: it stands out over the edge of their symbol
BEAD: Final = 17.0  # pixels along a line that one bead takes
ARROW: Final = 12.0  # pixels along a line that the point of an arrow takes
SEEN: Final = 24.0  # pixels of a line that stay free, so that one sees what kind it is
LEAST: Final = 0.36  # radians of a domain in which nobody stands, before the cloth grows: its name fits beside it
_STEP: Final = 0.011  # radians between two tries
_STRIDE: Final = 3  # steps at once while nobody fits
_REACH: Final = 0.62  # of a symbol: so far from its middle is that of a sign
_NEAR: Final = 8  # so many who came last can be in the way of whoever comes next


class Room(Struct, frozen=True):
    """What everybody in a drawing shares: the ellipse, the calm around the owner, sizes of symbols and names."""

    aspect: float
    rim: float
    core: float
    symbol: float
    font: float


class Guest(Struct, frozen=True):
    """Somebody to be placed: how wide their name is at size 1, what is on their line, how many signs they wear."""

    person: str
    domain: str
    wide: float
    beads: int = 0
    arrows: int = 0
    signs: int = 0


class Spot(Struct, frozen=True, array_like=True):
    """Where somebody stands: the domain, the turn, how far, and how wide their name may be."""

    domain: str
    turn: float
    far: float
    room: float


class Standing(Struct):
    """Somebody at a spot: the box of symbol and name, the directions that the box takes, and their line."""

    guest: Guest
    spot: Spot
    x: float
    y: float
    is_under: bool  # the name stands under the symbol, for who is below the middle; the line never meets it
    box: tuple[float, float, float, float]
    heading: float
    slim: tuple[float, float]
    wide: tuple[float, float]
    near: float
    line_end: float
    beads_begin: float
    is_inside: bool


def least(rim: float, at_first: float) -> float:
    """The turn of a domain in which nobody stands: the name fits beside it, also when the cloth has grown."""
    return LEAST * min(1.0, at_first / rim)


def heading(aspect: float, turn: float) -> float:
    """The direction of a turn as the eye sees it, growing along with the turn."""
    return turn + _wrapped(math.atan2(aspect * math.sin(turn), math.cos(turn)) - turn)


def _wrapped(angle: float) -> float:
    return (angle + math.pi) % (2 * math.pi) - math.pi


def furthest(room: Room, guest: Guest, turn: float, most: float) -> float:
    """How far out somebody can stand in a direction with their whole box within the rim."""
    side, _, name = _sizes(room, guest, most)
    across, down, wide = abs(math.sin(turn)), abs(math.cos(turn)), side / room.aspect
    b, c = across * wide + down * name, wide * wide + name * name - (room.rim - 6) ** 2
    return math.sqrt(max(0.0, b * b - c)) - b


def _sizes(room: Room, guest: Guest, most: float) -> tuple[float, float, float]:
    """How far a box reaches from the middle of its symbol: sideways, on the side of the line, and of the name."""
    half = room.symbol * 0.58
    side = max(name_width(room, guest, most) / 2, half + (13 if guest.signs else 0))
    return side, half, half + 2 + room.font * 1.2


def name_width(room: Room, guest: Guest, most: float) -> float:
    """How wide a name stands."""
    return min(guest.wide * room.font, most)


def stood(room: Room, guest: Guest, spot: Spot) -> Standing:
    """Somebody at a spot, with all that follows from it."""
    x, y = spot.far * room.aspect * math.sin(spot.turn), -spot.far * math.cos(spot.turn)
    side, half, name = _sizes(room, guest, spot.room)
    is_under = y >= 0
    box = (x - side, y - half, x + side, y + name) if is_under else (x - side, y - name, x + side, y + half)
    away, towards = math.hypot(x, y), heading(room.aspect, spot.turn)
    end = away - room.symbol * 0.66
    hung = guest.beads * BEAD + guest.arrows * ARROW
    return Standing(
        guest=guest,
        spot=spot,
        x=x,
        y=y,
        is_under=is_under,
        box=box,
        heading=towards,
        slim=_directions(box, towards, TIGHT),
        wide=_directions(box, towards, TIGHT + 6),
        near=_nearest(box),
        line_end=end,
        beads_begin=end - hung - 4 if hung else end,
        is_inside=_within(box, room.aspect, room.rim - 5),
    )


def _directions(box: tuple[float, float, float, float], towards: float, wider: float) -> tuple[float, float]:
    left, top, right, bottom = box[0] - wider, box[1] - wider, box[2] + wider, box[3] + wider
    turned = [_wrapped(math.atan2(x, -y) - towards) for x in (left, right) for y in (top, bottom)]
    return towards + min(turned), towards + max(turned)


def _nearest(box: tuple[float, float, float, float]) -> float:
    return math.hypot(max(box[0], 0.0, -box[2]), max(box[1], 0.0, -box[3]))


def _within(box: tuple[float, float, float, float], aspect: float, rim: float) -> bool:
    x, y = max(-box[0], box[2]) / aspect, max(-box[1], box[3])
    return x * x + y * y <= rim * rim


def clash(one: Standing, other: Standing) -> bool:
    """Whether anything of two people lies over the other: boxes, or a line with what hangs on it over a box.

    What hangs on two lines never meets: it ends well before the lines come together (see `SEEN`).
    """
    a, b, air = one.box, other.box, TIGHT + SIGN if one.guest.signs or other.guest.signs else TIGHT
    if a[0] < b[2] + air and b[0] < a[2] + air and a[1] < b[3] + air and b[1] < a[3] + air:
        return True
    return _crosses(one, other) or _crosses(other, one)


def _crosses(one: Standing, other: Standing) -> bool:
    """Whether the line to one passes over the other."""
    low, high = other.wide if one.beads_begin < one.line_end else other.slim
    return one.line_end > other.near and low < one.heading < high


def fits(room: Room, one: Standing, begin: float, end: float, others: Iterable[Standing]) -> bool:
    """Whether somebody stands free: between two turns, off the middle, within the rim, and clear of all others."""
    if not one.is_inside or one.near < room.core + 2 or one.beads_begin < room.core + SEEN:
        return False
    if one.slim[0] < heading(room.aspect, begin) or one.slim[1] > heading(room.aspect, end):
        return False
    return not any(clash(one, other) for other in others)


def signs(room: Room, one: Standing, others: Iterable[Standing]) -> list[tuple[float, float, bool]]:
    """Where somebody's signs hang on the edge of their symbol, and whether it is free there: the best place first.

    A sign keeps away from the name and the line, within the rim, and off everybody else where that can be.
    """
    back, half = math.atan2(-one.y, -one.x), -1 if one.is_under else 1
    near = [other.box for other in others if other is not one]
    reach, found = room.symbol * _REACH, list[tuple[bool, float, float]]()
    for slot in (0.0, math.pi, half * math.pi / 4, half * 3 * math.pi / 4):
        x, y = one.x + reach * math.cos(slot), one.y + reach * math.sin(slot)
        clear = _within((x, y, x, y), room.aspect, room.rim - 6) and all(_off(box, x, y) > 10 for box in near)
        found.append((not clear, -abs(math.remainder(slot - back, 2 * math.pi)), slot))
    best = sorted(found)
    first = best[0][2]
    apart = [best[0], *(other for other in best if abs(math.remainder(other[2] - first, 2 * math.pi)) > 1.2)]
    return [(one.x + reach * math.cos(at), one.y + reach * math.sin(at), not taken) for taken, _, at in apart]


def _off(box: tuple[float, float, float, float], x: float, y: float) -> float:
    return math.hypot(max(box[0] - x, 0.0, x - box[2]), max(box[1] - y, 0.0, y - box[3]))


def swept(
    room: Room, guests: Sequence[Guest], begin: float, end: float, rows: Sequence[float], most: float, pad: float = 0.0
) -> list[Standing] | None:
    """Guests one after another along the turns, each in the row where they end first; nothing when the end is passed.

    A row is so many pixels within the furthest that somebody can stand; `pad` is how far each one
    stands from where they could stand at the soonest.
    """
    found: list[Standing] = []
    turn = begin + pad / 2
    for guest in guests:
        tried = [_soonest(room, guest, turn, end, depth, most, found[-_NEAR:], begin) for depth in rows]
        free = [one for one in tried if one is not None]
        if not free:
            return None
        first = min(free, key=lambda one: one.slim[1])
        found.append(first)
        turn = first.spot.turn + pad
    return found


def _soonest(
    room: Room,
    guest: Guest,
    turn: float,
    end: float,
    depth: float,
    most: float,
    others: Sequence[Standing],
    begin: float,
) -> Standing | None:
    def tried(turn: float) -> Standing | None:
        far = furthest(room, guest, turn, most) - depth
        one = stood(room, guest, Spot(guest.domain, round(turn, 4), round(far, 1), most))
        return one if fits(room, one, begin, end, others) else None

    while turn < end:
        found = tried(turn)
        if found is not None:
            sooner = (tried(turn - back * _STEP) for back in range(_STRIDE - 1, 0, -1))
            return next((one for one in sooner if one is not None), found)
        turn += _STRIDE * _STEP
    return None


def reach(room: Room, standing: Sequence[Standing], begin: float) -> float:
    """The turn at which the last box ends."""
    end = max((one.slim[1] for one in standing), default=heading(room.aspect, begin))
    return unseen(room.aspect, end)


def unseen(aspect: float, towards: float) -> float:
    """The turn whose direction, as the eye sees it, this is."""
    return towards + _wrapped(math.atan2(math.sin(towards) / aspect, math.cos(towards)) - towards)


def freest(
    room: Room, guest: Guest, begin: float, end: float, rows: Sequence[float], most: float, others: Sequence[Standing]
) -> Standing | None:
    """The spot between two turns that is furthest from everybody, in any of the rows; nothing where all is taken."""
    best: tuple[float, Standing] | None = None
    for depth in rows:
        turn = begin
        while turn < end:
            far = furthest(room, guest, turn, most) - depth
            one = stood(room, guest, Spot(guest.domain, round(turn, 4), round(far, 1), most))
            if fits(room, one, begin, end, others):
                free = min((math.hypot(one.x - other.x, one.y - other.y) for other in others), default=0.0)
                aside = abs(turn - (begin + end) / 2) * far
                score = min(free, 160.0) - aside * 0.05
                if best is None or score > best[0]:
                    best = (score, one)
            turn += _STEP * 2
    return best[1] if best else None
