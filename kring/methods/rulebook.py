"""The rules of the register, asked: one engine for all of them (`core/rules.py`), with Kring's own register."""

from datetime import date

from kring.core import rules
from kring.core.method import Layout
from kring.core.network import Action, Goal, Network, Person
from kring.core.rule import At, Fact, Facts, Finding, RuleId
from kring.methods import register


def evaluate(at: At, facts: Facts) -> tuple[Finding, ...]:
    """What the rules find in these facts at a moment, the firmest first. Raises `KeyError` for an unknown fact."""
    return rules.evaluate(register.rules(), at, facts)


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
