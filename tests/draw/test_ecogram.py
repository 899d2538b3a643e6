"""An ecogram in numbers: nothing over anything, and nobody moves who need not; and as a picture."""

import itertools
import math
import random
import xml.etree.ElementTree as ElementTree

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import domains
from kring.core.lines import Kind
from kring.core.network import Category, Direction, Network, Owner, Person, Self, Status, Strength, Support, Way
from kring.draw import ecogram, ecogram_ink, ecogram_paper
from kring.draw.ecogram_ink import Words, sample
from kring.draw.ecogram_seats import Kept, Named
from tests.draw import crowds, golden

DOMAINS = ("family", "friends", "day-activity", "neighbourhood", "club", "care", "online")
OWN = "Zingen in het grote koor van de Sint-Jan"


def named(net, ids=DOMAINS):
    wanted = [*ids, *(id for id in domains.used(net) if id not in ids)]
    also = {id: [one.name for one in net.people.values() if id in (one.domains or ())[1:]] for id in wanted}
    return [Named(id, id.capitalize(), f"ook: {', '.join(also[id])}" if also[id] else "") for id in wanted]


def somebody(number, chance, ids=DOMAINS):
    every = crowds.names()
    return Person(
        f"p{number}",
        every[number % len(every)],
        rank=number,
        category=chance.choice([*Category, None]),
        domains=tuple(chance.sample(ids, chance.choice([1, 1, 1, 2]) if len(ids) > 1 else 1)),
        strength=chance.choice([*Strength, None]),
        status=chance.choice([Status.ACTIVE] * 5 + [Status.FADED, Status.BROKEN]),
        direction=chance.choice([*Direction, None]),
        supports=chance.choice([None, (), tuple(chance.sample(list(Support), chance.randint(0, 5)))]),
        ways=chance.choice([None, (Way.ONLINE,), (Way.VISIT, Way.ONLINE)]),
        potential_helper=chance.choice([None, None, True]),
        own_line=chance.choice(["", "", "", "", "voor wie ik zing"]),
    )


def crowd(count, seed=1, ids=DOMAINS):
    chance = random.Random(seed)
    people = [somebody(number, chance, ids) for number in range(count)]
    return Network("n", Owner({"anna": Self("anna", "Anna")}), people={one.id: one for one in people})


def with_people(net, *people):
    return msgspec.structs.replace(net, people={**net.people, **{one.id: one for one in people}})


def overlaps(placed):
    """Whatever lies over something it may not lie over, told in words."""
    return [*_boxes(placed), *_lines(placed), *_beads(placed), *_edges(placed), *_labels(placed)]


def _boxes(placed):
    for one, other in itertools.combinations(placed.seats, 2):
        if crowds.meet(one.box, other.box):
            yield f"the names of {one.person} and {other.person}"
        if math.dist((one.x, one.y), (other.x, other.y)) < placed.symbol * 1.1:
            yield f"the symbols of {one.person} and {other.person}"
    for one, other in itertools.permutations(placed.seats, 2):
        if crowds.away(one.box, other.x, other.y) < placed.symbol * 0.5:
            yield f"the name of {one.person} and the symbol of {other.person}"
        for badge in other.badges:
            if crowds.away(one.box, badge.x, badge.y) < 9:
                yield f"the name of {one.person} and a sign of {other.person}"


def _points(line):
    (x1, y1), (x2, y2) = line.begin, line.end
    return [(x1 + (x2 - x1) * i / 40, y1 + (y2 - y1) * i / 40) for i in range(41)]


def _lines(placed):
    for line, seat in itertools.product(placed.lines, placed.seats):
        for x, y in _points(line):
            if crowds.away(seat.box, x, y) < 3:
                yield f"the line to {line.person} and the name of {seat.person}"
                break
            if line.person != seat.person and math.dist((x, y), (seat.x, seat.y)) < placed.symbol * 0.5 + 3:
                yield f"the line to {line.person} and the symbol of {seat.person}"
                break


def _beads(placed):
    hung = [(line.person, bead) for line in placed.lines for bead in line.beads]
    for (_, one), (_, other) in itertools.combinations(hung, 2):
        if math.dist((one.x, one.y), (other.x, other.y)) < 16.3:
            yield f"two letters at {one} and {other}"
    for (person, bead), seat in itertools.product(hung, placed.seats):
        if crowds.away(seat.box, bead.x, bead.y) < 8.3:
            yield f"a letter of {person} and the name of {seat.person}"
        if math.dist((bead.x, bead.y), (seat.x, seat.y)) < placed.symbol * 0.5 + 8:
            yield f"a letter of {person} and the symbol of {seat.person}"


