"""Every drawing is in the gallery, on paper, among the moments and in a terminal, or has the reason why not."""

from itertools import product
from pathlib import Path

import pytest
from django.urls import get_resolver

from kring.commands import drawings as terminal
from kring.core import drawings
from kring.core.drawings import Drawing, Side
from kring.pages import drawn
from tests.house import source

GALLERY = source.KRING / "pages" / "drawings"


@pytest.fixture(scope="module")
def attached():
    """The drawings of all rooms: reading the addresses attaches them."""
    assert get_resolver().url_patterns
    return drawn._ATTACHED


def offers(side: Side, one: drawn.Drawn) -> bool:
    if side is Side.GALLERY:
        return bool(one.name and one.purpose) and (GALLERY / Path(one.sign).name).is_file()
    if side is Side.MOMENTS:
        return one.then is not None
    if side is Side.TERMINAL:
        return one.id in {other.id for other in (*terminal.OTHERS, *terminal.TABLES)}
    return True


@pytest.mark.parametrize(("drawing", "side"), list(product(Drawing, Side)))
def test_a_drawing_is_offered_or_has_its_reason(attached, drawing, side):
    assert offers(side, attached[drawing]) is (side not in drawings.ABOUT[drawing].without)
    assert drawings.ABOUT[drawing].without.get(side, "a reason").strip()


def test_no_side_draws_what_is_no_drawing(attached):
    assert set(attached) == set(Drawing) and {one.id for one in (*terminal.OTHERS, *terminal.TABLES)} <= set(Drawing)
