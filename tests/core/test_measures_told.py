"""What was told of people, counted: examples of each characteristic with its odd cases."""

from datetime import date
from typing import Any

import msgspec
import pytest

from kring.core import measures
from kring.core.measures import Feature, NotApplicable, Reason
from kring.core.network import (
    Category,
    Direction,
    Frequency,
    Group,
    Initiative,
    Need,
    Network,
    Period,
    Person,
    Placement,
    Sort,
    Status,
    Support,
    Tie,
    TieKind,
    When,
    Willing,
    tie_id,
)
from tests import cast

TODAY = date(2026, 11, 22)


def of(**columns: list[object]) -> Network:
    """A network with, per field, what is told of the first, the second …"""
    rows = zip(*columns.values(), strict=True)
    return cast.network(
        *(
            cast.person(f"P{number}", rank=number, **dict(zip(columns, row, strict=True)))
            for number, row in enumerate(rows)
        )
    )


def value(answer: Any) -> Any:
    assert not isinstance(answer, NotApplicable), answer
    return answer.value


def test_a_service_and_a_place_are_no_members_whatever_became_of_them() -> None:
    network = of(sort=[Sort.PERSON, Sort.SERVICE, Sort.FACILITY], status=[Status.ACTIVE, Status.ACTIVE, Status.FADED])
    first = next(iter(network.people))
    assert measures.size(network).people == (first,)
    assert measures.faded(network).people == ()


def test_the_middle_of_an_even_number_lies_between_two_and_unknown_is_left_out() -> None:
    answer: Any = measures.median_years(of(years_known=[1, 30, None, 4, 10]))
    assert (answer.value, answer.people, answer.unknown) == (7.0, ("p0", "p1", "p3", "p4"), ("p2",))


def test_a_year_and_ten_years_belong_to_their_shares() -> None:
    network = of(years_known=[1, 1.1, 10, 9.9])
    assert value(measures.newly_known(network)) == value(measures.long_known(network)) == 0.25


def test_one_and_ten_kilometres_belong_to_their_shares() -> None:
    network = of(distance_km=[1, 1.01, 10, 10.01])
    assert (value(measures.near(network)), value(measures.within_reach(network))) == (0.25, 0.75)


def test_contacts_are_counted_by_the_week() -> None:
    often = [
        Frequency(2, Period.DAY),
        Frequency(3, Period.WEEK),
        Frequency(1, Period.MONTH),
        Frequency(52, Period.YEAR),
    ]
    answer: Any = measures.contacts_a_week(of(frequency=[*often, None]))
    assert answer.value == pytest.approx(14 + 3 + 12 / 52 + 1)
    assert answer.unknown == ("p4",)


def test_who_begins_together_begins_half() -> None:
    owner, both, other = Initiative.OWNER, Initiative.BOTH, Initiative.OTHER
    answer: Any = measures.initiative(of(initiative=[owner, both, other, other, None]))
    assert (answer.value, answer.people, answer.unknown) == (1.5 / 4, ("p0", "p1", "p2", "p3"), ("p4",))


def test_neither_giving_nor_receiving_is_known_and_not_mutual() -> None:
    network = of(direction=[Direction.BOTH, Direction.NONE, Direction.RECEIVE, Direction.GIVE, None])
    answer: Any = measures.mutual(network)
    assert (answer.value, answer.of, answer.unknown) == (0.25, 4, ("p4",))
    received: Any = measures.only_received_from(network)
    given: Any = measures.only_given_to(network)
    assert (received.people, given.people) == (("p2",), ("p3",))


def test_days_are_counted_from_the_end_of_what_is_known() -> None:
    told = [When(2026, 11, 1), When(2026, 10), When(2025), When(2026), When(2026, 12), None]
    network = of(last_contact=told)
    assert measures.days_since_contact(network, TODAY) == {"p0": 21, "p1": 22, "p2": 326, "p3": 0}
    middle: Any = measures.median_days_since_contact(network, TODAY)
    assert (middle.value, middle.unknown) == (21.5, ("p4", "p5"))


def test_nobody_of_whom_the_last_contact_is_told() -> None:
    answer = measures.days_since_contact(of(last_contact=[None]), TODAY)
    assert isinstance(answer, NotApplicable) and answer.reason is Reason.UNKNOWN


