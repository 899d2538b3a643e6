"""The lists of questions on the shelf: every example in them holds, and what they lead to is there."""

import msgspec
import pytest

from kring.core.questions import Mode
from kring.methods import questions, register

LISTS = questions.lists()


@pytest.mark.parametrize("id", LISTS)
def test_every_example_holds_and_there_is_one(id):
    assert LISTS[id].example
    assert questions.failing(LISTS[id]) == []


@pytest.mark.parametrize("id", LISTS)
def test_an_example_that_does_not_hold_is_told(id):
    one = LISTS[id]
    wrong = msgspec.structs.replace(one.example[0], open=("nothing",))
    assert questions.failing(msgspec.structs.replace(one, example=(wrong,)))


@pytest.mark.parametrize("id", LISTS)
def test_what_a_score_leads_to_is_in_the_register(id):
    known = register.works()
    assert [way for score in LISTS[id].score for band in score.band for way in band.ways if way not in known] == []


def test_there_is_a_list_for_every_way_of_asking():
    assert {mode for one in LISTS.values() for mode in one.mode} >= set(Mode) - {Mode.CHECKLIST}


def test_what_a_carer_says_of_the_load_is_hers():
    assert LISTS["burden-check"].hers
