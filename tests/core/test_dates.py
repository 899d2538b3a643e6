"""A date before, after or between: read as people write it, judged only by what is certain."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.core import check, dates, days, relatives
from kring.core.changes import Add
from kring.core.network import Dating, Descent, Edge, Network, Owner, Partnership, Person, Self, When
from kring.exchange import cells
from kring.methods import loader

BEFORE, AFTER = When(1950, how=Dating.BEFORE), When(1950, how=Dating.AFTER)
BETWEEN = When(1950, to=Edge(1955))


def edges() -> st.SearchStrategy[Edge]:
    day = st.dates(date(1000, 1, 1))
    return st.builds(lambda day, parts: Edge(*(day.year, day.month, day.day)[:parts]), day, st.integers(1, 3))


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Every kind of date there is."""
    one = draw(edges())
    parts = {"year": one.year, "month": one.month, "day": one.day}
    how = draw(st.sampled_from([None, "about", "between", *Dating]))
    if how == "between":
        other = draw(edges())
        low, high = sorted((one, other), key=lambda edge: (edge.year, edge.month or 1, edge.day or 1))
        try:
            return When(low.year, low.month, low.day, to=high)
        except ValueError:  # of 1950 and March 1950 the first day is the same
            return When(low.year, low.month, low.day)
    if how in (None, "about"):
        return When(**parts, about=how == "about")
    return When(**parts, how=Dating(how), about=how in (Dating.CALCULATED, Dating.ESTIMATED))


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("voor 1950", BEFORE),
        ("Vóór 1950", BEFORE),
        ("before 1950", BEFORE),
        ("bef 1950", BEFORE),
        ("<1950", BEFORE),
        ("na 1950", AFTER),
        ("After 1950", AFTER),
        ("aft. 1950", AFTER),
        ("> 1950", AFTER),
        ("voor 3-1950", When(1950, 3, how=Dating.BEFORE)),
        ("na 12-3-1950", When(1950, 3, 12, how=Dating.AFTER)),
        ("tussen 1950 en 1955", BETWEEN),
        ("between 1950 and 1955", BETWEEN),
        ("bet 1950 and 1955", BETWEEN),
        ("1950-1955", BETWEEN),
        ("1950 - 1955", BETWEEN),
        ("1950–1955", BETWEEN),
        ("1950/1955", BETWEEN),
        ("1950-1950", When(1950)),
        ("tussen 3-1950 en 12-4-1955", When(1950, 3, to=Edge(1955, 4, 12))),
        ("rond 1950", When(1950, about=True)),
        ("ca. 1950", When(1950, about=True)),
        ("± 3-1950", When(1950, 3, about=True)),
        ("geschat 1950", When(1950, about=True, how=Dating.ESTIMATED)),
        ("cal 1950", When(1950, about=True, how=Dating.CALCULATED)),
        ("1950", When(1950)),
        ("1950-03-12", When(1950, 3, 12)),
    ],
)
def test_a_date_is_read_as_people_write_it_in_dutch_and_in_english(typed: str, when: When) -> None:
    assert msgspec.convert(dates.read(typed), When) == when


@pytest.mark.parametrize("typed", ["voor", "tussen 1950", "na de oorlog", "50-55", "1950 en 1951", "<>1950", ""])
def test_what_tells_no_date_is_none(typed: str) -> None:
    assert dates.read(typed) is None


@given(whens(), st.sampled_from(["nl", "en", "code"]))
def test_every_date_is_written_in_a_table_as_it_is_read_back(when: When, language: str) -> None:
    assert msgspec.convert(cells.date(cells.date_text(when, language)), When) == when


@given(whens() | st.builds(When, st.integers(1, 999)))
def test_every_date_in_signs_is_read_back(when: When) -> None:
    assert msgspec.convert(dates.read(dates.signs(when)), When) == when


@given(whens())
def test_every_date_is_kept_and_has_its_days_in_order(when: When) -> None:
    assert msgspec.json.decode(msgspec.json.encode(when), type=When) == when
    assert days.earliest(when) <= days.first(when) <= days.last(when) <= days.latest(when)
    assert not days.surely_before(when, when)


@pytest.mark.parametrize(
    ("when", "signs", "year"),
    [
        (BEFORE, "<1950", "<1950"),
        (AFTER, ">1950", ">1950"),
        (When(1950, 3, how=Dating.BEFORE), "<3-1950", "<3-1950"),
        (BETWEEN, "1950–1955", "1950–1955"),
        (When(1950, 3, to=Edge(1950, 5)), "3-1950–5-1950", "1950"),
        (When(1950, 3, about=True), "± 3-1950", "± 1950"),
        (When(1950, about=True, how=Dating.ESTIMATED), "est 1950", "± 1950"),
        (When(950, 3, 1), "1-3-0950", "950"),
    ],
)
def test_in_signs_a_year_never_says_more_than_is_known(when: When, signs: str, year: str) -> None:
    assert (dates.signs(when), dates.year(when)) == (signs, year)


@pytest.mark.parametrize(
    "plain",
    [
        {"year": 1950, "how": "before", "about": True},
        {"year": 1950, "how": "after", "to": {"year": 1955}},
        {"year": 1950, "how": "estimated"},
        {"year": 1950, "to": {"year": 1949}},
        {"year": 1950, "to": {"year": 1950}},
        {"year": 1950, "to": {"year": 1951, "month": 2, "day": 30}},
        {"year": 1950, "about": True, "to": {"year": 1951}},
    ],
)
def test_a_date_that_contradicts_itself_is_no_value(plain: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(plain, When)


def test_what_was_kept_before_reads_unchanged_and_a_plain_date_is_written_as_it_was() -> None:
    old = b'{"year":1950,"month":3,"about":true}'
    assert msgspec.json.decode(old, type=When) == When(1950, 3, about=True)
    assert msgspec.json.encode(When(1950, 3, about=True)) == old


@pytest.mark.parametrize(
    ("parent", "child", "codes"),
    [
        (When(1940), When(1930), {"born_before_parent"}),
        (When(1940), BEFORE, set()),
        (When(1950), BEFORE, {"born_before_parent"}),
        (When(1960), BEFORE, {"born_before_parent"}),
        (AFTER, When(1950), {"born_before_parent"}),
        (AFTER, When(1951), set()),
        (BEFORE, When(1900), set()),
        (When(1990), AFTER, set()),
        (BETWEEN, When(1952), set()),
        (BETWEEN, When(1949), {"born_before_parent"}),
        (When(1956), BETWEEN, {"born_before_parent"}),
    ],
)
def test_a_child_is_older_than_a_parent_only_when_that_is_certain(parent: When, child: When, codes: set[str]) -> None:
    people = {"p": Person("p", "Piet", born=parent), "c": Person("c", "Cor", born=child)}
    network = Network("n", Owner({"a": Self("a", "Anna")}), people=people)
    found = relatives.contradictions(network, [Add(Descent("d", "c", "p"))])
    assert {one.code for one in found} == codes


@pytest.mark.parametrize(("died", "is_wrong"), [(BEFORE, True), (AFTER, False), (When(1950, to=Edge(1960)), False)])
def test_a_death_is_before_a_birth_only_when_that_is_certain(died: When, is_wrong: bool) -> None:
    person = Person("p", "Piet", born=When(1955), died=died)
    couple = Partnership("x", "a", "p", since=When(1955), until=died)
    network = Network("n", Owner({"a": Self("a", "Anna")}), people={"p": person}, partnerships={"x": couple})
    codes = {one.code for one in check.faults(network, loader.layouts())}
    assert ({"died_before_born", "ends_before_it_begins"} <= codes) is is_wrong
