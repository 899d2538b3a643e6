"""At the threshold of a way its rules ask, refuse with what there is instead, and take an override (R121)."""

import re

import pytest
from django.test import Client

from kring.core import setting_out, threshold
from kring.core.access import Part, Role
from kring.core.changes import Add
from kring.core.network import Sheet, Trajectory, When
from kring.core.rule import At, Code, Fact
from kring.core.vocabulary import Firm
from kring.methods import library, register, rulebook
from tests.pages.conftest import Table, do, value, version, works_along

COUNCIL, CONFERENCE, TALK = "m34-family-council", "m36-care-conference", "s13-co-thinking"


def send(table: Table, browser: Client, where: str, id: str, **fields: object):
    return browser.post(f"/n/{table.row.pk}/trajectories/{where}/", {"act": id, "version": version(table), **fields})


@pytest.fixture
def anna(table: Table) -> Client:
    return table.client(table.anna)


def test_what_stops_is_asked_before_a_way_begins_and_must_be_answered(anna, table):
    page = anna.get(f"/n/{table.row.pk}/trajectories/begin/{TALK}/")
    shown = page.content.decode()
    assert "Maakte de cliënt de vragen voor het plan?" in shown
    assert "R095" in shown  # a nudge is shown, and asks nothing
    empty = send(table, anna, "begin", "a", way=TALK, words="Onze avond")
    assert empty.status_code == 422 and "Kies ja of nee." in empty.content.decode()
    assert "Onze avond" in empty.content.decode() and not value(table).trajectories


def test_who_says_no_hears_the_rule_and_what_there_is_instead_and_a_right_of_the_client_is_passed_by_nobody(
    anna, table
):
    told = {"way": TALK, "words": "Onze avond", "told-has_questions": "no", "reason": "Er is haast"}
    answer = send(table, anna, "begin", "a", **told)
    page = answer.content.decode()
    assert answer.status_code == 422 and not value(table).trajectories
    rule = register.rules()["R087"]
    assert rule.nl in page and rule.instead.nl in page and "Onze avond" in page
    assert send(table, anna, "begin", "b", **told | {"told-has_questions": "yes"}).status_code == 302
    (one,) = value(table).trajectories.values()
    assert one.overrides == ()


def test_what_stops_names_who_may_decide_otherwise_and_a_volunteer_may_not(table):
    works_along(table, table.chris, [Part.NAMES, Part.PLAN], role=Role.VOLUNTEER)
    told = {"way": COUNCIL, "told-has_care_provider": "no", "reason": "De huisarts leest het plan later"}
    answer = send(table, table.client(table.chris), "begin", "a", **told)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Anders beslissen mag, met een reden, door:" in page
    assert told["reason"] in page and not value(table).trajectories
    way = library.ways()[COUNCIL]
    found = threshold.findings(way, register.rules(), At.BEGIN, value(table), {"has_care_provider": False})
    assert setting_out.stopping(found, Role.VOLUNTEER) and not setting_out.stopping(found, Role.COORDINATOR)


def test_at_the_end_a_warning_asks_why_and_keeps_it_beside_what_was_said_before(anna, table):
    way = library.ways()[COUNCIL]
    do(table, Add(Trajectory("t", way.id, way.version, reason="Al begonnen")))
    told = {"trajectory": "t", "well": "Goed", "no_look_back": "Wij bellen zelf", "told-is_on_paper": "no"}
    answer = send(table, anna, "end", "a", **told)
    page = answer.content.decode()
    assert answer.status_code == 422 and "R072" in page and "Waarom toch?" in page
    assert value(table).trajectories["t"].ended_on is None
    assert send(table, anna, "end", "b", **told, reason="Oma leest niet").status_code == 302
    one = value(table).trajectories["t"]
    assert one.overrides == ("R072",) and one.reason == "Al begonnen\nOma leest niet"


