"""What parents, couples, brothers and sisters, and the lines between people are called, wherever a family is told."""

from enum import Enum
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from kring.core.kinds import ParentKind
from kring.draw.genogram import vocabulary

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
    kind: {one: pgettext_lazy(*vocabulary.word(one)) for one in kind} for kind in vocabulary.KINDS
}
AS_CHILD: Final = {one: pgettext_lazy(*vocabulary.SIGNS[f"child {one}"]) for one in ParentKind}


def said(word: vocabulary.Word) -> str:
    """A word of a family in the language of whoever looks."""
    return pgettext(*word)
