"""Twelve months as squares: where the last contact was, and that it was before them."""

import xml.etree.ElementTree as ElementTree
from datetime import date

import pytest

from kring.core.network import When
from kring.draw import months
from kring.draw.months import Strip

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("when", "strip"),
    [
        (None, Strip()),
        (When(2027), Strip()),
        (When(2026, 11, 3), Strip(11, 11)),
        (When(2025, 12, 31), Strip(0, 0)),
        (When(2025, 11, 30), Strip(is_before=True)),
        (When(2026), Strip(1, 11)),
        (When(2025), Strip(0, 0, is_before=True)),
        (When(1999), Strip(is_before=True)),
    ],
)
def test_a_last_contact_stands_in_its_month_or_in_all_that_it_can_have_been(when, strip):
    assert months.place(when, TODAY) == strip
    ElementTree.fromstring(months.paint(strip))


def test_the_months_above_the_strips_end_with_this_one():
    heads = months.heads(tuple("jfmamjjasond"), TODAY)
    letters = [one.text for one in ElementTree.fromstring(heads)]
    assert "".join(letters) == "djfmamjjason"
