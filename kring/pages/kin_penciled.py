"""What is proposed of a family, in pencil in every drawing that shows a part of it, and the way to yes or no (R017)."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kring.core import family, family_pencils, inside
from kring.core.family_pencils import Draft, Pencil
from kring.core.network import Id, Network, Person, Self, Tie, TieKind
from kring.core.pencils import Bond, Kind
from kring.draw import genogram
from kring.draw import pencils as drawing
from kring.draw.relations_seats import Map
from kring.pages import ink, kin_told, penciled
from kring.store.doors import Opened

SAID: dict[Kind, Any] = {
    Kind.NEW: _("proposed"),
    Kind.GONE: _("proposed to be taken off"),
    Kind.MOVED: _("proposed otherwise"),
    Kind.TIED: _("proposed"),
    Kind.UNTIED: _("proposed to be taken off"),
}
_LINES = {Kind.NEW: Kind.TIED, Kind.GONE: Kind.UNTIED}


def of(opened: Opened) -> Draft:
    """The family with what waits in it, as far as this viewer may know."""
    return family_pencils.draft(opened.agreed, penciled.wanted(opened))


def everybody(value: Network) -> dict[str, Person | Self]:
    """Whose network it is and who is in it, by their ids."""
    return {**value.owner.selves, **value.people}


def drawn(opened: Opened, draft: Draft) -> genogram.Pencils:
    """What of a genogram is in pencil: people, lines and households, each line with the way on."""
    homes = {id: one for id, one in draft.pencils.items() if id in draft.value.groups}
    facts = {one.person: "moved" for id in draft.pencils if (one := draft.value.facts.get(id))}
    people = {id: str(one.kind) for id, one in draft.pencils.items() if id in everybody(draft.value)}
    ties = {key: _waits(opened, one, _named(draft, key[1])) for key, one in draft.ties().items()}
    return genogram.Pencils(
        people=facts | people,
        ties=ties,
        homes={id: _waits(opened, one, draft.value.groups[id].name) for id, one in homes.items()},
    )


def inside_ecogram(opened: Opened) -> genogram.Pencils | None:
    """What is in pencil of the family in the circle of an ecogram: of who stands there, and of their lines."""
    there = inside.people(opened.agreed)
    if not there or not (draft := of(opened)).pencils:
        return None
    found, stand = drawn(opened, draft), {*there, *opened.agreed.owner.selves}
    people = {id: kind for id, kind in found.people.items() if id in stand and id in everybody(opened.agreed)}
    ties = {key: one for key, one in found.ties.items() if one.kind != Kind.NEW and key[1] <= stand}
    return genogram.Pencils(people=people, ties=ties) if people or ties else None


def on_family_map(opened: Opened, where: Map) -> tuple[Map, SafeString]:
    """The family map with room for who would come, and what waits to lay over it. Nobody who stands there moves."""
    draft = of(opened)
    if not draft.pencils:
        return where, ink.safe("")
    there = everybody(family.on_map(draft.value))
    people = {id: Person(id, kin_told.called(one)) for id, one in there.items()}
    waits = {id: one for id, one in draft.pencils.items() if id in people}
    newcomers = [(one.proposal, people[id]) for id, one in waits.items() if one.kind is Kind.NEW]
    marks = [(one.proposal, people[id], one.kind) for id, one in waits.items() if one.kind is not Kind.NEW]
    bonds = [
        Bond(_LINES.get(one.kind, one.kind), Tie(what, a, b, TieKind.KNOWS), people[a], people[b], one.proposal)
        for (what, ends), one in draft.ties().items()
        if not what.startswith("interaction")
        for a, b in _pairs(ends)
        if a in people and b in people
    ]
    grown, found = drawing.in_map(where, newcomers, bonds, marks)

    def spoken(one: drawing.Pencil) -> str:
        return f"{one.name}: {SAID[one.kind]}"

    return grown, ink.safe(drawing.paint(found, spoken, lambda one: penciled.to(opened, one.proposal)))


def _pairs(ends: frozenset[Id]) -> list[tuple[Id, Id]]:
    """Whom a line ties, two by two: brothers and sisters stand in one line."""
    told = sorted(ends)
    return list(zip(told, told[1:], strict=False))


def _waits(opened: Opened, one: Pencil, names: str) -> genogram.Waits:
    return genogram.Waits(str(one.kind), f"{names}: {SAID[one.kind]}", penciled.to(opened, one.proposal))


def _named(draft: Draft, ids: frozenset[str]) -> str:
    known = everybody(draft.value)
    return ", ".join(sorted(kin_told.called(known[id]) for id in ids if id in known))
