"""What a way of working says of a case: its numbers, who may be there, and which step is open."""

import pytest
from msgspec.structs import replace

from kring.core import fitting, way
from kring.core.vocabulary import Counted, Order, Presence
from kring.core.way import Case, Number, Step
from kring.methods import library


@pytest.fixture
def visits():
    return library.by_code()["M23"]


@pytest.fixture
def conference():
    return library.by_code()["M35"]


@pytest.mark.parametrize(
    ("given", "outside"),
    [
        ({}, []),
        ({Counted.AGE: 55, Counted.MONTHS_SINCE_LOSS: 3}, []),
        ({Counted.MONTHS_SINCE_LOSS: 6}, []),
        ({Counted.MONTHS_SINCE_LOSS: 6.1}, [Counted.MONTHS_SINCE_LOSS]),
        ({Counted.AGE: 54.9, Counted.MONTHS_SINCE_LOSS: 2}, [Counted.AGE, Counted.MONTHS_SINCE_LOSS]),
        ({Counted.VISITS: 40}, []),  # an average is no limit
        ({Counted.MEETINGS: 2}, []),  # that number is of the visitor's course, and not of this
        ({Counted.RUNGS: 11}, []),  # the way says nothing of rungs
    ],
)
def test_a_window_holds_with_both_its_ends_and_what_nobody_told_fits(visits, given, outside):
    assert [one.number.counts for one in fitting.outside(visits, given)] == outside


def test_a_number_outside_says_the_number_its_rule_and_what_was_given(visits):
    (one,) = fitting.outside(visits, {Counted.MONTHS_SINCE_LOSS: 8})
    assert (one.given, one.number.least, one.number.most, one.number.firm, one.number.rule) == (8, 3, 6, "W", "R058")


def test_nobody_but_the_circle_is_there_in_private_time(conference):
    there = {role.id: fitting.may_be_present(conference, "private-time", role.id) for role in conference.role}
    assert [id for id, may in there.items() if may] == ["client", "circle"]
    shut_out = replace(conference.role[1], presence=Presence.NOT)
    elsewhere = replace(conference, role=(conference.role[0], shut_out, *conference.role[2:]))
    assert not fitting.may_be_present(elsewhere, "information", "circle")


def test_the_steps_of_a_fixed_order_wait_for_each_other_and_of_a_free_one_for_their_gate_alone(conference):
    assert not fitting.is_open(conference, "private-time", {"money", "prepare"})
    assert fitting.is_open(conference, "private-time", {"money", "prepare", "information", "feelings"})
    free = replace(conference, order=Order.FREE)
    assert fitting.is_open(free, "private-time", ()) and not fitting.is_open(free, "prepare", ())


def test_an_optional_step_and_one_that_runs_beside_hold_up_nobody(conference):
    first, second, third = (Step(id, conference.name) for id in ("first", "second", "third"))
    steps = (replace(first, is_optional=True), second, replace(third, beside=("second",)))
    assert fitting.is_open(replace(conference, step=steps, example=()), "third", ())


@pytest.mark.parametrize("one", library.ways().values(), ids=lambda one: one.id)
def test_the_examples_of_a_way_hold(one):
    assert all(fitting.holds(one, case) for case in one.example)


def test_an_example_that_says_otherwise_does_not_hold(visits, conference):
    assert not fitting.holds(visits, Case(given={Counted.AGE: 54}))
    assert not fitting.holds(conference, Case(step="private-time", role="professional", may=True))
    assert not fitting.holds(conference, Case(step="prepare", done=(), may=True))


@pytest.mark.parametrize(
    "made",
    [
        lambda: Case(),
        lambda: Case(given={Counted.AGE: 1}, may=True),
        lambda: Case(step="a", role="b"),
        lambda: Case(role="b", may=True),
        lambda: Number(Counted.AGE),
        lambda: Number(Counted.AGE, least=6, most=3),
        lambda: way.Role("a", "guide", None, None, least=3, most=2),
    ],
)
def test_an_example_or_a_number_that_says_nothing_is_refused(made):
    with pytest.raises(ValueError):
        made()
