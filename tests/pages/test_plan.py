"""The plan: from a wish or somebody on the map to a small step, and what came of it."""

import gzip
import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from pypdf import PdfReader

from kring.core import actions, days
from kring.core.access import Part, Role
from kring.core.changes import Add, Place, Set
from kring.core.method import DeckOf
from kring.core.network import (
    Action,
    Frequency,
    Goal,
    Outcome,
    Period,
    Person,
    Placement,
    Plan,
    Status,
    When,
    Wish,
)
from kring.methods import loader
from kring.store import log, models, roles
from tests.pages.conftest import Table, do, value, version, works_along

JOKE, BAS = Person("joke", "Joke", rank=1.0), Person("bas", "Bas", rank=2.0)


def send(table: Table, browser: Client, where: str, id: str = "a1", **fields: object):
    return browser.post(f"/n/{table.row.pk}/plan/{where}/", {"act": id, "version": version(table), **fields})


def page(table: Table, browser: Client, where: str = "") -> str:
    return browser.get(f"/n/{table.row.pk}/plan/{where}").content.decode()


def chosen(id: str, words: str = "Bel Joke", rank: float = 0.0, **more) -> Action:
    return Action(id, words, rank=rank, is_chosen=True, **more)


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(JOKE), Add(BAS), Add(Wish("w1", "Vaker zingen", people=("joke",))))
    return table.client(table.anna)


def test_a_wish_becomes_a_goal_with_its_people_and_a_goal_a_step(anna, table):
    shown = page(table, anna, "goal/new/?wish=w1")
    assert "Vaker zingen" in shown and 'value="joke" checked' in shown
    send(table, anna, "goal/keep", words="Vaker zingen", wish="w1", people="joke", works="Ik neurie", wanted="8")
    (goal,) = value(table).goals.values()
    assert (goal.wish, goal.people, goal.wanted, goal.works) == ("w1", ("joke",), 8, "Ik neurie")
    assert actions.table(value(table)).loose == ()
    assert 'value="joke" checked' in page(table, anna, f"action/new/?goal={goal.id}&person=joke")
    send(table, anna, "action/keep", "a2", words="Bel Joke", people="joke", goal=goal.id, choose="1")
    assert "Bel Joke" in page(table, anna) and "Bel Joke" in page(table, anna, f"goal/{goal.id}/")


def test_a_step_begins_with_somebody_on_the_map_and_shows_on_their_card(anna, table):
    card = f"/n/{table.row.pk}/people/joke/"
    assert f"/n/{table.row.pk}/plan/action/new/?person=joke" in anna.get(card).content.decode()
    send(table, anna, "action/keep", words="Bel haar zaterdag", people="joke", choose="1")
    assert "Bel haar zaterdag" in anna.get(card).content.decode()


def test_a_fourth_step_waits_in_the_row_until_one_is_ready(anna, table):
    for number in range(4):
        send(table, anna, "action/keep", f"a{number}", words=f"Stap {number}", choose="1")
    shown = page(table, anna)
    assert "In de rij" in shown and shown.index("Stap 3") > shown.index("In de rij")
    first = actions.table(value(table)).running[0]
    send(table, anna, "action/tell", "b1", action=first.id, outcome="done")
    assert "In de rij" not in page(table, anna)


def test_nobody_gets_past_three_by_choosing_or_by_putting_one_first(anna, table):
    do(table, *(Add(chosen(f"s{n}", rank=float(n))) for n in range(3)), Add(Action("late", "Naar het koor")))
    for number, how in enumerate(("now", "first", "first")):
        send(table, anna, "action/choose", f"b{number}", action="late", how=how)
    here = actions.table(value(table))
    assert [one.id for one in here.running] == ["late", "s0", "s1"] and [one.id for one in here.waiting] == ["s2"]


def test_what_did_not_work_is_fine_and_leads_to_a_smaller_step(anna, table):
    do(table, Add(chosen("a", "Geef de planten water, en dan de tuin", people=("joke",))))
    answer = send(table, anna, "action/tell", action="a", outcome="not_worked")
    shown = anna.get(answer["Location"].partition("#")[0]).content.decode()
    assert "Dat is niet erg." in shown and "action/new/?after=a" in shown and "mislukt" not in shown.lower()
    form = page(table, anna, "action/new/?after=a")
    assert "Geef de planten water</textarea>" in form and 'value="joke" checked' in form
    send(table, anna, "action/keep", "a2", words="Eén plant", after="a", choose="1")
    assert "nu kleiner:" in page(table, anna)


