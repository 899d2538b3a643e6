"""What parents, couples, brothers and sisters, and the lines between people are called, wherever a family is told."""

from enum import Enum
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core.kinds import FactKind, InteractionKind, ParentKind, PartnerEnd, PartnerKind, SiblingsKind

FIELDS: Final[dict[str, dict[str, Any]]] = {
    "descents": {
        "child": _("the child"),
        "parent": _("the parent"),
        "kind": _("what kind of parent"),
        "since": _("since when"),
        "until": _("until when"),
    },
    "siblings": {"people": _("who are brothers and sisters"), "kind": _("what kind of brothers and sisters")},
    "partnerships": {
        "a": _("the one"),
        "b": _("the other"),
        "kind": _("what kind of couple"),
        "since": _("since when"),
        "until": _("until when"),
        "ended": _("how it ended"),
        "separated": _("apart since"),
        "rank": _("the order of partners"),
    },
    "interactions": {
        "a": _("the one"),
        "b": _("the other"),
        "kind": _("how they are with each other"),
        "since": _("since when"),
        "until": _("until when"),
        "remark": _("a remark"),
        "confidential": _("only for the client to see"),
    },
    "facts": {
        "person": _("whom it is about"),
        "kind": _("what it is"),
        "words": _("the words"),
        "since": _("since when"),
        "until": _("until when"),
        "is_suspected": _("not sure"),
        "has_recovered": _("better again"),
        "confidential": _("only for the client to see"),
    },
}
WORDS: Final[dict[type[Enum], dict[Any, Any]]] = {
    ParentKind: {
        ParentKind.BIRTH: pgettext_lazy("parent", "by birth"),
        ParentKind.ADOPTED: pgettext_lazy("parent", "by adoption"),
        ParentKind.FOSTER: pgettext_lazy("parent", "foster parent"),
        ParentKind.STEP: pgettext_lazy("parent", "stepparent"),
        ParentKind.DONOR: pgettext_lazy("parent", "donor"),
        ParentKind.SURROGATE: pgettext_lazy("parent", "surrogate mother"),
        ParentKind.RAISES: pgettext_lazy("parent", "raises the child"),
    },
    PartnerKind: {
        PartnerKind.TOGETHER: pgettext_lazy("couple", "together"),
        PartnerKind.COHABITING: pgettext_lazy("couple", "living together"),
        PartnerKind.MARRIED: pgettext_lazy("couple", "married"),
        PartnerKind.ENGAGED: pgettext_lazy("couple", "engaged"),
        PartnerKind.AFFAIR: pgettext_lazy("couple", "an affair"),
    },
    PartnerEnd: {
        PartnerEnd.SEPARATED: pgettext_lazy("couple", "apart"),
        PartnerEnd.DIVORCED: pgettext_lazy("couple", "divorced"),
        PartnerEnd.WIDOWED: pgettext_lazy("couple", "one of them died"),
    },
    SiblingsKind: {
        SiblingsKind.SIBLINGS: pgettext_lazy("siblings", "brothers and sisters"),
        SiblingsKind.HALF: pgettext_lazy("siblings", "half-brothers and half-sisters"),
        SiblingsKind.TWINS: pgettext_lazy("siblings", "twins"),
        SiblingsKind.FRATERNAL: pgettext_lazy("siblings", "fraternal twins"),
        SiblingsKind.IDENTICAL: pgettext_lazy("siblings", "identical twins"),
    },
    InteractionKind: {
        InteractionKind.CLOSE: pgettext_lazy("interaction", "close"),
        InteractionKind.VERY_CLOSE: pgettext_lazy("interaction", "very close"),
        InteractionKind.FUSED: pgettext_lazy("interaction", "never without each other"),
        InteractionKind.DISTANT: pgettext_lazy("interaction", "distant"),
        InteractionKind.HOSTILE: pgettext_lazy("interaction", "they clash"),
        InteractionKind.CLOSE_HOSTILE: pgettext_lazy("interaction", "close, and they clash"),
        InteractionKind.FUSED_HOSTILE: pgettext_lazy("interaction", "never without each other, and they clash"),
        InteractionKind.FOCUSED_ON: pgettext_lazy("interaction", "turns all attention to the other"),
        InteractionKind.CUT_OFF: pgettext_lazy("interaction", "contact broken"),
        InteractionKind.REPAIRED: pgettext_lazy("interaction", "contact was broken, and is back"),
        InteractionKind.CARETAKER: pgettext_lazy("interaction", "takes care of the other"),
        InteractionKind.PHYSICAL_ABUSE: pgettext_lazy("interaction", "uses violence against the other"),
        InteractionKind.EMOTIONAL_ABUSE: pgettext_lazy("interaction", "hurts the other with words or fear"),
        InteractionKind.SEXUAL_ABUSE: pgettext_lazy("interaction", "abuses the other sexually"),
    },
    FactKind: {
        FactKind.ILLNESS: pgettext_lazy("fact", "illness"),
        FactKind.MENTAL_ILLNESS: pgettext_lazy("fact", "mental illness"),
        FactKind.ADDICTION: pgettext_lazy("fact", "addiction"),
        FactKind.MIGRATION: pgettext_lazy("fact", "came from another country"),
    },
}
