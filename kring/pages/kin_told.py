"""What somebody is to the others in a drawing of a family or a part of one, in words, wherever it is told."""

from typing import Any

from django.utils.translation import gettext, pgettext

from kring.core import relatives
from kring.core.network import UNBORN, UNKNOWN, FactKind, InteractionKind, Network, ParentKind, Person, Self, has_died
from kring.draw.genogram import marks, vocabulary
from kring.draw.genogram.labels import year
from kring.pages import family_words


def called(who: Person | Self) -> str:
    """What somebody is called here: a name, what a child is that was not born, or that the name is not known."""
    if who.name != UNKNOWN:
        return who.name
    if isinstance(who, Person) and who.sort in UNBORN:
        return family_words.said(vocabulary.SIGNS[f"unborn {who.sort}"])
    return gettext("name not known")


def said(part: Network, who: Person | Self) -> list[str]:
    """The same as `kin`, and how they are with each other, and what is marked."""
    felt = [one for one in part.interactions.values() if who.id in (one.a, one.b)]
    found = [
        f"{_named(part, [(one.b if one.a == who.id else one.a, '')])}: {family_words.WORDS[InteractionKind][one.kind]}"
        for one in felt
    ]
    facts = [one for one in part.facts.values() if one.person == who.id]
    return [*kin(part, who), *found, *(str(family_words.WORDS[FactKind][one.kind]) for one in facts)]


def kin(part: Network, who: Person | Self) -> list[str]:
    """The years of somebody, and their kin among those in `part`, each in a few words."""
    couples = relatives.couples(part, who.id)
    lasting = {relatives.partner(one, who.id) for one in couples if not marks.ended(one)}
    found = (
        (gettext("parents"), [(one.parent, as_parent(one.kind)) for one in relatives.parents(part, who.id)]),
        (gettext("partners"), [(id, _past(id, lasting)) for id in (relatives.partner(one, who.id) for one in couples)]),
        (gettext("children"), [(one.child, as_child(one.kind)) for one in relatives.children(part, who.id)]),
        (gettext("brothers and sisters"), [(id, "") for id in relatives.siblings(part, who.id)]),
    )
    return [one for one in (_years(who), *(f"{label}: {_named(part, kin)}" for label, kin in found if kin)) if one]


def as_parent(kind: ParentKind) -> str:
    """In which way somebody is a parent, when that is not by birth."""
    return "" if kind is ParentKind.BIRTH else str(family_words.WORDS[ParentKind][kind])


def as_child(kind: ParentKind) -> str:
    """In which way somebody is a child, when that is not by birth."""
    return "" if kind is ParentKind.BIRTH else str(family_words.AS_CHILD[kind])


def _past(id: str, lasting: set[str]) -> str:
    return "" if id in lasting else pgettext("a couple", "in the past")


def _years(who: Person | Self) -> str:
    died = who.died if isinstance(who, Person) else None
    if isinstance(who, Person) and has_died(who):
        return f"{year(who.born)} – {year(died)}" if who.born or died else gettext("has died")
    return year(who.born) if who.born else ""


def _named(part: Network, kin: list[tuple[str, str]]) -> str:
    """Names, each with how they are kin where that is said."""
    known: dict[str, Any] = {**part.people, **part.owner.selves}
    return ", ".join(f"{called(known[id])} ({how})" if how else called(known[id]) for id, how in dict.fromkeys(kin))
