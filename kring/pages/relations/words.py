"""What two people have with each other, in words; and how two wishes about it that meet are told."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kring.core import ties
from kring.core.changes import Add, Misfit, Remove
from kring.core.network import Network, Person, Tie, TieKind
from kring.pages.answers import Both, Word
from kring.pages.relations.forms import HELPED

KNOWS: dict[tuple[TieKind, bool], Any] = {
    (TieKind.KNOWS, True): "",
    (TieKind.KNOWS, False): "",
    (TieKind.CLOSE, True): _("close"),
    (TieKind.CLOSE, False): _("close"),
    (TieKind.HELPS, True): _("helps"),
    (TieKind.HELPS, False): _("gets help"),
    (TieKind.TENSE, True): _("it clashes"),
    (TieKind.TENSE, False): _("it clashes"),
}
CHOICES: list[tuple[str, Any]] = [
    ("knows", _("They know each other")),
    ("close", _("They are close")),
    ("helps", _("One helps the other")),
    ("tense", _("It clashes")),
]


@dataclass(frozen=True)
class Fact:
    """One thing that two people may have with each other, and whether they do."""

    kind: str
    words: str
    is_so: bool


def between(tie: Tie, one: str) -> Any:
    """What a tie says beside the name of the other, from the side of one of its ends."""
    if tie.kind is TieKind.HELPS and tie.is_mutual:
        return _("they help each other")
    return KNOWS[tie.kind, tie.a == one]


def listed(person: Person, kinds: tuple[Any, ...]) -> str:
    """Somebody in a list of whom another knows, with what they have when that is more."""
    more = ", ".join(str(kind) for kind in kinds if kind)
    return f"{person.name} ({more})" if more else person.name


def facts(one: Person, other: Person, between: dict[TieKind, Tie]) -> list[Fact]:
    """What can be told of two people, in the order of the list."""
    helps = between.get(TieKind.HELPS)
    two = {"one": one.name, "other": other.name}
    return [
        Fact("knows", gettext("They know each other"), bool(between)),
        Fact("close", gettext("They are close"), TieKind.CLOSE in between),
        Fact("helps", gettext("%(one)s helps %(other)s") % two, helps is not None and ties.helps(helps, one.id)),
        Fact(
            HELPED,
            gettext("%(one)s helps %(other)s") % {"one": other.name, "other": one.name},
            helps is not None and ties.helps(helps, other.id),
        ),
        Fact("tense", gettext("It clashes"), TieKind.TENSE in between),
    ]


def both(value: Network) -> Word:
    """How two ties that were told at once are put beside each other: in words, with names."""

    def told(misfit: Misfit) -> Both:
        change = misfit.change
        yours = change.record if isinstance(change, Add) else None
        mine = misfit.now if isinstance(misfit.now, Tie) else change.was if isinstance(change, Remove) else None
        return Both("", _told(value, mine), _told(value, yours))

    return told


def _told(value: Network, tie: object) -> str:
    if not isinstance(tie, Tie) or tie.a not in value.people or tie.b not in value.people:
        return gettext("No line")
    two = {"one": value.people[tie.a].name, "other": value.people[tie.b].name}
    if tie.kind is TieKind.HELPS and tie.is_mutual:
        return gettext("%(one)s and %(other)s help each other") % two
    if tie.kind is TieKind.HELPS:
        return gettext("%(one)s helps %(other)s") % two
    return f"{two['one']} – {two['other']}: {dict(CHOICES)[tie.kind]}"
