"""The genogram: every hard family drawn right, and the same whatever its ids and the order in which it was told."""

import pytest

from kring.draw import genogram
from tests.draw import families, genogram_judge, hard_families

HARD = list(hard_families.FAMILIES)


def drawn(name):
    net = families.told(hard_families.lines(name))
    return net, genogram.place(net)


@pytest.mark.parametrize("name", HARD)
def test_every_tie_is_drawn_and_no_other_and_nothing_lies_over_anything(name):
    found = genogram_judge.faults(*drawn(name))
    assert {kind: told for kind, told in found.items() if told} == {}


@pytest.mark.parametrize("name", HARD)
def test_ids_and_the_order_of_entry_play_no_part(name):
    net, first = drawn(name)
    before = genogram_judge.picture(first)
    assert all(genogram_judge.picture(genogram.place(families.shuffled(net, seed))) == before for seed in range(20))


@pytest.mark.parametrize("name", HARD)
def test_a_drawing_is_painted_whole(name):
    net, placed = drawn(name)
    painted = genogram.paint(placed, standalone="day")
    assert painted.count("data-person=") == len(genogram_judge.drawn_people(net))
    assert painted.startswith("<svg") and "None" not in painted
