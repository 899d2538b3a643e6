"""The course of a figure over all moments: first, now, and what was furthest from both in between (T07)."""

import pytest

from kring.core.trend import Course, course


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3, 5], Course(3, 5)),
        ([5, 3], Course(5, 3)),
        ([4, 4, 4], Course(4, 4)),
        ([4, 9, 4], Course(4, 4, 9)),
        ([4, 1, 6, 5], Course(4, 5, 1)),
        ([4, 4.5, 5], Course(4, 5)),
        ([2, 0, 4, 3], Course(2, 3, 0)),
        ([None, 2, None, 3], Course(2, 3)),
    ],
)
def test_what_it_was_first_is_now_and_was_in_between(values, expected):
    assert course(values) == expected


def test_of_two_that_lie_as_far_out_the_higher_one_is_told():
    assert course([4, 2, 7, 5]) == Course(4, 5, 7)


@pytest.mark.parametrize("values", [[], [None, None], [3], [None, 3, None]])
def test_one_moment_has_no_course(values):
    assert course(values) is None


def test_level_is_the_same_every_time_and_not_only_at_the_ends():
    assert course([4, 4]).is_level and not course([4, 9, 4]).is_level and not course([4, 5]).is_level
