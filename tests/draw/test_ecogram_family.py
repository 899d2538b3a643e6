"""A family in the circle of an ecogram: drawn as a genogram, every line at whom it concerns, and nothing over anything.

Measured in numbers, with nobody to twenty people inside and nobody to forty outside.
"""

import itertools
import math
import random
import xml.etree.ElementTree as ElementTree

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.core import inside
from kring.core.lines import Kind
from kring.core.network import Inside, Network, Tie, TieKind, tie_id
from kring.draw import ecogram, ecogram_told
from kring.draw.ecogram_ink import Words
from tests.draw import crowds, families
from tests.draw.meeting import meets
from tests.draw.test_ecogram import crowd, kept, named, overlaps, stands

HOME = """
Anna* f 1974
Anna = Bert 1999
Bert m 1970
Anna Bert > Sanne Tim
Sanne f 2008
Tim m 2012-2019
Mam f 1944-2019
Mam Pap > Anna Joke
home Anna Bert Sanne Oma
"""


def ids(net: Network) -> dict[str, str]:
    return {one.name: one.id for one in net.people.values()}


def tied(a: str, b: str, kind: TieKind) -> Tie:
    first, second = (a, b) if kind is TieKind.HELPS else sorted((a, b))
    return Tie(tie_id(a, b, kind), first, second, kind)


def with_crowd(text: str, which: Inside, count: int, seed: int = 1, ties: int = 6) -> Network:
    """A family with people around it, some of whom have something with somebody inside."""
    net, chance = families.told(text), random.Random(seed)
    net = msgspec.structs.replace(net, owner=msgspec.structs.replace(net.owner, inside=which))
    there, people = sorted(inside.people(net)), crowd(count, seed).people
    made = {}
    for _ in range(ties if there and people else 0):
        tie = tied(chance.choice(sorted(people)), chance.choice(there), chance.choice(list(TieKind)))
        made[tie.id] = tie
    return msgspec.structs.replace(net, people={**net.people, **people}, ties=made)


def large(count: int, seed: int) -> str:
    """A family of so many beside whose it is: children, their partners and children."""
    chance, lines, young = random.Random(seed), ["Anna* f 1940", "Anna = Bert", "home Anna Bert"], ["Anna"]
    left = count - 1
    while left > 0:
        parent, name = chance.choice(young), f"P{left}"
        lines.append(f"{parent} > {name}")
        if parent == "Anna" or chance.random() < 0.6:
            young.append(name)
        left -= 1
    people = " ".join(f"P{number}" for number in range(1, count))
    return "\n".join([*lines, f"home Anna Bert {people}"] if count > 1 else lines)


def over(placed: ecogram.Ecogram) -> list[str]:
    """What lies wrong in the circle: beyond its edge, or a line through somebody whom it does not concern, or words."""
    within, found = placed.within, list[str]()
    if within is None:
        return found
    x, y = placed.x + within.left, placed.y + within.top
    moved = {
        one.person: tuple(at + (x, y)[place % 2] for place, at in enumerate(one.box)) for one in within.genogram.seats
    }
    for id, (left, top, right, bottom) in moved.items():
        far = max(math.dist(corner, (placed.x, placed.y)) for corner in itertools.product((left, right), (top, bottom)))
        if far > placed.centre - 6:
            found.append(f"{id} and the edge of the circle")
    for (one, box), (other, its) in itertools.combinations(moved.items(), 2):
        if crowds.meet(box, its):
            found.append(f"{one} and {other}")
    for lead in placed.leads:
        for (id, box), piece in itertools.product(moved.items(), itertools.pairwise(lead.points)):
            if id != lead.to and meets(*piece, box):
                found.append(f"the line of {lead.person} and {id}")
        if any(math.dist(point, (placed.x, placed.y)) > placed.centre + 9 for point in lead.points):
            found.append(f"the line of {lead.person} and the edge of the circle")
        seat = next(one for one in within.genogram.seats if one.person == lead.to)
        if math.dist(lead.points[-1], (x + seat.x, y + seat.y)) > seat.half + 5:
            found.append(f"the line of {lead.person} does not reach {lead.to}")
    return found


def recorded(net: Network, placed: ecogram.Ecogram) -> set[tuple[str, str]]:
    """What must be drawn in the circle: ties of who stands outside with who stands inside, by who they are."""
    out, there = {one.person for one in placed.seats}, inside.people(net)
    pairs = [*((tie.a, tie.b) for tie in net.ties.values()), *((tie.b, tie.a) for tie in net.ties.values())]
    return {(a, b) for a, b in pairs if a in out and b in there}


@pytest.mark.parametrize("size", ecogram.SIZES)
@pytest.mark.parametrize("which", [Inside.HOUSEHOLD, Inside.CHILDREN])
@pytest.mark.parametrize("count", [0, 1, 12, 40])
def test_a_family_stands_in_the_circle_and_nothing_lies_over_anything(which, count, size):
    net = with_crowd(HOME, which, count)
    placed = ecogram.place(net, named(net), size)
    assert placed.within and overlaps(placed) == [] and over(placed) == []
    drawn = {one.person for one in placed.within.genogram.seats}
    assert drawn == inside.people(net) | net.owner.selves.keys()
    assert sorted(one.person for one in placed.seats) == sorted(crowd(count).people)  # everybody once
    assert {(one.person, one.to) for one in placed.leads if one.tie} == recorded(net, placed)


