"""Numbers, days and names as people type them; what only a programming language reads is no number."""

import pytest
from django import forms
from django.utils import translation
from hypothesis import given

from kring.core.network import Dating, Edge, When
from kring.pages import dates, fields
from kring.pages.account import forms as account
from tests.core.test_dates import whens


@pytest.mark.parametrize(
    ("typed", "number"),
    [("3", 3), ("1,5", 1.5), ("1.5", 1.5), (" 2 ", 2), (",5", 0.5), ("2,", 2), ("0", 0), ("１２", 12), ("١٢", 12)],
)
def test_a_number_is_read_with_a_comma_or_a_point_in_the_digits_of_any_keyboard(typed, number):
    assert fields.NumberField("", 1000).clean(typed) == number


@pytest.mark.parametrize(
    "typed", ["1_0", "1e2", "inf", "nan", "+5", "0x10", "1 0", "1,2,3", "1.000,5", "drie", ".", "½"]
)
def test_what_no_person_would_call_a_number_is_none(typed):
    with pytest.raises(forms.ValidationError) as wrong:
        fields.NumberField("", 1000).clean(typed)
    assert wrong.value.error_list[0].code == "invalid"


@pytest.mark.parametrize(("typed", "code"), [("-1", "min_value"), ("1001", "max_value"), ("9" * 400, "invalid")])
def test_a_number_out_of_range_says_so(typed, code):
    with pytest.raises(forms.ValidationError) as wrong:
        fields.NumberField("", 1000).clean(typed)
    assert wrong.value.error_list[0].code == code


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("1954", When(1954)),
        ("3-1954", When(1954, 3)),
        ("12/3/1954", When(1954, 3, 12)),
        ("1954-03-12", When(1954, 3, 12)),
        ("１９５４", When(1954)),
        ("± 1954", When(1954, about=True)),
        ("voor 1954", When(1954, how=Dating.BEFORE)),
        ("na 3-1954", When(1954, 3, how=Dating.AFTER)),
        ("tussen 1954 en 1960", When(1954, to=Edge(1960))),
    ],
)
def test_a_day_is_read_as_people_write_it(typed, when):
    assert fields.WhenField().clean(typed) == when


@pytest.mark.parametrize("language", ["nl", "en"])
@given(when=whens())
def test_a_day_is_shown_as_it_is_typed(language, when):
    with translation.override(language):
        assert fields.WhenField().clean(fields.WhenField().prepare_value(when)) == when


def test_two_dates_that_are_turned_round_are_said_to_be():
    with translation.override("nl"), pytest.raises(forms.ValidationError, match="Draai je ze om"):
        fields.WhenField().clean("tussen 1960 en 1954")


@pytest.mark.parametrize(
    ("when", "nl", "en"),
    [
        (When(1954, how=Dating.BEFORE), "voor 1954", "before 1954"),
        (When(1954, 3, how=Dating.AFTER), "na maart 1954", "after March 1954"),
        (When(1954, to=Edge(1960, 3, 12)), "tussen 1954 en 12 maart 1960", "between 1954 and 12 March 1960"),
        (When(1954, about=True), "ongeveer 1954", "about 1954"),
        (When(1954, about=True, how=Dating.ESTIMATED), "ongeveer 1954 (geschat)", "about 1954 (estimated)"),
    ],
)
def test_a_day_is_said_in_words(when, nl, en):
    for language, said in (("nl", nl), ("en", en)):
        with translation.override(language):
            assert dates.words(when) == said


@pytest.mark.parametrize("typed", ["19_54", "1_2-3-1954", "+1954", "1954-", "54", "31-2-1954", "²-1954", "9" * 5000])
def test_what_is_no_day_is_none(typed):
    with pytest.raises(forms.ValidationError):
        fields.WhenField().clean(typed)


@pytest.mark.parametrize("form", [account.Self, account.First])
@pytest.mark.parametrize("typed", ["\u202e", "\u200b", "x" * 121])
def test_who_signs_in_has_a_name_like_anybody(db, form, typed):
    assert "name" in form({"name": typed}).errors


def test_a_line_is_kept_without_signs_that_turn_what_stands_behind_it():
    assert fields.LineField().clean(" \u202eonze weg\u2066 ") == "onze weg"
