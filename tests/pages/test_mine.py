"""The client's own room: what is theirs to know and to decide, on one page, for them and whoever stands in."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.core import access
from kring.core.changes import Set
from kring.pages.mine import links
from kring.store import accounts, log, roles
from tests.pages.conftest import do


def page(table, user):
    return table.client(user).get(f"/n/{table.row.pk}/mine/")


def test_every_line_of_the_room_has_a_sentence_and_leads_to_a_page_that_opens(table):
    shown = page(table, table.anna).content.decode()
    anna = table.client(table.anna)
    assert "burden" not in shown
    do(table, Set("owner", "owner", "cares_for", "", "Piet, mijn man"))
    shown = page(table, table.anna).content.decode()
    for one in links.LINKS:
        assert f'href="{reverse(one.url, args=[table.row.pk])}"' in shown and str(one.sentence) in shown
        assert anna.get(reverse(one.url, args=[table.row.pk])).status_code == 200


@pytest.mark.parametrize("role", [access.Role.PROFESSIONAL, access.Role.VOLUNTEER, access.Role.MEMBER])
def test_nobody_else_has_a_way_in_or_a_link_to_it(table, role):
    carla = accounts.make("Carla")
    by = log.Actor(table.anna, timezone.now() - timedelta(minutes=1))
    roles.give(carla, table.row, role, by, [access.Part.NAMES, access.Part.CIRCLE])
    assert page(table, carla).status_code == 403
    assert "/mine/" not in table.client(carla).get(f"/n/{table.row.pk}/names/").content.decode()


def test_who_stands_in_for_the_client_finds_it_from_any_page(table):
    carla = accounts.make("Carla")
    by = log.Actor(table.anna, timezone.now() - timedelta(minutes=1))
    roles.give(carla, table.row, access.Role.PROXY, by)
    names = table.client(carla).get(f"/n/{table.row.pk}/names/").content.decode()
    assert re.search(rf'<a href="/n/{table.row.pk}/mine/">', names)
    assert page(table, carla).status_code == 200
