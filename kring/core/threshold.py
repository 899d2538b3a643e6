"""What is asked at the threshold of a way of working: before it or a step of it begins, and before it ends.

The questions stand in the register, with the rule that asks them; a way that names the rule asks them. What a circle
tells itself is not asked. What is answered is not kept: who goes on although a rule warns says why, and that is kept.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from kring.core import plan_rules, rules
from kring.core.kinds import Category
from kring.core.network import Network
from kring.core.rule import At, Check, Fact, Finding, Rule
from kring.core.shelf import Words
from kring.core.vocabulary import Firm, Goal
from kring.core.way import Step, Way


class Question(Struct, frozen=True):
    """What is asked of one fact: in words, as a number or as yes or no, and whether it must be answered."""

    fact: str
    ask: Words
    is_number: bool
    is_asked: bool


def questions(
    way: Way, known: Mapping[str, Rule], at: At, network: Network, step: Step | None = None
) -> tuple[Question, ...]:
    """What only people can tell at a threshold of a way, each fact once. A nudge asks nothing: it is only shown."""
    here, found = _here(way, network, step), dict[str, Question]()
    for check, firm in _checks(way, known, at):
        is_here = all(here.get(name) == value for name, value in check.when.items())
        if is_here and check.ask and firm is not Firm.NUDGES and not _is_found(check, network):
            is_number = check.least is not None or check.most is not None
            found.setdefault(check.fact, Question(check.fact, check.ask, is_number, check.is_asked))
    return tuple(found.values())


def findings(
    way: Way, known: Mapping[str, Rule], at: At, network: Network, told: Mapping[str, Any], step: Step | None = None
) -> tuple[Finding, ...]:
    """What the rules that a way names find at its threshold, the firmest first."""
    named = {id: known[id] for id in way.rules if id in known}
    checks = [check for check, _ in _checks(way, known, at)]
    asked = {check.fact for check in checks if check.is_asked}
    found = {check.fact: True for check in checks if _is_found(check, network)}
    return rules.evaluate(named, at, {**_here(way, network, step), Fact.ASKED: asked, **found, **told})


def _here(way: Way, network: Network, step: Step | None) -> dict[Any, Any]:
    """What a way, its step and a circle tell of themselves."""
    others = [
        id
        for id, one in network.people.items()
        if one.category is not Category.FAMILY and not plan_rules.is_professional(network, id)
    ]
    told: dict[Any, Any] = {Fact.CODE: way.code, Fact.WIDENS: Goal.WIDER in way.goals, Fact.OTHERS: len(others)}
    if step is not None:
        told |= {Fact.STEP: step.id, Fact.IS_LAST_PHASE: step is way.step[-1]}
    return told


def _checks(way: Way, known: Mapping[str, Rule], at: At) -> Iterator[tuple[Check, Firm]]:
    for id in way.rules:
        rule = known.get(id)
        for check in rule.check if rule else ():
            finds_out = at is At.BEGIN and check.finds and any(one.opens == check.finds for one in way.step)
            if rule and check.at is at and not finds_out:
                yield check, check.firm or rule.firm


def _is_found(check: Check, network: Network) -> bool:
    """Whether the list that finds it out was answered to its end."""
    return any(one.questions == check.finds and one.ended_on is not None for one in network.sheets.values())
