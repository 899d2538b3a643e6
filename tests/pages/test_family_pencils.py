"""What is proposed of a family stands in pencil in its drawing and its table, and leads to yes or no (R017)."""

import re

import pytest
from django.test import Client

from kring.core import family_pencils
from kring.core.access import Part
from kring.core.changes import Add, Remove, Set
from kring.core.network import (
    Descent,
    Group,
    Inside,
    Interaction,
    InteractionKind,
    Partnership,
    Person,
    When,
)
from kring.core.pencils import Kind
from kring.store import models
from tests.pages.conftest import Table, do, value, works_along
from tests.pages.test_genogram import act, comes, drawing, me, page


@pytest.fixture
def bram(table: Table) -> Client:
    """Bram only proposes; Anna has a mother, a father, and a brother of hers by both."""
    models.Role.objects.filter(user=table.bram).update(writes_until=None)
    do(
        table,
        Add(Person("mam", "Mam", rank=1, born=When(1948))),
        Add(Person("pap", "Pap", rank=2)),
        Add(Person("bas", "Bas", rank=3)),
        Add(Partnership("couple", "mam", "pap")),
        *(
            Add(Descent(f"{child}-{parent}", id, parent))
            for child, id in (("a", me(table)), ("b", "bas"))
            for parent in ("mam", "pap")
        ),
        Add(Interaction("felt", "mam", "bas", InteractionKind.CLOSE)),
        Add(Group("home", "Thuis", people=("mam", "pap"), is_household=True)),
    )
    return table.client(table.bram)


def rows(shown: str) -> dict[str, str]:
    """In which row everybody stands, by name as it is read aloud."""
    told = re.findall(r'data-row="(\d+)" aria-label="([^"]*)"', drawing(shown))
    return {name.split(",")[0]: row for row, name in told}


def pencilled(shown: str) -> list[tuple[str, str]]:
    """Every line in pencil: what would become of it, and what is read aloud."""
    return re.findall(r'class="pencilled (\w+)" aria-label="([^"]*)"', drawing(shown))


def test_a_child_that_is_proposed_stands_under_its_parents_in_pencil_and_nobody_else_does(bram, table):
    before = rows(page(table, table.client(table.anna)))
    assert comes(table, bram, "mam", "child", "Cas", others=["pap"]).status_code == 302
    shown = page(table, table.client(table.anna))
    assert re.search(r'class="person relative pencilled new"[^>]*aria-label="Cas, voorgesteld"', drawing(shown))
    assert drawing(shown).count("pencilled new") == 1 + 2  # the child, and a line to each parent
    assert {said for kind, said in pencilled(shown) if kind == "new"} == {
        "Cas, Mam: voorgesteld",
        "Cas, Pap: voorgesteld",
    }
    assert ">voorgesteld</text>" in drawing(shown)
    after = rows(shown)
    assert {name: after[name] for name in before} == before and after["Cas"] == before["Bas"]
    assert "in potlood" in shown and "Cas" not in {one.name for one in value(table).people.values()}


def test_in_pencil_one_taps_to_where_yes_and_no_are_said(bram, table):
    comes(table, bram, "mam", "child", "Cas")
    anna = table.client(table.anna)
    (address, *_) = re.findall(r'<a href="([^"]*)" class="person relative pencilled new"', drawing(page(table, anna)))
    assert f"/n/{table.row.pk}/proposals/?which=" in address
    assert "Cas" in anna.get(address.replace("&amp;", "&")).content.decode()
    assert f'class="penciled screen-only" href="{address}"' in page(table, anna)  # and in the table
    own = re.findall(r'<a href="([^"]*)" class="person relative pencilled new"', drawing(page(table, bram)))
    assert "?who=" in own[0]  # who proposed goes on from there


def test_who_would_go_and_who_would_be_told_otherwise_still_stand_where_they_stand(bram, table):
    act(table, bram, "tell", "a1", who="mam", name="Mam", born="voor 1948")
    act(table, bram, "take", "a2", shelf="partnerships", of="couple")
    act(table, bram, "take", "a3", shelf="interactions", of="felt")
    act(table, bram, "take", "a4", shelf="groups", of="home")
    shown = page(table, table.client(table.anna))
    drawn = drawing(shown)
    assert "voorgesteld: &lt;1948" in drawn and ">1948<" in drawn
    assert re.search(r'relative pencilled moved"[^>]*aria-label="Mam, 1948, anders voorgesteld: Mam, voor 1948"', drawn)
    gone = {said for kind, said in pencilled(shown) if kind == "gone"}
    assert {"Mam, Pap: voorgesteld om eraf te halen", "Bas, Mam: voorgesteld om eraf te halen"} <= gone
    assert "Thuis: voorgesteld om eraf te halen" in gone
    assert "anders voorgesteld: Mam, voor 1948" in shown[shown.index("<table") :]


def test_a_couple_a_line_between_two_and_a_home_that_are_proposed_are_in_pencil(bram, table):
    comes(table, bram, "bas", "partner", "Els")
    act(table, bram, "line", "l1", a="bas", b="pap", kind="distant")
    act(table, bram, "home", "h1", who="bas", name="Samen", people=["bas", "pap"])
    shown = page(table, table.client(table.anna))
    said = {said for kind, said in pencilled(shown) if kind == "new"}
    assert {"Bas, Els: voorgesteld", "Bas, Pap: voorgesteld", "Samen: voorgesteld"} <= said
    assert "felt-distant" in drawing(shown)


