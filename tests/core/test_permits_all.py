"""Several changes at once are as allowed as each of them alone."""

import msgspec

from kring.core import changes, permits
from kring.core.access import Role, Rule
from kring.core.network import Person
from tests.core.test_access import CHANGES, viewer


def test_of_several_changes_the_first_no_counts_and_none_is_yes():
    yes = changes.Add(Person("a", "An"))
    hides = changes.Add(Person("b", "Bo", confidential=True))
    worker = viewer(Role.PROFESSIONAL)
    assert permits.permits_all(worker, ()).allowed
    assert permits.permits_all(worker, (yes, yes)).allowed
    assert permits.permits_all(worker, (yes, hides, yes)).rule is Rule.OWNER_DECIDES
    assert not permits.permits_all(worker, (yes, changes.Set("secrets", "x", "y", 1, 2))).allowed
    for change in CHANGES.values():
        assert permits.permits_all(worker, (yes, change)) == permits.permits(worker, change)


def test_who_comes_without_the_file_writes_of_the_meeting_and_of_nothing_else():
    worker = msgspec.structs.replace(viewer(Role.PROFESSIONAL), is_unread=True)
    meets = changes.Set("legs", "x", "state", None, "done")
    assert permits.permits_all(worker, (meets,)).allowed
    assert permits.permits_all(worker, (meets, changes.Add(Person("a", "An")))).rule is Rule.MEET_FIRST
    assert permits.permits_all(worker, (changes.Set("goals", "x", "text", "", "y"),)).rule is Rule.MEET_FIRST
