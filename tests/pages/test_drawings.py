"""The gallery: every picture of the same people that this visitor may open, and no other."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.core import access, drawings
from kring.core.changes import Act, Add, Set
from kring.core.drawings import Side
from kring.core.network import Person
from kring.methods import loader
from kring.pages import drawn
from kring.store import accounts, log, models, networks, roles
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
    for one in drawings.on(Side.GALLERY):
        assert f'href="{reverse(drawn.called(one).page, args=[table.row.pk])}"' in page
    assert page.count('class="drawing thumbnail"') == len(loader.layouts()) + len(drawings.on(Side.GALLERY))


def test_every_card_leads_to_a_page_that_opens(anna, table):
    links = re.findall(r'<a class="row" href="([^"]*)"', shown(anna, table))
    assert links
    assert {link: anna.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_who_may_not_see_a_part_does_not_find_its_pictures(anna, table):
    carla = accounts.make("Carla")
    by = log.Actor(table.anna, timezone.now() - timedelta(minutes=1))
    roles.give(carla, table.row, access.Role.MEMBER, by, parts=[access.Part.NAMES])
    page = shown(table.client(carla), table)
    assert "<a" not in page
    assert "nog geen tekening" in page


def test_the_top_of_every_page_leads_here(anna, table):
    page = anna.get(f"/n/{table.row.pk}/names/").content.decode()
    assert re.search(rf'<a href="/n/{table.row.pk}/drawings/">\s*Tekeningen', page)


def test_a_carer_lays_the_circle_of_the_client_beside_her_own_each_behind_its_own_door(anna, table):
    do(table, Set("owner", table.row.pk, "kind", "person", "carer"))
    other, row = accounts.new_client("Moeder", log.Actor(None, timezone.now() - timedelta(hours=1)))
    beside = f"/n/{table.row.pk}/drawings/beside/"
    assert beside in shown(anna, table)
    assert "deelt nog niemand anders een kring met je" in anna.get(beside).content.decode()
    assert "halves" not in anna.get(f"{beside}?with={row.pk}").context, "what is not shared does not exist"
    by = log.Actor(other, timezone.now() - timedelta(minutes=1))
    roles.give(table.anna, row, access.Role.VOLUNTEER, by)
    seen = log.Actor(other, timezone.now(), access.Viewer(str(other.pk), access.Role.OWNER))
    added = Add(Person("j", "joke", rank=1)), Add(Person("k", "Karel", rank=2))
    networks.change(row.pk, Act("a", added), seen, 1)
    page = anna.get(f"{beside}?with={row.pk}")
    assert [half.name for half in page.context["halves"]] == ["Anna", "Moeder"]
    assert page.context["shared"] == ["Joke"]
    there = re.sub(r"<template.*?</template>", "", page.content.decode(), flags=re.DOTALL)  # not in the document yet
    ids = re.findall(r' id="([^"]+)"', there)
    assert len(ids) == len(set(ids)), "the ids of both drawings stay apart"
    lines = models.Line.objects.filter(user=table.anna, deed="read", network_id=row.pk, part="circle")
    assert lines.count() == 1


def test_who_cares_for_nobody_is_not_offered_another_circle(anna, table):
    assert "drawings/beside/" not in shown(anna, table)
    assert anna.get(f"/n/{table.row.pk}/drawings/beside/").status_code == 404


def test_a_coach_of_a_carer_meets_no_list_of_other_clients(table):
    bram = table.client(table.bram)
    do(table, Set("owner", table.row.pk, "kind", "person", "carer"))
    assert "drawings/beside/" not in shown(bram, table)
    assert bram.get(f"/n/{table.row.pk}/drawings/beside/").status_code == 404


PLACES = {
    "circle": ("circle/", "moments/", "moments/film/", "files/", "history/", "paper/circle/"),
    "drawings": ("drawings/", "ecogram/", "life/", "msna/", "paper/relations/", "web/"),
    "says": ("says/", "what-if/"),
}


def test_every_page_says_in_which_part_of_the_circle_it_is(anna, table):
    for where, at in [(where, one) for where, several in PLACES.items() for one in several]:
        answer = anna.get(f"/n/{table.row.pk}/{at}")
        parts = answer.content.decode().partition("<nav")[2].partition("</nav>")[0]
        assert re.findall(r'href="([^"]+)" aria-current="', parts) == [f"/n/{table.row.pk}/{where}/"], at
