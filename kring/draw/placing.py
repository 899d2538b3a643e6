"""Gives everyone a free place in their own cell, and leaves alone who need not move.

Ring and sector are the stored truth; only the place within is decided here.
The same people always get the same places.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kring.draw import floor as floors
from kring.draw import frame as frames
from kring.draw import seating
from kring.draw.floor import Floor
from kring.draw.frame import Cell, Frame, Measure
from kring.draw.seating import Guest, Place, Places, Point


class Overflow(Exception):
    """A cell cannot hold its people in this frame."""


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
    """A frame and a place for every guest; who can stay in the earlier frame, stays where they were.

    A crowded frame is left for a roomy one only when hardly anybody is left in it.
    """
    if frame is not None and not frames.is_deserted(frame, room.measure, _crowds(guests)):
        kept = _kept(room, guests, frame, before)
        if kept is not None:
            return frame, kept
    return _afresh(room, guests, frame, before)


def _kept(room: Room, guests: Sequence[Guest], frame: Frame, before: Places) -> Places | None:
    staying = {guest.person: before[guest.person] for guest in guests if _stays(guest, frame, before)}
    coming = [guest for guest in guests if guest.person not in staying]
    if not coming:
        return staying
    moving = {guest.cell for guest in coming}
    sectors = {sector for _, sector in moving}
    around = {guest.cell for guest in guests if guest.cell[1] in sectors}
    for free in (set(), moving, around):  # nobody else moves; or their cell; or their whole sector
        still = {person: place for person, place in staying.items() if place.cell not in free}
        try:
            return _joined(room, frame, still, [guest for guest in guests if guest.person not in still], before)
        except Overflow:
            continue
    return None


def _stays(guest: Guest, frame: Frame, before: Places) -> bool:
    place = before.get(guest.person)
    if place is None or place.cell != guest.cell or place.badges != guest.badges:
        return False
    return place.room >= min(seating.room(guest.width, frame), seating.room(guest.short, frame))


def _afresh(room: Room, guests: Sequence[Guest], frame: Frame | None, before: Places) -> tuple[Frame, Places]:
    crowd = _crowds(guests)
    start = _moved(before, frame) if frame else {}
    for candidate in frames.frames(room.measure, room.rings, room.sectors, crowd):
        try:
            return candidate, _joined(room, candidate, {}, guests, _in_frame(start, candidate))
        except Overflow:
            continue
    raise AssertionError("frames never end")


def _crowds(guests: Sequence[Guest]) -> frames.Crowds:
    crowds: dict[Cell, frames.Crowd] = {}
    for guest in guests:
        count, broad = crowds.get(guest.cell, (0, 0.0))
        crowds[guest.cell] = (count + 1, broad + max(frames.LEAST, guest.short))
    return crowds


def _moved(before: Places, frame: Frame) -> dict[str, tuple[Place, Point]]:
    return {person: (place, seating.share(place, frame)) for person, place in before.items()}


def _in_frame(start: Mapping[str, tuple[Place, Point]], frame: Frame) -> Places:
    moved = {}
    for person, (place, (out, along)) in start.items():
        x, y = seating.point(frame, place.cell, out, along)
        moved[person] = Place(place.cell, x, y, place.side, place.room, place.badges)
    return moved


def _joined(room: Room, frame: Frame, staying: Places, coming: Sequence[Guest], before: Places) -> Places:
    """Everyone who stays, and a place for all who come, fullest cell first. Raises `Overflow`."""
    floor = _laid(room, frame, staying)
    found = dict(staying)
    for cell, guests in _cells(coming, frame):
        others = [place for place in staying.values() if place.cell == cell]
        start = floor.taken()
        seated = seating.spread(floor, cell, guests, others, before)
        if len(seated) < len(guests):
            floor.put_back(start)
            seated = seating.packed(floor, guests)
        if len(seated) < len(guests):
            raise Overflow
        found.update(seated)
    return found


def _laid(room: Room, frame: Frame, staying: Places) -> Floor:
    floor = Floor(floors.ground(frame, room.lying.boxes(frame, room.measure)))
    for place in staying.values():
        seating.block(floor, place)
    return floor


def _cells(coming: Sequence[Guest], frame: Frame) -> list[tuple[Cell, list[Guest]]]:
    cells: dict[Cell, list[Guest]] = {}
    for guest in coming:
        cells.setdefault(guest.cell, []).append(guest)
    return sorted(
        cells.items(), key=lambda item: (-round(50_000 * len(item[1]) / frames.area(frame, item[0])), item[0])
    )
