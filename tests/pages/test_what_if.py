"""What would be otherwise without somebody: asked with care, told in plain words, and kept nowhere."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.core import access
from kring.core.changes import Add, Set
from kring.core.network import Person, Status, Support, Tie, tie_id
from kring.store import accounts, log, models
from tests.pages.conftest import do, value, version


@pytest.fixture
def anna(table):
    do(
        table,
        Add(Person("joke", "Joke", rank=1, supports=(Support.COMPANY,), tasks=("rijden",), hours_a_week=3.0)),
        Add(Person("els", "Els", rank=2)),
        Add(Person("piet", "Piet", rank=3, tasks_possible=("rijden",))),
        Add(Person("oma", "Oma", rank=4, status=Status.FADED)),
        *(Add(Tie(tie_id(a, b), *sorted((a, b)))) for a, b in (("joke", "els"), ("joke", "piet"))),
    )
    return table.client(table.anna)


def words(browser, table, asked=""):
    answer = browser.get(f"/n/{table.row.pk}/what-if/{asked}")
    assert answer.status_code == 200
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_first_somebody_is_chosen_of_those_who_are_there(anna, table):
    said = words(anna, table)
    assert "Kies iemand." in said and "Dit is geen voorspelling." in said
    assert "Joke" in said and "Oma" not in said


def test_without_somebody_it_is_told_who_and_what_would_be_otherwise(anna, table):
    said = words(anna, table, "?without=joke")
    for part in (
        "Hoe zou het zijn zonder Joke?",
        "Nu zijn er 3 mensen. Dan zouden er 2 zijn.",
        "Deze mensen zouden niemand van de anderen meer kennen:",
        "Dan is er niemand voor: samen dingen doen. Iemand zoeken?",
        "Dan is er niemand voor: rijden. Iemand zoeken? Misschien te vragen: Pi Piet",
        "3 uur per week. Eerlijk verdeeld krijgt elk van deze mensen er 3 uur bij.",
        "Wat kan ervoor in de plaats komen?",
    ):
        assert part in said, (part, said)


def test_several_can_be_left_out_and_put_back(anna, table):
    page = anna.get(f"/n/{table.row.pk}/what-if/?without=joke&without=els").content.decode()
    assert "zonder deze 2 mensen" in page
    assert re.search(r'href="\?without=els"[^>]*aria-current', page)
    assert 'href="?without=joke&amp;without=els&amp;without=piet"' in page


def test_whom_nobody_misses_leaves_nothing_behind(anna, table):
    said = words(anna, table, "?without=els")
    assert "Voor zover verteld, zou verder niemand iets missen." in said
    assert "Wat kan ervoor in de plaats komen?" not in said


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("break", "Dan zouden er 2 zijn."),
        ("distance", "Hoe zou het zijn met meer afstand tot Joke?"),
        ("distance", "Joke blijft in de kring. Maar niemand rekent nog op hulp van Joke."),
        ("change", "Hoe zou het zijn als er iets verandert met Joke?"),
        ("change", "Wat een verandering doet, weten alleen die twee."),
    ],
)
def test_a_tie_that_does_no_good_may_stop_change_or_move_away(anna, table, how, told):
    said = words(anna, table, f"?without=joke&how={how}")
    assert told in said and "Joke ziet het nooit." in said
    assert ("Dan is er niemand voor: rijden." in said) is (how != "change")


def test_how_to_go_on_is_asked_of_one_contact_at_a_time(anna, table):
    said = words(anna, table, "?without=joke&without=els&how=distance")
    assert "Dan zou er 1 zijn." in said and "blijft in de kring" not in said and "geen goed" not in said


def test_nothing_of_what_was_asked_is_kept_anywhere(anna, table):
    before, were = version(table), value(table)
    words(anna, table, "?without=joke&how=break")
    assert version(table) == before and value(table) == were
    lines = models.Line.objects.filter(network=table.row).values_list("people", "act")
    assert all("joke" not in f"{people} {act}" for people, act in lines.order_by("-pk")[:1])


def test_who_may_only_look_is_not_asked_about_a_tie_that_does_no_good(anna, table):
    assert "geen goed" in words(anna, table, "?without=joke")
    parts = [one.value for one in (access.Part.SAYS, access.Part.NAMES, access.Part.CARD)]
    role = accounts.assign(table.chris, table.row, access.Role.MEMBER, log.Actor(table.anna, table.row.made_at))
    models.Role.objects.filter(pk=role.pk).update(parts=parts)
    chris = table.client(table.chris)
    said = words(chris, table, "?without=joke&how=distance")
    assert "geen goed" not in said and "Hoe zou het zijn zonder Joke?" in said and "blijft in de kring" not in said


def test_whom_only_the_client_may_know_is_not_there_for_the_coach(anna, table):
    do(table, Set("people", "joke", "confidential", False, True))
    bram = table.client(table.bram)
    assert "Joke" not in words(bram, table, "?without=joke") and "Kies iemand." in words(bram, table, "?without=joke")


@pytest.mark.parametrize(
    "asked", ["?without=nobody", "?without=oma", "?without=&how=break", "?how=break", "?without=els&how=x"]
)
def test_whatever_an_address_asks_is_no_error(anna, table, asked):
    words(anna, table, asked)


def test_a_coach_is_never_spoken_to_as_the_client(anna, table):
    bram = table.client(table.bram)
    for asked in (
        "",
        "?without=joke",
        "?without=joke&how=break",
        "?without=joke&how=distance",
        "?without=joke&how=change",
    ):
        assert re.findall(r"\b(?:je|jij|jou|jouw)\b", words(bram, table, asked)) == []


def test_an_empty_circle_is_no_error(table):
    assert "Er staat nog niemand in de kring" in words(table.client(table.anna), table)


def test_thirty_people_cost_no_more_questions_to_the_database_than_three(anna, table):
    def count():
        with CaptureQueriesContext(connection) as asked:
            words(anna, table, "?without=joke")
        return len(asked)

    few = count()
    do(table, *(Add(Person(f"p{n}", f"Persoon {n}", rank=n)) for n in range(30)))
    assert count() == few <= 6
