"""Lists of questions: what is asked of whom, what is still open, what answers add up to and what they never do."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.core import responses, scores
from kring.core.network import Kept, Response
from kring.core.questions import Ask, Aspect, Band, Gate, How, Mode, Option, Questions, Score, Takes
from kring.core.responses import Fault
from kring.core.shelf import Words

W = Words("woord", "word")


def asks(*more, **options):
    return Questions("q", 1, W, W, ("T13",), "own", "scale", (Mode.ALONE,), tuple(more), **options)


def scale(id, **more):
    return Ask(id, W, Takes.SCALE, **more)


def answer(*chosen, **more):
    return Response("r", "s", "a", chosen, **more)


def told(number):
    return answer(now=number)


def test_a_question_behind_a_gate_is_asked_when_it_opens_and_never_behind_a_shut_one():
    first, second = Ask("a", W, Takes.YES_NO), Ask("b", W, Takes.YES_NO, gate=Gate("a", ("yes",)))
    third = Ask("c", W, gate=Gate("b", ("yes",)))
    one, yes, no = asks(first, second, third), answer("yes"), answer("no")
    assert [ask.id for ask in responses.asked(one, {"a": yes, "b": yes})] == ["a", "b", "c"]
    assert [ask.id for ask in responses.asked(one, {"a": no, "b": yes})] == ["a"]  # b was answered before a was changed
    assert [ask.id for ask in responses.asked(one, {"a": answer(kept=Kept.UNSAID), "b": yes})] == ["a"]


def test_a_number_opens_a_gate_between_its_bounds():
    one = asks(scale("a"), Ask("b", W, gate=Gate("a", at_least=2, at_most=3)))
    assert [len(responses.asked(one, {"a": told(number)})) for number in (1, 2, 3, 4)] == [1, 2, 2, 1]


def test_rather_not_say_is_an_answer_and_counts_for_nothing():
    one = asks(scale("a"), scale("b"), score=(Score("s", W, ("a", "b")),))
    given = {"a": told(3), "b": answer(kept=Kept.UNSAID)}
    assert responses.left(one, given) == []
    assert scores.of(one, one.score[0], given) == scores.NotYet((), ("b",))
    assert scores.of(one, one.score[0], {"a": told(3)}) == scores.NotYet(("b",))


def test_a_scale_of_now_and_wish_is_answered_with_how_it_is_and_the_wish_may_stay_open():
    one = scale("a", aspect=(Aspect.NOW, Aspect.WISH))
    assert responses.is_answered(one, told(3)) and not responses.is_answered(one, answer(wish=3))
    assert responses.is_answered(one, answer(now=3, wish=2))


@pytest.mark.parametrize(
    ("ask", "response", "fault"),
    [
        (scale("a"), told(9), Fault.OFF_SCALE),
        (scale("a"), answer(wish=3), Fault.NOT_ASKED_SO),
        (Ask("a", W, Takes.YES_NO), answer("perhaps"), Fault.NOT_AN_OPTION),
        (Ask("a", W, Takes.YES_NO), answer("yes", "no"), Fault.ONE_ONLY),
        (Ask("a", W), told(3), Fault.NOT_ASKED_SO),
    ],
)
def test_an_answer_that_does_not_fit_is_told(ask, response, fault):
    assert fault in responses.faults(ask, response)


def test_the_next_question_is_the_first_open_one_behind_and_then_from_the_beginning():
    one = asks(Ask("a", W), Ask("b", W), Ask("c", W))
    assert responses.next_of(one, {}, "a").id == "b"
    assert responses.next_of(one, {"c": answer(words="x")}, "b").id == "a"
    assert responses.next_of(one, {id: answer(words="x") for id in "abc"}) is None


def test_a_count_of_thirteen_a_sum_with_three_bands_and_a_mean_of_turned_questions():
    """The three kinds of formula that scales of others need (CSI, CarerQol, CRA), with numbers worked out by hand."""
    yes_no = [Ask(f"y{number}", W, Takes.YES_NO) for number in range(13)]
    strain = Score("strain", W, tuple(one.id for one in yes_no), How.COUNT, band=(Band(7, W, W),))
    counted = asks(*yes_no, score=(strain,))
    seven = {one.id: answer("yes" if place < 7 else "no") for place, one in enumerate(yes_no)}
    found = scores.of(counted, strain, seven)
    assert (found.value, found.least, found.most, found.band) == (7, 0, 13, strain.band[0])
    assert scores.of(counted, strain, seven | {"y0": answer("no")}).band is None
    three = tuple(Option(id, W, points) for id, points in (("lot", 0), ("some", 1), ("no", 2)))
    choices = [Ask(f"c{number}", W, Takes.CHOICE, option=three) for number in range(7)]
    total = Score("total", W, tuple(one.id for one in choices))
    assert scores.of(asks(*choices, score=(total,)), total, {one.id: answer("some") for one in choices}).value == 7
    esteem = Score("esteem", W, ("a", "b", "c"), How.MEAN, turned=("c",), lacking=1)
    five = asks(scale("a"), scale("b"), scale("c"), score=(esteem,))
    assert scores.of(five, esteem, {"a": told(5), "b": told(4), "c": told(2)}).value == pytest.approx(4.3333)
    assert scores.of(five, esteem, {"a": told(5), "c": told(1)}).value == 5
    assert isinstance(scores.of(five, esteem, {"a": told(5)}), scores.NotYet)


@given(st.lists(st.integers(1, 5), min_size=3, max_size=3))
def test_a_score_lies_between_its_least_and_most_and_turned_twice_it_is_itself(numbers):
    given = {id: told(number) for id, number in zip("abc", numbers, strict=True)}
    for how in (How.SUM, How.MEAN):
        plain, turned = Score("s", W, ("a", "b", "c"), how), Score("s", W, ("a", "b", "c"), how, turned=("a", "b", "c"))
        one = asks(scale("a"), scale("b"), scale("c"), score=(plain,))
        here, there = scores.of(one, plain, given), scores.of(one, turned, given)
        assert here.least <= here.value <= here.most
        assert here.value + there.value == pytest.approx(here.least + here.most, abs=0.001)


def test_only_a_value_above_all_before_it_grows():
    assert scores.grows([3, 2, 4]) and not scores.grows([3, 2, 3]) and not scores.grows([3])


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"ask": [{"id": "a", "text": {"nl": "x", "en": "x"}, "gate": {"ask": "b", "among": ["yes"]}}]}, "before it"),
        (
            {
                "ask": [{"id": "a", "text": {"nl": "x", "en": "x"}}],
                "score": [{"id": "s", "name": {"nl": "x", "en": "x"}, "adds": ["a"]}],
            },
            "for nothing",
        ),  # fmt: skip
        ({"ask": [{"id": "a", "text": {"nl": "x", "en": "x"}, "takes": "choice"}]}, "only a choice has options"),
        (
            {"ask": [{"id": "a", "text": {"nl": "x", "en": "x"}, "takes": "scale", "rung": [{"nl": "x", "en": "x"}]}]},
            "1 rungs",
        ),  # fmt: skip
        ({"ask": [{"id": "a", "text": {"nl": "x", "en": "x"}}] * 2}, "occurs twice"),
        ({"ask": [{"id": "a", "text": {"nl": "x", "en": "x"}, "topic": "t"}]}, "no topic"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused_with_what_is_wrong(fields, told):
    word = {"nl": "x", "en": "x"}
    whole = {"id": "q", "version": 1, "name": word, "purpose": word, "source": ["T13"], "licence": "own"}
    data = {"word": "questions", **whole, "icon": "scale", "mode": ["alone"], **fields}
    with pytest.raises(msgspec.ValidationError, match=told):
        msgspec.convert(data, Questions)
