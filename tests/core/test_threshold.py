"""Every rule that a way names and that has a condition is met at the threshold of that way."""

import pytest

from kring.core import rules, threshold
from kring.core.network import Category, Person
from kring.core.rule import At, Check, Fact
from kring.core.vocabulary import Firm, Training
from kring.core.way import Step, Way
from kring.methods import library, register, rulebook
from tests import cast

KNOWN, NOBODY = register.rules(), cast.network()
_ASKED = (Training.REQUIRED, Training.ADVISED)
THRESHOLDS = (At.BEGIN, At.STEP, At.CLOSE)


def _met(check: Check, id: str) -> list[tuple[Way, Step | None]]:
    """Where a condition is asked: every way that names its rule, and of a step each step.

    A way that finds it out itself, with the list of questions that does so, does not ask it when it begins.
    """
    finds = check.finds if check.at is At.BEGIN else ""
    named = [one for one in library.ways().values() if id in one.rules]
    ways = [one for one in named if not finds or all(step.opens != finds for step in one.step)]
    places = [(way, step) for way in ways for step in (way.step if check.at is At.STEP else [None])]
    told = [(one, threshold._here(*one[:1], NOBODY, one[1])) for one in places]
    return [one for one, here in told if all(here.get(name) == value for name, value in check.when.items())]


ASKED = [
    (id, one) for id, rule in KNOWN.items() for one in rule.check if one.at in THRESHOLDS and id not in ("R094", "R067")
]


def _answer(check: Check, *, fits: bool) -> object:
    if check.holds is not None:
        return check.holds is fits
    return check.most if fits else (check.most or 0) + 1


@pytest.mark.parametrize(("id", "check"), ASKED, ids=[f"{id}-{one.fact}" for id, one in ASKED])
def test_a_rule_speaks_where_a_way_names_it_and_is_silent_when_it_holds(id, check):
    assert (places := _met(check, id)), "no way asks it"
    for way, step in places:
        told = {"told": {check.fact: _answer(check, fits=False)}, "step": step}
        (found,) = [
            one
            for one in threshold.findings(way, KNOWN, check.at, NOBODY, **told)
            if one.rule == id and one.reason.fact == check.fact
        ]
        assert found.says.nl == KNOWN[id].nl and found.instead == KNOWN[id].instead is not None
        assert found.firm in {Firm(one) for one in KNOWN[id].strength.split("/")}
        if found.firm is Firm.WARNS:
            assert found.may_override  # with a reason
        told["told"] = {check.fact: _answer(check, fits=True)}
        again = threshold.findings(way, KNOWN, check.at, NOBODY, **told)
        assert (id, check.fact) not in {(one.rule, one.reason.fact) for one in again}
        asked = {one.fact for one in threshold.questions(way, KNOWN, check.at, NOBODY, step)}
        assert (check.fact in asked) is (found.firm is not Firm.NUDGES)


def test_what_stops_must_be_answered_and_what_warns_need_not():
    for _, check in ASKED:
        firm = check.firm or next(KNOWN[id].firm for id, one in ASKED if one is check)
        assert check.is_asked is (firm is not Firm.WARNS), check


def test_a_card_with_only_family_and_staff_asks_for_others():
    way = library.by_code()["M30"]
    family = cast.network(Person("a", "Ans", category=Category.FAMILY))
    more = cast.network(Person("b", "Bep", category=Category.FRIEND))
    for value, rules_found in ((family, {"R067"}), (more, set())):
        found = threshold.findings(way, KNOWN, At.STEP, value, {}, way.step[2])
        assert {one.rule for one in found} == rules_found
        assert not rules.stops(found)


def test_money_from_outside_is_asked_of_every_phase_but_the_last():
    way = library.by_code()["M26"]
    asked = [bool(threshold.questions(way, KNOWN, At.STEP, NOBODY, one)) for one in way.step]
    assert asked == [True, True, True, True, False]


NUMBERS = [(way, one) for way in library.ways().values() for one in way.number if one.rule and one.of is None]
LEARNED = [(way, one) for way in library.ways().values() for one in way.role if one.rule and one.training in _ASKED]


@pytest.mark.parametrize(("way", "number"), NUMBERS, ids=[f"{w.code}-{n.rule}-{n.counts}" for w, n in NUMBERS])
def test_a_limit_of_a_way_speaks_by_its_rule_just_beyond_it_and_not_at_it(way, number):
    for limit, beyond in ((number.least, -1), (number.most, 1)):
        if limit is None:
            continue
        said = [
            {one.rule for one in rulebook.evaluate(At.BEGIN, {Fact.WAY: way, number.counts: given})}
            for given in (limit, limit + beyond)
        ]
        assert number.rule not in said[0] and number.rule in said[1]


@pytest.mark.parametrize(("way", "role"), LEARNED, ids=[f"{w.code}-{r.rule}-{r.id}" for w, r in LEARNED])
def test_a_training_that_a_rule_asks_is_asked_and_enough(way, role):
    told = {Fact.WAY: way, Fact.PRESENT: (role.id,)}
    assert role.rule in {one.rule for one in rulebook.evaluate(At.BEGIN, {**told, Fact.TRAINED: ()})}
    assert rulebook.evaluate(At.BEGIN, {**told, Fact.TRAINED: (role.id,)}) == ()
