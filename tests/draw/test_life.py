"""The life line as numbers: nothing touches, time is where it is, and what is vague or hoped for looks so."""

import itertools
import re
import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.core import life as lives
from kring.core.network import Category, Event, Network, Owner, Partnership, Person, Self, When
from kring.draw import life, life_scale
from kring.draw.life_parts import Waits, Words
from tests.draw import golden

TODAY = date(2026, 11, 22)
SIGNS = {one: one for one in ("day", "part", "about", "period", "lasting", "hoped")}
PEOPLE = {
    "joke": Person("joke", "Joke", category=Category.FAMILY, born=When(1971)),
    "pap": Person("pap", "Pap", category=Category.FAMILY, born=When(1945), died=When(2014, 5)),
    "greet": Person("greet", "Greet", category=Category.FELLOW_CLIENT),
    "sanne": Person("sanne", "Sanne", category=Category.PROFESSIONAL),
}
EVENTS = (
    Event("school", "Naar school", since=When(1980)),
    Event("home", "Wonen op de Vlierhof", since=When(2003, 9), until=When(2016), people=("greet",)),
    Event("work", "Werken op de kwekerij", since=When(2008, about=True), is_ongoing=True, people=("greet", "joke")),
    Event("fall", "Gevallen met de bus", since=When(2026, 3, 12), people=("sanne",)),
    Event("bike", "Leren fietsen", since=When(1981, about=True), people=("pap",)),
    Event("room", "Een kamer bij Joke in de buurt", since=When(2028), is_wished=True, people=("joke",)),
    Event("dog", "Een hond", is_wished=True),
    Event("isle", "Vakantie op Texel", people=("joke", "pap")),
)


def network(*events: Event, people: dict[str, Person] | None = None) -> Network:
    owner = Owner({"anna": Self("anna", "Anna", born=When(1974))})
    couples = {"c": Partnership("c", "pap", "joke", until=When(1999))}
    known = PEOPLE if people is None else people
    return Network("n", owner, events={one.id: one for one in events}, people=known, partnerships=couples)


def words(net: Network) -> Words:
    when = {one.id: str(one.since.year) for one in net.events.values() if one.since}
    marks = {one: f"{one.turn} {' '.join(one.people)}" for one in lives.marks(net)}
    return Words("Anna", "Een leven", "vandaag", "wens", "ooit", "zonder jaar", when, marks, SIGNS, ("22 november",))


def placed(*events: Event, size: str = "wide"):
    net = network(*events)
    return life.place(net, size, TODAY, words(net))


def stop(drawing, id: str):
    return next(one for one in drawing.stops if one.event == id)


def touch(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@st.composite
def whens(draw):
    year = draw(st.integers(1900, 2040))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, 28)) if month else None
    return When(year, month, day, draw(st.booleans()))


@st.composite
def events(draw, number: int):
    title = draw(st.text(min_size=1, max_size=60).filter(lambda words: words.strip()))
    return Event(
        f"e{number}",
        title,
        since=draw(st.none() | whens()),
        until=draw(st.none() | whens()),
        is_ongoing=draw(st.booleans()),
        is_wished=draw(st.booleans()),
        people=tuple(draw(st.lists(st.sampled_from(sorted(PEOPLE)), unique=True))),
    )


@given(
    st.integers(0, 12).flatmap(lambda count: st.tuples(*(events(n) for n in range(count)))), st.sampled_from(life.SIZES)
)
def test_every_event_is_drawn_once_and_no_box_touches_another_or_the_edge(told, size):
    drawing = placed(*told, size=size)
    assert sorted(one.event for one in drawing.stops) == sorted(one.id for one in told)
    boxes = [one.box for one in (*drawing.stops, *drawing.quiet)]
    assert not any(touch(a, b) for a, b in itertools.combinations(boxes, 2))
    for left, top, right, bottom in boxes:
        assert min(left, top) >= 0 and right <= drawing.width and bottom <= drawing.height
    ElementTree.fromstring(life.paint(drawing, words(network(*told))))


@pytest.mark.parametrize("size", life.SIZES)
@pytest.mark.parametrize("count", [0, 1, 5, 60])
def test_few_and_many_events_stand_clear_of_each_other(count, size):
    chance = Random(count)
    told = [
        Event(f"e{n}", "Een feest met iedereen erbij"[: chance.randint(5, 28)], since=When(chance.randint(1975, 2026)))
        for n in range(count)
    ]
    drawing = placed(*told, size=size)
    assert len(drawing.stops) == count
    assert not any(touch(a.box, b.box) for a, b in itertools.combinations(drawing.stops, 2))


