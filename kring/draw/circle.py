"""The network circle: rings around the owner, groups as sectors, everyone in a place.

`place` answers with numbers, `paint` writes them down, `settle` keeps them so
that nobody jumps. Ring and sector are what people said; the rest is Kring's.
"""

import functools
import math
from collections import Counter
from collections.abc import Iterable

import msgspec

from kring.core import network, tied
from kring.core.method import Layout
from kring.core.network import Network, Person
from kring.draw import cloth, names, placing, seating, widths
from kring.draw import floor as floors
from kring.draw import frame as frames
from kring.draw.circle_ink import paint
from kring.draw.frame import MEASURES, Frame, Measure
from kring.draw.ghosts import ghosts
from kring.draw.placing import Room
from kring.draw.seating import Guest, Place, Places
from kring.draw.seats import Badge, Held, Kept, Middle, Pill, Ring, Seat, Seats, Sector, Spot
from kring.draw.shapes import Shape, of
from kring.draw.thumbnail import thumbnail

__all__ = ["counts", "ghosts", "paint", "place", "settle", "still", "thumbnail"]

SIZES = ("wide", "tablet", "paper")
LONGEST = 14.5  # the widest a name stands, in its own size
SHORTEST = 6.5  # the widest it stands where it is crowded
_KINDS = {1: "closer", 2: "helper"}


def place(net: Network, layout: Layout, size: str, kept: Kept | None = None) -> Seats:
    """Where everyone who has a ring and a sector stands, in a drawing of a size.

    Sizes are `wide`, `tablet` and `paper`. Nobody who was kept moves unless their
    cell, name or signs changed or the cell overflows. When somebody who was kept
    is not in this network and was not removed, they are hidden from the viewer:
    then their cell is laid out afresh, so that no gap tells of them. People in a
    ring or sector that the layout lacks are not drawn. Raises `KeyError` for
    another size.
    """
    measure = MEASURES[size]
    guests, people = _guests(net, layout)
    frame, before = _before(net, layout, kept, size)
    room = _room(layout, measure)
    frame, places = placing.placed(room, guests, frame, before)
    return _seats(net, layout, size, frame, places, people)


def still(net: Network, layout: Layout, size: str, held: Held) -> Seats:
    """The drawing of a network on seats that are there: nobody gets another one, and who has none is not drawn.

    A sign is drawn where the seat has room for it. Raises `KeyError` for another size.
    """
    guests, people = _guests(net, layout)
    places = _places(layout, held)
    seated = {
        one.person: msgspec.structs.replace(at, badges=at.badges & one.badges)
        for one in guests
        if (at := places.get(one.person))
    }
    return _seats(net, layout, size, held.frame, seated, people)


def settle(net: Network, layout: Layout, kept: Kept | None = None) -> Kept:
    """What to remember of every size after a change to the whole network."""
    return Kept({size: place(net, layout, size, kept).held for size in SIZES})


def counts(net: Network, layout: Layout) -> dict[str, Counter[Shape]]:
    """How many people of each shape stand in each sector, for the legend."""
    found: dict[str, Counter[Shape]] = {sector.id: Counter() for sector in layout.sector}
    for person, _, sector in _drawn(net, layout):
        found[layout.sector[sector].id][of(person)] += 1
    return found


def _drawn(net: Network, layout: Layout) -> Iterable[tuple[Person, int, int]]:
    rings = {ring.id: number for number, ring in enumerate(layout.ring)}
    sectors = {sector.id: number for number, sector in enumerate(layout.sector)}
    placements = net.placements.get(layout.id, {})
    for person in network.in_order(net):
        where = placements.get(person.id)
        if where and not where.left_out and where.ring in rings and where.sector in sectors:
            yield person, rings[where.ring or ""], sectors[where.sector or ""]


def _guests(net: Network, layout: Layout) -> tuple[list[Guest], dict[str, Person]]:
    guests, people = [], {}
    for person, ring, sector in _drawn(net, layout):
        wide = _width(tied.named(net.owner, person))
        badges = (1 if person.potential_friend else 0) | (2 if person.potential_helper else 0)
        guests.append(Guest(person.id, (ring, sector), min(wide, LONGEST), min(wide, SHORTEST), badges))
        people[person.id] = person
    return guests, people


@functools.lru_cache(maxsize=8192)
def _width(name: str) -> float:
    return widths.width(" ".join(name.split()), 1.0)


def _before(net: Network, layout: Layout, kept: Kept | None, size: str) -> tuple[Frame | None, Places]:
    held = kept.sizes.get(size) if kept else None
    measure = MEASURES[size]
    if held is None or len(held.frame.turns) - 1 != len(layout.sector) or len(held.frame.radii) - 1 != len(layout.ring):
        return None, {}
    hidden = [spot for id, spot in held.spots.items() if id not in net.people and id not in net.removed]
    if hidden and held.frame != frames.first(measure, len(layout.ring), len(layout.sector)):
        return None, {}
    emptied = {(spot.ring, spot.sector) for spot in hidden}
    staying = {
        id: spot for id, spot in held.spots.items() if id in net.people and (spot.ring, spot.sector) not in emptied
    }
    return held.frame, _places(layout, Held(held.frame, staying))


