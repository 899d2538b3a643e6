"""A group, a street or an organisation walks a way: begun, each step with its result, ended, and seen by who leads."""

import html
import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from kring.core.access import Role
from kring.core.streets import Intervention
from kring.methods import library
from kring.store import fieldworks, models, positions, walks
from tests.pages.conftest import at_work
from tests.pages.test_fieldwork import with_a_street
from tests.pages.test_organisations import browser

LADDER, STREET, COACH, COURSE = "m05-contact-ladder", "m07-street-ladder", "m17-network-coach", "m33-recovery"


def begins(lead, way, walker="street", **more):
    typed = {"act": "begin" + way[:3], "walker": walker, "name": "Lepelaarstraat", "others": "Gerda leidt het", **more}
    return lead.post(f"/trajectories/begin/{way}/", typed)


def shown(lead, address, status=200):
    answer = lead.get(address)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def goes(lead, at, step, how, **more):
    there = models.Walk.objects.get()
    act = f"{step}{how}{len(walks.value(there).legs)}"
    return lead.post(f"{at}step/{step}/go/", {"act": act, "how": how, **more})


def test_what_is_missing_when_it_begins_is_said_and_nothing_typed_is_lost(here, gerda):
    lead = browser(gerda)
    wrong = begins(lead, LADDER, walker="", name="")
    words = wrong.content.decode()
    assert wrong.status_code == 422 and "Kies wie het loopt." in words and "Geef het een naam." in words
    assert "Gerda leidt het" in words and models.Walk.objects.count() == 0
    other = begins(lead, LADDER, walker="planet")
    assert other.status_code == 422 and "Kies wie het loopt." in other.content.decode()


def test_a_training_that_is_required_stops_who_has_it_not_also_for_a_group(here, by):
    organisation, _ = here
    joan = at_work(here, by, "Joan", Role.PROFESSIONAL)
    lead = browser(joan)
    way = next(one for one in library.ways().values() if any(role.learned == "community-support" for role in one.role))
    wrong = begins(lead, way.id, "group")
    assert wrong.status_code == 422 and "Je kunt dit hier nu niet beginnen." in wrong.content.decode()
    since = timezone.localdate() - timedelta(days=9)
    models.Qualification.objects.create(
        user=joan, kind="community-support", organisation=organisation, since=since, noted_by=joan
    )
    assert begins(lead, way.id, "group", reason="Zo afgesproken").status_code == 302


def test_a_step_goes_back_is_passed_over_and_asks_why(here, gerda):
    lead = browser(gerda)
    at = begins(lead, LADDER)["Location"]
    early = goes(lead, at, "report", "begin")
    assert early.status_code == 422 and "Zeg in een paar woorden waarom je het toch doet." in early.content.decode()
    assert goes(lead, at, "report", "begin", reason="Er was al een verslag").status_code == 302
    assert "Er was al een verslag" in str(walks.value(models.Walk.objects.get()).legs)
    back = goes(lead, at, "report", "back", to="")
    assert back.status_code == 422 and "Naar welke stap ga je terug?" in back.content.decode()
    moved = goes(lead, at, "report", "back", to="fieldwork", reason="Eerst langs de deuren")
    assert moved["Location"] == f"{at}step/fieldwork/"
    skipped = goes(lead, at, "act", "skipped")
    assert skipped.status_code == 422 and "waarom deze stap niet hoeft" in skipped.content.decode()
    assert goes(lead, at, "act", "skipped", reason="Komt later").status_code == 302
    states = {one.step.split(":")[1]: one.state for one in walks.value(models.Walk.objects.get()).legs.values()}
    assert states == {"report": "back", "fieldwork": "running", "act": "skipped"}


