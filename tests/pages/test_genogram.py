"""The family of a client: built by saying who comes to whom, refused in friendly words, and nothing concluded."""

import re

import pytest
from django.test import Client

from kring.core import kinship
from kring.core.changes import Add, Set
from kring.core.network import (
    Category,
    Descent,
    Fact,
    FactKind,
    Gender,
    Group,
    Interaction,
    InteractionKind,
    Network,
    ParentKind,
    Person,
    Siblings,
    When,
)
from kring.pages.genogram import kinwords
from kring.store import models
from tests.pages.conftest import Table, do, value, version, works_along


def act(table: Table, browser: Client, where: str, id: str = "a1", **fields: object):
    return browser.post(f"/n/{table.row.pk}/family/{where}/", {"act": id, "version": version(table), **fields})


def page(table: Table, browser: Client, query: str = "") -> str:
    return browser.get(f"/n/{table.row.pk}/family/{query}").content.decode()


def named(table: Table, name: str) -> Person:
    return next(one for one in value(table).people.values() if one.name == name)


def me(table: Table) -> str:
    return next(iter(value(table).owner.selves))


def comes(table: Table, browser: Client, to: str, kind: str, name: str, **fields: object):
    return act(table, browser, "come", f"{kind}{name}", to=to, kind=kind, name=name, **fields)


@pytest.fixture
def anna(table: Table) -> Client:
    return table.client(table.anna)


def drawing(shown: str) -> str:
    """The drawing alone."""
    return shown[shown.index("<svg xmlns") : shown.index("</svg>", shown.index("<svg xmlns"))]


def parents(network: Network, child: str) -> set[tuple[str, str]]:
    return {(one.parent, str(one.kind)) for one in network.descents.values() if one.child == child}


def test_a_family_of_three_generations_is_told_in_one_form_for_each(anna, table):
    self = me(table)
    comes(table, anna, self, "parent", "Mam", gender="woman")
    comes(table, anna, self, "parent", "Pap", gender="man", died="2014")
    both = [named(table, "Mam").id, named(table, "Pap").id]
    comes(table, anna, self, "sibling", "Bas", gender="man", order="older", others=both)
    comes(table, anna, self, "sibling", "Joke", gender="woman", order="younger", others=both)
    comes(table, anna, self, "partner", "Peter", gender="man", couple="married", since="1998")
    peter = named(table, "Peter").id
    for child in ("Sofie", "Amir"):
        comes(table, anna, self, "child", child, others=[peter])
    told = value(table)
    for child in (self, named(table, "Bas").id, named(table, "Joke").id):
        assert parents(told, child) == {(one, "birth") for one in both}
    assert parents(told, named(table, "Sofie").id) == {(self, "birth"), (peter, "birth")}
    (couple,) = told.partnerships.values()
    assert {couple.a, couple.b} == {self, peter} and couple.since == When(1998)
    (order,) = told.siblings.values()
    assert order.people == (named(table, "Bas").id, self, named(table, "Joke").id)
    shown = page(table, anna)
    for name in ("Mam", "Pap", "Bas", "Joke", "Peter", "Sofie", "Amir"):
        assert len(re.findall(rf'data-person="{named(table, name).id}"', shown)) == 1


def test_two_parents_are_no_couple_until_somebody_says_so(anna, table):
    comes(table, anna, me(table), "parent", "Mam")
    comes(table, anna, me(table), "parent", "Pap")
    assert value(table).partnerships == {}


def test_everything_may_be_left_empty(anna, table):
    assert comes(table, anna, me(table), "parent", "").status_code == 302
    assert [one.name for one in value(table).people.values()] == ["?"]
    assert "naam niet bekend" in page(table, anna)


def test_who_comes_is_on_the_list_and_counts_as_family(anna, table):
    comes(table, anna, me(table), "parent", "Mam")
    assert named(table, "Mam").category == "family"
    assert "Mam" in anna.get(f"/n/{table.row.pk}/names/").content.decode()


def test_somebody_on_the_list_already_comes_as_themselves(anna, table):
    do(table, Add(Person("corrie", "Corrie", rank=1)))
    act(table, anna, "come", to=me(table), kind="parent", who="corrie", parent="foster")
    assert parents(value(table), me(table)) == {("corrie", "foster")}
    assert len(value(table).people) == 1 and value(table).people["corrie"].category == "family"


def test_the_same_form_three_times_is_one_person(anna, table):
    before = version(table)
    sent = {"act": "same", "version": before, "to": me(table), "kind": "child", "name": "Sofie"}
    for _ in range(3):
        assert anna.post(f"/n/{table.row.pk}/family/come/", sent).status_code == 302
    assert len(value(table).people) == 1 and version(table) == before + 1


