"""What is written down is plain text that cannot be anything else."""

import locale
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.draw import svg


@pytest.mark.parametrize(
    ("value", "written"),
    [(1, "1"), (1.0, "1"), (-0.04, "0"), (-3.5, "-3.5"), (2.26, "2.3"), (0, "0"), (1234567.8, "1234567.8")],
)
def test_a_number_has_a_point_and_one_decimal(value, written):
    assert svg.number(value) == written


@pytest.mark.parametrize(("value", "written"), [(1, "1"), (0.5, "0.5"), (-0.0001, "0"), (10.0, "10"), (-0.25, "-0.25")])
def test_a_scale_has_at_most_three_decimals(value, written):
    assert svg.fine(value) == written


def test_numbers_do_not_follow_the_locale():
    before = locale.setlocale(locale.LC_ALL)
    try:
        for name in ("nl_NL.UTF-8", "de_DE.UTF-8", "C.UTF-8"):
            try:
                locale.setlocale(locale.LC_ALL, name)
            except locale.Error:
                continue
            assert svg.number(1234.5) == "1234.5"
    finally:
        locale.setlocale(locale.LC_ALL, before)


@given(st.text(max_size=40))
def test_any_words_stand_as_words(words):
    root = ElementTree.fromstring(svg.element("svg", svg.text(words, 1, 2), title=words))
    assert [child.tag for child in root] == ["text"] and not list(root[0])


def test_a_script_is_only_words():
    assert (
        svg.text("<script>alert(1)</script>", 0, 0) == '<text x="0" y="0">&lt;script&gt;alert(1)&lt;/script&gt;</text>'
    )
    assert svg.element("a", "", href='" onload="x') == '<a href="&quot; onload=&quot;x"></a>'


def test_signs_that_turn_the_reading_direction_are_left_out():
    assert svg.escaped("an\u202ena\x00\x07") == "anna"


def test_an_attribute_that_is_nothing_is_left_out():
    assert svg.element("g", None, class_="x", data_ring=None) == '<g class="x"/>'
