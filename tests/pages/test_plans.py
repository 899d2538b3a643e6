"""Whole plans: begun, filled in at one's own pace, with what nobody takes over yet, and on paper."""

import gzip
import io

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from kring.core import days, edits
from kring.core.access import Part, Role
from kring.core.changes import Add, Remove, Set
from kring.core.network import Action, Goal, Passage, Person, Plan, Sort, Status, Task, When
from kring.methods import plans as shelf
from kring.store import log, models, moments, roles
from tests.pages.conftest import Table, do, value, version

JOKE, BAS = Person("joke", "Joke", rank=1.0), Person("bas", "Bas", rank=2.0)
LATER = next(id for id, one in shelf.kinds().items() if one.people and one.people.care_now)
CYCLE = next(id for id, one in shelf.kinds().items() if one.ends)
LOOKS_BACK = next(id for id, one in shelf.kinds().items() if one.look_back)


def send(table: Table, browser: Client, where: str, id: str = "a1", **fields: object):
    return browser.post(f"/n/{table.row.pk}/plans/{where}/", {"act": id, "version": version(table), **fields})


def page(table: Table, browser: Client, where: str = "") -> str:
    return browser.get(f"/n/{table.row.pk}/plans/{where}").content.decode()


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(JOKE), Add(BAS), Add(Plan("p", LATER)))
    return table.client(table.anna)


def test_every_kind_on_the_shelf_can_be_begun_from_the_plan(anna, table):
    shown = page(table, anna)
    assert f"/n/{table.row.pk}/plans/" in anna.get(f"/n/{table.row.pk}/plan/").content.decode()
    for number, (id, kind) in enumerate(shelf.kinds().items()):
        assert kind.name.nl in shown.replace("&#x27;", "'")
        answer = send(table, anna, "begin", f"b{number}", kind=id)
        assert answer.status_code == 302 and anna.get(answer["Location"]).status_code == 200
        plan = answer["Location"].rstrip("/").rpartition("/")[2]
        for part in kind.part:
            assert part.name.nl in page(table, anna, f"{plan}/{part.id}/")
    assert len(value(table).plans) == 1 + len(shelf.kinds())


def test_who_answers_a_part_goes_on_or_stops_and_finds_everything_again(anna, table):
    kind = shelf.kinds()[LATER]
    first, second = kind.part[0], kind.part[1]
    told = {one.id: f"Antwoord {number}" for number, one in enumerate(first.ask)}
    answer = send(table, anna, "answer", plan="p", section=first.id, next="1", **told)
    assert answer["Location"].endswith(f"/plans/p/{second.id}/")
    again = send(table, anna, "answer", "a2", plan="p", section=first.id, stop="1", **told)
    assert again["Location"].endswith("/plans/p/") and len(value(table).passages) == len(first.ask)
    shown = page(table, anna, f"p/{first.id}/")
    assert all(words in shown and words in page(table, anna, "p/") for words in told.values())
    send(table, anna, "answer", "a3", plan="p", section=first.id)
    assert value(table).passages == {}


def test_people_of_the_map_and_what_is_arranged_are_answers_too(anna, table):
    send(table, anna, "answer", plan="p", section="visits", visitors=["joke", "bas"])
    send(table, anna, "answer", "a2", plan="p", section="law", speaks="yes", will="no")
    told = value(table).passages
    assert told["p~visitors"].people == ("joke", "bas")
    assert (told["p~speaks"].is_arranged, told["p~will"].is_arranged, "p~papers" in told) == (True, False, False)
    assert page(table, anna, "p/").count('data-finding="not_arranged"') == 2


def test_a_task_without_a_successor_is_said_in_plain_words_until_somebody_takes_it_over(anna, table):
    send(table, anna, "task/keep", plan="p", section="tasks", words="De rekeningen", by="joke")
    shown = page(table, anna, "p/")
    assert "dit neemt nog niemand over" in shown and "dit doet dan niemand" in shown and "De rekeningen" in shown
    (task,) = value(table).tasks.values()
    fields = {"plan": "p", "section": "tasks", "task": task.id, "words": task.words, "by": "joke"}
    send(table, anna, "task/keep", "a2", **fields, next="bas", is_agreed="on")
    shown = page(table, anna, "p/")
    assert "dit neemt nog niemand over" not in shown and "anderen nemen het over" in shown
    send(table, anna, "task/remove", "a3", task=task.id)
    assert value(table).tasks == {}


