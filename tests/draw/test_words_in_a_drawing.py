"""Names: how wide they are, how they are shortened, and their initials."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from kring.draw import names, widths


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Peter", "Pe"),
        ("Oom Henk", "OH"),
        ("Tante Riet", "TR"),
        ("Dokter Bakker", "Ba"),
        ("Mevrouw Yilmaz", "Yi"),
        ("de heer Boer", "Bo"),
        ("Mevrouw van der Bergh-de Vries", "BV"),
        ("Jan-Willem", "Ja"),
        ("Mo", "Mo"),
        ("oom henk", "OH"),
        ("Jan de Vries", "JV"),
        ("o", "O"),
        ("<script>alert(1)</script>", "Sc"),
        ("محمد علي", "م"),
        ("🐶", "🐶"),
        ("👩‍👩‍👧 en opa", "EO"),
        ("", ""),
        ("???", "?"),
        ("Ria Smit & Joop de Wit", "R&J"),
        ("Ria, Joop & Els", "R&J"),
        ("Familie Smit", "FS"),
    ],
)
def test_initials_are_what_someone_would_write(name, initials):
    assert names.initials(name) == initials


@given(st.text(min_size=1, max_size=60), st.floats(40, 300))
def test_a_shortened_name_fits_its_room(name, room):
    short = names.shortened(name, 16, room)
    whole = " ".join(name.split())
    assert short == whole or short.endswith("…")
    if len(short) > 3:
        assert widths.width(short, 16) <= room or short == whole[:2] + "…"


def test_a_short_name_stays_whole():
    assert names.shortened("  Oom   Henk ", 16, 200) == "Oom Henk"


def test_the_first_name_stays_whole_where_it_can():
    assert names.shortened("Mevrouw van der Bergh-de Vries", 16, 216) == "Mevrouw van der Bergh-de…"


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_widths_are_those_of_the_fonts_themselves(weight):
    from fontpkg_atkinson_hyperlegible import __file__ as package

    folder = package.rpartition("/")[0]
    font = TTFont(f"{folder}/files/AtkinsonHyperlegible-{weight.title()}.ttf")
    glyphs, advances, size = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    for sign in "Ayxé ,-'ñŁ":
        assert widths.width(sign, 1000, weight) == pytest.approx(advances[glyphs[ord(sign)]][0] * 1000 / size, abs=1)


def test_scripts_that_the_fonts_lack_are_estimated_wide():
    for words in ("محمد", "一二三", "👩‍👩‍👧", "Ωμέγα"):
        seen = [sign for sign in words if not unicodedata.combining(sign) and sign != "\u200d"]
        assert widths.width(words, 10) >= 6 * len(seen)


def test_marks_on_letters_take_no_room():
    assert widths.width("e\u0301", 10) == widths.width("é", 10)
