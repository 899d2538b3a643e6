from datetime import UTC, datetime, timedelta

from kring.core import access
from kring.core.access import Role, Rule

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)
HERE, THERE = "an organisation", "another"


def looks_after(organisation, *posts, keeps=False):
    ruling = access.may_look_after(organisation, posts, keeps, NOON)
    assert ruling.allowed is (ruling.rule in (Rule.ADMINISTRATOR, Rule.INSTALLATION))
    return ruling.rule


def test_who_looks_after_the_installation_sees_no_organisation_and_the_other_way_round():
    post = access.Post(HERE, Role.ADMINISTRATOR, NOON)
    assert looks_after(None, keeps=True) is Rule.INSTALLATION
    assert looks_after(HERE, keeps=True) is looks_after(None, post) is Rule.NO_ROLE
    assert looks_after(HERE, post) is Rule.ADMINISTRATOR
    assert looks_after(THERE, post) is Rule.NO_ROLE


def test_a_position_holds_from_its_beginning_until_its_end_and_opens_no_more_than_it_says():
    assert looks_after(HERE, access.Post(HERE, Role.ADMINISTRATOR, NOON + A_DAY)) is Rule.NOT_BEGUN
    assert looks_after(HERE, access.Post(HERE, Role.ADMINISTRATOR, NOON - A_DAY, NOON)) is Rule.ENDED
    assert looks_after(HERE, access.Post(HERE, Role.COORDINATOR, NOON)) is Rule.NO_ROLE
    ended = access.Post(HERE, Role.ADMINISTRATOR, NOON - A_DAY, NOON)
    assert looks_after(HERE, ended, access.Post(HERE, Role.ADMINISTRATOR, NOON)) is Rule.ADMINISTRATOR


def test_a_role_stands_from_its_beginning_until_its_end_and_none_stands_for_who_has_none():
    now = access.Viewer("v", Role.FAMILY, begins=NOON, ends=NOON + A_DAY, at=NOON)
    assert access.is_standing(now)
    assert not access.is_standing(access.Viewer("v", Role.FAMILY, ends=NOON, at=NOON))
    assert not access.is_standing(access.Viewer("v", None, at=NOON))
