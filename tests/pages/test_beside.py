"""What the card asks and the network keeps beside the person: their place, the wish with them, and whose name it is."""

import re

import pytest
from django.test import Client

from kring.core.access import Part
from kring.core.changes import Add, Place, Remove, Set
from kring.core.network import Category, Person, Perspective, Placement, Wish
from tests.pages.conftest import Table, do, value, version, works_along
from tests.pages.test_describe import JOKE, address, conflict_form, joke, page, save, take_off

LAYOUT = "lensink-circle"


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(JOKE), Add(Person("greet", "Greet", rank=2)), Add(Person("bas", "Bas", rank=3)))
    return table.client(table.anna)


@pytest.fixture
def bram(table: Table, anna: Client) -> Client:
    return table.client(table.bram)


def wishes(table: Table) -> list[tuple[str, Perspective | None, tuple[str, ...]]]:
    return [(one.words, one.perspective, one.people) for one in value(table).wishes.values()]


def undo(browser: Client, table: Table, act: str):
    return browser.post(f"/n/{table.row.pk}/undo/", {"act": act})


def says(browser: Client, table: Table) -> str:
    return browser.get(f"/n/{table.row.pk}/says/?show=1").content.decode()


# A wish with somebody


def test_a_wish_is_kept_with_the_person_and_shown_on_the_card_and_among_the_wishes(anna, table):
    save(anna, table, wish="Weer samen naar zee", perspective="doing_things")
    assert wishes(table) == [("Weer samen naar zee", Perspective.DOING_THINGS, ("joke",))]
    shown = page(anna, table)
    assert "Wat zou je willen met Joke?" in shown and "Weer samen naar zee</textarea>" in shown
    assert re.search(r'value="doing_things" checked', shown)
    listed = says(anna, table).split('id="wishes"')[1]
    assert "Weer samen naar zee" in listed and "Joke" in listed and "Dingen doen" in listed


def test_a_wish_can_be_said_otherwise_emptied_and_each_step_taken_back(anna, table):
    save(anna, table, act="a1", wish="Samen naar zee", perspective="")
    save(anna, table, act="a2", wish="Samen naar het bos", perspective="contacts")
    assert wishes(table) == [("Samen naar het bos", Perspective.CONTACTS, ("joke",))]
    save(anna, table, act="a3", wish="", perspective="")
    assert wishes(table) == []
    undo(anna, table, "u1")
    assert wishes(table) == [("Samen naar het bos", Perspective.CONTACTS, ("joke",))]
    undo(anna, table, "u2")
    undo(anna, table, "u3")
    assert wishes(table) == []


def test_a_wish_left_alone_changes_nothing_and_a_double_click_wishes_once(anna, table):
    told = {"version": version(table), "wish": "Naar zee", "perspective": ""}
    save(anna, table, act="same", **told)
    save(anna, table, act="same", **told)
    before = version(table)
    save(anna, table, act="a2", wish="Naar zee", perspective="")
    assert len(wishes(table)) == 1 and version(table) == before


