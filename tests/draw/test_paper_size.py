"""A sheet names the paper on which every name can be read."""

import pytest

from kring.draw import circle, paper
from kring.draw.seats import Legend
from tests.draw import crowds
from tests.draw.crowds import LAYOUT


def points(seats: paper.Seats, size: str) -> float:
    """How large a name comes out on a paper."""
    width, height = paper.SHEETS[size]
    return seats.font * min(width / seats.width, height / seats.height)


@pytest.mark.parametrize("count", [0, 12, 40, 80, 120, 200])
def test_every_name_is_nine_points_on_the_paper_that_is_named(count: int) -> None:
    placed = circle.place(crowds.scattered(count), LAYOUT, "paper")
    assert points(placed, paper.size(placed)) >= 9


def test_no_larger_paper_is_asked_for_than_is_needed() -> None:
    few, many = (circle.place(crowds.scattered(count), LAYOUT, "paper") for count in (40, 120))
    assert paper.size(few) == "a4"
    assert paper.size(many) == "a3" and points(many, "a4") < 9


def test_the_drawing_says_it_in_its_class() -> None:
    few, many = (circle.place(crowds.scattered(count), LAYOUT, "paper") for count in (40, 120))
    assert 'class="drawing paper grey"' in paper.sheet(few, paper.Page("Anna"), Legend())
    assert 'class="drawing paper grey a3"' in paper.sheet(many, paper.Page("Anna"), Legend())