def test_several_ties_between_two_people_are_one() -> None:
    ties = [Tie(tie_id("p0", "p1", kind), "p0", "p1", kind) for kind in TieKind]
    network = cast.network(*cast.people(3))
    network = msgspec.structs.replace(network, ties={tie.id: tie for tie in ties})
    assert value(measures.density(network)) == pytest.approx(1 / 3)


def test_ties_to_those_who_are_left_out_do_not_count() -> None:
    people = (cast.person("A"), cast.person("B"), cast.person("C", Category.PROFESSIONAL))
    network = cast.network(*people, ties=(("a", "c"), ("b", "c")))
    assert value(measures.density(network, measures.Whose.WITHOUT_PROFESSIONALS)) == 0.0


def test_the_same_category_on_both_sides_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="share"):
        measures.density_between(cast.rn1(), [Category.FAMILY], [Category.FAMILY])


def test_age_goes_in_bands_and_a_birth_date_needs_a_day() -> None:
    network = of(age=[17.9, 18, 79, 80, None, None], born=[None, None, None, None, When(1990, 12), None])
    today: Any = measures.variety(network, Feature.AGE, today=TODAY)
    assert today.kinds == {"0-17": ("p0",), "18-34": ("p1",), "65-79": ("p2",), "80+": ("p3",), "35-49": ("p4",)}
    assert today.unknown == ("p5",)
    without: Any = measures.variety(network, Feature.AGE)
    assert without.unknown == ("p4", "p5")


def test_a_birthday_counts_from_the_day_itself() -> None:
    born = Person("x", "X", born=When(1990, 11, 22))
    assert (measures.age(born, TODAY), measures.age(born, date(2026, 11, 21))) == (36, 35)
    assert measures.age(Person("x", "X", born=When(2030)), TODAY) is None
    assert measures.age(Person("x", "X", age=40.5), TODAY) == 40.5


def test_capitals_and_spaces_make_no_other_work() -> None:
    answer: Any = measures.variety(of(work=["Nurse", " nurse ", "baker", ""]), Feature.WORK)
    assert answer.kinds == {"nurse": ("p0", "p1"), "baker": ("p2",)}
    assert answer.blau == pytest.approx(1 - 5 / 9)
    assert (answer.iqv, answer.unknown) == (None, ("p3",))


def test_what_nobody_filled_in_has_no_variety() -> None:
    answer = measures.variety(of(schooling=["", ""]), Feature.SCHOOLING)
    assert isinstance(answer, NotApplicable) and answer.reason is Reason.UNKNOWN


def test_roles_are_supports_and_named_roles_each_once() -> None:
    practical = (Support.PRACTICAL, Support.PRACTICAL)
    network = of(supports=[practical, None, None, ()], roles=[("Driver", "driver "), ("cook",), None, None])
    answer: Any = measures.mean_roles(network)
    assert (answer.value, answer.people, answer.unknown) == (1.0, ("p0", "p1"), ("p2",))


def test_coverage_counts_supports_and_needs() -> None:
    supports = [(Support.PRACTICAL, Support.COMPANY), (Support.PRACTICAL,), None]
    network = of(supports=supports, needs=[(Need.AFFECTION,), None, ()])
    covered: Any = measures.support_coverage(network)
    assert (covered.value, covered.count, covered.people, covered.unknown) == (0.4, 2, ("p0", "p1"), ("p2",))
    met: Any = measures.need_coverage(network)
    assert (met.value, met.of, met.unknown) == (0.25, 4, ("p1",))


def wanting(*tasks: str) -> Network:
    network = of(
        tasks=[("Shopping",), None, (), None],
        tasks_possible=[None, ("garden",), ("garden",), None],
        willing=[None, None, Willing.RATHER_NOT, None],
        hours_a_week=[2, None, 0.5, None],
    )
    return msgspec.structs.replace(network, owner=msgspec.structs.replace(network.owner, tasks_wanted=tasks))


