from datetime import UTC, datetime, timedelta

import pytest

from kring.core import streets
from kring.core.access import AT_AN_ORGANISATION, Post, Role, Rule
from kring.core.streets import Task

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)
HERE, THERE = "an organisation", "another"
LEADING = {Role.COORDINATOR, Role.PROFESSIONAL, Role.CASE_MANAGER, Role.CARE_PROVIDER}


def does(task, *posts, rings=False):
    ruling = streets.may(HERE, posts, task, rings, NOON)
    assert ruling.rule is (Rule.ROLE if ruling.allowed else Rule.NO_ROLE)
    return ruling.params["role"] if ruling.allowed else None


@pytest.mark.parametrize("role", sorted(AT_AN_ORGANISATION))
def test_professionals_and_coordinators_lead_an_analyst_reads_and_nobody_else_does(role):
    assert streets.leads(role) is (role in LEADING)
    assert streets.reads(role) is (role in LEADING | {Role.ANALYST})
    assert does(Task.LEAD, Post(HERE, role, NOON)) == (role if streets.leads(role) else None)
    assert does(Task.READ, Post(HERE, role, NOON)) == (role if streets.reads(role) else None)


@pytest.mark.parametrize("role", sorted(AT_AN_ORGANISATION))
def test_at_the_doors_comes_who_was_named_and_still_works_here(role):
    assert does(Task.RING, Post(HERE, role, NOON), rings=True) == role
    assert does(Task.RING, Post(HERE, role, NOON)) is None
    assert does(Task.RING, Post(HERE, role, NOON - A_DAY, NOON), rings=True) is None
    assert does(Task.RING, rings=True) is None


def test_a_position_elsewhere_or_that_ended_leads_and_reads_nothing_even_for_an_interviewer():
    for task in (Task.LEAD, Task.READ):
        assert does(task, Post(THERE, Role.COORDINATOR, NOON), rings=True) is None
        assert does(task, Post(HERE, Role.COORDINATOR, NOON - A_DAY, NOON), rings=True) is None
        assert does(task, Post(HERE, Role.COORDINATOR, NOON + A_DAY), rings=True) is None


def test_of_two_positions_the_ruling_names_the_one_that_may():
    assert does(Task.LEAD, Post(HERE, Role.ANALYST, NOON), Post(HERE, Role.PROFESSIONAL, NOON)) == Role.PROFESSIONAL
