"""What comes along with every page is what its packages make, and light."""

import gzip
import re

from kring.site import fonts, icons, letters

STATIC = icons.INTO


def test_the_sprite_holds_every_icon_that_is_asked_for_and_no_other():
    assert (STATIC / "icons.svg").read_text() == icons.sprite(), "make assets"


def test_the_letters_are_what_the_packages_make_and_weigh_at_most_70_kb():
    made = {f"{face.name}.woff2" for face in fonts.faces()}
    assert {file.name for file in fonts.INTO.iterdir()} == made
    assert sum(file.stat().st_size for file in fonts.INTO.iterdir()) <= fonts.BUDGET
    digits = next(face for face in fonts.faces() if face.name == "digits-400")
    assert (fonts.INTO / "digits-400.woff2").read_bytes() == fonts.subset(digits)


def test_the_letters_hold_the_names_of_half_of_europe():
    from fontTools.ttLib import TTFont

    for name in ("atkinson-400", "atkinson-700", "vollkorn-500"):
        known = TTFont(fonts.INTO / f"{name}.woff2").getBestCmap()
        assert all(ord(sign) in known for sign in "Ëlodie Øystein Łukasz Şule Müller Ñuñez Žofia “’s avonds”…"), name


def test_the_letters_of_paper_are_what_the_packages_make_and_know_their_own_signs():
    made = letters.files()
    assert {file.name for file in letters.INTO.iterdir()} == {*made, "known.json"}
    assert (letters.INTO / "sans-400.ttf").read_bytes() == made["sans-400.ttf"](), "make assets"
    assert (letters.INTO / "known.json").read_text() == letters.known()


def test_every_token_that_is_used_is_in_the_one_file():
    known = set(re.findall(r"(--[a-z0-9-]+)\s*:", (STATIC / "tokens.css").read_text()))
    for file in [*STATIC.glob("*.css"), *STATIC.parents[2].parent.glob("pages/*/static/**/*.css")]:
        said = file.read_text()
        own = set(re.findall(r"(--[a-z0-9-]+)\s*:", said))
        assert set(re.findall(r"var\((--[a-z0-9-]+)", said)) - own <= known, file


def test_dark_by_choice_and_dark_by_device_are_the_same():
    said = (STATIC / "tokens.css").read_text()
    by_device = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\n  \}', said, re.S)[1]
    by_choice = re.search(r':root\[data-theme="dark"\] \{(.*?)\n\}', said, re.S)[1]
    assert by_device.split() == by_choice.split()


def test_what_every_page_brings_along_is_light():
    weight = sum(len(gzip.compress(file.read_bytes())) for file in STATIC.iterdir() if file.is_file())
    assert weight <= 30_000