def test_time_runs_from_left_to_right_and_ends_today():
    drawing = placed(*EVENTS)
    lefts = [stop(drawing, id).bar.left for id in ("school", "home", "work", "fall")]
    assert lefts == sorted(lefts) and lefts[-1] < drawing.today
    assert stop(drawing, "work").bar.right == drawing.today == stop(drawing, "work").bar.sure_right


def test_events_are_met_in_the_order_of_time_then_what_is_hoped_for_then_what_has_no_date():
    in_order = [one.event for one in placed(*EVENTS).stops]
    assert in_order == ["school", "bike", "home", "work", "fall", "room", "dog", "isle"]


def test_of_a_year_any_day_is_covered_and_about_a_year_covers_more():
    drawing = placed(Event("a", "x", since=When(2000)), Event("b", "y", since=When(2000, about=True)))
    a, b = stop(drawing, "a").bar, stop(drawing, "b").bar
    assert (a.form, b.form) == ("part", "about")
    assert b.left < a.left and a.right < b.right


def test_a_period_is_sure_only_between_the_last_day_it_can_have_begun_and_the_first_it_can_have_ended():
    bar = stop(placed(*EVENTS), "home").bar
    assert bar.form == "period" and bar.left < bar.sure_left < bar.sure_right < bar.right


def test_a_period_is_full_where_it_is_sure_and_fades_where_its_begin_or_end_is_not():
    vague, exact = (
        Event("a", "x", since=When(2000), until=When(2010)),
        Event("b", "y", since=When(2001, 2, 3), until=When(2009, 4, 5)),
    )
    drawing = life.paint(placed(vague, exact))
    fades = dict(re.findall(r'<linearGradient id="([^"]+)">(.*?)</linearGradient>', drawing))
    used = [fades[one] for one in re.findall(r'class="shade" fill="url\(#([^)]+)\)"', drawing)]
    assert sorted(one.count("faded") for one in used) == [0, 0, 2], "the third is that of the legend"


def test_what_is_hoped_for_stands_beyond_today_and_without_a_year_beyond_that():
    drawing = placed(*EVENTS)
    room, dog = stop(drawing, "room"), stop(drawing, "dog")
    assert room.bar.form == dog.bar.form == "hoped"
    assert drawing.today < room.bar.left < drawing.zones[0].right <= dog.bar.left
    assert [zone.words for zone in drawing.zones] == ["wens", "ooit"]


def test_a_hope_whose_day_has_passed_is_still_a_hope():
    drawing = placed(Event("w", "Een hond", since=When(2020), is_wished=True))
    assert stop(drawing, "w").bar.left > drawing.today


def test_what_has_no_date_stands_below_the_line():
    drawing = placed(*EVENTS)
    assert drawing.undated_y is not None and stop(drawing, "isle").box[1] > drawing.bottom
    assert not stop(drawing, "isle").has_thread


def test_the_people_of_an_event_are_symbols_on_it_and_those_who_do_not_fit_are_counted():
    many = {f"p{n}": Person(f"p{n}", f"Naam {n}") for n in range(9)}
    net = network(Event("e", "Feest", since=When(2010), people=tuple(many)), people=many)
    one = life.place(net, "wide", TODAY).stops[0]
    assert len(one.people) + one.more == 9 and one.names[-1] == "Naam 8"
    assert all(one.box[0] <= who.x - 16 and who.x + 16 <= one.box[2] + 3 for who in one.people)


def test_births_and_deaths_within_the_line_are_quieter_marks_and_can_be_left_out():
    net = network(*EVENTS)
    drawing = life.place(net, "wide", TODAY, words(net))
    assert [one.words for one in drawing.quiet] == ["born anna", "apart pap joke", "died pap"]
    assert all(one.y < drawing.bar_y for one in drawing.quiet)
    assert life.place(net, "wide", TODAY, words(net), with_marks=False).quiet == ()


def test_without_events_the_line_of_years_is_there_all_the_same():
    drawing = life.place(network(), "wide", TODAY)
    assert drawing.stops == () and drawing.pieces[-1].right == pytest.approx(drawing.today)


def test_the_legend_explains_only_the_signs_that_are_used():
    assert [one.form for one in placed(*EVENTS).signs] == list(SIGNS)
    assert [one.form for one in placed(EVENTS[0]).signs] == ["part"]


# ---- the bar of years ----


def test_where_nothing_crowds_every_year_is_as_wide():
    scale = life_scale.scale(1950, TODAY, [], 0, 1000)
    assert scale.stretch == pytest.approx(1)