def _edges(placed):
    wide, high = placed.rim
    for seat in placed.seats:
        left, top, right, bottom = seat.box
        part = placed.parts[seat.sector]
        for x, y in ((left, top), (right, top), (left, bottom), (right, bottom), (seat.x, seat.y)):
            if ((x - placed.x) / wide) ** 2 + ((y - placed.y) / high) ** 2 > 1:
                yield f"{seat.person} and the rim"
            towards = math.atan2(x - placed.x, placed.y - y)
            if (towards - part.begin) % (2 * math.pi) > part.end - part.begin + 0.001:
                yield f"{seat.person} and the border of {part.id}"


def _labels(placed):
    for part in placed.parts:
        left, top, right, bottom = part.box
        if left < 0 or top < 0 or right > placed.width or bottom > placed.height:
            yield f"the name of {part.id} and the edge"
        x, y = max(left - placed.x, 0, placed.x - right), max(top - placed.y, 0, placed.y - bottom)
        if (x / (placed.rim[0] + 8)) ** 2 + (y / (placed.rim[1] + 8)) ** 2 < 1:
            yield f"the name of {part.id} and the cloth"
    for one, other in itertools.combinations(placed.parts, 2):
        if crowds.meet(one.box, other.box):
            yield f"the names of {one.id} and {other.id}"


def stands(placed):
    return {seat.person: (round(seat.x - placed.x, 1), round(seat.y - placed.y, 1)) for seat in placed.seats}


def kept(placed):
    return Kept({placed.size: placed.held})


@pytest.mark.parametrize("size", ecogram.SIZES)
@pytest.mark.parametrize("count", [0, 1, 2, 12, 40])
def test_nothing_lies_over_anything_and_everybody_is_drawn_once(count, size):
    net = crowd(count)
    placed = ecogram.place(net, named(net), size)
    assert overlaps(placed) == []
    assert sorted(seat.person for seat in placed.seats) == sorted(net.people)
    assert [line.person for line in placed.lines] == [seat.person for seat in placed.seats]
    assert placed.font >= ecogram_ink.LEAST, "names stay readable"


@pytest.mark.parametrize("count", [14, 24])
def test_short_names_with_all_that_can_hang_on_a_line_keep_their_letters_apart(count):
    line = {"supports": tuple(Support), "direction": Direction.BOTH, "own_line": "zo"}
    people = [Person(f"p{n}", "Bo", rank=n, domains=("family",), **line) for n in range(count)]
    net = with_people(crowd(0), *people)
    assert overlaps(ecogram.place(net, named(net), "wide")) == []


def test_eighty_people_find_a_place_on_a_larger_cloth():
    net = crowd(80)
    placed = ecogram.place(net, named(net), "wide")
    assert overlaps(placed) == [] and len(placed.seats) == 80
    drawing = ecogram.paint(placed)
    shown = float(drawing.split(' width="')[1].split('"')[0])
    assert placed.grown and placed.font * shown / placed.width >= ecogram_ink.LEAST - 0.01


def test_a_cloth_that_must_grow_a_little_stays_near_the_width_of_a_screen():
    net = crowd(40, 2)
    assert 984 < ecogram.place(net, named(net), "wide").width < 1250


@settings(max_examples=15)
@given(st.integers(0, 30), st.integers(0, 10_000), st.sampled_from(ecogram.SIZES))
def test_in_any_crowd_nothing_lies_over_anything(count, seed, size):
    net = crowd(count, seed)
    assert overlaps(ecogram.place(net, named(net), size)) == []


def test_fifteen_domains_and_long_names_of_ones_own_stand_beside_the_cloth():
    ids = (*(f"domein nummer {number} met een lange naam" for number in range(14)), OWN)
    net = crowd(20, 3, ids)
    placed = ecogram.place(net, named(net, ()), "wide")
    assert overlaps(placed) == [] and all(part.lines for part in placed.parts)


@pytest.mark.parametrize("size", ecogram.SIZES)
def test_more_domains_than_go_around_make_the_cloth_grow(size):
    ids = tuple(f"domein nummer {number} met een lange naam" for number in range(40))
    net = crowd(40, 3, ids)
    placed = ecogram.place(net, named(net, ids), size)
    assert placed.grown and len(placed.parts) == 40 and overlaps(placed) == []


def test_domains_that_come_one_by_one_never_stop_the_drawing():
    ids = tuple(f"deel {number}" for number in range(16))
    net = crowd(4, 1, ids)
    held = ecogram.settle(net, named(net, ids))
    for number in range(16, 20):
        net = with_people(net, Person(f"q{number}", "Bo", rank=50 + number, domains=(f"deel {number}",)))
        held = ecogram.settle(net, named(net, ids), held)
    placed = ecogram.place(net, named(net, ids), "wide", held)
    assert len(placed.parts) == 20 and overlaps(placed) == []