def test_what_worked_hangs_on_the_line_and_asks_for_a_thank_you_once(anna, table):
    do(table, Add(chosen("a", people=("joke",))))
    send(table, anna, "action/tell", action="a", outcome="done")
    assert "Ik heb Joke bedankt" in page(table, anna)
    send(table, anna, "action/thank", "a2", action="a")
    shown = page(table, anna)
    assert "Ik heb Joke bedankt" not in shown and "Dit lukte" in shown


@pytest.mark.parametrize(
    ("where", "fields", "said"),
    [
        ("goal/keep", {"words": "Vijf nieuwe vrienden"}, "Laat het getal weg"),
        ("goal/keep", {"words": "Koken", "rung_individual": "Maaltijden"}, "Kijk eerst naar de treden"),
        ("goal/keep", {"words": "Werk", "role": "cliënt"}, "Kies een rol"),
        ("goal/keep", {"words": "", "works": "Ik neurie"}, "Typ wat je"),
        ("goal/keep", {"words": "x", "wanted": "11"}, ""),
        ("action/keep", {"words": "", "otherwise": "Morgen weer"}, "Typ wat je gaat doen."),
        ("action/keep", {"words": "x", "on": "32-1-2027", "otherwise": "Morgen"}, "Typ een dag"),
        ("action/keep", {"words": "x", "people": "nobody"}, ""),
    ],
)
def test_what_does_not_fit_comes_back_with_what_was_typed(anna, table, where, fields, said):
    answer = send(table, anna, where, **fields)
    shown = answer.content.decode()
    assert answer.status_code == 422 and said in shown and not (value(table).goals or value(table).actions)
    typed = [text for name, text in fields.items() if len(text) > 5 and name != "people"]
    assert all(text in shown for text in typed)


def test_what_comes_back_says_how_often_and_until_when_wherever_it_is_agreed(anna, table):
    """M15: who supports, with what, how often and until when."""
    do(table, Add(Plan("p", "collaboration-plan")), Add(chosen("x", "Koken", plan="p", by="joke")))
    until = (timezone.localdate() + timedelta(days=90)).isoformat()
    told = {"action": "x", "words": "Koken", "plan": "p", "by": "joke", "times": "2", "per": "week", "until": until}
    assert send(table, anna, "action/keep", **told).status_code == 302
    kept = value(table).actions["x"]
    assert kept.frequency == Frequency(2, Period.WEEK) and days.first(kept.until).isoformat() == until
    day = date_format(days.first(kept.until), "j F Y")
    said = f"2 × per week, tot en met {day}"
    assert said in page(table, anna) and said in anna.get(f"/n/{table.row.pk}/plans/p/").content.decode()
    assert said in anna.get(f"/n/{table.row.pk}/plans/p/support/").content.decode()
    shown = page(table, anna, "action/x/")
    assert '<details class="more" id="again" open>' in shown and f'value="{until}"' in shown
    for wrong, sentence in (
        ({"times": "veel"}, "Typ een getal, zoals 3 of 1,5."),
        ({"times": "0"}, "Hoe vaak? Typ 1 of meer, of niets."),
        ({"until": "2026-01-01"}, "Die dag is voorbij. Kies vandaag of een latere dag."),
        ({"on": "2031-02-01", "until": "2031-01-01"}, "Dat is vóór de eerste dag."),
    ):
        answer = send(table, anna, "action/keep", f"a{len(sentence)}", **told | wrong | {"words": "Samen koken"})
        again = answer.content.decode()
        assert answer.status_code == 422 and sentence in again and "Samen koken" in again, wrong
    assert value(table).actions["x"] == kept
    assert send(table, anna, "action/keep", "none", **told | {"times": "", "until": ""}).status_code == 302
    assert (value(table).actions["x"].frequency, value(table).actions["x"].until) == (None, None)


def test_a_rule_says_its_reason_and_what_to_do_instead(anna, table):
    do(table, Add(chosen("a", "Bel Joke, koop taart, dek de tafel, nodig Bas uit")))
    shown = page(table, anna, "action/a/")
    assert 'data-rule="R011"' in shown and '<b dir="auto">Bel Joke</b>' in shown


def test_who_hardly_wants_it_is_offered_something_else_first(anna, table):
    do(table, Add(Goal("g", "Zingen", wanted=2)))
    assert 'data-rule="R004"' in page(table, anna, "action/new/?goal=g")


