"""The ecogram on paper: only the domains in use, and a legend of only the signs in it."""

from django.utils.translation import gettext

from kring.core import domains, network, tied
from kring.core.network import Network
from kring.draw import ecogram, ecogram_paper, pdf
from kring.draw.ecogram_seats import Ecogram, Named
from kring.pages import seats, sheets
from kring.pages.ecogram import picture, within


def sheet(asked: sheets.Asked) -> pdf.Sheet:
    """The ecogram: a whole sheet when the paper lies, and the drawing under its title when it stands."""
    value = asked.opened.value
    size = "paper" if asked.is_lying else "tablet"
    placed = ecogram.place(value, _used(value), size, seats.ecogram(asked.opened.kept))
    words = picture.words_of(value, "")
    page = _page(asked, value)
    lying = ecogram_paper.sheet(placed, page, words, photo=asked.photo, standalone=asked.colours)
    standing = ecogram.paint(placed, words, photo=asked.photo, standalone=asked.colours)
    return pdf.Sheet(
        drawing=lying if asked.is_lying else standing,
        title=page.title,
        about=_about(value, page.title),
        language=asked.language,
        day=page.day,
        own_words=page.own_words,
        signs_title=page.signs_title,
        signs=tuple(pdf.Sign(sign, said) for sign, said in page.signs),
        tray_title=page.tray_title,
        tray=page.tray,
        foot=page.foot,
        poster=asked.gluing,
        colours=asked.colours,
        is_whole=asked.is_lying,
        least=_least(placed, asked.is_lying),
    )


def _used(value: Network) -> list[Named]:
    """Nobody taps on paper: only the domains in which somebody matters."""
    named = picture.named(value)
    used = {domain for one in domains.outside(value) for domain in one.domains or ()}
    return [one for one in named if one.id in used] or named


def _least(placed: Ecogram, is_lying: bool) -> float:
    return placed.font * (ecogram_paper.scale(placed) if is_lying else 1.0)


def _page(asked: sheets.Asked, value: Network) -> ecogram_paper.Page:
    return ecogram_paper.Page(
        title=picture.title(value),
        day=". ".join(filter(None, (asked.day, tied.key(value)))),
        own_words=f"“{value.view}”" if value.view else "",
        signs_title=gettext("What you see"),
        signs=tuple((one.sign, one.said) for one in picture.legend(value)),
        tray_title=gettext("Not in the drawing yet"),
        tray=tuple(one.name for one in domains.waiting(value)),
        foot=asked.foot,
    )


def _about(value: Network, title: str) -> str:
    """The drawing in words: everybody with what their line says."""
    called, people = network.called(value), [one for one in domains.outside(value) if domains.first(one)]
    return (
        ". ".join([title, *within.spoken(value).values(), *(picture.spoken(value, one, called) for one in people)])
        + "."
    )
