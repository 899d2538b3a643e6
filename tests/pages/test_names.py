"""The list of names: the first evening from the first question to the button that makes the circle."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kring.core.access import Part, Role
from kring.core.changes import Add, Place
from kring.core.network import Person, Placement
from kring.store import log, models, roles
from tests.pages.conftest import CIRCLE, Table, do, value, version


def address(table: Table, rest: str = "") -> str:
    return f"/n/{table.row.pk}/names/{rest}"


def post(browser: Client, table: Table, deed: str, act: str = "a1", **fields: object):
    data = {"act": act, "version": version(table), **fields}
    return browser.post(address(table, f"{deed}/"), {key: one for key, one in data.items() if one is not None})


def name(browser: Client, table: Table, *names: str, **fields: object) -> None:
    for one in names:
        assert post(browser, table, "add", act=f"name{version(table)}", name=one, **fields).status_code == 302


def listed(page: str) -> list[str]:
    return re.findall(r'<span class="who"><bdi>([^<]+)</bdi>', page)


def seen(browser: Client, table: Table, query: str = "") -> str:
    return browser.get(address(table, query)).content.decode()


def someone(table: Table, title: str) -> Person:
    return next(person for person in value(table).people.values() if person.name == title)


@pytest.fixture
def anna(table: Table) -> Client:
    return table.client(table.anna)


@pytest.fixture
def bram(table: Table) -> Client:
    return table.client(table.bram)


# Before the list begins


def test_first_of_all_the_owner_is_asked_whether_they_want_it(anna, table):
    page = seen(anna, table)
    assert "Wil je met je kring aan de slag?" in page and 'name="name"' not in page


def test_a_coach_is_told_to_ask_the_owner(bram, table):
    assert "Vraag het aan Anna." in seen(bram, table)


def test_no_is_an_answer_and_nobody_asks_again(anna, table):
    assert post(anna, table, "start", wants_to_map="no").status_code == 302
    page = seen(anna, table)
    assert value(table).owner.wants_to_map is False
    assert "Wil je met je kring aan de slag?" not in page and 'name="name"' not in page
    assert "Toch beginnen" in page


def test_who_said_no_can_begin_after_all(anna, table):
    post(anna, table, "start", act="a1", wants_to_map="no")
    post(anna, table, "start", act="a2", wants_to_map="yes")
    assert value(table).owner.wants_to_map is True


def test_after_yes_comes_the_question_whether_there_is_a_list_already(anna, table):
    post(anna, table, "start", wants_to_map="yes")
    page = seen(anna, table)
    assert "?begin=new" in page and "?begin=paper" in page and 'name="name"' not in page


@pytest.mark.parametrize("begin", ["new", "paper"])
def test_every_answer_leads_to_the_field(anna, table, begin):
    post(anna, table, "start", wants_to_map="yes")
    assert 'name="name"' in seen(anna, table, f"?begin={begin}")


def test_an_answer_that_is_none_comes_back(anna, table):
    assert post(anna, table, "start", wants_to_map="perhaps").status_code == 422
    assert value(table).owner.wants_to_map is None


def test_who_has_names_already_is_asked_nothing(anna, table):
    do(table, Add(Person("greet", "Greet")))
    assert listed(seen(anna, table)) == ["Greet"]


# Adding


def test_a_name_appears_on_top_at_once_and_the_field_keeps_the_focus(anna, table):
    name(anna, table, "Greet", "Joke")
    answer = post(anna, table, "add", act="third", name="Bas")
    page = anna.get(answer["Location"]).content.decode()
    assert listed(page) == ["Bas", "Joke", "Greet"]
    assert re.search(r'<input id="name"[^>]*autofocus', page)
    assert "Bas staat op de lijst." in page


def test_ten_names_stand_in_the_order_of_naming(anna, table):
    names = [f"Naam {letter}" for letter in "abcdefghij"]
    name(anna, table, *names)
    people = sorted(value(table).people.values(), key=lambda one: one.rank)
    assert [one.name for one in people] == names


def test_spontaneous_names_come_first_and_what_others_added_comes_last(anna, bram, table):
    name(anna, table, "Greet")
    name(bram, table, "Jansen", said_by="me")
    name(anna, table, "Mo", prompt="phone")
    name(anna, table, "Joke")
    assert listed(seen(anna, table)) == ["Jansen", "Joke", "Mo", "Greet"], "on paper from the last to the first"
    near = {one.id: Placement("friends", "society") for one in value(table).people.values()}
    do(table, *(Place(CIRCLE, id, None, at) for id, at in near.items()))
    assert listed(seen(anna, table)) == ["Greet", "Mo", "Joke", "Jansen"]


def test_a_coach_reads_aloud_what_anna_is_asked(anna, bram, table):
    name(anna, table, "Greet")
    assert "Vraag aan Anna:" in seen(bram, table, "?prompt=house") and "“Met wie woon je" in seen(
        bram, table, "?prompt=house"
    )
    assert "Vraag aan Anna:" not in seen(anna, table, "?prompt=house")


def test_a_double_click_adds_one_person(anna, table):
    told = {"version": version(table), "name": "Greet"}
    first, second = (post(anna, table, "add", act="same", **told) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert len(value(table).people) == 1 and version(table) == 2


def test_the_same_page_with_another_name_is_another_act(anna, table):
    told = {"version": version(table)}
    post(anna, table, "add", act="same", name="Greet", **told)
    post(anna, table, "add", act="same", name="Joke", **told)
    assert sorted(one.name for one in value(table).people.values()) == ["Greet", "Joke"]


def test_two_who_type_at_once_both_get_their_name(anna, bram, table):
    told = {"version": version(table)}
    post(anna, table, "add", act="a1", name="Greet", **told)
    post(bram, table, "add", act="b1", name="Joke", **told)
    assert len(value(table).people) == 2


# Wrong input


@pytest.mark.parametrize("nothing", ["", "   ", "\u200b\u200b", "\u200d\ufeff\u2060", "\t\n", "\u3164", "\u202e"])
def test_a_name_that_nobody_can_see_is_asked_again(anna, table, nothing):
    answer = post(anna, table, "add", name=nothing)
    assert answer.status_code == 422
    assert "Vul een naam of roepnaam in." in answer.content.decode()
    assert value(table).people == {}


def test_a_name_of_5000_signs_comes_back_whole_with_a_sentence(anna, table):
    answer = post(anna, table, "add", name="a" * 5000)
    page = answer.content.decode()
    assert answer.status_code == 422 and "a" * 5000 in page and "hoogstens 120" in page
    assert value(table).people == {}


@pytest.mark.parametrize("title", ["فاطمة الزهراء", "👩🏽‍🦱 Noor", "Zoë-Anne d’Hondt", "李小龍", "O'Brien & Zn."])
def test_names_of_every_script_stay_as_they_are(anna, table, title):
    name(anna, table, title)
    assert someone(table, title)


def test_markup_in_a_name_is_only_a_name(anna, table):
    name(anna, table, "<script>alert(1)</script>")
    page = seen(anna, table)
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_signs_that_turn_the_page_around_are_left_out(anna, table):
    name(anna, table, "Gr\u202eeet\u200b")
    assert someone(table, "Greet")


@pytest.mark.parametrize("again", ["Greet", "greet", " GREET ", "Gréét", "Gree\u0301t", "Gr\u200beet"])
def test_a_name_twice_asks_whether_it_is_the_same_person(anna, table, again):
    name(anna, table, "Greet")
    answer = post(anna, table, "add", act="again", name=again)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Greet staat al op je lijst. Is het dezelfde" in page
    assert "Ja, dezelfde" in page and "Nee, iemand anders" in page
    assert len(value(table).people) == 1


def test_somebody_else_of_the_same_name_can_get_another_one(anna, table):
    name(anna, table, "Greet")
    page = post(anna, table, "add", act="again", name="Greet").content.decode()
    assert re.search(r'<input id="other"[^>]*value="Greet"', page)
    assert post(anna, table, "add", act="other", name="Greet van de buren", again="1").status_code == 302
    assert sorted(one.name for one in value(table).people.values()) == ["Greet", "Greet van de buren"]


def test_two_people_may_have_one_name(anna, table):
    name(anna, table, "Greet")
    assert post(anna, table, "add", act="other", name="Greet", again="1").status_code == 302
    assert len(value(table).people) == 2


# Spontaneous names, questions, and who added whom


def test_names_before_the_questions_are_spontaneous_and_later_ones_are_not(anna, table):
    name(anna, table, "Greet")
    name(anna, table, "Joke", prompt="house")
    name(anna, table, "Bas")
    assert [someone(table, one).spontaneous for one in ("Greet", "Joke", "Bas")] == [True, False, False]


def test_questions_come_one_at_a_time_and_go_round(anna, table):
    do(table, Add(Person("greet", "Greet")))
    page, asked = seen(anna, table, "?prompt=house"), []
    for _ in range(12):
        asked.append(re.search(r'id="asked">([^<]+)<', page)[1])
        page = seen(anna, table, "?prompt=" + re.search(r'href="[^"]*prompt=([a-z-]+)"', page)[1])
    assert len(set(asked)) == 11 and asked[0] == asked[11]


def test_the_question_stays_while_names_are_typed_to_it(anna, table):
    answer = post(anna, table, "add", name="Greet", prompt="family")
    assert "Wie horen er bij je familie?" in anna.get(answer["Location"]).content.decode()


def test_what_the_client_says_through_the_coach_is_the_clients(bram, table):
    name(bram, table, "Greet", said_by="owner")
    greet = someone(table, "Greet")
    assert greet.added_by is None and greet.spontaneous is True
    assert "toegevoegd door" not in seen(bram, table)


def test_what_the_coach_adds_bears_the_coachs_name(anna, bram, table):
    name(bram, table, "Wijkteam", said_by="me")
    assert someone(table, "Wijkteam").spontaneous is False
    assert "toegevoegd door Bram" in seen(anna, table)


def test_a_name_of_the_coach_does_not_make_the_clients_own_names_less_spontaneous(anna, bram, table):
    name(bram, table, "Wijkteam", said_by="me")
    name(anna, table, "Greet")
    assert someone(table, "Greet").spontaneous is True


def test_what_the_client_adds_bears_no_name(anna, bram, table):
    name(anna, table, "Greet")
    assert "toegevoegd door" not in seen(bram, table)


# Remarks, taking off, the circle


def test_a_remark_is_kept_and_shown(anna, table):
    do(table, Add(Person("greet", "Greet")))
    post(anna, table, "remark", person="greet", remark="Belt elke\r\nzondag <b>")
    assert value(table).people["greet"].remark == "Belt elke\nzondag <b>"
    assert "zondag &lt;b&gt;" in seen(anna, table)


def test_the_field_for_a_remark_holds_what_was_there(anna, table):
    do(table, Add(Person("greet", "Greet", remark="Belt elke zondag")))
    assert ">Belt elke zondag</textarea>" in seen(anna, table, "?add=1&about=greet")


def test_two_remarks_at_once_are_shown_to_the_second(anna, bram, table):
    do(table, Add(Person("greet", "Greet")))
    told = {"version": version(table), "person": "greet"}
    post(anna, table, "remark", act="a1", remark="Van de zangles", **told)
    answer = post(bram, table, "remark", act="b1", remark="Van het koor", **told)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Van de zangles" in page and "Van het koor" in page
    assert value(table).people["greet"].remark == "Van de zangles"


def test_a_remark_about_nobody_changes_nothing(anna, table):
    before = version(table)
    assert post(anna, table, "remark", person="nobody", remark="x").status_code == 302
    assert version(table) == before


def test_taking_someone_off_needs_no_question_and_can_be_taken_back(anna, table):
    do(table, Add(Person("greet", "Greet")), Place(CIRCLE, "greet", None, Placement("friends", "family")))
    whole = value(table)
    post(anna, table, "remove", act="a1", person="greet")
    assert value(table).people == {} and "Ongedaan maken" in seen(anna, table, "?add=1")
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1"})
    assert value(table) == whole


def test_the_button_to_the_circle_is_there_from_the_first_name(anna, table):
    post(anna, table, "start", wants_to_map="yes")
    assert "Maak de kring" not in seen(anna, table, "?begin=new")
    name(anna, table, "Greet")
    assert "Maak de kring" in seen(anna, table)


def test_everybody_on_the_list_is_ready_to_be_placed(anna, table):
    name(anna, table, "Greet", "Joke")
    page = anna.get(f"/n/{table.row.pk}/circle/").content.decode()
    assert "Greet" in page and "Joke" in page


def test_who_has_no_place_comes_first_and_then_from_near_to_far(anna, table):
    people = [Person(one.lower(), one, rank=number) for number, one in enumerate(("Ali", "Bas", "Cor", "Dee", "Els"))]
    rings = {"ali": "services", "bas": "intimates", "cor": "friends"}
    do(table, *map(Add, people), *(Place(CIRCLE, id, None, Placement(ring, "family")) for id, ring in rings.items()))
    do(table, Place(CIRCLE, "dee", None, Placement(left_out=True)))
    page = seen(anna, table)
    assert re.findall(r'class="chip"[^>]*>.*?<span>(\w+)</span>', page) == ["Els"]
    assert listed(page) == ["Bas", "Cor", "Ali", "Dee"]
    assert page.index("elkaar alles vertellen") < page.index("bij elkaar thuis komen") < page.index("hulp krijgen bij")


# Doors


def test_to_a_stranger_there_is_no_list(table):
    chris = table.client(table.chris)
    assert chris.get(address(table)).status_code == 404
    for deed in ("start", "add", "remark", "remove"):
        assert post(chris, table, deed, name="Greet", person="greet").status_code == 404


def test_without_the_version_nothing_is_done_and_what_was_typed_is_shown(anna, table):
    answer = post(anna, table, "add", version=None, name="Greet")
    assert answer.status_code == 428 and "Greet" in answer.content.decode() and value(table).people == {}


def test_who_may_only_look_sees_names_and_no_field(table):
    do(table, Add(Person("greet", "Greet", remark="geheim")))
    roles.give(table.chris, table.row, Role.VOLUNTEER, log.Actor(table.anna, table.row.made_at))
    chris = table.client(table.chris)
    page = seen(chris, table)
    assert listed(page) == ["Greet"] and 'name="name"' not in page and "geheim" not in page and "/people/" not in page
    assert post(chris, table, "add", name="Joke").status_code == 403


def test_somebody_confidential_is_on_the_clients_list_only(anna, bram, table):
    do(table, Add(Person("greet", "Greet", confidential=True)), Add(Person("joke", "Joke")))
    assert "Greet" in seen(anna, table) and "Greet" not in seen(bram, table)


def test_a_coach_who_may_not_see_the_circle_gets_no_way_there(table):
    do(table, Add(Person("greet", "Greet")))
    given = models.Role.objects.get(user=table.bram, network=table.row)
    given.parts = [Part.NAMES.value]
    given.save()
    page = seen(table.client(table.bram), table)
    assert "Maak de kring" not in page and listed(page) == ["Greet"]


def test_thirty_names_cost_as_many_queries_as_one(anna, table):
    def count(query: str = "") -> int:
        with CaptureQueriesContext(connection) as caught:
            seen(anna, table, query)
        return len(caught)

    do(table, Add(Person("p0", "Naam", added_by=str(table.bram.pk))))
    one = count(), count("?add=1")
    do(table, *(Add(Person(f"p{number}", f"Naam {number}", rank=number)) for number in range(1, 30)))
    do(table, *(Place(CIRCLE, f"p{number}", None, Placement("friends", "family")) for number in range(15)))
    assert (count(), count("?add=1")) == one
    assert max(one) <= 8


def test_the_answer_of_yes_and_no_at_once_is_told_in_words(anna, bram, table):
    told = {"version": version(table)}
    post(anna, table, "start", act="a1", wants_to_map="no", **told)
    answer = post(bram, table, "start", act="b1", wants_to_map="yes", **told)
    assert answer.status_code == 409 and ">Nee<" in answer.content.decode() and ">Ja<" in answer.content.decode()
    assert value(table).owner.wants_to_map is False
