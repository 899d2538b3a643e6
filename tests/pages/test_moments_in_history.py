"""Moments in the history: each is told once, on the page of its time."""

import re

from kring.core.changes import Add
from kring.core.network import Person
from tests.pages.conftest import do
from tests.pages.test_moments import anna, keep, text

__all__ = ["anna"]


def test_over_pages_of_the_history_each_moment_is_told_once(anna, table):
    for n in range(60):
        if n in (5, 30, 58):
            keep(table, anna, act=f"m{n}", name=f"Moment {n}")
        do(table, Add(Person(f"p{n}", f"Nieuw {n}")))
    keep(table, anna, act="last", name="Moment 60")
    history = f"/n/{table.row.pk}/history/"
    first = text(anna.get(history))
    older = re.search(r'href="(\?[^"]*before=[^"]*)"', first)[1].replace("&amp;", "&")
    second = text(anna.get(history + older))
    names = [f"“Moment {n}”" for n in (60, 58, 30)]
    assert [first.count(one) for one in names] == [1, 1, 1] and [second.count(one) for one in names] == [0, 0, 0]
    assert "“Moment 5”" not in first and second.count("“Moment 5”") == 1
