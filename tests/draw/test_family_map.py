"""The family map in numbers: everybody once, every tie, nobody over anybody, and each where the client put them."""

import itertools
import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import changes
from kring.core.changes import Set
from kring.core.network import ParentKind
from kring.draw import family_map, relations, relations_ink, widths
from kring.draw.genogram import marks
from kring.draw.relations_seats import Bond, Held, Spot
from tests.draw import crowds, families, hard_families

OURS = """
Anna* f 1974
Mam f 1944-2019
Mam = Pap
Mam Pap > Anna Joke Bas
Bas = Femke
Bas Femke > Lotte
sib Oom Tante
home Bas Femke Lotte
"""


def ids(net):
    return {one.name: one.id for one in (*net.people.values(), *net.owner.selves.values())}


def overlaps(placed):
    return [
        (one.person, other.person)
        for one, other in itertools.combinations(placed.nodes, 2)
        if crowds.meet(one.box, other.box)
    ]


def spots(placed):
    return {one.person: (one.x, one.y) for one in placed.nodes}


@pytest.mark.parametrize("name", sorted(hard_families.FAMILIES))
def test_every_hard_family_is_on_its_map_once_with_every_tie_and_no_other(name):
    net = families.told(hard_families.lines(name))
    placed = family_map.place(net)
    assert sorted(one.person for one in placed.nodes) == sorted([*net.people, *net.owner.selves])
    assert overlaps(placed) == []
    lasting = {frozenset((one.a, one.b)) for one in net.partnerships.values() if not marks.ended(one)}
    over = {frozenset((one.a, one.b)) for one in net.partnerships.values()} - lasting
    told = {(one, Bond.COUPLE) for one in lasting} | {(one, Bond.FORMER) for one in over}
    told |= {(frozenset((one.parent, one.child)), one.kind) for one in net.descents.values()}
    drawn = {(frozenset((one.a, one.b)), one.kind) for one in placed.lines}
    assert {one for one in drawn if one[1] is not Bond.SIBLINGS} == told
    assert all(one.arrows == 0 for one in placed.lines)


def test_it_begins_as_the_genogram_parents_above_children():
    net = families.told(OURS)
    placed, by = family_map.place(net), ids(net)
    at = spots(placed)
    for above, below in (("Mam", "Anna"), ("Pap", "Bas"), ("Bas", "Lotte")):
        assert at[by[above]][1] < at[by[below]][1]
    assert [(one.a, one.b) for one in placed.lines if one.kind is Bond.SIBLINGS] == [
        tuple(sorted((by["Oom"], by["Tante"])))
    ]
    assert placed.hulls and {one.person: one.words for one in placed.nodes}[by["Mam"]] == "1944 – 2019"


def test_a_couple_that_is_over_and_a_child_not_by_birth_have_a_line_of_their_own():
    net = families.told("""
Mam = Pap 1968-1979 divorced
Pap = Hennie 1981
Joke = Peter 1990-1995 divorced
Joke = Peter 1999
Opa = Oma widowed
Joke Peter > foster: Amir
Joke Peter > adopted: Kim
Joke Peter > Sofie
""")
    names = {id: name for name, id in ids(net).items()}
    placed = family_map.place(net)
    drawn = {("".join(sorted((names[one.a][:2], names[one.b][:2]))), str(one.kind)) for one in placed.lines}
    assert drawn == {
        ("MaPa", "former"),
        ("HePa", "couple"),
        ("JoPe", "couple"),
        ("OmOp", "couple"),
        *((pair, kind) for pair, kind in (("AmJo", "foster"), ("AmPe", "foster"), ("JoKi", "adopted"))),
        *((pair, kind) for pair, kind in (("KiPe", "adopted"), ("JoSo", "birth"), ("PeSo", "birth"))),
    }
    signs = [relations_ink.sign(look) for look in family_map.LINES]
    assert len(set(signs)) == len(signs)  # each looks like no other
    style = (Path(relations_ink.__file__).parent / "drawing.css").read_text()
    assert all(f".drawing .tie.{kind} {{ stroke" in style for kind in ParentKind if kind is not ParentKind.BIRTH)


def test_a_line_between_others_runs_round_the_words_under_a_name():
    net = families.told("Mam > Bas\nTante")
    by = ids(net)
    tante = by["Tante"]
    said = changes.apply(net, Set("people", tante, "map_words", "", "altijd thuis als het regent"))
    level = family_map.place(said).nodes[0]
    under = level.name_y - level.y + 14
    held = Held({tante: Spot(0, 0), by["Mam"]: Spot(-320, round(under)), by["Bas"]: Spot(320, round(under))})
    held = Held({**held.tied, **{id: Spot(0, 900) for id in net.owner.selves}})
    placed = family_map.place(said, held)
    assert placed.held.tied[tante] == Spot(0, 0)
    (line,) = (one for one in placed.lines if {one.a, one.b} == {by["Mam"], by["Bas"]})
    _, y, _, over, _, to = line.curve
    half = widths.width("altijd thuis als het regent", relations.SMALL, "regular") / 2
    assert half > 40
    middle = (y + 2 * over + to) / 4
    assert abs(middle - under) > 9  # it bends away from the words