def test_streets_that_are_begun_from_a_walk_are_its_streets_and_lead_back_to_it(here, gerda, ivo):
    lead = browser(gerda)
    at = begins(lead, LADDER)["Location"]
    walk = models.Walk.objects.get()
    opens = f"/fieldwork/?walk={walk.pk}"
    assert opens in shown(lead, at)
    asked = shown(lead, opens)
    assert 'value="Lepelaarstraat"' in asked and f'href="{at}"' in asked
    assert lead.post("/fieldwork/make/", {"name": "", "walk": str(walk.pk)}).status_code == 422
    made = lead.post("/fieldwork/make/", {"name": "Vogels", "questions": "neighbour-contacts", "walk": str(walk.pk)})
    walk.refresh_from_db()
    assert made["Location"] == f"/fieldwork/{walk.fieldwork_id}/" and f'href="{at}"' in shown(lead, made["Location"])
    assert shown(lead, f"/fieldwork/?walk={walk.pk}").count(f'href="{at}"') == 0  # it has its streets


def test_the_overview_shows_what_runs_where_somebody_waits_and_what_falls_due(here, gerda, ivo):
    lead = browser(gerda)
    at = begins(lead, LADDER)["Location"]
    row, _work = with_a_street(gerda, ivo)
    assert "Hier wacht iemand" in shown(lead, "/trajectories/")
    goes(lead, at, "fieldwork", "begin")
    there = shown(lead, "/trajectories/")
    assert "Hier wacht iemand" not in there and there.count(f'href="{at}"') == 1
    goes(lead, at, "fieldwork", "keep", on=timezone.localdate().isoformat())
    assert "Wat eraan komt" in shown(lead, "/trajectories/")
    models.Walk.objects.update(fieldwork=row)
    today = timezone.localdate().isoformat()
    decided = Intervention("i", "Een bankje in de straat", "Men wil elkaar spreken", until=today)
    fieldworks.change(row, lambda plan: type(plan)(plan.name, plan.streets, plan.groups, (decided,), plan.link))
    assert "Kijk er met de straat op terug: Een bankje in de straat" in shown(lead, "/trajectories/")


def test_a_day_that_is_to_come_stands_in_the_overviews_of_who_leads_there(here, gerda, ivo, by):
    """M07: the workshop and the look back with the street are agreed days, and stand there before they are due."""
    toos = at_work(here, by, "Toos", Role.COORDINATOR)
    lead = browser(gerda)
    row, _work = with_a_street(gerda, ivo)
    at = begins(lead, STREET)["Location"]
    goes(lead, at, "follow", "begin")
    assert "Afgesproken dagen" not in shown(lead, "/trajectories/")
    soon, later = (timezone.localdate() + timedelta(days=many) for many in (12, 40))
    goes(lead, at, "follow", "keep", on=soon.isoformat())
    models.Walk.objects.update(fieldwork=row)
    decided = Intervention("i", "Een bankje", "Men wil elkaar spreken", until=later.isoformat())
    fieldworks.change(row, lambda plan: type(plan)(plan.name, plan.streets, interventions=(decided,)))
    for user in (gerda, toos):
        there = shown(browser(user), "/trajectories/")
        assert "Afgesproken dagen" in there and "Wat eraan komt" not in there
        assert f"afgesproken op {date_format(soon, 'j F Y')}" in there and "Een bankje: kijk er" in there
    assert f"afgesproken op {date_format(soon, 'j F Y')}" in shown(lead, at)
    back = timezone.localdate() + timedelta(days=90)
    lead.post(f"{at}end/", {"well": "Goed", "look_back_on": back.isoformat()})
    over = shown(lead, "/trajectories/")
    assert f"Terugkijken op {date_format(back, 'j F Y')}" in over and "Een bankje: kijk er" in over, "R027, R043"
    assert "Wat er loopt" not in over and "Hier wacht iemand" not in over
    fieldworks.change(row, lambda plan: type(plan)(plan.name, plan.streets))
    lead.post(f"{at}look-back/")
    assert at not in shown(lead, "/trajectories/")


