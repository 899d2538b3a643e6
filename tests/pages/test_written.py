"""What a change brings is called by its name and shown whole: a field without one breaks the history of everybody."""

import msgspec
import pytest

from kring.core.changes import Add, Put, Remove, Set
from kring.core.network import Event, Plan
from kring.exchange import cells
from kring.pages.changed import fields, written

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


def test_what_somebody_wrote_is_told_whole_and_no_id_of_anything():
    event = Event("e", "To the sea", remark="By train", people=("bert",))
    assert {words for _, words in written.texts(Add(event))} == {"To the sea", "By train"}
    assert [words for _, words in written.texts(Set("network", "n", "story", "", "A\nB"))] == ["A\nB"]
    assert [words for _, words in written.texts(Put("owner", "o", "dreams", "Fly"))] == ["Fly"]
    silent = [Add(Plan("p", "care", side="route")), Set("people", "p", "rank", 1, 2), Remove(event)]
    assert [one for change in silent for one in written.texts(change)] == []
