"""Where people stand: in their own cell, without touching each other, and still there tomorrow."""

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.core.network import Category, Placement
from kring.draw import circle, seats
from kring.draw.seats import Kept
from tests.draw import crowds
from tests.draw.crowds import LAYOUT

CELLS = st.tuples(st.integers(0, 3), st.integers(0, 3))
SOMEBODY = st.tuples(
    st.sampled_from(crowds.names()), st.sampled_from([*Category, None]), st.integers(0, 3), st.integers(0, 3)
)


@given(st.lists(SOMEBODY, max_size=60), st.sampled_from(circle.SIZES))
def test_nothing_overlaps_however_sixty_people_stand(standing, size):
    assert crowds.overlaps(circle.place(crowds.network(standing), LAYOUT, size)) == []


@given(CELLS, st.integers(0, 10_000), st.sampled_from(circle.SIZES))
def test_nothing_overlaps_with_twelve_of_forty_in_one_cell(cell, seed, size):
    placed = circle.place(crowds.scattered(40, seed, cell, in_cell=12), LAYOUT, size)
    assert crowds.overlaps(placed) == []
    assert placed.font >= 12


@pytest.mark.parametrize("size", circle.SIZES)
@pytest.mark.parametrize("sector", range(4))
@pytest.mark.parametrize("seed", range(3))
def test_twelve_of_forty_in_an_inner_cell_fit_without_a_larger_drawing(size, sector, seed):
    placed = circle.place(crowds.scattered(40, seed, (0, sector), in_cell=12), LAYOUT, size)
    assert crowds.overlaps(placed) == []
    assert (placed.width, placed.height) == {"wide": (984, 712), "tablet": (636, 700), "paper": (1123, 794)}[size]
    assert placed.font >= 12 and placed.symbol >= 22


@pytest.mark.parametrize("count", [0, 1, 2, 26])
def test_a_circle_at_ease_keeps_the_radii_of_the_look(count):
    placed = circle.place(crowds.scattered(count, seed=3), LAYOUT, "wide") if count != 26 else _of_the_look()
    assert [ring.radius for ring in placed.rings] == [140, 209, 270, 336]
    assert (placed.symbol, placed.font, placed.width) == (38, 16, 984)
    assert len(placed.seats) == count


