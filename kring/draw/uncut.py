"""What did not fit into a drawing, whole: beside it on paper, so that nothing is lost there."""

import html
import re
from collections.abc import Iterable
from typing import Final

from kring.core import network
from kring.core.network import Network
from kring.draw import pdf
from kring.draw.pdf import Sheet

_TEXT: Final = re.compile(r"<text[^>]*>([^<]*…[^<]*)</text>")
_FEWEST: Final = 2  # signs that a piece has to have before it is looked for


def of(sheet: Sheet, value: Network) -> tuple[str, ...]:
    """Whatever a sheet with a drawing of this network shortens: in the drawing, and in the words around it."""
    tray = f"{sheet.tray_title}: {', '.join(sheet.tray)}" if sheet.tray else ""
    found = whole(sheet.drawing, [*said(value), sheet.title, sheet.own_words, tray])
    if sheet.is_whole or not sheet.drawing:
        return found
    more = [sheet.own_words] if len(sheet.own_words) > pdf.OWN_WORDS else []
    more += [tray] if sum(len(one) + 2 for one in sheet.tray) > pdf.TRAY else []
    return (*found, *more)


def said(value: Network) -> list[str]:
    """Everything in words of their own that a drawing of this network can shorten: names, titles, and what was told."""
    owner = [network.called(value), *(one.name for one in value.owner.selves.values())]
    names = [one.name for one in network.in_order(value)]
    things = [*(one.name for one in value.groups.values()), *(one.title for one in value.events.values())]
    parts = dict.fromkeys(part for one in value.people.values() for part in (*(one.domains or ()), one.own_line or ""))
    return [*owner, *names, *things, *parts, value.view or ""]


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