def test_the_yes_of_one_is_not_the_yes_of_the_next(anna, table):
    do(table, Add(Task("t", "p", "tasks", "Koken", next="joke", is_agreed=True)))
    fields = {"plan": "p", "section": "tasks", "task": "t", "words": "Koken", "is_agreed": "on"}
    send(table, anna, "task/keep", **fields, next="bas")
    assert (value(table).tasks["t"].next, value(table).tasks["t"].is_agreed) == ("bas", False)
    send(table, anna, "task/keep", "a2", **fields, next="bas")
    assert value(table).tasks["t"].is_agreed
    do(table, Set("tasks", "t", "next", "bas", None))
    form = page(table, anna, "p/tasks/?task=t")
    assert 'name="is_agreed">' in form, "nobody is named: there is no yes to show"


def test_whoever_died_is_offered_no_more_and_stays_where_they_were_named(anna, table):
    do(table, Add(Task("t", "p", "tasks", "Koken", by="joke")), Set("plans", "p", "people", [], ["joke"]))
    do(table, Add(Passage("p~visitors", "p", f"{LATER}:visitors", people=("joke",))))
    do(table, Set("people", "joke", "status", Status.ACTIVE, Status.DECEASED))
    assert '<option value="joke"' not in page(table, anna, "p/tasks/")
    assert 'value="joke" selected' in page(table, anna, "p/tasks/?task=t")
    fields = {"plan": "p", "section": "tasks", "task": "t", "words": "Koken en bakken", "by": "joke"}
    assert send(table, anna, "task/keep", **fields).status_code == 302
    assert 'value="joke" checked' in page(table, anna, "p/visits/")
    send(table, anna, "answer", "a2", plan="p", section="visits", visitors=["joke", "bas"])
    told = value(table)
    assert (told.tasks["t"].by, told.tasks["t"].words) == ("joke", "Koken en bakken")
    assert told.passages["p~visitors"].people == ("joke", "bas")


def test_people_of_a_plan_are_offered_as_the_form_takes_them(anna, table):
    gym, dead = Person("gym", "Sporthal", rank=3.0, sort=Sort.FACILITY), Person("dead", "Tante Truus", rank=4.0)
    do(table, Add(gym), Add(msgspec.structs.replace(dead, status=Status.DECEASED)))
    shown = page(table, anna, "p/")
    assert 'name="people" value="gym"' in shown and 'name="people" value="dead"' not in shown
    assert send(table, anna, "keep", plan="p", people="gym").status_code == 302


def test_a_task_on_a_plan_that_went_or_of_another_part_is_refused(anna, table):
    do(table, Add(Plan("q", LATER)), Add(Task("t", "q", "tasks", "Koken")))
    fields = {"section": "tasks", "words": "Anders"}
    assert send(table, anna, "task/keep", plan="p", task="t", **fields)["Location"].endswith("/plans/")
    holds_none = {"section": "visits", "words": "Anders"}
    assert send(table, anna, "task/keep", "a2", plan="p", **holds_none)["Location"].endswith("/plans/")
    seen = version(table)
    do(table, Remove(value(table).plans["p"]))
    answer = anna.post(f"/n/{table.row.pk}/plans/task/keep/", {"act": "a3", "version": seen, "plan": "p", **fields})
    assert answer["Location"].endswith("/plans/")
    assert [one.words for one in value(table).tasks.values()] == ["Koken"]


def test_who_cares_now_cannot_be_who_takes_over_and_what_was_typed_stays(anna, table):
    send(table, anna, "keep", plan="p", people="joke")
    answer = send(table, anna, "task/keep", "a2", plan="p", section="tasks", words="Koken", by="bas", next="joke")
    assert answer.status_code == 422 and "Kies iemand die dit nu niet doet" in answer.content.decode()
    assert "Koken" in answer.content.decode() and value(table).tasks == {}
    assert (
        send(table, anna, "task/keep", "a3", plan="p", section="tasks", words="Koken", by="bas", next="bas").status_code
        == 422
    )


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        ("keep", {"plan": "p", "review_on": "31-2-2027"}),
        ("keep", {"plan": "p", "people": "nobody"}),
        ("answer", {"plan": "p", "section": "visits", "visitors": "nobody"}),
        ("answer", {"plan": "p", "section": "law", "speaks": "perhaps"}),
        ("task/keep", {"plan": "p", "section": "tasks", "words": ""}),
        ("evaluate", {"plan": "p"}),
    ],
)
def test_what_does_not_fit_comes_back(anna, table, where, fields):
    assert send(table, anna, where, **fields).status_code == 422


