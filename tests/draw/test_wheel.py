"""The wheel of a life: the numbers of `place`, and that what was not said has no dot."""

import pytest

from kring.draw import wheel
from kring.draw.wheel import Part

MIDDLE = wheel.SIDE / 2


def test_the_first_part_points_upwards_and_the_others_follow_clockwise():
    placed = wheel.place([Part(10), Part(10), Part(10), Part(10)], 0, 10)
    (up, right, down, left) = placed.now
    assert up[0] == pytest.approx(MIDDLE) and up[1] < MIDDLE and right[0] > MIDDLE and right[1] == pytest.approx(MIDDLE)
    assert down[1] > MIDDLE and left[0] < MIDDLE and placed.now == placed.spokes


def test_the_least_is_at_the_hub_and_half_is_half_way():
    placed = wheel.place([Part(0), Part(5), Part(10)], 0, 10)
    far = [((x - MIDDLE) ** 2 + (y - MIDDLE) ** 2) ** 0.5 for x, y in placed.now]
    assert far[0] == pytest.approx(14) and far[1] == pytest.approx((14 + 168) / 2) and far[2] == pytest.approx(168)


def test_what_was_not_said_has_a_spoke_and_a_number_and_no_dot():
    placed = wheel.place([Part(3, 8), Part(), Part(wish=9)], 0, 10)
    assert placed.now[1:] == (None, None) and placed.wish[1] is None and len(placed.spokes) == len(placed.numbers) == 3
    drawn = wheel.paint(placed, "Acht delen")
    assert 'class="course"' not in drawn, "no line goes across what was not said"
    assert (
        drawn.count('class="point"') == 1 and drawn.count('class="wished"') == 2 and 'aria-label="Acht delen"' in drawn
    )


def test_the_time_before_is_a_line_of_its_own():
    drawn = wheel.paint(wheel.place([Part(3, before=1), Part(4, before=2), Part(5, before=3)], 0, 10), "X")
    assert drawn.count('class="course second"') == drawn.count('class="course"') == 1
    assert 'class="course second"' not in wheel.paint(wheel.place([Part(3), Part(4)], 0, 10), "X")
