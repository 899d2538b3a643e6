"""A circle of a couple or a family: their names, their picture, and the pages speak to all of them."""

import json

import pytest

from kring.core import network
from kring.core.changes import Add, Place
from kring.core.network import OwnerKind, Person, Placement
from kring.store import accounts, log, models
from tests.pages.conftest import CIRCLE, do


@pytest.fixture
def several(table):
    """The circle of Ria and Joop, with Mien close by, as Ria and Joop and as their coach see it."""
    value = accounts.empty("Ria Smit", "Joop de Wit", kind=OwnerKind.COUPLE)
    by = log.Actor(None, table.row.made_at)
    both, table.row = accounts.new_client(network.called(value), by, professional=table.bram, value=value)
    table.anna = both
    do(table, Add(Person("mien", "Mien")), Place(CIRCLE, "mien", None, Placement("friends", "family")))
    return table


def page(table, user: models.User, room: str) -> str:
    answer = table.client(user).get(f"/n/{table.row.pk}/{room}")
    assert answer.status_code == 200
    return answer.text


def test_the_picture_has_both_in_the_middle(several):
    assert ">R&amp;J</text>" in page(several, several.anna, "circle/")
    assert ">R&amp;J</text>" in page(several, several.bram, "says/")


def test_the_pages_speak_to_both(several):
    assert "Wie kennen jullie?" in page(several, several.anna, "names/?add=1")
    assert "Wat vinden jullie van jullie kring?" in page(several, several.anna, "says/")
    assert "Wat vinden jullie van jullie kring?" in page(several, several.anna, "circle/")


@pytest.mark.parametrize("room", ["names/", "names/?add=1", "circle/", "says/", "says/?show=1", "files/"])
def test_every_page_goes_by_both_names_to_a_coach(several, room):
    shown = page(several, several.bram, room)
    assert "Ria" in shown and "Joop" in shown


def test_a_coachs_first_page_has_both_names(several):
    assert "Ria Smit &amp; Joop de Wit" in several.client(several.bram).get("/").text


def test_their_copy_holds_both(several):
    plain = json.loads(page(several, several.anna, "files/copy/"))
    assert [one["name"] for one in plain["network"]["owner"]["selves"].values()] == ["Ria Smit", "Joop de Wit"]
    assert plain["network"]["owner"]["kind"] == "couple"
