"""What the rules find, for a page: why, what there is instead, and who may decide otherwise (`parts/rule.html`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from kring.core.rule import Finding, Plain
from kring.core.shelf import Words
from kring.core.vocabulary import Counted, Firm, Who
from kring.core.way import Way
from kring.methods import library

Told = Mapping[StrEnum, Any]

WHO: Final[Told] = {
    Who.CLIENT: _("the client"),
    Who.CARER: _("an informal carer"),
    Who.CIRCLE: _("family and friends"),
    Who.RESIDENT: _("neighbours"),
    Who.VOLUNTEER: _("a volunteer"),
    Who.EXPERT: _("an expert by experience"),
    Who.COORDINATOR: _("a coordinator"),
    Who.GUIDE: _("somebody who guides it"),
    Who.PROFESSIONAL: _("a professional"),
    Who.CARE_PROVIDER: _("a care provider"),
    Who.ORGANISATION: _("an organisation"),
}
COUNTED: Final[Told] = {
    Counted.AGE: _("age"),
    Counted.MONTHS_SINCE_LOSS: _("months since the death"),
    Counted.PARTICIPANTS: _("participants"),
    Counted.LEADERS: _("leaders"),
    Counted.MEETINGS: _("meetings"),
    Counted.RETURN_MEETINGS: _("return meetings"),
    Counted.VISITS: _("visits"),
    Counted.VISITS_A_MONTH: _("visits a month"),
    Counted.DAYS_A_WEEK: _("days a week"),
    Counted.MINUTES: _("minutes"),
    Counted.HOURS: _("hours"),
    Counted.WEEKS: _("weeks"),
    Counted.MONTHS: _("months"),
    Counted.RUNGS: _("rungs"),
    Counted.RINGS: _("rings"),
    Counted.SECTORS: _("sectors"),
    Counted.GENERATIONS: _("generations"),
    Counted.PARTS: _("parts"),
    Counted.FTE: _("full-time posts"),
    Counted.PRICE: _("price in euros"),
    Counted.SHARE: _("shares together, in percent"),
}


@dataclass(frozen=True)
class Ruled:
    """A finding with the names of what it is about, other ways of working, and who may decide otherwise."""

    finding: Finding
    counts: Any
    given: str
    least: str
    most: str
    names: list[Words]
    ways: list[Way]
    may: list[Any]

    @property
    def asks_reason(self) -> bool:
        """Whether whoever meets it can go on with a reason."""
        return self.finding.firm is Firm.WARNS


def told(found: Iterable[Finding], way: Way | None = None) -> list[Ruled]:
    """Findings for a page; of a way, its roles and steps are named."""
    named = _named(way) if way else {}
    codes = library.by_code()
    return [_told(one, named, codes) for one in found]


def _named(way: Way) -> dict[str, Words]:
    return {role.id: role.name for role in way.role} | {step.id: step.name for step in way.step}


def _told(one: Finding, named: Mapping[str, Words], codes: Mapping[str, Way]) -> Ruled:
    why = one.reason
    return Ruled(
        one,
        COUNTED.get(Counted(why.fact)) if why.fact in set(Counted) else "",
        number(why.given),
        number(why.least),
        number(why.most),
        [named[id] for id in why.named if id in named],
        [codes[code] for code in one.ways if code in codes],
        [WHO[who] for who in one.may_override] if one.firm is Firm.STOPS else [],
    )


def number(one: Plain | None) -> str:
    """A number as people write it: no needless zeros, and the comma of the language. What is no number is nothing."""
    if one is None or isinstance(one, (bool, str)):
        return ""
    return str(localize(int(one) if one == int(one) else one))
