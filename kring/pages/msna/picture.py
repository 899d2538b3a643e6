"""The zones as a visitor sees them: the circle of the cards, for every width of screen and on paper."""

from collections.abc import Callable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from kring.core import cards as told
from kring.core import method
from kring.core.method import Cards
from kring.core.network import Network
from kring.draw import circle
from kring.draw.seats import Entry, Legend, Seats
from kring.pages import ink, seats

Photo = Callable[[str], str]


def drawn(
    value: Network, cards: Cards, kept: dict[str, Any], language: str, photo: Photo, address: str, chosen: str | None
) -> ink.Drawn:
    """The zones with everybody who has a place in them; every person leads to where they can get another."""
    layout = method.layout_of(cards)
    before = seats.of(kept, layout)
    wide, tablet = (circle.place(value, layout, size, before) for size in ("wide", "tablet"))
    words = legend(value, cards, language)
    join = "&" if "?" in address else "?"

    def painted(placed: Seats) -> SafeString:
        return ink.safe(
            circle.paint(
                placed,
                words,
                language=language,
                link=lambda person: f"{address}{join}who={person}",
                photo=photo,
                selected=chosen,
                ghosts=circle.ghosts(placed, chosen) if chosen else (),
            )
        )

    return ink.Drawn(painted(wide), painted(tablet), ink.safe(circle.thumbnail(wide, 112, words.title)))


def bare(value: Network, cards: Cards) -> SafeString:
    """The zones before anybody stands in them."""
    layout = method.layout_of(cards)
    return ink.safe(circle.thumbnail(circle.place(value, layout, "tablet", None), 112))


def legend(value: Network, cards: Cards, language: str) -> Legend:
    """How many of each card count: only who stands in a zone that counts (R037)."""
    groups = {}
    for one in told.filled(value, cards):
        lines = [ngettext("%(count)s person counts", "%(count)s people count", len(one.counting))]
        beyond = len(one.rows) - len(one.counting) - len(one.waiting)
        entries = [Entry("", line % {"count": len(one.counting)}) for line in lines]
        if beyond:
            entries.append(Entry("", gettext("%(count)s further away") % {"count": beyond}))
        groups[one.card.id] = tuple(entries)
    return Legend(method.said(cards.name, language), groups=groups)