def test_brothers_and_sisters_without_parents_get_no_parents(anna, table):
    comes(table, anna, me(table), "sibling", "Bas")
    assert value(table).descents == {}
    assert [one.people for one in value(table).siblings.values()] == [(me(table), named(table, "Bas").id)]


def test_a_half_brother_has_the_parent_that_was_ticked_and_no_other(anna, table):
    comes(table, anna, me(table), "parent", "Mam")
    comes(table, anna, me(table), "parent", "Pap")
    comes(table, anna, me(table), "sibling", "Sander", others=[named(table, "Pap").id])
    assert parents(value(table), named(table, "Sander").id) == {(named(table, "Pap").id, "birth")}
    assert value(table).siblings == {}


def test_a_brother_who_shares_none_of_the_parents_told_is_no_half_brother_until_that_is_said(anna, table):
    comes(table, anna, me(table), "parent", "Mam", parent="adopted")
    comes(table, anna, me(table), "sibling", "Zus", others=[named(table, "Mam").id])
    comes(table, anna, me(table), "sibling", "Jun")
    comes(table, anna, me(table), "sibling", "Half", half="1")
    told = {one.people[-1]: (len(one.people), one.kind) for one in value(table).siblings.values()}
    assert told[named(table, "Jun").id] == (2, "siblings")
    assert told[named(table, "Half").id] == (2, "half")


@pytest.fixture
def two(anna, table: Table) -> Client:
    """Anna with a mother of 1948 and a father of whom no year is known."""
    do(
        table,
        Add(Person("mam", "Mam", rank=1, born=When(1948))),
        Add(Person("pap", "Pap", rank=2)),
        Add(Descent("d1", me(table), "mam")),
        Add(Descent("d2", me(table), "pap")),
        Set("selves", me(table), "born", None, {"year": 1974}),
    )
    return anna


@pytest.mark.parametrize(
    ("where", "sent", "said"),
    [
        (
            "come",
            {"to": "mam", "kind": "child", "name": "Bas", "born": "1940"},
            "Een kind kan niet vóór de ouder geboren",
        ),
        (
            "come",
            {"to": "mam", "kind": "parent", "name": "Oma", "born": "1950"},
            "Een kind kan niet vóór de ouder geboren",
        ),
        ("come", {"to": "SELF", "kind": "parent", "name": "Derde"}, "heeft al twee ouders door geboorte"),
        ("come", {"to": "mam", "kind": "parent", "who": "SELFCHILD"}, "stamt"),
        ("tell", {"who": "mam", "name": "Mam", "born": "1948", "died": "1940"}, "niet overlijden vóór de geboorte"),
        ("tell", {"who": "mam", "name": "Mam", "born": "54"}, "jaar"),
        ("come", {"to": "mam", "kind": "partner", "who": "mam"}, "Kies twee verschillende mensen."),
        ("come", {"to": "nobody", "kind": "child", "name": "X"}, "Deze persoon staat niet meer in de tekening."),
        ("line", {"a": "mam", "b": "pap"}, "Kies hoe het contact is"),
        ("line", {"a": "mam", "b": "mam", "kind": "close"}, "Kies twee verschillende mensen."),
        ("line", {"a": "mam", "b": "pap", "kind": "close", "since": "2000", "until": "1990"}, "Draai"),
    ],
)
def test_what_contradicts_itself_is_refused_in_friendly_words_and_keeps_what_was_typed(two, table, where, sent, said):
    do(table, Add(Person("kind", "Kind", rank=3)), Add(Descent("d3", "kind", me(table))))
    sent = {key: {"SELF": me(table), "SELFCHILD": "kind"}.get(str(one), one) for key, one in sent.items()}
    before = value(table)
    answer = act(table, two, where, **sent)
    shown = answer.content.decode()
    assert answer.status_code == 422 and said in shown
    assert value(table) == before
    for typed in (sent.get("name"), sent.get("born")):
        assert not typed or f'value="{typed}"' in shown


def test_a_third_parent_goes_on_as_an_adoptive_one(two, table):
    assert comes(table, two, me(table), "parent", "Els", parent="adopted").status_code == 302
    assert (named(table, "Els").id, "adopted") in parents(value(table), me(table))


def test_what_contradicted_itself_before_does_not_stand_in_the_way(two, table):
    do(table, Set("people", "pap", "born", None, {"year": 1990}))
    assert comes(table, two, me(table), "partner", "Peter").status_code == 302


def test_contact_broken_is_a_line_with_a_year(two, table):
    act(table, two, "line", a=me(table), b="pap", kind="cut_off", since="2009")
    (line,) = value(table).interactions.values()
    assert (line.kind, line.since, line.confidential) == (InteractionKind.CUT_OFF, When(2009), False)
    assert "contact verbroken" in page(table, two)


