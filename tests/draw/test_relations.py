"""The relation map: everybody once and clear of each other, every tie drawn, and nobody jumps."""

import re
from itertools import combinations
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core.network import Category, Group, Network, Person, Sort, Status, Tie, TieKind, When, tie_id
from kring.draw import apart, hulls, relations, relations_paper, relations_told, stress
from kring.draw.placed import encode
from kring.draw.relations_seats import Held, Map, Node
from kring.draw.shapes import Shape
from tests import cast

NAMES = ("Joke", "Bas", "Oom Henk", "Mevrouw van der Bergh-de Vries", "محمد", "Li", "Jan-Willem", "W" * 40)
seeds = settings(max_examples=25, deadline=None)


def crowd(seed: int, most: int = 24, ties: float = 1.6) -> Network:
    """People of every kind with as many ties as chance gives, and some groups that overlap."""
    chance = Random(seed)
    count = chance.randint(0, most)
    found = [
        Person(f"p{n}", f"{chance.choice(NAMES)} {n}", rank=n, category=chance.choice([None, *Category]))
        for n in range(count)
    ]
    made = {}
    for a, b in combinations(sorted(one.id for one in found), 2):
        if chance.random() < ties / max(count, 1):
            for kind in chance.sample(list(TieKind), chance.choice([1, 1, 1, 2, 4])):
                made[tie_id(a, b, kind)] = Tie(tie_id(a, b, kind), a, b, kind)
    clubs = {}
    for n in range(chance.randint(0, 3)):
        people = tuple(chance.sample([one.id for one in found], chance.randint(0, min(count, 5))))
        clubs[f"g{n}"] = Group(f"g{n}", f"Group {n}", people=people)
    return msgspec.structs.replace(cast.network(*found), ties=made, groups=clubs)


def overlapping(placed: Map) -> list[tuple[str, str]]:
    return [(a.person, b.person) for a, b in combinations(placed.nodes, 2) if meet(a.box, b.box)]


