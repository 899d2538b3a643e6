"""What a street says together: numbers worked out by hand, and nothing from which a household could be found."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.core import fieldwork, streets
from kring.core.fieldwork import Gap, Hidden, Household, Item, Met, View


def doors(street, count, now, wish, weight=None):
    return [Household(street, said={"visit": Item(now, wish, weight)}) for _ in range(count)]


def test_a_gap_is_what_is_wished_beyond_what_is_weighed_by_what_matters():
    """Ten say 2, want 4 and weigh 3; ten say 3, want 3 and weigh 1: (10·3·2 + 10·1·0) / (10·3 + 10·1) = 1.5."""
    found = fieldwork.gaps([*doors("A", 10, 2, 4, 3), *doors("A", 10, 3, 3, 1)], ["visit"], 3)["A"]["visit"]
    assert found == Gap("visit", 1.5, 2.5, 3.5, 0.5, 20, View.WISHED, 40)


def test_the_score_of_a_street_weighs_all_its_questions():
    """One question with a gap of 1.5 and weights of 40, one with no gap and weights of 10: 60 / 50."""
    said = {"visit": Item(2, 3.5, 2), "chat": Item(3, 3, 0.5)}
    found = fieldwork.gaps([Household("A", said=said) for _ in range(20)], ["visit", "chat"], 3)
    assert fieldwork.score(found["A"]) == pytest.approx((1.5 * 40 + 0) / 50)
    assert fieldwork.score({"visit": Hidden()}) is None


def test_little_contact_that_nobody_wants_more_of_is_no_problem():
    found = fieldwork.gaps([*doors("A", 10, 1, 1), *doors("B", 10, 5, 5), *doors("C", 10, 4, 2)], ["visit"], 3)
    assert [found[street]["visit"].view for street in "ABC"] == [View.LITTLE, View.ENOUGH, View.LESS]
    assert fieldwork.widest(found["A"]) == []


@pytest.mark.parametrize(("wishing", "view"), [(3, View.LITTLE), (4, View.SOME), (12, View.WISHED)])
def test_people_are_content_with_little_only_where_three_in_four_wish_no_more(wishing, view):
    """The mean gap of the first two is under 0.5, and only the first is no problem (R041)."""
    found = fieldwork.gaps([*doors("A", wishing, 1, 1.6), *doors("A", 12 - wishing, 1, 1)], ["visit"], 3)
    assert found["A"]["visit"].view is view


def test_what_a_third_wish_more_of_does_not_fit_as_it_is_either():
    found = fieldwork.gaps([*doors("A", 4, 4, 5), *doors("A", 8, 4, 4)], ["visit"], 3)["A"]["visit"]
    assert (round(found.gap, 2), round(found.content, 2), found.view) == (0.33, 0.67, View.SOME)


def test_one_small_street_takes_the_next_smallest_along_so_that_nothing_is_found_by_subtraction():
    found = fieldwork.gaps([*doors("A", 3, 1, 5), *doors("B", 12, 2, 3), *doors("C", 30, 3, 3)], ["visit"], 3)
    assert isinstance(found["A"]["visit"], Hidden) and isinstance(found["B"]["visit"], Hidden)
    assert found["C"]["visit"].households == 30 and found[""]["visit"].households == 45


def test_what_is_hidden_along_says_so_and_a_small_one_that_it_is_small():
    found = fieldwork.gaps([*doors("A", 3, 1, 5), *doors("B", 12, 2, 3), *doors("C", 30, 3, 3)], ["visit"], 3)
    assert found["A"]["visit"] == Hidden() and found["B"]["visit"] == Hidden(along=True)


def test_the_middle_half_is_between_the_quartiles_and_nothing_of_fewer_than_ten():
    assert fieldwork.spread(range(1, 14)) == (4, 10)
    assert fieldwork.spread([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]) == (2, 4)
    assert fieldwork.spread(range(9)) is None


def test_fewer_than_five_are_never_shown_whoever_asks():
    with pytest.raises(ValueError, match="never shown"):
        fieldwork.gaps([], ["visit"], 3, least=4)


@given(st.lists(st.integers(0, 25), min_size=1, max_size=8))
def test_what_is_hidden_together_is_never_less_than_the_least(counts):
    households = [door for place, count in enumerate(counts) for door in doors(f"s{place}", count, 2, 3)]
    found = fieldwork.gaps(households, ["visit"], 3)
    shown = [one["visit"].households for street, one in found.items() if street and isinstance(one["visit"], Gap)]
    assert all(count >= fieldwork.LEAST for count in shown)
    whole = found[""]["visit"]
    if isinstance(whole, Gap) and sum(shown) < whole.households:
        assert whole.households - sum(shown) >= fieldwork.LEAST or not shown


def test_what_came_of_every_knock_is_counted_per_street():
    visits = [Household("A"), Household("A", Met.NOT_HOME), Household("A", Met.REFUSED), Household("B")]
    found = fieldwork.response(visits)
    assert (found["A"].doors, found["A"].answered, found["A"].not_home, found["A"].refused) == (3, 1, 1, 1)
    assert found["A"].share == pytest.approx(1 / 3)


def test_seven_hundred_and_fifty_households_of_twenty_questions_are_read_in_a_fifth_of_a_second():
    chance = random.Random(2)
    items = [f"i{number}" for number in range(20)]
    said = [{item: Item(chance.randint(1, 5), chance.randint(1, 5), 3) for item in items} for _ in range(750)]
    households = [Household(f"s{chance.randrange(12)}", said=one) for one in said]
    began = time.process_time()
    fieldwork.gaps(households, items, 3)
    assert time.process_time() - began <= 0.2


def test_whoever_told_no_group_stands_in_none_that_somebody_made_whatever_it_is_called():
    said = [streets.Said("Street", "?"), streets.Said("Street", "")]
    assert len({one.street for one in streets.by_group(said)}) == 2


def test_a_hundred_thousand_households_of_twenty_items_are_reckoned_within_three_seconds():
    chance = random.Random(3)
    items = [f"i{number}" for number in range(20)]
    said = [{item: Item(chance.randint(1, 5), chance.randint(1, 5), 3) for item in items} for _ in range(1000)]
    households = [Household(f"s{chance.randrange(400)}", said=chance.choice(said)) for _ in range(100_000)]
    began = time.process_time()
    fieldwork.gaps(households, items, 3)
    assert time.process_time() - began <= 3
