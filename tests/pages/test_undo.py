"""Taking back and doing again, through the pages, at least fifty steps far."""

import re

import msgspec
import pytest
from django.test import Client

from kring.core.access import Role
from kring.core.changes import Add, Place, Take
from kring.core.network import Network, Person, Placement, Success
from kring.store import log, roles
from tests.pages.conftest import CIRCLE, Table, do, value, version, works_along

STEPS = 60


def step(browser: Client, table: Table, deed: str, act: str, **more: str):
    return browser.post(f"/n/{table.row.pk}/{deed}/", {"act": act, **more})


def name(browser: Client, table: Table, title: str, act: str):
    return browser.post(f"/n/{table.row.pk}/names/add/", {"act": act, "version": version(table), "name": title})


@pytest.fixture
def anna(table: Table) -> Client:
    return table.client(table.anna)


def alive(net: Network) -> Network:
    """The network without the ids of who was in it once: taking back an addition leaves such a trace."""
    return msgspec.structs.replace(net, removed=())


def many_deeds(browser: Client, table: Table) -> list[Network]:
    """Sixty deeds of every kind, and the network as it was before each of them."""
    before, people = [], f"/n/{table.row.pk}"
    for number in range(STEPS):
        before.append(value(table))
        told = {"act": f"d{number}", "version": version(table)}
        latest = next(reversed(value(table).people), "")
        match number % 5:
            case 0:
                sent = browser.post(f"{people}/names/add/", {**told, "name": f"Naam {number}"})
            case 1:
                sent = browser.post(f"{people}/names/remark/", {**told, "person": latest, "remark": f"Zin {number}"})
            case 2:
                where = {"person": latest, "ring": "friends", "sector": "family"}
                sent = browser.post(f"{people}/circle/place/", {**told, **where})
            case 3:
                card = {"name": f"Anders {number}", "status": "active", "ties": "1", "knows": list(value(table).people)}
                sent = browser.post(f"{people}/people/{latest}/describe/", {**told, **card})
            case _:
                first = next(iter(value(table).people))
                gone = first if number % 10 == 9 else ""
                sent = browser.post(f"{people}/names/remove/", {**told, "person": gone or latest})
        assert sent.status_code == 302
    return before


def test_sixty_deeds_can_be_taken_back_one_by_one_and_done_again(anna, table):
    before = many_deeds(anna, table)
    end = value(table)
    for number, earlier in enumerate(reversed(before)):
        assert step(anna, table, "undo", f"u{number}").status_code == 302
        assert alive(value(table)) == alive(earlier)
    for number in range(STEPS):
        assert step(anna, table, "redo", f"r{number}").status_code == 302
    assert alive(value(table)) == alive(end)


def test_a_double_click_on_undo_takes_back_one_step(anna, table):
    name(anna, table, "Greet", "a1")
    name(anna, table, "Joke", "a2")
    step(anna, table, "undo", "same")
    step(anna, table, "undo", "same")
    assert [one.name for one in value(table).people.values()] == ["Greet"]


def test_undo_leads_back_to_the_page_it_was_asked_on(anna, table):
    name(anna, table, "Greet", "a1")
    to = f"/n/{table.row.pk}/circle/?who=x"
    assert step(anna, table, "undo", "u1", to=to)["Location"] == to


def test_undo_never_leads_off_the_site(anna, table):
    name(anna, table, "Greet", "a1")
    addresses = ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:x"]
    for act, to in enumerate(addresses):
        assert step(anna, table, "undo", f"u{act}", to=to)["Location"] == f"/n/{table.row.pk}/names/"


def test_with_nothing_to_take_back_nothing_happens(anna, table):
    before = version(table)
    assert step(anna, table, "undo", "u1").status_code == 302
    assert step(anna, table, "redo", "r1").status_code == 302
    assert version(table) == before


def test_everybody_takes_back_their_own_deeds(anna, table):
    bram = table.client(table.bram)
    name(anna, table, "Greet", "a1")
    name(bram, table, "Wijkteam", "b1")
    step(anna, table, "undo", "u1")
    assert [one.name for one in value(table).people.values()] == ["Wijkteam"]