def test_who_begins_a_family_care_conference_that_few_feel_the_need_of_says_why_and_a_care_provider_stays_away(
    anna, table
):
    way = library.ways()[CONFERENCE]
    told = {"way": CONFERENCE, "told-is_felt_by_several": "no", "told-is_problem_clear": "yes"}
    answer = send(table, anna, "begin", "a", **told)
    assert (
        answer.status_code == 422
        and "R074" in answer.content.decode()
        and "Waarom begin je toch?" in answer.content.decode()
    )
    assert send(table, anna, "begin", "b", **told, reason="Oma en ik voelen het").status_code == 302
    (one,) = value(table).trajectories.values()
    assert one.overrides == ("R074",) and one.reason == "Oma en ik voelen het"
    there = {Fact.WAY: way, Fact.STEP: "conference", Fact.PRESENT: {"provider"}}
    (found,) = rulebook.evaluate(At.STEP, there)
    assert (found.rule, found.firm, found.reason.code) == ("R074", Firm.STOPS, Code.ABSENT)
    at_the_end = threshold.findings(way, register.rules(), At.CLOSE, value(table), {"is_on_paper": False})
    assert {one.firm for one in at_the_end if one.rule == "R074"} == {Firm.WARNS}


def test_of_a_step_a_number_is_asked_and_what_does_not_fit_says_so(anna, table):
    way = library.by_code()["M42"]
    do(table, Add(Trajectory("t", way.id, way.version)))
    told = {"trajectory": "t", "step": "slots", "reason": "Eerst de rest"}
    for given, seen in (("", "Typ een getal"), ("twee", "Typ een getal"), ("2", "R080")):
        answer = send(table, anna, "step/begin", f"a{given}", **told, **{"told-takers": given})
        assert answer.status_code == 422 and seen in answer.content.decode(), given
    assert send(table, anna, "step/begin", "b", **told, **{"told-takers": "1"}).status_code == 302


def test_which_loneliness_it_is_is_asked_before_the_network_grows_and_not_where_kring_knows_it(anna, table):
    """R023: the network coach finds it out on the way, so the ideas ask it and the beginning does not (PC1)."""
    asks, coach = "Is bekend om welke eenzaamheid het gaat?", library.by_code()["M17"]
    course = f"/n/{table.row.pk}/trajectories/begin/{library.by_code()['M18'].id}/"
    ideas = f"/n/{table.row.pk}/trajectories/t/ideas/"
    assert asks in anna.get(course).content.decode()
    assert asks not in anna.get(f"/n/{table.row.pk}/trajectories/begin/{coach.id}/").content.decode()
    do(table, Add(Trajectory("t", coach.id, coach.version)))
    assert asks in anna.get(ideas).content.decode()
    told = {"trajectory": "t", "step": "ideas", "told-knows_loneliness": "no"}
    doubt = send(table, anna, "step/begin", "a", **told)
    page = doubt.content.decode()
    rule = register.rules()["R023"]
    assert doubt.status_code == 422 and rule.instead.nl in page and 'data-rule="R023"' in page
    assert not re.search(r">[^<]*\bR\d{3}\b", page)  # a person reads a sentence, and no code
    do(table, Add(Sheet("s", rule.check[0].finds, ended_on=When(2026, 11, 1))))
    assert asks not in anna.get(course).content.decode() and asks not in anna.get(ideas).content.decode()
    assert send(table, anna, "step/begin", "b", trajectory="t", step="ideas").status_code == 302


def test_the_size_of_a_group_is_asked_where_a_rule_limits_it(anna, table):
    way = library.by_code()["M30"]
    address = f"/n/{table.row.pk}/trajectories/begin/{way.id}/"
    assert "Met hoeveel mensen" in anna.get(address).content.decode()
    page = anna.get(address, {"participants": "8"}).content.decode()
    assert "R066" in page and "hooguit 7" in page


def test_every_way_of_the_library_can_be_begun_when_its_questions_are_answered_as_its_rules_ask(anna, table):
    known = register.rules()
    for number, way in enumerate(one for one in library.ways().values() if one.step):
        fit = {
            f"told-{check.fact}": ("yes" if check.holds else "no") if check.holds is not None else check.most
            for id in way.rules
            for check in known[id].check
            if check.at is At.BEGIN and check.ask
        }
        limits = [(one.counts.value, one.least or one.most) for one in way.number if one.of is None]
        facts = {name: limit for name, limit in limits if limit is not None}
        answer = send(table, anna, "begin", f"w{number}", way=way.id, reason="Zo gaat het hier", **fit, **facts)
        assert answer.status_code == 302, way.id
