"""A film of moments: nobody jumps who stands where they stood, and nothing lies over anything in any picture of it."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.core.network import Network, Placement
from kring.draw import circle, film
from tests.draw.crowds import LAYOUT, network, overlaps, scattered

CELLS = [(ring.id, sector.id) for ring in LAYOUT.ring for sector in LAYOUT.sector]


def later(net: Network, gone: int, moved: int, to: int) -> Network:
    """The same network in which some left, some went elsewhere, and the others stayed where they were."""
    ids = list(net.people)
    people = {id: net.people[id] for id in ids[gone:]}
    placed = {id: net.placements[LAYOUT.id][id] for id in people}
    placed |= {id: Placement(*CELLS[(to + number) % len(CELLS)]) for number, id in enumerate(list(people)[:moved])}
    return msgspec.structs.replace(net, people=people, placements={LAYOUT.id: placed})


def shown(nets, size="wide", kept=None):
    held = film.share(nets, LAYOUT, size, kept)
    return [film.place(net, LAYOUT, size, held) for net in nets]


@st.composite
def films(draw):
    net = scattered(draw(st.integers(0, 34)), draw(st.integers(0, 99)))
    steps = draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 15)), max_size=5))
    nets = [net]
    for step in steps:
        nets.append(later(nets[-1], *step))
    return nets if draw(st.booleans()) else nets[::-1]


@given(films(), st.sampled_from(circle.SIZES))
def test_who_stands_in_the_same_place_at_two_moments_sits_on_the_same_seat(nets, size):
    pictures = shown(nets, size)
    seats: dict[tuple[str, int, int], tuple[float, float]] = {}
    for net, picture in zip(nets, pictures, strict=True):
        assert {one.person for one in picture.seats} == set(net.people)
        assert (picture.width, picture.rings, picture.symbol) == (
            pictures[0].width,
            pictures[0].rings,
            pictures[0].symbol,
        )
        for one in picture.seats:
            assert seats.setdefault((one.person, one.ring, one.sector), (one.x, one.y)) == (one.x, one.y)


@given(films())
def test_in_no_picture_of_a_film_anything_lies_over_anything(nets):
    for picture in shown(nets):
        assert overlaps(picture) == []


def test_where_there_is_room_the_newest_moment_is_as_it_is_on_the_page_of_the_circle():
    then = scattered(12, 3)
    now = later(then, 2, 2, 7)
    kept = circle.settle(now, LAYOUT)
    here = {one.person: (one.x, one.y) for one in circle.place(now, LAYOUT, "wide", kept).seats}
    assert {one.person: (one.x, one.y) for one in shown([then, now], kept=kept)[-1].seats} == here


def test_a_sign_is_worn_only_at_the_moment_at_which_it_was_given():
    then = network([("Joke", None, 1, 1)])
    marked = {"p0": msgspec.structs.replace(then.people["p0"], potential_helper=True)}
    pictures = shown([then, msgspec.structs.replace(then, people=marked), then])
    assert [[badge.kind for badge in one.seats[0].badges] for one in pictures] == [[], ["helper"], []]


def test_who_was_left_out_or_had_no_place_yet_is_not_drawn():
    then = network([("Joke", None, 1, 1), ("Bas", None, 1, 1), ("Mam", None, 1, 1)])
    placed = {**then.placements[LAYOUT.id], "p0": Placement(left_out=True), "p1": Placement("friends")}
    now = msgspec.structs.replace(then, placements={LAYOUT.id: placed})
    assert [len(one.seats) for one in shown([then, now])] == [3, 1]


def test_of_no_moment_there_is_no_film():
    with pytest.raises(IndexError):
        film.share([], LAYOUT, "wide")
