"""The family map for a terminal: its numbers, and the drawing with its words."""

from typing import Final

from kring.commands import picture
from kring.commands.words import _, pgettext
from kring.core import names, network
from kring.core.drawings import Drawing
from kring.draw import family_map, lettering, relations, relations_ink, relations_paper, relations_told
from kring.draw.placed import Placed
from kring.exchange import kring_json

ID: Final = Drawing.FAMILY_MAP
SIZES: Final = ("wide", "paper")


def place(copy: kring_json.Copy, size: str) -> Placed:
    """Where everybody stands as the map begins: a file holds nobody's hand."""
    return relations_told.told(family_map.place(copy.network), ID, size)


def paint(copy: kring_json.Copy, size: str, colours: str) -> str:
    """The drawing as one SVG that needs nothing beside it."""
    copy = kring_json.complete(copy)
    placed, photo = family_map.place(copy.network), picture.photo(copy)
    called = network.called(copy.network)
    title = f"{names.first_name(called)}: {_('Family map')}"
    if size != "paper":
        words = relations_ink.Words(title=title)
        return lettering.lettered(relations.paint(placed, words, photo=photo, standalone=colours))
    used = {line.look for line in placed.lines}
    page = relations_paper.Page(
        title=title,
        day=copy.exported_on or "",
        lines_title=_("What the lines say") if used else "",
        lines=tuple((look, pgettext(*word)) for look, word in family_map.LINES.items() if look in used),
        group=_("live together") if placed.hulls else "",
        foot=_("This belongs to %(name)s. Share it only if %(name)s wants that.") % {"name": called},
    )
    return lettering.lettered(relations_paper.sheet(placed, page, photo=photo, standalone=colours))
