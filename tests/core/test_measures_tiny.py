"""Empty, tiny and hardly known networks: "cannot be determined" instead of a misleading number."""

import math
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given

from kring.core import measures
from kring.core import network as networks
from kring.core.measures import NotApplicable, Reason, Whose, sizes
from kring.core.network import Category, Network, Status, When
from tests import cast
from tests import networks as any_network

TODAY = date(2026, 11, 22)
NOBODY, ONE, TWO = cast.network(), cast.network(*cast.people(1)), cast.network(*cast.people(2))


def reason(answer: object) -> Reason | None:
    return answer.reason if isinstance(answer, NotApplicable) else None


def numbers(answer: Any) -> list[float]:
    """Every number anywhere in an answer."""
    if isinstance(answer, dict):
        return [one for value in answer.values() for one in numbers(value)]
    if isinstance(answer, list):
        return [one for value in answer for one in numbers(value)]
    return [answer] if isinstance(answer, float) else []


@given(any_network.whole())
def test_any_network_gets_an_answer_to_everything_and_never_a_number_that_is_none(network: Network) -> None:
    for whose in Whose:
        seen = measures.all(network, whose, TODAY, with_betweenness=True)
        plain = msgspec.json.decode(msgspec.json.encode(seen))
        assert all(math.isfinite(number) for number in numbers(plain))


@given(any_network.whole())
def test_everyone_behind_a_number_is_a_member_and_nobody_is_both_counted_and_unknown(network: Network) -> None:
    for whose in Whose:
        seen = measures.graph_of(network, whose)
        everything = measures.all(seen, today=TODAY)
        for name in everything.__struct_fields__:
            answer = getattr(everything, name)
            if name in {"broken", "faded", "bridging"} or not hasattr(answer, "people"):
                continue
            assert set(answer.people) <= set(seen.ids), name
            assert set(answer.unknown) <= set(seen.ids), name
            assert not set(answer.people) & set(answer.unknown), name


@given(any_network.whole())
def test_a_share_is_of_those_of_whom_it_is_known(network: Network) -> None:
    seen = measures.graph_of(network)
    for measure in (measures.strong, measures.near, measures.long_known, measures.mutual):
        share = measure(seen)
        if isinstance(share, NotApplicable):
            assert len(share.unknown) == seen.size
        else:
            assert share.of + len(share.unknown) == seen.size
            assert share.value == share.count / share.of == len(share.people) / share.of


def test_of_nobody_there_is_only_a_size() -> None:
    seen = measures.all(NOBODY, today=TODAY, with_betweenness=True)
    assert seen.size.value == 0
    assert (seen.isolates.value, seen.components.value, seen.articulation_points.value) == (0, 0, 0)
    for name in ("density", "blau", "iqv", "composition", "strong", "median_years", "mean_roles", "near", "median_km"):
        assert reason(getattr(seen, name)) is Reason.NOBODY, name
    for name in ("contacts_a_week", "mutual", "effective_size", "constraint", "betweenness", "hours_offered"):
        assert reason(getattr(seen, name)) is Reason.NOBODY, name


def test_one_person_has_nobody_to_compare_with() -> None:
    seen = measures.all(ONE, with_betweenness=True)
    assert reason(seen.density) is Reason.TOO_FEW
    assert reason(seen.betweenness) is Reason.TOO_FEW
    assert (seen.isolates.value, seen.components.value) == (1, 1)
    assert not isinstance(seen.constraint, NotApplicable) and seen.constraint is not None
    assert seen.constraint.value == 1.0


def test_two_people_either_know_each_other_or_not() -> None:
    tied = cast.network(*cast.people(2), ties=(("p0", "p1"),))
    pro = cast.person("pro", category=Category.PROFESSIONAL)
    beside = cast.network(*cast.people(2), pro, ties=(("p0", "pro"),))
    apart, together = measures.density(beside, Whose.WITHOUT_PROFESSIONALS), measures.density(tied)
    assert not isinstance(apart, NotApplicable) and not isinstance(together, NotApplicable)
    assert (apart.value, together.value) == (0.0, 1.0)
    bound: Any = measures.constraint(tied)
    assert bound.value == 1.125


