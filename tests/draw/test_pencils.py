"""What is proposed lies over a drawing in pencil, and nobody moves for it."""

import re
from xml.etree import ElementTree

from kring.core import pencils as core
from kring.core.changes import Add, Place, Remove, removal
from kring.core.network import Person, Placement, Tie, tie_id
from kring.core.pencils import Kind
from kring.draw import circle, pencils, relations
from kring.methods import loader
from tests import cast

LAYOUT = loader.layouts()["lensink-circle"]
NEAR, FAR = Placement("intimates", "family"), Placement("acquaintances", "family")
NOOR = Person("noor", "Noor")
TIE = tie_id("bert", "els")
NET = cast.network(
    cast.person("Bert"), cast.person("Els"), placements={LAYOUT.id: {"bert": NEAR, "els": FAR}}, ties=[("bert", "els")]
)
NEW = (Add(NOOR), Place(LAYOUT.id, "noor", None, NEAR))
MOVED = (Place(LAYOUT.id, "els", FAR, NEAR),)
GONE = removal(NET, "bert")


def said(one: pencils.Pencil) -> str:
    return f"{one.name}, {one.kind}"


def test_who_would_come_move_or_go_is_told_of_each_proposal_by_itself() -> None:
    moves = core.moves(NET, {1: NEW, 2: MOVED, 3: GONE}, LAYOUT.id)
    told = [(move.kind, move.person.id, move.proposal) for move in moves]
    assert told == [(Kind.NEW, "noor", 1), (Kind.MOVED, "els", 2), (Kind.GONE, "bert", 3)]
    assert core.newcomers(NET, {1: NEW, 2: MOVED}) == {1: [NOOR]}
    assert core.leaving(NET, {2: MOVED, 3: GONE}) == {"bert": 3}


def test_a_change_that_no_picture_shows_leaves_no_pencil() -> None:
    other = {1: (Place("another-circle", "els", None, NEAR),)}
    assert core.moves(NET, other, LAYOUT.id) == []
    assert core.bonds(NET, other) == []


def test_in_a_circle_a_pencil_lies_in_its_cell_and_off_everybody_who_stands_there() -> None:
    placed = circle.place(NET, LAYOUT, "wide")
    found = pencils.in_circle(placed, LAYOUT, core.moves(NET, {1: NEW, 2: MOVED, 3: GONE}, LAYOUT.id))
    new, moved, gone = found
    inner = placed.rings[0].radius
    for one in (new, moved):
        assert abs(complex(one.x - placed.x, one.y - placed.y)) < inner
        assert one.x < placed.x and one.y < placed.y
        assert all(abs(complex(one.x - seat.x, one.y - seat.y)) > placed.symbol for seat in placed.seats)
    els = next(seat for seat in placed.seats if seat.person == "els")
    assert moved.before == (els.x, els.y)
    bert = next(seat for seat in placed.seats if seat.person == "bert")
    assert (gone.x, gone.y) == (bert.x, bert.y)
    assert placed == circle.place(NET, LAYOUT, "wide")


def test_many_in_one_cell_lie_apart_as_long_as_there_is_room() -> None:
    some = tuple(Person(f"p{number}", "An") for number in range(4))
    wanted = {number: (Add(one), Place(LAYOUT.id, one.id, None, FAR)) for number, one in enumerate(some)}
    placed = circle.place(NET, LAYOUT, "wide")
    found = pencils.in_circle(placed, LAYOUT, core.moves(NET, wanted, LAYOUT.id))
    points = [complex(one.x, one.y) for one in found]
    assert min(abs(a - b) for a in points for b in points if a != b) > placed.symbol


def test_no_more_is_drawn_than_can_be_looked_at() -> None:
    wanted = {n: (Add(Person(f"p{n}", "An")), Place(LAYOUT.id, f"p{n}", None, FAR)) for n in range(pencils.MOST + 5)}
    placed = circle.place(NET, LAYOUT, "tablet")
    found = pencils.in_circle(placed, LAYOUT, core.moves(NET, wanted, LAYOUT.id))
    assert len(found) == pencils.MOST


def test_a_map_grows_for_somebody_new_and_everybody_keeps_their_place() -> None:
    where = relations.place(NET)
    wanted = {1: (Add(NOOR), Add(Tie(tie_id("bert", "noor"), "bert", "noor"))), 2: (Remove(NET.ties[TIE]),)}
    grown, found = pencils.in_map(where, [(1, NOOR)], core.bonds(NET, wanted))
    assert [(one.kind, one.proposal) for one in found] == [(Kind.TIED, 1), (Kind.UNTIED, 2), (Kind.NEW, 1)]
    assert (grown.nodes, grown.lines, grown.held) == (where.nodes, where.lines, where.held)
    noor = found[-1]
    assert grown.left < noor.x < grown.left + grown.width
    assert noor.y + noor.symbol < grown.top + grown.height


def test_the_pencil_is_a_part_of_the_drawing_with_words_and_a_way_on() -> None:
    placed = circle.place(NET, LAYOUT, "wide")
    mean = (Add(Person("x", "<b>&'")), Place(LAYOUT.id, "x", None, FAR))
    found = pencils.in_circle(placed, LAYOUT, core.moves(NET, {7: mean, 8: MOVED, 9: GONE}, LAYOUT.id))
    above = pencils.paint(found, said, lambda one: f"/p?which={one.proposal}&x=1")
    drawing = circle.paint(placed, above=above)
    ElementTree.fromstring(drawing)
    assert re.findall(r'data-proposal="(\d)"', drawing) == ["7", "8", "9"]
    assert 'href="/p?which=8&amp;x=1"' in drawing
    assert "<b>" not in drawing
    assert pencils.paint((), said) == ""
