"""Who comes without the file meets before they read (R094)."""

import msgspec
import pytest

from kring.core import access
from kring.core.access import Part, Rule, Verb
from tests.core.test_access import NOON, viewer


def test_who_comes_without_the_file_opens_the_meeting_and_nothing_else_until_they_met():
    """R094."""
    unread = msgspec.structs.replace(viewer(), is_unread=True)
    for part in Part:
        ruling = access.may(unread, part, Verb.SEE)
        assert not ruling.allowed, part
        if access.may(viewer(), part, Verb.SEE).allowed:
            assert ruling.rule is Rule.MEET_FIRST, part
    assert access.may(unread, Part.PLAN, Verb.SEE, True).allowed
    assert access.may(unread, Part.NAMES, Verb.SEE, True).rule is Rule.MEET_FIRST
    assert access.may_meet(unread) == access.Ruling(True, Rule.ROLE)
    assert access.may_meet(viewer()).rule is Rule.NOT_FOR_ROLE  # they met, or were never asked to
    assert access.may_meet(msgspec.structs.replace(unread, ends=NOON)).rule is Rule.ENDED


@pytest.mark.parametrize("role", sorted(access.LEADING))
def test_to_who_leads_nothing_is_ever_closed_until_a_meeting(role):
    unread = msgspec.structs.replace(viewer(role), is_unread=True)
    assert all(access.may(unread, part) == access.may(viewer(role), part) for part in Part)
    assert not access.may_meet(unread).allowed