def test_everybody_in_one_domain_and_nobody_elsewhere():
    net = crowd(14, 5, ("family",))
    assert overlaps(ecogram.place(net, [Named("family", "Familie")], "wide")) == []
    assert overlaps(ecogram.place(net, named(net), "tablet")) == []


@settings(max_examples=12)
@given(st.integers(1, 24), st.integers(0, 10_000))
def test_whoever_comes_moves_nobody_of_another_domain(count, seed):
    net = crowd(count, seed)
    before = ecogram.place(net, named(net), "wide")
    new = somebody(90, random.Random(seed + 1))
    more = with_people(net, new)
    after = ecogram.place(more, named(more), "wide", kept(before))
    near = {one.id for one in more.people.values() if one.domains[0] == new.domains[0]}
    assert overlaps(after) == [] and new.id in stands(after)
    assert without(stands(after), near) == without(stands(before), near)


def without(standing, people):
    return {id: at for id, at in standing.items() if id not in people}


def test_twelve_who_come_one_by_one_move_nobody():
    chance, net, before = random.Random(4), crowd(0), Kept()
    for number in range(12):
        net = with_people(net, somebody(number, chance))
        placed = ecogram.place(net, named(net), "wide", before)
        was = before.sizes["wide"].spots if before.sizes else {}
        assert overlaps(placed) == [] and {id: placed.held.spots[id] for id in was} == was
        before = kept(placed)


def test_who_goes_to_another_domain_moves_alone():
    net = crowd(12, 2)
    before = ecogram.place(net, named(net), "wide")
    moved = with_people(net, domains.moved(net.people["p3"], "care"))
    after = ecogram.place(moved, named(moved), "wide", kept(before))
    assert overlaps(after) == [] and without(stands(after), ["p3"]) == without(stands(before), ["p3"])
    assert [part.id for part in after.parts] == list(DOMAINS) and spot_of(after, "p3").domain == "care"


def spot_of(placed, person):
    return placed.held.spots[person]


@pytest.mark.parametrize(("count", "most"), [(6, 0), (12, 3), (20, 6)])
def test_a_new_domain_finds_room_between_others_and_moves_one_of_them_at_most(count, most):
    net = crowd(count, 2)
    before = ecogram.place(net, named(net), "wide")
    moved = with_people(net, domains.moved(net.people["p3"], OWN))
    after = ecogram.place(moved, named(moved), "wide", kept(before))
    jumped = [id for id, at in stands(after).items() if stands(before)[id] != at and id != "p3"]
    assert overlaps(after) == [] and spot_of(after, "p3").domain == OWN
    assert len(jumped) <= most and len({spot_of(after, id).domain for id in jumped}) <= 1


def test_a_domain_that_goes_leaves_everybody_where_they_are():
    net = crowd(10, 2)
    own = domains.moved(net.people["p3"], OWN)
    before = ecogram.place(with_people(net, own), named(with_people(net, own)), "wide")
    gone = msgspec.structs.replace(
        net, people={id: one for id, one in net.people.items() if id != "p3"}, removed=("p3",)
    )
    after = ecogram.place(gone, named(gone), "wide", kept(before))
    assert OWN not in [part.id for part in after.parts] and overlaps(after) == []
    assert stands(after) == {id: at for id, at in stands(before).items() if id != "p3"}


def test_when_many_left_the_cloth_is_laid_anew():
    net = crowd(40)
    before = ecogram.place(net, named(net), "wide")
    few = msgspec.structs.replace(
        net, people={id: net.people[id] for id in ("p1", "p2")}, removed=tuple(id for id in net.people if id > "p2")
    )
    few = msgspec.structs.replace(few, removed=tuple(id for id in net.people if id not in few.people))
    after = ecogram.place(few, named(few), "wide", kept(before))
    assert before.grown and not after.grown


def test_whoever_died_or_has_no_domain_is_not_drawn():
    dead = Person("d", "Pap", status=Status.DECEASED, domains=("family",))
    free = Person("f", "Fatima")
    net = with_people(crowd(1), dead, free)
    assert [seat.person for seat in ecogram.place(net, named(net), "wide").seats] == ["p0"]


def test_somebody_in_two_domains_is_drawn_once_and_named_at_the_other():
    joke = Person("joke", "Joke", domains=("family", "care"))
    net = with_people(crowd(0), joke)
    placed = ecogram.place(net, named(net), "wide")
    assert [seat.person for seat in placed.seats] == ["joke"]
    assert [part.also for part in placed.parts if part.also] == ["ook: Joke"]