@given(st.integers(0, 20), st.integers(0, 40), st.integers(0, 10_000), st.sampled_from(ecogram.SIZES))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_family_with_any_people_around_it_is_drawn_clear(within, outside, seed, size):
    net = with_crowd(large(within, seed), Inside.HOUSEHOLD, outside, seed, outside // 2)
    placed = ecogram.place(net, named(net), size)
    assert overlaps(placed) == [] and over(placed) == []
    assert {(one.person, one.to) for one in placed.leads if one.tie} == recorded(net, placed)


def test_nobody_else_inside_is_the_drawing_as_it_was():
    net = with_crowd(HOME, Inside.NOBODY, 12)
    placed, before = ecogram.place(net, named(net), "wide"), crowd(12)
    assert placed.within is None and placed.leads == ()
    assert stands(placed) == stands(ecogram.place(before, named(before), "wide"))


def test_who_stands_inside_is_chosen_by_what_was_told():
    net = families.told(HOME)
    by = ids(net)
    assert inside.chosen(net, Inside.NOBODY) == frozenset()
    assert inside.chosen(net, Inside.HOUSEHOLD) == {by["Bert"], by["Sanne"], by["Oma"]}
    assert inside.chosen(net, Inside.CHILDREN) == {by["Bert"], by["Sanne"], by["Tim"]}
    ticked = msgspec.structs.replace(net.people[by["Mam"]], is_inside=True)
    assert inside.chosen(msgspec.structs.replace(net, people={**net.people, by["Mam"]: ticked}), Inside.CHOSEN) == {
        by["Mam"]
    }
    off = msgspec.structs.replace(net.people[by["Bert"]], off_family=True)
    assert by["Bert"] not in inside.chosen(
        msgspec.structs.replace(net, people={**net.people, by["Bert"]: off}), Inside.CHILDREN
    )


def test_a_line_goes_to_whom_it_concerns_and_nobody_is_given_a_contact_that_was_not_told():
    net = with_crowd(HOME, Inside.CHILDREN, 3, ties=0)
    sanne = ids(net)["Sanne"]
    bare = msgspec.structs.replace(
        net.people["p0"], strength=None, status="active", direction=None, supports=None, own_line=""
    )
    made = tied("p0", sanne, TieKind.CLOSE)
    net = msgspec.structs.replace(net, people={**net.people, "p0": bare}, ties={made.id: made})
    placed = ecogram.place(net, named(net), "wide")
    (lead,) = [one for one in placed.leads if one.person == "p0"]
    assert (lead.to, lead.kind) == (sanne, Kind.STRONG), "the daughter's contact is hers alone"
    assert next(one.kind for one in placed.lines if one.person == "p0") is Kind.STRONG
    (anna,) = net.owner.selves
    assert {one.to for one in placed.leads if one.person != "p0"} == {anna}
    told = ecogram_told.told(placed, "ecogram")
    assert ("strong", sanne, "p0") in {(one.kind, one.a, one.b) for one in told.lines}
    assert {one.person: one.where for one in told.people}[sanne] == {"inside": "1"}


def test_nobody_outside_changes_places_when_somebody_else_comes():
    net = with_crowd(HOME, Inside.CHILDREN, 14)
    before = ecogram.place(net, named(net), "wide")
    more = msgspec.structs.replace(crowd(15, 9).people["p14"], id="new", domains=("friends",))
    wider = msgspec.structs.replace(net, people={**net.people, "new": more})
    after = ecogram.place(wider, named(wider), "wide", kept(before))
    assert {id for id, _ in stands(after).items() ^ stands(before).items()} == {"new"}
    assert overlaps(after) == [] and over(after) == []


def test_when_the_family_comes_into_the_circle_everybody_stays_in_their_own_direction():
    net = with_crowd(HOME, Inside.NOBODY, 10, ties=0)
    before = ecogram.place(net, named(net), "wide")
    into = msgspec.structs.replace(net, owner=msgspec.structs.replace(net.owner, inside=Inside.CHILDREN))
    after = ecogram.place(into, named(into), "wide", kept(before))
    turns = {
        id: math.atan2(x, -y) - math.atan2(stands(before)[id][0], -stands(before)[id][1])
        for id, (x, y) in stands(after).items()
    }
    assert after.within and sum(abs(turn) < 0.01 for turn in turns.values()) >= 8 and overlaps(after) == []
    back = ecogram.place(net, named(net), "wide", kept(after))
    assert overlaps(back) == [] and sum(stands(back)[id] == at for id, at in stands(before).items()) >= 8


def test_the_drawing_is_whole_and_who_died_has_a_cross():
    net = with_crowd(HOME, Inside.CHILDREN, 8)
    placed = ecogram.place(net, named(net), "wide")
    drawn = ecogram.paint(placed, Words(title="x"), standalone="day", link="?who={}".format)
    dark = ecogram.paint(placed, Words(title="x"), standalone="dark")
    assert ".drawing .family-light { fill: #38311F; }" in dark  # the lines within it are light there
    root = ElementTree.fromstring(drawn)
    people = [one.get("data-person") for one in root.iter() if one.get("data-person")]
    assert len(people) == len(set(people)) == 8 + 4
    assert drawn.count('class="kin dead"') == 1