def _places(layout: Layout, held: Held) -> Places:
    """The spots that were held in the cells that the layout has."""
    rings = {ring.id: number for number, ring in enumerate(layout.ring)}
    sectors = {sector.id: number for number, sector in enumerate(layout.sector)}
    return {
        id: Place((rings[spot.ring], sectors[spot.sector]), spot.x, spot.y, spot.side, spot.room, spot.badges)
        for id, spot in held.spots.items()
        if spot.ring in rings and spot.sector in sectors
    }


@functools.lru_cache(maxsize=64)
def _ring_names(layout: Layout) -> tuple[float, ...]:
    """The widths of the ring names at size 1; English may stand a little smaller in the room of the Dutch."""
    return tuple(max(widths.width(ring.name.nl, 1.0), widths.width(ring.name.en, 0.8) - 0.8) for ring in layout.ring)


def _room(layout: Layout, measure: Measure) -> Room:
    return Room(measure, len(layout.ring), len(layout.sector), placing.Lying(_ring_names(layout)))


def _seats(net: Network, layout: Layout, size: str, frame: Frame, places: Places, people: dict[str, Person]) -> Seats:
    measure = MEASURES[size]
    more = max(0, frame.radii[-1] - measure.radii[-1])
    x, y = measure.middle[0] + more, measure.middle[1] + more
    crowds = Counter(where.cell[1] for where in places.values())
    pills = (placing.pill(frame, measure, number, width) for number, width in enumerate(_ring_names(layout)))
    return Seats(
        size=size,
        grown=more > 0,
        width=measure.width + 2 * more,
        height=measure.height + 2 * more,
        x=x,
        y=y,
        centre=frame.radii[0],
        symbol=frame.symbol,
        font=frame.name,
        ring_font=measure.ring_name,
        group_font=measure.group_name,
        rings=tuple(
            Ring(r.id, r.name, r.meaning, frame.radii[i + 1], tint)
            for i, (r, tint) in enumerate(zip(layout.ring, _tints(layout), strict=True))
        ),
        sectors=tuple(
            Sector(s.id, s.name, s.hue, s.stitch, frame.turns[i], frame.turns[i + 1], crowds[i])
            for i, s in enumerate(layout.sector)
        ),
        pills=tuple(
            Pill(ring, x + (box[0] + box[2]) / 2, y + (box[1] + box[3]) / 2, box[2] - box[0], box[3] - box[1])
            for ring, box in enumerate(pills)
        ),
        owner=_middle(net),
        seats=tuple(_seat(net, people[id], frame, places[id], x, y) for id in _near_to_far(places, people)),
        held=Held(frame, {id: _spot(layout, where) for id, where in places.items()}),
    )


def _tints(layout: Layout) -> list[int]:
    """The tint of each ring: from warm to light over the rings that count, and none where nobody counts."""
    counting = [number for number, ring in enumerate(layout.ring) if ring.counts]
    return [
        cloth.tint_of(counting.index(number), len(counting)) if number in counting else 0
        for number in range(len(layout.ring))
    ]


def _near_to_far(places: Places, people: dict[str, Person]) -> list[str]:
    """Who is met first with the keyboard and when read aloud; within a cell in the order of naming."""
    return sorted((id for id in people if id in places), key=lambda id: places[id].cell)


def _middle(net: Network) -> Middle:
    one = network.together(net.owner)
    return Middle(names.initials(network.called(net)), one.face, one.photo)


def _spot(layout: Layout, where: Place) -> Spot:
    ring, sector = where.cell
    return Spot(layout.ring[ring].id, layout.sector[sector].id, where.x, where.y, where.side, where.room, where.badges)


def _seat(net: Network, person: Person, frame: Frame, where: Place, x: float, y: float) -> Seat:
    left, top, right, bottom = seating.name_box(frame, where)
    anchor = {floors.RIGHT: "start", floors.LEFT: "end"}.get(where.side, "middle")
    name_x = {floors.RIGHT: left, floors.LEFT: right}.get(where.side, where.x * floors.WIDE)
    return Seat(
        person=person.id,
        name=names.written(net.owner, person, frame.name, where.room * floors.WIDE),
        full_name=person.name,
        ring=where.cell[0],
        sector=where.cell[1],
        x=x + where.x * floors.WIDE,
        y=y + where.y * floors.HIGH,
        shape=of(person),
        initials=names.initials(person.name),
        face=person.face,
        photo=person.photo,
        name_x=x + name_x,
        name_y=y + (top + bottom) / 2 + frame.name * 0.35,
        anchor=anchor,
        box=(x + left, y + top, x + right, y + bottom),
        sinks={floors.UNDER: 1, floors.ABOVE: -1}.get(where.side, 0),
        badges=_badges(frame, where, x, y) if where.badges else (),
        of=tied.selves(net.owner, person),
    )


def _badges(frame: Frame, where: Place, x: float, y: float) -> tuple[Badge, ...]:
    turn = math.degrees(math.atan2(-where.y * floors.HIGH, -where.x * floors.WIDE))
    return tuple(Badge(_KINDS[kind], x + across, y + down, turn) for kind, across, down in seating.badges(frame, where))
