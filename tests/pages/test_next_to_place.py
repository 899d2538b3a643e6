"""Who was just placed on a phone has the next person one tap away, and each group says who belongs in it."""

import re
import uuid

import pytest
from django.urls import reverse

from kring.core.changes import Add
from kring.core.network import Person
from tests.pages.conftest import do, version


@pytest.fixture
def page(table):
    do(table, *(Add(Person(name.lower(), name, rank=place)) for place, name in enumerate(("Bas", "Corrie"))))
    return reverse("circle:show", args=[table.row.pk])


def _placed(table, page, person, **more):
    sent = {
        "act": str(uuid.uuid4()),
        "version": version(table),
        "person": person,
        "ring": "friends",
        "sector": "society",
        **more,
    }
    answer = table.client(table.anna).post(f"{page}place/", sent, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_after_a_place_is_given_the_next_person_is_one_tap_away(table, page):
    first = _placed(table, page, "bas")
    [link] = re.findall(r'id="next-person" href="([^"]+)"[^>]*>([^<]+)<', first)
    assert "who=corrie" in link[0] and link[1] == "Volgende: Corrie"
    assert 'id="next-person"' not in _placed(table, page, "corrie")  # everybody has a place


def test_with_only_a_ring_the_question_for_the_group_comes_first(table, page):
    half = _placed(table, page, "bas", sector="", part="ring")
    assert 'id="next-person"' not in half


def test_each_group_says_who_belongs_in_it(table, page):
    shown = table.client(table.anna).get(f"{page}?who=bas").content.decode()
    assert "vrienden, en mensen uit de buurt" in shown and "huisgenoten, mensen van de dagbesteding" in shown
