"""The one engine of rules: from facts to what the rules find in them, whether a rule is data, code or part of a way.

It answers and never acts: what stops is refused by whoever asked, and what was overridden stays readable as such.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from kring.core import coded, fitting
from kring.core.rule import KNOWN, At, Check, Code, Fact, Facts, Finding, Hint, Override, Rule
from kring.core.shelf import Words
from kring.core.vocabulary import Firm, Presence, Training, Who
from kring.core.way import Role, Way

ANYBODY: Final = tuple(Who)  # a warning is passed by whoever meets it, with a reason
_ORDER: Final = tuple(Firm)


def evaluate(rules: Mapping[str, Rule], at: At, facts: Facts) -> tuple[Finding, ...]:
    """What the rules find at a moment, the firmest first; where nothing is wrong, nothing.

    A rule is only looked at when the facts that it needs are told. Raises `KeyError` for a fact that no rule knows.
    """
    if unknown := [one for one in facts if one not in KNOWN]:
        raise KeyError(f"no rule knows the fact {unknown[0]!r}")
    if isinstance(way := facts.get(Fact.WAY), Way):
        facts = {**facts, Fact.CODE: way.code}
    found = [*_of_data(rules, at, facts), *_of_code(rules, at, facts), *_of_way(rules, at, facts)]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.firm)))


def standing(found: Iterable[Finding], overrides: Iterable[Override]) -> tuple[Finding, ...]:
    """What is left when those who may have decided otherwise, each with a reason."""
    told = tuple(overrides)
    return tuple(one for one in found if not any(overrides_it(one, each) for each in told))


def overrides_it(found: Finding, override: Override) -> bool:
    """Whether somebody decided otherwise of this very finding: they may, and they gave a reason (R121)."""
    why = found.reason
    is_same = (found.rule, why.code, why.fact, why.named) == (
        override.rule,
        override.code,
        override.fact,
        override.named,
    )
    return is_same and override.who in found.may_override and bool(override.reason.strip())


def stops(found: Iterable[Finding]) -> bool:
    """Whether one cannot go on: something stops, or warns and nobody gave a reason yet. A hint never stops."""
    return any(one.firm in (Firm.STOPS, Firm.WARNS) for one in found)


def _of_data(rules: Mapping[str, Rule], at: At, facts: Facts) -> Iterator[Finding]:
    for id, rule in rules.items():
        for check in rule.check:
            if check.at is at and (hint := _checked(id, check, facts)):
                yield _found(rule, hint, check.firm or rule.firm)


def _of_code(rules: Mapping[str, Rule], at: At, facts: Facts) -> Iterator[Finding]:
    for when, ask in coded.CODED:
        needed = _needed(ask)
        if when is at and all(name in facts for name in needed) and (hint := ask(*(facts[name] for name in needed))):
            yield _found(rules[hint.rule], hint, rules[hint.rule].firm)


_names: dict[Callable[..., Any], tuple[str, ...]] = {}


def _needed(ask: Callable[..., Any]) -> tuple[str, ...]:
    """The facts that a rule in code needs: they have the names of what it is given."""
    if ask not in _names:
        _names[ask] = tuple(inspect.signature(ask).parameters)
    return _names[ask]


def _found(rule: Rule, hint: Hint, firm: Firm) -> Finding:
    return Finding(hint.rule, firm, hint, Words(rule.nl, rule.en), rule.instead, may_override=_may(rule.override, firm))


def _may(override: tuple[Who, ...], firm: Firm) -> tuple[Who, ...]:
    if firm is Firm.WARNS:
        return ANYBODY
    return override if firm is Firm.STOPS else ()


def _checked(id: str, check: Check, facts: Facts) -> Hint | None:
    if any(facts.get(name) != value for name, value in check.when.items()):
        return None
    if check.fact not in facts:
        return Hint(id, Code.NOT_TOLD, fact=check.fact) if check.fact in facts.get(Fact.ASKED, ()) else None
    given = facts[check.fact]
    if check.has or check.lacks:
        return _of_set(id, check, frozenset(given))
    if check.holds is not None:
        return None if bool(given) is check.holds else Hint(id, Code.NOT_SO, fact=check.fact, given=given)
    if check.among:
        return None if given in check.among else Hint(id, Code.ELSE, fact=check.fact, given=given, named=check.among)
    is_within = (check.least is None or given >= check.least) and (check.most is None or given <= check.most)
    outside = Hint(id, Code.OUTSIDE, fact=check.fact, given=given, least=check.least, most=check.most)
    return None if is_within else outside


def _of_set(id: str, check: Check, given: frozenset[str]) -> Hint | None:
    missing = tuple(one for one in check.has if one not in given)
    wrong = tuple(one for one in check.lacks if one in given)
    if missing:
        return Hint(id, Code.MISSING, fact=check.fact, named=missing)
    return Hint(id, Code.TOO_MANY, fact=check.fact, named=wrong) if wrong else None


def _of_way(rules: Mapping[str, Rule], at: At, facts: Facts) -> Iterator[Finding]:
    way = facts.get(Fact.WAY)
    if not isinstance(way, Way) or at not in (At.BEGIN, At.STEP):
        return
    hints = _begun(way, facts) if at is At.BEGIN else _stepped(way, facts)
    for hint, firm, override in hints:
        rule = rules.get(hint.rule)
        if rule is None:
            yield Finding("", firm, hint, ways=way.kin, may_override=_may(override, firm))
            continue
        firm = firm if hint.code == Code.OUTSIDE or "/" in rule.strength else rule.firm
        may = _may(rule.override or override, firm)
        yield Finding(hint.rule, firm, hint, Words(rule.nl, rule.en), rule.instead, way.kin, may)


_Asked = tuple[Hint, Firm, tuple[Who, ...]]
_DECIDES: Final = (Who.COORDINATOR, Who.ORGANISATION)  # of a way's own limits, when no rule says who (R121)


def _begun(way: Way, facts: Facts) -> Iterator[_Asked]:
    """The numbers that do not fit, and the roles whose training is asked and was not followed."""
    charge, counts = facts.get(Fact.CHARGE), {n.counts for n in way.number}
    for one in fitting.outside(way, {name: facts[name] for name in facts if name in counts}, charge):
        number = one.number
        hint = Hint(number.rule or "", Code.OUTSIDE, (), (), False, number.counts, one.given, number.least, number.most)
        yield hint, number.firm, _DECIDES
    if Fact.TRAINED in facts:
        asked = [one for one in way.role if one.training in _FIRM and one.presence is not Presence.NOT]
        for role in asked:
            if role.id not in facts[Fact.TRAINED] and role.id in facts.get(Fact.PRESENT, (role.id,)):
                yield Hint(role.rule or "", Code.UNTRAINED, named=(role.id,)), _FIRM[role.training], _DECIDES
    if charge is not None:
        yield from _charged(next(one for one in way.role if one.id == charge), facts)


def _charged(role: Role, facts: Facts) -> Iterator[_Asked]:
    """Whether somebody can be this in a way, as long as they would be, and whether there is room for one more."""
    if Fact.CAN_BE in facts and role.who not in facts[Fact.CAN_BE]:
        yield Hint("", Code.ELSEWHERE, named=(role.id,)), Firm.WARNS, ()
    if role.is_independent and facts.get(Fact.CARES):
        yield Hint(role.rule or "", Code.INTERESTED, named=(role.id,)), Firm.STOPS, _DECIDES
    if facts.get(Fact.LAPSES) and role.training in _FIRM:
        yield Hint(role.rule or "", Code.LAPSES, named=(role.id,)), _FIRM[role.training], _DECIDES
    if role.most is not None and facts.get(Fact.TAKEN, 0) >= role.most:
        yield Hint("", Code.FULL, named=(role.id,), most=role.most), Firm.WARNS, ()


_FIRM: Final = {Training.REQUIRED: Firm.STOPS, Training.ADVISED: Firm.NUDGES}


def _stepped(way: Way, facts: Facts) -> Iterator[_Asked]:
    """Who is there and may not be, and what comes first."""
    step = facts.get(Fact.STEP)
    if step is None:
        return
    here = next(one for one in way.step if one.id == step)
    shut_out = tuple(
        one.id
        for one in way.role
        if one.id in facts.get(Fact.PRESENT, ()) and not fitting.may_be_present(way, step, one.id)
    )
    if shut_out:
        yield Hint(here.rule or "", Code.ABSENT, named=shut_out), Firm.STOPS, ()
    if Fact.DONE in facts and (first := fitting.before(way, step, facts[Fact.DONE])):
        yield Hint(here.rule or "", Code.NOT_OPEN, named=first), Firm.WARNS, ()
