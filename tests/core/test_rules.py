"""One engine evaluates every rule: data, code, and what a way of working asks. Each gives its reason."""

from datetime import date

import pytest
from msgspec.structs import replace

from kring.core import coded, rules
from kring.core.changes import Add
from kring.core.network import Action, Descent, Goal, Network, Owner, Person, Request, When
from kring.core.rule import At, Check, Code, Fact, Hint, Override, Rule
from kring.core.vocabulary import Counted, Firm, Who
from kring.methods import library, loader, register, rulebook
from tests import cast
from tests.house import registers

TODAY = date(2026, 11, 22)

DATA = [  # a rule, when it is asked, facts with which it holds, and with which it does not
    ("R001", At.MAP, {"has_earlier_map": False}, {"has_earlier_map": True}),
    ("R002", At.PLACE, {"has_names": True}, {"has_names": False}),
    ("R023", At.BEGIN, {"widens": True, "knows_loneliness": True}, {"widens": True, "knows_loneliness": False}),
    ("R039", At.ANSWER, {"has_now": True, "has_wished": True}, {"has_now": True, "has_wished": False}),
    ("R040", At.FIELDWORK, {"is_instructed": True}, {"is_instructed": False}),
    ("R042", At.ANSWER, {"rung": 10}, {"rung": 11}),
    ("R043", At.FIELDWORK, {"decide": {"residents", "team"}}, {"decide": {"team"}}),
    ("R094", At.BEGIN, {"has_file": False}, {"has_file": True}),
]


@pytest.mark.parametrize(("id", "at", "fits", "not_"), DATA, ids=[one[0] for one in DATA])
def test_a_rule_that_is_data_holds_or_says_why_not_with_what_there_is_instead(id, at, fits, not_):
    assert id not in {one.rule for one in rulebook.evaluate(at, fits)}
    (found,) = [one for one in rulebook.evaluate(at, not_) if one.rule == id]
    rule = register.rules()[id]
    assert found.says.nl == rule.nl and found.instead == rule.instead is not None
    assert found.firm in {Firm(one) for one in rule.strength.split("/")}
    assert found.reason.code in set(Code)
    elsewhere = next(one for one in At if one is not at)
    assert id not in {one.rule for one in rulebook.evaluate(elsewhere, not_)}


def test_every_rule_that_is_data_is_tried_here_or_at_the_threshold_of_a_way():
    tried = {one[0] for one in DATA} | {id for way in library.ways().values() for id in way.rules}
    assert {id for id, one in register.rules().items() if one.check} <= tried


def test_what_nobody_told_is_not_weighed_unless_it_is_asked():
    asked = Check(At.CLOSE, "has_team_day", holds=True, is_asked=True)
    rule = Rule("x", "x", "H", ("x",), "", "not yet", check=(asked,))
    assert rulebook.evaluate(At.CLOSE, {}) == ()
    (found,) = rules.evaluate({"R001": rule}, At.CLOSE, {Fact.ASKED: {"has_team_day"}})
    assert found.reason == Hint("R001", Code.NOT_TOLD, fact="has_team_day")


def test_a_fact_that_no_rule_knows_is_refused_also_in_the_register():
    with pytest.raises(KeyError, match="has_naems"):
        rulebook.evaluate(At.PLACE, {"has_naems": True})
    with pytest.raises(ValueError, match="did you mean 'has_names'"):
        Check(At.PLACE, "has_naems", holds=True)
    with pytest.raises(ValueError, match="asks one thing"):
        Check(At.PLACE, "has_names")
    with pytest.raises(ValueError, match="how firm"):
        Rule("x", "x", "H/W", ("x",), "", "not yet", check=(Check(At.PLACE, "has_names", holds=True),))


