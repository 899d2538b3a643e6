"""Ten invented situations after the cases of the handbooks, and what an experienced worker would look at."""

import pytest

from kring.core import finder
from kring.core.finder import Asked, Why
from kring.core.vocabulary import Counted, Goal, Group, Loneliness, Sign, Who
from kring.methods import library


def asked(wishes="", lonely="", group=None, there="", signs="", **facts: float) -> Asked:
    return Asked(
        frozenset(map(Goal, wishes.split())),
        frozenset(map(Loneliness, lonely.split())),
        Group(group) if group else None,
        frozenset(map(Who, there.split())),
        {Counted(name.replace("_", "-")): one for name, one in facts.items()},
        frozenset(map(Sign, signs.split())),
    )


SITUATIONS = {  # what somebody tells, which ways are shown first (in any order), and which are not shown
    "a widow of 68, four months after he died, misses him and has people enough": (
        asked("cope", "emotional", "bereaved", "volunteer", age=68, months_since_loss=4),
        {"M23"},
        {"M13", "M18", "M33"},
    ),
    "a woman of 61 would like friends and knows few people": (
        asked("wider closer", "social", "older", "professional", age=61),
        {"M21"},
        {"M23", "M30"},
    ),
    "a wife cares for her husband, and everything rests on her": (
        asked("relief", group="carers", there="professional carer", signs="one-pair"),
        {"M11", "M14", "M12"},
        {"M39", "M23"},
    ),
    "a man of 30 who lives with support would like friends of his own": (
        asked("wider", "social", "intellectual", "professional", age=30),
        {"M30", "M18"},
        {"M21", "M39", "M23"},
    ),
    "a young woman after a psychosis would like to find her way back": (
        asked("cope learn", group="psychiatric", there="professional expert"),
        {"M33", "M22"},
        {"M21", "M23"},
    ),
    "in a street people do not know each other": (
        asked("neighbours", group="residents", there="resident professional", signs="no-neighbours"),
        {"M05", "M07", "M24"},
        {"M23", "M14"},
    ),
    "somebody names nobody and wishes nothing yet": (
        asked(there="professional", signs="nobody unmapped"),
        {"M01"},
        {"M35", "M23"},
    ),
    "a quarrelling family wants to make a plan of its own": (
        asked("plan", group="relatives", there="circle guide", signs="one-pair"),
        {"M37", "M16", "M35"},
        {"M39", "M30"},
    ),
    "a man of 74 has lost sight of old friends, has kind neighbours, and needs a hand": (
        asked("help", there="volunteer", signs="faded neighbours", age=74),
        {"M01"},
        {"M14", "M33"},
    ),
    "a woman of 79 with early dementia lives at home with her husband": (
        asked("relief cope", group="dementia", there="carer professional", age=79),
        {"M29", "M14"},
        {"M19", "M23", "M33"},
    ),
}


@pytest.mark.parametrize("told", SITUATIONS)
def test_in_this_situation_the_finder_says_what_an_experienced_worker_would(told):
    what, first, never = SITUATIONS[told]
    found = finder.found(library.ways().values(), what)
    codes = [one.way.code for one in found]
    assert set(codes[: len(first)]) == first, codes
    assert not never & set(codes), codes
    assert 1 <= len(codes) <= finder.FEW
    for one in found:
        assert any(reason.why in (Why.WISH, Why.LONELY, Why.MAP) for reason in one.speaks_for)


def test_who_misses_a_meaning_or_somebody_close_is_not_first_sent_to_meet_more_people():
    for lonely in ("existential", "emotional"):
        first = finder.found(library.ways().values(), asked("wider meaning", lonely, there="professional"))[0]
        assert all(one.why is not Why.NOT_LONELY for one in first.against)


def test_a_limitation_alone_proposes_nothing_for_the_same_is_not_right_for_all():
    """R127."""
    assert all(not finder.found(library.ways().values(), asked(group=one)) for one in Group)


def test_a_carer_who_is_there_makes_what_is_for_carers_no_way_for_others():
    for there, is_other in (("carer", False), ("professional", True)):
        found = finder.found([library.by_code()["M14"]], asked("relief", group="dementia", there=there))
        assert any(one.why is Why.OTHER_GROUP for one in found[0].against) is is_other