def test_a_plan_does_not_end_before_it_began(anna, table):
    """M15: a cycle whose end comes before its start is refused, and what was typed stays."""
    send(table, anna, "begin", kind="collaboration-plan")
    plan = next(one for one in value(table).plans.values() if one.kind == "collaboration-plan")
    wrong = send(table, anna, "keep", "a2", plan=plan.id, until="2020-01-01", words="Ons plan")
    shown = wrong.content.decode()
    assert wrong.status_code == 422 and "Dat is voor het begin van het plan." in shown
    assert 'value="2020-01-01"' in shown and "Ons plan" in shown and value(table).plans[plan.id].until == plan.until


def test_an_agreement_of_who_supports_asks_who_and_how_often_at_once_and_its_moment_stands_in_the_plan(anna, table):
    """M15: who, what, how often, until when; `a neighbour drives on Tuesdays`."""
    send(table, anna, "begin", kind="collaboration-plan")
    plan = next(one for one in value(table).plans.values() if one.kind == "collaboration-plan")
    here = f"/n/{table.row.pk}/plans/{plan.id}/"
    assert f"action/new/?plan={plan.id}&amp;else=1" in anna.get(f"{here}support/").content.decode()
    asked = anna.get(f"/n/{table.row.pk}/plan/action/new/?plan={plan.id}&else=1").content.decode()
    assert '<details class="more" id="again" open>' in asked
    rides = Action("a", "Rijdt naar de markt", plan=plan.id, by="joke", moment="dinsdagochtend", is_chosen=True)
    do(table, Add(rides))
    for page in (here, f"{here}support/"):
        assert "dinsdagochtend" in anna.get(page).content.decode()


def test_the_goals_of_the_circle_stand_in_the_collaboration_plan_and_are_not_asked_there_again(anna, table):
    """000:996-1000: setting goals is a part of the cycle, and the plan is where the cycle is kept."""
    send(table, anna, "begin", kind="collaboration-plan")
    plan = next(one for one in value(table).plans.values() if one.kind == "collaboration-plan")
    here = f"/n/{table.row.pk}/plans/{plan.id}/"
    assert "plan/goal/new/" in anna.get(f"{here}goals/").content.decode()
    today = days.on(timezone.localdate())
    do(table, Add(Goal("g", "Zelf naar de markt")), Add(Goal("o", "Iets van vroeger", ended_on=today)))
    for page in (here, f"{here}goals/"):
        shown = anna.get(page).content.decode()
        assert "Zelf naar de markt" in shown and "/plan/goal/g/" in shown and "Iets van vroeger" not in shown
    sheet = PdfReader(io.BytesIO(anna.get(f"{here}plan.pdf").content)).pages[0].extract_text()
    assert "Zelf naar de markt" in sheet


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        ("begin", {"kind": "no-such-kind"}),
        ("keep", {"plan": "none"}),
        ("answer", {"plan": "p", "section": "none"}),
        ("ready", {"plan": "p", "section": "none"}),
        ("task/keep", {"plan": "none", "section": "x", "words": "x"}),
        ("task/remove", {"task": "none"}),
        ("evaluate", {"plan": "none"}),
        ("remove", {"plan": "none"}),
    ],
)
def test_a_form_about_what_is_not_there_leads_back_and_changes_nothing(anna, table, where, fields):
    seen = version(table)
    assert send(table, anna, where, **fields).status_code == 302 and version(table) == seen


def passed(table: Table, plan: str, name: str) -> None:
    """The day that was agreed has gone by."""
    was = value(table).plans[plan]
    do(table, *edits.between(was, msgspec.structs.replace(was, **{name: When(2026, 1, 1)})))


def test_a_plan_that_ends_asks_when_one_looks_back_and_looking_back_can_be_done(anna, table):
    do(table, Add(Plan("q", LOOKS_BACK)))
    answer = send(table, anna, "keep", plan="q", is_ended="on")
    assert answer.status_code == 422 and "Wanneer kijken we terug?" in answer.content.decode()
    over = send(table, anna, "keep", "a1", plan="q", is_ended="on", look_back_on="2026-01-01", words="Samen op reis")
    assert over.status_code == 422 and "Die dag is voorbij. Kies vandaag of een latere dag." in over.content.decode()
    assert "Samen op reis" in over.content.decode() and value(table).plans["q"].look_back_on is None
    today = timezone.localdate().isoformat()
    assert send(table, anna, "keep", "a2", plan="q", is_ended="on", look_back_on=today).status_code == 302
    passed(table, "q", "look_back_on")
    front = f"/n/{table.row.pk}/plan/"
    assert "Tijd om dit plan weer te bekijken" in anna.get(front).content.decode()
    send(table, anna, "keep", "a3", plan="q", is_ended="on", look_back_on="2026-01-01", has_looked_back="on")
    assert "Tijd om dit plan weer te bekijken" not in anna.get(front).content.decode()