def test_who_is_put_somewhere_stands_there_and_nobody_else_moves():
    net = families.told(OURS)
    lotte = ids(net)["Lotte"]
    before = spots(family_map.place(net))
    held = family_map.put(net, None, lotte, before[lotte][0] + 400, -300)
    after = spots(family_map.place(net, held))
    assert after.pop(lotte) == (before.pop(lotte)[0] + 400, -300)
    assert after == before  # a child above the grandparents: generations are not forced


def test_on_somebody_else_one_comes_to_stand_beside_them():
    net = families.told(OURS)
    by = ids(net)
    anna = spots(family_map.place(net))[by["Anna"]]
    held = family_map.put(net, None, by["Lotte"], *anna)
    placed = family_map.place(net, held)
    assert overlaps(placed) == [] and spots(placed)[by["Anna"]] == anna
    x, y = spots(placed)[by["Lotte"]]
    assert abs(x - anna[0]) < 200 and abs(y - anna[1]) < 200


def test_a_step_goes_that_way_and_past_whoever_stands_there():
    net = families.told(OURS)
    by = ids(net)
    at = spots(family_map.place(net))
    down = spots(family_map.place(net, family_map.stepped(net, None, by["Joke"], "down")))[by["Joke"]]
    assert down == (at[by["Joke"]][0], at[by["Joke"]][1] + family_map.STEP)
    held = family_map.settle(net)
    for _ in range(12):
        held = family_map.stepped(net, held, by["Bas"], "right")
        assert overlaps(family_map.place(net, held)) == []
    moved = spots(family_map.place(net, held))[by["Bas"]]
    assert moved[0] > at[by["Bas"]][0] + 12 * family_map.STEP - 2 and moved[1] == at[by["Bas"]][1]


def test_who_is_hidden_is_nowhere_on_it_moves_nobody_and_comes_back_where_they_stood():
    net = families.told(OURS)
    by = ids(net)
    held = family_map.put(net, None, by["Bas"], 40, -200)
    whole = spots(family_map.place(net, held))
    without = changes.apply(net, Set("people", by["Bas"], "off_map", False, True))
    less = family_map.place(without, family_map.settle(without, held))
    assert by["Bas"] not in spots(less) and spots(less).items() < whole.items()
    assert not any(by["Bas"] in (one.a, one.b) for one in less.lines)
    assert all(by["Bas"] not in str(one) for one in less.hulls)
    kept = family_map.settle(net, family_map.settle(without, held))
    assert spots(family_map.place(net, kept)) == whole


def test_who_is_left_out_of_the_genogram_stands_here_and_the_other_way_round():
    net = families.told(OURS)
    off = changes.apply(net, Set("people", ids(net)["Joke"], "off_family", False, True))
    assert spots(family_map.place(off)) == spots(family_map.place(net))


def test_who_comes_later_stands_beside_their_own_people_and_nobody_moves():
    net = families.told(OURS + "\nBas Femke > Kim")
    by = ids(net)
    less = msgspec.structs.replace(
        net,
        people={id: one for id, one in net.people.items() if id != by["Kim"]},
        descents={id: one for id, one in net.descents.items() if one.child != by["Kim"]},
    )
    held = family_map.put(less, None, by["Lotte"], -300, 500)
    before, after = spots(family_map.place(less, held)), spots(family_map.place(net, held))
    assert {id: at for id, at in after.items() if id != by["Kim"]} == before


def test_own_words_stand_under_somebody_within_the_room_they_take():
    net = families.told(OURS)
    by = ids(net)
    said = changes.apply(net, Set("people", by["Joke"], "map_words", "", "altijd aan de lijn als het regent"))
    node = next(one for one in family_map.place(said).nodes if one.person == by["Joke"])
    assert node.words.startswith("altijd aan de lijn") and node.box[3] > node.name_y + 18
    assert overlaps(family_map.place(said)) == []


@given(st.integers(0, 10_000), st.sampled_from(sorted(hard_families.FAMILIES)))
@settings(max_examples=40, deadline=None)
def test_wherever_people_are_put_nobody_stands_over_anybody(seed, name):
    net, chance = families.told(hard_families.lines(name)), random.Random(seed)
    everybody, held = sorted([*net.people, *net.owner.selves]), None
    for _ in range(6):
        held = family_map.put(net, held, chance.choice(everybody), chance.uniform(-900, 900), chance.uniform(-900, 900))
    placed = family_map.place(net, held)
    assert overlaps(placed) == [] and len(placed.nodes) == len(everybody)


def test_ids_and_the_order_of_telling_decide_nothing_of_how_it_begins():
    net = families.told(OURS)
    names = {id: name for name, id in ids(net).items()}
    first = {names[id]: at for id, at in spots(family_map.place(net)).items()}
    for seed in range(5):
        other = families.shuffled(net, seed)
        called = {id: name for name, id in ids(other).items()}
        assert {called[id]: at for id, at in spots(family_map.place(other)).items()} == first


def test_seats_of_somebody_who_is_gone_are_forgotten():
    net = families.told(OURS)
    assert "weg" not in family_map.settle(net, Held({"weg": family_map.Spot(1, 1)})).tied
