"""What the signs of a genogram are called, and what stands above the line of a couple."""

from typing import Any, Final

from django.utils.translation import gettext, pgettext_lazy

from kring.core.network import PartnerEnd, PartnerKind, Partnership, When

SIGNS: Final[dict[str, Any]] = {
    "person woman": pgettext_lazy("genogram", "woman"),
    "person man": pgettext_lazy("genogram", "man"),
    "person other": pgettext_lazy("genogram", "another gender"),
    "person unknown": pgettext_lazy("genogram", "gender not known"),
    "person index": pgettext_lazy("genogram", "whose family this is"),
    "person dead": pgettext_lazy("genogram", "has died"),
    "unborn pregnancy": pgettext_lazy("genogram", "a child is coming"),
    "unborn miscarriage": pgettext_lazy("genogram", "miscarriage"),
    "unborn stillbirth": pgettext_lazy("genogram", "stillborn"),
    "unborn termination": pgettext_lazy("genogram", "ended pregnancy"),
    "couple together": pgettext_lazy("genogram", "a couple"),
    "couple cohabiting": pgettext_lazy("genogram", "living together"),
    "couple married": pgettext_lazy("genogram", "married"),
    "couple engaged": pgettext_lazy("genogram", "engaged"),
    "couple affair": pgettext_lazy("genogram", "an affair"),
    "ended separated": pgettext_lazy("genogram", "apart"),
    "ended divorced": pgettext_lazy("genogram", "divorced"),
    "ended again": pgettext_lazy("genogram", "together again"),
    "child birth": pgettext_lazy("genogram", "child by birth"),
    "child adopted": pgettext_lazy("genogram", "adopted child"),
    "child foster": pgettext_lazy("genogram", "foster child"),
    "child step": pgettext_lazy("genogram", "stepchild"),
    "child donor": pgettext_lazy("genogram", "donor"),
    "child surrogate": pgettext_lazy("genogram", "carried by a surrogate"),
    "child raises": pgettext_lazy("genogram", "raised by"),
    "child birth-adopted": pgettext_lazy("genogram", "child of one, adopted by the other"),
    "kin siblings": pgettext_lazy("genogram", "brothers and sisters"),
    "kin half": pgettext_lazy("genogram", "half brothers and sisters"),
    "kin twins": pgettext_lazy("genogram", "twins"),
    "kin identical": pgettext_lazy("genogram", "identical twins"),
    "felt close": pgettext_lazy("genogram", "close"),
    "felt very_close": pgettext_lazy("genogram", "very close"),
    "felt fused": pgettext_lazy("genogram", "cannot do without each other"),
    "felt distant": pgettext_lazy("genogram", "distant"),
    "felt hostile": pgettext_lazy("genogram", "it clashes"),
    "felt close_hostile": pgettext_lazy("genogram", "close, and it clashes"),
    "felt fused_hostile": pgettext_lazy("genogram", "cannot do without each other, and it clashes"),
    "felt focused_on": pgettext_lazy("genogram", "much attention for the other"),
    "felt cut_off": pgettext_lazy("genogram", "contact broken"),
    "felt repaired": pgettext_lazy("genogram", "contact was broken, and is there again"),
    "felt caretaker": pgettext_lazy("genogram", "takes care of the other"),
    "felt physical_abuse": pgettext_lazy("genogram", "physical abuse"),
    "felt emotional_abuse": pgettext_lazy("genogram", "emotional abuse"),
    "felt sexual_abuse": pgettext_lazy("genogram", "sexual abuse"),
    "fact illness": pgettext_lazy("genogram", "illness"),
    "fact mental_illness": pgettext_lazy("genogram", "mental illness"),
    "fact addiction": pgettext_lazy("genogram", "addiction"),
    "fact migration": pgettext_lazy("genogram", "came from another country"),
    "fact suspected": pgettext_lazy("genogram", "perhaps"),
    "fact recovered": pgettext_lazy("genogram", "recovered"),
    "home": pgettext_lazy("genogram", "live together"),
}


def union(one: Partnership) -> str:
    """What stands above the line of a couple: since when and until when, as far as it is known."""
    told = []
    if one.since:
        since = (
            gettext("married in %(year)s") if one.kind is PartnerKind.MARRIED else gettext("together since %(year)s")
        )
        told.append(since % {"year": year(one.since)})
    over = one.separated or one.until
    if over and one.ended is not PartnerEnd.WIDOWED:
        told.append(gettext("apart in %(year)s") % {"year": year(over)})
    return ", ".join(told)


def year(when: When) -> str:
    """A year as it stands in a drawing."""
    return f"± {when.year}" if when.about else str(when.year)