def test_a_window_of_a_way_stops_or_warns_with_other_ways_and_who_decides_otherwise():
    visits = library.by_code()["M23"]
    facts = {Fact.WAY: visits, Counted.AGE: 54, Counted.MONTHS_SINCE_LOSS: 2}
    found = rulebook.evaluate(At.BEGIN, facts)
    assert {(one.rule, one.reason.fact, one.reason.given) for one in found} == {
        ("R058", "age", 54),
        ("R058", "months-since-loss", 2),
    }
    assert all(one.ways == visits.kin and one.may_override for one in found)
    assert rulebook.evaluate(At.BEGIN, {**facts, Counted.AGE: 55, Counted.MONTHS_SINCE_LOSS: 6}) == ()
    assert rulebook.evaluate(At.CLOSE, facts) == ()


def test_who_was_not_trained_is_refused_with_the_rule_and_advice_is_a_hint():
    visits, coach = library.by_code()["M23"], library.by_code()["M17"]
    (found,) = rulebook.evaluate(At.BEGIN, {Fact.WAY: visits, Fact.TRAINED: set()})
    assert (found.rule, found.reason.code, found.reason.named) == ("R058", Code.UNTRAINED, ("visitor",))
    assert found.firm is Firm.STOPS and Who.COORDINATOR in found.may_override
    assert rulebook.evaluate(At.BEGIN, {Fact.WAY: visits, Fact.TRAINED: {"visitor"}}) == ()
    assert rulebook.evaluate(At.BEGIN, {Fact.WAY: visits, Fact.TRAINED: (), Fact.PRESENT: ("visited",)}) == ()
    (advised,) = rulebook.evaluate(At.BEGIN, {Fact.WAY: coach, Fact.TRAINED: ()})
    assert not rules.stops([advised])
    fieldwork = rulebook.evaluate(At.BEGIN, {Fact.WAY: library.by_code()["M05"], Fact.TRAINED: ()})
    assert [(one.rule, one.firm) for one in fieldwork] == [("R040", Firm.WARNS)]


def test_in_private_time_nobody_paid_is_there_and_nobody_may_decide_otherwise():
    conference = library.by_code()["M35"]
    done = {one.id for one in conference.step}
    facts = {Fact.WAY: conference, Fact.STEP: "private-time", Fact.DONE: done, Fact.PRESENT: {"coordinator", "client"}}
    (found,) = rulebook.evaluate(At.STEP, facts)
    assert (found.rule, found.reason.code, found.may_override) == ("R086", Code.ABSENT, ())
    assert found.reason.named == ("coordinator",) and rules.stops([found])
    assert rulebook.evaluate(At.STEP, {**facts, Fact.PRESENT: {"client"}}) == ()
    assert rulebook.evaluate(At.STEP, {Fact.WAY: conference}) == ()


def test_a_step_names_what_comes_before_it_and_may_be_begun_with_a_reason():
    visits = library.by_code()["M23"]
    (found,) = rulebook.evaluate(At.STEP, {Fact.WAY: visits, Fact.STEP: "match", Fact.DONE: ()})
    assert (found.reason.code, found.firm) == (Code.NOT_OPEN, Firm.WARNS)
    assert set(found.reason.named) == {"apply", "window"} and set(found.may_override) == set(Who)


def test_the_firmest_is_told_first():
    facts = {Fact.WAY: library.by_code()["M23"], Counted.AGE: 40, Fact.TRAINED: (), "has_file": True}
    assert [one.firm for one in rulebook.evaluate(At.BEGIN, facts)] == [Firm.STOPS, Firm.WARNS, Firm.WARNS]


def test_who_may_decides_otherwise_with_a_reason_and_of_that_one_thing():
    facts = {Fact.WAY: library.by_code()["M23"], Fact.TRAINED: ()}
    (found,) = rulebook.evaluate(At.BEGIN, facts)
    why = found.reason
    decided = Override(found.rule, why.code, "Zij was jaren rouwverpleegkundige.", Who.COORDINATOR, "ria", TODAY)
    decided = replace(decided, named=why.named)
    assert rules.standing([found], [decided]) == ()
    for wrong in (
        replace(decided, reason="  "),
        replace(decided, who=Who.VOLUNTEER),
        replace(decided, named=("coordinator",)),
        replace(decided, rule="R070"),
    ):
        assert rules.standing([found], [wrong]) == (found,)


