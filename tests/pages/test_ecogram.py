"""The ecogram by its acts: M03's whole path and its wrong inputs, own lines and domains (S09), online only (S10)."""

import io
import re
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from kring.core.changes import Add, Set
from kring.core.network import (
    Category,
    Descent,
    Direction,
    Inside,
    ParentKind,
    Partnership,
    Person,
    Sort,
    Status,
    Strength,
    Support,
    TieKind,
    Way,
)
from kring.pages import seats
from kring.store import models, networks
from tests.pages.conftest import Table, do, value, version

JOKE = Person("joke", "Joke", 1, category=Category.FAMILY, strength=Strength.STRONG, supports=(Support.PRACTICAL,))
TRUUS = Person("truus", "Truus", 2, category=Category.NEIGHBOUR)
KEES = Person("kees", "Kees", 3)


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(JOKE), Add(TRUUS), Add(KEES))
    return table.client(table.anna)


def page(browser: Client, table: Table, query: str = "") -> str:
    return browser.get(f"/n/{table.row.pk}/ecogram/{query}").content.decode()


def post(browser: Client, table: Table, where: str, act: str = "a1", **fields: object):
    data = {"act": act, "version": version(table), "person": "joke", **fields}
    return browser.post(f"/n/{table.row.pk}/ecogram/{where}/", {k: one for k, one in data.items() if one is not None})


def person(table: Table, id: str = "joke") -> Person:
    return value(table).people[id]


def undo(browser: Client, table: Table, act: str = "u1") -> None:
    browser.post(f"/n/{table.row.pk}/undo/", {"act": act, "version": version(table)})


def test_the_whole_path_of_the_ecogram_is_walked_in_place(anna, table):
    assert "Nog niet in de tekening: 3 mensen" in page(anna, table)
    answer = post(anna, table, "place", domain="family")
    assert "Joke staat nu bij Familie." in page(anna, table, answer["Location"].partition("/ecogram/")[2])
    post(anna, table, "line", "a2", line="tense", direction="both", supports=["practical", "company"], ways=["visit"])
    post(anna, table, "place", "a3", person="truus", domain="neighbourhood")
    post(anna, table, "help", "a4", person="truus", on="1")
    joke = person(table)
    assert (joke.domains, joke.strength, joke.direction) == (("family",), Strength.TENSE, Direction.BOTH)
    assert (joke.supports, joke.ways) == ((Support.PRACTICAL, Support.COMPANY), (Way.VISIT,))
    assert person(table, "truus").potential_helper
    shown = page(anna, table)
    assert shown.count('data-person="joke"') == 2 and "tense-spoke" in shown  # once in either size of drawing
    assert 'class="badge helper"' in shown and ">Gespannen<" in shown and ">Over en weer · " in shown
    for act in ("u1", "u2", "u3", "u4"):
        undo(anna, table, act)
    assert (person(table), person(table, "truus")) == (JOKE, TRUUS)


def test_a_tie_without_a_kind_of_line_is_asked_what_the_contact_is_like_and_keeps_what_was_ticked(anna, table):
    answer = post(anna, table, "line", person="truus", direction="receive", supports=["emotional"])
    shown = answer.content.decode()
    assert answer.status_code == 422 and "Kies hoe het contact is." in shown
    assert re.search(r'value="receive"[^>]*checked', shown) and re.search(r'value="emotional"[^>]*checked', shown)
    assert person(table, "truus") == TRUUS


def test_a_line_of_ones_own_is_asked_what_it_means_and_stands_in_the_legend_with_its_words(anna, table):
    answer = post(anna, table, "line", line="own", meaning="  ")
    assert answer.status_code == 422 and "Wat betekent deze lijn voor jou?" in answer.content.decode()
    post(anna, table, "place", domain="family")
    post(anna, table, "line", "a2", line="own", meaning="bij wie ik uithuil")
    assert person(table).own_line == "bij wie ik uithuil" and person(table).strength == Strength.STRONG
    shown = page(anna, table)
    assert "own-spoke" in shown and "<span>bij wie ik uithuil</span>" in shown
    post(anna, table, "line", "a3", line="weak", meaning="bij wie ik uithuil")
    assert person(table).own_line == "" and person(table).strength == Strength.WEAK


