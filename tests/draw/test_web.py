"""The support web in numbers: everything has its place, nothing lies over anything else, and bare parts stay."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core.network import Category, Person, Sort
from kring.draw import web, widths
from kring.draw.seats import Entry
from kring.draw.shapes import Shape
from kring.draw.web import Part
from kring.draw.web_ink import Words
from tests import cast

NAMES = ("Jo", "Tante Wilhelmina van den Broek", "De Wijkplaats", "M" * 120, "Ödön")
people = st.builds(
    lambda name, sort, kind, at: Person(f"p{at}", name, sort=sort, category=kind),
    st.sampled_from(NAMES),
    st.sampled_from([Sort.PERSON, Sort.SERVICE, Sort.FACILITY]),
    st.sampled_from([None, *Category]),
    st.integers(0, 500),
)
parts = st.lists(
    st.builds(
        lambda name, holds: (name, holds), st.sampled_from((*NAMES, "Huis en geld")), st.lists(people, max_size=7)
    ),
    max_size=12,
).map(lambda made: [Part(f"d{at}", name, tuple(holds)) for at, (name, holds) in enumerate(made)])


def overlap(one, other):
    return (
        one[0] < other[2] - 0.01 and other[0] < one[2] - 0.01 and one[1] < other[3] - 0.01 and other[1] < one[3] - 0.01
    )


def symbol(seat, placed):
    half = placed.symbol * 0.58
    return seat.x - half, seat.y - half, seat.x + half, seat.y + half


@settings(max_examples=25)
@given(parts, st.sampled_from(web.SIZES))
def test_nothing_lies_over_anything_else_or_over_the_edge(made, size):
    placed = web.place(cast.network(), made, size)
    boxes = [box for seat in placed.seats for box in (seat.box, symbol(seat, placed))]
    boxes.append(
        (placed.x - placed.centre, placed.y - placed.centre, placed.x + placed.centre, placed.y + placed.centre)
    )
    for at, one in enumerate(boxes):
        assert one[0] >= 0 and one[2] <= placed.width and one[1] >= 0 and one[3] <= placed.height - placed.foot + 10
        assert not any(overlap(one, other) for other in boxes[at + 1 :])
    assert len(placed.seats) == sum(len(part.holds) for part in made)
    assert [block.id for block in placed.blocks] == [part.id for part in made]


@given(parts, st.sampled_from(web.SIZES))
def test_the_same_web_stands_the_same_and_every_thread_comes_to_its_part(made, size):
    placed = web.place(cast.network(), made, size)
    assert web.place(cast.network(), made, size) == placed
    for block, part in zip(placed.blocks, made, strict=True):
        assert block.is_bare == (not part.holds)
        assert block.thread[3] == pytest.approx((block.x, (block.top + block.bottom) / 2))
        assert all(widths.width(line, placed.head) <= web.MEASURES[size].column for line in block.lines)


def some(count=1):
    holds = [Person("mam", "Mam", category=Category.FAMILY), Person("s", "Tafeltje", sort=Sort.SERVICE)]
    holds += [Person(f"p{at}", f"Persoon {at}") for at in range(count)]
    return [Part("home", "Huis en geld", tuple(holds)), Part("rights", "Je rechten", ())]


WORDS = Words(
    "Anna’s steunweb",
    "Twee delen",
    "nog niets",
    (Entry("ticket", "dienst"),),
    {Shape.TICKET: "dienst"},
    {"mam": Category.FAMILY},
    "22 november",
    "Van Anna",
)


def test_what_is_covered_by_nothing_stands_there_on_a_dotted_thread():
    drawing = web.paint(web.place(cast.network(), some(), "wide"), WORDS)
    assert drawing.count('class="strand bare"') == drawing.count('class="strand"') == 2
    assert drawing.count("nog niets") == 1 and "Je rechten" in drawing


def test_a_service_has_another_outline_than_people_and_is_read_as_one():
    drawing = web.paint(web.place(cast.network(), some(), "wide"), WORDS, link=lambda id: f"/{id}")
    assert 'aria-label="Tafeltje, dienst, Huis en geld"' in drawing and 'aria-label="Mam, Huis en geld"' in drawing
    assert re.search(r'data-person="s".*?class="thing"', drawing) and 'class="person fam"' in drawing
    assert 'href="/mam"' in drawing and 'class="part"' not in drawing


def test_the_name_of_a_part_leads_to_it_and_is_large_enough_to_tap():
    drawing = web.paint(web.place(cast.network(), some(), "wide"), WORDS, part=lambda id: f"?part={id}")
    boxes = re.findall(
        r'<a class="part" href="[?]part=\w+"><rect class="touch"[^>]*width="([\d.]+)" height="([\d.]+)"', drawing
    )
    assert len(boxes) == 2 and all(float(wide) >= 44 and float(high) >= 44 for wide, high in boxes)


def test_as_many_as_fit_stand_beside_each_other():
    placed = web.place(cast.network(), some(9), "wide")
    rows = {seat.y for seat in placed.seats}
    assert 1 < len(rows) < len(placed.seats) / 2


@pytest.mark.parametrize("colours", ["day", "dark", "grey"])
@pytest.mark.parametrize("size", web.SIZES)
def test_a_web_that_leaves_the_page_is_whole(size, colours):
    drawing = web.paint(web.place(cast.network(), some(), size), WORDS, standalone=colours)
    ElementTree.fromstring(drawing)
    assert "var(" not in drawing and "http" not in drawing.replace("http://www.w3.org/2000/svg", "")


def test_paper_grows_in_the_shape_of_the_sheet():
    small, full = (web.place(cast.network(), some(count), "paper") for count in (1, 60))
    assert full.height > small.height and abs(full.width / full.height - small.width / small.height) < 0.001
    assert "Van Anna" in web.paint(small, WORDS) and "22 november" in web.paint(small, WORDS)


def test_an_empty_web_is_the_owner_alone():
    placed = web.place(cast.network(), [], "wide")
    assert placed.blocks == () and placed.seats == ()
    assert 'class="owner"' in web.paint(placed)


def test_the_numbers_are_told_as_of_every_drawing():
    told = web.told(web.place(cast.network(), some(), "wide"), "web")
    assert told.people[0].where == {"domain": "home"} and [one.kind for one in told.lines] == ["covered", "bare"]
    assert [one.of for one in told.boxes] == ["home", "rights"]


@pytest.mark.parametrize("name", ["", " ", "\u202e"])
def test_a_part_without_a_name_is_drawn_all_the_same(name):
    parts = [*some(), Part(name, name, (Person("q", "Bo"),))]
    drawing = web.paint(web.place(cast.network(), parts, "wide"), WORDS, part=lambda id: f"?part={id}")
    assert drawing.count('class="part"') == 3 and "Bo" in drawing
