"""Drawn people: every combination of the kit is a face, and nobody's looks are guessed."""

import itertools
import xml.etree.ElementTree as ElementTree

import pytest

from kring.core.method import Closeness
from kring.core.network import Face
from kring.draw import faces, scenes

SVG = "{http://www.w3.org/2000/svg}"


def test_every_combination_is_drawn_and_every_choice_shows():
    chosen = itertools.product(faces.HAIR, faces.SKIN, faces.HAIR_COLOUR, faces.CLOTHES)
    drawn = {faces.fragment(Face(hair, skin, colour, clothes)) for hair, skin, colour, clothes in chosen}
    assert len(drawn) == len(faces.HAIR) * len(faces.SKIN) * len(faces.HAIR_COLOUR) * len(faces.CLOTHES)


def test_glasses_and_a_beard_show():
    plain = Face("short", "light", "brown", "blue")
    others = [
        Face("short", "light", "brown", "blue", glasses=True),
        Face("short", "light", "brown", "blue", beard=True),
    ]
    assert len({faces.fragment(face) for face in (plain, *others)}) == 3


def test_parts_of_a_newer_kit_are_still_a_face():
    assert faces.fragment(Face("mohawk", "moon", "neon", "cape")).startswith("<path")


def test_in_grey_no_colour_is_left():
    drawn = faces.fragment(Face("curly", "olive", "red", "teal", glasses=True, beard=True), grey=True)
    colours = [piece[:6] for piece in drawn.split("#")[1:]]
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)


@pytest.mark.parametrize("picture", Closeness)
@pytest.mark.parametrize("other", [None, Face("curly", "light", "red", "teal")])
def test_a_scene_is_whole_with_a_face_and_without(picture, other):
    root = ElementTree.fromstring(scenes.closeness(picture, None, other, "Heel <dichtbij>"))
    assert root.get("viewBox") == "0 0 216 176" and root.find(f"{SVG}title").text == "Heel <dichtbij>"


def test_without_a_face_a_scene_shows_no_hair_and_no_skin():
    drawn = scenes.closeness(Closeness.FRIEND, None, None)
    assert not any(tone in drawn for pair in faces.SKIN.values() for tone in pair)
    assert not any(colour in drawn for colour in faces.HAIR_COLOUR.values())
