"""The picture itself: the same as agreed, harmless, without colours of its own, and whole outside Kring."""

import itertools
import math
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import msgspec
import pytest

from kring.core.method import Closeness
from kring.core.network import Category, Face, Person
from kring.draw import circle, paper, scenes, signs, style, symbol
from kring.draw.seats import Entry, Legend
from kring.draw.shapes import Shape
from tests.draw import crowds, golden
from tests.draw.crowds import LAYOUT

RED = Face("curly", "light", "red", "teal")
FAMILY, FELLOW, PROF, OTHER = range(4)
LOOK = [
    *[
        (name, Category.FAMILY, ring, FAMILY)
        for ring, name in ((0, "Joke"), (0, "Mam"), (1, "Bas"), (2, "Oom Henk"), (3, "Peter"))
    ],
    *[(name, Category.FELLOW_CLIENT, ring, FELLOW) for ring, name in ((0, "Greet"), (1, "Mo"), (3, "Ruud"))],
    *[(name, Category.PROFESSIONAL, ring, PROF) for ring, name in ((1, "Sanne"), (3, "Dokter Bakker"))],
    ("Truus", Category.NEIGHBOUR, 1, OTHER),
    ("Noor", Category.VOLUNTEER, 2, OTHER),
    ("Corrie", Category.ACQUAINTANCE, 2, OTHER),
    ("Iemand", None, 3, OTHER),
]
LEGEND = Legend(
    "Anna’s kring",
    "Veertien mensen om Anna heen.",
    {
        "family": (Entry("circle", "5 familieleden"),),
        "fellow-clients": (Entry("hexagon", "3 huisgenoten en collega’s"),),
        "professionals": (Entry("square", "2 professionals"), Entry("closer", "mag dichterbij")),
        "society": (Entry("house", "1 buur"), Entry("rosette", "1 vrijwilliger"), Entry("open", "1 ander")),
    },
)
PAGE = paper.Page(
    "Anna’s kring",
    "18 september 2025",
    "Anna en Marieke, aan tafel",
    "“Ik heb lieve mensen om me heen.”",
    "Wie is wie",
    (Entry("circle", "familie"), Entry("closer", "mag dichterbij"), Entry("open", "ander")),
    "Hoe dichtbij",
    "Nog geen plek",
    ("Fatima", "Gerrit", "Lia"),
    "Dit is van Anna Verbeek. Deel het alleen als zij dat wil.",
    "1 van 1",
)


def look():
    net = crowds.network(LOOK, {"Corrie": RED})
    corrie = next(id for id, one in net.people.items() if one.name == "Corrie")
    people = {**net.people, corrie: msgspec.structs.replace(net.people[corrie], potential_friend=True)}
    return msgspec.structs.replace(net, people=people), corrie


def wide(**how):
    net, _ = look()
    return circle.paint(circle.place(net, LAYOUT, "wide"), LEGEND, **how)


def tablet():
    net, corrie = look()
    seats = circle.place(net, LAYOUT, "tablet")
    return circle.paint(seats, LEGEND, link="?who={}".format, selected=corrie, ghosts=circle.ghosts(seats, corrie))


def sheet():
    net, _ = look()
    return paper.sheet(circle.place(net, LAYOUT, "paper"), PAGE, LEGEND, standalone="grey")


PICTURES = {
    "wide.svg": wide,
    "tablet.svg": tablet,
    "sheet.svg": sheet,
    "standalone.svg": lambda: wide(standalone="dark", language="en"),
    "empty.svg": lambda: circle.paint(circle.place(crowds.network([]), LAYOUT, "wide")),
    "thumbnail.svg": lambda: circle.thumbnail(circle.place(look()[0], LAYOUT, "wide"), 104, "Anna’s kring"),
    "friend.svg": lambda: scenes.closeness(Closeness.FRIEND, None, RED, "Vriendin"),
    "ring.svg": lambda: signs.ring(4, 2, 56),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_is_as_agreed(name):
    drawing = PICTURES[name]()
    assert golden.lined(drawing) == golden.kept(name, drawing)


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_is_well_formed_and_asks_nobody(name):
    drawing = PICTURES[name]()
    ElementTree.fromstring(drawing)
    assert "http" not in drawing.replace("http://www.w3.org/2000/svg", "") and "@import" not in drawing


def test_on_a_page_the_circle_has_classes_and_no_colours():
    net = crowds.network([one for one in LOOK if one[0] != "Corrie"])
    drawing = circle.paint(circle.place(net, LAYOUT, "wide"), LEGEND)
    assert not re.search(r"#[0-9A-Fa-f]{6}\b", drawing) and "style" not in drawing


@pytest.mark.parametrize("palette", style.PALETTES)
def test_outside_kring_the_drawing_carries_its_colours_itself(palette):
    drawing = wide(standalone=palette)
    assert "var(" not in drawing and "@media" not in drawing
    assert style.PALETTES[palette]["fam-1"] in drawing


def test_the_colours_it_carries_are_those_of_the_tokens():
    from kring.site import __file__ as package

    tokens = (Path(package).parent / "static/kring/tokens.css").read_text(encoding="utf-8").lower()
    for name, value in style.DAY.items():
        assert re.search(rf"--{name}: ({value.lower()}|var\(--)", tokens), name


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "محمد", "👩‍👩‍👧 & opa", "O'Brien"]
)
def test_any_name_stays_a_name(name):
    net = crowds.network([(name, None, 1, 1)])
    for size in circle.SIZES:
        drawing = circle.paint(circle.place(net, LAYOUT, size), link=lambda id: f'?who={id}&x="')
        root = ElementTree.fromstring(drawing)
        labels = [one.get("aria-label") for one in root.iter() if one.get("data-person")]
        assert labels == [f"{name}, vrienden, Andere mensen met een zorgvraag"]
        assert not [one for one in root.iter() if one.tag.endswith(("script", "img"))]


