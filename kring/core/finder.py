"""The finder: from a wish, what is missing, who is there and what a map shows, to ways of working with reasons.

It explains and never decides: every reason names its fact or its rule, for and against, and nothing is scored
for anybody to see. It knows no way by name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from kring.core import findings, fitting
from kring.core.findings import Code
from kring.core.method import Layout
from kring.core.network import Category, Id, Network
from kring.core.rule import RuleId
from kring.core.vocabulary import Counted, Evidence, Firm, Goal, Group, Loneliness, Presence, Sign, Training, Who
from kring.core.way import Number, Way

FEW: Final = 5  # how many are proposed at most
FEWEST: Final = 2  # how many are proposed although more speaks against them than for them
OF_SOMEBODY: Final = (Counted.AGE, Counted.MONTHS_SINCE_LOSS)  # what a way asks of a person, and one may tell


class Why(StrEnum):
    """Everything that can speak for a way or against it."""

    WISH = "wish"
    LONELY = "lonely"
    NOT_LONELY = "not-lonely"
    MAP = "map"
    GROUP = "group"
    OTHER_GROUP = "other-group"
    WITHIN = "within"
    OUTSIDE = "outside"
    DEPENDS = "depends"
    LACKS = "lacks"
    LEARNS = "learns"
    STUDIED = "studied"


class Reason(Struct, frozen=True):
    """One reason: what it is, the rule it follows if any, what it is about, and a number with what was told."""

    why: Why
    rule: RuleId | None = None
    about: tuple[StrEnum, ...] = ()
    number: Number | None = None
    given: float = 0


class Advice(Struct, frozen=True):
    """A way, what speaks for it and what against it."""

    way: Way
    speaks_for: tuple[Reason, ...]
    against: tuple[Reason, ...]


class Asked(Struct, frozen=True):
    """What somebody told the finder: what is not told is not weighed (R107: not even an age tells what is missing)."""

    wishes: frozenset[Goal] = frozenset()
    lonely: frozenset[Loneliness] = frozenset()
    group: Group | None = None
    there: frozenset[Who] = frozenset()
    facts: Mapping[Counted, float] = {}
    signs: frozenset[Sign] = frozenset()


class Shown(Struct, frozen=True):
    """What a map shows of a sign, and the people behind it."""

    sign: Sign
    people: tuple[Id, ...] = ()


_CODES: Final = {
    Code.NOBODY: Sign.NOBODY,
    Code.FADED: Sign.FADED,
    Code.RESTS_ON_ONE: Sign.ONE_PAIR,
    Code.NO_NEIGHBOURS: Sign.NO_NEIGHBOURS,
}
_RULES: Final[Mapping[Sign, RuleId]] = {
    Sign.NOBODY: "R024",
    Sign.FADED: "R008",
    Sign.NEIGHBOURS: "R009",
    Sign.NO_NEIGHBOURS: "R009",
    Sign.UNMAPPED: "R001",
}


def shown(network: Network, layout: Layout) -> tuple[Shown, ...]:
    """The signs of a map: the same statements as elsewhere, and whether there is a map at all.

    Somebody who bears two kinds of help is one pair of shoulders. A list without places is no map yet.
    """
    found: dict[Sign, tuple[Id, ...]] = {}
    for one in findings.findings(network, layout):
        if sign := _CODES.get(one.code):
            found[sign] = tuple(dict.fromkeys((*found.get(sign, ()), *one.people)))
    if near := tuple(
        id for id, one in network.people.items() if one.category is Category.NEIGHBOUR or one.in_neighbourhood
    ):
        found[Sign.NEIGHBOURS] = near
    if not any(network.placements.values()):
        found[Sign.UNMAPPED] = ()
    return tuple(Shown(sign, people) for sign, people in found.items())


def found(ways: Iterable[Way], asked: Asked) -> tuple[Advice, ...]:
    """A few ways, what speaks most for them first; without any answer there is nothing to go by, and none.

    A way is only looked at when it says all that it takes, and a wish, a kind of loneliness or a sign of the map
    speaks for it. One whose number stops comes last, so that its reason can be read; of what else has more against it
    than for it, the best two are left. Of two for which as much speaks the one that can be walked here goes first.
    """
    seen = [Advice(way, tuple(_for(way, asked)), tuple(_against(way, asked))) for way in ways if way.is_worked_out]
    meant = [one for one in seen if any(reason.why in _MEANT for reason in one.speaks_for)]
    ordered = sorted(meant, key=lambda one: (-_weight(one), -_here(one.way), one.way.code))
    return tuple(one for at, one in enumerate(ordered) if at < FEWEST or _weight(one) > 0 or _is_outside(one))[:FEW]


_MEANT: Final = {Why.WISH, Why.LONELY, Why.MAP}
_WEIGHTS: Final[Mapping[Why, int]] = {
    Why.WISH: 4,
    Why.LONELY: 3,
    Why.NOT_LONELY: -8,  # R023: not the first choice
    Why.MAP: 3,
    Why.GROUP: 3,
    Why.OTHER_GROUP: -6,
    Why.WITHIN: 4,
    Why.OUTSIDE: -8,
    Why.DEPENDS: -1,
    Why.LACKS: -2,
    Why.LEARNS: 0,
    Why.STUDIED: 1,
}


def _weight(advice: Advice) -> float:
    """What speaks for it less what speaks against it: only an order, which nobody is shown.

    Of two ways for the same wish the one that is for little else goes first.
    """
    told = sum(_WEIGHTS[one.why] * max(1, len(one.about)) for one in (*advice.speaks_for, *advice.against))
    return told - 0.5 * len(advice.way.goals)


def _here(way: Way) -> float:
    """Which share of its steps is done in Kring, from 0 to 1; 0 of a way without steps."""
    return sum(not one.is_outside for one in way.step) / len(way.step) if way.step else 0.0


def _is_outside(advice: Advice) -> bool:
    return any(one.why is Why.OUTSIDE for one in advice.against)


def _for(way: Way, asked: Asked) -> Iterator[Reason]:
    if wishes := tuple(one for one in way.goals if one in asked.wishes):
        yield Reason(Why.WISH, about=wishes)
    if kinds := tuple(one for one in way.suits.loneliness if one in asked.lonely):
        yield Reason(Why.LONELY, "R023", kinds)
    for sign in way.suits.signs:
        if sign in asked.signs:
            yield Reason(Why.MAP, _RULES.get(sign), (sign,))
    if asked.group in way.groups:
        yield Reason(Why.GROUP, about=(asked.group,) if asked.group else ())
    outside = {one.number for one in fitting.outside(way, asked.facts)}
    for number in way.number:
        if number.of is None and number.counts in asked.facts and number not in outside:
            yield Reason(Why.WITHIN, number.rule, number=number, given=asked.facts[number.counts])
    if way.proof and way.proof.evidence is Evidence.EFFECT:
        yield Reason(Why.STUDIED)


def _against(way: Way, asked: Asked) -> Iterator[Reason]:
    if _widens_in_vain(way, asked):
        yield Reason(Why.NOT_LONELY, "R023", tuple(sorted(asked.lonely)))
    told = asked.group not in (None, Group.EVERYBODY)
    groups = {asked.group, Group.EVERYBODY} | ({Group.CARERS} if Who.CARER in asked.there else set())
    if told and groups.isdisjoint(way.groups):
        yield Reason(Why.OTHER_GROUP, about=way.groups[:1])
    for one in fitting.outside(way, asked.facts):
        yield Reason(Why.OUTSIDE, one.number.rule, number=one.number, given=one.given)
    for number in way.number:
        if number.of is None and number.counts in OF_SOMEBODY and number.counts not in asked.facts:
            yield Reason(Why.DEPENDS, number.rule, number=number)
    there = asked.there | ({Who.RESIDENT} if Sign.NEIGHBOURS in asked.signs else set())
    if asked.there and (lacks := tuple(_lacking(way, there))):
        yield Reason(Why.LACKS, about=lacks)
    if way.learning and way.learning.training is Training.REQUIRED:
        yield Reason(Why.LEARNS)


def _widens_in_vain(way: Way, asked: Asked) -> bool:
    """Meeting more people helps who misses people; who misses one close tie or a meaning needs something else first."""
    missed = bool(asked.lonely) and Loneliness.SOCIAL not in asked.lonely
    return missed and Goal.WIDER in way.goals and not asked.lonely.intersection(way.suits.loneliness)


_IN_PLACE_OF: Final[Mapping[Who, Callable[[frozenset[Who]], bool]]] = {
    Who.CLIENT: lambda there: True,
    Who.ORGANISATION: lambda there: bool(there & {Who.ORGANISATION, Who.COORDINATOR, Who.PROFESSIONAL}),
    Who.GUIDE: lambda there: bool(there & {Who.GUIDE, Who.PROFESSIONAL, Who.VOLUNTEER, Who.COORDINATOR}),
    Who.CARE_PROVIDER: lambda there: bool(there & {Who.CARE_PROVIDER, Who.PROFESSIONAL}),
    Who.CARER: lambda there: bool(there & {Who.CARER, Who.CIRCLE}),
    Who.CIRCLE: lambda there: bool(there & {Who.CIRCLE, Who.CARER}),
}


def _lacking(way: Way, there: frozenset[Who]) -> Iterator[Who]:
    """Who has to be there and was not named, nor anybody who can be that as well."""
    for who in dict.fromkeys(role.who for role in way.role if role.presence is Presence.MUST):
        stands_in = _IN_PLACE_OF.get(who, lambda there, who=who: who in there)
        if not stands_in(there):
            yield who


def stops(advice: Advice) -> bool:
    """Whether a number that stops speaks against it: then somebody has to decide otherwise, with a reason (R121)."""
    return any(one.number is not None and one.number.firm is Firm.STOPS for one in advice.against)
