"""What a change brings is called by its name and shown whole: a field without one breaks the history of everybody."""

import typing

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core.changes import Add, Put, Remove, Set
from kring.core.network import Event, Plan
from kring.exchange import cells
from kring.pages.changed import fields, written
from tests.exchange import any_network

FIELDS = [
    (shelf, field.name)
    for shelf, kind in fields.RECORDS.items()
    for field in msgspec.structs.fields(kind)
    if shelf != "network" and field.name not in ("id", "selves")
]


@pytest.mark.parametrize(("shelf", "field"), FIELDS, ids=lambda one: one)
def test_every_field_has_a_name_in_the_history(shelf, field):
    assert fields.called(shelf, field)


CHOICES = [
    (shelf, field, cell.kind, one)
    for shelf, kind in fields.RECORDS.items()
    for field, cell in cells.of(kind).items()
    for one in cell.choices or ()
]


@pytest.mark.parametrize(("shelf", "field", "kind", "one"), CHOICES, ids=lambda one: str(one))
def test_every_choice_has_words_in_the_history(shelf, field, kind, one):
    words = fields.said(shelf, field, [one.value] if kind is cells.Kind.CHOICES else one.value)
    assert words or field in fields.UNTOLD or shelf == "network"


VALUES = {one: typing.get_type_hints(fields.RECORDS[one[0]], include_extras=True)[one[1]] for one in FIELDS}


@settings(max_examples=500)
@given(st.sampled_from(FIELDS).flatmap(lambda one: st.tuples(st.just(one), any_network.anything(VALUES[one]))))
def test_every_value_of_every_field_is_told_or_left_out_and_breaks_no_history(told):
    (shelf, field), value = told
    assert isinstance(fields.said(shelf, field, msgspec.to_builtins(value)), str)


def test_a_step_of_a_scale_is_told_as_its_number():
    assert fields.said("goals", "wanted", 8) == "8"


def test_what_somebody_wrote_is_told_whole_and_no_id_of_anything():
    event = Event("e", "To the sea", remark="By train", people=("bert",))
    assert {words for _, words in written.texts(Add(event))} == {"To the sea", "By train"}
    assert [words for _, words in written.texts(Set("network", "n", "story", "", "A\nB"))] == ["A\nB"]
    assert [words for _, words in written.texts(Put("owner", "o", "dreams", "Fly"))] == ["Fly"]
    silent = [Add(Plan("p", "care", side="route")), Set("people", "p", "rank", 1, 2), Remove(event)]
    assert [one for change in silent for one in written.texts(change)] == []
