"""Circles full of people, and what may not overlap in them, by the numbers of `place`."""

import itertools
import math
import random
from collections.abc import Iterable, Sequence

from kring.core.method import Layout
from kring.core.network import Category, Face, Network, Owner, Person, Placement, Self
from kring.draw.seats import Seat, Seats
from kring.methods import loader

LAYOUT: Layout = loader.layout("lensink-circle")
RINGS, SECTORS = len(LAYOUT.ring), len(LAYOUT.sector)
NAMES = (
    "Joke Bas Lotte Mam Femke Peter Oom·Henk Tante·Riet Karel Ruud Ineke Greet Mo Dewi Sanne Marieke Dokter·Bakker Tom"
    " Mevrouw·Yilmaz Els Noor Piet Ali Truus Corrie Rosa Fatima Gerrit Lia Sander Hennie Wim Annemarie Jan-Willem"
    " Christina Abdelkader Pim Bo Elisabeth Maria"
)
Standing = tuple[str, Category | None, int, int]
Box = tuple[float, float, float, float]


def names() -> list[str]:
    return [name.replace("·", " ") for name in NAMES.split()]


def network(standing: Sequence[Standing], faces: dict[str, Face] | None = None) -> Network:
    """People with a name, a category, a ring and a sector; their ids are p0, p1 …"""
    people, placements = {}, {}
    for number, (name, category, ring, sector) in enumerate(standing):
        id, face = f"p{number}", (faces or {}).get(name)
        people[id] = Person(id=id, name=name, rank=number, category=category, face=face)
        placements[id] = Placement(ring=LAYOUT.ring[ring].id, sector=LAYOUT.sector[sector].id)
    owner = Owner(selves={"anna": Self(id="anna", name="Anna")})
    return Network(id="n", owner=owner, people=people, placements={LAYOUT.id: placements})


def scattered(count: int, seed: int = 1, cell: tuple[int, int] = (0, 0), in_cell: int = 0) -> Network:
    """So many people, more of them further out; the first of them all in one cell."""
    chance, every = random.Random(seed), names()
    standing: list[Standing] = []
    for number in range(count):
        ring, sector = cell if number < in_cell else (chance.choices(range(4), (1, 2, 3, 3))[0], chance.randrange(4))
        category = chance.choice((*LAYOUT.sector[sector].categories, None))
        standing.append((every[number % len(every)], category, ring, sector))
    return network(standing)


def overlaps(seats: Seats) -> list[str]:
    """Whatever lies over something it may not lie over, told in words."""
    return [
        *_names_over_names(seats),
        *_names_over_symbols(seats),
        *_symbols_over_symbols(seats),
        *_over_pills(seats),
        *_over_the_edge(seats),
        *_outside_their_cell(seats),
    ]


def _names_over_names(seats: Seats) -> Iterable[str]:
    for one, other in itertools.combinations(seats.seats, 2):
        if meet(one.box, other.box):
            yield f"the names of {one.name} and {other.name}"


def _names_over_symbols(seats: Seats) -> Iterable[str]:
    for one, other in itertools.permutations(seats.seats, 2):
        if away(one.box, other.x, other.y) < seats.symbol * 0.5:
            yield f"the name of {one.name} and the symbol of {other.name}"
        if any(away(one.box, badge.x, badge.y) < 9 for badge in other.badges):
            yield f"the name of {one.name} and a badge of {other.name}"
    for one in seats.seats:
        if away(one.box, seats.x, seats.y) < seats.centre:
            yield f"the name of {one.name} and the middle"


def _symbols_over_symbols(seats: Seats) -> Iterable[str]:
    for one, other in itertools.combinations(seats.seats, 2):
        if math.dist((one.x, one.y), (other.x, other.y)) < max(24, seats.symbol * 1.15):
            yield f"the symbols of {one.name} and {other.name}"


def _over_pills(seats: Seats) -> Iterable[str]:
    for pill, seat in itertools.product(seats.pills, seats.seats):
        half, high = pill.width / 2, pill.height / 2
        box = (pill.x - half, pill.y - high, pill.x + half, pill.y + high)
        if meet(box, seat.box) or away(box, seat.x, seat.y) < seats.symbol * 0.5:
            yield f"{seat.name} and the name of a ring"


def _over_the_edge(seats: Seats) -> Iterable[str]:
    outer = seats.rings[-1].radius
    for seat in seats.seats:
        left, top, right, bottom = seat.box
        for x, y in ((left, top), (right, top), (left, bottom), (right, bottom)):
            if math.hypot(x - seats.x, y - seats.y) > outer:
                yield f"the name of {seat.name} and the edge"
            if not within(seats, seat, x, y, 0):
                yield f"the name of {seat.name} and the line of its group"


def _outside_their_cell(seats: Seats) -> Iterable[str]:
    for seat in seats.seats:
        away_, half = math.hypot(seat.x - seats.x, seat.y - seats.y), seats.symbol / 2
        inner = seats.rings[seat.ring - 1].radius if seat.ring else seats.centre
        if not inner + half <= away_ <= seats.rings[seat.ring].radius - half or not within(
            seats, seat, seat.x, seat.y, half
        ):
            yield f"{seat.name} and the lines of the cell"


def within(seats: Seats, seat: Seat, x: float, y: float, margin: float) -> bool:
    """Whether a point lies between the borders of somebody's sector, that far from both."""
    sector = seats.sectors[seat.sector]
    for turn, side in ((sector.begin, 1), (sector.end, -1)):
        angle = math.radians(turn)
        if side * (math.cos(angle) * (x - seats.x) + math.sin(angle) * (y - seats.y)) < margin - 0.01:
            return False
    return True


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def away(box: Box, x: float, y: float) -> float:
    return math.hypot(max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3]))
