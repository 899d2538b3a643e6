"""The rules of the register, asked: one engine for all of them (`core/rules.py`), with Kring's own register."""

from datetime import date
from typing import Final

from kring.core import fitting, rules, streets
from kring.core.method import Layout
from kring.core.network import Action, Goal, Network, Person
from kring.core.questions import Aspect, Questions
from kring.core.rule import At, Fact, Facts, Finding, RuleId
from kring.core.vocabulary import Counted
from kring.core.way import Way
from kring.methods import register


def evaluate(at: At, facts: Facts) -> tuple[Finding, ...]:
    """What the rules find in these facts at a moment, the firmest first. Raises `KeyError` for an unknown fact."""
    return rules.evaluate(register.rules(), at, facts)


def unkept(asked: Questions, way: Way) -> tuple[RuleId, ...]:
    """The rules of a way that a list does not keep where it is asked of streets, such as a ladder of ten rungs (R042)
    or importance with every question (R039).
    """
    each = [frozenset(one.aspect) for one in streets.items(asked)]
    facts = {fact: all(aspect in one for one in each) for aspect, fact in _ASPECTS.items()}
    found: list[RuleId | None] = [one.rule for one in evaluate(At.ANSWER, facts) if one.rule in way.rules]
    rungs = min((len(one.rung) for one in streets.items(asked)), default=0)
    found += [one.number.rule for one in fitting.outside(way, {Counted.RUNGS: rungs})]
    return tuple(dict.fromkeys(one for one in found if one))


def of_days(network: Network, begun_on: date, review_on: date | None, today: date) -> frozenset[RuleId]:
    """What the rules say of a map and its days, by their ids; who agreed on no day to look again is left alone."""
    told = {Fact.NETWORK: network, Fact.BEGUN_ON: begun_on, Fact.REVIEW_ON: review_on, Fact.TODAY: today}
    return frozenset(one.rule for one in evaluate(At.MAP, told))


def waiting(network: Network, layout: Layout) -> list[Person]:
    """Who is on the list and has no place in a layout yet, nor was left out of it on purpose (R036)."""
    found = evaluate(At.PLACE, {Fact.NETWORK: network, Fact.LAYOUT: layout})
    ids = next((one.reason.people for one in found if one.rule == "R036"), ())
    return [network.people[id] for id in ids]


def of_action(network: Network, action: Action, today: date) -> tuple[Finding, ...]:
    """Everything that the rules say of an action that is still to be done."""
    told = {Fact.NETWORK: network, Fact.ACTION: action, Fact.WORDS: action.words, Fact.TODAY: today}
    return evaluate(At.ACTION, told)


def of_goal(goal: Goal, today: date) -> tuple[Finding, ...]:
    """Everything that the rules say of a goal."""
    told = {Fact.GOAL: goal, Fact.WORDS: goal.words, Fact.AIM: goal.role, Fact.TODAY: today}
    return evaluate(At.GOAL, told)


_ASPECTS: Final = {
    Aspect.NOW: Fact.HAS_NOW,
    Aspect.WISH: Fact.HAS_WISHED,
    Aspect.WEIGHT: Fact.HAS_IMPORTANCE,
}