def test_abuse_is_confidential_and_in_no_byte_for_a_professional(two, table):
    act(table, two, "line", a="pap", b=me(table), kind="physical_abuse", remark="de kelder")
    (line,) = value(table).interactions.values()
    assert line.confidential
    works_along(table, table.bram)
    seen = page(table, table.client(table.bram), f"?who={me(table)}")
    assert "Mam" in seen and "kelder" not in seen and "geweld" not in seen and "physical" not in seen
    assert "geweld" in page(table, two, f"?who={me(table)}")


@pytest.mark.parametrize(
    ("kind", "seen_by", "hidden"),
    [("sexual_abuse", "", True), ("emotional_abuse", "all", False), ("close", "", False), ("close", "me", True)],
)
def test_a_line_of_violence_begins_confidential_and_whoever_leads_may_say_otherwise(two, table, kind, seen_by, hidden):
    act(table, two, "line", a="pap", b=me(table), kind=kind, seen_by=seen_by)
    assert [one.confidential for one in value(table).interactions.values()] == [hidden]


def test_who_cannot_keep_it_confidential_does_not_draw_a_line_of_violence(two, table):
    works_along(table, table.bram)
    answer = act(table, table.client(table.bram), "line", a="pap", b=me(table), kind="sexual_abuse")
    assert answer.status_code == 422 and "vertrouwelijk" in answer.content.decode()
    assert value(table).interactions == {}


def test_a_family_without_confidential_lines_and_people_is_drawn_the_same_for_who_may_not_know(two, table):
    works_along(table, table.bram)
    before = drawing(page(table, table.client(table.bram)))
    do(
        table,
        Add(Person("geheim", "Geheim", rank=5, category="family", confidential=True)),
        Add(Descent("dx", "geheim", "mam")),
        Add(Interaction("ix", "mam", "pap", InteractionKind.PHYSICAL_ABUSE, confidential=True)),
        Add(Fact("fx", "mam", FactKind.ADDICTION, "drank", confidential=True)),
    )
    assert "Geheim" in page(table, two)
    assert drawing(page(table, table.client(table.bram))) == before


def test_somebody_moves_along_their_row_a_step_or_as_far_as_dragged_and_back(two, table):
    for sent in ({"way": "right"}, {"way": "right"}, {"by": "-200.5"}):
        assert act(table, two, "shift", str(sent) + str(version(table)), who="mam", **sent).status_code == 302
    assert value(table).people["mam"].family_shift == -120.5
    assert "een andere plek" in page(table, two)
    act(table, two, "shift", "s2", who=me(table), way="left")
    assert value(table).owner.selves[me(table)].family_shift == -40
    two.post(f"/n/{table.row.pk}/undo/", {"act": "u1", "version": version(table)})
    assert value(table).owner.selves[me(table)].family_shift == 0
    act(table, two, "shift", "s3", who="mam", way="back")
    assert value(table).people["mam"].family_shift == 0 and "een andere plek" not in page(table, two)


def test_everybody_goes_back_to_their_own_place_at_once(two, table):
    act(table, two, "shift", "a", who="mam", way="right")
    act(table, two, "shift", "b", who=me(table), by="33")
    act(table, two, "shift", "c", way="all")
    assert not value(table).people["mam"].family_shift and not value(table).owner.selves[me(table)].family_shift


@pytest.mark.parametrize(
    "sent", [{"who": "nobody", "way": "left"}, {"who": "mam", "way": "up"}, {"who": "mam", "by": "x"}]
)
def test_a_move_that_no_page_makes_moves_nobody(two, table, sent):
    before = value(table)
    assert act(table, two, "shift", **sent).status_code == 302 and value(table) == before


def test_twins_a_home_and_a_mark_are_kept_and_taken_away(two, table):
    do(table, Add(Person("bas", "Bas", rank=3)), Add(Siblings("s", (me(table), "bas"))))
    act(table, two, "twins", "t", who=me(table), people=["bas"], kind="identical")
    act(table, two, "home", "h", who=me(table), people=[me(table), "bas"])
    act(table, two, "mark", "m", who="pap", kind="addiction", words="drank", has_recovered="1")
    told = value(table)
    assert {str(one.kind) for one in told.siblings.values()} == {"siblings", "identical"}
    (home,) = told.groups.values()
    assert home.is_household and home.name == "Thuis"
    (fact,) = told.facts.values()
    assert "drank" in page(table, two, "?who=pap")
    for shelf, of in (("facts", fact.id), ("groups", home.id), ("descents", "d2")):
        act(table, two, "take", f"x{of}", who="pap", shelf=shelf, of=of)
    assert (value(table).facts, value(table).groups) == ({}, {}) and "d2" not in value(table).descents