def test_a_day_that_somebody_else_sets_needs_the_clients_word(table):
    works_along(table, table.bram)
    bram = table.client(table.bram)
    assert (
        "Alleen de cliënt kiest een dag"
        in send(table, bram, "action/keep", words="Bel", on="2026-12-01").content.decode()
    )
    assert (
        send(table, bram, "action/keep", "a2", words="Bel", on="2026-12-01", is_said="on", choose="1").status_code
        == 302
    )


def test_what_a_professional_proposes_stands_in_pencil_until_the_yes(table):
    by = log.Actor(table.anna, table.row.made_at)
    roles.give(table.chris, table.row, Role.FRIEND, by, frozenset({Part.NAMES, Part.PLAN}))
    chris, anna = table.client(table.chris), table.client(table.anna)
    send(table, chris, "action/keep", words="Naar het koor", choose="1")
    assert value(table).actions == {} and "Naar het koor" in page(table, chris)
    shown = page(table, anna)
    assert "Voorgesteld door anderen" in shown and "Naar het koor" in shown


def test_a_stranger_finds_no_plan(anna, table):
    assert table.client(table.chris).get(f"/n/{table.row.pk}/plan/").status_code == 404


def test_a_form_that_arrives_three_times_makes_one_step(anna, table):
    seen = version(table)
    for _ in range(3):
        anna.post(f"/n/{table.row.pk}/plan/action/keep/", {"act": "a1", "version": seen, "words": "Bel", "choose": "1"})
    assert len(value(table).actions) == 1


def test_a_step_whose_day_is_over_is_asked_about_one_at_a_time(anna, table):
    day = timezone.localdate() - timedelta(days=3)
    when = When(day.year, day.month, day.day)
    do(table, *(Add(chosen(f"s{n}", f"Stap {n}", rank=float(n), on=when)) for n in range(3)))
    assert page(table, anna).count('id="asks"') == 1


def test_the_plan_takes_as_many_queries_whatever_its_length_and_weighs_little(anna, table):
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            anna.get(f"/n/{table.row.pk}/plan/")
        return len(found)

    few = asked()
    people = [Person(f"p{n}", f"Persoon {n}", rank=10.0 + n) for n in range(30)]
    actions = [chosen(f"s{n}", f"Stap {n} met iemand", float(n), people=(f"p{n}",)) for n in range(30)]
    ended = [chosen(f"d{n}", f"Klaar {n}", people=("joke",), outcome=Outcome.DONE) for n in range(30)]
    do(table, *(Add(one) for one in (*people, *actions, *ended, *(Goal(f"g{n}", f"Doel {n}") for n in range(10)))))
    assert asked() == few <= 8
    assert len(gzip.compress(anna.get(f"/n/{table.row.pk}/plan/").content)) <= 20_000


def test_the_plan_on_paper_is_one_sheet_with_what_to_do_with_whom_and_when(anna, table):
    do(table, Add(Goal("g", "Vaker zingen")), Add(chosen("a", people=("joke",), moment="na het koor")))
    do(table, *(Add(chosen(f"s{n}", f"Stap {n}", float(n), moment="dinsdag")) for n in range(6)))
    answer = anna.get(f"/n/{table.row.pk}/plan/plan.pdf")
    (sheet,) = PdfReader(io.BytesIO(answer.content)).pages
    text = sheet.extract_text()
    assert "Bel Joke" in text and "na het koor" in text and "Vaker zingen" in text
    assert models.Line.objects.filter(part="plan", deed="copy").count() == 1


def test_an_idea_from_a_faded_tie_becomes_a_step_with_its_words(anna, table):
    do(table, Add(Person("henk", "Oom Henk", rank=3.0, status=Status.FADED)))
    shown = page(table, anna, "ideas/")
    assert 'data-radio="revive"' in shown and shown.index('data-radio="revive"') < shown.index("Word ergens lid")
    assert "Ik stuur een kaartje." in page(table, anna, "action/new/?person=henk&words=Ik stuur een kaartje.&card=x")
    own = page(table, anna, "ideas/?person=henk")
    assert "Een idee voor Oom Henk" in own and "Word ergens lid" not in own
    assert anna.get(f"/n/{table.row.pk}/plan/ideas/?person=nobody").status_code == 404


