"""A large family tree comes in, in a few seconds and as one act that can be taken back."""

import time

import pytest

from tests.exchange.test_gedcom import royal
from tests.pages.conftest import value
from tests.pages.test_bring import english, step, upload, words

ASKED, SECONDS = 401, 4  # of processor, for all of the pages together


@pytest.fixture
def anna(table):
    return english(table, table.anna)


def test_hundreds_of_people_come_in_at_once_and_go_again(anna, table):
    began = time.process_time()
    asked = upload(table, anna, royal(ASKED), "royal.ged")
    assert asked.status_code == 422 and "whose family" in words(asked).lower()
    answer = upload(table, anna, royal(ASKED), "royal.ged", case="Person1 Royal")
    said = words(answer)
    assert f"{ASKED} people are new" in said and "ties of family come along" in said
    assert step(table, anna, answer).status_code == 302
    now = value(table)
    assert len(now.people) == ASKED and len(now.descents) > 2 * ASKED - 200 and len(now.partnerships) > ASKED / 4
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u", "version": "2"})
    assert value(table).people == {}
    assert time.process_time() - began < SECONDS
