"""Validated scales are ready to be loaded by who holds them: their sums come out right, and none of them is ours."""

from pathlib import Path

import pytest

from kring.core import responses, scores
from kring.exchange import fhir, fhir_in, xlsform
from kring.methods import loader, questions
from tests.methods import held_scales

HELD = {
    text.partition('id = "')[2].partition('"')[0]: text
    for text in (held_scales.strain(), held_scales.valued(), held_scales.support(), held_scales.reaction())
}


def read(id):
    return loader.understood(HELD[id], Path(f"{id}.toml"))


def told(id, given):
    one = read(id)
    return one, scores.all_of(one, questions.replied(one, given))


@pytest.mark.parametrize("id", HELD)
def test_it_is_read_goes_out_and_comes_back_and_says_that_it_is_no_list_of_kring(id):
    one = read(id)
    assert not one.own and id not in questions.lists() and questions.failing(one) == []
    assert fhir_in.read(fhir.write(one)).questions == one
    assert xlsform.write(one).data


def test_thirteen_yes_or_no_count_and_seven_is_the_second_band():
    given = {f"i{number}": "yes" if number <= 7 else "no" for number in range(1, 14)}
    _, found = told("held-strain", given)
    assert (found["strain"].value, found["strain"].most, found["strain"].band.name.nl) == (7, 13, "Veel")
    del given["i13"]
    _, found = told("held-strain", given)
    assert found["strain"].open == ("i13",)


def test_each_option_has_its_own_weight_and_the_best_adds_up_to_the_most():
    _, found = told("held-valued", {"i1": "o2", "i2": "o1", "i3": "o0", "happy": 8})
    assert found["valued"].value == 17.5 and found["valued"].most == pytest.approx(31.2) and found["happy"].value == 8


def test_three_parts_and_the_whole_are_sums_of_their_own():
    given = {f"i{number}": 1 + number % 4 for number in range(1, 13)}
    _, found = told("held-support", given)
    assert [found[id].value for id in ("everyday", "hard-times", "esteem", "all")] == [10, 10, 10, 30]
    assert (found["all"].least, found["all"].most) == (12, 48)


def test_items_are_turned_round_and_a_mean_does_without_one_answer():
    given = {f"i{number}": 5 for number in range(1, 25)}
    one, found = told("held-reaction", given)
    assert found["worth"].value == pytest.approx((6 * 5 + 1) / 7, abs=1e-4)
    assert found["money"].value == pytest.approx((2 * 5 + 1) / 3, abs=1e-4) and found["days"].value == 5
    assert found["health"].value == 4
    del given["i1"], given["i16"]
    one, found = told("held-reaction", given)
    assert found["worth"].answered == 6 and found["days"].open == ("i16",)
    assert responses.left(one, questions.replied(one, given))
