from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kring.core import retention
from kring.core.retention import GRACE, STATUTORY, TERMS, Basis, Clock, Term

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
    assert retention.ends_at(basis, term, starts, None) == ENDS[basis]
    assert retention.ends_at(basis, term, starts, ENDS[basis] - GRACE - SECOND) == ENDS[basis]
    assert retention.ends_at(basis, term, starts, ENDS[basis]) == ENDS[basis] + GRACE


@pytest.mark.parametrize("basis", Basis)
def test_a_clock_that_does_not_run_ends_nothing(basis):
    term = retention.TERMS[basis]
    others = {clock: BEGAN for clock in Clock if clock is not term.clock} | {term.clock: None}
    assert retention.due_at(term, others) is None and retention.ends_at(basis, term, others, BEGAN) is None


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
    assert retention.due_at(Term(Clock.MAJORITY, days=1), {Clock.MAJORITY: late}) is not None


@pytest.mark.parametrize("basis", STATUTORY)
def test_what_the_law_asks_to_keep_is_kept_so_long_whatever_is_said(basis):
    law, long_ago = TERMS[basis], BEGAN - timedelta(days=20_000)
    starts = {**dict.fromkeys(Clock, long_ago), law.clock: BEGAN}
    other = next(clock for clock in Clock if clock is not law.clock)
    assert retention.is_shorter(Term(law.clock, years=law.years - 1, months=11, days=30), basis)
    assert not retention.is_shorter(Term(other, years=law.years), basis)
    assert retention.ends_at(basis, Term(other, years=law.years), starts, None) == ENDS[basis]
    assert retention.ends_at(basis, Term(other, years=law.years), {**starts, law.clock: None}, None) is None
    assert not retention.is_shorter(Term(law.clock, days=1), Basis.WMO_WITHDRAWN), "no law asks to keep that so long"