def test_after_yes_nothing_is_in_pencil_and_after_no_all_is_as_it_was(bram, table):
    anna = table.client(table.anna)
    before = drawing(page(table, anna))
    for yes in (False, True):
        comes(table, bram, "mam", "child", f"Cas{yes}")
        listed = anna.get(f"/n/{table.row.pk}/proposals/").content.decode()
        (which, *_) = re.findall(r'name="proposal" value="([^"]*:[^"]*)"', listed)
        sent = {"act": f"x{yes}", "proposal": which, "answer": "yes" if yes else "no"}
        answer = anna.post(f"/n/{table.row.pk}/proposals/answer/", sent)
        assert answer.status_code == 302
        drawn = drawing(page(table, anna))
        assert "pencilled" not in drawn
        assert ("CasTrue" in drawn) if yes else (drawn == before)


def test_who_may_not_know_of_it_sees_nothing_of_it(bram, table):
    comes(table, bram, "mam", "child", "Zeldzaam")
    works_along(table, table.chris)
    shown = page(table, table.client(table.chris))
    assert "Mam" in drawing(shown) and "Zeldzaam" not in shown and "pencilled" not in shown


def test_two_proposals_that_together_make_somebody_their_own_ancestor_are_not_both_drawn(table):
    do(table, Add(Person("p", "Piet")), Add(Person("q", "Quinten")))
    one, other = (Add(Descent("one", "p", "q")),), (Add(Descent("other", "q", "p")),)
    draft = family_pencils.draft(value(table), {"first": one, "second": other})
    assert set(draft.pencils) == {"one"} and draft.pencils["one"].kind is Kind.NEW


def test_a_line_that_tells_two_things_of_which_one_would_go_is_not_crossed_out(table):
    do(
        table,
        Add(Person("p", "Piet")),
        Add(Person("q", "Quinten")),
        Add(Partnership("one", "p", "q")),
        Add(Partnership("two", "q", "p")),
    )
    gone = (Remove(value(table).partnerships["one"]),)
    (waits,) = family_pencils.draft(value(table), {"first": gone}).ties().values()
    assert waits.kind is Kind.MOVED


def waiting(browser: Client, table: Table, room: str) -> list[tuple[str, str]]:
    """Everything in pencil in another drawing of a part of this family: what would become of it, and what is said."""
    shown = browser.get(f"/n/{table.row.pk}/{room}/").content.decode()
    assert ("in potlood: wacht op een ja" in shown) == ('class="pencilled' in shown)
    return re.findall(r'class="pencilled (\w+)"[^>]*aria-label="([^"]*)"', shown)


def test_what_is_proposed_stands_in_pencil_on_the_family_map_too_and_nobody_moves_for_it(bram, table):
    anna = table.client(table.anna)
    spots = re.compile(r'data-person="(\w+)"[^>]*transform="([^"]*)"')
    before = anna.get(f"/n/{table.row.pk}/family-map/").content.decode()
    assert not waiting(anna, table, "family-map")
    assert comes(table, bram, "mam", "child", "Cas", others=["pap"]).status_code == 302
    act(table, bram, "take", "a2", shelf="partnerships", of="couple")
    drawn = waiting(anna, table, "family-map")
    assert ("new", "Cas: voorgesteld") in drawn and ("untied", "Mam, Pap: voorgesteld om eraf te halen") in drawn
    assert {said for kind, said in drawn if kind == "tied"} == {"Cas, Mam: voorgesteld", "Cas, Pap: voorgesteld"}
    after = anna.get(f"/n/{table.row.pk}/family-map/").content.decode()
    assert dict(spots.findall(before)).items() <= dict(spots.findall(after)).items()
    assert "Cas" not in {one.name for one in value(table).people.values()}


def test_in_the_middle_of_an_ecogram_what_would_go_or_be_otherwise_is_in_pencil(bram, table):
    anna = table.client(table.anna)
    do(table, Set("owner", "", "inside", Inside.NOBODY, Inside.CHOSEN), Set("people", "mam", "is_inside", False, True))
    do(table, Set("people", "pap", "is_inside", False, True))
    assert not waiting(anna, table, "ecogram")
    act(table, bram, "take", "a2", shelf="partnerships", of="couple")
    gone = {("gone", "Mam, Pap: voorgesteld om eraf te halen")}  # on a wide screen and a small one
    assert set(waiting(anna, table, "ecogram")) == gone
    assert comes(table, bram, "mam", "child", "Cas", others=["pap"]).status_code == 302
    assert set(waiting(anna, table, "ecogram")) == gone  # Cas is not inside


@pytest.mark.parametrize(("room", "part"), [("family-map", Part.FAMILY_MAP), ("ecogram", Part.ECOGRAM)])
def test_who_was_only_shown_another_drawing_of_the_family_sees_nothing_of_what_others_propose(bram, table, room, part):
    do(table, Set("owner", "", "inside", Inside.NOBODY, Inside.CHOSEN), Set("people", "mam", "is_inside", False, True))
    comes(table, bram, "mam", "child", "Zeldzaam", others=["pap"])
    act(table, bram, "take", "a2", shelf="partnerships", of="couple")
    works_along(table, table.chris, [Part.NAMES, part])
    shown = table.client(table.chris).get(f"/n/{table.row.pk}/{room}/")
    page = shown.content.decode()
    assert shown.status_code == 200 and "Mam" in page and "Zeldzaam" not in page and 'class="pencilled' not in page