def test_an_own_idea_is_kept_where_ideas_are_thought_up_and_waits_to_be_chosen(anna, table):
    """000:1117, 001:182: possibilities are thought up together, and not only picked from ours."""
    empty = send(table, anna, "ideas/keep", words=" ")
    assert empty.status_code == 422 and "Typ je idee." in empty.content.decode()
    kept = send(table, anna, "ideas/keep", words="Naar de duiven kijken met Henk")
    send(table, anna, "ideas/keep", words="Naar de duiven kijken met Henk")
    assert kept["Location"] == f"/n/{table.row.pk}/plan/ideas/#own"
    (idea,) = value(table).actions.values()
    assert (idea.words, idea.is_chosen) == ("Naar de duiven kijken met Henk", False)
    shown = page(table, anna, "ideas/")
    assert f"/plan/action/{idea.id}/" in shown and shown.index(idea.words) < shown.index("Word ergens lid")
    assert "/plan/ideas/keep/" not in page(table, anna, "ideas/?person=joke")


def test_what_the_picture_shows_leads_to_a_goal_that_shows_there(anna, table):
    do(table, Add(Person("oom", "Oom Piet", rank=9.0, status=Status.FADED)))
    says = f"/n/{table.row.pk}/says/?show=1"
    assert "goal/new/?gap=faded&amp;person=oom" in anna.get(says).content.decode()
    assert 'name="gap" value="faded"' in page(table, anna, "goal/new/?gap=faded&person=oom")
    send(table, anna, "goal/keep", words="Oom Piet weer zien", gap="faded", began_as="wish", people="oom")
    (goal,) = value(table).goals.values()
    assert goal.gap == "faded" and f"goal/{goal.id}/" in anna.get(says).content.decode()
    assert send(table, anna, "goal/keep", "a2", words="x", gap="nothing", began_as="wish").status_code == 422


def test_what_somebody_likes_becomes_a_role_and_a_role_a_goal(anna, table):
    do(table, Set("owner", "", "interests", "", "Voetbal"))
    shown = page(table, anna, "ideas/")
    assert "Terreinhulp" in shown and "goal/new/?role=Terreinhulp" in shown and "Zanger" not in shown
    assert 'value="Terreinhulp"' in page(table, anna, "goal/new/?role=Terreinhulp")


def test_what_is_several_things_is_cut_in_one_tap_and_the_rest_is_for_later(anna, table):
    many = "Bel Joke, koop koek, maak thee, nodig Bas uit"
    do(table, Add(chosen("a", many, people=("joke",))))
    assert "/plan/action/cut/" in page(table, anna, "action/a/")
    for _ in range(3):
        send(table, anna, "action/cut", action="a")
    told = value(table).actions
    assert told["a"].words == "Bel Joke" and told["a"].is_chosen
    rest = sorted((one for one in told.values() if one.id != "a"), key=lambda one: one.rank)
    assert [one.words for one in rest] == ["koop koek", "maak thee", "nodig Bas uit"]
    assert not any(one.is_chosen for one in rest) and {one.people for one in rest} == {("joke",)}


def test_a_chosen_step_without_day_or_place_asks_for_them_and_one_that_has_them_does_not(anna, table):
    """Preparing a step is saying what, where and when, and what if it does not work (001:186-190)."""
    do(table, Add(chosen("a")), Add(chosen("b", "Bel Bas", 1.0, moment="dinsdag")))
    shown = page(table, anna)
    assert "/plan/action/a/?change=1#change" in shown and "/plan/action/b/?change=1" not in shown
    assert '<details class="more" id="change" open>' in page(table, anna, "action/a/?change=1")


def test_who_hardly_wants_it_gets_a_talk_or_something_small_and_no_form(anna, table):
    do(table, Add(Goal("g", "Naar het koor", wanted=2)))
    shown = page(table, anna, "action/new/?goal=g")
    assert "Praat er eerst over" in shown and 'id="step"' not in shown
    assert 'id="step"' in page(table, anna, "action/new/?goal=g&anyway=1")
    do(table, Add(Goal("w", "Naar zee", wanted=9)))
    assert 'id="step"' in page(table, anna, "action/new/?goal=w")


def test_every_tip_stands_at_one_place_and_every_place_has_one():
    written = [
        found
        for file in Path("kring/pages").rglob("*.html")
        for found in re.findall(r'{% tip "([a-z-]+)" %}', file.read_text(encoding="utf-8"))
    ]
    assert sorted(written) == sorted(leaf.at for leaf in loader.leaves(DeckOf.TIPS)) and len(written) == 15