def test_the_overview_asks_the_tables_no_more_for_four_streets_than_for_one(here, gerda, ivo, by):
    lead = browser(gerda)
    row, _work = with_a_street(gerda, ivo)

    def asked(many):
        for number in range(many):
            begins(lead, LADDER, act=f"begin{number}-{many}", name=f"Straat {many} {number}")
        models.Walk.objects.update(fieldwork=row)
        with CaptureQueriesContext(connection) as found:
            assert "Straat" in shown(lead, "/trajectories/")
        return len(found)

    asked(1)  # what is kept in memory is looked up once
    assert asked(1) == asked(4)


def test_who_does_not_lead_there_finds_nothing_of_it(here, gerda, ivo, table):
    at = begins(browser(gerda), LADDER)["Location"]
    for user in (ivo, table.bram, table.anna, table.dora):
        other = browser(user)
        assert [other.get(at).status_code, other.post(f"{at}end/").status_code] == [404, 404]
        assert other.get(f"/trajectories/begin/{LADDER}/").status_code == 404
        assert "Lepelaarstraat" not in other.get("/trajectories/").content.decode()


def test_a_ladder_of_streets_is_not_begun_in_the_circle_of_a_client(table):
    anna = table.client(table.anna)
    there = anna.get(f"/trajectories/?way={LADDER}", follow=True).content.decode()
    assert "Dit loop je met een straat." in there and f"/begin/{LADDER}/" not in there


def test_the_same_form_twice_begins_once_and_it_is_gone_after_two_years(here, gerda):
    lead = browser(gerda)
    begins(lead, COACH, "group", reason="Zo afgesproken")
    begins(lead, COACH, "group", reason="Zo afgesproken")
    row = models.Walk.objects.get()
    at = f"/trajectories/{row.pk}/"
    asked = lead.post(f"{at}remove/")
    assert asked.status_code == 422 and "Dit weghalen, met elke stap?" in asked.content.decode()
    lead.post(f"{at}end/", {"well": "Goed", "no_look_back": "klaar"})
    row.refresh_from_db()
    assert walks.prune(row.ended_at + walks.KEPT - timedelta(days=1)) == 0
    assert walks.prune(row.ended_at + walks.KEPT) == 1
    assert re.fullmatch("/trajectories/[0-9a-f-]{36}/", at) and shown(lead, at, 404)


def test_taken_away_it_is_gone_and_the_streets_stay(here, gerda, ivo):
    lead = browser(gerda)
    at = begins(lead, LADDER)["Location"]
    row, _work = with_a_street(gerda, ivo)
    lead.post(f"{at}streets/", {"fieldwork": row.pk})
    assert lead.post(f"{at}remove/", {"sure": "1"}).status_code == 302
    assert not models.Walk.objects.exists() and models.Fieldwork.objects.filter(pk=row.pk).exists()
    assert models.Line.objects.filter(deed=models.Deed.FIELDWORK, user=gerda).exists()


def test_the_same_page_sent_for_two_organisations_begins_at_each(here, there, gerda, by):
    positions.give(gerda, there[0], Role.COORDINATOR, by)
    lead = browser(gerda)
    for organisation in (here[0], there[0], here[0]):
        assert begins(lead, LADDER, organisation=str(organisation.pk)).status_code == 302
    assert sorted(models.Walk.objects.values_list("organisation", flat=True)) == sorted([here[0].pk, there[0].pk])


def _form_of(page):
    """What the form of a step sends along unseen."""
    (form,) = [one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if 'value="keep"' in one]
    return {
        name: html.unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    }


