"""Families in which names come back: on the page it is plain who is meant, whoever is there can be chosen."""

import re

import pytest
from django.test import Client

from kring.core.changes import Add
from kring.core.network import PartnerEnd, PartnerKind, Partnership, Person, Siblings, SiblingsKind, Sort, When
from tests.pages.conftest import Table, do, value
from tests.pages.test_genogram import act, comes, drawing, me, named, page


@pytest.fixture
def anna(table: Table) -> Client:
    return table.client(table.anna)


def offered(shown: str, field: str) -> list[str]:
    """What a choice offers, without the empty one."""
    select = re.search(rf'<select name="{field}".*?</select>', shown, re.DOTALL)
    assert select
    return re.findall(r'<option value="[^"]+"[^>]*>([^<]+)</option>', select[0])


def test_two_of_one_name_are_told_apart_wherever_one_of_them_is_chosen(anna, table):
    comes(table, anna, me(table), "parent", "Chantal")
    comes(table, anna, named(table, "Chantal").id, "parent", "Peter", died="2003")
    comes(table, anna, named(table, "Chantal").id, "sibling", "Peter")
    shown = page(table, anna, f"?who={me(table)}&do=line")
    assert {"Peter (ouder van Chantal, ? – 2003)", "Peter (broer of zus van Chantal)"} <= {*offered(shown, "b")}
    assert "Chantal" in offered(shown, "b")


def test_the_unnamed_fathers_of_two_are_told_apart(anna, table):
    comes(table, anna, me(table), "sibling", "Jaïr", half="1")
    comes(table, anna, me(table), "parent", "")
    act(table, anna, "come", "a3", to=named(table, "Jaïr").id, kind="parent")
    listed = offered(page(table, anna, f"?who={me(table)}&do=child"), "who")
    assert "naam niet bekend (ouder van Jaïr)" in listed and len({*listed}) == len(listed)


def test_a_grandmother_gets_as_her_child_whoever_the_family_is_of(anna, table):
    comes(table, anna, me(table), "parent", "Merel", parent="raises")
    comes(table, anna, named(table, "Merel").id, "child", "Chantal")
    shown = page(table, anna, f"?who={named(table, 'Chantal').id}&do=child")
    assert f'<option value="{me(table)}"' in shown
    act(table, anna, "come", id="a3", to=named(table, "Chantal").id, kind="child", who=me(table))
    assert (named(table, "Chantal").id, "birth") in {
        (one.parent, one.kind.value) for one in value(table).descents.values() if one.child == me(table)
    }


def test_a_miscarriage_before_the_eldest_comes_first_in_the_order_told(anna, table):
    assert 'name="sort" value="miscarriage"' in page(table, anna, f"?who={me(table)}&do=sibling")
    comes(table, anna, me(table), "sibling", "", order="older", sort="miscarriage")
    (lost,) = (one for one in value(table).people.values() if one.sort is Sort.MISCARRIAGE)
    (told,) = value(table).siblings.values()
    assert told.people == (lost.id, me(table))


def test_with_a_line_stands_from_when_until_when(anna, table):
    comes(table, anna, me(table), "parent", "Hugo")
    hugo = named(table, "Hugo").id
    act(table, anna, "line", id="a2", a=me(table), b=hugo, kind="repaired", since="2008", until="2014")
    assert "contact was verbroken, en is er weer, 2008 – 2014" in page(table, anna)
    act(table, anna, "line", id="a3", a=me(table), b=hugo, kind="cut_off", since="2018")
    assert "contact verbroken, 2018" in page(table, anna)


def test_the_table_tells_brothers_and_sisters_without_parents_and_who_were_born_together(anna, table):
    do(table, Add(Person("toos", "Toos", rank=1)), Add(Person("fen", "Fenna", rank=2)))
    do(table, Add(Siblings("s", (me(table), "toos"))), Add(Siblings("t", (me(table), "fen"), SiblingsKind.IDENTICAL)))
    shown = page(table, anna)
    rows = shown[shown.index("<tbody>") :]
    anna_ = rows[: rows.index("</tr>")]
    told = re.findall(r'data-head="Broers en zussen">(.*?)</td>', anna_, re.S)[0]
    assert "Toos" in told and "Fenna" in told and "eeneiige tweeling" in told
    sheet = page(table, anna, f"?who={me(table)}")
    assert "eeneiige tweeling" in sheet[sheet.index('id="sheet"') :]


def test_who_parted_before_the_divorce_has_both_years_in_the_drawing_and_the_table(anna, table):
    do(table, Add(Person("ruud", "Ruud", rank=1)))
    told = Partnership(
        "c", me(table), "ruud", PartnerKind.MARRIED, When(1993), When(2001), PartnerEnd.DIVORCED, separated=When(1999)
    )
    do(table, Add(told))
    shown = page(table, anna)
    assert "1993 – 1999, gescheiden in 2001" in drawing(shown)
    assert "getrouwd, gescheiden, 1993 – 2001, uit elkaar sinds 1999" in shown[shown.index("<table") :]