def test_a_look_at_the_plan_moves_the_day_of_the_next(anna, table):
    answer = send(table, anna, "begin", kind=CYCLE)
    id = answer["Location"].rstrip("/").rpartition("/")[2]
    assert send(table, anna, "keep", "a2", plan=id, review_on="2026-01-01").status_code == 422
    passed(table, id, "review_on")
    assert send(table, anna, "keep", "a4", plan=id, words="Sparen", review_on="2026-01-01").status_code == 302
    assert "Tijd om dit plan weer te bekijken" in page(table, anna, f"{id}/")
    send(table, anna, "evaluate", "a3", plan=id, well="De buurvrouw rijdt.", concerns="Het is ver.")
    shown = page(table, anna, f"{id}/")
    assert "De buurvrouw rijdt." in shown and "Het is ver." in shown and "Tijd om dit plan" not in shown


def test_a_part_is_ready_when_the_owner_says_so_and_not_after_all(anna, table):
    send(table, anna, "ready", plan="p", section="money", done="1")
    assert value(table).plans["p"].done == ("money",)
    send(table, anna, "ready", "a2", plan="p", section="money")
    assert value(table).plans["p"].done == ()


def test_an_agreement_in_a_plan_stands_on_the_plan_and_says_who_asks_how_it_goes(anna, table):
    do(table, Add(Plan("c", CYCLE)))
    form = anna.get(f"/n/{table.row.pk}/plan/action/new/?plan=c").content.decode()
    assert 'name="plan" value="c"' in form and "Het hele plan" in form
    fields = {"act": "b1", "version": version(table), "words": "Rijdt op dinsdag", "by": "bas", "checks": "joke"}
    sent = {**fields, "plan": "c", "choose": "1", "moment": "dinsdag"}
    answer = anna.post(f"/n/{table.row.pk}/plan/action/keep/", sent)
    assert answer["Location"].endswith("/plans/c/"), "a step that was added from a plan leads back to it"
    (one,) = value(table).actions.values()
    assert (one.plan, one.checks, one.by) == ("c", "joke", "bas")
    shown = page(table, anna, "c/")
    assert "Rijdt op dinsdag" in shown and "zei Bas ja?" in shown


def test_another_day_of_an_agreement_is_agreed_anew(anna, table):
    agreed = Action("x", "Rijdt", by="bas", moment="dinsdag", is_chosen=True, is_confirmed=True)
    do(table, Add(agreed))
    fields = {"action": "x", "words": "Rijdt", "by": "bas", "is_confirmed": "on", "version": version(table)}
    anna.post(f"/n/{table.row.pk}/plan/action/keep/", {**fields, "act": "b1", "moment": "woensdag"})
    assert not value(table).actions["x"].is_confirmed


def test_a_plan_that_is_taken_away_takes_its_answers_along_and_undo_brings_them_back(anna, table):
    do(table, Add(Passage("p~home", "p", f"{LATER}:home", "Thuis")), Add(Task("t", "p", "tasks", "Koken", "joke")))
    send(table, anna, "remove", plan="p")
    now = value(table)
    assert not (now.plans or now.passages or now.tasks)
    anna.post(f"/n/{table.row.pk}/undo/", {"version": version(table), "act": "u1"})
    assert value(table).tasks["t"].words == "Koken" and value(table).plans["p"].kind == LATER


def test_the_plan_on_paper_is_one_sheet_with_who_takes_over(anna, table):
    do(table, Add(Task("t", "p", "tasks", "Koken", "joke", "bas")), Add(Task("u", "p", "tasks", "Geld", "joke")))
    do(table, Add(Passage("p~home", "p", f"{LATER}:home", "Bij het water")))
    answer = anna.get(f"/n/{table.row.pk}/plans/p/plan.pdf")
    (sheet,) = PdfReader(io.BytesIO(answer.content)).pages
    text = sheet.extract_text()
    assert "Bij het water" in text and "nu Joke, later Bas" in text and "nog niemand" in text
    assert models.Line.objects.filter(part="plan", deed="copy").count() == 1


