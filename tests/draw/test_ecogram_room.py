"""The room in an ecogram: names are whole where they can be, and there is always a way to place everybody."""

import itertools

import msgspec
import pytest

from kring.core.network import Direction, Network, Owner, Self, Support
from kring.draw import ecogram, ecogram_labels, ecogram_laid, spokes
from kring.draw.ecogram_seats import Named
from tests.draw.test_ecogram import DOMAINS, crowd, kept, named, overlaps, stands, with_people


def test_a_long_name_is_whole_where_there_is_room_for_it():
    long = msgspec.structs.replace(crowd(4, 1).people["p0"], name="Bewindvoering Noord", domains=("family",))
    net = Network("n", Owner({"anna": Self("anna", "Anna")}), people={long.id: long})
    (seat,) = ecogram.place(net, named(net), "wide").seats
    assert seat.name == "Bewindvoering Noord"


def test_where_nothing_fits_everybody_is_shared_out_evenly_and_names_go_further_out():
    net = crowd(30, 5)
    measure, people = ecogram.MEASURES["wide"], ecogram._people(net, named(net))
    guests = [ecogram._guest(net.owner, one) for one in people.values()]
    frame, standing = ecogram_laid.evenly(measure, {id: [one for one in guests if one.domain == id] for id in DOMAINS})
    assert len(standing) == len(guests)
    assert not any(spokes.clash(one, other) for one, other in itertools.combinations(standing, 2))
    beside, wider = ecogram_labels.outward(frame, measure, named(net))
    boxes = [one.box for one in beside]
    assert wider >= 0 and not any(ecogram_labels._meet(*two) for two in itertools.combinations(boxes, 2))


def test_a_sign_that_somebody_got_since_moves_nobody_while_it_is_free_on_their_symbol():
    net = crowd(24, 3)
    before = ecogram.place(net, named(net), "wide")
    moved = 0
    for person in list(net.people.values())[::2]:
        could = with_people(net, msgspec.structs.replace(person, potential_helper=True))
        after = ecogram.place(could, named(could), "wide", kept(before))
        assert overlaps(after) == []
        others = stands(after).items() ^ stands(before).items()
        assert {id for id, _ in others} <= {person.id}
        moved += bool(others)
    assert moved <= 1


def test_a_fuller_ecogram_grows_higher_before_it_grows_wider_and_its_names_stay_as_large():
    placed = [ecogram.place(crowd(count, 1), named(crowd(count, 1)), "wide") for count in (28, 32, 35, 45)]
    assert [one.width for one in placed[:3]] == [984] * 3 and [one.grown for one in placed] == [False] * 3 + [True]
    assert placed[0].height < placed[1].height < placed[2].height < placed[3].height
    assert {one.font for one in placed} == {12.8}


@pytest.mark.parametrize("number", [0, 3, 6])
def test_of_two_in_each_others_way_who_got_letters_since_moves(number):
    net = crowd(20, 7, ("family",))
    bare = {id: msgspec.structs.replace(one, supports=None, direction=None) for id, one in net.people.items()}
    net = msgspec.structs.replace(net, people=bare)
    before, person = ecogram.place(net, [Named("family", "Familie")], "wide"), net.people[f"p{number}"]
    told = with_people(net, msgspec.structs.replace(person, supports=tuple(Support), direction=Direction.BOTH))
    after = ecogram.place(told, [Named("family", "Familie")], "wide", kept(before))
    assert overlaps(after) == [] and {id for id, _ in stands(after).items() ^ stands(before).items()} <= {person.id}
