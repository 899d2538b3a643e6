"""Days told in part, and how many years lie between a birth and a day."""

from datetime import date

import pytest

from kring.core import days
from kring.core.network import Dating, When


@pytest.mark.parametrize(
    ("born", "years"),
    [
        (When(1950, 11, 22), 76),
        (When(1950, 11, 23), 75),
        (When(1950, 12), 75),
        (When(1950), 76),
        (When(2026, 11, 22), 0),
        (When(2027), -1),
    ],
)
def test_a_year_counts_from_the_birthday_on_and_of_part_of_a_date_the_first_day_is_taken(born, years):
    assert days.years(born, date(2026, 11, 22)) == years


def test_an_end_told_with_its_beginning_comes_after_it_also_when_that_was_about():
    about = When(2012, about=True)
    assert days.ends_first(about, When(2009)) and not days.surely_before(When(2009), about)
    assert not days.ends_first(about, When(2012)) and not days.ends_first(None, When(2009))
    assert not days.ends_first(When(2012), When(2009, how=Dating.AFTER))
