"""What must be learned before somebody does something, and how long that holds (F.12.3)."""

from datetime import date, timedelta

from kring.core import trained
from kring.core.access import Role
from kring.core.trained import Asked, Held
from kring.methods import trainings

DAY = date(2026, 5, 1)
NIGHT = timedelta(days=1)


def lacks(role, held=(), day=DAY, asked=Asked.POSITION):
    found = trained.lacking(role, asked, trainings.courses().values(), held, day)
    return [(one.course.id, one.stops, one.ran_out) for one in found]


def test_who_guides_the_process_or_leads_a_course_learned_it_first():
    assert lacks(Role.PROCESS_GUIDE) == [("snv", True, None)]
    assert lacks(Role.COURSE_LEADER) == [("leading-a-course", True, None)]


def test_a_volunteer_comes_to_a_client_after_a_training_and_a_final_interview():
    assert lacks(Role.VOLUNTEER) == []
    assert [id for id, _, _ in lacks(Role.VOLUNTEER, asked=Asked.CLIENT)] == ["volunteer-training", "final-interview"]
    had = (Held("volunteer-training", DAY), Held("final-interview", DAY))
    assert lacks(Role.VOLUNTEER, had, asked=Asked.CLIENT) == []


def test_what_is_advised_is_a_hint_and_stops_nothing():
    assert lacks(Role.PROFESSIONAL) == [("own-direction", False, None)]


def test_a_training_holds_from_its_first_day_to_its_last_and_not_a_day_longer():
    had = (Held("snv", DAY, DAY + NIGHT),)
    assert lacks(Role.PROCESS_GUIDE, had, DAY - NIGHT) == [("snv", True, None)]
    assert lacks(Role.PROCESS_GUIDE, had, DAY) == lacks(Role.PROCESS_GUIDE, had, DAY + NIGHT) == []
    assert lacks(Role.PROCESS_GUIDE, had, DAY + 2 * NIGHT) == [("snv", True, DAY + NIGHT)]
    assert lacks(Role.PROCESS_GUIDE, (*had, Held("snv", DAY + 2 * NIGHT)), DAY + 2 * NIGHT) == [], "learned anew"


def test_every_training_says_of_whom_it_is_asked_and_who_says_so():
    for one in trainings.courses().values():
        assert one.roles and one.source and one.nl != one.en
