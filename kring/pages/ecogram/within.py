"""The family in the circle in words: who stands there, what they are to each other, and whose contact is whose."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kring.core import family, inside, relatives
from kring.core.network import (
    UNBORN,
    UNKNOWN,
    FactKind,
    Inside,
    InteractionKind,
    Network,
    Person,
    Self,
    TieKind,
    has_died,
)
from kring.draw import ecogram_family
from kring.draw.genogram import vocabulary
from kring.draw.genogram.labels import year
from kring.pages import family_words
from kring.pages.ecogram import words

TIES: Final = (
    ("", _("nothing")),
    (TieKind.KNOWS.value, _("there is contact")),
    (TieKind.CLOSE.value, _("they are close")),
    (TieKind.TENSE.value, _("it is tense")),
    ("helps", _("helps them")),
    ("helped", _("is helped by them")),
)


@dataclass(frozen=True)
class Stands:
    """Somebody in the circle: what they are to the others there."""

    id: str
    name: str
    said: list[str]
    is_self: bool


def everybody(value: Network) -> list[Stands]:
    """Who stand in the circle, whose it is first; nobody when they stand there alone."""
    if not inside.people(value):
        return []
    part = inside.shown(value)
    people: list[Person | Self] = [*part.owner.selves.values(), *sorted(part.people.values(), key=lambda one: one.rank)]
    return [Stands(one.id, _called(one), _said(part, one), isinstance(one, Self)) for one in people]


def spoken(value: Network) -> dict[str, str]:
    """What is read aloud of each of them."""
    return {one.id: ". ".join((one.name, *one.said)) for one in everybody(value)}


def signs() -> dict[str, str]:
    """The words of the signs of a family."""
    return {sign: family_words.said(word) for sign, word in vocabulary.SIGNS.items()}


def is_of_owner(value: Network, person: Person) -> bool:
    """Whether the line to somebody is of whose ecogram it is: not when only somebody inside is known to know them."""
    aims = ecogram_family.aims(value, person)
    return not aims or any(not one.tie for one in aims)


def with_inside(value: Network, person: Person) -> list[str]:
    """What somebody outside has with who stands in the circle, one by one."""
    names = {one.id: one.name for one in value.people.values()}
    aims = [one for one in ecogram_family.aims(value, person) if one.tie]
    said = {1: gettext("help to %(name)s"), -1: gettext("help from %(name)s"), 2: gettext("help both ways")}
    found = []
    for one in aims:
        told = gettext("with %(name)s: %(line)s") % {"name": names[one.to], "line": str(words.LINES[one.kind]).lower()}
        found.append(", ".join((told, said[one.helps] % {"name": names[one.to]})) if one.helps else told)
    return found


def _called(who: Person | Self) -> str:
    return who.name if who.name != UNKNOWN else gettext("name not known")


def _said(part: Network, who: Person | Self) -> list[str]:
    """The years, the kin among those who stand there, how they are with each other, and what is marked."""
    kin = (
        (gettext("parents"), [one.parent for one in relatives.parents(part, who.id)]),
        (gettext("partners"), [relatives.partner(one, who.id) for one in relatives.couples(part, who.id)]),
        (gettext("children"), [one.child for one in relatives.children(part, who.id)]),
        (gettext("brothers and sisters"), relatives.siblings(part, who.id)),
    )
    found = [_years(who)] + [f"{label}: {_names(part, ids)}" for label, ids in kin if ids]
    felt = [one for one in part.interactions.values() if who.id in (one.a, one.b)]
    found += [
        f"{_names(part, [one.b if one.a == who.id else one.a])}: {family_words.WORDS[InteractionKind][one.kind]}"
        for one in felt
    ]
    facts = [one for one in part.facts.values() if one.person == who.id]
    found += [str(family_words.WORDS[FactKind][one.kind]) for one in facts]
    return [one for one in found if one]


def _years(who: Person | Self) -> str:
    died = who.died if isinstance(who, Person) else None
    if isinstance(who, Person) and has_died(who):
        return f"{year(who.born)} – {year(died)}" if who.born or died else gettext("has died")
    return year(who.born) if who.born else ""


def _names(part: Network, ids: list[str]) -> str:
    known: dict[str, Any] = {**part.people, **part.owner.selves}
    return ", ".join(_called(known[id]) for id in dict.fromkeys(ids))


@dataclass(frozen=True)
class Choice:
    """A part of the family that can stand in the circle, who that would be, and whether it is so now."""

    id: str
    is_now: bool
    names: str


def offered(value: Network) -> list[Choice]:
    """Every choice of who stands in the circle."""
    found = []
    for which in Inside:
        there = sorted((value.people[id] for id in inside.chosen(value, which)), key=lambda one: one.rank)
        names = ", ".join(map(_called, there)) if which is not Inside.CHOSEN else ""
        found.append(Choice(which.value, value.owner.inside is which, names))
    return found


def to_tick(value: Network) -> list[tuple[str, str, bool]]:
    """Everybody of the family who can be chosen by name, with whether they are."""
    people = sorted(family.shown(value).people.values(), key=lambda one: one.rank)
    return [(one.id, _called(one), one.is_inside) for one in people]


def with_whom(value: Network, person: Person) -> list[tuple[str, str, str]]:
    """Who stands in the circle beside whose it is, and what somebody outside has with each of them, in words."""
    aims = {one.to: one for one in ecogram_family.aims(value, person) if one.tie}
    people = sorted((value.people[id] for id in inside.people(value)), key=lambda one: one.rank)
    alive = [one for one in people if not has_died(one) and one.sort not in UNBORN]
    return [(one.id, one.name, str(words.LINES[aims[one.id].kind]) if one.id in aims else "") for one in alive]
