"""Who has gone quiet, and in which order the schema stands."""

from datetime import date

import pytest

from kring.core import contacts
from kring.core.network import Frequency, Network, Owner, Period, Person, Self, Sort, Status, When

TODAY = date(2026, 11, 22)


def somebody(**more) -> Person:
    return Person("p", "Piet", **more)


def network(*people: Person) -> Network:
    return Network("n", Owner({"anna": Self("anna", "Anna")}), people={one.id: one for one in people})


@pytest.mark.parametrize(
    ("person", "is_quiet"),
    [
        (somebody(), False),
        (somebody(last_contact=When(2026, 11, 20)), False),
        (somebody(last_contact=When(2026, 8, 23)), False),
        (somebody(last_contact=When(2026, 8, 22)), True),
        (somebody(last_contact=When(2026, 8)), False),
        (somebody(last_contact=When(2026, 7)), True),
        (somebody(last_contact=When(2026)), False),
        (somebody(last_contact=When(2025)), True),
        (somebody(last_contact=When(2027)), False),
        (somebody(last_contact=When(2026, 6), frequency=Frequency(1, Period.YEAR)), False),
        (somebody(last_contact=When(2025, 6), frequency=Frequency(1, Period.YEAR)), True),
        (somebody(last_contact=When(2026, 6), frequency=Frequency(1, Period.MONTH)), True),
        (somebody(last_contact=When(2026, 6), frequency=Frequency(0, Period.YEAR)), True),
        (somebody(last_contact=When(2026, 11, 20), status=Status.FADED), True),
    ],
)
def test_it_is_quiet_after_three_months_unless_they_meet_more_seldom_or_when_it_faded(person, is_quiet):
    assert contacts.line(person, TODAY).is_quiet is is_quiet


def test_of_a_month_its_last_day_counts_so_that_it_was_at_least_so_long_ago():
    assert contacts.line(somebody(last_contact=When(2026, 10)), TODAY).days_ago == 22


def test_who_died_or_with_whom_it_is_broken_and_what_is_nobody_stand_beside_the_schema():
    told = network(
        Person("a", "Anouk"),
        Person("b", "Bert", status=Status.BROKEN),
        Person("c", "Cor", died=When(2020)),
        Person("d", "Dagopvang", sort=Sort.FACILITY),
        Person("e", "Els", status=Status.FADED),
    )
    assert [one.person.id for one in contacts.schema(told, TODAY)] == ["a", "e"]
    assert [one.id for one in contacts.beside(told)] == ["b", "c"]


def test_sorted_by_last_contact_or_by_how_often_whom_it_is_not_known_of_come_last():
    told = network(
        Person("a", "Anouk"),
        Person("b", "Bert", last_contact=When(2026, 1), frequency=Frequency(1, Period.DAY)),
        Person("c", "Cor", last_contact=When(2026, 11, 1), frequency=Frequency(2, Period.WEEK)),
        Person("d", "Dirk", frequency=Frequency(0, Period.WEEK)),
    )
    lines = contacts.schema(told, TODAY)
    assert [one.person.id for one in sorted(lines, key=contacts.ago)] == ["c", "b", "a", "d"]
    assert [one.person.id for one in sorted(lines, key=contacts.seldom)] == ["b", "c", "d", "a"]
