"""Which reads are worth a question: nineteen of twenty odd ones among ten thousand, and hardly another."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from kring.core import oddity
from kring.core.access import Role
from kring.core.oddity import Kind, Read

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)


def ordinary(chance):
    """Ten thousand reads in a month: workers with their clients by day, two on night shift, and family later."""
    reads = []
    for number in range(10_000):
        worker = chance.randrange(60)
        day = timedelta(days=chance.randrange(28))
        if worker < 2:
            at = MONDAY + day + timedelta(hours=22 + chance.random() * 9)
        elif worker < 40:
            at = MONDAY + day + timedelta(hours=min(22.9, max(6.1, chance.gauss(12.5, 3))))
        else:
            at = MONDAY + day + timedelta(hours=chance.uniform(7, 24.5))
        role = Role.PROFESSIONAL if worker < 40 else Role.FAMILY
        network = f"n{worker * 10 + chance.randrange(8)}" if worker < 40 else f"n{worker}"
        is_typo = number % 150 == 0  # an old link now and then
        reads.append(Read(at, f"u{worker}", network, None if is_typo else role, is_typo, worker >= 40))
    return reads


def odd_ones(chance):
    """Twenty odd things: four each without a relation, at night, near, of many at once, and refused over and over."""
    found = []
    for number in range(4):
        who, at = f"u{5 + number}", MONDAY + timedelta(days=number + 3, hours=11, minutes=chance.randrange(60))
        night = at.replace(hour=2)
        found += [
            (Kind.NO_RELATION, [Read(at, who, f"stranger{number}", None)]),
            (Kind.NIGHT, [Read(night, who, f"n{50 + number}", Role.PROFESSIONAL)]),
            (Kind.NEAR, [Read(at, who, f"sister{number}", Role.PROFESSIONAL, is_near=True)]),
            (
                Kind.MANY,
                [
                    Read(at.replace(minute=one % 60), f"u{12 + number}", f"m{one}", Role.COORDINATOR)
                    for one in range(25)
                ],
            ),
            (
                Kind.REFUSED,
                [Read(at.replace(minute=one), f"u{20 + number}", f"shut{one}", None, True) for one in range(5)],
            ),
        ]
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nineteen_of_twenty_odd_reads_are_found_among_ten_thousand_and_one_in_a_hundred_others_at_most(seed):
    chance = random.Random(seed)
    normal, planted = ordinary(chance), odd_ones(chance)
    found = oddity.oddities(normal + [read for _, some in planted for read in some])
    assert sum(_is_in(found, kind, some[0]) for kind, some in planted) >= 19
    alarms = sum(any(_covers(odd, read) for odd in found) for read in normal)
    assert alarms <= 100, alarms


def _is_in(found, kind, read):
    return any(odd.kind is kind and _covers(odd, read) for odd in found)


def _covers(odd, read):
    if odd.user != read.user or not odd.first <= read.at <= odd.last:
        return False
    return odd.network in ("", read.network) and (odd.kind is Kind.REFUSED) == read.is_refused


def test_whoever_works_at_night_is_not_odd_at_night():
    at = MONDAY.replace(hour=3)
    night = [Read(at + timedelta(days=day), "u", "n", Role.CARE_PROVIDER) for day in range(20)]
    assert oddity.oddities(night) == []
    day = [Read(MONDAY.replace(hour=10) + timedelta(days=number), "u", "n", Role.CARE_PROVIDER) for number in range(20)]
    (odd,) = oddity.oddities([*day, night[0]])
    assert (odd.kind, odd.network, odd.count) == (Kind.NIGHT, "n", 1)


def test_family_who_look_at_night_and_two_closed_doors_are_nothing():
    at = MONDAY.replace(hour=2)
    family = [Read(at, "u", "n", Role.FAMILY, is_near=True)]
    closed = [Read(at, "v", f"n{one}", None, is_refused=True) for one in range(oddity.TRIES - 1)]
    assert oddity.oddities(family + closed) == []


def test_many_is_many_more_than_the_same_reader_usually_opens():
    def hours(days, count):
        at = MONDAY.replace(hour=9) + timedelta(days=days)
        return [Read(at + timedelta(minutes=one), "u", f"n{one}", Role.COORDINATOR) for one in range(count)]

    usual = [read for day in range(10) for read in hours(day, 12)]
    assert oddity.oddities(usual + hours(20, 20)) == []
    assert [odd.kind for odd in oddity.oddities(usual + hours(20, 50))] == [Kind.MANY]
