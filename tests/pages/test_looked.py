""" "Who looked?": for whose circle it is, in plain Dutch, and quick."""

from datetime import timedelta

import pytest
from django.contrib.humanize.templatetags.humanize import naturalday
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.core import access
from kring.core.access import Part, Rule
from kring.core.changes import Add
from kring.core.network import Person, Request, When
from kring.pages import part_words
from kring.pages.looked import words
from kring.store import accounts, askings, log, models, roles
from tests.pages.conftest import do


@pytest.fixture
def seen(table):
    """Bram looked three times today, took the circle along, and Chris tried."""
    do(table, Add(Person("corrie", "Corrie", rank=1)))
    bram = table.client(table.bram)
    for _ in range(3):
        bram.get(f"/n/{table.row.pk}/circle/")
    table.client(table.chris).get(f"/n/{table.row.pk}/circle/")
    return table


def page(table, user, query=""):
    return table.client(user).get(f"/n/{table.row.pk}/looked/{query}")


def shown(table, query=""):
    answer = page(table, table.anna, query)
    assert answer.status_code == 200, answer.content.decode()
    return " ".join(answer.content.decode().partition("<main")[2].split())


def test_it_is_told_when_who_in_which_role_what_and_why(seen):
    told = shown(seen)
    assert "<h2>Vandaag</h2>" in told
    assert '<bdi>Bram</bdi></b> <span class="quieter">(professional' in told
    assert "Keek naar de kring." in told and "3 keer, " in told
    assert told.count("<bdi>Bram</bdi>") == 1, "what somebody did in one day stands together"
    # An hour ago is yesterday, for an hour of every night.
    begun = naturalday(timezone.localtime(seen.row.made_at))
    assert "Het hoort bij wat deze persoon hier doet." in told and f"Afgesproken: {begun}" in told


def test_why_somebody_may_look_is_said_once_for_all_they_did_that_day(seen):
    for part in ("plan", "names", "story"):
        seen.client(seen.bram).get(f"/n/{seen.row.pk}/{part}/")
    told = shown(seen)
    assert "Keek naar het plan." in told and "Keek naar de kring." in told
    assert told.count("Het hoort bij wat deze persoon hier doet.") == 1


def test_who_has_no_access_is_somebody_and_the_client_hears_that_they_tried(seen):
    told = shown(seen)
    assert "Iemand zonder toegang" in told and "mocht het niet: de kring" in told
    assert "Chris" not in told


def test_what_one_did_oneself_is_left_out_unless_it_is_asked(seen):
    assert ">Anna</bdi>" not in shown(seen)
    assert ">Anna</bdi>" in shown(seen, "?by=all")
    assert "Anna</bdi>" not in shown(seen, f"?by={seen.bram.pk}")


def test_who_saw_corrie_can_be_asked_and_a_while_chosen(seen):
    assert "Keek naar de kring." in shown(seen, "?about=corrie")
    today = timezone.localdate()
    assert "Keek naar de kring." in shown(seen, f"?since={today}&until={today}")
    assert "Er heeft niemand gekeken." in shown(seen, f"?until={today - timedelta(days=3)}")
    assert page(seen, seen.anna, "?since=soon").status_code == 422


def test_only_whose_circle_it_is_sees_it(seen):
    carla = accounts.make("Carla")
    earlier = log.Actor(seen.anna, timezone.now() - timedelta(minutes=1))
    roles.give(carla, seen.row, access.Role.PROXY, earlier)
    assert page(seen, carla).status_code == 200
    assert page(seen, seen.bram).status_code == 403
    assert page(seen, seen.chris).status_code == 404


def test_looking_at_who_looked_has_a_line_too(seen):
    page(seen, seen.anna)
    assert models.Line.objects.filter(user=seen.anna, part="log", deed="read").exists()


def test_somebody_who_left_and_whoever_is_called_otherwise_now_are_told_as_they_are_now(seen):
    seen.bram.name = "Abraham"
    seen.bram.save()
    assert "<bdi>Abraham</bdi>" in shown(seen)


def test_who_answers_by_a_link_is_not_kring_and_was_not_invited(seen):
    by = log.Actor(seen.anna, timezone.now() - timedelta(minutes=5))
    asked = Request("r1", "Een lamp ophangen", people=("corrie",), sentence="Help je?", asked_on=When(2026, 11, 22))
    do(seen, Add(asked))
    token = askings.make(seen.row, "r1", "corrie", by)
    Client().get(f"/asked/{token}/")
    Client().post(f"/asked/{token}/", {"reply": "yes"})
    told = shown(seen, "?by=all")
    guest = told.partition("<bdi>Iemand met een link naar één vraag</bdi>")[2].partition("<bdi>")[0]
    assert "Gaf antwoord op een vraag." in guest and "Kreeg een vraag." in guest
    assert told.count("Gaf antwoord op een vraag.") == 1 and "Vroeg iemand om hulp." in told
    assert "Nodigde" not in told and "Gaf antwoord op een voorstel." not in told


def test_every_part_role_and_rule_has_its_words():
    assert set(part_words.WORDS) == set(Part)
    assert set(words.ROLES) == {role.value for role in access.Role}
    assert {rule.value for rule in Rule} <= set(words.RULES)


def test_a_page_asks_as_often_of_the_tables_for_three_lines_as_for_two_thousand(seen):
    """How long it takes with a hundred thousand is measured by `python -m bench log`."""
    with CaptureQueriesContext(connection) as few:
        shown(seen)
    now = timezone.now()
    for part in ("card", "circle", "story", "life") * 5:
        by = log.Actor(seen.bram, now - timedelta(days=len(part)), rule=part)
        log.write_all(log.line(by, models.Deed.READ, seen.row.pk, part=part) for _ in range(100))
    with CaptureQueriesContext(connection) as many:
        assert "500 keer" in shown(seen)
    assert len(many) == len(few)