def test_how_others_did_it_stands_with_the_ideas_it_is_about(anna, table):
    do(table, Add(Person("oom", "Oom Piet", rank=9.0, status=Status.FADED)))
    shown = page(table, anna, "ideas/")
    revive = shown[shown.index('data-radio="revive"') :]
    assert revive.index('data-example="a-nephew-again"') < revive.index("</section>")
    assert shown.count("data-example=") == 4  # the fifth is about something that stands in the way


def test_a_step_that_runs_begins_with_how_it_went_and_its_form_comes_with_one_tap(anna, table):
    do(table, Add(chosen("a", "Ik bel Joke", people=("joke",), otherwise="Dan app ik")), Add(Action("b", "Later eens")))
    runs = anna.get(f"/n/{table.row.pk}/plan/action/a/").content.decode()
    assert runs.index("Gelukt") < runs.index("Deze stap aanpassen") < runs.index("Wat precies?")
    assert "met Joke" in runs and "Dan app ik" in runs and '<details class="more" id="change">' in runs
    assert "Deze stap aanpassen" not in anna.get(f"/n/{table.row.pk}/plan/action/b/").content.decode()
    told = {"action": "a", "version": version(table), "words": ""}
    refused = anna.post(f"/n/{table.row.pk}/plan/action/keep/", told)
    assert refused.status_code == 422 and '<details class="more" id="change" open>' in refused.content.decode()


def test_of_many_people_those_who_are_chosen_and_the_first_few_stand_there_and_the_others_come_with_one_tap(
    anna, table
):
    do(table, *(Add(Person(f"p{n}", f"Persoon {n}", rank=10.0 + n)) for n in range(20)))
    do(table, Add(Action("b", "Later eens", people=("p19",))))
    words = anna.get(f"/n/{table.row.pk}/plan/action/b/").content.decode()
    seen, _, behind = words.partition('<details class="more others">')
    assert "Persoon 19" in seen and "Persoon 2<" in seen and "Persoon 12" not in seen
    assert "Persoon 12" in behind and words.count('name="people"') == len(value(table).people)


def test_who_comes_back_reads_on_the_first_page_what_they_were_going_to_do_and_nobody_else_does(anna, table):
    do(table, Place("lensink-circle", "joke", None, Placement("friends", "family")), Add(chosen("a", "Ik bel Joke")))
    for browser, is_hers in ((anna, True), (table.client(table.bram), False)):
        words = browser.get(f"/n/{table.row.pk}/names/").content.decode()
        assert ("Wat je ging doen" in words and f"/n/{table.row.pk}/plan/action/a/" in words) is is_hers


def test_a_goal_is_of_one_of_the_eight_parts_of_life_or_of_one_in_own_words_in_either_language(anna, table):
    listed = [one.name for one in loader.domains().values()]
    assert len(listed) == 8
    shown = page(table, anna, "goal/new/")
    assert all(f'name="domain" value="{one.nl}"' in shown for one in listed) and "Hoe gaat het in elk deel" in shown
    send(table, anna, "goal/keep", words="De post op orde", domain=listed[2].nl)
    (goal,) = value(table).goals.values()
    assert listed[2].nl in page(table, anna) and f'value="{listed[2].nl}" checked' in page(
        table, anna, f"goal/{goal.id}/"
    )
    models.User.objects.filter(pk=table.anna.pk).update(language="en")
    english = table.client(table.anna)
    assert f'value="{listed[2].en}" checked' in page(table, english, f"goal/{goal.id}/")
    send(
        table, anna, "goal/keep", "a2", goal=goal.id, words="De post op orde", domain=listed[2].nl, domain_own="De boot"
    )
    assert value(table).goals[goal.id].domain == "De boot"
    assert 'value="De boot" checked' in page(table, anna, f"goal/{goal.id}/")


def test_the_plan_is_read_aloud_by_voices_of_the_device(anna, table):
    do(table, Add(chosen("a", "Ik bel Joke", people=("joke",))), Add(Goal("g", "Vaker zingen")))
    words = page(table, anna)
    assert "data-read hidden" in words and "easy/aloud" in words, "hidden until the device has a voice of its own"
    assert re.search(r"data-aloud>Ik bel Joke", words) and re.search(r"data-aloud>Vaker zingen", words)
