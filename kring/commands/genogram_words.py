"""What every sign of a genogram is called, and what stands above the line of a couple."""

from collections.abc import Callable
from typing import Final

from kring.commands.words import _, pgettext
from kring.core.network import PartnerEnd, PartnerKind, Partnership, When

Say = Callable[[], str]
SIGNS: Final[dict[str, Say]] = {
    "person woman": lambda: pgettext("genogram", "woman"),
    "person man": lambda: pgettext("genogram", "man"),
    "person other": lambda: pgettext("genogram", "another gender"),
    "person unknown": lambda: pgettext("genogram", "gender not known"),
    "person index": lambda: pgettext("genogram", "whose family this is"),
    "person dead": lambda: pgettext("genogram", "has died"),
    "unborn pregnancy": lambda: pgettext("genogram", "a child is coming"),
    "unborn miscarriage": lambda: pgettext("genogram", "miscarriage"),
    "unborn stillbirth": lambda: pgettext("genogram", "stillborn"),
    "unborn termination": lambda: pgettext("genogram", "ended pregnancy"),
    "couple together": lambda: pgettext("genogram", "a couple"),
    "couple cohabiting": lambda: pgettext("genogram", "living together"),
    "couple married": lambda: pgettext("genogram", "married"),
    "couple engaged": lambda: pgettext("genogram", "engaged"),
    "couple affair": lambda: pgettext("genogram", "an affair"),
    "ended separated": lambda: pgettext("genogram", "apart"),
    "ended divorced": lambda: pgettext("genogram", "divorced"),
    "ended again": lambda: pgettext("genogram", "together again"),
    "child birth": lambda: pgettext("genogram", "child by birth"),
    "child adopted": lambda: pgettext("genogram", "adopted child"),
    "child foster": lambda: pgettext("genogram", "foster child"),
    "child step": lambda: pgettext("genogram", "stepchild"),
    "child donor": lambda: pgettext("genogram", "donor"),
    "child surrogate": lambda: pgettext("genogram", "carried by a surrogate"),
    "child raises": lambda: pgettext("genogram", "raised by"),
    "child birth-adopted": lambda: pgettext("genogram", "child of one, adopted by the other"),
    "kin siblings": lambda: pgettext("genogram", "brothers and sisters"),
    "kin half": lambda: pgettext("genogram", "half brothers and sisters"),
    "kin twins": lambda: pgettext("genogram", "twins"),
    "kin identical": lambda: pgettext("genogram", "identical twins"),
    "felt close": lambda: pgettext("genogram", "close"),
    "felt very_close": lambda: pgettext("genogram", "very close"),
    "felt fused": lambda: pgettext("genogram", "cannot do without each other"),
    "felt distant": lambda: pgettext("genogram", "distant"),
    "felt hostile": lambda: pgettext("genogram", "it clashes"),
    "felt close_hostile": lambda: pgettext("genogram", "close, and it clashes"),
    "felt fused_hostile": lambda: pgettext("genogram", "cannot do without each other, and it clashes"),
    "felt focused_on": lambda: pgettext("genogram", "much attention for the other"),
    "felt cut_off": lambda: pgettext("genogram", "contact broken"),
    "felt repaired": lambda: pgettext("genogram", "contact was broken, and is there again"),
    "felt caretaker": lambda: pgettext("genogram", "takes care of the other"),
    "felt physical_abuse": lambda: pgettext("genogram", "physical abuse"),
    "felt emotional_abuse": lambda: pgettext("genogram", "emotional abuse"),
    "felt sexual_abuse": lambda: pgettext("genogram", "sexual abuse"),
    "fact illness": lambda: pgettext("genogram", "illness"),
    "fact mental_illness": lambda: pgettext("genogram", "mental illness"),
    "fact addiction": lambda: pgettext("genogram", "addiction"),
    "fact migration": lambda: pgettext("genogram", "came from another country"),
    "fact suspected": lambda: pgettext("genogram", "perhaps"),
    "fact recovered": lambda: pgettext("genogram", "recovered"),
    "home": lambda: pgettext("genogram", "live together"),
}


def union(one: Partnership) -> str:
    """What stands above the line of a couple: since when and until when they were together, as far as it is known."""
    told = []
    if one.since:
        since = _("married in {year}") if one.kind is PartnerKind.MARRIED else _("together since {year}")
        told.append(since.format(year=_year(one.since)))
    over = one.separated or one.until
    if over and one.ended is not PartnerEnd.WIDOWED:
        told.append(_("apart in {year}").format(year=_year(over)))
    return ", ".join(told)


def _year(when: When) -> str:
    return f"± {when.year}" if when.about else str(when.year)
