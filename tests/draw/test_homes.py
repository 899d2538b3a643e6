"""Households that share people: each in a line of its own, whoever else lives there."""

import random

import msgspec
import pytest

from kring.core.network import Group, Network
from kring.draw import genogram
from tests.draw import families, genogram_judge, hard_families, homes_judge

SMALL = [name for name in hard_families.FAMILIES if len(hard_families.lines(name).splitlines()) < 40]


def at_random(net: Network, rng: random.Random) -> Network:
    """The same family in up to three households, mostly of people who are tied."""
    ties = [(one.child, one.parent) for one in net.descents.values()]
    ties += [(one.a, one.b) for one in net.partnerships.values()]
    everyone, groups = sorted(net.people), {}
    for number in range(rng.randint(1, 3)):
        inside = [rng.choice(everyone)]
        for _ in range(rng.randint(1, 4)):
            near = [b if a in inside else a for a, b in ties if (a in inside) is not (b in inside)]
            inside.append(rng.choice(near if near and rng.random() < 0.85 else everyone))
        live = tuple(one for one in dict.fromkeys(inside) if one in net.people)
        groups[f"h{number}"] = Group(f"h{number}", f"Huis {number}", people=live, is_household=True)
    return msgspec.structs.replace(net, groups=groups)


@pytest.mark.parametrize("name", SMALL)
def test_homes_of_anybody_in_a_hard_family_are_one_thing_each_and_take_in_nobody_else(name):
    rng, net = random.Random(name), families.told(hard_families.lines(name))
    for _ in range(3):
        told = at_random(net, rng)
        found = genogram_judge.faults(told, genogram.place(told))
        wrong = [one for some in found.values() for one in some if " run as one " not in one]
        assert not wrong, {one.name: one.people for one in told.groups.values()}


def test_two_homes_of_one_child_have_each_a_line_and_dashes_of_their_own():
    lines = "Kind* f 2013\nMa f\nPa m\nMa Pa > Kind\nMa = Pa together -2019 separated\nhome Ma Kind\nhome Pa Kind"
    net = families.told(lines)
    drawn = genogram.place(net)
    assert not any(genogram_judge.faults(net, drawn).values())
    assert {one.layer for one in drawn.homes} == {0, 1} and len({one.name for one in drawn.homes}) == 2
    painted = genogram.paint(drawn)
    assert painted.index('class="household layer-1"') < painted.index('class="household"')  # the outer one lies under
    one, other = drawn.homes
    same = msgspec.structs.replace(drawn, homes=(one, msgspec.structs.replace(other, outlines=one.outlines)))
    assert any("run as one" in one for one in genogram_judge.faults(net, same)["overlaps"])


def test_the_line_around_a_home_hardly_ever_runs_through_words_or_upon_a_line_of_the_family():
    """Without the care for it one drawing in three has either: and a judge who sees neither would not say so."""
    tried, crowded = 0, []
    for name in SMALL:
        rng, net = random.Random(name), families.told(hard_families.lines(name))
        for _ in range(2):
            tried, drawn = tried + 1, genogram.place(at_random(net, rng))
            crowded += [name] * bool(homes_judge.crowded(drawn))
    assert len(crowded) <= 0.1 * tried, crowded


def test_a_home_of_a_mother_and_her_child_leaves_the_years_of_the_couple_alone():
    """The line around both ran down between the parents, through the years above their line."""
    lotte = "Lotte_van_der_Weide"
    net = families.told(
        f"Bram* m 1985\n{lotte} f 1986\nBram = {lotte} 2012-2019\nBram {lotte} > Kind\nhome {lotte} Kind"
    )
    drawn = genogram.place(net)
    assert not any(genogram_judge.faults(net, drawn).values())
    assert homes_judge.crowded(drawn) == []
    (home,), (said,) = drawn.homes, drawn.captions
    left, top, right, bottom = said.box
    over = msgspec.structs.replace(home, outlines=(((left + 5, top), (right + 99, top), (right + 99, bottom)),))
    assert homes_judge.crowded(msgspec.structs.replace(drawn, homes=(over,)))
