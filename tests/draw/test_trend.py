"""The small picture of all moments: from the ground up, days apart, numbers over nothing."""

import itertools
from datetime import date, timedelta

import pytest

from kring.draw import trend, widths

DAYS = [date(2026, 3, 12), date(2026, 6, 3), date(2026, 11, 22)]


def test_twice_as_many_stand_twice_as_high_and_days_as_far_as_they_were():
    placed = trend.place(DAYS, [[10, 20, 40], [0, 5, 10]])
    ground = placed.rows[1][0].y
    heights = [ground - one.y for one in placed.rows[0]]
    assert heights[1] == pytest.approx(2 * heights[0]) and heights[2] == pytest.approx(4 * heights[0])
    first, second = (b - a - trend.APART for a, b in itertools.pairwise(placed.days))
    assert second / first == pytest.approx((DAYS[2] - DAYS[1]).days / (DAYS[1] - DAYS[0]).days)


def test_many_moments_of_one_week_stay_apart_in_a_wider_picture():
    days = [DAYS[0] + timedelta(days=n // 4) for n in range(30)]
    placed = trend.place(days, [[n for n in range(30)]])
    assert all(b - a >= trend.APART for a, b in itertools.pairwise(placed.days))
    assert placed.days[-1] + trend.ASIDE <= placed.width and placed.days[0] - trend.ASIDE >= 0
    assert widths.width("30 september", 14, "regular") < trend.APART


def test_nobody_at_all_and_one_day_are_drawn_too():
    assert trend.place([], []).rows == ()
    placed = trend.place(DAYS[:1], [[0], [0]])
    assert "<svg" in trend.paint(placed, [("12 mrt", "2026")], "niemand")
    assert placed.rows[0][0].y <= placed.height


def test_it_says_every_number_and_is_read_aloud_by_its_title():
    drawn = trend.paint(trend.place(DAYS, [[16, 23, 31], [2, 3, 8]]), [("a", "b")] * 3, "Hoe het liep & zo")
    for number in ("16", "23", "31", "2", "3", "8"):
        assert f">{number}</text>" in drawn
    assert 'role="img"' in drawn and 'aria-label="Hoe het liep &amp; zo"' in drawn
