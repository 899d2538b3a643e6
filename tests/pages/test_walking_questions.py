"""Steps that ask a list of questions: begun from the step, what came of it, and when such a step is not done yet."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kring.core import days, questions
from kring.core.access import Part, Role
from kring.core.changes import Add, Set
from kring.core.kinds import Beginning
from kring.core.network import Action, Goal, Kept, OwnerKind, Person, Response, Sheet, Stage, Trajectory
from kring.methods import library
from kring.methods import questions as shelf
from kring.store import log, roles
from tests.pages.conftest import Table, do, value, version, works_along
from tests.pages.test_trajectories import begun, leaves, legs, page, runs, send

CARDS, CARER, BURDEN, LIFE = "m08-quez", "m14-pom", "t13-carer-burden", "t04-eight-domains"
ASKING = [one for one in library.ways().values() if any(step.opens in shelf.lists() for step in one.step)]


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(Person("joke", "Joke", rank=1.0)))
    return table.client(table.anna)


@pytest.fixture
def bram(anna: Client, table: Table) -> Client:
    works_along(table, table.bram)
    return table.client(table.bram)


@pytest.fixture
def carer(anna: Client, table: Table) -> Client:
    do(table, Set("owner", "", "kind", OwnerKind.PERSON, OwnerKind.CARER))
    return anna


def asks(table: Table, browser: Client, where: str, id: str, **fields: object):
    return browser.post(f"/n/{table.row.pk}/questions/{where}/", {"act": id, "version": version(table), **fields})


def sheet(table: Table, browser: Client, asked: str) -> Sheet:
    """A list as the button of a step begins it: three taps are one."""
    before = set(value(table).sheets)
    for _ in range(3):
        answer = asks(table, browser, "begin", f"b{asked.partition('-')[0]}", questions=asked)
        assert answer.status_code == 302
    (made,) = [one for id, one in value(table).sheets.items() if id not in before]
    return made


def test_every_step_that_asks_a_list_says_why_what_and_a_first_sentence():
    assert {one.code for one in ASKING} >= {"M08", "M14", "T04", "T13"}
    for way in ASKING:
        asks = [one for one in way.step if one.opens in shelf.lists() or library.work(way).status == "works"]
        assert all(one.why and one.about and one.say and not one.is_outside for one in asks), way.id


def test_a_step_begins_its_list_and_says_what_came_of_it_and_the_list_leads_back(anna, table):
    one = begun(table, anna, LIFE)
    assert 'value="how-is-life"' not in page(table, anna, f"{one}/say/"), "nothing opens before the step began"
    runs(table, anna, one, "say")
    shown = page(table, anna, f"{one}/say/")
    assert f'action="/n/{table.row.pk}/questions/begin/"' in shown and 'value="how-is-life"' in shown
    here = sheet(table, anna, "how-is-life")
    first = shelf.lists()["how-is-life"].ask[0].id
    asks(table, anna, "answer", "a1", sheet=here.id, ask=first, now="7", kept="all")
    back = f"/n/{table.row.pk}/trajectories/{one}/say/"
    assert back in anna.get(f"/n/{table.row.pk}/questions/{here.id}/").content.decode()
    shown = page(table, anna, f"{one}/say/")
    assert f"/questions/{here.id}/" in shown and "questions/begin/" not in shown
    assert "1 vraag is beantwoord" in shown and "1 van 9 beantwoord" in shown
    assert len(value(table).sheets) == 1


def test_a_step_that_is_done_once_more_later_asks_the_list_anew(carer, table):
    then = days.on(timezone.localdate() - timedelta(days=90))
    do(table, Add(Sheet("then", "burden-check", began_on=then, ended_on=then)))
    one = begun(table, carer, BURDEN)
    send(table, carer, "step/begin", "s1", trajectory=one, step="fill", reason="Nu al")
    assert 'value="burden-check"' in page(table, carer, f"{one}/fill/")
    here = sheet(table, carer, "burden-check")
    asks(table, carer, "ready", "r1", sheet=here.id)
    shown = page(table, carer, f"{one}/fill/")
    assert f"/questions/{here.id}/" in shown and "questions/begin/" not in shown, "what was made ready just now"


def test_questions_to_choose_yourself_are_walked_from_cards_to_goal_to_a_note_of_ones_own(anna, bram, table):
    one = begun(table, bram, CARDS)
    leg = runs(table, bram, one, "cards")
    here = sheet(table, bram, "self-direction")
    told = {"sheet": here.id, "words": "Weer zingen", "kept": "all"}
    asks(table, bram, "answer", "a1", ask="good-day", **told)
    asks(table, bram, "answer", "a2", ask="more-of", sheet=here.id, words="Geheim", kept="talked")
    assert "2 vragen zijn beantwoord" in page(table, bram, f"{one}/cards/")
    leaves(table, bram, one, leg, is_right="on")
    runs(table, bram, one, "wish")
    asks(table, bram, "wish", "w1", response=f"{here.id}~good-day")
    shown = page(table, bram, f"{one}/wish/")
    assert "1 wens" in shown and "/plan/goal/new/" in shown
    leaves(table, bram, one, legs(table, "wish")[0])
    runs(table, bram, one, "reflect")
    assert f"{one}/reflect/#mine" in page(table, bram, f"{one}/reflect/")
    leg = legs(table, "reflect")[0]
    bram.post(f"/n/{table.row.pk}/reflection/", {"words": "Van een andere keer"})
    empty = leaves(table, bram, one, leg)
    assert empty.status_code == 422 and "hoe het gesprek ging" in empty.content.decode(), "of this talk, at this step"
    send(table, bram, "step/note", "n1", trajectory=one, step="reflect", note="Ik vulde te snel in", seen="")
    shown = page(table, anna, f"{one}/reflect/")
    assert "#mine" not in shown and "te snel" not in shown and "wie begeleidt doet dit" in shown
    assert leaves(table, bram, one, leg).status_code == 302
    assert {leg.state for leg in value(table).legs.values()} == {Stage.DONE}


def test_what_a_worker_typed_is_not_closed_before_the_client_was_asked(anna, bram, table):
    one = begun(table, bram, CARDS)
    leg = runs(table, bram, one, "cards")
    here = sheet(table, bram, "self-direction")
    asks(table, bram, "answer", "a1", sheet=here.id, ask="good-day", words="Buiten zijn", kept="all")
    refused = leaves(table, bram, one, leg)
    assert refused.status_code == 422 and "Vraag de cliënt of het klopt." in refused.content.decode()
    assert legs(table, "cards")[0].state is Stage.RUNNING
    assert 'name="is_right"' not in page(table, anna, f"{one}/cards/"), "the client is asked nothing of the kind"
    assert leaves(table, bram, one, leg, is_right="on").status_code == 302
    assert legs(table, "cards")[0].state is Stage.DONE


def test_a_talk_with_a_carer_is_walked_from_seeking_out_to_a_day_in_three_months(carer, bram, table):
    one = begun(table, bram, CARER)
    do(table, Set("owner", "", "cares_for", "", "Piet"))
    leaves(table, bram, one, runs(table, bram, one, "trace"), words="Dit zijn ze")
    leg = runs(table, bram, one, "talk")
    assert "Anna doet dit" in page(table, bram, f"{one}/talk/"), "the load is answered by the carer alone (R109)"
    here = sheet(table, carer, "carer-talk")
    asked = shelf.lists()["carer-talk"]
    do(table, *(Add(Response(f"{here.id}~{ask.id}", here.id, ask.id, kept=Kept.UNSAID)) for ask in asked.ask[:-1]))
    open_one = questions.ask(asked, "wish")
    refused = leaves(table, carer, one, leg)
    assert refused.status_code == 422 and "De lijst met vragen is nog niet klaar." in refused.content.decode()
    shown = refused.content.decode()
    assert open_one and open_one.text.nl in shown and asked.ask[0].text.nl not in shown
    do(table, Add(Response(f"{here.id}~wish", here.id, "wish", words="Een middag vrij")))
    assert here.id not in page(table, bram, f"{one}/talk/") and "niet klaar" not in page(table, bram, f"{one}/talk/")
    assert asks(table, carer, "ready", "r1", sheet=here.id).status_code == 302
    assert leaves(table, carer, one, leg).status_code == 302
    leg = runs(table, bram, one, "options")
    assert "/plan/guide/guide-for-carers/" in page(table, bram, f"{one}/options/")
    do(table, Add(Action("idea", "Een middag oppas")))
    empty = leaves(table, bram, one, leg)
    assert empty.status_code == 422 and "Er is nog niets gekozen uit wat er kan." in empty.content.decode()
    do(table, Set("actions", "idea", "is_chosen", False, True))
    assert leaves(table, bram, one, leg).status_code == 302
    leg = runs(table, bram, one, "follow-up")
    today = timezone.localdate()
    assert "Meestal rond" in page(table, bram, f"{one}/follow-up/")
    fields = {"trajectory": one, "step": "follow-up", "leg": leg.id, "on": today.isoformat()}
    assert send(table, bram, "step/keep", "k1", **fields).status_code == 422, "the carer chooses the day"
    assert send(table, bram, "step/keep", "k2", **fields, is_said="on").status_code == 302
    for browser in (carer, bram):
        assert "Een vervolggesprek" in browser.get("/trajectories/").content.decode()
    refused = leaves(table, carer, one, leg).content.decode()
    assert "De vragen zijn nog niet opnieuw gesteld." in refused, "the talk of before is no talk to follow"
    assert 'value="carer-talk"' in page(table, carer, f"{one}/follow-up/"), (
        "the list of before does not stand in its way"
    )
    assert asks(table, carer, "begin", "anew", questions="carer-talk").status_code == 302
    (anew,) = [one for one in value(table).sheets.values() if one.id != here.id]
    do(table, *(Add(Response(f"{anew.id}~{ask.id}", anew.id, ask.id, kept=Kept.UNSAID)) for ask in asked.ask))
    assert asks(table, carer, "ready", "r2", sheet=anew.id).status_code == 302
    assert "niet opnieuw gesteld" not in page(table, carer, f"{one}/follow-up/")
    assert leaves(table, carer, one, leg).status_code == 302


def test_the_talk_to_follow_is_not_done_without_a_day(carer, table):
    one = begun(table, carer, CARER)
    why = {"trajectory": one, "step": "follow-up", "reason": "Alles is al besproken"}
    assert send(table, carer, "step/begin", "f1", **why).status_code == 302
    (leg,) = legs(table, "follow-up")
    assert "Er staat nog geen dag voor het volgende gesprek." in leaves(table, carer, one, leg).content.decode()


def test_a_carer_who_does_not_want_to_be_approached_is_asked_nothing_more(carer, table):
    one = begun(table, carer, CARER)
    runs(table, carer, one, "trace")
    told = {"well": "Gevraagd", "no_look_back": "Wil niet benaderd worden"}
    assert send(table, carer, "end", "e1", trajectory=one, **told).status_code == 302
    assert "Wil niet benaderd worden" in page(table, carer, f"{one}/")
    then = days.on(timezone.localdate() - timedelta(days=400))
    do(table, Add(Trajectory("then", CARER, began_on=then, ended_on=then, no_look_back="Liever niet")))
    assert "Preventieve Ondersteuning" not in carer.get("/trajectories/").content.decode()


def test_the_talk_with_a_carer_is_asked_in_a_circle_of_their_own_only(anna, table):
    one = begun(table, anna, CARER)
    do(table, Set("owner", "", "cares_for", "", "Piet"))
    leaves(table, anna, one, runs(table, anna, one, "trace"), words="Dit zijn ze")
    runs(table, anna, one, "talk")
    shown = page(table, anna, f"{one}/talk/")
    assert "een eigen kring van de mantelzorger" in shown and "questions/begin/" not in shown


def test_whoever_does_not_share_the_story_reads_nothing_of_the_answers_at_the_step(anna, table):
    one = begun(table, anna, LIFE)
    runs(table, anna, one, "say")
    here = sheet(table, anna, "how-is-life")
    asks(table, anna, "answer", "a1", sheet=here.id, ask=shelf.lists()["how-is-life"].ask[0].id, now="2", kept="all")
    by = log.Actor(table.anna, table.row.made_at)
    roles.give(table.chris, table.row, Role.FRIEND, by, frozenset({Part.NAMES, Part.PLAN}))
    shown = page(table, table.client(table.chris), f"{one}/say/")
    assert "dit is niet met je gedeeld" in shown
    assert "beantwoord" not in shown and here.id not in shown


def test_a_wish_that_was_said_with_the_plan_is_a_wish_and_a_question_is_none(anna, table):
    do(table, Add(Goal("q", "Wie helpt mij met de tuin?", began_as=Beginning.QUESTION)))
    one = begun(table, anna, "m17-network-coach")
    leg = runs(table, anna, one, "wish")
    assert leaves(table, anna, one, leg).status_code == 422
    do(table, Add(Goal("g", "Elke week met iemand wandelen")))
    shown = page(table, anna, f"{one}/wish/")
    assert "Er staat nog geen wens." not in shown
    assert leaves(table, anna, one, leg, how="done", note="").status_code == 302
