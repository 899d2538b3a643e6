"""What is proposed of a family, in pencil in its drawing and in its table, with the way to say yes or no (R017)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec
from django.utils.translation import gettext

from kring.core.family_pencils import Draft, Pencil
from kring.core.network import Partnership, Person, Self
from kring.core.pencils import Kind
from kring.draw import genogram
from kring.draw.genogram import vocabulary
from kring.draw.genogram.labels import year
from kring.pages import family_words, kin_penciled, kin_told, penciled
from kring.pages.genogram import told
from kring.store.doors import Opened

DEAD: Final = vocabulary.SIGNS["person dead"]


@dataclass(frozen=True)
class Mark:
    """What the table says of somebody or something in pencil, and where one says yes or no to it."""

    words: str
    address: str


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
    was, one = kin_penciled.everybody(draft.value).get(id), draft.pencils[id]
    if one.kind is Kind.NEW and was is not None:
        return str(kin_penciled.SAID[Kind.NEW])
    if one.kind is not Kind.MOVED or not isinstance(one.now, Person | Self) or was is None:
        return ""
    before, after = ((it.born, getattr(it, "died", None)) for it in (was, one.now))
    if before == after:
        return ""
    return gettext("proposed: %(what)s") % {"what": " – ".join(year(it) for it in (after if after[1] else after[:1]))}


def spoken(draft: Draft) -> Mapping[str, str]:
    """What is read aloud of everybody: the name, the years in words, and what is proposed."""
    found = {}
    for id, who in kin_penciled.everybody(draft.value).items():
        waits = draft.pencils.get(id)
        years = told.years(who)
        lived = years if any(map(str.isdigit, years)) else family_words.said(DEAD) if years else ""
        said = [kin_told.called(who), lived, _words(waits) if waits else ""]
        found[id] = ", ".join(filter(None, said))
    return found


def marks(opened: Opened, draft: Draft) -> dict[str, Mark]:
    """What the table says of everything in pencil, by the id of the person or the record."""
    return {id: Mark(_words(one), penciled.to(opened, one.proposal)) for id, one in draft.pencils.items()}


def _words(one: Pencil) -> str:
    said = str(kin_penciled.SAID[one.kind])
    years = told.years(one.now) if one.kind is Kind.MOVED and isinstance(one.now, Person | Self) else ""
    return f"{said}: {kin_told.called(one.now)}, {years}" if years and isinstance(one.now, Person | Self) else said
