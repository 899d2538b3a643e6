"""What the rules of a map and its days say stands on the pages, by the one engine that evaluates them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kring.core import reviews
from kring.core.changes import Add, Set
from kring.core.network import Person
from kring.methods import loader, rulebook
from kring.store import models
from tests.pages.conftest import do, value


def shown(table, where):
    return table.client(table.anna).get(f"/n/{table.row.pk}/{where}").text


def test_who_begins_is_asked_once_whether_there_is_a_map_already(table):
    do(table, Set("owner", "", "wants_to_map", None, True))
    asks = "Heb je al een lijst of tekening"
    assert asks in shown(table, "names/") and asks not in shown(table, "names/?begin=new")


def test_the_circle_comes_after_the_names(table):
    first = "Eerst de namen, dan de kring"
    assert first in shown(table, "circle/")
    do(table, Add(Person("joke", "Joke", rank=1.0)))
    assert first not in shown(table, "circle/")


@pytest.mark.parametrize(
    ("id", "days", "told"), [("R005", 31, "Een kring is een begin"), ("R006", 100, "Het is tijd om weer")]
)
def test_a_map_of_a_while_ago_is_brought_up(table, id, days, told):
    do(table, Add(Person("joke", "Joke", rank=1.0)))
    assert told not in shown(table, "moments/")
    begun = timezone.now() - timedelta(days=days)
    models.Network.objects.filter(pk=table.row.pk).update(made_at=begun)
    since, today = timezone.localdate(begun), timezone.localdate()
    assert id in rulebook.of_days(value(table), since, reviews.review_day(since), today)
    assert told in shown(table, "moments/")


def test_nobody_on_the_list_is_said_by_the_rule_that_says_it_in_the_register(table):
    assert rulebook.of_days(value(table), timezone.localdate(), None, timezone.localdate()) == {"R024"}
    do(table, Add(Person("joke", "Joke", rank=1.0)))
    assert rulebook.of_days(value(table), timezone.localdate(), None, timezone.localdate()) == set()


def test_who_waits_for_a_place_waits_by_the_rule_on_the_list_in_the_circle_and_on_the_first_page(table):
    do(table, Add(Person("joke", "Joke", rank=1.0)))
    layout = loader.layout_in_use(value(table))
    assert [one.name for one in rulebook.waiting(value(table), layout)] == ["Joke"]
    assert "data-tray" in shown(table, "circle/") and "Joke" in shown(table, "circle/")
