"""How it went over all moments: in words, as a small picture, and as a table of every number (T07)."""

import re

from kring.core import access
from kring.core.changes import Add, Set
from kring.core.network import Action, Category, Person
from kring.store import roles
from tests.pages import test_moments
from tests.pages.conftest import do
from tests.pages.test_moments import by, keep, room, text, words

anna = test_moments.anna


def test_how_it_went_is_told_over_all_moments_in_words_picture_and_numbers(anna, table):
    assert "Hoe het liep" not in words(anna.get(room(table)))
    keep(table, anna, "a1", name="Eerst", review_on="")
    for at in range(3):
        do(table, Add(Person(f"p{at}", f"Hulp {at}", category=Category.PROFESSIONAL)))
    keep(table, anna, "a2", name="Toen", review_on="")
    do(table, Set("people", "p0", "status", "active", "faded"))
    page = words(anna.get(room(table)))
    assert "Hoe het liep" in page and "Mensen: eerst 3, tussendoor 6, nu 5." in page
    assert "Professionals: eerst 0, tussendoor 3, nu 2." in page
    assert "Naar verhouding zijn er nu meer professionals." in page
    drawn = re.search(r'<svg[^>]*class="drawing trend".*?</svg>', text(anna.get(room(table))), re.S)[0]
    assert ">3</text>" in drawn and ">6</text>" in drawn and ">5</text>" in drawn


def test_who_was_not_shown_what_it_says_sees_the_moments_without_their_course(anna, table):
    keep(table, anna, name="Eerst", review_on="")
    parts = frozenset({access.Part.NAMES, access.Part.CIRCLE, access.Part.MOMENTS})
    roles.give(table.chris, table.row, access.Role.VOLUNTEER, by(table), parts, looks=parts)
    page = words(table.client(table.chris).get(room(table)))
    assert "Eerst" in page and "Hoe het liep" not in page


def test_what_people_around_and_professionals_carry_is_told_over_time(anna, table):
    do(table, Add(Person("zuster", "Zuster", category=Category.PROFESSIONAL)), Add(Person("mo", "Mo")))
    do(table, Add(Action("a", "De ramen", by="zuster", is_chosen=True)))
    keep(table, anna, "a1", name="Eerst", review_on="")
    do(table, Set("actions", "a", "by", "zuster", "mo"), Add(Action("b", "De tuin", by="mo", is_chosen=True)))
    page = words(anna.get(room(table)))
    assert "Afgesproken, en gedaan door mensen om je heen: eerst 0, nu 2." in page
    assert "Afgesproken, en gedaan door professionals: eerst 1, nu 0." in page