@pytest.mark.parametrize(
    "name",
    [
        *("composition", "blau", "iqv", "strong", "median_years", "long_known", "newly_known", "mean_roles"),
        *("availability", "bottlenecks", "support_coverage", "need_coverage", "near", "within_reach", "median_km"),
        *("median_minutes", "abroad", "can_travel", "contacts_a_week", "initiative", "mutual", "only_received_from"),
        *("hours_offered", "tasks_covered"),
    ],
)
def test_what_was_told_of_nobody_is_not_known_rather_than_no(name: str) -> None:
    answer = getattr(measures.all(TWO), name)
    assert reason(answer) is Reason.UNKNOWN
    if name != "tasks_covered":
        assert answer.unknown == ("p0", "p1")


@pytest.mark.parametrize(
    "name",
    [
        *("density", "isolates", "components", "articulation_points", "bonding", "effective_size", "constraint"),
        *("ei_index", "betweenness"),
    ],
)
def test_where_no_tie_was_told_nobody_said_who_knows_whom(name: str) -> None:
    family = cast.network(*cast.people(3, Category.FAMILY))
    assert reason(getattr(measures.all(family, with_betweenness=True), name)) is Reason.NO_TIES
    assert reason(measures.density_within(family)[Category.FAMILY]) is Reason.NO_TIES


def test_between_two_groups_without_a_tie_told_there_is_no_density() -> None:
    mixed = cast.network(cast.person("a", category=Category.FAMILY), cast.person("b", category=Category.FRIEND))
    assert reason(measures.density_family_friends(mixed)) is Reason.NO_TIES


def test_only_professionals_leave_nobody_when_they_are_left_out() -> None:
    paid = cast.network(*cast.people(3, Category.PROFESSIONAL))
    assert [measures.size(paid, whose).value for whose in Whose] == [3, 0, 0]
    assert reason(measures.density(paid, Whose.WITHOUT_PROFESSIONALS)) is Reason.NOBODY
    assert reason(measures.density_family_friends(paid)) is Reason.NO_GROUP


def test_a_group_of_whom_it_may_be_unknown_who_is_in_it_is_not_known_to_be_empty() -> None:
    assert reason(measures.density_family_friends(TWO)) is Reason.UNKNOWN


def test_somebody_of_unknown_category_is_no_professional_and_no_family() -> None:
    assert [measures.size(TWO, whose).value for whose in Whose] == [2, 2, 0]


def test_only_a_living_tie_makes_a_member() -> None:
    people = [cast.person(status.value, status=status) for status in Status]
    late = cast.person("late", died=When(2020))
    network = cast.network(*people, late)
    assert set(measures.size(network).people) == {"active", "restored"}
    counts = measures.faded(network), measures.broken(network), measures.restored(network)
    assert [count.people for count in counts] == [("faded",), ("broken",), ("restored",)]


def test_a_day_is_needed_to_count_days() -> None:
    assert reason(measures.days_since_contact(TWO, None)) is Reason.NO_DATE
    assert reason(measures.median_days_since_contact(TWO, None)) is Reason.NO_DATE


def test_who_was_born_very_long_ago_is_in_the_last_band() -> None:
    ancient = networks.Person("a", "A", born=When(54)), networks.Person("b", "B", age=150)
    selves = networks.Owner({"o": networks.Self("o", "O")})
    value = Network("n", selves, people={one.id: one for one in ancient})
    seen = measures.graph_of(value, Whose.ALL)
    assert sizes.variety(seen, sizes.Feature.AGE, today=date(2026, 11, 22)).kinds == {"80+": ("a", "b")}
