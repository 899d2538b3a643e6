"""What a rule finds is told in plain words: why, what there is instead, and who may decide otherwise (R121)."""

import pytest
from django.template.loader import render_to_string

from kring.core.rule import At, Fact
from kring.core.vocabulary import Counted
from kring.methods import library, rulebook
from kring.pages import ruled


def told(at, way, **facts):
    one = library.by_code()[way]
    found = rulebook.evaluate(at, {Fact.WAY: one, **facts})
    return "".join(render_to_string("parts/rule.html", {"one": each}) for each in ruled.told(found, one))


@pytest.mark.parametrize(
    ("at", "way", "facts", "says"),
    [
        (
            At.BEGIN,
            "M23",
            {Counted.MONTHS_SINCE_LOSS: 2},
            ["past niet", "van 3 tot en met 6", "Zeg dan", "R058"],
        ),
        (At.BEGIN, "M23", {Counted.AGE: 54}, ["leeftijd 54", "55 of meer", "Misschien past dit beter", "Tandem"]),
        (At.BEGIN, "M30", {Counted.PARTICIPANTS: 8}, ["hooguit 7", "Anders beslissen mag", "een coördinator"]),
        (At.BEGIN, "M23", {"trained": ()}, ["Eerst een cursus, voor:", "de bezoeker"]),
        (At.BEGIN, "M17", {"trained": ()}, ["Een cursus is aan te raden"]),
        (At.STEP, "M35", {"step": "private-time", "present": {"coordinator"}}, ["niet bij deze stap", "R086"]),
        (At.STEP, "M23", {"step": "match", "done": ()}, ["Eerst komt:", "Aanmelden"]),
    ],
)
def test_a_refusal_says_why_what_else_there_is_and_who_decides_otherwise(at, way, facts, says):
    text = told(at, way, **facts)
    for words in says:
        assert words in text, text


def test_nobody_decides_otherwise_about_private_time_and_a_hint_asks_no_reason():
    private = told(At.STEP, "M35", step="private-time", present={"coordinator"})
    assert "Anders beslissen mag" not in private and "Zeg dan" not in private
    assert "Zeg dan" not in told(At.BEGIN, "M17", trained=())
