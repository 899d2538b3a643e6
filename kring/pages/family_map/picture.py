"""The family map as a visitor sees it, on the screen and on paper, with its words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kring.core import family, names
from kring.core import network as networks
from kring.core.drawings import Drawing
from kring.core.network import Network, Person, Self
from kring.draw import family_map, relations, relations_ink
from kring.draw.relations_seats import Look, Map, Node
from kring.pages import family_words, ink, kin_told, naming, penciled, seats
from kring.pages.then import Then


@dataclass(frozen=True)
class Row:
    """Somebody on the map: what they are to the others, and the client's own words."""

    who: Person | Self
    name: str
    said: list[str]
    words: str


def placed(value: Network, kept: dict[str, Any]) -> Map:
    """Where everybody stands, as kept beside the document."""
    return family_map.place(value, seats.family_map(kept))


def drawn(value: Network, where: Map, link: Callable[[str], str], chosen: str = "", above: str = "") -> SafeString:
    """The drawing; everybody on it leads to their own card. What is `above` lies over it, as what waits in pencil."""
    return ink.safe(
        relations.paint(
            where,
            relations_ink.Words(title=title(value)),
            spoken=_spoken,
            link=link,
            photo=ink.photos(value),
            selected=chosen or None,
            above=above,
            kind=Drawing.FAMILY_MAP,
        )
    )


def then(one: Then) -> SafeString:
    """The map at a moment, to look at."""
    where = placed(one.value, one.kept)
    said = relations_ink.Words(title=title(one.value))
    return ink.safe(
        relations.paint(where, said, spoken=_spoken, photo=ink.photos(one.value), lit=one.lit, kind=Drawing.FAMILY_MAP)
    )


def title(value: Network) -> str:
    """What the map is called."""
    return gettext("%(name)s family map") % {"name": naming.whose(names.first_name(networks.called(value)))}


def _spoken(node: Node) -> str:
    return f"{node.full_name}, {node.words}" if node.words else node.full_name


def used(where: Map) -> list[tuple[Look, str]]:
    """The kinds of line that stand on the map, with their words."""
    there = {line.look for line in where.lines}
    return [(look, family_words.said(word)) for look, word in family_map.LINES.items() if look in there]


def legend(where: Map, has_pencil: bool) -> list[tuple[SafeString, str]]:
    """The signs that stand on the map, and no others."""
    found = [(ink.safe(relations_ink.sign(look)), said) for look, said in used(where)]
    found += [(ink.safe(relations_ink.hull_sign()), gettext("live together"))] if where.hulls else []
    return found + ([(penciled.sign(), str(penciled.SIGN))] if has_pencil else [])


def rows(value: Network) -> list[Row]:
    """Everybody on the map, and nobody who is hidden on it: whose it is first, then in the order of naming."""
    part = family.on_map(value)
    selves = [Row(one, kin_told.called(one), kin_told.kin(part, one), "") for one in part.owner.selves.values()]
    people = sorted(part.people.values(), key=lambda one: (one.rank, one.id))
    return selves + [Row(one, kin_told.called(one), kin_told.kin(part, one), one.map_words) for one in people]


def least(where: Map) -> int:
    """How wide the drawing must at least be to be read, in hundreds of pixels, for its class."""
    return min(-(-where.least // 100), 40)
