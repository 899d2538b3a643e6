"""What hardly can be in a family: refused where it never can be, only asked about where medicine may have it so."""

import pytest

from kring.core.changes import Add, Set
from kring.core.network import Descent, Gender, ParentKind, Partnership, Person, Status, When
from tests.pages.conftest import do, value, version, works_along
from tests.pages.test_bring import english, upload, words
from tests.pages.test_genogram import act, comes, me, page

QUESTION = "was al overleden toen"


@pytest.fixture
def anna(table):
    """Anna of 1970, her mother of 1945 and her grandfather who died in 1941."""
    do(
        table,
        Add(Person("mam", "Mam", rank=1, born=When(1945), gender=Gender.WOMAN)),
        Add(Person("opa", "Opa", rank=2, died=When(1941), status=Status.DECEASED, gender=Gender.MAN)),
        Add(Person("piet", "Piet", rank=3, born=When(1950))),
        Add(Descent("d1", me(table), "mam")),
        Add(Partnership("p1", "mam", "piet")),
        Set("selves", me(table), "born", None, {"year": 1970}),
    )
    return table.client(table.anna)


def couple(table, browser, **said):
    return act(table, browser, "couple", who="mam", of="p1", kind="married", **said)


def test_a_couple_does_not_begin_before_one_of_the_two_was_born(anna, table):
    answer = couple(table, anna, since="1949")
    assert answer.status_code == 422 and "Piet was nog niet geboren toen dit stel begon." in answer.text
    assert 'value="1949"' in answer.text and value(table).partnerships["p1"].since is None
    assert couple(table, anna, since="± 1949").status_code == 302
    answer = comes(table, anna, "piet", "partner", "Els", born="1972", since="1960")
    assert answer.status_code == 422 and "Els was nog niet geboren" in answer.text
    answer = act(table, anna, "tell", who="piet", name="Piet", born="1980")
    assert answer.status_code == 422 and "Piet was nog niet geboren" in answer.text and 'value="1980"' in answer.text


def test_a_parent_who_had_died_before_the_birth_comes_and_is_asked_about_once(anna, table):
    answer = comes(table, anna, "mam", "parent", "", who="opa")
    assert answer.status_code == 302 and len(value(table).descents) == 2
    shown = anna.get(answer["Location"]).text
    assert f"Opa {QUESTION} Mam werd geboren. Is het zo? Dan blijft het zo staan." in shown
    (made,) = (one.id for one in value(table).descents.values() if one.parent == "opa")
    assert "?who=opa&amp;do=edit" in shown and f"?who=mam&amp;do=parent:{made}" in shown
    assert QUESTION not in page(table, anna, "?who=mam") and QUESTION not in page(table, anna, "?who=mam&odd=d1")
    assert QUESTION not in page(table, anna, "?who=mam&odd=nothing")


@pytest.mark.parametrize(("kind", "is_odd"), [("birth", True), ("adopted", True), ("donor", False), ("step", False)])
def test_only_of_who_cannot_have_been_there_it_is_asked(anna, table, kind, is_odd):
    answer = comes(table, anna, "mam", "parent", "", who="opa", parent=kind)
    assert (QUESTION in anna.get(answer["Location"]).text) is is_odd
    assert ParentKind(kind) in {one.kind for one in value(table).descents.values()}


def test_a_year_that_makes_it_odd_is_kept_and_asked_about(anna, table):
    answer = act(table, anna, "tell", who="mam", name="Mam", born="1945", gender="woman", died="1969")
    assert f"Mam {QUESTION} Anna werd geboren." in anna.get(answer["Location"]).text
    answer = act(table, anna, "tell", "a2", who="mam", name="Mam", born="1945", gender="woman", died="1970")
    assert QUESTION not in anna.get(answer["Location"]).text and value(table).people["mam"].died == When(1970)


def test_who_may_not_know_the_parent_is_not_asked_about_them(anna, table):
    comes(table, anna, "mam", "parent", "", who="opa")
    made = next(one.id for one in value(table).descents.values() if one.parent == "opa")
    works_along(table, table.bram)
    assert QUESTION in page(table, table.client(table.bram), f"?who=mam&odd={made}")
    do(table, Set("people", "opa", "confidential", False, True))
    assert QUESTION not in page(table, table.client(table.bram), f"?who=mam&odd={made}")


ODD = """0 HEAD
0 @A@ INDI
1 NAME Jan
1 SEX M
1 BIRT
2 DATE 1950
1 DEAT
2 DATE 1961
0 @B@ INDI
1 NAME Kees
1 BIRT
2 DATE 1940
1 FAMC @F@
0 @C@ INDI
1 NAME Lies
1 BIRT
2 DATE 1975
1 FAMC @F@
2 PEDI adopted
0 @F@ FAM
1 HUSB @A@
1 WIFE @D@
1 CHIL @B@
1 CHIL @C@
1 MARR
2 DATE 1949
1 DIV
2 DATE 1948
0 @D@ INDI
1 NAME Mies
0 TRLR
"""


def test_what_cannot_be_in_a_family_tree_is_said_before_it_comes_in(table):
    said = words(upload(table, english(table, table.anna), ODD.encode(), "tree.ged"))
    assert "Does this fit? It comes in as it stands in the file." in said
    for one in (
        "Kees was born before Jan, who is a parent.",
        "Jan had died before Lies was born.",
        "Jan was not born yet when a couple with Jan began.",
        "Jan, Mies: Something ends before it begins.",
    ):
        assert one in said
    assert "Lies was born before" not in said
    plain = "\n".join(one for one in ODD.splitlines() if not one.startswith("2 DATE"))
    assert "Does this fit?" not in words(upload(table, english(table, table.anna), plain.encode(), "tree.ged"))
    assert value(table).people == {}


def test_a_ring_that_two_made_without_knowing_of_each_other_is_drawn_without_the_line_that_closes_it_and_said(table):
    do(table, Add(Person("an", "An", rank=1)), Add(Person("bo", "Bo", rank=2)))
    both, works = version(table), works_along(table, table.bram)
    anna, bram = table.client(table.anna), table.client(table.bram)
    for browser, child, parent in ((anna, "an", "bo"), (bram, "bo", "an")):
        sent = {"act": child, "version": both, "to": child, "kind": "parent", "who": parent}
        assert browser.post(f"/n/{table.row.pk}/family/come/", sent).status_code == 302
    assert works and len(value(table).descents) == 2
    said = "Dat kan niet allebei. Daarom is deze lijn niet getekend."
    for where in ("family/", "family-map/", "ecogram/", "paper/genogram.svg", "files/out/gedcom/file/", "drawings/"):
        answer = anna.get(f"/n/{table.row.pk}/{where}")
        assert answer.status_code == 200 and (said in answer.text) is (where == "family/")
    closing = next(one for one in value(table).descents.values() if f"do=parent:{one.id}#sheet" in page(table, anna))
    act(table, anna, "take", who="an", shelf="descents", of=closing.id)
    assert len(value(table).descents) == 1 and said not in page(table, anna)