def test_a_domain_of_ones_own_can_be_named_and_renamed_and_without_words_it_is_asked(anna, table):
    answer = post(anna, table, "place", is_own="1", own=" ")
    assert answer.status_code == 422 and "Typ hoe je dit deel van je leven noemt." in answer.content.decode()
    assert post(anna, table, "place", is_own="1", own="x" * 61).status_code == 422
    post(anna, table, "place", "a2", is_own="1", own="Het  koor")
    post(anna, table, "place", "a3", person="kees", is_own="1", own="het KOOR")
    assert person(table).domains == person(table, "kees").domains == ("Het koor",)
    post(anna, table, "rename", "a4", domain="Het koor", own="Zingen")
    assert person(table).domains == person(table, "kees").domains == ("Zingen",)
    post(anna, table, "place", "a5", is_own="1", own="familie")
    assert person(table).domains == ("family",), "a name of the list is the one of the list"
    assert post(anna, table, "rename", "a6", domain="family", own="Thuis").status_code == 422


def test_a_domain_that_is_not_there_and_somebody_who_is_gone_are_told_in_words(anna, table):
    answer = post(anna, table, "place", domain="nowhere")
    assert answer.status_code == 422 and "Dit deel van het leven is er niet meer." in answer.content.decode()
    for where in ("place", "also", "line", "help"):
        answer = post(anna, table, where, person="nobody", domain="family", line="weak")
        assert answer.status_code == 422 and "staat niet meer op de lijst" in answer.content.decode()


def test_somebody_who_matters_in_two_domains_is_drawn_once_and_named_at_the_other(anna, table):
    post(anna, table, "place", domain="family")
    post(anna, table, "also", "a2", also=["care", "rights"])
    assert person(table).domains == ("family", "care", "rights")
    shown = page(anna, table)
    assert shown.count('data-person="joke"') == 2 and "ook: Joke" in shown and "hoort hier ook bij" in shown
    post(anna, table, "place", "a3", domain="care")
    assert person(table).domains == ("care", "rights")
    post(anna, table, "also", "a4")
    assert person(table).domains == ("care",)


def test_who_is_met_on_a_screen_only_wears_a_sign_and_is_named(anna, table):
    post(anna, table, "place", person="kees", domain="online")
    post(anna, table, "line", "a2", person="kees", line="strong", ways=["online", "message"])
    assert 'class="badge online"' in page(anna, table)
    text = anna.get(f"/n/{table.row.pk}/ecogram/text/").content.decode()
    assert "Alleen online is er contact met Kees." in text
    post(anna, table, "line", "a3", person="kees", line="strong", ways=["online", "visit"])
    assert 'class="badge online"' not in page(anna, table)


def test_everybody_can_be_put_where_they_seem_to_belong_in_one_act(anna, table):
    assert "Zet 2 mensen waar ze lijken te horen" in page(anna, table)
    post(anna, table, "propose")
    assert (person(table).domains, person(table, "truus").domains) == (("family",), ("neighbourhood",))
    assert person(table, "kees").domains is None
    undo(anna, table)
    assert person(table) == JOKE


def test_out_of_the_drawing_and_back_in_the_tray(anna, table):
    post(anna, table, "place", domain="family")
    post(anna, table, "place", "a2", domain="")
    assert person(table).domains is None and "Nog niet in de tekening: 3 mensen" in page(anna, table)


def test_whoever_died_is_not_in_the_drawing_and_a_service_is(anna, table):
    do(table, Add(Person("pap", "Pap", 4, status=Status.DECEASED, domains=("family",))))
    do(table, Add(Person("inloop", "De Inloop", 5, sort=Sort.FACILITY, domains=("neighbourhood",))))
    shown = page(anna, table)
    assert 'data-person="pap"' not in shown and 'data-person="inloop"' in shown


def test_the_text_for_the_care_plan_begins_with_own_words_and_has_both_sides(anna, table):
    do(table, Set("network", table.row.pk, "view", "", "Ik heb lieve mensen."))
    do(table, Set("people", "joke", "domains", None, ["family"]), Set("people", "joke", "direction", None, "both"))
    do(table, Set("people", "truus", "domains", None, ["neighbourhood"]))
    do(table, Set("people", "truus", "status", "active", "faded"))
    do(table, Set("people", "truus", "potential_helper", None, True))
    text = anna.get(f"/n/{table.row.pk}/ecogram/text/").content.decode()
    told = [
        "Anna zegt: “Ik heb lieve mensen.”",
        "Familie: Joke.",
        "De buurt: Truus.",
        "Aan de ene kant",
        "De band is sterk met Joke.",
        "De hulp gaat over en weer met Joke.",
        "Aan de andere kant",
        "Verwaterd is het contact met Truus.",
        "Helpen met dingen: Joke.",
        "Zou misschien kunnen helpen: Truus.",
        "Nog niet in de tekening: Kees.",
    ]
    assert [text.find(one) for one in told] == sorted(text.find(one) for one in told) and told[0] in text
    table.anna.language = "en"
    table.anna.save()
    text = anna.get(f"/n/{table.row.pk}/ecogram/text/").content.decode()
    assert "The tie is strong with Joke." in text and "Anna says:" in text