def test_tasks_are_covered_by_who_does_them_and_available_from_who_could() -> None:
    network = wanting("shopping", "Garden")
    covered: Any = measures.tasks_covered(network)
    assert (covered.value, covered.people, covered.unknown) == (0.5, ("p0",), ("p1", "p3"))
    found: Any = measures.task_availability(network)
    assert {task: count.people for task, count in found.items()} == {"shopping": ("p0",), "Garden": ("p1",)}
    assert found["Garden"].unknown == ("p3",)
    assert value(measures.hours_offered(network)) == 2.5


def test_who_wants_nothing_done_has_no_tasks_to_cover() -> None:
    answer = measures.tasks_covered(wanting())
    assert isinstance(answer, NotApplicable) and answer.reason is Reason.NOTHING_WANTED


def test_a_support_that_was_never_told_of_anybody_is_no_gap() -> None:
    matrix = measures.support_matrix(of(supports=[None, None]))
    assert (matrix.nobody, matrix.one, matrix.unknown) == ((), {}, ("p0", "p1"))


def test_bonding_weighs_groups_by_their_size() -> None:
    kinds = [Category.FAMILY] * 3 + [Category.FRIEND] * 2 + [Category.NEIGHBOUR]
    people = [cast.person(f"P{n}", kind, rank=n) for n, kind in enumerate(kinds)]
    network = cast.network(*people, ties=(("p0", "p1"), ("p0", "p2"), ("p1", "p2")))
    answer: Any = measures.bonding(network)
    assert (answer.value, answer.people) == (3 / 5, ("p0", "p1", "p2", "p3", "p4"))


def test_a_wanted_task_of_which_nobody_told_anything_rests_on_nobody_known() -> None:
    network = cast.network(*cast.people(2))
    network = msgspec.structs.replace(network, owner=msgspec.structs.replace(network.owner, tasks_wanted=("shopping",)))
    answer = measures.task_availability(network)
    assert isinstance(answer, NotApplicable) and answer.reason is Reason.UNKNOWN


def test_bridging_counts_clubs_and_who_is_in_one_without_the_client() -> None:
    clubs = (
        Group("choir", "Choir", people=("bert", "els"), owner_belongs=False),
        Group("club", "Club", people=("els",), owner_belongs=True),
        Group("team", "Team", people=("hans",)),
        Group("empty", "Empty", owner_belongs=True),
    )
    network = msgspec.structs.replace(cast.rn1(), groups={club.id: club for club in clubs})
    answer: Any = measures.bridging(network)
    nobody_asked = measures.bridging(cast.rn1())
    assert isinstance(nobody_asked, NotApplicable) and nobody_asked.reason is Reason.UNKNOWN
    assert (answer.groups, answer.people) == (("choir", "club", "team"), ("bert", "els"))
    assert (answer.value, answer.unknown) == (5, ("team",))


def test_rings_that_are_empty_are_named_when_asked_and_who_is_left_out_on_purpose_is_not_waiting() -> None:
    at = {"p0": Placement("near", "s"), "p1": Placement(left_out=True), "p2": Placement(), "p4": Placement("near")}
    network = cast.network(*cast.people(5), placements={"map": at})
    rings = measures.size_by_ring(network, "map", rings=("near", "far"))
    assert {ring: count.people for ring, count in rings.items()} == {"near": ("p0",), "far": ()}
    assert rings["far"].unknown == ("p2", "p3", "p4"), "a ring without a group is no place yet"


def test_categories_of_whom_it_is_not_told_stay_out_of_the_shares() -> None:
    network = of(category=[Category.FAMILY, Category.FRIEND, None])
    shares: Any = measures.composition(network)
    assert (shares[Category.FAMILY].value, shares[Category.FAMILY].unknown) == (0.5, ("p2",))
    assert value(measures.blau(network)) == 0.5


def test_ties_of_somebody_of_unknown_category_are_neither_inside_nor_outside() -> None:
    people = (cast.person("A", Category.FAMILY), cast.person("B", Category.FAMILY), cast.person("C"))
    network = cast.network(*people, ties=(("a", "b"), ("a", "c")))
    answer: Any = measures.ei_index(network)
    assert (answer.value, answer.unknown) == (-1.0, ("c",))
    alone = measures.ei_index(cast.network(*people))
    assert isinstance(alone, NotApplicable) and alone.reason is Reason.NO_TIES