def test_every_person_is_a_link_when_there_is_an_address():
    root = ElementTree.fromstring(tablet())
    people = [one for one in root.iter() if one.get("data-person")]
    assert len(people) == len(LOOK) and all(one.tag.endswith("}a") and one.get("href") for one in people)


def test_every_cell_says_its_ring_and_group():
    root = ElementTree.fromstring(wide())
    cells = {
        (one.get("data-ring"), one.get("data-sector"))
        for one in root.iter()
        if (one.get("class") or "").startswith("cell ")
    }
    assert cells == {(ring.id, sector.id) for ring in LAYOUT.ring for sector in LAYOUT.sector}


def test_who_is_selected_is_drawn_last_and_so_on_top():
    net, corrie = look()
    drawing = circle.paint(circle.place(net, LAYOUT, "wide"), selected=corrie)
    assert re.findall(r'data-person="(\w+)"', drawing)[-1] == corrie


def test_names_and_groups_stand_in_the_language_asked_for():
    assert "acquaintances" in wide(language="en") and "bekenden" in wide(language="nl")


def test_a_photo_shows_where_it_has_an_address_and_else_initials():
    net = crowds.network([("Joke", Category.FAMILY, 0, 0)])
    people = {"p0": msgspec.structs.replace(net.people["p0"], photo="photo-1")}
    seats = circle.place(msgspec.structs.replace(net, people=people), LAYOUT, "wide")
    assert 'href="/p/photo-1"' in circle.paint(seats, photo=lambda id: f"/p/{id}")
    assert "<image" not in circle.paint(seats) and ">Jo</text>" in circle.paint(seats)


def test_a_thumbnail_has_everyone_and_no_names():
    drawing = circle.thumbnail(circle.place(look()[0], LAYOUT, "wide"), 52)
    assert drawing.count('class="dot') == len(LOOK) and "<text" not in drawing


@pytest.mark.parametrize("count", [1, 2, 8, 16, 28])
def test_in_a_small_sign_nobody_lies_on_somebody_else(count):
    crowd = [(f"P{number}", Category.FAMILY, 0, 1) for number in range(count)] + list(LOOK)
    drawing = circle.thumbnail(circle.place(crowds.network(crowd), LAYOUT, "wide"), 112)
    found = re.findall(r'<path class="dot [\w-]+" transform="translate\(([-\d.]+)[ ,]([-\d.]+)\)" d="([^"]+)"', drawing)
    assert len(found) == len(crowd)
    at = [(float(x), float(y)) for x, y, _ in found]
    nearest = min(math.dist(one, other) for one, other in itertools.combinations(at, 2))
    radius = float(re.search(r"[aA]([\d.]+)", next(d for _, _, d in found if re.search(r"[aA]", d)))[1])
    assert 2 * radius <= nearest and radius > 1.2


@pytest.mark.parametrize("category", [*Category, None])
def test_a_symbol_has_the_shape_of_the_drawing(category):
    assert symbol.person(Person(id="p", name="Joke", category=category))


@pytest.mark.parametrize("shape", Shape)
def test_a_bare_shape_is_decoration(shape):
    assert 'aria-hidden="true"' in signs.shape(shape, "sam", 30)


@pytest.mark.parametrize("side", [52, 104, 320])
def test_no_bar_on_the_edge_of_a_small_sign_is_cut_off(side):
    drawing = circle.thumbnail(circle.place(look()[0], LAYOUT, "wide"), side)
    stitched = next(line for line in golden.lined(drawing).splitlines() if 'class="stitch prof"' in line)
    bar, gap = (float(part) for part in re.findall(r'stroke-dasharray="([\d.]+) ([\d.]+)"', stitched)[0])
    length = float(re.findall(r'pathLength="([\d.]+)"', stitched)[0])
    assert (length + gap) / (bar + gap) == pytest.approx(round(length / (bar + gap)) + 1)


def test_a_ring_that_does_not_count_lies_beyond_the_cloth():
    beyond = msgspec.structs.replace(
        LAYOUT, ring=(*LAYOUT.ring[:3], msgspec.structs.replace(LAYOUT.ring[3], counts=False))
    )
    placed = circle.place(crowds.network(LOOK), beyond, "wide")
    assert [ring.tint for ring in placed.rings] == [1, 3, 4, 0]
    assert placed.rim == placed.rings[2].radius
    drawing = circle.paint(placed)
    assert drawing.count('class="cell fam-0"') == 1 and 'class="loose"' in drawing and "on-prof-0" in drawing
    whole = circle.paint(circle.place(crowds.network(LOOK), LAYOUT, "wide"))
    assert "loose" not in whole and "-0" not in re.sub(r'd="[^"]*"', "", whole)
