"""What did not fit into a drawing, whole: beside it on paper, so that nothing is lost there."""

import html
import re
from collections.abc import Iterable
from typing import Final

from kring.core import method, network
from kring.core.method import DomainsOf
from kring.core.network import Network
from kring.draw import pdf
from kring.draw.pdf import Sheet
from kring.methods import loader

_TEXT: Final = re.compile(r"<text[^>]*>([^<]*…[^<]*)</text>")
_FEWEST: Final = 2  # signs that a piece has to have before it is looked for


def of(sheet: Sheet, value: Network) -> tuple[str, ...]:
    """Whatever a sheet with a drawing of this network shortens: in the drawing, and in the words around it."""
    tray = f"{sheet.tray_title}: {', '.join(sheet.tray)}" if sheet.tray else ""
    signs = [one.words for one in sheet.signs]
    found = whole(sheet.drawing, [*said(value, sheet.language), sheet.title, sheet.own_words, *signs, tray])
    if sheet.is_whole or not sheet.drawing:
        return found
    more = [sheet.own_words] if len(sheet.own_words) > pdf.OWN_WORDS else []
    more += [tray] if sum(len(one) + 2 for one in sheet.tray) > pdf.TRAY else []
    return (*found, *more)


def said(value: Network, language: str) -> list[str]:
    """Everything in words of their own that a drawing of this network can shorten: names, titles, and what was told."""
    owner = [network.called(value), *(one.name for one in value.owner.selves.values())]
    things = [*(one.name for one in value.groups.values()), *(one.title for one in value.events.values())]
    listed = {**loader.domains(), **loader.domains(DomainsOf.CONTACTS)}
    parts = dict.fromkeys(part for one in value.people.values() for part in one.domains or () if part not in listed)
    lines = [one.own_line for one in value.people.values() if one.own_line]
    names = [method.said(one.name, language) for one in listed.values()]
    return [*owner, *(one.name for one in value.people.values()), *things, *parts, *names, *lines, value.view or ""]


def whole(drawing: str, known: Iterable[str]) -> tuple[str, ...]:
    """Those of the `known` words of which the drawing has only a beginning or a piece that ends in an ellipsis.

    In the order of the drawing, each once. Where two begin alike both are told. Words that end so by themselves
    were not shortened.
    """
    every = dict.fromkeys(" ".join(one.split()) for one in known if one)
    found = dict[str, None]()
    for match in _TEXT.finditer(drawing):
        words = html.unescape(match[1])
        piece = words.partition("…")[0].strip(" “")
        if words.strip() in every or len(piece) < _FEWEST:
            continue
        begin = [one for one in every if one.startswith(piece)]
        found |= dict.fromkeys(begin or [one for one in every if piece in one])
    return tuple(found)