def test_a_plan_takes_as_many_queries_whatever_is_in_it_and_weighs_little(anna, table):
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            anna.get(f"/n/{table.row.pk}/plans/p/")
        return len(found)

    few = asked()
    people = [Person(f"p{n}", f"Persoon {n}", rank=10.0 + n) for n in range(30)]
    do(table, *(Add(one) for one in (*people, *(Task(f"t{n}", "p", "tasks", f"Taak {n}", f"p{n}") for n in range(30)))))
    assert asked() == few <= 8
    assert len(gzip.compress(anna.get(f"/n/{table.row.pk}/plans/p/").content)) <= 20_000


def test_who_may_only_propose_fills_in_nothing_until_the_yes_and_a_stranger_finds_no_plan(anna, table):
    assert table.client(table.chris).get(f"/n/{table.row.pk}/plans/p/").status_code == 404
    by = log.Actor(table.anna, table.row.made_at)
    roles.give(table.chris, table.row, Role.FRIEND, by, frozenset({Part.NAMES, Part.PLAN}))
    chris = table.client(table.chris)
    send(table, chris, "task/keep", plan="p", section="tasks", words="Koken", by="joke")
    assert value(table).tasks == {} and "Koken" in page(table, chris, "p/")


def test_a_form_that_arrives_three_times_makes_one_task(anna, table):
    seen = version(table)
    for _ in range(3):
        sent = {"act": "a1", "version": seen, "plan": "p", "section": "tasks", "words": "Koken", "by": "joke"}
        anna.post(f"/n/{table.row.pk}/plans/task/keep/", sent)
    assert len(value(table).tasks) == 1


def test_a_goal_on_which_was_looked_back_asks_no_more(anna, table):
    then = When(2026, 1, 1)
    do(table, Add(Goal("g", "Zingen", ended_on=then, look_back_on=then)))
    front = f"/n/{table.row.pk}/plan/"
    assert "Tijd om terug te kijken" in anna.get(front).content.decode()
    anna.post(f"{front}goal/look-back/", {"act": "l1", "version": version(table), "goal": "g"})
    assert "Tijd om terug te kijken" not in anna.get(front).content.decode()
    assert value(table).goals["g"].looked_back_on is not None


def test_two_moments_tell_what_became_otherwise_in_a_plan(anna, table):
    do(table, Add(Task("t", "p", "tasks", "Koken", "joke")))
    now = models.Network.objects.get(pk=table.row.pk)
    moments.keep(now, "spring", "Lente", now.version, log.Actor(table.anna, timezone.now()))
    do(table, Set("tasks", "t", "next", None, "bas"), Add(Task("u", "p", "tasks", "Geld")))
    do(table, Add(Passage("p~will", "p", f"{LATER}:will", is_arranged=True)))
    shown = anna.get(f"/n/{table.row.pk}/moments/beside/?old=spring").content.decode()
    assert "testament? Geregeld" in shown
    assert "In het plan" in shown and "Koken · Joke → Bas" in shown and "Geld" in shown


def test_a_plan_of_two_says_in_rows_who_supports_whom_with_what_on_the_page_and_on_paper(anna, table):
    two = next(id for id, one in shelf.kinds().items() if any(part.pair for part in one.part))
    where = next(part.id for part in shelf.kinds()[two].part if part.pair)
    do(table, Add(Plan("two", two)))
    assert "Kies eerst met wie je dit plan maakt." in page(table, anna, f"two/{where}/")
    do(table, Set("plans", "two", "people", [], ["joke"]))
    shown = page(table, anna, f"two/{where}/")
    assert "Iets voor Anna" in shown and "Iets voor Joke" in shown
    begun = anna.get(f"/n/{table.row.pk}/plan/action/new/?plan=two&person=joke&else=1").content.decode()
    assert 'value="joke" checked' in begun
    do(table, Add(Action("a", "Neemt Joke mee uit", plan="two", by="bas", people=("joke",), is_chosen=True)))
    row = page(table, anna, "two/").partition('class="forwhom"')[2].partition("</table>")[0].split("<tr>")[-1]
    assert "Bas" in row and row.index("–") < row.index("Neemt Joke mee uit") < row.index("nog niet afgesproken")
    assert "Voor Anna doet nog niemand iets." in page(table, anna, "two/")
    sheet = anna.get(f"/n/{table.row.pk}/plans/two/plan.pdf").content
    assert "Bas → Joke" in "".join(one.extract_text() for one in PdfReader(io.BytesIO(sheet)).pages)
