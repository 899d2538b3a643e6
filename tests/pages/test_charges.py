"""Who does what in a way: chosen by hand, with what it asks of them, refused with a reason, and gone when they are."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kring.core import days
from kring.core.access import Role
from kring.core.changes import Add, Set
from kring.core.network import Charge, Trajectory
from kring.methods import library
from kring.store import log, models, roles, walks
from tests.pages.conftest import Table, at_work, do, value, version, works_along
from tests.pages.test_organisations import browser
from tests.pages.test_walkers import begins

COACH, SUPPORT, CONFERENCE, VISIT, FAMILY = (
    *("m17-network-coach", "m15-community-support", "m35-conference", "m23-visiting-service", "m12-family-care"),
)


def chooses(table: Table, client: Client, role: str, act: str = "c", one: str = "t", **more: object):
    sent = {"act": act, "version": version(table), "trajectory": one, "role": role, "who": "", "words": ""}
    return client.post(f"/n/{table.row.pk}/trajectories/role/choose/", sent | more)


def page(table: Table, client: Client, where: str = "t/") -> str:
    answer = client.get(f"/n/{table.row.pk}/trajectories/{where}")
    assert answer.status_code == 200
    return answer.content.decode().replace("&#x27;", "'")


def learns(user: models.User, kind: str, until=None) -> None:
    house, _ = models.Organisation.objects.get_or_create(name="Huis")
    since = timezone.localdate() - timedelta(days=30)
    models.Qualification.objects.create(
        user=user, kind=kind, organisation=house, since=since, until=until, noted_by=user
    )
    models.Role.objects.filter(user=user).update(organisation=house)


@pytest.fixture
def anna(table: Table) -> Client:
    return table.client(table.anna)


def begun(table: Table, way: str) -> None:
    do(table, Add(Trajectory("t", way, library.ways()[way].version, began_on=days.on(timezone.localdate()))))


def test_somebody_who_is_here_is_the_coach_and_a_name_outside_kring_the_coordinator(anna, table):
    begun(table, COACH)
    works_along(table, table.bram, role=Role.VOLUNTEER)
    assert page(table, anna).count("Nog niemand gekozen") == 2
    shown = page(table, anna, "t/role/coach/")
    assert "Bram" in shown and "training niet genoteerd" in shown and "Anna" not in shown.split('name="who"')[1]
    assert (
        chooses(table, anna, "coach", who=str(table.bram.pk), since="2026-03-01", until="2026-12-24").status_code == 302
    )
    assert chooses(table, anna, "coordinator", "d", words="Kees van buiten").status_code == 302
    told = page(table, anna)
    assert "Bram" in told and "24 december 2026" in told and "Kees van buiten" in told and "buiten Kring" in told
    assert "Een training wordt aangeraden" in told  # advised: a hint, and no refusal
    coach, other = sorted(value(table).charges.values(), key=lambda one: one.role)
    assert (coach.user, coach.overrides, other.user, other.words) == (str(table.bram.pk), (), "", "Kees van buiten")
    do(table, Set("trajectories", "t", "ended_on", None, days.on(timezone.localdate())))
    over = page(table, anna)
    assert "Bram" in over and "Een training wordt aangeraden" not in over and "Kies iemand" not in over


def test_the_training_that_is_asked_stops_with_reason_and_alternative_and_holds_as_long_as_it_is_noted(anna, table):
    begun(table, SUPPORT)
    works_along(table, table.bram)
    who = str(table.bram.pk)
    refused = chooses(table, anna, "worker", who=who)
    said = refused.content.decode()
    assert refused.status_code == 422 and not value(table).charges
    assert "Eerst een cursus" in said and "R050" in said and "Kies iemand anders" in said
    today = timezone.localdate()
    learns(table.bram, "community-support", today + timedelta(days=20))
    late = chooses(table, anna, "worker", "d", who=who, until=(today + timedelta(days=21)).isoformat())
    assert late.status_code == 422 and "Kies een eerdere laatste dag" in late.content.decode()
    fits = chooses(table, anna, "worker", "e", who=who, until=(today + timedelta(days=20)).isoformat())
    assert fits.status_code == 302 and len(value(table).charges) == 1
    models.Qualification.objects.update(until=today - timedelta(days=1))
    assert "Zonder de training die gevraagd wordt" in page(table, anna)


def test_what_is_not_noted_is_told_by_hand_with_its_numbers_and_its_last_day(anna, table):
    begun(table, VISIT)
    learned = {"words": "Truus", "is_trained": "on", "n_meetings": "6", "n_hours": "15"}
    assert chooses(table, anna, "visitor", words="Truus").status_code == 422
    missing = chooses(table, anna, "visitor", "b", words="Truus", is_trained="on", n_meetings="6")
    assert (
        missing.status_code == 422 and "Typ hoeveel" in missing.content.decode() and "Truus" in missing.content.decode()
    )
    few = chooses(table, anna, "visitor", "c", **learned | {"n_meetings": "5"})
    assert few.status_code == 422 and "R058" in few.content.decode()
    over = timezone.localdate() - timedelta(days=1)
    assert chooses(table, anna, "visitor", "d", **learned, trained_until=over.isoformat()).status_code == 422
    assert chooses(table, anna, "visitor", "e", **learned).status_code == 302
    (one,) = value(table).charges.values()
    assert one.is_trained and one.words == "Truus"


def test_who_gives_care_here_is_not_the_independent_coordinator_of_a_conference(anna, table):
    begun(table, CONFERENCE)
    works_along(table, table.bram)
    role = next(one.id for one in library.ways()[CONFERENCE].role if one.is_independent)
    answer = chooses(table, anna, role, who=str(table.bram.pk), is_trained="on")
    assert answer.status_code == 422 and "R073" in answer.content.decode()
    assert "Zoek een coördinator zonder belang erbij" in answer.content.decode()
    assert chooses(table, anna, role, "d", words="Wil", is_trained="on").status_code == 302


def test_one_too_many_or_somebody_with_another_role_goes_on_with_a_reason_that_stands_there(anna, table):
    begun(table, FAMILY)
    works_along(table, table.bram, role=Role.VOLUNTEER)
    first = chooses(table, anna, "counsellor", words="Truus", is_trained="on")
    assert first.status_code == 302, first.content.decode()
    asked = chooses(table, anna, "counsellor", "d", who=str(table.bram.pk), is_trained="on")
    assert asked.status_code == 422 and "Er zijn er al genoeg" in asked.content.decode()
    assert f'value="{table.bram.pk}" checked' in asked.content.decode()
    more = {"who": str(table.bram.pk), "is_trained": "on", "reason": "Zij wisselen elkaar af"}
    assert chooses(table, anna, "counsellor", "e", **more).status_code == 302
    one = next(one for one in value(table).charges.values() if one.user)
    assert (set(one.overrides), one.overridden_by, one.overridden_as) == (
        {"full", "elsewhere"},
        str(table.anna.pk),
        "owner",
    )
    assert "Zij wisselen elkaar af" in page(table, anna)


def test_who_has_no_access_any_more_is_no_longer_here_and_another_is_chosen(anna, table):
    begun(table, COACH)
    given = works_along(table, table.bram, role=Role.VOLUNTEER)
    chooses(table, anna, "coach", who=str(table.bram.pk), since="2026-03-01")
    assert "Niet meer hier" not in page(table, anna)
    models.Role.objects.filter(user=table.bram).exclude(pk=given.pk).delete()
    roles.end(given, log.Actor(table.anna, timezone.now()))
    assert "Niet meer hier. Kies iemand anders." in page(table, anna)
    assert "Bram" not in page(table, anna, "t/role/coach/")
    late = chooses(table, anna, "coach", "d", who=str(table.bram.pk))
    assert late.status_code == 422 and "is hier niet meer" in late.content.decode()
    (one,) = value(table).charges.values()
    sent = {"act": "o", "version": version(table), "charge": one.id}
    assert anna.post(f"/n/{table.row.pk}/trajectories/role/over/", sent).status_code == 302
    assert "Eerder:" in page(table, anna) and "Niet meer hier" not in page(table, anna)


def test_a_day_before_it_begins_or_nobody_at_all_comes_back_with_what_was_typed(anna, table):
    begun(table, COACH)
    none = chooses(table, anna, "coach", since="2026-12-01")
    assert none.status_code == 422 and "Kies iemand, of typ een naam" in none.content.decode()
    typed = {"words": "Truus", "since": "2026-12-24", "until": "2026-12-01"}
    early = chooses(table, anna, "coach", "d", **typed)
    assert (
        early.status_code == 422
        and 'value="Truus"' in early.content.decode()
        and "2026-12-24" in early.content.decode()
    )
    assert anna.get(f"/n/{table.row.pk}/trajectories/t/role/client/").status_code == 404


def test_what_somebody_may_only_propose_waits_and_a_taken_away_way_takes_its_charges_along(anna, table):
    begun(table, COACH)
    do(table, Add(Charge("c", "t", f"{COACH}:coach", words="Truus")))
    sent = {"act": "r", "version": version(table), "trajectory": "t"}
    assert anna.post(f"/n/{table.row.pk}/trajectories/remove/", sent).status_code == 302
    assert not value(table).charges and not value(table).trajectories


def test_a_group_that_walks_has_its_leaders_who_work_at_the_organisation(here, by):
    lead = browser(at_work(here, by, "Gerda", Role.COORDINATOR))
    ivo = at_work(here, by, "Ivo", Role.VOLUNTEER)
    at = begins(lead, "m33-recovery", walker="group", reason="Het is zo afgesproken")["Location"]
    leader = {"act": "a", "role": "leader", "who": str(ivo.pk), "words": ""}
    refused = lead.post(f"{at}role/choose/", leader)
    assert refused.status_code == 422 and "R071" in refused.content.decode()
    assert "Ivo" in lead.get(f"{at}role/leader/").content.decode()
    assert lead.post(f"{at}role/choose/", leader | {"act": "b", "is_trained": "on"}).status_code == 302
    shown = lead.get(at).content.decode()
    assert "Ivo" in shown and "Wie doet wat" in shown
    models.Position.objects.filter(user=ivo).update(ends_at=timezone.now())
    assert "Niet meer hier. Kies iemand anders." in lead.get(at).content.decode()
    (one,) = walks.value(models.Walk.objects.get()).charges.values()
    assert lead.post(f"{at}role/over/", {"act": "o", "charge": one.id}).status_code == 302
    assert not walks.value(models.Walk.objects.get()).charges


def test_the_overview_says_who_does_what_and_whose_role_is_of_nobody_who_is_still_here(anna, table):
    begun(table, COACH)
    given = works_along(table, table.bram, role=Role.VOLUNTEER)
    chooses(table, anna, "coach", who=str(table.bram.pk), since="2026-03-01")
    chooses(table, anna, "coordinator", "d", words="Kees van buiten")
    shown = anna.get("/trajectories/").content.decode()
    assert "de netwerkcoach: <span" in shown and "Bram" in shown and "Kees van buiten" in shown
    assert "Niet meer hier" not in shown
    models.Role.objects.filter(user=table.bram).exclude(pk=given.pk).delete()
    roles.end(given, log.Actor(table.anna, timezone.now()))
    due = anna.get("/trajectories/").content.decode().split('id="due"')[1].split('id="running"')[0]
    assert "Niet meer hier: de netwerkcoach. Kies iemand anders." in due and "Bram" not in due


def test_the_overview_names_who_leads_a_group_and_says_when_they_work_there_no_longer(here, by):
    lead = browser(at_work(here, by, "Gerda", Role.COORDINATOR))
    ivo = at_work(here, by, "Ivo", Role.VOLUNTEER)
    at = begins(lead, "m33-recovery", walker="group", reason="Het is zo afgesproken")["Location"]
    lead.post(f"{at}role/choose/", {"act": "b", "role": "leader", "who": str(ivo.pk), "words": "", "is_trained": "on"})
    assert "Ivo" in lead.get("/trajectories/").content.decode()
    models.Position.objects.filter(user=ivo).update(ends_at=timezone.now())
    assert "Niet meer hier: " in lead.get("/trajectories/").content.decode()


def begins_here(table: Table, client: Client, way: str, act: str = "begin", **more: object):
    sent = {"act": act, "version": version(table), "way": way}
    return client.post(f"/n/{table.row.pk}/trajectories/begin/", sent | more)


def test_who_does_what_is_chosen_where_the_way_begins_or_later(anna, table):
    works_along(table, table.bram, role=Role.VOLUNTEER)
    shown = page(table, anna, f"begin/{COACH}/")
    assert 'name="coach-who"' in shown and "Je kunt dit ook later kiezen." in shown and 'name="client-who"' not in shown
    chosen = {"coach-who": str(table.bram.pk), "coach-until": "2026-12-24", "coordinator-words": "Kees van buiten"}
    assert begins_here(table, anna, COACH, **chosen).status_code == 302
    told = {one.role.partition(":")[2]: (one.user, one.words) for one in value(table).charges.values()}
    assert told == {"coach": (str(table.bram.pk), ""), "coordinator": ("", "Kees van buiten")}
    (one,) = value(table).trajectories
    assert "24 december 2026" in page(table, anna, f"{one}/")
    assert begins_here(table, anna, FAMILY, "later").status_code == 302
    assert len(value(table).trajectories) == 2 and len(value(table).charges) == 2


def test_a_way_begins_with_nobody_who_cannot_have_their_role_and_nothing_typed_is_lost(anna, table):
    typed = {"words": "Samen op pad", "visitor-words": "Truus", "visitor-n_meetings": "5", "visitor-n_hours": "15"}
    few = begins_here(table, anna, VISIT, **typed, **{"visitor-is_trained": "on"})
    said = few.content.decode()
    assert few.status_code == 422 and "R058" in said and "Kies iemand anders" in said
    assert 'value="Truus"' in said and 'value="Samen op pad"' in said and 'name="visitor-n_meetings"' in said
    assert not value(table).trajectories and not value(table).charges
    early = {"visitor-since": "2026-12-24", "visitor-until": "2026-12-01", "visitor-is_trained": "on"}
    wrong = begins_here(table, anna, VISIT, "early", **typed | {"visitor-n_meetings": "6"}, **early)
    assert wrong.status_code == 422 and "Kies een latere dag" in wrong.content.decode()
    fine = {"visitor-is_trained": "on", "visitor-n_meetings": "6"}
    assert begins_here(table, anna, VISIT, "fine", **typed | fine).status_code == 302
    assert len(value(table).trajectories) == len(value(table).charges) == 1


def test_where_a_way_begins_a_reason_lets_somebody_have_a_role_all_the_same(anna, table):
    works_along(table, table.bram, role=Role.VOLUNTEER)
    chosen = {"counsellor-who": str(table.bram.pk), "counsellor-is_trained": "on"}
    asked = begins_here(table, anna, FAMILY, **chosen)
    assert asked.status_code == 422 and 'name="counsellor-reason"' in asked.content.decode()
    assert not value(table).trajectories
    assert begins_here(table, anna, FAMILY, "why", **chosen, **{"counsellor-reason": "Zij kent hen"}).status_code == 302
    (one,) = value(table).charges.values()
    assert (one.reason, one.overrides, one.overridden_as) == ("Zij kent hen", ("elsewhere",), "owner")


def test_a_group_begins_with_who_leads_it(here, by):
    lead = browser(at_work(here, by, "Gerda", Role.COORDINATOR))
    ivo = at_work(here, by, "Ivo", Role.VOLUNTEER)
    typed = {"walker": "group", "reason": "Het is zo afgesproken", "leader-who": str(ivo.pk)}
    refused = begins(lead, "m33-recovery", **typed)
    assert refused.status_code == 422 and "R071" in refused.content.decode() and not models.Walk.objects.exists()
    assert f'value="{ivo.pk}" checked' in refused.content.decode()
    at = begins(lead, "m33-recovery", **typed, **{"leader-is_trained": "on"})["Location"]
    assert "Ivo" in lead.get(at).content.decode()
