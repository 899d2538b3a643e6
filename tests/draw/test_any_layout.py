"""Any rings and sectors that somebody writes down are drawn as well as those of the shelf."""

import random
import re
from xml.etree import ElementTree

import msgspec
import pytest

from kring.core.method import Hue, Layout, Ring, Sector, Stitch, Words
from kring.core.network import Network, Person, Placement
from kring.draw import circle, cloth, widths
from kring.draw.seats import Entry, Legend
from tests import cast
from tests.draw import crowds

SHAPES = [(1, 1), (1, 3), (2, 3), (3, 2), (3, 5), (5, 4), (6, 8), (8, 8)]


def same(text: str) -> Words:
    return Words(text, text)


def layout(rings: int, sectors: int) -> Layout:
    hues, stitches = list(Hue), list(Stitch)
    return Layout(
        "own", 1, same("Own"), same("To see."), ("here",), "free",
        ring=tuple(Ring(f"r{n}", same(f"ring {n}"), same("so far")) for n in range(rings)),
        sector=tuple(
            Sector(f"s{n}", same(f"Group {n}"), same("those"), hues[n % 4], stitches[(n + n // 4) % 4])
            for n in range(sectors)
        ),
        name_list="name-list",
    )  # fmt: skip


def crowd(made: Layout, count: int) -> Network:
    chance, names = random.Random(count), crowds.names()
    people = [Person(f"p{n}", names[n % len(names)], rank=n) for n in range(count)]
    at = {one.id: Placement(chance.choice(made.ring).id, chance.choice(made.sector).id) for one in people}
    return msgspec.structs.replace(cast.network(*people), placements={made.id: at})


@pytest.mark.parametrize(("rings", "sectors"), SHAPES)
@pytest.mark.parametrize("size", circle.SIZES)
def test_forty_people_fit_in_any_rings_and_sectors(rings, sectors, size):
    made = layout(rings, sectors)
    placed = circle.place(crowd(made, 40), made, size)
    assert len(placed.seats) == 40
    borders = ("the line of its group", "the lines of the cell") if sectors == 1 else ()  # one group has no border
    assert [one for one in crowds.overlaps(placed) if not one.endswith(borders)] == []


@pytest.mark.parametrize(("rings", "sectors"), SHAPES)
@pytest.mark.parametrize("size", circle.SIZES)
def test_every_group_is_named_once_and_every_cell_can_be_tapped(rings, sectors, size):
    made = layout(rings, sectors)
    drawing = ElementTree.fromstring(circle.paint(circle.place(crowd(made, 12), made, size)))
    texts = ["".join(one.itertext()) for one in drawing.iter("{http://www.w3.org/2000/svg}text")]
    for number in range(sectors):
        assert len([text for text in texts if text.startswith(f"Group {number}")]) == 1
    cells = [one for one in drawing.iter() if "data-ring" in one.attrib and "cell" in one.get("class", "")]
    assert len(cells) == rings * sectors and all(len(re.findall("A", one.get("d"))) >= 1 for one in cells)


def test_a_cell_all_around_is_a_whole_ring_with_a_hole():
    line = cloth.cell(10, 20, -360, 0)
    assert line.count("M") == line.count("Z") == 2
    assert line.startswith("M0 -20A20 20 0 0 1 0 20") and "M0 -10A10 10 0 0 0 0 10" in line


@pytest.mark.parametrize("sectors", range(2, 9))
def test_the_names_of_groups_and_their_legends_keep_off_the_stitches(sectors):
    made = layout(3, sectors)
    long = same("Friends, acquaintances and colleagues")
    made = msgspec.structs.replace(made, sector=(made.sector[0], msgspec.structs.replace(made.sector[1], name=long)))
    made = msgspec.structs.replace(made, sector=(*made.sector, *layout(3, sectors).sector[2:]))
    placed = circle.place(crowd(made, 12), made, "wide")
    lines = tuple(Entry(shape, "4 friends and acquaintances") for shape in ("hexagon", "house", "diamond"))
    legend = Legend(groups={made.sector[1].id: lines})
    drawing = ElementTree.fromstring(circle.paint(placed, legend))
    for one in drawing.iter("{http://www.w3.org/2000/svg}text"):
        if kind := {"group-name", "legend"} & set(one.get("class", "").split()):
            x, y, size = (float(one.get(key)) for key in ("x", "y", "font-size"))
            mark = 34 if "legend" in kind else 0
            wide = widths.width(one.text, size, "regular" if mark else "bold")
            near = x + wide if x < placed.x else x - mark
            assert ((near - placed.x) ** 2 + (y - placed.y) ** 2) ** 0.5 > placed.rim, one.text
