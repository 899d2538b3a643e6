from datetime import date

import pytest

from kring.core import reviews
from kring.core.network import Wish
from kring.methods import rulebook
from tests import cast

TODAY = date(2026, 11, 22)
PEOPLE = cast.network(*cast.people(1))


@pytest.mark.parametrize(
    ("kept", "review"),
    [
        (date(2026, 3, 12), date(2026, 6, 12)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2026, 10, 1), date(2027, 1, 1)),
        (date(2026, 9, 30), date(2026, 12, 30)),
    ],
)
def test_the_map_is_looked_at_again_three_months_later(kept, review):
    assert reviews.review_day(kept) == review


def test_another_number_of_months_may_be_agreed():
    assert reviews.review_day(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert reviews.review_day(date(2026, 1, 15), 12) == date(2027, 1, 15)


@pytest.mark.parametrize(("review", "is_due"), [(date(2026, 11, 22), True), (date(2026, 11, 23), False), (None, False)])
def test_from_the_agreed_day_on_it_is_time_to_look_again(review, is_due):
    assert ("R006" in rulebook.of_days(PEOPLE, TODAY, review, TODAY)) is is_due


@pytest.mark.parametrize(("begun", "is_said"), [(date(2026, 10, 23), True), (date(2026, 10, 24), False)])
def test_after_a_month_without_a_wish_a_map_is_still_only_a_beginning(begun, is_said):
    assert ("R005" in rulebook.of_days(PEOPLE, begun, None, TODAY)) is is_said
    wishing = cast.network(*cast.people(1), wishes={"w": Wish("w", "To sea")})
    assert rulebook.of_days(wishing, begun, None, TODAY) == set()


def test_of_nobody_there_is_nothing_to_say_but_that():
    assert rulebook.of_days(cast.network(), date(2020, 1, 1), date(2020, 4, 1), TODAY) == {"R024"}