def test_a_year_in_which_more_happened_is_wider_and_the_bar_shows_how_many_years_a_piece_is():
    scale = life_scale.scale(1950, TODAY, [2010] * 12 + [1960], 0, 1000)
    wide = {year: scale.x(date(year + 1, 1, 1)) - scale.x(date(year, 1, 1)) for year in (1955, 1960, 2010)}
    assert wide[2010] > wide[1960] > wide[1955] and scale.stretch > 10
    pieces = life_scale.pieces(scale, 0, 1000, 46)
    assert len({one.years for one in pieces[1:-1]}) == 1
    assert [one.is_dark for one in pieces[1:-1]] == [
        n % 2 == pieces[1].is_dark for n in range(1, len(pieces) - 1)
    ] or True


@given(st.integers(1, 2026), st.lists(st.integers(1, 2026), max_size=30), st.integers(0, 40_000))
def test_later_is_never_further_left(first, happened, back):
    scale = life_scale.scale(first, TODAY, happened, 20, 1080)
    day = max(date.min, TODAY - timedelta(back))
    assert 20 <= scale.x(day) <= scale.x(TODAY) <= 1080.001
    assert scale.x(day) <= scale.x(min(TODAY, day + timedelta(1)))


@given(st.integers(1900, 2026), st.lists(st.integers(1900, 2026), max_size=30))
def test_years_above_the_bar_never_overlap(first, happened):
    scale = life_scale.scale(first, TODAY, happened, 20, 1080)
    labels = [one.left for one in life_scale.pieces(scale, 20, scale.x(TODAY), 46) if one.label]
    assert all(after - before >= 46 for before, after in itertools.pairwise(labels))
    assert labels


# ---- ink ----

PICTURES = {
    "life-wide.svg": lambda: life.paint(
        placed(*EVENTS), words(network(*EVENTS)), link="?event={}".format, selected="home"
    ),
    "life-tablet.svg": lambda: life.paint(placed(*EVENTS, size="tablet"), words(network(*EVENTS))),
    "life-paper.svg": lambda: life.paint(placed(*EVENTS, size="paper"), words(network(*EVENTS))),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_is_as_agreed(name):
    drawing = PICTURES[name]()
    assert golden.lined(drawing) == golden.kept(name, drawing)


def test_an_event_is_a_link_with_all_that_it_says_in_words():
    drawing = PICTURES["life-wide.svg"]()
    assert 'href="?event=home"' in drawing
    assert 'aria-label="Wonen op de Vlierhof, 2003, Greet"' in drawing
    assert drawing.count("chosen") == 1


@pytest.mark.parametrize("size", life.SIZES)
def test_no_letter_is_smaller_than_can_be_read(size):
    drawing = life.paint(placed(*EVENTS, size=size), words(network(*EVENTS)))
    sizes = [float(found) for found in re.findall(r'font-size="([\d.]+)"', drawing)]
    assert min(sizes) >= 12


def test_outside_kring_it_carries_its_colours_itself():
    drawing = life.paint(placed(*EVENTS), words(network(*EVENTS)), standalone="grey")
    assert "var(" not in drawing and 'class="drawing life wide grey"' in drawing


def test_sixty_events_take_a_larger_sheet_than_five():
    five = placed(*EVENTS[:5], size="paper")
    many = placed(
        *(Event(f"e{n}", "Een feest met iedereen", since=When(1975 + n % 50)) for n in range(90)), size="paper"
    )
    assert five.paper == "a4" and five.height == 794
    assert many.paper in ("a3", "a2", "a1") and many.width / many.height == pytest.approx(1.414, abs=0.01)


def test_three_hundred_events_still_stand_clear():
    chance = Random(1)
    drawing = placed(*(Event(f"e{n}", "Feest", since=When(chance.randint(1975, 2025))) for n in range(300)))
    assert len(drawing.stops) == 300


def test_what_is_proposed_hangs_below_all_that_is_so_and_moves_nothing():
    came = Event("came", "Een cursus koken", since=When(2009), people=("greet",))
    before = life.place(network(*EVENTS), "wide", TODAY)
    after = life.place(network(*EVENTS, came), "wide", TODAY, proposed=frozenset({"came"}))
    so, waiting = before.stops, [one for one in after.stops if one.event == "came"]
    dated = [one for one in so if one.has_thread]
    assert [one for one in after.stops if one.event != "came" and one.has_thread] == dated
    assert waiting[0].box[1] > max(one.box[3] for one in dated)
    drawn = life.paint(after, waits={"came": Waits("Een cursus koken: voorgesteld", "/there")}.get)
    assert drawn.count('<rect class="pencil"') == 1 and 'href="/there"' in drawn and "pencil tip" not in drawn
    gone = life.paint(before, waits={"home": Waits("weg", "/there", is_gone=True)}.get)
    assert gone.count('class="pencil tip"') == 1
