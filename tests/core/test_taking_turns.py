"""Colleagues tell a story by turns: each month the next one, and after the last the first again."""

from datetime import date

from kring.core import taking_turns

THREE = ("Ria", "Bram", "Esra")


def test_each_month_it_is_the_next_and_everybody_comes_round():
    months = [date(2026, month, 28) for month in range(1, 13)]
    turns = [taking_turns.of_month(THREE, day) for day in months]
    assert all(now != after for now, after in zip(turns, turns[1:], strict=False))
    assert {one: turns.count(one) for one in THREE} == {"Ria": 4, "Bram": 4, "Esra": 4}


def test_a_whole_month_is_of_one_and_the_next_is_known_over_the_turn_of_the_year():
    assert taking_turns.of_month(THREE, date(2026, 12, 1)) == taking_turns.of_month(THREE, date(2026, 12, 31))
    assert taking_turns.of_month(THREE, date(2026, 12, 5), ahead=1) == taking_turns.of_month(THREE, date(2027, 1, 5))


def test_where_there_is_nobody_it_is_nobodys_turn():
    assert taking_turns.of_month((), date(2026, 1, 1)) is None
