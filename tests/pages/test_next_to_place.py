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


def test_who_was_last_to_get_a_place_says_that_everybody_has_one_and_leads_to_the_picture(table, page):
    assert "Dat was de laatste. Zo ziet de kring eruit." not in _placed(table, page, "bas")
    last = _placed(table, page, "corrie")
    assert "Dat was de laatste. Zo ziet de kring eruit." in last
    assert re.search(r'id="see-all" href="[^"]+#drawing"', last)
    moved = _placed(table, page, "corrie", ring="intimates")
    assert "Zo ziet de kring eruit" not in moved and 'id="see-all"' in moved


def test_nothing_comes_in_above_the_groups_while_the_group_is_still_to_choose(table, page):
    """A finger on its way to a group must find it there: only the question above changes."""
    before, half = (
        table.client(table.anna).get(f"{page}?who=bas").content.decode(),
        _placed(table, page, "bas", sector="", part="ring"),
    )
    tags = [re.findall(r"<(\w+)", one.partition('id="where"')[2].partition("<details")[0]) for one in (before, half)]
    assert [one for one in tags[0] if one != "span"] == [one for one in tags[1] if one != "span"]
    assert "Nog één ding: bij welke groep hoort Bas?" in half and 'id="nearer"' not in half
    assert 'id="nearer"' in _placed(table, page, "bas")


def test_the_button_of_the_groups_says_one_thing(table, page):
    def button(shown):
        return " ".join(re.sub(r"<[^>]+>", " ", shown.partition('id="group">')[2].partition("</summary>")[0]).split())

    assert button(table.client(table.anna).get(f"{page}?who=bas").content.decode()) == "Kies een groep"
    assert button(_placed(table, page, "bas")) == "Samenleving Andere groep"


def test_with_only_a_ring_the_question_for_the_group_comes_first(table, page):
    half = _placed(table, page, "bas", sector="", part="ring")
    assert 'id="next-person"' not in half


def test_each_group_says_who_belongs_in_it(table, page):
    shown = table.client(table.anna).get(f"{page}?who=bas").content.decode()
    assert "vrienden, en mensen uit de buurt" in shown and "huisgenoten, mensen van de dagbesteding" in shown
