"""Walking a way of working: begun, each step done where it belongs, back and forth, ended, looked back on."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.core import days
from kring.core.access import Part, Role
from kring.core.changes import Add, Remove, Set
from kring.core.network import Action, Leg, Outcome, Person, Stage, Trajectory, Wish
from kring.methods import library
from kring.store import models, workings
from tests.pages.conftest import Table, do, value, version, works_along

JOKE, BAS = Person("joke", "Joke", rank=1.0), Person("bas", "Bas", rank=2.0)
COACH, PHASES, CYCLE, WINDOW = "m17-network-coach", "m10-scheffers", "m15-community-support", "m23-visiting-service"
LATER = "m16-osani"
WHOLE = [COACH, PHASES, CYCLE, "m09-msna", "m11-mantelscan", "c4-starting", "t20-to-a-stronger-network", "t02-ladder"]

SNV = ("05-network-atlas", "06-what-to-ask", "07-support-figures", "08-family-map", "09-relationship-map")
SNV += ("10-digital-map", "11-contact-schema", "12-event-map")


def send(table: Table, browser: Client, where: str, id: str, **fields: object):
    return browser.post(f"/n/{table.row.pk}/trajectories/{where}/", {"act": id, "version": version(table), **fields})


def page(table: Table, browser: Client, where: str = "", status: int = 200) -> str:
    answer = browser.get(f"/n/{table.row.pk}/trajectories/{where}")
    assert answer.status_code == status
    return answer.content.decode().replace("&#x27;", "'")


def begun(table: Table, browser: Client, way: str, **more: object) -> str:
    answer = send(table, browser, "begin", f"begin{way}", way=way, **more)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].rstrip("/").rpartition("/")[2]


def legs(table: Table, step: str) -> list[Leg]:
    found = [one for one in value(table).legs.values() if one.step.endswith(f":{step}")]
    return sorted(found, key=lambda one: one.began_at or timezone.now())


def runs(table: Table, browser: Client, one: str, step: str, **more: object) -> Leg:
    answer = send(table, browser, "step/begin", f"b{step}{len(legs(table, step))}", trajectory=one, step=step, **more)
    assert answer.status_code == 302, answer.content.decode()
    return legs(table, step)[-1]


def leaves(table: Table, browser: Client, one: str, leg: Leg, how: str = "done", **more: object):
    step = leg.step.partition(":")[2]
    return send(table, browser, "step/leave", f"l{leg.id}{how}", trajectory=one, step=step, leg=leg.id, how=how, **more)


def trained(table: Table, kind: str) -> None:
    house = models.Organisation.objects.create(name="Huis")
    since = timezone.localdate() - timedelta(days=30)
    more = {"organisation": house, "since": since, "noted_by": table.dora}
    models.Qualification.objects.create(user=table.bram, kind=kind, **more)
    models.Role.objects.filter(user=table.bram).update(organisation=house)


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(JOKE), Add(BAS))
    return table.client(table.anna)


@pytest.fixture
def bram(anna: Client, table: Table) -> Client:
    works_along(table, table.bram)
    return table.client(table.bram)


@pytest.mark.parametrize("way", [*WHOLE, "s05-network-atlas", "m23-visiting-service"])
def test_a_way_can_be_begun_and_each_of_its_steps_opens(anna, table, way):
    here = library.ways()[way]
    assert here.name.nl in page(table, anna, f"begin/{way}/")
    do(table, Add(Trajectory("t", way)))
    for step in here.step:
        shown = page(table, anna, f"t/{step.id}/")
        assert step.name.nl in shown and (not step.say or step.say.nl in shown)
    assert page(table, anna, "t/").count('class="leg"') == len(here.step)


@pytest.mark.parametrize("way", [*WHOLE, "s05-network-atlas"])
def test_every_step_of_a_way_that_works_to_its_end_does_something_in_kring_or_says_that_it_is_outside(way):
    steps = library.ways()[way].step
    assert all(one.why and one.about and one.say for one in steps)
    outside = [one.id for one in steps if one.is_outside]
    assert outside in ([], ["council"], ["meeting"])


def test_a_step_begins_goes_is_kept_and_is_done(anna, table):
    one = begun(table, anna, COACH, people=["joke"], others="Mia, coach")
    assert value(table).trajectories[one].people == ("joke",) and value(table).trajectories[one].others == "Mia, coach"
    leg = runs(table, anna, one, "meet")
    assert leg.state is Stage.RUNNING
    kept = {"words": "Ze is aardig.", "people": ["joke"], "others": "Mia", "on": "2026-12-01"}
    send(table, anna, "step/keep", "s2", trajectory=one, step="meet", leg=leg.id, **kept)
    assert "Ze is aardig." in page(table, anna, f"{one}/meet/")
    leaves(table, anna, one, leg)
    (leg,) = legs(table, "meet")
    assert (leg.state, leg.words, leg.people, leg.others) == (Stage.DONE, "Ze is aardig.", ("joke",), "Mia")


def test_what_is_done_in_another_room_comes_back_to_the_step_and_that_room_leads_back(anna, table):
    one = begun(table, anna, COACH)
    do(table, Add(Person("before", "Vroeger", rank=9.0)))
    back = f"/n/{table.row.pk}/trajectories/{one}/map/"
    assert back not in anna.get(f"/n/{table.row.pk}/names/").content.decode()
    runs(table, anna, one, "map")
    assert "is er nog niets veranderd in de kring" in page(table, anna, f"{one}/map/")
    assert back in anna.get(f"/n/{table.row.pk}/names/").content.decode()
    assert back not in anna.get(f"/n/{table.row.pk}/story/").content.decode()
    do(table, Add(Person("mia", "Mia", rank=3.0)), Add(Person("leo", "Leo", rank=4.0)))
    assert "2 mensen kwamen op de kaart" in page(table, anna, f"{one}/map/")


@pytest.mark.parametrize("way", [*WHOLE, "m08-quez", "m14-pom", "s02-meeting", *(f"s{n}" for n in SNV)])
def test_every_page_that_a_step_opens_leads_back_to_it_and_the_page_of_the_step_does_not(anna, table, way):
    here = library.ways()[way]
    do(table, Add(Trajectory("t", way, here.version)))
    for number, step in enumerate(here.step):
        do(table, Add(Leg(f"l{number}", "t", f"{way}:{step.id}", began_at=timezone.now())))
        back = f"/n/{table.row.pk}/trajectories/t/{step.id}/"
        told = page(table, anna, f"t/{step.id}/")
        assert "Terug naar de stap" not in told
        opens = re.findall(r'<div class="stack"><a class="button[^"]*" href="([^"]+)"', told)
        for address in opens:
            answer = anna.get(address.partition("#")[0])
            if answer["Content-Type"].startswith("text/html") and not address.startswith("/library/"):
                assert back in answer.content.decode(), (step.id, address)


def test_a_step_back_is_as_normal_as_a_step_on_and_both_stay_to_be_read(anna, table):
    do(table, Add(Wish("w", "Weer zingen")))
    one = begun(table, anna, COACH)
    leaves(table, anna, one, runs(table, anna, one, "wish"), words="Nog steeds")
    leg = runs(table, anna, one, "try")
    answer = leaves(table, anna, one, leg, "back", to="ideas", reason="Ze nam niet op.")
    assert answer["Location"].endswith(f"/{one}/ideas/")
    assert legs(table, "try")[0].state is Stage.BACK and legs(table, "ideas")[0].state is Stage.RUNNING
    shown = page(table, anna, f"{one}/try/")
    assert "Een stap terug gezet" in shown and "Ze nam niet op." in shown
    assert "Teruggaan is net zo gewoon als verdergaan" in page(table, anna, f"{one}/")
    again = send(table, anna, "step/begin", "again", trajectory=one, step="try", reason="Nu met de fiets")
    assert again.status_code == 302 and len(legs(table, "try")) == 2


def test_two_long_reasons_that_do_not_fit_together_are_asked_shorter_and_stay_typed(anna, table):
    do(table, Add(Wish("w", "Weer zingen")))
    one = begun(table, anna, COACH)
    send(table, anna, "step/begin", "s1", trajectory=one, step="try", reason="x" * 15_000)
    (leg,) = legs(table, "try")
    long = leaves(table, anna, one, leg, "skipped", reason="y" * 10_000)
    assert long.status_code == 422 and "Dat is te lang" in long.content.decode()
    assert "y" * 10_000 in long.content.decode()
    assert leaves(table, anna, one, leg, "skipped", reason="Kort").status_code == 302
    assert legs(table, "try")[0].reason.endswith("x\nKort")


def test_going_back_asks_whither_and_passing_over_asks_why_and_what_was_typed_stays(anna, table):
    one = begun(table, anna, COACH)
    leg = runs(table, anna, one, "meet")
    nowhere = leaves(table, anna, one, leg, "back", reason="Te snel gegaan")
    assert nowhere.status_code == 422 and "Naar welke stap ga je terug?" in nowhere.content.decode()
    assert "Te snel gegaan" in nowhere.content.decode()
    silent = leaves(table, anna, one, leg, "skipped")
    assert silent.status_code == 422 and "waarom deze stap niet hoeft" in silent.content.decode()
    assert legs(table, "meet")[0].state is Stage.RUNNING
    answer = send(table, anna, "step/leave", "over", trajectory=one, step="strengths", how="skipped", reason="Bekend")
    assert answer.status_code == 302 and legs(table, "strengths")[0].state is Stage.SKIPPED
    assert "Bekend" in page(table, anna, f"{one}/strengths/")


def test_a_doing_step_without_any_wish_asks_for_a_wish_first(anna, table):
    one = begun(table, anna, COACH)
    answer = send(table, anna, "step/begin", "s1", trajectory=one, step="try", reason="Toch")
    assert answer.status_code == 422 and "Schrijf eerst een wens op." in answer.content.decode()
    do(table, Add(Wish("w", "Weer zingen")))
    why = send(table, anna, "step/begin", "s2", trajectory=one, step="try")
    assert why.status_code == 422 and "waarom je het toch doet" in why.content.decode()
    send(table, anna, "step/begin", "s3", trajectory=one, step="try", reason="De wens staat er al")
    assert legs(table, "try")[0].reason == "De wens staat er al"


def test_the_fourth_phase_without_any_action_has_nothing_to_talk_about(anna, table):
    one = begun(table, anna, PHASES)
    answer = send(table, anna, "step/begin", "s1", trajectory=one, step="results", reason="Toch")
    assert answer.status_code == 422 and "Er is nog niets om te bespreken." in answer.content.decode()
    do(table, Add(Action("a", "Bellen", is_chosen=True, outcome=Outcome.LAPSED)))
    answer = send(table, anna, "step/begin", "s2", trajectory=one, step="results", reason="Eerder gedaan")
    assert answer.status_code == 302


def test_a_step_outside_kring_says_so_and_keeps_day_people_and_words(anna, table):
    one = begun(table, anna, LATER)
    shown = page(table, anna, f"{one}/people/")
    assert "Buiten Kring" in shown and "Deze stap doe je zonder Kring." in shown
    answer = send(table, anna, "step/begin", "s1", trajectory=one, step="people", reason="Vast plannen")
    assert answer.status_code == 302
    (leg,) = legs(table, "people")
    today = timezone.localdate()
    kept = {"on": today.isoformat(), "people": ["joke", "bas"], "words": "Bij mij thuis"}
    send(table, anna, "step/keep", "s2", trajectory=one, step="people", leg=leg.id, **kept)
    assert legs(table, "people")[0].on == days.on(today)
    assert "Mensen vragen om een blijvende rol" in anna.get("/trajectories/").content.decode()


def test_the_cycle_asks_a_training_of_who_carries_it_out_and_not_of_the_client(anna, bram, table):
    refused = page(table, bram, f"begin/{CYCLE}/")
    assert "Je kunt dit hier nu niet beginnen." in refused and "R050" in refused
    assert "Wat misschien wel past" in refused and "Sociaal netwerkmethodiek" in refused
    answer = send(table, bram, "begin", "b1", way=CYCLE, reason="Toch maar")
    assert answer.status_code == 422 and not value(table).trajectories
    trained(table, "community-support")
    one = begun(table, bram, CYCLE)
    assert one in value(table).trajectories
    assert send(table, anna, "begin", "b3", way=CYCLE).status_code == 302


def test_in_the_cycle_steps_run_at_once_and_the_last_may_come_first(anna, table):
    one = begun(table, anna, CYCLE)
    for step in ("support", "coaching", "analysis"):
        assert runs(table, anna, one, step).state is Stage.RUNNING
    assert page(table, anna, f"{one}/").count('data-state="running"') == 3


def test_an_advised_training_is_a_hint_and_no_refusal(anna, table):
    works_along(table, table.bram)
    models.Role.objects.filter(user=table.bram).update(role=Role.VOLUNTEER, parts=[one.value for one in Part])
    bram = table.client(table.bram)
    shown = page(table, bram, f"begin/{COACH}/")
    assert "Je kunt ook zonder verder." in shown and 'id="begin"' in shown
    assert begun(table, bram, COACH) in value(table).trajectories


def test_who_does_not_fit_a_window_hears_why_and_what_else_and_goes_on_with_a_reason_only(bram, table):
    told = {"age": "40", "months-since-loss": "4"}
    shown = bram.get(f"/n/{table.row.pk}/trajectories/begin/{WINDOW}/", told).content.decode()
    assert "leeftijd 40" in shown and "R058" in shown and "Waarom begin je toch?" in shown
    assert "Wat misschien wel past" in shown
    answer = send(table, bram, "begin", "b1", way=WINDOW, **told)
    assert answer.status_code == 422 and not value(table).trajectories
    fine = bram.get(f"/n/{table.row.pk}/trajectories/begin/{WINDOW}/", {"age": "70", "months-since-loss": "4"})
    assert "Waarom begin je toch?" not in fine.content.decode()
    why = send(table, bram, "begin", "b2", way=WINDOW, **told, reason="Ze vroeg er zelf om")
    assert why.status_code == 302
    assert [one.reason for one in value(table).trajectories.values()] == ["Ze vroeg er zelf om"]
    wrong = bram.get(f"/n/{table.row.pk}/trajectories/begin/{WINDOW}/", {"age": "veel"})
    assert wrong.status_code == 200 and "Typ een getal" in wrong.content.decode()


def test_it_ends_with_words_and_a_day_to_look_back_or_a_reason_why_not(anna, table):
    one = begun(table, anna, "t20-to-a-stronger-network")
    leg = runs(table, anna, one, "map")
    bare = send(table, anna, "end", "e1", trajectory=one, well="Fijn")
    shown = bare.content.decode()
    assert bare.status_code == 422 and "Wanneer kijken we terug?" in shown and "Fijn" in shown
    silent = send(table, anna, "end", "e2", trajectory=one, look_back_on="2027-01-01")
    assert silent.status_code == 422 and "Eén woord is genoeg" in silent.content.decode()
    today = timezone.localdate().isoformat()
    assert send(table, anna, "end", "e3", trajectory=one, well="Fijn", look_back_on=today).status_code == 302
    ended = value(table).trajectories[one]
    assert ended.ended_on and ended.well == "Fijn" and legs(table, "map")[-1].state is Stage.DONE and leg
    assert "Tijd om terug te kijken" in anna.get("/trajectories/").content.decode()
    send(table, anna, "look-back", "e4", trajectory=one)
    assert value(table).trajectories[one].looked_back_on
    assert "Tijd om terug te kijken" not in anna.get("/trajectories/").content.decode()


def test_a_worker_chooses_no_day_for_the_client(bram, table):
    one = begun(table, bram, PHASES)
    leg = runs(table, bram, one, "map")
    fields = {"trajectory": one, "step": "map", "leg": leg.id, "on": "2026-12-24", "words": "Fijn"}
    answer = send(table, bram, "step/keep", "k1", **fields)
    assert answer.status_code == 422 and "kiest de dag" in answer.content.decode()
    assert send(table, bram, "step/keep", "k2", **fields, is_said="on").status_code == 302
    assert legs(table, "map")[0].on == days.on(timezone.datetime(2026, 12, 24).date())


def test_a_workers_note_is_theirs_alone_and_stands_apart_from_the_clients_words(anna, bram, table):
    one = begun(table, bram, PHASES)
    runs(table, bram, one, "map")
    assert send(table, bram, "step/note", "n1", trajectory=one, step="map", note="Ik praat te veel").status_code == 302
    assert "Ik praat te veel" in page(table, bram, f"{one}/map/")
    assert "Alleen de woorden van Anna" in page(table, bram, f"{one}/map/")
    shown = page(table, anna, f"{one}/map/")
    assert "Ik praat te veel" not in shown and 'name="note"' not in shown
    refused = anna.post(f"/n/{table.row.pk}/trajectories/step/note/", {"trajectory": one, "step": "map"})
    assert refused.status_code == 403
    works_along(table, table.chris)
    assert "Ik praat te veel" not in page(table, table.client(table.chris), f"{one}/map/")
    kept = models.Note.objects.get(kind="steps")
    assert b"praat" not in bytes(kept.data)
    send(table, bram, "step/note", "n2", trajectory=one, step="map", seen=workings.mark("Ik praat te veel"))
    assert "Ik praat te veel" not in page(table, bram, f"{one}/map/")


def test_taking_a_way_off_takes_its_steps_along_and_undo_brings_them_back(anna, table):
    one = begun(table, anna, PHASES)
    runs(table, anna, one, "map")
    send(table, anna, "remove", "r1", trajectory=one)
    assert not value(table).trajectories and not value(table).legs
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1", "version": version(table)})
    assert one in value(table).trajectories and legs(table, "map")


def test_queries_do_not_grow_with_steps(anna, table):
    def queries(where: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert anna.get(where).status_code == 200
        return len(asked)

    one = begun(table, anna, CYCLE)
    runs(table, anna, one, "goals")
    where = [f"/n/{table.row.pk}/trajectories/{one}/", f"/n/{table.row.pk}/trajectories/{one}/goals/", "/trajectories/"]
    before = [queries(address) for address in where]
    for step in ("coaching", "analysis", "support"):
        runs(table, anna, one, step)
        do(table, Add(Trajectory(f"t{step}", PHASES)))
    assert [queries(address) for address in where] == before
    assert max(before) <= 9


def test_nothing_of_a_step_stays_when_a_form_speaks_of_what_is_gone(anna, table):
    one = begun(table, anna, PHASES)
    do(table, Remove(value(table).trajectories[one]))
    for where in ("step/begin", "step/keep", "step/leave", "end", "look-back", "remove"):
        answer = send(table, anna, where, f"g{where}", trajectory=one, step="map", leg="nothing", how="done")
        assert answer.status_code == 302 and answer["Location"].endswith("/trajectories/")
    page(table, anna, "nothing/", 404)
    page(table, anna, "begin/nothing/", 404)


def test_the_fourth_rung_before_the_others_asks_why(anna, table):
    one = begun(table, anna, "t02-ladder")
    bare = send(table, anna, "step/begin", "r1", trajectory=one, step="individual")
    assert bare.status_code == 422 and "Kijk eerst wat iemand zelf kan." in bare.content.decode()
    send(table, anna, "step/begin", "r2", trajectory=one, step="individual", reason="Het heeft haast")
    assert legs(table, "individual")[0].reason == "Het heeft haast"


def test_who_does_not_want_to_map_is_left_in_peace(anna, table):
    one = begun(table, anna, "c4-starting")
    do(table, Set("owner", "", "wants_to_map", None, False))
    answer = send(table, anna, "step/begin", "w1", trajectory=one, step="map", reason="Toch")
    assert answer.status_code == 422 and "Iemand wil dit nu niet. Dat is goed." in answer.content.decode()


def test_a_year_that_is_nearly_over_gives_notice_in_time_and_afterwards(anna, table):
    today = timezone.localdate()
    for id, ago in (("near", 340), ("past", 400), ("new", 30)):
        do(table, Add(Trajectory(id, CYCLE, began_on=days.on(today - timedelta(days=ago)))))
    assert "Voor deze werkwijze staat een tijd." in page(table, anna, "near/")
    assert "De tijd ervoor was om" in page(table, anna, "past/")
    assert "staat een tijd." not in page(table, anna, "new/")


def test_of_many_people_a_step_shows_who_was_there_and_a_few_and_the_others_behind_one_tap(anna, table):
    do(table, *(Add(Person(f"p{one}", f"Buur {one}", rank=float(one))) for one in range(30)))
    one = begun(table, anna, COACH)
    leg = runs(table, anna, one, library.ways()[COACH].step[0].id)
    step = leg.step.partition(":")[2]
    assert send(table, anna, "step/keep", "k", trajectory=one, step=step, leg=leg.id, people="p29").status_code == 302
    at_once, _, behind = page(table, anna, f"{one}/{step}/").partition('class="more others"')
    assert 'value="p29" checked' in at_once and 'value="p20"' in behind and 'value="p20"' not in at_once
