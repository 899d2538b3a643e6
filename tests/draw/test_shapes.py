"""Shapes tell what kind of person someone is, in any colour and in none."""

import re

import pytest

from kring.core.network import Category, Person, Sort
from kring.draw import shapes
from kring.draw.shapes import Shape


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("size", [6.6, 19, 38])
def test_no_shape_reaches_further_than_it_says(shape, size):
    line = shapes.path(shape, size)
    points = re.findall(r"[MLQ ]?(-?[\d.]+) (-?[\d.]+)", re.sub(r"A[^A]*?1 1", "M", line))
    assert all(
        abs(float(x)) <= size * shapes.REACH + 0.1 and abs(float(y)) <= size * shapes.REACH + 0.1 for x, y in points
    )


def test_every_category_has_a_shape_and_so_has_who_has_none():
    assert set(shapes.OF) == {*Category, None}


def test_a_service_and_a_place_have_outlines_that_nobody_has():
    sorts = {sort: shapes.of(Person("p", "P", sort=sort, category=Category.FAMILY)) for sort in Sort}
    assert sorts[Sort.PERSON] == Shape.CIRCLE
    assert {sorts[Sort.SERVICE], sorts[Sort.FACILITY]} == set(Shape) - set(shapes.OF.values())


def test_every_shape_is_another():
    lines = {shapes.path(shape, 38) for shape in Shape}
    assert len(lines) == len(Shape) - 1  # the open circle has the line of the circle, and is drawn open
