"""The relation map for a terminal: its numbers, and the drawing with its words."""

from collections.abc import Callable
from typing import Final

from kring.commands import picture
from kring.commands.words import _
from kring.core import names, network
from kring.core.drawings import Drawing
from kring.core.network import TieKind
from kring.draw import lettering, relations, relations_ink, relations_paper, relations_told
from kring.draw.placed import Placed
from kring.draw.relations_seats import Look, Map
from kring.exchange import kring_json

ID: Final = Drawing.RELATIONS
SIZES: Final = ("wide", "paper")
_LINES: Final[dict[Look, Callable[[], str]]] = {
    (TieKind.KNOWS, 0): lambda: _("know each other"),
    (TieKind.CLOSE, 0): lambda: _("are close"),
    (TieKind.HELPS, 1): lambda: _("one helps the other"),
    (TieKind.HELPS, 2): lambda: _("they help each other"),
    (TieKind.TENSE, 0): lambda: _("it clashes"),
}


def place(copy: kring_json.Copy, size: str) -> Placed:
    """Where everybody stands and how the lines run; the same on every size."""
    return relations_told.told(relations.place(copy.network), ID, size)


def paint(copy: kring_json.Copy, size: str, colours: str) -> str:
    """The drawing as one SVG that needs nothing beside it."""
    copy = kring_json.complete(copy)
    placed = relations.place(copy.network)

    if size == "paper":
        drawn = relations_paper.sheet(placed, _page(copy, placed), photo=picture.photo(copy), standalone=colours)
    else:
        title = f"{network.called(copy.network)}: {_('Who knows whom')}"
        drawn = relations.paint(placed, relations_ink.Words(title=title), photo=picture.photo(copy), standalone=colours)
    return lettering.lettered(drawn)


def _page(copy: kring_json.Copy, placed: Map) -> relations_paper.Page:
    called = network.called(copy.network)
    used, shapes = {line.look for line in placed.lines}, {node.shape for node in placed.nodes}
    alone = tuple(node.full_name for node in placed.nodes if node.person in placed.held.alone)
    return relations_paper.Page(
        title=f"{names.first_name(called)}: {_('Who knows whom')}",
        day=copy.exported_on or "",
        lines_title=_("What the lines say") if used else "",
        lines=tuple((look, words()) for look, words in _LINES.items() if look in used),
        group=_("in one group") if placed.hulls else "",
        signs_title=_("Who is who"),
        signs=tuple((shape, words()) for shape, words in picture.KINDS.items() if shape in shapes),
        alone_title=_("Without a line") if alone else "",
        alone=alone,
        foot=_("This belongs to %(name)s. Share it only if %(name)s wants that.") % {"name": called},
    )