def test_what_somebody_else_built_upon_cannot_be_taken_back_and_says_so(anna, table):
    bram = table.client(table.bram)
    name(anna, table, "Greet", "a1")
    greet = next(iter(value(table).people))
    do_by_bram = {"act": "b1", "version": version(table), "person": greet, "remark": "Van het koor"}
    bram.post(f"/n/{table.row.pk}/names/remark/", do_by_bram)
    answer = step(anna, table, "undo", "u1")
    assert answer.status_code == 409 and "Dit kan nu niet ongedaan worden gemaakt" in answer.content.decode()
    assert value(table).people[greet].remark == "Van het koor"


def test_after_something_new_there_is_nothing_to_do_again(anna, table):
    name(anna, table, "Greet", "a1")
    step(anna, table, "undo", "u1")
    name(anna, table, "Joke", "a2")
    step(anna, table, "redo", "r1")
    assert [one.name for one in value(table).people.values()] == ["Joke"]


def test_the_page_says_what_happened(anna, table):
    name(anna, table, "Greet", "a1")
    step(anna, table, "undo", "u1")
    page = anna.get(f"/n/{table.row.pk}/names/").content.decode()
    assert re.search(r'role="status">.*Ongedaan gemaakt', page, re.S)


def test_a_stranger_and_who_may_only_look_take_nothing_back(anna, table):
    do(table, Add(Person("greet", "Greet")), Place(CIRCLE, "greet", None, Placement("friends", "family")))
    before = version(table)
    assert step(table.client(table.chris), table, "undo", "u1").status_code == 404
    roles.give(table.chris, table.row, Role.VOLUNTEER, log.Actor(table.anna, table.row.made_at))
    assert step(table.client(table.chris), table, "undo", "u2").status_code == 403
    assert version(table) == before


def test_an_address_alone_takes_nothing_back(anna, table):
    name(anna, table, "Greet", "a1")
    assert anna.get(f"/n/{table.row.pk}/undo/")["Location"] == "/"
    assert len(value(table).people) == 1


def test_a_form_sent_again_after_it_was_taken_back_is_not_called_saved(anna: Client, table: Table) -> None:
    told = {"act": "a1", "version": version(table), "name": "Joke"}
    add = f"/n/{table.row.pk}/names/add/"
    assert ">Opgeslagen<" in anna.post(add, told, follow=True).content.decode()
    step(anna, table, "undo", "b1")
    page = anna.post(add, told, follow=True).content.decode()
    assert ">Opgeslagen<" not in page and ">Ongedaan gemaakt<" in page


def test_an_old_page_never_says_undone_of_what_was_done_again_since(anna, table):
    name(anna, table, "Greet", "a1")
    step(anna, table, "undo", "u1")
    step(anna, table, "redo", "r1")
    page = anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1"}, follow=True).text
    assert [one.name for one in value(table).people.values()] == ["Greet"]
    assert ">Ongedaan gemaakt<" not in page and ">Opnieuw gedaan<" in page
    step(anna, table, "undo", "u2")
    page = anna.post(f"/n/{table.row.pk}/redo/", {"act": "r1"}, follow=True).text
    assert value(table).people == {}
    assert ">Ongedaan gemaakt<" in page and ">Opnieuw gedaan<" not in page


def test_without_anything_to_take_back_there_is_no_button_for_it(anna, table):
    page = f"/n/{table.row.pk}/names/?begin=new"
    assert 'id="undo"' not in anna.get(page).content.decode()
    name(anna, table, "Joke", "d1")
    assert 'id="undo"' in anna.get(page).content.decode()
    assert 'id="undo"' not in table.client(table.bram).get(page).content.decode()  # it was not his
    step(anna, table, "undo", "u1")
    assert 'id="undo"' not in anna.get(page).content.decode()


def test_a_yes_that_was_taken_back_has_no_button_but_for_who_leads(anna, table):
    cake = Success("s", "Taart", photo="p", people=("joke",), consents=("joke",))
    do(table, Add(Person("joke", "Joke")), Add(cake))
    do(table, Take("successes", "s", "consents", "joke"))
    last = f'name="which" value="before-{int(version(table)) - 1}"'
    page = f"/n/{table.row.pk}/history/"
    works_along(table, table.bram)
    bram = table.client(table.bram)
    assert last in anna.get(page).text and last not in bram.get(page).text
    refused = step(bram, table, "undo", "u1", which=f"before-{int(version(table)) - 1}")
    assert refused.status_code == 403 and value(table).successes["s"].consents == ()
