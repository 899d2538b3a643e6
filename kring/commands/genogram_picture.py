"""The genogram in a terminal: its numbers, and the drawing with its words."""

from typing import Final

from kring.commands import picture
from kring.commands.words import _, pgettext
from kring.core import network
from kring.core.drawings import Drawing
from kring.draw import genogram, lettering
from kring.draw.genogram import labels, vocabulary
from kring.draw.placed import Placed
from kring.exchange import kring_json

ID: Final = Drawing.GENOGRAM
SIZES: Final = ("wide",)
LEAST: Final = labels.SMALL


def place(copy: kring_json.Copy, size: str) -> Placed:
    """Where everybody stands, in which row, and how every line runs."""
    return genogram.told(genogram.place(copy.network, _words(copy)), ID, size)


def paint(copy: kring_json.Copy, size: str, colours: str) -> str:
    """The drawing as one SVG that needs nothing beside it."""
    copy = kring_json.complete(copy)
    words = _words(copy)
    placed = genogram.place(copy.network, words)
    return lettering.lettered(genogram.paint(placed, words, photo=picture.photo(copy), standalone=colours))


def _words(copy: kring_json.Copy) -> genogram.Words:
    title = _("The family of %(name)s") % {"name": network.called(copy.network)}
    return vocabulary.words(copy.network, title, lambda word: pgettext(*word))