def test_a_choir_is_no_home_and_is_not_taken_away_here(two, table):
    do(table, Add(Group("choir", "Het koor", people=("pap",))))
    act(table, two, "take", "x", who="pap", shelf="groups", of="choir")
    assert set(value(table).groups) == {"choir"}


def test_who_is_left_out_is_not_in_the_drawing_and_comes_back_from_a_link(two, table):
    act(table, two, "tell", who="pap", name="Pap", off_family="1")
    shown = page(table, two)
    assert 'data-person="pap"' not in shown and "Niet in deze tekening:" in shown
    act(table, two, "tell", "b", who="pap", name="Pap")
    assert 'data-person="pap"' in page(table, two)


def test_who_is_left_out_of_the_drawing_is_in_no_row_of_its_table_and_stays_on_the_list(two, table):
    def rows() -> str:
        shown = page(table, two)
        return shown[shown.index("<table") : shown.index("</table>")]

    do(table, Add(Person("oom", "Oom Ko", category=Category.FAMILY)), Add(Descent("d8", "oom", "mam")))
    assert rows().count("Oom Ko") == 3  # his own row, at his mother, and at his sister
    do(table, Set("people", "oom", "off_family", False, True))
    assert "Oom Ko" not in rows() and "oom" in value(table).people
    assert "Oom Ko" in table.client(table.anna).get(f"/n/{table.row.pk}/names/").content.decode()


def test_a_couple_ends_with_its_years(two, table):
    comes(table, two, "mam", "partner", "", who="pap", couple="married", since="1970")
    (couple,) = value(table).partnerships.values()
    act(
        table, two, "couple", "c", who="mam", of=couple.id, kind="married", since="1970", ended="divorced", until="1979"
    )
    (now,) = value(table).partnerships.values()
    assert (now.ended, now.until) == ("divorced", When(1979))
    assert "1979" in page(table, two, "?who=mam")


def test_what_kind_of_parent_can_be_changed(two, table):
    act(table, two, "parent", of="d2", who=me(table), parent=ParentKind.STEP.value, since="1980")
    assert value(table).descents["d2"].kind is ParentKind.STEP


def test_fewer_than_three_generations_is_a_hint_and_four_is_none(two, table):
    assert "drie of vier generaties" in page(table, two)
    comes(table, two, "mam", "parent", "Oma")
    assert "drie of vier generaties" not in page(table, two)


def test_undo_takes_somebody_off_again(anna, table):
    comes(table, anna, me(table), "parent", "Mam")
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1", "version": version(table)})
    assert value(table).people == {} and value(table).descents == {}


def test_what_a_professional_proposes_waits_and_is_shown_to_them(two, table):
    models.Role.objects.filter(user=table.bram).update(writes_until=None)
    bram = table.client(table.bram)
    assert comes(table, bram, me(table), "child", "Sofie").status_code == 302
    assert "Sofie" not in {one.name for one in value(table).people.values()}
    assert "Sofie" in page(table, bram)


def test_a_stranger_meets_nothing(anna, table):
    assert table.client(table.chris).get(f"/n/{table.row.pk}/family/").status_code == 404


def test_an_interaction_between_two_others_is_told_with_both(two, table):
    do(table, Add(Interaction("i", "mam", "pap", InteractionKind.HOSTILE)))
    assert "het botst" in page(table, two, "?who=mam") and "het botst" in page(table, two, "?who=pap")


def test_how_two_are_related_is_said_in_words_both_ways(two, table):
    do(table, Add(Person("oma", "Oma", gender=Gender.WOMAN)), Add(Descent("d9", "mam", "oma")))
    shown = page(table, two, f"?who={me(table)}&kin=oma")
    assert "Oma is van Anna: oma." in shown and "Anna is van Oma: kleinkind." in shown
    assert ">Oma, <" in page(table, two, "?who=oma") or ">Oma<" in page(table, two, "?who=oma")
    do(table, Add(Person("los", "Los", rank=9)), Set("people", "los", "category", None, "family"))
    assert "niet verteld hoe Anna en Los familie zijn" in page(table, two, f"?who={me(table)}&kin=los")


def test_every_way_of_being_related_has_a_word():
    bases, marked = kinship._BASES.values(), kinship._MARKED.items()
    codes = {*bases, "partner", "ex_partner", "far", "half sibling"} | {
        f"{mark} {one}" for mark, some in marked for one in some
    }
    assert codes | set(kinship._LOST.values()) == set(kinwords.WORDS)
