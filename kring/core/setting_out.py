"""What speaks against setting out on a way of working: who has not learned it, whom it does not fit (R121).

The rules find it (`rules.evaluate`); here is what a circle and somebody's role and trainings tell them.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final

from kring.core import access, days, rules
from kring.core.network import Network, OwnerKind
from kring.core.rule import At, Fact, Finding, Rule
from kring.core.trained import Held
from kring.core.vocabulary import Counted, Firm, Who
from kring.core.way import Role, Way

OF_SOMEBODY: Final = (Counted.AGE, Counted.MONTHS_SINCE_LOSS)  # what the circle may not tell
OF_A_GROUP: Final = (
    *(Counted.PARTICIPANTS, Counted.LEADERS, Counted.MEETINGS, Counted.DAYS_A_WEEK, Counted.VISITS_A_MONTH),
)  # what a rule asks of how it is set up

WHO: Final[dict[access.Role, frozenset[Who]]] = {
    access.Role.CASE_MANAGER: frozenset({Who.PROFESSIONAL, Who.GUIDE}),
    access.Role.PROFESSIONAL: frozenset({Who.PROFESSIONAL, Who.GUIDE}),
    access.Role.CARE_PROVIDER: frozenset({Who.PROFESSIONAL, Who.CARE_PROVIDER, Who.GUIDE}),
    access.Role.VOLUNTEER: frozenset({Who.VOLUNTEER, Who.EXPERT}),
    access.Role.COORDINATOR: frozenset({Who.COORDINATOR, Who.ORGANISATION, Who.PROFESSIONAL}),
    access.Role.PROCESS_GUIDE: frozenset({Who.GUIDE}),
    access.Role.COURSE_LEADER: frozenset({Who.GUIDE, Who.PROFESSIONAL}),
}
"""What somebody with a role can be in a way; whoever is not here carries nothing out, and needs no training."""


def facts(network: Network, today: date) -> dict[Counted, float]:
    """What a circle tells of whose it is. Of a couple or a family nobody's age is that of all."""
    selves = list(network.owner.selves.values())
    if network.owner.kind is not OwnerKind.PERSON or len(selves) != 1 or selves[0].born is None:
        return {}
    return {Counted.AGE: float(days.years(selves[0].born, today))}


def asks(way: Way) -> tuple[Counted, ...]:
    """What a way must know before it begins: of somebody, and by a rule of how it is set up."""
    whole = [one for one in way.number if one.of is None and (one.least is not None or one.most is not None)]
    of_somebody = {one.counts for one in whole}
    of_group = {one.counts for one in whole if one.rule and one.firm in (Firm.STOPS, Firm.WARNS)}
    return tuple(one for one in OF_SOMEBODY if one in of_somebody) + tuple(one for one in OF_A_GROUP if one in of_group)


def findings(
    way: Way,
    given: Mapping[Counted, float],
    role: access.Role | None,
    held: Collection[Held],
    known: Mapping[str, Rule],
    day: date,
) -> tuple[Finding, ...]:
    """What the rules find when this person begins this way now, the firmest first.

    A training is asked of who carries it out, and not of whose circle it is; a role of which no course is noted is not
    asked, for nobody could show that they have it.
    """
    mine = [one for one in way.role if one.learned and one.who in WHO.get(role, ())] if role else []
    told: dict[Any, Any] = {Fact.WAY: way, **given}
    if mine:
        told |= {Fact.PRESENT: tuple(one.id for one in mine), Fact.TRAINED: _trained(mine, held, day)}
    return rules.evaluate(known, At.BEGIN, told)


def stopping(found: Iterable[Finding], role: access.Role | None) -> tuple[Finding, ...]:
    """What this person cannot pass: it stops, and is not theirs to decide otherwise."""
    who = WHO.get(role, frozenset()) if role else frozenset[Who]()
    return tuple(one for one in found if one.firm is Firm.STOPS and who.isdisjoint(one.may_override))


def decides(role: access.Role | None, rule: Rule | None) -> bool:
    """Whether somebody with this role may decide otherwise where this rule stops: whom the register names (R121)."""
    who = WHO.get(role, frozenset()) if role else frozenset[Who]()
    return rule is not None and not who.isdisjoint(rule.override)


def _trained(mine: Iterable[Role], held: Collection[Held], day: date) -> frozenset[str]:
    holds = {one.kind for one in held if one.holds(day)}
    return frozenset(one.id for one in mine if one.learned in holds)