def test_the_text_never_judges_and_says_so_when_nothing_is_difficult(anna, table):
    post(anna, table, "place", domain="family")
    text = anna.get(f"/n/{table.row.pk}/ecogram/text/").content.decode()
    assert "Geen contact is gespannen, verwaterd of verbroken genoemd." in text


def test_the_sheet_has_only_the_signs_that_are_used_and_who_is_not_in_it(anna, table):
    post(anna, table, "place", domain="family")
    made = anna.get(f"/n/{table.row.pk}/paper/ecogram.pdf?colours=grey").content
    said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    assert all(words in said for words in ("Anna’s ecogram", "Familie", "Joke", "Sterk", "Helpen met dingen"))
    assert "Truus, Kees" in said and "Gespannen" not in said and "De buurt" not in said


def test_a_coach_reads_about_the_client_and_may_draw(anna, table):
    bram = table.client(table.bram)
    shown = page(bram, table, "?who=joke")
    assert "In welk deel van Anna’s leven hoort Joke?" in shown and "Meestal naar Anna" in shown
    assert post(bram, table, "place", domain="family").status_code == 302


def test_two_who_say_otherwise_read_both_in_words(anna, table):
    seen = version(table)
    post(anna, table, "line", line="weak")
    answer = post(table.client(table.bram), table, "line", "b1", version=seen, line="tense")
    shown = answer.content.decode()
    assert answer.status_code == 409 and "Los" in shown and "Gespannen" in shown


def test_a_double_click_is_one_act_and_without_a_version_nothing_is_done(anna, table):
    before = version(table)
    for _ in range(2):
        assert post(anna, table, "place", version=before, domain="family").status_code == 302
    assert version(table) == before + 1
    assert post(anna, table, "place", "a2", version=None, domain="care").status_code == 428


def test_nobody_jumps_when_somebody_else_comes_in(anna, table):
    post(anna, table, "place", domain="family")
    before = re.search(r'data-person="joke".*?class="mark" (transform="[^"]*")', page(anna, table), re.S)
    post(anna, table, "place", "a2", person="truus", domain="neighbourhood")
    after = re.search(r'data-person="joke".*?class="mark" (transform="[^"]*")', page(anna, table), re.S)
    assert before and after and before[1] == after[1]


def test_an_empty_list_teaches_the_first_step(table):
    assert "Eerst de namen, dan de tekening" in page(table.client(table.anna), table)


def test_the_page_asks_as_many_queries_for_one_person_as_for_thirty(anna, table):
    def counted() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(anna, table, "?who=joke")
        return len(asked)

    few = counted()
    do(table, *(Add(Person(f"p{n}", f"Persoon {n}", n, domains=("family",))) for n in range(30)))
    assert counted() == few <= 8


def test_somebody_is_put_elsewhere_in_their_part_by_a_step_and_by_a_point_and_it_stays(anna, table):
    post(anna, table, "place", domain="family")
    post(anna, table, "place", "a2", person="truus", domain="neighbourhood")

    def spots():
        row = models.Network.objects.get(pk=table.row.pk)
        return seats.ecogram(networks.kept(row)).sizes["wide"].spots

    before = spots()
    assert "shift/" in page(anna, table, "?who=joke")
    for way in ("up", "down", "left"):
        answer = post(anna, table, "shift", f"s{way}", way=way)
        assert answer.status_code == 302 and "who=joke" in answer["Location"]
    assert spots()["joke"] != before["joke"] and spots()["truus"] == before["truus"]
    stood = spots()["joke"]
    assert post(anna, table, "shift", "p1", x="-0.5", y="-0.2").status_code == 302
    assert spots()["joke"] != stood
    stood = spots()["joke"]
    for number, wrong in enumerate(({"person": "nobody", "way": "up"}, {"x": "7", "y": "0"}, {})):
        assert post(anna, table, "shift", f"w{number}", **wrong).status_code == 302 and spots()["joke"] == stood


