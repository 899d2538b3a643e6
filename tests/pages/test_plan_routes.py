"""A plan that is of a way of working: who may begin it, by which route it is made, and on which evenings."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from kring.core.changes import Add, Put
from kring.core.network import Plan
from kring.methods import library
from kring.methods import plans as shelf
from kring.store import models
from tests.pages.conftest import Table, do, value, works_along
from tests.pages.test_plans import CYCLE, LATER, page, send


def trained(table: Table, kind: str) -> None:
    house = models.Organisation.objects.create(name="Huis")
    since = timezone.localdate() - timedelta(days=30)
    models.Qualification.objects.create(
        user=table.bram, kind=kind, organisation=house, since=since, noted_by=table.dora
    )
    models.Role.objects.filter(user=table.bram).update(organisation=house)


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(Plan("p", LATER)))
    return table.client(table.anna)


def test_every_plan_of_a_way_names_one_that_is_there():
    of = [one.way for one in shelf.kinds().values() if one.way]
    assert of and all(one in library.ways() for one in of)


def test_a_plan_of_the_cycle_asks_a_training_of_a_worker_and_not_of_the_client(anna, table):
    works_along(table, table.bram)
    bram = table.client(table.bram)
    refused = send(table, bram, "begin", "b1", kind=CYCLE)
    assert refused.status_code == 422 and CYCLE not in {one.kind for one in value(table).plans.values()}
    said = refused.content.decode()
    assert "R050" in said and "Je kunt dit hier nu niet beginnen: Samenwerkingsplan." in said
    trained(table, "community-support")
    assert send(table, bram, "begin", "b2", kind=CYCLE).status_code == 302
    assert send(table, anna, "begin", "b3", kind=CYCLE).status_code == 302
    assert [one.kind for one in value(table).plans.values()].count(CYCLE) == 2


def test_a_plan_for_later_has_three_routes_and_four_evenings_that_stand_where_one_looks(anna, table):
    sides, today = shelf.sides(shelf.kinds()[LATER]), timezone.localdate()
    assert len(sides) == 3 and all(one.name.nl in page(table, anna, "p/") for one in sides)
    assert "evening-0" not in page(table, anna, "p/")
    send(table, anna, "keep", "a1", plan="p", side=sides[1].id)
    shown = page(table, anna, "p/")
    assert shown.count('name="evening-') == 4 and "Hoe je het maakt" in shown
    soon, later = today + timedelta(days=3), today + timedelta(days=30)
    send(table, anna, "keep", "a2", plan="p", side=sides[1].id, **{"evening-2": later, "evening-0": soon})
    assert value(table).plans["p"].evenings == (soon.isoformat(), later.isoformat())
    week = anna.get(f"/n/{table.row.pk}/plan/").content.decode().partition('id="week"')[2]
    assert shelf.kinds()[LATER].name.nl in week
    assert "Een avond deze week" in anna.get(f"/n/{table.row.pk}/plan/mails/").content.decode()
    printed = anna.get(f"/n/{table.row.pk}/plans/p/plan.pdf").content
    assert "Avond 2" in "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(printed)).pages)


def test_a_route_that_is_none_is_refused_and_without_a_route_there_are_no_evenings(anna, table):
    assert send(table, anna, "keep", "a1", plan="p", side="elsewhere").status_code == 422
    side, day = shelf.sides(shelf.kinds()[LATER])[0].id, timezone.localdate().isoformat()
    send(table, anna, "keep", "a2", plan="p", side=side)
    do(table, Put("plans", "p", "evenings", day, None))
    send(table, anna, "keep", "a3", plan="p", side="")
    assert value(table).plans["p"].side == "" and value(table).plans["p"].evenings == ()
