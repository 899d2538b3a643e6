"""Who somebody is: their story, what they like and want help with, and the clubs around them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kring.core.changes import Add
from kring.core.network import Group, Person
from tests.pages.conftest import Table, do, value, version


def act(table: Table, browser: Client, where: str, id: str = "a1", **fields: object):
    return browser.post(f"/n/{table.row.pk}/story/{where}/", {"act": id, "version": version(table), **fields})


def page(table: Table, browser: Client, query: str = "") -> str:
    return browser.get(f"/n/{table.row.pk}/story/{query}").content.decode()


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(Person("bert", "Bert")), Add(Person("els", "Els", tasks=("was",))))
    return table.client(table.anna)


def test_what_anna_tells_is_kept_and_shown_again(anna, table):
    told = {"interests": "Zingen", "talents": "Luisteren", "matters": "Rust", "dreams": "Een hond", "story": "Ooit …"}
    assert act(table, anna, "tell", tasks_wanted="boodschappen\n\n tuin \nboodschappen", **told).status_code == 302
    owner = value(table).owner
    assert (owner.interests, owner.talents, owner.matters, owner.dreams) == ("Zingen", "Luisteren", "Rust", "Een hond")
    assert owner.tasks_wanted == ("boodschappen", "tuin") and value(table).story == "Ooit …"
    shown = page(table, anna)
    assert "Zingen" in shown and "boodschappen\ntuin" in shown and "Wat doe je graag?" in shown


def test_nothing_filled_in_is_unknown_and_no_help_needed_is_an_answer(anna, table):
    act(table, anna, "tell")
    assert value(table).owner.tasks_wanted is None
    act(table, anna, "tell", "a2", is_nothing="on")
    assert value(table).owner.tasks_wanted == ()


def test_a_wanted_task_can_be_measured_from_then_on(anna, table):
    act(table, anna, "tell", tasks_wanted="tuin")
    assert "tuin" in anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()


def test_a_line_that_is_too_long_comes_back_with_everything_that_was_typed(anna, table):
    answer = act(table, anna, "tell", tasks_wanted="x" * 201, interests="Zingen")
    shown = answer.content.decode()
    assert answer.status_code == 422 and "x" * 201 in shown and "Zingen" in shown
    assert "Een regel heeft ten hoogste 200 tekens." in shown and value(table).owner.interests == ""


def test_whoever_was_not_asked_adds_nothing_to_the_story(anna, table):
    """S04: others enrich the story when the client asked them; to anybody else there is nothing here."""
    act(table, anna, "tell", story="Ooit was ik kok")
    refused = act(table, table.client(table.chris), "tell", "a2", story="Ooit zaten we samen op school")
    shown = refused.content.decode()
    assert refused.status_code == 404 and "Deze pagina is er niet, of is niet voor jou." in shown
    assert "kok" not in shown and value(table).story == "Ooit was ik kok"


def test_two_who_tell_at_once_both_have_their_way(anna, table):
    bram, before = table.client(table.bram), version(table)
    act(table, anna, "tell", interests="Zingen", tasks_wanted="tuin")
    answer = bram.post(
        f"/n/{table.row.pk}/story/tell/", {"act": "b1", "version": before, "talents": "Koken", "tasks_wanted": "was"}
    )
    assert answer.status_code == 409 or value(table).owner.tasks_wanted == ("tuin", "was")
    assert value(table).owner.interests == "Zingen"


def test_a_club_is_made_changed_and_taken_away(anna, table):
    act(table, anna, "group", name="Koor", kind="zingen", belongs="yes", people=["els"])
    (club,) = value(table).groups.values()
    assert (club.name, club.kind, club.people, club.owner_belongs) == ("Koor", "zingen", ("els",), True)
    assert "Je hoort er zelf bij." in page(table, anna)
    assert 'value="Koor"' in page(table, anna, f"?group={club.id}")
    act(table, anna, "group", "a2", group=club.id, name="Popkoor", belongs="no", people=["els", "bert"])
    (club,) = value(table).groups.values()
    assert (club.name, club.people, club.owner_belongs) == ("Popkoor", ("els", "bert"), False)
    act(table, anna, "group/remove", "a3", group=club.id)
    assert value(table).groups == {}
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "a4", "version": version(table)})
    assert [one.name for one in value(table).groups.values()] == ["Popkoor"]


def test_a_double_click_makes_one_club(anna, table):
    fields = {"act": "same", "version": version(table), "name": "Koor"}
    for _ in range(2):
        anna.post(f"/n/{table.row.pk}/story/group/", fields)
    assert len(value(table).groups) == 1


def test_a_club_without_a_name_comes_back_with_what_was_ticked(anna, table):
    answer = act(table, anna, "group", name="  ", kind="zingen", people=["els"], belongs="no")
    shown = answer.content.decode()
    assert answer.status_code == 422 and "Vul een naam of roepnaam in." in shown
    assert 'value="zingen"' in shown and 'value="els" checked' in shown and 'value="no" checked' in shown


def test_somebody_who_is_not_on_the_map_cannot_be_put_into_a_club(anna, table):
    assert act(table, anna, "group", name="Koor", people=["nobody"]).status_code == 422
    assert value(table).groups == {}


def test_a_coach_reads_of_anna_by_name(anna, table):
    shown = page(table, table.client(table.bram), "?group=new")
    assert "Wat doet Anna graag?" in shown and "Hoort Anna erbij?" in shown and "Wat doe je graag?" not in shown


def test_the_page_asks_as_little_of_the_database_for_thirty_clubs_as_for_one(anna, table):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(table, anna)
        return len(asked)

    do(table, Add(Group("g0", "Koor")))
    page(table, anna)
    one = queries()
    do(table, *(Add(Group(f"g{number}", f"Koor {number}")) for number in range(1, 30)))
    assert queries() == one