@pytest.mark.parametrize("wrong", [{"wish": "", "perspective": "contacts"}, {"wish": "a" * 20_001, "perspective": ""}])
def test_a_wish_that_does_not_fit_comes_back_with_all_that_was_typed(anna, table, wrong):
    answer = save(anna, table, work="kapster in Oss", near="friends", **wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422 and "kapster in Oss" in shown and wishes(table) == []
    assert re.search(r'name="near"[^>]*value="friends" checked', shown) and "wrong-word" in shown


def test_a_wish_about_several_people_is_shown_and_left_as_it_is(anna, table):
    do(table, Add(Wish("w", "Met z’n allen eten", people=("joke", "bas"))))
    assert "Met z’n allen eten" in page(anna, table)
    save(anna, table, wish="Naar zee", perspective="")
    assert {words for words, _, _ in wishes(table)} == {"Met z’n allen eten", "Naar zee"}


def test_who_takes_no_part_in_the_wishes_is_not_asked_for_one(anna, table):
    works_along(table, table.chris, [Part.NAMES, Part.CARD])
    do(table, Add(Wish("w", "Naar zee", people=("joke",))))
    chris = table.client(table.chris)
    shown = page(chris, table)
    assert "Naar zee" not in shown and 'name="wish"' not in shown and 'name="near"' not in shown
    assert save(chris, table, wish="Iets anders", near="friends", perspective="").status_code == 302
    assert wishes(table) == [("Naar zee", None, ("joke",))] and value(table).placements == {}


@pytest.mark.parametrize(
    ("meanwhile", "mine", "choice", "after"),
    [
        (Set("wishes", "w", "words", "Naar zee", "Naar het bos"), "Naar de stad", "mine", ["Naar de stad"]),
        (Set("wishes", "w", "words", "Naar zee", "Naar het bos"), "Naar de stad", "theirs", ["Naar het bos"]),
        (Set("wishes", "w", "words", "Naar zee", "Naar het bos"), "", "mine", []),
        (Remove(Wish("w", "Naar zee", people=("joke",))), "Naar de stad", "mine", ["Naar de stad"]),
        (Remove(Wish("w", "Naar zee", people=("joke",))), "Naar de stad", "theirs", []),
    ],
)
def test_two_who_change_one_wish_choose_and_the_rest_is_kept(anna, bram, table, meanwhile, mine, choice, after):
    do(table, Add(Wish("w", "Naar zee", people=("joke",))))
    told = {"version": version(table)}
    do(table, meanwhile)
    answer = save(anna, table, act="a1", wish=mine, perspective="", work="kapper", near="friends", **told)
    assert answer.status_code == 409 and (mine or "Naar het bos") in answer.content.decode()
    assert anna.post(address(table, "describe/"), {**conflict_form(answer), "keep-wish": choice}).status_code == 302
    assert [words for words, _, _ in wishes(table)] == after and joke(table).work == "kapper"
    assert value(table).placements[LAYOUT]["joke"].ring == "friends"


def test_a_wish_about_somebody_who_was_taken_off_meanwhile_is_shown(anna, bram, table):
    told = {"version": version(table)}
    take_off(anna, table, **told)
    answer = save(bram, table, act="b1", wish="Weer samen naar zee", perspective="", **told)
    assert answer.status_code == 409 and "Weer samen naar zee" in answer.content.decode()


def test_leaving_a_conflict_as_it_is_now_still_saves_all_the_rest_that_was_typed(anna, bram, table):
    told = {"version": version(table)}
    do(table, Set("people", "joke", "strength", "strong", "weak"), Place(LAYOUT, "joke", None, Placement("services")))
    answer = save(anna, table, act="a1", strength="tense", near="friends", wish="Naar zee", perspective="", **told)
    theirs = re.search(r'name="theirs" value="([^"]+)"', answer.content.decode())
    assert theirs and set(theirs[1].split()) == {"strength", "near"}
    assert anna.post(address(table, "describe/"), {**conflict_form(answer), "theirs": theirs[1]}).status_code == 302
    assert joke(table).strength == "weak" and value(table).placements[LAYOUT]["joke"] == Placement("services")
    assert [words for words, _, _ in wishes(table)] == ["Naar zee"]


def test_who_knows_whom_is_no_question_when_the_other_was_taken_off_meanwhile(anna, bram, table):
    told = {"version": version(table)}
    bram.post(f"/n/{table.row.pk}/names/remove/", {"act": "r1", "person": "bas", **told})
    answer = save(anna, table, act="a1", knows=["bas", "greet"], ties="1", wish="Naar zee", perspective="", **told)
    assert answer.status_code == 409
    assert anna.post(address(table, "describe/"), conflict_form(answer)).status_code == 302
    assert [words for words, _, _ in wishes(table)] == ["Naar zee"] and len(value(table).ties) == 1


# How near somebody stands


def test_how_near_gives_a_place_in_the_circle_with_the_group_of_who_it_is(anna, table):
    save(anna, table, near="friends", category="neighbour")
    assert value(table).placements[LAYOUT]["joke"] == Placement("friends", "society")
    assert re.search(r'name="near"[^>]*value="friends" checked', page(anna, table))
    undo(anna, table, "u1")
    assert value(table).placements == {} and joke(table) == JOKE


def test_who_is_known_of_nobody_waits_for_a_group_and_gets_it_when_it_is_said(anna, table):
    who = save(anna, table, act="a1", category="", near="friends")
    assert who.status_code == 302 and value(table).placements[LAYOUT]["joke"] == Placement("friends")
    save(anna, table, act="a2", was=joke(table), category="family", near="friends")
    assert value(table).placements[LAYOUT]["joke"] == Placement("friends", "family")


def test_a_group_that_was_chosen_stays_and_no_ring_puts_back_in_the_tray(anna, table):
    do(table, Place(LAYOUT, "joke", None, Placement("friends", "society")))
    save(anna, table, act="a1", near="intimates")
    assert value(table).placements[LAYOUT]["joke"] == Placement("intimates", "society")
    save(anna, table, act="a2", near="")
    assert value(table).placements[LAYOUT]["joke"] == Placement(None, "society")


def test_who_was_left_out_stays_out_until_a_ring_is_chosen(anna, table):
    do(table, Place(LAYOUT, "joke", None, Placement(left_out=True)))
    save(anna, table, act="a1", near="", work="kapper")
    assert value(table).placements[LAYOUT]["joke"].left_out
    save(anna, table, act="a2", was=joke(table), near="friends")
    assert value(table).placements[LAYOUT]["joke"] == Placement("friends", "family")


def test_a_ring_that_the_layout_lacks_is_refused(anna, table):
    assert save(anna, table, near="nowhere", work="kapper").status_code == 422
    assert joke(table).work == "" and value(table).placements == {}


@pytest.mark.parametrize(("choice", "ring"), [("mine", "friends"), ("theirs", "services")])
def test_two_who_place_somebody_differently_choose_in_words(anna, bram, table, choice, ring):
    told = {"version": version(table)}
    do(table, Place(LAYOUT, "joke", None, Placement("services", "family")))
    answer = save(anna, table, act="a1", near="friends", work="kapper", wish="Naar zee", perspective="", **told)
    shown = answer.content.decode()
    assert answer.status_code == 409 and "diensten" in shown and "vrienden" in shown
    anna.post(address(table, "describe/"), {**conflict_form(answer), "keep-near": choice})
    assert value(table).placements[LAYOUT]["joke"].ring == ring
    assert joke(table).work == "kapper" and [words for words, _, _ in wishes(table)] == ["Naar zee"]


# Whose name it is


def test_a_name_that_is_on_the_list_is_a_question_and_nothing_typed_is_lost(anna, table):
    answer = save(anna, table, name="bas", work="kapster in Oss", wish="Naar zee", perspective="")
    shown = answer.content.decode()
    assert answer.status_code == 422 and joke(table) == JOKE
    assert "Bas staat al op je lijst. Is het dezelfde?" in shown
    assert "kapster in Oss" in shown and "Naar zee</textarea>" in shown and 'value="bas"' in shown


def test_somebody_else_may_have_the_same_name(anna, table):
    assert save(anna, table, name="Bas", work="kapper", again="other").status_code == 302
    assert (joke(table).name, joke(table).work) == ("Bas", "kapper")


def test_who_is_the_same_keeps_the_name_and_the_rest_is_saved(anna, table):
    assert save(anna, table, name="Bas", work="kapper", again="same").status_code == 302
    assert (joke(table).name, joke(table).work) == ("Joke", "kapper")


def test_two_of_one_name_who_are_not_renamed_are_not_asked_about(anna, table):
    do(table, Add(Person("other", "joke", rank=4)))
    assert save(anna, table, name="JOKE", work="kapper").status_code == 302


# To the client in "je", to others by name


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_coach_reads_no_word_of_the_card_as_if_they_were_the_client(anna, bram, table, language):
    table.bram.language = language
    table.bram.save()
    shown = page(bram, table)
    assert {"nl": "Wat zou Anna willen met Joke?", "en": "What would Anna like with Joke?"}[language] in shown
    main = re.sub(r'value="[^"]*"|<textarea.*?</textarea>', "", shown.split("<main")[1].split("</main>")[0], flags=re.S)
    spoken = re.sub(r"<[^>]+>", " ", main)
    assert not re.search(r"\b(je|jij|jou|jouw|ik|mij|mijn|wij|we|you|your|I|me|my|mine)\b", spoken), spoken
    assert spoken.count("Anna") >= 10
    face = bram.get(address(table, "face/")).content.decode()
    assert {"nl": "Anna kiest.", "en": "Anna chooses."}[language] in face


def test_a_card_tells_who_added_somebody_when_it_was_not_the_client(anna, table):
    do(table, Add(Person("mo", "Mo", rank=4, added_by=str(table.bram.pk))))
    shown = anna.get(address(table, person="mo")).content.decode()
    assert "toegevoegd door Bram" in shown and "toegevoegd door" not in page(anna, table)


def test_marks_are_asked_on_the_card_and_no_is_not_unknown(anna, table):
    save(anna, table, act="a1", potential_friend="yes", potential_helper="no")
    assert (joke(table).potential_friend, joke(table).potential_helper) == (True, False)
    save(anna, table, act="a2", was=joke(table), potential_friend="", category=Category.FAMILY.value)
    assert (joke(table).potential_friend, joke(table).potential_helper) == (None, False)


@pytest.mark.parametrize("rest", ["", "?add=1", "?add=1&about=joke"])
def test_the_list_calls_nobody_the_sister_of_the_coach(anna, bram, table, rest):
    list_of_names = f"/n/{table.row.pk}/names/{rest}"
    assert "je zus" in anna.get(list_of_names).content.decode()
    shown = bram.get(list_of_names).content.decode()
    assert "je zus" not in shown and "zus" in shown
