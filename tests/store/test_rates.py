from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from kring.store import rates
from tests.store.conftest import NOON

MINUTE = timedelta(minutes=1)


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_are_counted_one_by_one():
    def hit(_):
        try:
            return rates.hit("door", MINUTE, NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        assert sorted(pool.map(hit, range(50))) == list(range(1, 51))


@pytest.mark.django_db
def test_a_new_window_begins_at_one():
    assert [rates.hit("door", MINUTE, NOON) for _ in range(3)] == [1, 2, 3]
    assert rates.hit("door", MINUTE, NOON + MINUTE - timedelta(seconds=1)) == 4
    assert rates.hit("door", MINUTE, NOON + MINUTE) == 1
    assert rates.hit("other", MINUTE, NOON) == 1


@pytest.mark.django_db
def test_what_is_over_the_limit_may_not():
    assert [rates.may("door", 2, MINUTE, NOON) for _ in range(3)] == [True, True, False]
