"""The family map by its acts: it begins from the genogram, people move, an uncle is hidden, and it is shared (S08)."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from kring.core.access import Part, Role
from kring.core.changes import Add, Set
from kring.core.network import Category, Descent, Fact, FactKind, ParentKind, PartnerEnd, Partnership, Person
from kring.pages import seats
from kring.store import log, models, networks, roles
from tests.pages.conftest import Table, do, value, version

MAM = Person("mam", "Mam", 1, category=Category.FAMILY)
OOM = Person("oom", "Oom Henk", 2, category=Category.FAMILY)
KEES = Person("kees", "Kees", 3)
BUUR = Person("buur", "Buurman", 4, category=Category.NEIGHBOUR)


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(MAM), Add(OOM), Add(KEES), Add(BUUR))
    do(
        table,
        Add(Descent("d1", "self", "mam")),
        Add(Descent("d2", "kees", "self")),
        Add(Partnership("c", "mam", "oom")),
    )
    return table.client(table.anna)


def page(browser: Client, table: Table, query: str = "") -> str:
    return browser.get(f"/n/{table.row.pk}/family-map/{query}").content.decode()


def post(browser: Client, table: Table, where: str, act: str = "a1", **fields: object):
    data = {"act": act, "version": version(table), **fields}
    return browser.post(f"/n/{table.row.pk}/family-map/{where}/", data)


def undo(browser: Client, table: Table, act: str = "u1") -> None:
    browser.post(f"/n/{table.row.pk}/undo/", {"act": act, "version": version(table)})


def test_it_begins_with_the_family_of_the_genogram_and_with_nobody_else(anna, table):
    shown = page(anna, table)
    assert all(f'data-person="{id}"' in shown for id in ("self", "mam", "oom", "kees"))
    assert 'data-person="buur"' not in shown
    assert "<span>samen</span>" in shown and "vroeger samen" not in shown and "ouder en kind" in shown
    assert "broers en zussen" not in shown.split("<table")[0]  # no such line stands there
    assert "partners: Oom Henk" in shown


def test_adoption_and_what_is_over_are_said_in_legend_and_table(anna, table):
    do(table, Set("descents", "d2", "kind", ParentKind.BIRTH, ParentKind.ADOPTED))
    do(table, Set("partnerships", "c", "ended", None, PartnerEnd.DIVORCED))
    shown = page(anna, table)
    assert 'class="tie adopted"' in shown and 'class="tie former"' in shown and 'class="tie couple"' not in shown
    assert "<span>adoptiekind</span>" in shown and "<span>vroeger samen</span>" in shown
    assert "partners: Oom Henk (vroeger)" in shown
    assert "(door adoptie)" in shown and "kinderen: Kees (adoptiekind)" in shown


def test_who_is_put_somewhere_stays_there_and_it_can_be_undone(anna, table):
    before = page(anna, table)
    answer = post(anna, table, "shift", who="oom", x="900", y="-200")
    assert answer.status_code == 302 and "who=oom" in answer["Location"]
    assert "Oom Henk blijft staan waar je" in page(anna, table, "?who=oom&did=shifted")
    moved = page(anna, table)
    assert "translate(900 -200)" in moved and "translate(900 -200)" not in before
    post(anna, table, "shift", "a2", who="oom", way="down")
    assert "translate(900 -172)" in page(anna, table)
    undo(anna, table)
    assert "translate(900 -200)" in page(anna, table)
    post(anna, table, "begin", "a3")
    assert "translate(900 -200)" not in page(anna, table) and "Iedereen terug naar hoe het begon" not in page(
        anna, table
    )


def test_an_uncle_is_hidden_here_and_nowhere_else_and_shown_again(anna, table):
    post(anna, table, "hide", who="oom", on="1")
    shown = page(anna, table)
    assert 'data-person="oom"' not in shown and "Laat Oom Henk weer zien" in shown
    assert "partners: Oom Henk" not in shown and "<span>samen</span>" not in shown  # table and legend too
    assert "Oom Henk" in anna.get(f"/n/{table.row.pk}/names/").content.decode()
    assert 'data-person="oom"' in anna.get(f"/n/{table.row.pk}/family/").content.decode()
    post(anna, table, "hide", "a2", who="oom")
    assert 'data-person="oom"' in page(anna, table)


def test_own_words_stand_under_somebody_and_too_many_are_told_and_not_lost(anna, table):
    post(anna, table, "say", who="mam", words="van de appeltaart")
    assert "van de appeltaart" in page(anna, table) and value(table).people["mam"].map_words == "van de appeltaart"
    wrong = post(anna, table, "say", "a2", who="mam", words="x" * 61)
    assert wrong.status_code == 422 and "x" * 61 in wrong.content.decode() and "hoogstens" in wrong.content.decode()


def test_who_is_nobody_is_nowhere_to_be_put_or_hidden(anna, table):
    for where, fields in (("shift", {"x": "1", "y": "1"}), ("hide", {"on": "1"}), ("say", {"words": "dag"})):
        assert post(anna, table, where, f"z{where}", who="weg", **fields).status_code == 302
    assert post(anna, table, "shift", "z9", who="mam", x="overal").status_code == 302
    assert post(anna, table, "shift", "z8", who="mam", way="diagonaal").status_code == 302


def test_it_prints_with_its_lines_and_words(anna, table):
    do(table, Set("people", "mam", "map_words", "", "van de appeltaart"))
    answer = anna.get(f"/n/{table.row.pk}/paper/family-map.pdf")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "familiekaart" in text and "van de appeltaart" in text and "Oom Henk" in text


def test_a_confidential_uncle_is_not_there_for_who_may_not_know(anna, table):
    post(anna, table, "shift", who="oom", x="900", y="-200")
    do(table, Set("people", "oom", "confidential", False, True))
    coach = table.client(table.bram)
    assert "Oom Henk" in page(anna, table) and "Oom Henk" not in page(coach, table) and "Mam" in page(coach, table)


def test_it_is_shared_by_itself_and_then_the_rest_of_the_family_stays_closed(anna, table):
    do(table, Set("people", "kees", "off_map", False, True), Add(Fact("f", "mam", FactKind.ILLNESS)))
    role = roles.give(table.chris, table.row, Role.MEMBER, log.Actor(table.anna, table.row.made_at))
    parts = [Part.FAMILY_MAP.value, Part.NAMES.value]
    models.Role.objects.filter(pk=role.pk).update(parts=parts, looks=parts)
    chris = table.client(table.chris)
    shown = page(chris, table, "?who=mam")
    assert "partners: Oom Henk" in shown and "family-map/say" not in shown and "family-map/shift" not in shown
    assert 'data-person="kees"' not in shown and "kinderen: Kees" not in shown
    assert f"/n/{table.row.pk}/family/" not in shown
    closed = chris.get(f"/n/{table.row.pk}/family/")
    assert closed.status_code in (403, 404) and "Oom Henk" not in closed.content.decode()
    assert post(chris, table, "hide", who="mam", on="1").status_code in (403, 404)


def test_a_moment_keeps_the_map_as_it_was(anna, table):
    post(anna, table, "shift", who="oom", x="900", y="-200")
    table.row.refresh_from_db()
    kept = networks.kept(table.row)
    at = seats.family_map(kept).tied["oom"]
    assert (at.x, at.y) == (900, -200)
    older = seats.family_map(seats.without(kept, {"oom"}))
    assert "oom" not in older.tied and "mam" in older.tied