def test_a_right_of_the_client_is_overridden_by_nobody():
    for id in ("R087", "R088", "R089", "R099", "R100"):
        (check,) = register.rules()[id].check
        told = {check.fact: not check.holds, **check.when}
        (found,) = [one for one in rulebook.evaluate(check.at, told) if one.rule == id]
        assert found.firm is Firm.STOPS and found.may_override == ()


OLDER = (Add(Person("older", "Oma", born=When(2019), died=When(2010))),)
CODED = [
    (At.MAP, {"R005", "R006"}, {"begun_on": date(2026, 1, 1), "review_on": TODAY, "today": TODAY}),
    (At.FAMILY, {"R033"}, {}),
    (At.FAMILY, {"R034"}, {"made": OLDER}),
    (At.PLACE, {"R036"}, {"layout": loader.layout_in_use(cast.network())}),
    (At.ACTION, {"R007", "R011", "R016"}, {"action": "wait", "words": "Drie vrienden zoeken", "today": TODAY}),
    (At.ACTION, {"R029"}, {"on": When(2026, 12, 1), "is_leading": False, "is_said": False}),
    (At.GOAL, {"R016", "R030", "R026", "R129"}, {"goal": Goal("g", "x"), "words": "5 vrienden", "aim": "client"}),
    (At.CLOSE, {"R027"}, {"has_aftercare_day": False}),
    (At.REQUEST, {"R021", "R022", "R128"}, {"request": Request("r", "Een lamp ophangen")}),
]


@pytest.mark.parametrize(("at", "asked", "facts"), CODED)
def test_a_rule_that_is_code_is_evaluated_by_the_same_engine(at, asked, facts):
    value = cast.network(*cast.people(3))
    one, two, *_ = value.people
    acts = {
        id: Action(id, f"{id} bellen", is_chosen=True, rank=float(at)) for at, id in enumerate(("a", "b", "c", "wait"))
    }
    acts["wait"] = replace(acts["wait"], on=When(2027, 5, 1))
    value = replace(value, actions=acts, descents={"d": Descent("d", two, one)})
    told = {**facts, "network": value}
    if "action" in facts:
        told["action"] = acts["wait"]
    found = rulebook.evaluate(at, told)
    assert asked <= {each.rule for each in found}
    for each in found:
        assert each.says.en == register.rules()[each.rule].en


def test_every_rule_in_code_is_in_the_register_and_its_facts_are_known():
    for at, ask in coded.CODED:
        assert at in At and ask.__doc__[:4] in register.rules(), ask
        assert set(rules._needed(ask)) <= set(map(str, Fact)), ask


def test_no_rule_is_evaluated_in_two_ways():
    in_code = {ask.__doc__[:4] for _, ask in coded.CODED}
    in_data = {id for id, one in register.rules().items() if one.check}
    assert in_code & in_data == set()


def test_a_rule_that_nothing_evaluates_says_why_and_where_one_meets_it():
    evaluated = registers.evaluated(registers.read(registers.RULES))
    for id, one in register.rules().items():
        assert (id in evaluated) is not bool(one.told), id
        assert id in evaluated or "; met " in one.told, id


def test_nobody_on_the_list_is_a_hint_and_no_error():
    (found,) = rulebook.evaluate(At.MAP, {"network": Network("n", Owner({}))})
    assert found.rule == "R024" and found.firm is Firm.NUDGES
    assert rulebook.evaluate(At.MAP, {"network": cast.network(*cast.people(1))}) == ()


def test_what_contradicts_itself_in_the_family_stops():
    (found,) = rulebook.evaluate(At.FAMILY, {"network": cast.network(*cast.people(1)), "made": OLDER})
    assert found.rule == "R034" and found.firm is Firm.STOPS and rules.stops([found])
