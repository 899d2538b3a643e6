"""What every sign of a genogram and every kind of family tie is called, once for all who say it.

Nothing is said here: a word is a context and an English sentence for a catalogue, which is the caller's.
"""

from collections.abc import Callable
from enum import Enum
from typing import Final

from kring.core.network import (
    Dating,
    Fact,
    FactKind,
    InteractionKind,
    Network,
    ParentKind,
    PartnerEnd,
    PartnerKind,
    Partnership,
    SiblingsKind,
    When,
)
from kring.draw.genogram.labels import year
from kring.draw.genogram.parts import Words

Word = tuple[str, str]
Say = Callable[[Word], str]


def pgettext(context: str, sentence: str) -> Word:
    """A word, not said yet. Its name is what those who collect the sentences of Kring look for."""
    return context, sentence


SIGNS: Final[dict[str, Word]] = {
    "person woman": pgettext("genogram", "woman"),
    "person man": pgettext("genogram", "man"),
    "person other": pgettext("genogram", "another gender"),
    "person unknown": pgettext("genogram", "gender not known"),
    "person index": pgettext("genogram", "whose family this is"),
    "person dead": pgettext("genogram", "has died"),
    "unborn pregnancy": pgettext("genogram", "a child is coming"),
    "unborn miscarriage": pgettext("genogram", "miscarriage"),
    "unborn stillbirth": pgettext("genogram", "stillborn"),  # and of whom the gender is known:
    "unborn stillbirth woman": pgettext("genogram", "stillborn"),
    "unborn stillbirth man": pgettext("genogram", "stillborn"),
    "unborn stillbirth other": pgettext("genogram", "stillborn"),
    "unborn termination": pgettext("genogram", "ended pregnancy"),
    "couple together": pgettext("genogram", "a couple"),
    "couple cohabiting": pgettext("genogram", "living together"),
    "couple married": pgettext("genogram", "married"),
    "couple engaged": pgettext("genogram", "engaged"),
    "couple affair": pgettext("genogram", "an affair"),
    "ended separated": pgettext("genogram", "apart"),
    "ended divorced": pgettext("genogram", "divorced"),
    "ended again": pgettext("genogram", "together again"),
    "child birth": pgettext("genogram", "child by birth"),
    "child adopted": pgettext("genogram", "adopted child"),
    "child foster": pgettext("genogram", "foster child"),
    "child step": pgettext("genogram", "stepchild"),
    "child donor": pgettext("genogram", "child of a donor"),
    "child surrogate": pgettext("genogram", "carried by a surrogate"),
    "child raises": pgettext("genogram", "raised by"),
    "child birth-adopted": pgettext("genogram", "child of one, adopted by the other"),
    "kin siblings": pgettext("genogram", "brothers and sisters"),
    "kin half": pgettext("genogram", "half brothers and sisters"),
    "kin fraternal": pgettext("genogram", "fraternal twins"),
    "kin identical": pgettext("genogram", "identical twins"),
    "kin twins": pgettext("genogram", "twins, not known of which kind"),
    "felt close": pgettext("genogram", "close"),
    "felt very_close": pgettext("genogram", "very close"),
    "felt fused": pgettext("genogram", "cannot do without each other"),
    "felt distant": pgettext("genogram", "distant"),
    "felt hostile": pgettext("genogram", "it clashes"),
    "felt close_hostile": pgettext("genogram", "close, and it clashes"),
    "felt fused_hostile": pgettext("genogram", "cannot do without each other, and it clashes"),
    "felt focused_on": pgettext("genogram", "much attention for the other"),
    "felt cut_off": pgettext("genogram", "contact broken"),
    "felt repaired": pgettext("genogram", "contact was broken, and is there again"),
    "felt caretaker": pgettext("genogram", "takes care of the other"),
    "felt physical_abuse": pgettext("genogram", "physical abuse"),
    "felt emotional_abuse": pgettext("genogram", "emotional abuse"),
    "felt sexual_abuse": pgettext("genogram", "sexual abuse"),
    "fact illness": pgettext("genogram", "illness"),
    "fact mental_illness": pgettext("genogram", "mental illness"),
    "fact addiction": pgettext("genogram", "addiction"),
    "fact migration": pgettext("genogram", "moved to or from another country"),
    "home": pgettext("genogram", "live together"),
}
OTHERS: Final[dict[str, Word]] = {  # words of a family that are no sign of their own
    "ended widowed": pgettext("genogram", "one of them died"),
    "parent birth": pgettext("parent", "by birth"),
    "parent adopted": pgettext("parent", "by adoption"),
    "parent foster": pgettext("parent", "foster parent"),
    "parent step": pgettext("parent", "stepparent"),
    "parent donor": pgettext("parent", "donor"),
    "parent surrogate": pgettext("parent", "surrogate mother"),
    "parent raises": pgettext("parent", "raises the child"),
}
STATES: Final = {"suspected": pgettext("genogram", "perhaps"), "recovered": pgettext("genogram", "recovered")}
_KINDS: Final[dict[type[Enum], str]] = {
    ParentKind: "parent",
    PartnerKind: "couple",
    PartnerEnd: "ended",
    SiblingsKind: "kin",
    InteractionKind: "felt",
    FactKind: "fact",
}
KINDS: Final = tuple(_KINDS)
PLAIN: Final = (ParentKind.BIRTH, PartnerKind.TOGETHER, SiblingsKind.SIBLINGS)  # what a tie is when no more is said
MARRIED: Final = pgettext("genogram", "married in {year}")
TOGETHER: Final = pgettext("genogram", "together since {year}")
SINCE: Final = pgettext("genogram", "since {year}")
APART: Final = pgettext("genogram", "apart in {year}")
DIVORCED: Final = pgettext("genogram", "divorced in {year}")
_BEGAN: Final = {PartnerKind.MARRIED: MARRIED, PartnerKind.ENGAGED: SINCE, PartnerKind.AFFAIR: SINCE}
LEGEND: Final = pgettext("genogram", "What you see")


