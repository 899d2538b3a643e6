"""The rules of the register, asked: one engine for all of them (`core/rules.py`), with Kring's own register."""

from datetime import date

from kring.core import rules
from kring.core.network import Action, Goal, Network
from kring.core.rule import At, Fact, Facts, Finding
from kring.methods import register


def evaluate(at: At, facts: Facts) -> tuple[Finding, ...]:
    """What the rules find in these facts at a moment, the firmest first. Raises `KeyError` for an unknown fact."""
    return rules.evaluate(register.rules(), at, facts)


def of_action(network: Network, action: Action, today: date) -> tuple[Finding, ...]:
    """Everything that the rules say of an action that is still to be done."""
    told = {Fact.NETWORK: network, Fact.ACTION: action, Fact.WORDS: action.words, Fact.TODAY: today}
    return evaluate(At.ACTION, told)


def of_goal(goal: Goal, today: date) -> tuple[Finding, ...]:
    """Everything that the rules say of a goal."""
    told = {Fact.GOAL: goal, Fact.WORDS: goal.words, Fact.AIM: goal.role, Fact.TODAY: today}
    return evaluate(At.GOAL, told)
