"""Days told in part, and how many years lie between a birth and a day."""

from datetime import date

import pytest

from kring.core import days
from kring.core.network import When


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
