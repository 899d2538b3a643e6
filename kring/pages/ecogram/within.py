"""The family in the circle in words: who stands there, what they are to each other, and whose contact is whose."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kring.core import family, inside
from kring.core.network import (
    UNBORN,
    Inside,
    Network,
    Person,
    Self,
    TieKind,
    has_died,
)
from kring.draw import ecogram_family
from kring.draw.genogram import vocabulary
from kring.pages import family_words, kin_told
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
    return [Stands(one.id, kin_told.called(one), kin_told.said(part, one), isinstance(one, Self)) for one in people]


def spoken(value: Network) -> dict[str, str]:
    """What is read aloud of each of them."""
    return {one.id: ". ".join((one.name, *one.said)) for one in everybody(value)}


def signs() -> dict[str, str]:
    """The words of the signs of a family."""
    return vocabulary.signs(family_words.said)


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
        names = ", ".join(map(kin_told.called, there)) if which is not Inside.CHOSEN else ""
        found.append(Choice(which.value, value.owner.inside is which, names))
    return found


def to_tick(value: Network) -> list[tuple[str, str, bool]]:
    """Everybody of the family who can be chosen by name, with whether they are."""
    people = sorted(family.shown(value).people.values(), key=lambda one: one.rank)
    return [(one.id, kin_told.called(one), one.is_inside) for one in people]


def with_whom(value: Network, person: Person) -> list[tuple[str, str, str]]:
    """Who stands in the circle beside whose it is, and what somebody outside has with each of them, in words."""
    aims = {one.to: one for one in ecogram_family.aims(value, person) if one.tie}
    people = sorted((value.people[id] for id in inside.people(value)), key=lambda one: one.rank)
    alive = [one for one in people if not has_died(one) and one.sort not in UNBORN]
    return [(one.id, one.name, str(words.LINES[aims[one.id].kind]) if one.id in aims else "") for one in alive]
