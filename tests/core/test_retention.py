from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kring.core import retention
from kring.core.retention import Basis, Clock, Term

BEGAN = datetime(2024, 2, 29, 23, 30, tzinfo=UTC)
ENDS = {
    Basis.INFORMAL: datetime(2025, 2, 28, 23, 30, tzinfo=UTC),
    Basis.WMO: datetime(2039, 2, 28, 23, 30, tzinfo=UTC),
    Basis.WMO_WITHDRAWN: datetime(2024, 4, 11, 23, 30, tzinfo=UTC),
    Basis.YOUTH: datetime(2044, 2, 29, 23, 30, tzinfo=UTC),
    Basis.GUARDIANSHIP: datetime(2054, 2, 28, 23, 30, tzinfo=UTC),
    Basis.LOG: datetime(2029, 2, 28, 23, 30, tzinfo=UTC),
    Basis.INCIDENT: datetime(2027, 2, 28, 23, 30, tzinfo=UTC),
    Basis.SYSTEM_LOG: datetime(2024, 8, 29, 23, 30, tzinfo=UTC),
}
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("basis", Basis)
def test_every_term_ends_on_its_own_second_and_no_other(basis):
    term = retention.TERMS[basis]
    starts = {term.clock: BEGAN}
    assert retention.due_at(term, starts) == ENDS[basis]
    assert not retention.is_due(term, starts, ENDS[basis] - SECOND)
    assert retention.is_due(term, starts, ENDS[basis])
    assert retention.is_due(term, starts, ENDS[basis] + SECOND)
    assert not retention.is_due(term, starts, ENDS[basis] + SECOND, is_held=True)


@pytest.mark.parametrize("basis", Basis)
def test_a_clock_that_does_not_run_ends_nothing(basis):
    term = retention.TERMS[basis]
    others = {clock: BEGAN for clock in Clock if clock is not term.clock} | {term.clock: None}
    assert not retention.is_due(term, others, BEGAN + timedelta(days=40_000))


def test_what_nobody_asked_a_law_for_is_only_proposed():
    assert [basis for basis, term in retention.TERMS.items() if not term.is_automatic] == [Basis.INFORMAL]


def test_a_term_passes_over_the_day_on_which_the_clock_is_put_back():
    amsterdam = ZoneInfo("Europe/Amsterdam")
    began = datetime(2026, 10, 24, 12, tzinfo=amsterdam)
    ends = retention.due_at(Term(Clock.RECEIVED, days=1), {Clock.RECEIVED: began})
    assert ends is not None and ends.timestamp() - began.timestamp() == 86_400


def test_what_would_end_after_every_calendar_never_ends():
    late = datetime(9980, 1, 1, tzinfo=UTC)
    assert retention.due_at(Term(Clock.MAJORITY, years=30), {Clock.MAJORITY: late}) is None
    assert retention.due_at(Term(Clock.MAJORITY, days=9_000), {Clock.MAJORITY: late}) is None
    assert not retention.is_due(Term(Clock.MAJORITY, years=30), {Clock.MAJORITY: late}, late)
    assert retention.due_at(Term(Clock.MAJORITY, days=1), {Clock.MAJORITY: late}) is not None
