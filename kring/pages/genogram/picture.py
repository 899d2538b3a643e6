"""The genogram as a visitor sees it, on the screen and on paper, with its words."""

from collections.abc import Callable

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kring.core import names
from kring.core import network as networks
from kring.core.family_pencils import Draft
from kring.core.network import Network
from kring.draw import genogram
from kring.draw.genogram import vocabulary
from kring.pages import family_words, ink
from kring.pages.genogram import pencil
from kring.pages.then import Then


def said(value: Network) -> genogram.Words:
    """The words in and around the drawing."""
    title = gettext("The family of %(name)s") % {"name": names.first_name(networks.called(value))}
    return vocabulary.words(value, title, family_words.said)


def placed(value: Network) -> genogram.Genogram:
    """Where everybody of the family stands."""
    return genogram.place(value, said(value))


def drawn(
    draft: Draft, where: genogram.Genogram, link: Callable[[str], str], chosen: str, pencils: genogram.Pencils
) -> SafeString:
    """The drawing with what is in pencil in it; everybody in it leads to their own family."""
    aloud = pencil.spoken(draft)
    return ink.safe(
        genogram.paint(
            where,
            said(draft.value),
            spoken=lambda seat: aloud[seat.person],
            link=link,
            photo=ink.photos(draft.value),
            selected=chosen or None,
            pencils=pencils,
        )
    )


def then(one: Then) -> SafeString:
    """The family at a moment, to look at."""
    return ink.safe(genogram.paint(placed(one.value), said(one.value), photo=ink.photos(one.value), lit=one.lit))


def least(where: genogram.Genogram) -> int:
    """How wide the drawing must at least be to be read, in hundreds of pixels, for its class."""
    return min(-(-int(where.width * 0.75) // 100), 40)
