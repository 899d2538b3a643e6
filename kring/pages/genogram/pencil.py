"""What is proposed of a family, in pencil in its drawing and in its table, with the way to say yes or no (R017)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kring.core import family_pencils
from kring.core.family_pencils import Draft, Pencil
from kring.core.network import Network, Partnership, Person, Self
from kring.core.pencils import Kind
from kring.draw import genogram
from kring.draw.genogram import vocabulary
from kring.draw.genogram.labels import year
from kring.pages import family_words, penciled
from kring.pages.genogram import told
from kring.store.doors import Opened

DEAD: Final = vocabulary.SIGNS["person dead"]
_SAID: dict[Kind, Any] = {
    Kind.NEW: _("proposed"),
    Kind.GONE: _("proposed to be taken off"),
    Kind.MOVED: _("proposed otherwise"),
}


@dataclass(frozen=True)
class Mark:
    """What the table says of somebody or something in pencil, and where one says yes or no to it."""

    words: str
    address: str


def of(opened: Opened) -> Draft:
    """The family with what waits in it, as far as this viewer may know."""
    return family_pencils.draft(opened.agreed, penciled.wanted(opened))


def everybody(value: Network) -> dict[str, Person | Self]:
    """Whose network it is and who is in it, by their ids."""
    return {**value.owner.selves, **value.people}


def words(draft: Draft, said: genogram.Words) -> genogram.Words:
    """The words of the drawing, with those of what is proposed: of a couple above its line, of somebody below them."""
    unions = dict(said.unions)
    for id, one in draft.pencils.items():
        if one.kind is Kind.NEW and isinstance(one.now, Partnership):
            unions[id] = gettext("proposed: %(what)s") % {"what": unions.get(id, "")} if unions.get(id) else ""
    pencils = {id: below for id in draft.pencils if (below := _below(draft, id))}
    return msgspec.structs.replace(said, unions=unions, pencils=pencils)


def _below(draft: Draft, id: str) -> str:
    """That somebody is proposed, or in signs the years that are proposed for them; nothing when these stay."""
    was, one = everybody(draft.value).get(id), draft.pencils[id]
    if one.kind is Kind.NEW and was is not None:
        return str(_SAID[Kind.NEW])
    if one.kind is not Kind.MOVED or not isinstance(one.now, Person | Self) or was is None:
        return ""
    before, after = ((it.born, getattr(it, "died", None)) for it in (was, one.now))
    if before == after:
        return ""
    return gettext("proposed: %(what)s") % {"what": " – ".join(year(it) for it in (after if after[1] else after[:1]))}


def drawn(opened: Opened, draft: Draft) -> genogram.Pencils:
    """What of the drawing is in pencil: people, lines and households, each line with the way on."""
    homes = {id: one for id, one in draft.pencils.items() if id in draft.value.groups}
    facts = {one.person: "moved" for id in draft.pencils if (one := draft.value.facts.get(id))}
    people = {id: str(one.kind) for id, one in draft.pencils.items() if id in everybody(draft.value)}
    ties = {key: _waits(opened, one, _named(draft, key[1])) for key, one in draft.ties().items()}
    return genogram.Pencils(
        people=facts | people,
        ties=ties,
        homes={id: _waits(opened, one, draft.value.groups[id].name) for id, one in homes.items()},
    )


def spoken(draft: Draft) -> Mapping[str, str]:
    """What is read aloud of everybody: the name, the years in words, and what is proposed."""
    found = {}
    for id, who in everybody(draft.value).items():
        waits = draft.pencils.get(id)
        years = told.years(who)
        lived = years if any(map(str.isdigit, years)) else family_words.said(DEAD) if years else ""
        said = [told.called(who), lived, _words(waits) if waits else ""]
        found[id] = ", ".join(filter(None, said))
    return found


def marks(opened: Opened, draft: Draft) -> dict[str, Mark]:
    """What the table says of everything in pencil, by the id of the person or the record."""
    return {id: Mark(_words(one), penciled.to(opened, one.proposal)) for id, one in draft.pencils.items()}


def _words(one: Pencil) -> str:
    said = str(_SAID[one.kind])
    years = told.years(one.now) if one.kind is Kind.MOVED and isinstance(one.now, Person | Self) else ""
    return f"{said}: {told.called(one.now)}, {years}" if years and isinstance(one.now, Person | Self) else said


def _waits(opened: Opened, one: Pencil, names: str) -> genogram.Waits:
    return genogram.Waits(str(one.kind), f"{names}: {_SAID[one.kind]}", penciled.to(opened, one.proposal))


def _named(draft: Draft, ids: frozenset[str]) -> str:
    known = everybody(draft.value)
    return ", ".join(sorted(told.called(known[id]) for id in ids if id in known))