def word(kind: Enum) -> Word:
    """What a kind of parent, couple, end, brothers and sisters, line or mark is called."""
    key = f"{_KINDS[type(kind)]} {kind.value}"
    return SIGNS.get(key) or OTHERS[key]


def fact(one: Fact) -> str:
    """The sign of what is marked in somebody: its kind, whether it is suspected, and whether it is over.

    Nobody recovers from having moved.
    """
    states = {"suspected": one.is_suspected, "recovered": one.has_recovered and one.kind is not FactKind.MIGRATION}
    return " ".join((f"fact {one.kind}", *(state for state, is_so in states.items() if is_so)))


def signs(say: Say) -> dict[str, str]:
    """Every sign that a legend can show, in its order, with its word."""
    found: dict[str, str] = {}
    for sign, one in SIGNS.items():
        found[sign] = say(one)
        if sign.startswith("fact "):
            for states in (["suspected"], ["recovered"], ["suspected", "recovered"]):
                said = ", ".join(say(STATES[state]) for state in states)
                found[" ".join((sign, *states))] = f"{say(one)} ({said})"
    return found


def words(network: Network, title: str, say: Say) -> Words:
    """All words in and around the drawing of a family, said by the caller."""
    return Words(
        title=title,
        unions={one.id: union(one, say) for one in network.partnerships.values()},
        legend=say(LEGEND),
        signs=signs(say),
    )


def union(one: Partnership, say: Say) -> str:
    """What stands above the line of a couple: since when and until when, as far as it is known.

    Of both years only the years: that it ended is a sign on the line, and words as well would be cut off.
    """
    over = None if one.ended is PartnerEnd.WIDOWED else one.separated or one.until
    began = _told(one.since, _BEGAN.get(one.kind, TOGETHER), SIGNS[f"couple {one.kind}"], say) if one.since else ""
    if (
        one.separated and one.ended is PartnerEnd.DIVORCED
    ):  # the sign is of the divorce, which came later or has no year
        apart = _told(one.separated, APART, SIGNS["ended separated"], say)
        if one.until is None:
            return ", ".join(filter(None, (began, apart)))
        first = f"{year(one.since)} – {year(one.separated)}" if one.since else apart
        return f"{first}, {_told(one.until, DIVORCED, SIGNS['ended divorced'], say)}"
    if one.since and over:
        return f"{year(one.since)} – {year(over)}"
    return began or (_told(over, APART, SIGNS["ended separated"], say) if over else "")


def _told(when: When, in_year: Word, before_or_after: Word, say: Say) -> str:
    """A year in words; "in" would not go with before, after or between."""
    return say(in_year).format(year=year(when)) if _is_year(when) else f"{say(before_or_after)} {year(when)}"


def _is_year(when: When) -> bool:
    return when.how not in (Dating.BEFORE, Dating.AFTER) and (when.to is None or when.to.year == when.year)
