from datetime import UTC, datetime, timedelta

import pytest

from kring.core import access, emergency
from kring.core.access import Part, Post, Role, Rule, Viewer

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)
HERE, THERE = "an organisation", "another"
SOMETHING = frozenset({Part.CIRCLE})


def opens(*viewers, posts=(), organisation=HERE):
    ruling = emergency.may_open(viewers, posts, organisation, NOON)
    assert ruling.allowed is (ruling.rule is Rule.BREAK_GLASS)
    return ruling.params["role"] if ruling.allowed else ruling.rule


@pytest.mark.parametrize("role", emergency.ROLES)
def test_who_works_here_or_where_the_circle_is_kept_may_open_it_in_an_emergency_as_what_they_are(role):
    assert opens(Viewer("v", role, parts=SOMETHING, at=NOON)) == role
    assert opens(posts=[Post(HERE, role, NOON)]) == role


def test_of_two_roles_it_is_the_one_that_opens_most():
    assert opens(Viewer("v", Role.PROFESSIONAL, at=NOON), posts=[Post(HERE, Role.CASE_MANAGER, NOON)]) == "case_manager"
    assert opens(Viewer("v", Role.CASE_MANAGER, at=NOON), Viewer("v", Role.PROFESSIONAL, at=NOON)) == "case_manager"


@pytest.mark.parametrize("role", [one for one in Role if one not in emergency.ROLES])
def test_no_other_role_opens_anything_and_to_who_has_none_here_there_is_nothing(role):
    assert opens(Viewer("v", role, at=NOON)) is Rule.NOT_FOR_ROLE
    assert opens(posts=[Post(HERE, role, NOON)]) is Rule.NO_ROLE
    assert opens() is Rule.NO_ROLE


def test_who_works_elsewhere_finds_nothing_and_a_circle_of_no_organisation_is_opened_by_no_position():
    assert opens(posts=[Post(THERE, Role.PROFESSIONAL, NOON)]) is Rule.NO_ROLE
    assert opens(posts=[Post("", Role.PROFESSIONAL, NOON)], organisation="") is Rule.NO_ROLE


def test_a_role_or_a_position_that_ended_or_did_not_begin_opens_nothing():
    assert opens(posts=[Post(HERE, Role.PROFESSIONAL, NOON - A_DAY, NOON)]) is Rule.NO_ROLE
    assert opens(posts=[Post(HERE, Role.PROFESSIONAL, NOON + A_DAY)]) is Rule.NO_ROLE
    assert opens(Viewer("v", Role.PROFESSIONAL, ends=NOON, at=NOON)) is Rule.ENDED
    assert opens(Viewer("v", Role.PROFESSIONAL, begins=NOON + A_DAY, at=NOON)) is Rule.NOT_BEGUN


def test_an_emergency_is_not_prolonged_by_itself():
    assert opens(Viewer("v", Role.PROFESSIONAL, at=NOON, is_emergency=True)) is Rule.NOT_FOR_ROLE


@pytest.mark.parametrize("role", Role)
def test_only_a_professional_who_works_here_may_keep_something_untold(role):
    ruling = emergency.may_withhold(Viewer("v", role, parts=frozenset(Part), at=NOON))
    assert ruling.allowed is (role in emergency.ROLES)
    assert ruling.allowed or ruling.rule is Rule.NOT_FOR_ROLE
    ended = emergency.may_withhold(Viewer("v", role, ends=NOON, at=NOON))
    assert not ended.allowed
    assert ended.rule is Rule.ENDED


def test_who_came_in_by_an_emergency_may_keep_that_untold_and_who_sees_no_names_may_not():
    assert emergency.may_withhold(Viewer("v", Role.PROFESSIONAL, at=NOON, is_emergency=True)).allowed
    assert emergency.may_withhold(Viewer("v", Role.PROFESSIONAL, parts=SOMETHING, at=NOON)).rule is Rule.NOT_SHARED


def test_it_is_kept_untold_from_now_on_and_for_three_months_at_most():
    assert [
        emergency.may_withhold_until(NOON + later, NOON)
        for later in (-A_DAY, timedelta(), timedelta(seconds=1), emergency.WITHHELD, emergency.WITHHELD + A_DAY)
    ] == [False, False, True, True, False]


@pytest.mark.parametrize("role", emergency.ROLES)
def test_what_is_opened_is_only_to_look_at_and_nothing_that_leads_or_leaves(role):
    parts = emergency.opens(role)
    assert parts.isdisjoint({Part.HISTORY, Part.COPY, Part.LOG, Part.SHARES})
    viewer = Viewer("v", role, parts=parts, at=NOON, is_emergency=True, writes_until=NOON + A_DAY)
    assert {access.utmost(viewer, part) for part in parts} == {access.Verb.SEE}
