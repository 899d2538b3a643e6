"""A life in time: what was, is and is hoped for, and the days that a date told in part can be."""

from datetime import date

import pytest

from kring.core import days, life
from kring.core.life import Mark, Tense, Turn
from kring.core.network import Event, Network, Owner, PartnerEnd, Partnership, Person, Self, When

TODAY = date(2026, 11, 22)


def network(*events: Event, **more) -> Network:
    return Network("n", Owner({"anna": Self("anna", "Anna")}), events={one.id: one for one in events}, **more)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (When(2024), date(2024, 1, 1), date(2024, 12, 31)),
        (When(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (When(2023, 2), date(2023, 2, 1), date(2023, 2, 28)),
        (When(2024, 3, 5), date(2024, 3, 5), date(2024, 3, 5)),
        (When(9999), date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_told_in_part_is_any_day_of_that_part(when, first, last):
    assert (days.first(when), days.last(when)) == (first, last)


@pytest.mark.parametrize(
    ("event", "tense"),
    [
        (Event("e", "x", since=When(2012)), Tense.PAST),
        (Event("e", "x", since=When(2012), until=When(2015)), Tense.PAST),
        (Event("e", "x", since=When(2026)), Tense.PAST),
        (Event("e", "x", since=When(2012), is_ongoing=True), Tense.PRESENT),
        (Event("e", "x", since=When(2012), until=When(2030)), Tense.PRESENT),
        (Event("e", "x", is_ongoing=True), Tense.PRESENT),
        (Event("e", "x", is_wished=True), Tense.WISHED),
        (Event("e", "x", since=When(2027)), Tense.WISHED),
        (Event("e", "x"), Tense.PAST),
    ],
)
def test_an_event_was_lasts_or_is_hoped_for(event, tense):
    assert life.tense(event, TODAY) is tense


def test_events_stand_in_the_order_of_time_and_those_without_a_date_last():
    told = network(
        Event("c", "Later", since=When(2015)),
        Event("a", "Ooit"),
        Event("b", "Eerst", until=When(1990)),
        Event("d", "Daarna", since=When(2015, 2)),
    )
    assert [one.id for one in life.in_time(told, TODAY)[Tense.PAST]] == ["b", "c", "d", "a"]


def test_births_deaths_and_couples_are_marks_only_when_a_date_was_told():
    people = {
        "pap": Person("pap", "Pap", born=When(1945), died=When(2014)),
        "mam": Person("mam", "Mam", age=78),
    }
    couples = {"c": Partnership("c", "pap", "mam", since=When(1970), until=When(1979))}
    told = network(people=people, partnerships=couples)
    assert life.marks(told) == [
        Mark(Turn.BORN, ("pap",), When(1945)),
        Mark(Turn.TOGETHER, ("pap", "mam"), When(1970)),
        Mark(Turn.APART, ("pap", "mam"), When(1979)),
        Mark(Turn.DIED, ("pap",), When(2014)),
    ]


def test_who_was_widowed_did_not_part():
    couples = {"c": Partnership("c", "pap", "mam", since=When(1970), until=When(2014), ended=PartnerEnd.WIDOWED)}
    people = {"pap": Person("pap", "Pap", died=When(2014)), "mam": Person("mam", "Mam")}
    turns = [one.turn for one in life.marks(network(people=people, partnerships=couples))]
    assert turns == [Turn.TOGETHER, Turn.DIED]


def test_what_an_event_tells_in_the_same_words_is_no_mark_as_well():
    apart, born = Mark(Turn.APART, ("mam", "pap"), When(1979)), Mark(Turn.BORN, ("amir",), When(2012))
    marks = {apart: "Mam en Pap gaan uit elkaar", born: "Amir wordt geboren"}
    parted = Event("e", "Pap en Mam gaan uit elkaar", since=When(1979, 3))
    assert life.unsaid(network(parted), marks) == {born: "Amir wordt geboren"}
    later, undated = Event("e", "Amir wordt geboren", since=When(2013)), Event("f", "Amir wordt geboren")
    assert life.unsaid(network(later, undated), marks) == marks