def test_what_was_put_elsewhere_by_hand_is_taken_back_and_done_again_by_itself(anna, table):
    post(anna, table, "place", domain="family")

    def spots():
        row = models.Network.objects.get(pk=table.row.pk)
        return {size: one.spots["joke"] for size, one in seats.ecogram(networks.kept(row)).sizes.items()}

    def step(deed: str, act: str):
        anna.post(f"/n/{table.row.pk}/{deed}/", {"act": act})

    acts = (f"back{number}" for number in count())
    first = spots()
    post(anna, table, "shift", "s1", way="up")
    second = spots()
    post(anna, table, "shift", "s2", way="down")
    third = spots()
    assert len({str(one) for one in (first, second, third)}) == 3
    for deed, wanted in (("undo", second), ("undo", first), ("redo", second), ("redo", third), ("undo", second)):
        step(deed, next(acts))
        assert spots() == wanted, deed
    assert value(table).people["joke"].domains == ("family",)


def test_nobody_is_put_elsewhere_in_a_drawing_in_which_nobody_stands(anna, table):
    assert post(anna, table, "shift", "s1", way="up")["Location"].endswith("/ecogram/")


def test_whoever_cannot_go_further_that_way_is_told_so_and_nothing_is_kept(anna, table):
    post(anna, table, "place", domain="family")
    told = (post(anna, table, "shift", f"s{number}", way="up")["Location"] for number in range(60))
    assert any("did=full" in to for to in told)
    before = version(table)
    assert "did=full" in post(anna, table, "shift", "again", way="up")["Location"] and version(table) == before
    said = page(anna, table, "?who=joke&did=full")
    assert "Daar is geen plek vrij. Joke blijft staan." in said


def of_a_family(table: Table) -> None:
    do(table, Add(Descent("d1", "kees", "self", ParentKind.BIRTH)), Add(Partnership("c1", "self", "joke")))


def test_the_client_puts_partner_and_children_in_the_middle_and_back_by_undo(anna, table):
    of_a_family(table)
    post(anna, table, "place", person="truus", domain="neighbourhood")
    assert "Jij staat daar, en niemand anders." in page(anna, table)
    answer = post(anna, table, "inside", "a2", inside="children")
    assert answer.status_code == 302 and value(table).owner.inside is Inside.CHILDREN
    shown = page(anna, table)
    assert shown.count('class="within"') == 2 and "Joke, Kees" in shown
    assert "partners: Joke · kinderen: Kees" in shown and "samen" in shown  # the table, and the legend of their signs
    assert "Iedereen staat in de tekening" in shown  # who stands in the middle waits for no place
    undo(anna, table)
    assert value(table).owner.inside is Inside.NOBODY and 'class="within"' not in page(anna, table)


def test_people_are_ticked_by_name_and_nobody_ticked_is_told_kindly(anna, table):
    of_a_family(table)
    wrong = post(anna, table, "inside", inside="chosen")
    assert wrong.status_code == 422 and "Kruis aan wie er in het midden staan." in wrong.content.decode()
    assert post(anna, table, "inside", "a2", inside="").status_code == 422
    assert post(anna, table, "inside", "a3", inside="chosen", people=["truus"]).status_code == 422  # she is no family
    post(anna, table, "inside", "a4", inside="chosen", people=["kees"])
    assert person(table, "kees").is_inside and not person(table, "joke").is_inside
    assert "Kees staat in het midden, bij jou." in page(anna, table, "?who=kees")


def test_what_a_child_has_with_somebody_outside_is_a_line_to_the_child(anna, table):
    of_a_family(table)
    post(anna, table, "place", person="truus", domain="neighbourhood")
    post(anna, table, "inside", "a2", inside="children")
    assert "Heeft iemand in het midden ook iets met Truus?" in page(anna, table, "?who=truus")
    post(anna, table, "tie", "a3", person="truus", to="kees", kind="close")
    shown = page(anna, table)
    assert shown.count('data-to="kees"') == 2 and 'data-to="self"' not in shown
    assert "met Kees: hecht" in shown.lower() or "met Kees: sterk" in shown
    post(anna, table, "tie", "a4", person="truus", to="kees", kind="helps")
    post(anna, table, "tie", "a5", person="truus", to="kees", kind="tense")
    assert {one.kind for one in value(table).ties.values()} == {TieKind.TENSE, TieKind.HELPS}
    post(anna, table, "tie", "a6", person="truus", to="kees", kind="")
    assert value(table).ties == {}
    assert post(anna, table, "tie", "a7", person="truus", to="weg", kind="close").status_code == 422


def test_a_confidential_child_is_not_in_the_middle_for_who_may_not_know(anna, table):
    of_a_family(table)
    post(anna, table, "inside", inside="children")
    do(table, Set("people", "kees", "confidential", False, True))
    coach = table.client(table.bram)
    assert "Kees" in page(anna, table) and "Joke" in page(coach, table) and "Kees" not in page(coach, table)