def _of_the_look():
    cells = {0: "Joke Mam", 1: "Bas Lotte", 2: "Femke Henk Riet", 3: "Peter"}
    family = [(name, Category.FAMILY, ring, 0) for ring, those in cells.items() for name in those.split()]
    others = {
        1: "Greet Mo Ineke Karel Dewi Ruud",
        2: "Sanne Tom Marieke Els Bakker Yilmaz",
        3: "Truus Ali Noor Corrie Piet Rosa",
    }
    rest = [
        (name, None, min(3, 1 + number // 2), sector)
        for sector, those in others.items()
        for number, name in enumerate(those.split())
    ]
    return circle.place(crowds.network(family + rest), LAYOUT, "wide")


@pytest.mark.parametrize("size", ["wide", "tablet"])
def test_120_people_all_keep_their_names_in_a_drawing_that_grew(size):
    placed = circle.place(crowds.scattered(120), LAYOUT, size)
    assert crowds.overlaps(placed) == []
    assert len(placed.seats) == 120 and all(seat.name for seat in placed.seats)
    assert placed.font >= 12


def test_the_same_people_always_get_the_same_places():
    one, other = (circle.place(crowds.scattered(50), LAYOUT, "wide") for _ in range(2))
    assert one == other


@given(st.lists(SOMEBODY, min_size=1, max_size=40), SOMEBODY, st.sampled_from(circle.SIZES))
def test_someone_new_moves_nobody_while_there_is_room(standing, newcomer, size):
    before, after = crowds.network(standing), crowds.network([*standing, newcomer])
    first = circle.place(before, LAYOUT, size)
    second = circle.place(after, LAYOUT, size, Kept({size: first.held}))
    assert crowds.overlaps(second) == []
    if second.held.frame == first.held.frame:
        moved = _moved(first, second)
        assert all(_cell(second, person)[1] == newcomer[3] for person in moved)
    else:
        assert crowds.overlaps(circle.place(after, LAYOUT, size)) == []


@given(st.lists(SOMEBODY, min_size=2, max_size=26, unique_by=lambda one: one[0]), CELLS)
def test_moving_one_person_moves_no_one_in_other_groups(standing, cell):
    before = crowds.network(standing)
    first = circle.place(before, LAYOUT, "wide")
    name, category, _, _ = standing[0]
    second = circle.place(
        crowds.network([(name, category, *cell), *standing[1:]]), LAYOUT, "wide", Kept({"wide": first.held})
    )
    assert crowds.overlaps(second) == []
    if second.held.frame == first.held.frame:
        assert all(person == "p0" or _cell(second, person)[1] == cell[1] for person in _moved(first, second))


def test_at_ease_a_move_moves_only_the_mover():
    standing = [(name, None, 1 + number % 3, number % 4) for number, name in enumerate(crowds.names()[:20])]
    first = circle.place(crowds.network(standing), LAYOUT, "wide")
    for person in range(20):
        name, category, ring, sector = standing[person]
        moved = [*standing[:person], (name, category, (ring % 3) + 1, (sector + 1) % 4), *standing[person + 1 :]]
        second = circle.place(crowds.network(moved), LAYOUT, "wide", Kept({"wide": first.held}))
        assert _moved(first, second) <= {f"p{person}"}


def test_a_circle_filled_one_by_one_moves_nobody_who_stands_at_ease():
    standing = [(name, None, 1 + number % 3, number // 3 % 4) for number, name in enumerate(crowds.names()[:24])]
    kept, before = None, circle.place(crowds.network([]), LAYOUT, "wide")
    for count in range(1, 25):
        placed = circle.place(crowds.network(standing[:count]), LAYOUT, "wide", kept)
        assert _moved(before, placed) == set() and crowds.overlaps(placed) == []
        kept, before = Kept({"wide": placed.held}), placed


def test_someone_who_leaves_moves_nobody():
    before = crowds.scattered(30)
    kept = circle.settle(before, LAYOUT)
    after = _without(before, "p7", removed=("p7",))
    second = circle.place(after, LAYOUT, "wide", kept)
    assert _moved(circle.place(before, LAYOUT, "wide", kept), second) == set()


def test_when_the_crowd_has_left_the_drawing_is_at_ease_again():
    kept = circle.settle(crowds.scattered(120), LAYOUT)
    gone = tuple(f"p{number}" for number in range(120))
    few = circle.place(msgspec.structs.replace(crowds.scattered(4), removed=gone), LAYOUT, "wide", kept)
    assert (few.symbol, few.width) == (38, 984)
    many = circle.place(msgspec.structs.replace(crowds.scattered(110), removed=gone), LAYOUT, "wide", kept)
    assert many.held.frame == kept.sizes["wide"].frame


def test_a_hidden_person_leaves_no_gap_in_their_cell():
    before = crowds.network([(name, None, 2, 0) for name in ("Joke", "Bas", "Lotte")])
    kept = circle.settle(before, LAYOUT)
    seen = circle.place(_without(before, "p1"), LAYOUT, "wide", kept)
    never_there = circle.place(_without(before, "p1"), LAYOUT, "wide")
    assert [(seat.x, seat.y) for seat in seen.seats] == [(seat.x, seat.y) for seat in never_there.seats]


def test_kept_seats_survive_their_trip_as_bytes():
    kept = circle.settle(crowds.scattered(30), LAYOUT)
    assert seats.decode(seats.encode(kept)) == kept
    assert seats.decode(b"not seats") == Kept()
    assert msgspec.convert(msgspec.to_builtins(kept), Kept) == kept


def test_who_is_left_out_or_has_no_place_yet_is_not_drawn():
    net = crowds.network([("Joke", None, 0, 0), ("Bas", None, 0, 0), ("Mo", None, 1, 1)])
    placements = {**net.placements[LAYOUT.id], "p1": Placement(left_out=True), "p2": Placement(ring="friends")}
    net = msgspec.structs.replace(net, placements={LAYOUT.id: placements})
    assert [seat.person for seat in circle.place(net, LAYOUT, "wide").seats] == ["p0"]


def test_a_ring_that_the_layout_lacks_is_not_drawn():
    net = crowds.network([("Joke", None, 0, 0)])
    net = msgspec.structs.replace(net, placements={LAYOUT.id: {"p0": Placement(ring="nowhere", sector="family")}})
    assert circle.place(net, LAYOUT, "wide").seats == ()


def test_a_very_long_name_is_shortened_readably():
    net = crowds.network([("Mevrouw van der Bergh-de Vries van Oud-Zuilen", None, 2, 2)])
    (seat,) = circle.place(net, LAYOUT, "wide").seats
    assert seat.name.startswith("Mevrouw van der") and seat.name.endswith("…")
    assert seat.full_name == "Mevrouw van der Bergh-de Vries van Oud-Zuilen"


@pytest.mark.parametrize("name", ["محمد عبد الرحمن", "👩‍👩‍👧‍👦 thuis", "W" * 120, "一二三四五六七八九十", "x"])
def test_names_of_any_script_stay_within_their_box(name):
    net = crowds.network([(name, None, ring, sector) for ring in range(4) for sector in range(4)])
    assert crowds.overlaps(circle.place(net, LAYOUT, "wide")) == []


def test_signs_do_not_cover_names():
    net = crowds.scattered(40, seed=5)
    people = {
        id: msgspec.structs.replace(one, potential_friend=True, potential_helper=number % 2 == 0)
        for number, (id, one) in enumerate(net.people.items())
    }
    placed = circle.place(msgspec.structs.replace(net, people=people), LAYOUT, "wide")
    assert crowds.overlaps(placed) == []
    assert {len(seat.badges) for seat in placed.seats} == {1, 2}


def test_ghosts_stand_one_ring_nearer_and_one_further_in_the_same_group():
    placed = circle.place(crowds.scattered(26), LAYOUT, "wide")
    for seat in placed.seats:
        found = circle.ghosts(placed, seat.person)
        assert {ghost.ring for ghost in found} == {ring for ring in (seat.ring - 1, seat.ring + 1) if 0 <= ring < 4}
        assert all(crowds.within(placed, seat, ghost.x, ghost.y, 0) for ghost in found)
    assert circle.ghosts(placed, "nobody") == ()


def test_at_ease_ghosts_lie_free_of_names_symbols_and_ring_names():
    placed = _of_the_look()
    for ghost in (ghost for seat in placed.seats for ghost in circle.ghosts(placed, seat.person)):
        assert all(math.dist((seat.x, seat.y), (ghost.x, ghost.y)) > placed.symbol for seat in placed.seats)
        assert all(crowds.away(seat.box, ghost.x, ghost.y) > placed.symbol / 2 for seat in placed.seats)
        assert all(
            abs(pill.x - ghost.x) > pill.width / 2 or abs(pill.y - ghost.y) > pill.height for pill in placed.pills
        )


def test_counts_are_by_group_and_shape():
    net = crowds.network(
        [("Joke", Category.FAMILY, 0, 0), ("Mo", Category.FELLOW_CLIENT, 1, 1), ("Bas", Category.FAMILY, 1, 0)]
    )
    found = circle.counts(net, LAYOUT)
    assert found["family"] == {"circle": 2} and found["fellow-clients"] == {"hexagon": 1} and found["society"] == {}


def _moved(first, second):
    before = {seat.person: (seat.x, seat.y, seat.anchor) for seat in first.seats}
    after = {seat.person: (seat.x, seat.y, seat.anchor) for seat in second.seats}
    return {person for person in before.keys() & after.keys() if before[person] != after[person]}


def _cell(placed, person):
    return next((seat.ring, seat.sector) for seat in placed.seats if seat.person == person)


def _without(net, person, removed=()):
    people = {id: one for id, one in net.people.items() if id != person}
    placements = {LAYOUT.id: {id: at for id, at in net.placements[LAYOUT.id].items() if id != person}}
    return msgspec.structs.replace(net, people=people, placements=placements, removed=removed)
