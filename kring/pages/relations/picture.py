"""The relation map as a visitor sees it, on the screen and on paper, with its words."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kring.core.network import Network, TieKind
from kring.draw import relations, relations_ink, relations_paper
from kring.draw.relations_seats import Look, Map, Node
from kring.pages import ink, naming, penciled, seats
from kring.pages.then import Then

LINES: dict[Look, Any] = {
    (TieKind.KNOWS, 0): _("know each other"),
    (TieKind.CLOSE, 0): _("are close"),
    (TieKind.HELPS, 1): _("one helps the other"),
    (TieKind.HELPS, 2): _("they help each other"),
    (TieKind.TENSE, 0): _("it clashes"),
}


@dataclass(frozen=True)
class Shown:
    """Who and what stands out in the drawing, and where a tap on somebody leads."""

    link: Callable[[str], str]
    chosen: str = ""
    people: Collection[str] = ()
    ties: Collection[str] = ()


@dataclass(frozen=True)
class Sign:
    """One line of the legend: a small drawing, and what it means."""

    drawing: SafeString
    words: Any


def placed(value: Network, kept: dict[str, Any], owner: bool, groups: bool) -> Map:
    """Where everybody stands, as kept beside the document."""
    return relations.place(value, seats.relations(kept), owner=owner, groups=groups)


def switches(query: Mapping[str, str]) -> dict[str, bool]:
    """Whether the owner and the groups are drawn along; kept in the address, for it is nobody's but this visitor's."""
    return {"owner": query.get("owner") == "1", "groups": query.get("groups") != "0"}


def drawn(value: Network, where: Map, shown: Shown, above: str = "") -> SafeString:
    """The drawing; everybody in it leads to their own ties, or to those with whoever was chosen."""
    return ink.safe(
        relations.paint(
            where,
            relations_ink.Words(title=gettext("Who knows whom")),
            spoken=_spoken,
            link=shown.link,
            photo=ink.photos(value),
            selected=shown.chosen or None,
            lit=shown.people,
            lit_ties=shown.ties,
            above=above,
        )
    )


def then(one: Then) -> SafeString:
    """The map at a moment, to look at."""
    where = placed(one.value, one.kept, owner=False, groups=True)
    said = relations_ink.Words(title=gettext("Who knows whom"))
    return ink.safe(relations.paint(where, said, spoken=_spoken, photo=ink.photos(one.value), lit=one.lit))


def _spoken(node: Node) -> str:
    called = f"{node.full_name} ({node.of})" if node.of else node.full_name
    if not node.knows:
        return gettext("%(name)s, without a line") % {"name": called}
    knows = ngettext("%(name)s, knows %(n)s person", "%(name)s, knows %(n)s people", node.knows)
    return knows % {"name": called, "n": node.knows}


def least(where: Map) -> int:
    """How wide the drawing must at least be to be read, in hundreds of pixels, for its class."""
    return min(-(-where.least // 100), 40)


def legend(where: Map, has_pencil: bool = False) -> list[Sign]:
    """The signs that stand in the drawing, and no others."""
    used = {line.look for line in where.lines}
    found = [Sign(ink.safe(relations_ink.sign(look)), words) for look, words in LINES.items() if look in used]
    if where.hulls:
        found.append(Sign(ink.safe(relations_ink.hull_sign()), _("in one group")))
    if has_pencil:
        found.append(Sign(penciled.sign(), penciled.SIGN))
    return found


def page(where: Map, title: str, day: str, foot: str) -> relations_paper.Page:
    """The words around the map on paper; of the signs only those that were used."""
    used = {line.look for line in where.lines}
    shapes = {node.shape for node in where.nodes}
    alone = [node.full_name for node in where.nodes if node.person in where.held.alone]
    return relations_paper.Page(
        title=title,
        day=day,
        lines_title=gettext("What the lines say") if used else "",
        lines=tuple((look, str(words)) for look, words in LINES.items() if look in used),
        group=gettext("in one group") if where.hulls else "",
        signs_title=gettext("Who is who"),
        signs=tuple((shape, str(words)) for shape, words in naming.SIGNS.items() if shape in shapes),
        alone_title=gettext("Without a line") if alone else "",
        alone=tuple(alone),
        foot=foot,
    )