def test_two_at_one_step_write_over_nothing_and_both_read_what_the_other_typed(here, gerda, by):
    toos = at_work(here, by, "Toos", Role.COORDINATOR)
    at = begins(browser(gerda), LADDER)["Location"]
    goes(browser(gerda), at, "fieldwork", "begin")
    hers, other = browser(gerda), browser(toos)
    step = at + "step/fieldwork/"
    seen, also = _form_of(shown(hers, step)), _form_of(shown(other, step))
    assert hers.post(step + "go/", seen | {"how": "keep", "words": "Gerda schreef dit"}).status_code == 302
    meets = other.post(step + "go/", also | {"how": "keep", "words": "Toos schreef dat", "others": "twee buren"})
    told = meets.content.decode()
    assert meets.status_code == 409 and "Gerda schreef dit" in told and "Toos schreef dat</textarea>" in told
    assert 'value="twee buren"' in told and "Iemand anders veranderde dit ook" in told
    again = _form_of(told) | {"how": "keep", "words": "Gerda en Toos schreven dit", "others": "twee buren"}
    assert other.post(step + "go/", again).status_code == 302
    (leg,) = walks.value(models.Walk.objects.get()).legs.values()
    assert (leg.words, leg.others) == ("Gerda en Toos schreven dit", "twee buren")


def test_two_at_one_step_who_fill_in_another_field_are_both_kept_also_when_it_is_done_meanwhile(here, gerda, ivo):
    lead = browser(gerda)
    at = begins(lead, LADDER)["Location"]
    row, _work = with_a_street(gerda, ivo)
    models.Walk.objects.update(fieldwork=row)
    goes(lead, at, "fieldwork", "begin")
    step = at + "step/fieldwork/"
    seen = _form_of(shown(lead, step))
    lead.post(step + "go/", seen | {"how": "keep", "others": "twee buren"})
    goes(lead, at, "fieldwork", "done", reason="Het is genoeg")
    assert lead.post(step + "go/", seen | {"how": "keep", "words": "Het is hier stil"}).status_code == 302
    (leg,) = walks.value(models.Walk.objects.get()).legs.values()
    assert (leg.words, leg.others, leg.state.value) == ("Het is hier stil", "twee buren", "done")
    gone = lead.post(step + "go/", {"how": "back", "to": "act", "reason": "Er was niemand thuis"})
    assert gone.status_code == 409 and "Er was niemand thuis" in gone.content.decode()


def test_a_page_that_does_not_say_what_it_showed_writes_over_nothing(here, gerda):
    lead = browser(gerda)
    at = begins(lead, LADDER)["Location"]
    goes(lead, at, "fieldwork", "begin")
    goes(lead, at, "fieldwork", "keep", words="Gerda schreef dit")
    for seen in ({}, {"seen": "{"}, {"seen": '{"id": "x", "trajectory": "y", "step": "z"}'}):
        meets = lead.post(at + "step/fieldwork/go/", seen | {"how": "keep", "words": "Toos schreef dat"})
        assert meets.status_code == 409 and "Toos schreef dat" in meets.content.decode()
    (leg,) = walks.value(models.Walk.objects.get()).legs.values()
    assert leg.words == "Gerda schreef dit"


def test_what_ended_keeps_how_it_ended_and_gives_back_what_was_typed_after(here, gerda):
    lead = browser(gerda)
    at = begins(lead, LADDER)["Location"]
    goes(lead, at, "fieldwork", "begin")
    seen = _form_of(shown(lead, at + "step/fieldwork/"))
    lead.post(at + "step/fieldwork/go/", seen | {"how": "keep", "words": "Het is hier stil"})
    first = {"well": "Men groet elkaar", "no_look_back": "Klaar"}
    assert lead.post(at + "end/", first).status_code == lead.post(at + "end/", first).status_code == 302
    day = (timezone.localdate() + timedelta(days=90)).isoformat()
    second = lead.post(at + "end/", {"well": "Het ging slecht", "look_back_on": day})
    told = second.content.decode()
    assert second.status_code == 409 and "Men groet elkaar" in told and "Het ging slecht" in told
    ended = walks.trajectory(walks.value(models.Walk.objects.get()))
    assert (ended.well, ended.no_look_back, ended.look_back_on) == ("Men groet elkaar", "Klaar", None)
    late = lead.post(at + "step/fieldwork/go/", seen | {"how": "keep", "words": "Te laat getypt"})
    assert late.status_code == 409 and "Te laat getypt" in late.content.decode()


