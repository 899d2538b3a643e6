"""The zones on paper: a whole sheet when the paper lies, and the zones under their title when it stands."""

from django.utils.translation import gettext

from kring.core import cards as told
from kring.core import method, names
from kring.core import network as networks
from kring.core.cards import Filled
from kring.core.method import Cards
from kring.draw import circle, paper, pdf
from kring.draw.seats import Legend, Seats
from kring.methods import loader
from kring.pages import seats, sheets
from kring.pages.msna import picture


def sheet(asked: sheets.Asked) -> pdf.Sheet:
    """The zones with everybody who has a place in them, and who waits for one."""
    value = asked.opened.value
    cards = loader.cards_in_use(value)
    layout, filled = method.layout_of(cards), told.filled(value, cards)
    size = "paper" if asked.is_lying else "tablet"
    placed = circle.place(value, layout, size, seats.of(asked.opened.kept, layout))
    legend, page = picture.legend(value, cards, asked.language), _page(asked, cards, filled)
    return pdf.Sheet(
        drawing=_lying(asked, placed, page, legend) if asked.is_lying else _standing(asked, placed, legend),
        title=page.title,
        about=_about(asked, page.title, cards, filled),
        language=asked.language,
        day=page.day,
        tray_title=page.tray_title,
        tray=page.tray,
        foot=page.foot,
        poster=asked.gluing,
        colours=asked.colours,
        is_whole=asked.is_lying,
        least=placed.font,
    )


def _lying(asked: sheets.Asked, placed: Seats, page: paper.Page, legend: Legend) -> str:
    return paper.sheet(placed, page, legend, language=asked.language, photo=asked.photo, standalone=asked.colours)


def _standing(asked: sheets.Asked, placed: Seats, legend: Legend) -> str:
    return circle.paint(placed, legend, language=asked.language, photo=asked.photo, standalone=asked.colours)


def _page(asked: sheets.Asked, cards: Cards, filled: tuple[Filled, ...]) -> paper.Page:
    called = names.first_name(networks.called(asked.opened.value))
    return paper.Page(
        title=method.said(cards.name, asked.language),
        day=f"{called}, {asked.day}",
        near_title=gettext("The zones"),
        tray_title=gettext("No zone yet"),
        tray=tuple(row.person.name for one in filled for row in one.waiting),
        foot=asked.foot,
    )


def _about(asked: sheets.Asked, title: str, cards: Cards, filled: tuple[Filled, ...]) -> str:
    """The drawing in words: card by card who stands in which zone."""
    lines = [title, gettext("Only who stands in the first zone counts as the network")]
    for one in filled:
        zones = [
            f"{method.said(zone.name, asked.language)}: {', '.join(people)}"
            for zone in cards.zone
            if (people := [row.person.name for row in one.rows if row.zone == zone])
        ]
        lines += [f"{method.said(one.card.name, asked.language)}: {'; '.join(zones)}"] if zones else []
    return ". ".join(lines) + "."