def meet(one: apart.Box, other: apart.Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def at(placed: Map) -> dict[str, tuple[float, float]]:
    return {node.person: (node.x, node.y) for node in placed.nodes}


@seeds
@given(st.integers(0, 10_000))
def test_everybody_stands_once_and_nobody_over_anybody(seed):
    net = crowd(seed)
    placed = relations.place(net, owner=bool(seed % 2))
    assert sorted(node.person for node in placed.nodes) == sorted(net.people)
    assert overlapping(placed) == []


@seeds
@given(st.integers(0, 10_000))
def test_every_tie_is_drawn_once(seed):
    net = crowd(seed)
    placed = relations.place(net)
    assert sorted(line.tie for line in placed.lines) == sorted(net.ties)
    inked = re.findall('data-tie="([^"]*)"', relations.paint(placed))
    assert sorted(inked) == sorted(net.ties)
    assert all({line.a, line.b} == {net.ties[line.tie].a, net.ties[line.tie].b} for line in placed.lines)


@seeds
@given(st.integers(0, 10_000))
def test_the_order_of_entry_makes_no_difference(seed):
    net, chance = crowd(seed), Random(seed + 1)
    shuffled = {
        shelf: dict(chance.sample(list(getattr(net, shelf).items()), len(getattr(net, shelf))))
        for shelf in ("people", "ties", "groups")
    }
    shuffled["people"] = {
        id: msgspec.structs.replace(one, rank=chance.random()) for id, one in shuffled["people"].items()
    }
    assert relations.place(msgspec.structs.replace(net, **shuffled)) == relations.place(net)


@seeds
@given(st.integers(0, 10_000))
def test_who_was_kept_stays_when_somebody_comes_and_goes(seed):
    net, chance = crowd(seed), Random(seed)
    kept = relations.settle(net)
    new = Person("new", "Somebody New", category=Category.FRIEND)
    tied = {
        tie_id("new", one): Tie(tie_id("new", one), *sorted(("new", one)))
        for one in chance.sample(sorted(net.people), min(len(net.people), 2))
    }
    more = msgspec.structs.replace(net, people={**net.people, "new": new}, ties={**net.ties, **tied})
    before, after = relations.place(net, kept), relations.place(more, kept)
    assert before == relations.place(net) and overlapping(after) == []
    was_alone = {id for id in kept.alone if any(id in (tie.a, tie.b) for tie in tied.values())}
    assert {id: at(after)[id] for id in net.people if id not in was_alone} == {
        id: there for id, there in at(before).items() if id not in was_alone
    }
    again = relations.place(msgspec.structs.replace(net, removed=("new",)), relations.settle(more, kept))
    assert {id: there for id, there in at(again).items() if id not in was_alone} == {
        id: there for id, there in at(before).items() if id not in was_alone
    }


@seeds
@given(st.integers(0, 10_000))
def test_a_group_is_drawn_around_its_people_and_nobody_else(seed):
    net = crowd(seed)
    placed = relations.place(net)
    where = {node.person: node for node in placed.nodes}
    assert [hull.group for hull in placed.hulls] == sorted(id for id, one in net.groups.items() if len(one.people) > 1)
    for hull in placed.hulls:
        members = set(net.groups[hull.group].people)
        assert all(any(inside(where[one], box) for box in hull.boxes) for one in members)
        for other in set(where) - members:
            assert not any(inside(where[other], box) for box in hull.boxes)
            assert all(nearest(where[other], road) > hulls.ROAD / 2 for road in hull.roads)


def inside(node: Node, box: apart.Box) -> bool:
    return box[0] < node.x < box[2] and box[1] < node.y < box[3]


def nearest(node: Node, road: tuple[float, ...]) -> float:
    x, y, over_x, over_y, to_x, to_y = road
    steps = [step / 40 for step in range(41)]
    return min(
        abs(
            complex(node.x, node.y)
            - (1 - t) ** 2 * complex(x, y)
            - 2 * t * (1 - t) * complex(over_x, over_y)
            - t * t * complex(to_x, to_y)
        )
        for t in steps
    )


def test_where_no_road_can_go_a_thread_says_that_two_belong_together():
    wall = {f"p{n + 2}": relations.Spot(150, 46 * n - 230) for n in range(11)}
    net = msgspec.structs.replace(
        cast.network(*cast.people(13)), groups={"g": Group("g", "Choir", people=("p0", "p1"))}
    )
    kept = Held({"p0": relations.Spot(0, 0), "p1": relations.Spot(300, 0)}, wall)
    (hull,) = relations.place(net, kept).hulls
    assert hull.roads == () and len(hull.threads) == 1
    assert 'class="thread"' in relations.paint(relations.place(net, kept))


def test_names_of_groups_cover_no_people_and_no_other_group():
    for seed in range(12):
        placed = relations.place(crowd(seed, most=30))
        named = [(hull.x - 20, hull.y - 12, hull.x + 20, hull.y + 2) for hull in placed.hulls]
        assert not any(meet(one, other) for one, other in combinations(named, 2))
        assert not any(meet(one, node.box) for one in named for node in placed.nodes)


def test_the_owner_may_stand_along_and_moves_nobody():
    net = cast.rn1()
    without, along = relations.place(net), relations.place(net, owner=True)
    assert at(without) == at(along) and without.centre is None
    assert along.centre and len(along.centre.curves) == len(net.people)
    reach = along.centre.reach
    box = (along.centre.x - reach, along.centre.y - reach, along.centre.x + reach, along.centre.y + reach)
    assert not any(meet(box, node.box) for node in along.nodes)


def test_only_members_stand_in_it():
    net = cast.network(
        cast.person("Joke"),
        cast.person("Pap", died=When(2014)),
        cast.person("Riek", status=Status.FADED),
        cast.person("Thuiszorg", sort=Sort.SERVICE),
        ties=(("joke", "pap"), ("joke", "thuiszorg")),
    )
    placed = relations.place(net)
    assert [node.person for node in placed.nodes] == ["joke"] and placed.lines == ()


def test_for_somebody_hidden_nobody_who_is_tied_moves():
    net = crowd(3)
    kept = relations.settle(net)
    (gone, *_) = sorted(kept.tied)
    placed = relations.place(without(net, gone), kept)
    stayed = {node.person: (node.x, node.y) for node in placed.nodes if node.person in placed.held.tied}
    assert stayed.items() <= {id: (spot.x, spot.y) for id, spot in kept.tied.items()}.items()
    assert overlapping(placed) == [] and gone not in placed.held.tied


def test_the_rows_of_those_without_ties_close_up_so_that_no_gap_tells_of_somebody_hidden():
    net = msgspec.structs.replace(crowd(3), ties={}, groups={})
    kept = relations.settle(net)
    (gone, *_) = sorted(kept.alone)
    seen = without(net, gone)
    assert relations.place(seen, kept) == relations.place(seen)
    removed = msgspec.structs.replace(seen, removed=(gone,))
    assert relations.place(removed, kept) != relations.place(seen)


def without(net, gone):
    return msgspec.structs.replace(
        net,
        people={id: one for id, one in net.people.items() if id != gone},
        ties={id: tie for id, tie in net.ties.items() if gone not in (tie.a, tie.b)},
        groups={},
    )


def test_those_without_ties_stand_in_rows_under_the_others():
    found = cast.people(9)
    net = cast.network(*found, ties=(("p0", "p1"), ("p1", "p2")))
    placed = relations.place(net)
    where = at(placed)
    lowest = max(where[id][1] for id in ("p0", "p1", "p2"))
    rows = {where[f"p{n}"][1] for n in range(3, 9)}
    assert min(rows) > lowest and len(rows) <= 3
    assert placed.held.alone.keys() == {f"p{n}" for n in range(3, 9)}


def test_who_gets_a_first_tie_comes_near_whom_they_know():
    found = cast.people(12)
    before = cast.network(*found, ties=(("p0", "p1"), ("p1", "p2"), ("p0", "p2")))
    kept = relations.settle(before)
    after = cast.network(*found, ties=(("p0", "p1"), ("p1", "p2"), ("p0", "p2"), ("p2", "p11")))
    where = at(relations.place(after, kept))
    assert abs(complex(*where["p2"]) - complex(*where["p11"])) < 260
    assert {id: there for id, there in where.items() if id != "p11"} == {
        id: there for id, there in at(relations.place(before, kept)).items() if id != "p11"
    }


def test_a_line_goes_around_whoever_stands_between():
    net = cast.network(*cast.people(3), ties=(("p0", "p2"),))
    kept = Held({"p0": relations.Spot(0, 0), "p2": relations.Spot(400, 0)}, {"p1": relations.Spot(200, 0)})
    (line,) = relations.place(net, kept).lines
    assert abs(line.curve[3]) > 40


def test_help_has_an_arrow_to_whoever_gets_it():
    for a, b in (("p0", "p1"), ("p1", "p0")):
        tie = Tie(tie_id(a, b, TieKind.HELPS), a, b, TieKind.HELPS)
        placed = relations.place(msgspec.structs.replace(cast.network(*cast.people(2)), ties={tie.id: tie}))
        (line,), where = placed.lines, at(placed)
        assert line.arrows == 1 and (line.a, line.b) == (a, b)
        assert abs(complex(*line.curve[4:]) - complex(*where[b])) < 30
        assert 'class="arrow"' in relations.paint(placed)


def test_help_both_ways_has_an_arrow_at_each_end_and_is_told_so_to_other_programs():
    tie = Tie(tie_id("p0", "p1", TieKind.HELPS), "p1", "p0", TieKind.HELPS, is_mutual=True)
    placed = relations.place(msgspec.structs.replace(cast.network(*cast.people(2)), ties={tie.id: tie}))
    (line,) = placed.lines
    (arrows,) = re.findall(r'class="arrow" d="([^"]*)"', relations.paint(placed))
    tips = [complex(*map(float, spot)) for spot in re.findall(r"M([-\d.]+) ([-\d.]+)", arrows)]
    ends = (complex(*line.curve[4:]), complex(*line.curve[:2]))
    assert all(abs(tip - end) < 1 for tip, end in zip(tips, ends, strict=True))
    (told,) = relations_told.told(placed, "relations", "wide").lines
    assert told.is_mutual and b'"is_mutual": true' in encode(relations_told.told(placed, "relations", "wide"))


def test_each_kind_of_tie_has_its_own_pattern():
    a, b = cast.people(2)
    made = [Tie(tie_id("p0", "p1", kind), "p0", "p1", kind) for kind in TieKind]
    net = msgspec.structs.replace(cast.network(a, b), ties={tie.id: tie for tie in made})
    drawn = relations.paint(relations.place(net), standalone="grey")
    paths = dict(re.findall(r'class="tie (\w+)" d="([^"]*)"', drawn))
    assert set(paths) == set(TieKind) and paths["close"].count("M") == 2 and paths["tense"].count("L") > 8
    assert ".tie.helps{" in drawn.replace(" ", "") or "stroke-dasharray" in drawn


def test_an_empty_network_is_an_empty_map():
    placed = relations.place(cast.network(), owner=True)
    assert placed.nodes == placed.lines == () and placed.centre is None
    assert relations.paint(placed).startswith("<svg")


@pytest.mark.parametrize("palette", ["day", "dark", "grey"])
def test_a_drawing_that_leaves_the_page_carries_its_colours(palette):
    drawn = relations.paint(relations.place(cast.rn1(), owner=True), standalone=palette)
    assert "var(--" not in drawn and "<style>" in drawn


def test_a_sheet_names_its_signs_and_those_without_a_line_and_stays_on_the_paper():
    page = relations_paper.Page(
        "Anna’s mensen: wie kent wie",
        "22 november 2026",
        "Lijnen",
        (((TieKind.KNOWS, 0), "kennen elkaar"),),
        "in één groep",
        "Wie is wie",
        ((Shape.CIRCLE, "familie"),),
        "Zonder lijn",
        tuple(f"Person {n}" for n in range(80)),
        "Van Anna",
    )
    small, large = relations.place(cast.rn1()), relations.place(crowd(5, most=200, ties=3))
    drawn = relations_paper.sheet(small, page, standalone="grey")
    for words in ("kennen elkaar", "in één groep", "familie", "Zonder lijn", "Person 0", "22 november 2026"):
        assert words in drawn
    assert max(float(y) for y in re.findall(r'<text x="45" y="([\d.]+)"', drawn)) < 794
    assert relations_paper.size(small) == "a4" and relations_paper.size(large) != "a4"
    assert "paper grey" in drawn and "grey" not in relations_paper.sheet(small, page, standalone="day")[:400]


def test_the_numbers_told_to_others_lie_on_the_sheet():
    placed = relations.place(crowd(6), owner=True)
    told = relations_told.told(placed, "relations", "wide")
    assert len(told.people) == len(placed.nodes) and len(told.lines) == len(placed.lines)
    for x, y in [(one.x, one.y) for one in told.people] + [point for line in told.lines for point in line.points]:
        assert 0 < x < told.width and 0 < y < told.height


def test_what_people_are_called_is_only_ever_text():
    net = cast.network(Person("p", "<script>alert(1)</script>"), Person("q", 'a"b'))
    assert "<script" not in relations.paint(relations.place(net))


def test_whoever_is_chosen_and_lit_can_be_told_apart():
    drawn = relations.paint(relations.place(cast.rn1()), selected="bert", lit=["els"], lit_ties=[tie_id("bert", "els")])
    assert re.search('fam selected [a-z]+" data-person="bert"', drawn)
    assert re.search('sam lit [a-z]+" data-person="els"', drawn)
    assert drawn.count("tie-light") == 1


def test_hundreds_of_people_come_clear_of_each_other():
    placed = relations.place(crowd(7, most=400, ties=2.5))
    assert len(placed.nodes) > 100 and overlapping(placed) == []


def test_people_in_a_ring_lie_in_a_ring():
    points = stress.spread([[(n - 1) % 8, (n + 1) % 8] for n in range(8)])
    reaches = [abs(point) for point in points]
    assert max(reaches) < 1.35 * min(reaches)


def test_people_in_a_row_lie_in_a_row():
    points = stress.spread([[n for n in (one - 1, one + 1) if 0 <= n < 6] for one in range(6)])
    assert [point.real for point in points] in (sorted(p.real for p in points), sorted(p.real for p in points)[::-1])
    assert max(abs(point.imag) for point in points) < 0.5


def test_in_a_knot_of_thousands_of_ties_lines_run_straight_and_cost_little():
    tied, net = relations._BENT + 1, cast.network(*(Person(f"p{n}", f"P {n}") for n in range(60)))
    pairs = list(combinations(sorted(net.people), 2))[:tied]
    placed = relations.place(
        msgspec.structs.replace(net, ties={tie_id(a, b): Tie(tie_id(a, b), a, b) for a, b in pairs})
    )
    for line in placed.lines:
        x, y, over_x, over_y, to_x, to_y = line.curve
        assert abs((x + to_x) / 2 - over_x) < 0.01 and abs((y + to_y) / 2 - over_y) < 0.01