def test_what_was_typed_and_not_kept_goes_along_with_leaving_the_step(here, gerda):
    lead = browser(gerda)
    at = begins(lead, LADDER)["Location"]
    step = at + "step/fieldwork/"
    goes(lead, at, "fieldwork", "begin")
    seen = _form_of(shown(lead, step))
    wrong = lead.post(step + "go/", seen | {"how": "back", "words": "Het is hier stil", "why": "Te vroeg", "to": ""})
    told = wrong.content.decode()
    assert wrong.status_code == 422 and "Het is hier stil</textarea>" in told and "Te vroeg</textarea>" in told
    typed = {"how": "done", "words": "Het is hier stil", "others": "twee buren", "why": "", "reason": "Zo is het"}
    assert lead.post(step + "go/", seen | typed).status_code == 302
    (leg,) = walks.value(models.Walk.objects.get()).legs.values()
    assert (leg.words, leg.others, leg.state.value) == ("Het is hier stil", "twee buren", "done")
    late = lead.post(step + "go/", seen | {"how": "done", "words": "Toos schreef dat"})
    assert late.status_code == 409 and "Toos schreef dat" in late.content.decode()


def test_a_group_has_its_own_to_say_before_a_step_is_done_and_may_go_on_with_a_reason(here, gerda):
    """A circle has what a coach asks of one; a group has what was said, who were there, and a day for what it plans."""
    lead = browser(gerda)
    at = begins(lead, COACH, "group").url
    goes(lead, at, "meet", "begin")
    empty = goes(lead, at, "meet", "done", words="", others="")
    said = empty.content.decode()
    assert empty.status_code == 422 and "Er staat nog niet wat de cli" in said and "wie erbij waren" in said
    half = goes(lead, at, "meet", "done", words="Koken, en een wandeling", others="")
    said = half.content.decode()
    assert half.status_code == 422 and "Koken, en een wandeling" in said
    assert "wie erbij waren" in said and "Er staat nog niet wat de cli" not in said
    assert goes(lead, at, "meet", "done", words="Koken, en een wandeling", others="zes mensen").status_code == 302
    goes(lead, at, "wish", "begin")
    assert "Er staat nog niet wat de mensen zeiden." in shown(lead, at + "step/wish/")
    assert goes(lead, at, "wish", "done", words="Samen eten", roles=["coach"]).status_code == 302
    goes(lead, at, "choose", "begin")
    assert goes(lead, at, "choose", "done", words="", others="", reason="Dat komt morgen").status_code == 302


def test_a_group_that_plans_names_a_day(here, gerda):
    lead = browser(gerda)
    at = begins(lead, COACH, "group").url
    goes(lead, at, "wish", "begin")
    goes(lead, at, "wish", "done", words="Samen eten", others="zes mensen")
    goes(lead, at, "prepare", "begin", reason="Zo komt het uit")
    typed = {"words": "Bij Toos thuis", "others": "zes mensen"}
    undated = goes(lead, at, "prepare", "done", **typed)
    assert undated.status_code == 422 and "Er staat nog geen dag bij wat nu komt." in undated.content.decode()
    assert goes(lead, at, "prepare", "done", **typed, on="2027-03-01").status_code == 302


def test_what_somebody_else_wrote_at_the_step_meanwhile_is_not_asked_again(here, gerda):
    lead = browser(gerda)
    at = begins(lead, COACH, "group").url
    goes(lead, at, "meet", "begin")
    page = shown(lead, at + "step/meet/")
    seen = re.search('name="seen" value="([^"]*)"', page)
    goes(lead, at, "meet", "keep", seen=html.unescape(seen[1]), words="Het was druk", others="")
    met = goes(lead, at, "meet", "done", seen=html.unescape(seen[1]), words="", others="zes mensen")
    assert met.status_code == 302
