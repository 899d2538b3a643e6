from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from kring.site.templatetags import kring

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)  # a Thursday


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (date(2026, 11, 26), "vandaag", "today"),
        (date(2026, 11, 25), "gisteren", "yesterday"),
        (date(2026, 11, 24), "eergisteren", "the day before yesterday"),
        (date(2026, 11, 27), "morgen", "tomorrow"),
        (date(2026, 11, 23), "afgelopen maandag", "last Monday"),
        (date(2026, 11, 28), "zaterdag", "Saturday"),
        (date(2026, 11, 17), "vorige week dinsdag", "last week Tuesday"),
        (date(2026, 3, 12), "12 maart", "12 March"),
        (date(2025, 9, 18), "18 september 2025", "18 September 2025"),
        (date(2027, 1, 2), "2 januari 2027", "2 January 2027"),
        (None, "", ""),
    ],
)
def test_a_day_is_said_as_people_say_it(day, dutch, english):
    with translation.override("nl"):
        assert kring.when(day, NOW) == dutch
    with translation.override("en"):
        assert kring.when(day, NOW) == english


def test_a_moment_falls_on_the_day_it_was_here():
    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # half past midnight in Amsterdam
    with translation.override("nl"):
        assert kring.when(late, NOW) == "vandaag"


@pytest.mark.parametrize(
    ("count", "word"), [(0, "geen"), (1, "één"), (3, "drie"), (12, "twaalf"), (13, "13"), (-1, "-1")]
)
def test_a_small_number_is_a_word(count, word):
    with translation.override("nl"):
        assert kring.in_words(count) == word


@pytest.mark.parametrize(("count", "said"), [(0, "nog niemand"), (1, "1 persoon"), (26, "26 mensen")])
def test_people_are_counted_in_a_sentence(count, said):
    with translation.override("nl"):
        assert kring.people(count) == said