def test_arrows_point_where_the_help_goes():
    def points(direction):
        net = with_people(crowd(0), Person("j", "Joke", domains=("family",), direction=direction))
        placed = ecogram.place(net, named(net), "wide")
        (line,), (seat,) = placed.lines, placed.seats
        out = math.degrees(math.atan2(seat.y - placed.y, seat.x - placed.x))
        return [round(math.cos(math.radians(one.turn - out))) for one in line.arrows]

    assert points(Direction.GIVE) == [1] and points(Direction.RECEIVE) == [-1]
    assert points(Direction.BOTH) == [1, -1] and points(Direction.NONE) == points(None) == []


LETTERS = dict(zip(Support, "HLSMU", strict=True))


def picture():
    line = {
        "joke": Person("joke", "Joke", category=Category.FAMILY, domains=("family", "care"), strength=Strength.STRONG),
        "sander": Person("sander", "Sander", category=Category.FAMILY, domains=("family",), strength=Strength.TENSE),
        "hennie": Person("hennie", "Hennie", category=Category.FAMILY, domains=("family",), status=Status.FADED),
        "pim": Person("pim", "Pim", category=Category.FRIEND, domains=("friends",), status=Status.BROKEN),
        "corrie": Person("corrie", "Corrie", domains=(OWN,), own_line="voor wie ik zing", strength=Strength.WEAK),
        "truus": Person(
            "truus", "Truus", category=Category.NEIGHBOUR, domains=("neighbourhood",), potential_helper=True
        ),
        "kees": Person("kees", "Kees", category=Category.FRIEND, domains=("online",), ways=(Way.ONLINE, Way.MESSAGE)),
        "sanne": Person("sanne", "Sanne", category=Category.PROFESSIONAL, domains=("care",), strength=Strength.WEAK),
    }
    people = {
        id: msgspec.structs.replace(one, rank=rank, supports=supports, direction=direction)
        for (id, one), rank, supports, direction in zip(
            line.items(),
            range(8),
            [tuple(Support)[:3], None, (), None, (Support.COMPANY,), None, (Support.EMOTIONAL,), (Support.PRACTICAL,)],
            [Direction.BOTH, None, None, None, Direction.GIVE, None, Direction.BOTH, Direction.RECEIVE],
            strict=True,
        )
    }
    return msgspec.structs.replace(crowd(0), people=people)


def painted(size="wide", **how):
    net = picture()
    words = Words("Anna’s ecogram", "Acht mensen.", LETTERS, {}, {id: one.category for id, one in net.people.items()})
    return ecogram.paint(ecogram.place(net, named(net), size), words, **how)


@pytest.mark.parametrize("name", ["ecogram.svg", "ecogram-tablet.svg"])
def test_the_picture_is_as_agreed(name):
    drawing = painted() if name == "ecogram.svg" else painted("tablet", link="?who={}".format, selected="joke")
    assert golden.kept(name, drawing) == golden.lined(drawing)


def test_every_kind_of_line_has_a_form_of_its_own_in_any_colours():
    forms = {sample(kind).split('d="')[1].split('"')[0] for kind in (Kind.TENSE, Kind.BROKEN, Kind.OWN, Kind.STRONG)}
    assert len(forms) == 4
    drawing = painted(standalone="grey")
    ElementTree.fromstring(drawing)
    assert all(f"{kind}-spoke" in drawing for kind in Kind)
    assert "var(--" not in drawing and "stroke-dasharray: 8 6" in drawing


def test_a_lying_sheet_can_be_read_alone_and_holds_the_whole_drawing():
    net = picture()
    placed = ecogram.place(net, named(net), "paper")
    signs = ((sample(Kind.TENSE), "Gespannen"), (ecogram_ink.letter("H"), "Helpen met dingen"))
    page = ecogram_paper.Page(
        "Anna’s ecogram", "22 november", "“Stil.”", "Wat je ziet", signs, "Nog niet", ("Lia",), "Van Anna."
    )
    drawing = ecogram_paper.sheet(placed, page, Words(letters=LETTERS))
    ElementTree.fromstring(drawing)
    for words in (
        "Anna’s ecogram",
        "22 november",
        "“Stil.”",
        "Gespannen",
        "Helpen met dingen",
        "Lia",
        "Van Anna.",
        "Joke",
    ):
        assert f">{words}<" in drawing
    assert placed.font * ecogram_paper.scale(placed) * 0.75 >= 9, "points on A4"
    assert placed.width * ecogram_paper.scale(placed) <= 808 and placed.height * ecogram_paper.scale(placed) <= 706


def test_names_that_would_be_markup_are_words():
    net = with_people(crowd(0), Person("x", "<script>", domains=('"><b>',)))
    ElementTree.fromstring(ecogram.paint(ecogram.place(net, named(net), "wide"), standalone="day"))
