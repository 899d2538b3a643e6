"""What would be otherwise without somebody: asked with care, told in plain words, and kept nowhere."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.core import access
from kring.core.changes import Add, Set
from kring.core.network import Person, Status, Support, Tie, tie_id
from kring.store import log, models, roles
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
        "Voor zover verteld zouden deze mensen niemand van de anderen meer kennen:",
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
    role = roles.give(table.chris, table.row, access.Role.MEMBER, log.Actor(table.anna, table.row.made_at))
    models.Role.objects.filter(pk=role.pk).update(parts=parts, looks=parts)
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
        return sum("SAVEPOINT" not in one["sql"] for one in asked)  # a test is a transaction of its own

    few = count()
    do(table, *(Add(Person(f"p{n}", f"Persoon {n}", rank=n)) for n in range(30)))
    assert count() == few <= 6


def test_two_who_lose_touch_are_looked_at_and_put_back(anna, table):
    page = anna.get(f"/n/{table.row.pk}/what-if/?apart=joke+els").content.decode()
    said = words(anna, table, "?apart=joke+els")
    assert "Hoe zou het dan zijn?" in said and "Joke en Els geen contact meer" in said
    assert (
        "Voor zover verteld zou Els niemand van de anderen meer kennen." in said
        and "Er zouden er evenveel zijn als nu: 3 mensen." in said
    )
    assert re.search(r'class="chip chosen" href="\?"', page)


def test_two_who_get_to_know_each_other_bring_groups_together(anna, table):
    do(table, Add(Person("mo", "Mo", rank=5)))
    for asked in ("?met=mo+els", "?met_who=els&met_who=mo"):
        said = words(anna, table, asked)
        assert "Els en Mo hebben contact" in said and "Wie elkaar zouden leren kennen" in said


def test_somebody_new_takes_a_weight_off_one_pair_of_shoulders_and_is_nowhere_by_name(anna, table):
    page = anna.get(f"/n/{table.row.pk}/what-if/?new=1&does=company&does=practical&knows=piet").content.decode()
    said = words(anna, table, "?new=1&does=company&does=practical&knows=piet")
    assert "Nu zijn er 3 mensen. Dan zouden er 4 zijn." in said
    assert "Samen dingen doen: dan zijn er 2 mensen voor." in said
    assert "Helpen met dingen: dan is er één persoon voor." in said
    assert "people/somebody" not in page and value(table).people.keys() == {"joke", "els", "piet", "oma"}


def test_somebody_new_is_another_than_whoever_a_file_gave_such_an_id(anna, table):
    do(table, Add(Person("somebody-new", "Mo", rank=5)), Add(Person("new", "Bo", rank=6)))
    assert "Nu zijn er 5 mensen. Dan zouden er 6 zijn." in words(anna, table, "?new=1&knows=somebody-new&knows=new")


def test_everything_can_be_asked_at_once_and_taken_away_again_one_by_one(anna, table):
    asked = "?without=els&apart=joke+piet&new=1&does=company&knows=joke"
    page = anna.get(f"/n/{table.row.pk}/what-if/{asked}").content.decode()
    for address in ("?apart=joke+piet&amp;new=1&amp;does=company&amp;knows=joke", "?without=els&amp;apart=joke+piet"):
        assert f'href="{address}"' in page


def test_numbers_stand_before_and_after_in_a_table(anna, table):
    said = words(anna, table, "?without=joke")
    assert "In getallen" in said and "Mensen 3 2" in said and "Uren hulp per week 3" in said


@pytest.mark.parametrize(
    "asked",
    ["?apart=joke", "?apart=joke+joke", "?apart=els+piet", "?met=joke+els", "?met=x+y", "?does=x&knows=y&new=1"],
)
def test_whatever_is_asked_of_two_or_of_somebody_new_is_no_error(anna, table, asked):
    words(anna, table, f"?{asked}")


def mark(browser, table, person="joke", **more):
    return browser.post(f"/n/{table.row.pk}/what-if/mark/", {"person": person, **more})


def test_the_client_marks_a_contact_for_themselves_and_takes_the_mark_away(anna, table):
    assert mark(anna, table, on="1").status_code == 302
    said = words(anna, table, "?without=joke")
    assert "Door jou gemerkt" in said and "Alleen jij ziet dit." in said
    card = anna.get(f"/n/{table.row.pk}/people/joke/").content.decode()
    assert (
        "Door jou gemerkt" in card
        and "Door jou gemerkt" not in anna.get(f"/n/{table.row.pk}/people/els/").content.decode()
    )
    mark(anna, table)
    assert "Door jou gemerkt" not in words(anna, table, "?without=joke")
    assert mark(anna, table, person="nobody", on="1").status_code == 404


def everything(browser, table):
    """All that somebody can open of the network: every page and every file, as one text."""
    people = f"/n/{table.row.pk}"
    places = ["names/", "people/joke/", "circle/", "says/?show=1", "what-if/", "what-if/?without=joke", "history/"]
    places += ["moments/", "moments/film/", "story/", "drawings/", "files/", "files/copy/", "easy/"]
    answers = [browser.get(f"{people}/{place}") for place in places]
    assert sum(one.status_code == 200 for one in answers) > 9
    return " ".join(
        (b"".join(one.streaming_content) if one.streaming else one.content).decode(errors="replace") for one in answers
    )


@pytest.mark.parametrize("role", [None, access.Role.PROXY, access.Role.PROFESSIONAL])
def test_nobody_else_meets_a_trace_of_a_mark_on_any_page_or_in_any_file(anna, table, role):
    if role is None:
        reader = table.client(table.bram)
    else:
        roles.give(table.chris, table.row, role, log.Actor(table.anna, table.row.made_at))
        reader = table.client(table.chris)
    seals = r'value="[\w]{64}"|name="version" value="[\w-]+"|nonce-[\w-]+|"[\w]{64}"|[0-9a-f]{16,}'
    tokens = re.compile(seals + r"|\d\d:\d\d(:[\d.]+)?|<!--.*?-->")
    before = tokens.sub("", everything(reader, table))
    mark(anna, table, on="1")
    assert tokens.sub("", everything(reader, table)) == before
    assert mark(reader, table, on="1").status_code == 403
    assert "gemerkt" not in before and "Helpt mij niet" not in before


def test_a_mark_is_in_no_copy_the_client_takes_along_either(anna, table):
    def copy():
        answer = anna.get(f"/n/{table.row.pk}/files/copy/")
        return b"".join(answer.streaming_content) if answer.streaming else answer.content

    before = copy()
    mark(anna, table, on="1")
    assert len(copy()) == len(before) and b"gemerkt" not in copy()


def test_who_has_no_role_finds_no_mark_to_make(anna, table):
    assert mark(table.client(table.chris), table, on="1").status_code == 404
    assert not models.Note.objects.exists()
