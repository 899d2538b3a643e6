"""The life line as a page: events are told, changed and taken away, and whatever does not fit comes back as typed."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from kring.core.access import Part, Role
from kring.core.changes import Add
from kring.core.network import Dating, Edge, Event, Group, Person, When
from kring.pages.life import forms
from kring.store import accounts, log, roles
from tests.pages.conftest import Table, do, value, version

YEAR = timezone.localdate().year


@pytest.fixture
def anna(table: Table) -> Client:
    do(
        table,
        Add(Person("joke", "Joke", born=When(1971))),
        Add(Person("greet", "Greet")),
        Add(Group("home", "Ons huis", people=("joke", "greet"))),
    )
    return table.client(table.anna)


def tell(table: Table, browser: Client, id: str = "a1", **fields: object):
    told = {"act": id, "version": version(table), "tense": "past", **fields}
    return browser.post(f"/n/{table.row.pk}/life/event/", told)


def page(table: Table, browser: Client, query: str = "") -> str:
    return browser.get(f"/n/{table.row.pk}/life/{query}").content.decode()


def only(table: Table) -> Event:
    (event,) = value(table).events.values()
    return event


def test_moved_in_2012_stands_on_the_line_and_in_the_list_with_its_people(anna, table):
    assert tell(table, anna, title="Verhuisd", since_year="2012", people=["joke"], kind="verhuizen").status_code == 302
    event = only(table)
    assert (event.title, event.since, event.people, event.kind) == ("Verhuisd", When(2012), ("joke",), "verhuizen")
    shown = page(table, anna)
    assert shown.count('aria-label="Verhuisd, 2012, Joke"') == 2  # for two widths of screen
    assert "Wat er gebeurde" in shown and "2012" in shown


def test_a_date_is_kept_as_far_as_it_is_known(anna, table):
    tell(table, anna, "a1", title="Op de dag", since_year="1998", since_month="3", since_day="12")
    tell(table, anna, "a2", title="In die maand", since_year="1998", since_month="3")
    tell(table, anna, "a3", title="Ongeveer toen", since_year="1998", since_how="about")
    tell(table, anna, "a4", title="Geen idee wanneer")
    tell(table, anna, "a5", title="Zo lang", since_year="1998", until_year="2001", until_month="6")
    found = {one.title: (one.since, one.until) for one in value(table).events.values()}
    assert found == {
        "Op de dag": (When(1998, 3, 12), None),
        "In die maand": (When(1998, 3), None),
        "Ongeveer toen": (When(1998, about=True), None),
        "Geen idee wanneer": (None, None),
        "Zo lang": (When(1998), When(2001, 6)),
    }
    shown = page(table, anna)
    for words in ("12 maart 1998", "maart 1998", "ongeveer 1998", "1998 tot juni 2001", "Nog zonder jaar"):
        assert words in shown


def test_what_was_before_after_or_between_is_kept_said_and_comes_back_in_the_form(anna, table):
    told = {
        "Toen een": ({"since_year": "1998", "since_how": "before"}, When(1998, how=Dating.BEFORE), "voor 1998"),
        "Toen twee": (
            {"since_year": "1998", "since_month": "3", "since_how": "after"},
            When(1998, 3, how=Dating.AFTER),
            "na maart 1998",
        ),
        "Toen drie": ({"since_year": "tussen 1998 en 2003"}, When(1998, to=Edge(2003)), "tussen 1998 en 2003"),
        "Toen vier": (
            {"since_year": "geschat 1998"},
            When(1998, about=True, how=Dating.ESTIMATED),
            "ongeveer 1998 (geschat)",
        ),
    }
    for title, (typed, _, _) in told.items():
        assert tell(table, anna, title.replace(" ", "-"), title=title, **typed).status_code == 302
    shown = page(table, anna)
    for title, (_, when, words) in told.items():
        event = next(one for one in value(table).events.values() if one.title == title)
        assert event.since == when and words in shown
        with translation.override("nl"):
            form = forms.of(event)
            parts = {part: form[f"since_{part}"] for part in ("year", "month", "day", "how")}
            data = {"title": title, **{f"since_{part}": said for part, said in parts.items()}}
            again = forms.Tell(data, value=value(table), today=timezone.localdate())
            assert again.is_valid() and again.cleaned_data["since"] == when


def test_what_lasts_and_what_is_hoped_for_are_told_apart(anna, table):
    tell(table, anna, "a1", title="Werken op de kwekerij", tense="lasting", since_year="2008")
    tell(table, anna, "a2", title="Dichter bij Joke wonen", tense="hoped", since_year=str(YEAR + 2))
    tell(table, anna, "a3", title="Een hond", tense="hoped")
    found = {one.title: (one.is_ongoing, one.is_wished) for one in value(table).events.values()}
    assert found["Werken op de kwekerij"] == (True, False)
    assert found["Een hond"] == found["Dichter bij Joke wonen"] == (False, True)
    shown = page(table, anna)
    assert "sinds 2008" in shown and "Wat nog duurt" in shown and "Waar je op hoopt" in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": "  "}, "Zeg in een paar woorden wat het is."),
        ({"title": "x" * 121}, "Maak het korter"),
        ({"since_month": "3"}, "Welk jaar was het?"),
        ({"since_year": "lang geleden"}, "Typ een jaar met vier cijfers"),
        ({"since_year": "98"}, "Typ een jaar met vier cijfers"),
        ({"since_year": "1998", "since_day": "12"}, "Kies bij een dag ook de maand."),
        ({"since_year": "1998", "since_month": "2", "since_day": "30"}, "Zo veel dagen heeft die maand niet."),
        ({"since_year": "1998", "since_month": "2", "since_day": "x"}, "Typ de dag als getal"),
        ({"since_year": "1998", "until_year": "1997"}, "Het einde ligt voor het begin."),
        ({"until_year": "1997"}, "Zeg ook wanneer het begon."),
        ({"since_year": "1998", "tense": "hoped"}, "Een wens ligt nog voor je."),
        ({"since_year": str(YEAR + 1)}, "Dat moet nog komen."),
        ({"since_year": str(YEAR + 1), "tense": "lasting"}, "Dat moet nog komen."),
        ({"since_year": "1998", "until_year": "2001", "tense": "lasting"}, "Laat het einde dan leeg."),
        ({"since_year": "1998", "until_year": str(YEAR + 3)}, "Het einde moet nog komen."),
    ],
)
def test_what_cannot_be_is_asked_again_in_a_friendly_sentence_and_nothing_typed_is_lost(anna, table, typed, said):
    told = {"title": "Verhuisd", "remark": "Met de bus van Bas", "people": ["greet"], "kind": "huis", **typed}
    answer = tell(table, anna, **told)
    shown = answer.content.decode()
    assert answer.status_code == 422 and said in shown
    assert "Met de bus van Bas" in shown and 'value="huis"' in shown and 'value="greet" checked' in shown
    for name, words in typed.items():
        if name.endswith(("year", "day")):
            assert re.search(rf'name="{name}"[^>]*value="{words}"', shown)
    assert value(table).events == {}


def test_an_end_that_is_still_to_come_goes_with_what_lasts(anna, table):
    tell(table, anna, title="Opleiding", tense="lasting", since_year="2024", until_year=str(YEAR + 1))
    assert only(table).until == When(YEAR + 1) and only(table).is_ongoing


def test_a_whole_group_comes_along_with_one_tick(anna, table):
    tell(table, anna, title="Naar zee", people=["greet"], groups=["home"])
    assert only(table).people == ("greet", "joke")


def test_an_event_is_changed_and_taken_away_and_both_can_be_undone(anna, table):
    do(table, Add(Event("e", "Verhuist", since=When(2011), people=("joke", "greet"))))
    assert 'value="Verhuist"' in page(table, anna, "?event=e")
    tell(table, anna, event="e", title="Verhuisd", since_year="2012", people=["greet"])
    assert only(table) == Event("e", "Verhuisd", since=When(2012), people=("greet",))
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1", "version": version(table)})
    assert only(table) == Event("e", "Verhuist", since=When(2011), people=("joke", "greet"))
    gone = {"act": "a2", "version": version(table), "event": "e"}
    assert anna.post(f"/n/{table.row.pk}/life/event/remove/", gone).status_code == 302
    assert value(table).events == {}
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u2", "version": version(table)})
    assert only(table).title == "Verhuist"


def test_a_double_press_makes_one_event(anna, table):
    told = {"act": "same", "version": version(table), "tense": "past", "title": "Verhuisd"}
    for _ in range(2):
        anna.post(f"/n/{table.row.pk}/life/event/", told)
    assert len(value(table).events) == 1


def test_two_who_change_one_event_both_have_their_way_or_see_both_values(anna, table):
    do(table, Add(Event("e", "Verhuist", since=When(2011))))
    bram, before = table.client(table.bram), version(table)
    tell(table, anna, event="e", title="Verhuist", since_year="2012")
    theirs = {"act": "b1", "version": before, "event": "e", "tense": "past", "since_year": "2011"}
    assert bram.post(f"/n/{table.row.pk}/life/event/", {**theirs, "title": "Verhuisd"}).status_code == 302
    assert (only(table).title, only(table).since) == ("Verhuisd", When(2012))
    theirs = {**theirs, "act": "b2", "since_year": "2013", "title": "Verhuist"}
    answer = bram.post(f"/n/{table.row.pk}/life/event/", theirs)
    assert answer.status_code == 409
    assert "2012" in answer.content.decode() and "2013" in answer.content.decode()


def test_who_was_taken_away_meanwhile_is_a_conflict_that_says_so(anna, table):
    do(table, Add(Event("e", "Verhuist")))
    before = version(table)
    anna.post(f"/n/{table.row.pk}/life/event/remove/", {"act": "a1", "version": before, "event": "e"})
    answer = tell(table, anna, "a2", version=before, event="e", title="Verhuisd")
    assert answer.status_code == 409 and "Verhuisd" in answer.content.decode()


def test_a_coach_keeps_on_an_event_whom_only_the_client_may_see(anna, table):
    do(table, Add(Person("dirk", "Dirk", confidential=True)))
    do(table, Add(Event("e", "Feest", people=("dirk", "joke"))))
    bram = table.client(table.bram)
    assert "Dirk" not in page(table, bram, "?event=e")
    tell(table, bram, event="e", title="Groot feest", people=["joke", "greet"])
    assert set(only(table).people) == {"dirk", "joke", "greet"}


def test_births_are_quieter_marks_that_can_be_left_out(anna, table):
    do(table, Add(Event("e", "School", since=When(1970))))
    assert "Joke wordt geboren" in page(table, anna)
    left_out = page(table, anna, "?marks=no")
    assert left_out.count("Joke wordt geboren") == 1  # in the list it stays


def test_on_paper_the_line_stands_with_its_title_and_day_and_says_in_words_what_is_on_it(anna, table):
    do(table, Add(Event("e", "Verhuist", since=When(2011), people=("joke",))))
    shown = anna.get(f"/n/{table.row.pk}/paper/life/?colours=grey").content.decode()
    assert "Anna’s levenslijn. 2011: Verhuist (Joke)." in shown and "Dit is van Anna." in shown
    made = anna.get(f"/n/{table.row.pk}/paper/life.pdf?colours=grey&marks=no")
    assert made.status_code == 200 and b"".join(made).startswith(b"%PDF")


def test_an_empty_line_says_how_to_begin(anna, table):
    assert "Begin met één ding dat je nog weet." in page(table, anna)


def test_a_coach_reads_of_the_life_of_anna_by_name(anna, table):
    do(table, Add(Event("e", "Verhuist", since=When(2011))))
    assert "Wat gebeurde er in het leven van Anna?" in page(table, table.client(table.bram))


def test_the_page_asks_as_little_of_the_database_for_thirty_events_as_for_one(anna, table):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(table, anna)
        return len(asked)

    do(table, Add(Event("e0", "Feest", since=When(2000), people=("joke",))))
    page(table, anna)
    one = queries()
    do(table, *(Add(Event(f"e{n}", "Feest", since=When(1990 + n), people=("joke", "greet"))) for n in range(1, 30)))
    assert queries() == one


def test_who_may_only_look_sees_the_line_and_nothing_to_fill_in(anna, table):
    do(table, Add(Event("e", "Verhuist", since=When(2011))))
    carla = accounts.make("Carla")
    parts = [Part.LIFE, Part.NAMES]
    roles.give(carla, table.row, Role.MEMBER, log.Actor(table.anna, timezone.now()), parts, looks=parts)
    shown = page(table, table.client(carla))
    assert "Verhuist" in shown and "Zet iets op de lijn" not in shown and "Aanpassen" not in shown
