"""Somebody who is put elsewhere by hand stands there, clear of everybody, in every size; and stays when others come."""

import pytest

from kring.draw import ecogram, ecogram_frame, ecogram_hand
from kring.draw.ecogram_hand import Way
from kring.draw.ecogram_seats import Kept
from tests.draw.test_ecogram import crowd, named, overlaps, stands, with_people


def settled(net):
    return ecogram.settle(net, named(net))


def share(net, kept, person, size="wide"):
    placed = ecogram.place(net, named(net), size, kept)
    across, down = ecogram_frame.rim(placed.held.frame, ecogram_frame.MEASURES[size])
    x, y = stands(placed)[person]
    return x / across, y / down


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("way", Way)
def test_a_step_goes_that_way_and_moves_nobody_else(seed, way):
    net = crowd(11, seed)
    kept = settled(net)
    before = stands(ecogram.place(net, named(net), "wide", kept))
    for person in list(before)[:2]:
        to = ecogram_hand.stepped(net, named(net), kept, person, way)
        if to is None:
            continue
        now = ecogram_hand.put(net, named(net), kept, person, to)
        for size in ecogram.SIZES:
            assert overlaps(ecogram.place(net, named(net), size, now)) == []
        after = stands(ecogram.place(net, named(net), "wide", now))
        assert {one for one in after if after[one] != before[one]} == {person}
        right, down = (after[person][0] - before[person][0], after[person][1] - before[person][1])
        forward = {Way.LEFT: -right, Way.RIGHT: right, Way.UP: -down, Way.DOWN: down}[way]
        assert forward >= 10


def test_who_was_put_somewhere_stays_there_when_somebody_comes():
    net = crowd(9, 2)
    kept = settled(net)
    to = next(filter(None, (ecogram_hand.stepped(net, named(net), kept, "p1", way) for way in Way)))
    kept = ecogram_hand.put(net, named(net), kept, "p1", to)
    there = share(net, kept, "p1")
    assert there == pytest.approx(to, abs=0.02)
    more = with_people(net, crowd(14, 2).people["p12"])
    kept = ecogram.settle(more, named(more), kept)
    assert share(more, kept, "p1") == pytest.approx(there, abs=0.001)


def test_out_of_their_own_part_nobody_is_put_and_whoever_is_not_drawn_is_nowhere_to_be_put():
    net = crowd(11, 2)
    kept = settled(net)
    x, y = share(net, kept, "p1")
    for to in ((-x, -y), (y, -x), (-y, x)):
        now = ecogram_hand.put(net, named(net), kept, "p1", to)
        placed = ecogram.place(net, named(net), "wide", now)
        assert overlaps(placed) == []
        assert now.sizes["wide"].spots["p1"].domain == kept.sizes["wide"].spots["p1"].domain
    still = ecogram_hand.put(net, named(net), kept, "nobody", (0.5, 0.5))
    assert {size: one.spots for size, one in still.sizes.items()} == {
        size: one.spots for size, one in kept.sizes.items()
    }
    assert ecogram_hand.stepped(net, named(net), Kept(), "nobody", Way.UP) is None
