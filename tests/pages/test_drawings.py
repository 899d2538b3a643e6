"""The gallery: every picture of the same people that this visitor may open, and no other."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.core import access
from kring.core.changes import Add
from kring.core.network import Person
from kring.methods import loader
from kring.pages.drawings import pictures
from kring.store import accounts, log
from tests.pages.conftest import do


@pytest.fixture
def anna(table):
    do(table, Add(Person("joke", "Joke", rank=1)))
    return table.client(table.anna)


def shown(browser, table):
    answer = browser.get(f"/n/{table.row.pk}/drawings/")
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_every_layout_and_every_picture_is_a_card_with_its_purpose(anna, table):
    page = shown(anna, table)
    for layout in loader.layouts().values():
        assert layout.name.nl in page and layout.purpose.nl in page
    for one in pictures.PICTURES:
        assert f'href="{reverse(one.url, args=[table.row.pk])}"' in page
    assert page.count('class="drawing thumbnail"') == len(loader.layouts()) + len(pictures.PICTURES)


def test_every_card_leads_to_a_page_that_opens(anna, table):
    links = re.findall(r'<a class="row" href="([^"]*)"', shown(anna, table))
    assert links
    assert {link: anna.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_who_may_not_see_a_part_does_not_find_its_pictures(anna, table):
    carla = accounts.make("Carla")
    by = log.Actor(table.anna, timezone.now() - timedelta(minutes=1))
    accounts.assign(carla, table.row, access.Role.MEMBER, by, parts=[access.Part.NAMES])
    page = shown(table.client(carla), table)
    assert "<a" not in page
    assert "nog geen tekening" in page


def test_the_top_of_every_page_leads_here(anna, table):
    page = anna.get(f"/n/{table.row.pk}/names/").content.decode()
    assert re.search(rf'<a href="/n/{table.row.pk}/drawings/">\s*Tekeningen', page)
