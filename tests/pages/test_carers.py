"""Carers found in a client's circle (M14): how and when, asked whether a talk is fine, and a circle of their own."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kring.core import access, sight
from kring.core.access import Part, Private, Role, Verb, Viewer
from kring.core.changes import Add, Set
from kring.core.kinds import Channel
from kring.core.network import OwnerKind, Person, Sort
from kring.core.shelf import Words
from kring.core.vocabulary import Tool
from kring.core.way import Step
from kring.pages import stepping
from kring.store import log, models, networks
from kring.store.opened import Opened
from tests.pages.conftest import Table, do, value, version, works_along
from tests.pages.test_trajectories import begun, leaves, page, runs

TODAY = timezone.localdate()


@pytest.fixture
def bram(table: Table) -> Client:
    """A nurse who comes to Anna, in whose circle her daughter stands."""
    do(table, Add(Person("mia", "Mia de Wit", rank=3.0)), Add(Person("bus", "De buurtbus", sort=Sort.SERVICE)))
    works_along(table, table.bram)
    return table.client(table.bram)


def at(table: Table, where: str = "") -> str:
    return f"/n/{table.row.pk}/carers/mia/{where}"


def shown(browser: Client, where: str, status: int = 200) -> str:
    answer = browser.get(where)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode().replace("&#x27;", "'")


def finds(table: Table, browser: Client, **more: str):
    return browser.post(at(table, "found/"), {"via": "home_care", "on": TODAY.isoformat(), **more})


def own_circle() -> models.Network:
    return next(one for one in models.Network.objects.all() if networks.load(one).owner.kind is OwnerKind.CARER)


def test_a_carer_is_found_from_the_clients_page_and_stands_on_the_list_until_asked(bram, table):
    card = shown(bram, f"/n/{table.row.pk}/people/mia/")
    assert f'href="{at(table)}"' in card and "Zorgt Mia veel? Vraag of een gesprek goed is" in card
    assert "Mia" not in shown(bram, "/carers/")
    assert 'id="answer"' not in shown(bram, at(table)), "first how and when"
    assert finds(table, bram).status_code == 302
    listed = shown(bram, "/carers/")
    assert "Mia de Wit" in listed and "in de kring van Anna" in listed
    assert 'href="/carers/"' in shown(bram, "/trajectories/")
    before = networks.load(table.row)
    assert not [one for one in before.passages.values()] and "home_care" not in str(before)


def test_how_and_when_are_asked_for_and_what_was_typed_stays(bram, table):
    late = (TODAY + timedelta(days=2)).isoformat()
    wrong = finds(table, bram, via="", on=late)
    assert wrong.status_code == 422
    said = wrong.content.decode()
    assert "Kies hoe." in said and "Die dag komt nog. Wanneer was het?" in said and late in said
    assert "Typ een dag, zoals 22-2-2027." in finds(table, bram, on="gisteren").content.decode()
    assert "Mia" not in shown(bram, "/carers/")


def test_who_does_not_want_to_be_approached_is_left_alone(bram, table):
    finds(table, bram)
    silent = bram.post(at(table, "answer/"), {"answer": "", "name": "Mia"})
    assert silent.status_code == 422 and "Zeg wat het antwoord was." in silent.content.decode()
    assert bram.post(at(table, "answer/"), {"answer": "no"}).status_code == 302
    assert "Wil niet benaderd worden" in shown(bram, at(table)) and "Mia" not in shown(bram, "/carers/")
    circles = models.Network.objects.count()
    bram.post(at(table, "answer/"), {"answer": "yes", "name": "Mia"})
    assert models.Network.objects.count() == circles, "a no stays a no"


def test_with_a_yes_a_circle_of_her_own_begins_with_the_talk_and_her_link(bram, table):
    finds(table, bram)
    nameless = bram.post(at(table, "answer/"), {"answer": "yes", "name": " "})
    assert nameless.status_code == 422 and "Typ een naam voor deze kring." in nameless.content.decode()
    answer = bram.post(at(table, "answer/"), {"answer": "yes", "name": "Mia de Wit"})
    assert answer.status_code == 302 and answer["Location"] == at(table, "letter/")
    letter = shown(bram, answer["Location"])
    token = re.search(r"/accounts/link/([\w-]+)/", letter)
    assert token and "Een link voor Mia de Wit" in letter
    row = own_circle()
    its = networks.load(row)
    assert (its.owner.cares_for, its.owner.found_via) == ("Anna", Channel.HOME_CARE) and its.owner.found_on
    (walk,) = its.trajectories.values()
    assert walk.way == "m14-pom" and f"/n/{row.pk}/trajectories/{walk.id}/" in letter
    held = {one.role: one.user for one in models.Role.objects.filter(network=row)}
    assert held["owner"].name == "Mia de Wit" and table.bram in held.values()
    assert "Voor wie zorgt Mia?" in shown(bram, f"/n/{row.pk}/cares/")
    assert "Er begon een eigen kring." in shown(bram, at(table))
    assert "Mia" not in shown(bram, "/carers/")
    assert bram.get("/n/" + table.row.pk + "/carers/joke/letter/").status_code == 404


def test_nobody_else_learns_who_was_found_and_the_client_has_no_way_into_her_circle(bram, table):
    finds(table, bram)
    works_along(table, table.chris)
    chris, anna = table.client(table.chris), table.client(table.anna)
    assert "Gevonden" in shown(bram, "/carers/") and "Mia" not in shown(chris, "/carers/")
    assert 'id="answer"' not in shown(chris, at(table)), "another worker reads nothing of it"
    for where in (at(table), at(table, "letter/")):
        assert anna.get(where).status_code == 403
    assert anna.post(at(table, "found/"), {"via": "visit", "on": TODAY.isoformat()}).status_code == 403
    assert "Vraag of een gesprek goed is" not in shown(anna, f"/n/{table.row.pk}/people/mia/")
    assert shown(table.client(table.dora), at(table), 404)
    bram.post(at(table, "answer/"), {"answer": "yes", "name": "Mia"})
    row = own_circle()
    for browser in (anna, chris):
        assert browser.get(f"/n/{row.pk}/names/").status_code == 404


def test_a_place_somebody_who_died_and_who_is_not_there_are_nobody_to_ask(bram, table):
    for other in ("bus", "nobody"):
        assert bram.get(f"/n/{table.row.pk}/carers/{other}/").status_code == 404
    assert bram.get("/n/nowhere/carers/mia/").status_code == 404


@pytest.mark.parametrize("role", [Role.OWNER, Role.SUPPORT_FIGURE, Role.FRIEND, Role.CARER, Role.VOLUNTEER])
def test_only_who_works_with_the_client_keeps_whom_they_found(role):
    viewer = Viewer("x", role, frozenset(Part), at=timezone.now())
    assert not access.may_keep_private(viewer, Private.CARERS).allowed


def test_for_whom_somebody_cares_has_a_form_and_the_first_step_of_the_talk_asks_it(bram, table):
    anna = table.client(table.anna)
    assert f"/n/{table.row.pk}/cares/" in shown(anna, f"/n/{table.row.pk}/mine/")
    one = begun(table, anna, "m14-pom")
    leg = runs(table, anna, one, "trace")
    refused = leaves(table, anna, one, leg)
    assert refused.status_code == 422
    assert "Er staat nog niet voor wie de mantelzorger zorgt." in refused.content.decode()
    assert f'href="/n/{table.row.pk}/cares/"' in page(table, anna, f"{one}/trace/")
    told = {"act": "c1", "version": version(table), "cares_for": "", "found_via": "visit"}
    wrong = anna.post(f"/n/{table.row.pk}/cares/keep/", told)
    assert wrong.status_code == 422 and "Typ voor wie. Een voornaam is genoeg." in wrong.content.decode()
    late = {**told, "cares_for": "Piet, mijn man", "found_on": (TODAY + timedelta(days=3)).isoformat()}
    wrong = anna.post(f"/n/{table.row.pk}/cares/keep/", late)
    assert "Die dag komt nog." in wrong.content.decode() and "Piet, mijn man" in wrong.content.decode()
    kept = anna.post(f"/n/{table.row.pk}/cares/keep/", {**late, "found_on": TODAY.isoformat()})
    assert kept.status_code == 302
    owner = value(table).owner
    assert (owner.cares_for, owner.found_via) == ("Piet, mijn man", Channel.VISIT)
    assert leaves(table, anna, one, leg).status_code == 302
    assert "/mine/burden/" in shown(anna, f"/n/{table.row.pk}/mine/"), "who cares finds how heavy it is"


def test_for_whom_somebody_cares_is_of_what_they_say_of_themselves(bram, table):
    anna = table.client(table.anna)
    told = {"act": "c1", "version": version(table), "cares_for": "Piet", "found_via": "visit"}
    anna.post(f"/n/{table.row.pk}/cares/keep/", told)
    seen = sight.visible(value(table), Viewer("x", Role.FRIEND, frozenset({Part.NAMES}), at=timezone.now()))
    assert (seen.owner.cares_for, seen.owner.found_via) == ("", None)
    assert table.client(table.chris).get(f"/n/{table.row.pk}/cares/").status_code == 404


def test_how_heavy_it_is_is_asked_of_who_cares_and_of_no_client_who_is_cared_for(bram, table):
    asks = Step("asks", Words("Vraag", "Ask"), works_in=(Tool.BURDEN,))
    viewer, by = Viewer(str(table.anna.pk), Role.OWNER, at=timezone.now()), log.Actor(table.anna, timezone.now())

    def why_not() -> list[str]:
        row = models.Network.objects.get(pk=table.row.pk)
        return [one.why_not for one in stepping.doors(Opened(row, viewer, by, Part.PLAN, Verb.SEE), asks)]

    assert why_not() == ["carer"]
    do(table, Set("owner", "", "cares_for", "", "Piet"))
    assert why_not() == [""]
