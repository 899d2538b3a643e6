"""A layout as a value: what fits in it, and what it proposes."""

import msgspec
import pytest

from kring.core import method
from kring.core.network import Category, Gender, Person, Placement
from kring.methods import loader

CIRCLE = loader.layout("lensink-circle")


@pytest.mark.parametrize(
    ("placement", "fits"),
    [
        (Placement(ring="friends", sector="family"), True),
        (Placement(left_out=True), True),
        (Placement(sector="society"), True),
        (Placement(ring="nowhere", sector="family"), False),
        (Placement(ring="friends", sector="nobody"), False),
    ],
)
def test_a_placement_fits_when_its_ring_and_sector_exist(placement, fits):
    assert method.fits(CIRCLE, placement) is fits


@pytest.mark.parametrize("category", Category)
def test_every_category_has_a_group_to_propose(category):
    assert method.proposed_sector(CIRCLE, Person(id="p", name="P", category=category)) in CIRCLE.sector


def test_nothing_is_proposed_for_whom_nobody_described():
    assert method.proposed_sector(CIRCLE, Person(id="p", name="P")) is None


@pytest.mark.parametrize(
    ("placement", "category"),
    [
        (Placement("friends", "family"), Category.FAMILY),
        (Placement(None, "professionals"), Category.PROFESSIONAL),
        (Placement("friends", "society"), None),
        (Placement("friends", None), None),
        (Placement(left_out=True), None),
    ],
)
def test_a_group_of_one_kind_says_who_somebody_is(placement, category):
    assert method.implied_category(CIRCLE, placement) is category


def test_easy_words_follow_the_gender_that_was_told_and_else_fit_everyone():
    near = CIRCLE.ring[0]
    assert method.easy(near, Gender.WOMAN).sentence.nl == "Ik vertel haar alles."
    assert method.easy(near, Gender.MAN).sentence.nl == "Ik vertel hem alles."
    assert method.easy(near, None) == method.easy(near, Gender.OTHER) == near.easy
    assert method.easy(CIRCLE.ring[1], Gender.MAN) == CIRCLE.ring[1].easy


def test_words_are_said_in_dutch_or_else_in_english():
    words = method.Words("kring", "circle")
    assert [method.said(words, language) for language in ("nl", "nl-be", "en", "fr")] == [
        "kring",
        "kring",
        "circle",
        "circle",
    ]


def test_an_unknown_word_in_a_method_is_refused():
    with pytest.raises(msgspec.ValidationError):
        method.converted({"word": "dance", "id": "x"})
