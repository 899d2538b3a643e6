"""What somebody is to the others in a drawing of a family or a part of one, in words, wherever it is told."""

from typing import Any

from django.utils.translation import gettext

from kring.core import relatives
from kring.core.network import UNKNOWN, FactKind, InteractionKind, Network, Person, Self, has_died
from kring.draw.genogram.labels import year
from kring.pages import family_words


def called(who: Person | Self) -> str:
    """What somebody is called, also when nobody knows their name."""
    return who.name if who.name != UNKNOWN else gettext("name not known")


def said(part: Network, who: Person | Self) -> list[str]:
    """The same as `kin`, and how they are with each other, and what is marked."""
    felt = [one for one in part.interactions.values() if who.id in (one.a, one.b)]
    found = [
        f"{_names(part, [one.b if one.a == who.id else one.a])}: {family_words.WORDS[InteractionKind][one.kind]}"
        for one in felt
    ]
    facts = [one for one in part.facts.values() if one.person == who.id]
    return [*kin(part, who), *found, *(str(family_words.WORDS[FactKind][one.kind]) for one in facts)]


def kin(part: Network, who: Person | Self) -> list[str]:
    """The years of somebody, and their kin among those in `part`, each in a few words."""
    found = (
        (gettext("parents"), [one.parent for one in relatives.parents(part, who.id)]),
        (gettext("partners"), [relatives.partner(one, who.id) for one in relatives.couples(part, who.id)]),
        (gettext("children"), [one.child for one in relatives.children(part, who.id)]),
        (gettext("brothers and sisters"), relatives.siblings(part, who.id)),
    )
    return [one for one in (_years(who), *(f"{label}: {_names(part, ids)}" for label, ids in found if ids)) if one]


def _years(who: Person | Self) -> str:
    died = who.died if isinstance(who, Person) else None
    if isinstance(who, Person) and has_died(who):
        return f"{year(who.born)} – {year(died)}" if who.born or died else gettext("has died")
    return year(who.born) if who.born else ""


def _names(part: Network, ids: list[str]) -> str:
    known: dict[str, Any] = {**part.people, **part.owner.selves}
    return ", ".join(called(known[id]) for id in dict.fromkeys(ids))
