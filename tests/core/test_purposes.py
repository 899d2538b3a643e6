"""No field without a written purpose: each stands under one, with its ground and how long it is kept."""

from collections import Counter

import msgspec
import pytest

from kring.core import network, purposes

RECORDS = (network.Network, network.Owner, network.Self, network.Placement, *network.SHELVES)
FIELDS = [f"{one.__name__}.{field.name}" for one in RECORDS for field in msgspec.structs.fields(one)]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_that_is_kept_of_anybody_has_a_purpose(field):
    assert purposes.of(field), f"{field}: say in kring/core/purposes.toml what it is kept for"


def test_no_field_has_two_and_none_is_named_that_is_not_there():
    named = Counter(field for one in purposes.register().purpose.values() for field in one.fields)
    assert {field for field, times in named.items() if times > 1} == set()
    assert set(named) - set(FIELDS) == set()


def test_every_purpose_has_a_ground_and_an_end_in_both_languages():
    found = purposes.register()
    for one in found.purpose.values():
        assert one.basis in found.basis and one.keep in found.keep
        assert one.en and one.nl and (one.fields or one.tables)
    assert all(one.article for one in found.basis.values())


def test_of_a_person_only_the_name_and_the_relation_are_asked_of_everybody():
    needed = [field.name for field in msgspec.structs.fields(network.Person) if field.required]
    assert [purposes.of(f"Person.{name}") for name in needed] == [purposes.register().purpose["who"]] * len(needed)
