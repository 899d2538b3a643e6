"""Who goes on although a rule speaks against it (R121) stands at the step, and who stays away was not there (R086)."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kring.core.access import Part, Role
from kring.core.changes import Add
from kring.core.kinds import Category
from kring.core.network import Leg, Person, Trajectory
from kring.exchange import kring_json
from kring.methods import library
from kring.store import log, models, roles
from tests.pages.conftest import Table, do, value, version, works_along

COACH, CONFERENCE, PHASES = (library.ways()[id] for id in ("m17-network-coach", "m35-conference", "m10-scheffers"))


def send(table: Table, browser: Client, where: str, id: str, **fields: object):
    return browser.post(f"/n/{table.row.pk}/trajectories/{where}/", {"act": id, "version": version(table), **fields})


@pytest.fixture
def bram(table: Table) -> Client:
    do(table, Add(Person("joke", "Joke")), Add(Trajectory("t", PHASES.id, PHASES.version)))
    works_along(table, table.bram)
    return table.client(table.bram)


def test_who_passes_a_rule_stands_at_the_step_with_reason_role_and_day_and_in_history_and_file(bram, table):
    told = {"trajectory": "t", "step": "map"}
    assert send(table, bram, "step/begin", "b", **told).status_code == 302
    (leg,) = value(table).legs.values()
    assert leg.overrides == ()  # nothing spoke against it
    do(table, Add(Trajectory("t2", PHASES.id, PHASES.version)))
    answer = send(table, bram, "step/begin", "c", trajectory="t2", step="keep", reason="Het mag nu al")
    assert answer.status_code == 302
    (leg,) = [one for one in value(table).legs.values() if one.trajectory == "t2"]
    assert leg.overrides == ("first",)
    assert (leg.overridden_by, leg.overridden_as) == (str(table.bram.pk), "professional")
    page = table.client(table.anna).get(f"/n/{table.row.pk}/trajectories/t2/keep/").content.decode()
    told_at_it = page.partition('id="decided"')[2]
    assert all(one in told_at_it for one in ("Het mag nu al", "Bram (professional)"))
    assert str(table.bram.pk) not in page
    copy = kring_json.Copy(kring=kring_json.FORMAT, network=value(table))
    assert kring_json.read(kring_json.written(copy)).network.legs[leg.id].overrides == ("first",)


def test_a_rule_that_stops_is_passed_by_nobody_whom_the_register_does_not_name(bram, table):
    do(table, Add(Trajectory("c", COACH.id, COACH.version)))
    answer = send(table, bram, "step/begin", "d", trajectory="c", step="try", reason="Toch")
    assert answer.status_code == 422 and not value(table).legs


@pytest.mark.parametrize("named", [{"roles": ["professional"]}, {"people": ["eva"]}])
def test_who_stays_away_from_private_time_is_refused_with_the_reason_and_what_there_is_instead(table, named):
    do(
        table,
        Add(Person("eva", "Eva", category=Category.PROFESSIONAL)),
        Add(Trajectory("t", CONFERENCE.id, CONFERENCE.version)),
    )
    do(table, Add(Leg("l", "t", f"{CONFERENCE.id}:private-time", began_at=timezone.now())))
    anna, told = table.client(table.anna), {"trajectory": "t", "step": "private-time", "leg": "l"}
    answer = send(table, anna, "step/keep", "k", **told, words="Wij alleen", **named)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Wij alleen" in page
    assert "R086" in page and "Wacht tot de familie klaar is." in page
    assert value(table).legs["l"].words == ""
    assert send(table, anna, "step/keep", "k2", **told, words="Wij alleen", roles=["circle"]).status_code == 302
    assert value(table).legs["l"].roles == ("circle",)


def test_a_day_to_look_back_on_that_is_over_is_asked_again_and_nothing_typed_is_lost(bram, table):
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    anna = table.client(table.anna)
    over = send(table, anna, "end", "e", trajectory="t", well="Fijn", look_back_on=yesterday)
    shown = over.content.decode()
    assert over.status_code == 422 and "Die dag is voorbij. Kies vandaag of een latere dag." in shown
    assert f'value="{yesterday}"' in shown and "Fijn" in shown and not value(table).trajectories["t"].ended_on


def test_a_coordinator_decides_otherwise_of_a_rule_that_names_them_as_a_proposal_that_the_client_reads(table):
    works_along(table, table.bram)
    roles.give(table.chris, table.row, Role.COORDINATOR, log.Actor(table.anna, table.row.made_at), frozenset(Part))
    bram, chris, anna = (table.client(one) for one in (table.bram, table.chris, table.anna))
    way, where = "m15-community-support", f"/n/{table.row.pk}/trajectories/begin/m15-community-support/"
    refused = send(table, bram, "begin", "a", way=way)
    assert refused.status_code == 422 and ": een coördinator" in refused.content.decode()
    assert 'name="reason"' in chris.get(where).content.decode()
    bare = send(table, chris, "begin", "b", way=way)
    assert bare.status_code == 422 and not value(table).trajectories
    reason = "De opleiding is in januari, Bram wordt begeleid"
    assert send(table, chris, "begin", "c", way=way, reason=reason).status_code == 302
    assert not value(table).trajectories, "it waits for whose circle it is"
    told = anna.get(f"/n/{table.row.pk}/proposals/").content.decode()
    assert "De opleiding is in januari" in told and "Chris" in told
    (which, *_) = re.findall(r'name="proposal" value="([^"]*:[^"]*)"', told)
    sent = {"act": "yes", "proposal": which, "answer": "yes"}
    answer = anna.post(f"/n/{table.row.pk}/proposals/answer/", sent)
    assert answer.status_code == 302, answer.content.decode()
    (one,) = value(table).trajectories.values()
    assert (one.overrides, one.overridden_by, one.overridden_as) == (("R050",), str(table.chris.pk), "coordinator")
    page = anna.get(f"/n/{table.row.pk}/trajectories/{one.id}/").content.decode()
    assert reason in page and "Chris" in page and "R050" in page
    assert "De opleiding is in januari" in anna.get(f"/n/{table.row.pk}/history/").content.decode()


def test_who_leads_a_course_decides_nothing_and_a_coordinator_changes_nothing_but_the_plan(table):
    given = log.Actor(table.anna, table.row.made_at)
    roles.give(table.chris, table.row, Role.COORDINATOR, given, frozenset(Part))
    roles.give(table.bram, table.row, Role.COURSE_LEADER, given, frozenset(Part))
    models.Role.objects.filter(user=table.bram).exclude(role="course_leader").delete()
    chris, bram = table.client(table.chris), table.client(table.bram)
    way = {"way": "m15-community-support", "reason": "Toch"}
    assert send(table, bram, "begin", "a", **way).status_code == 403
    named = {"act": "n", "version": version(table), "name": "Joke"}
    assert chris.post(f"/n/{table.row.pk}/names/add/", named).status_code == 403
    assert not value(table).people
