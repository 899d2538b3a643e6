"""The support web in a terminal: its numbers, and the drawing with its words."""

from collections.abc import Callable
from typing import Final

from kring.commands import picture
from kring.commands.words import _, language, pgettext
from kring.core import method, names, network
from kring.core import web as webs
from kring.core.drawings import Drawing
from kring.core.kinds import Sort
from kring.core.method import DomainsOf
from kring.core.network import Network
from kring.draw import lettering, web
from kring.draw.placed import Placed
from kring.draw.seats import Entry
from kring.draw.shapes import Shape
from kring.draw.web_ink import Words
from kring.exchange import kring_json
from kring.exchange.kring_json import Copy
from kring.methods import loader

ID: Final = Drawing.WEB
_OUTLINES: Final[dict[Sort, tuple[Shape, Callable[[], str]]]] = {
    Sort.PERSON: (Shape.CIRCLE, lambda: pgettext("sort", "person")),
    Sort.SERVICE: (Shape.TICKET, lambda: pgettext("sort", "service")),
    Sort.FACILITY: (Shape.PIN, lambda: pgettext("sort", "place")),
}


def place(copy: Copy, size: str) -> Placed:
    """Where every part of life stands, and who and what is in it."""
    return web.told(web.place(copy.network, _parts(copy.network), size), ID)


def paint(copy: Copy, size: str, colours: str) -> str:
    """The drawing as one SVG that needs nothing beside it."""
    copy = kring_json.complete(copy)
    parts = _parts(copy.network)

    placed = web.place(copy.network, parts, size)
    return lettering.lettered(web.paint(placed, _words(copy, parts), photo=picture.photo(copy), standalone=colours))


def _parts(value: Network) -> list[web.Part]:
    known = loader.domains()
    return [
        web.Part(
            one.domain,
            method.said(known[one.domain].name, language()) if one.domain in known else one.domain,
            one.holds,
        )
        for one in webs.strands(value, known, loader.domains(DomainsOf.CONTACTS))
    ]


def _words(copy: Copy, parts: list[web.Part]) -> Words:
    called, holds = network.called(copy.network), [one for part in parts for one in part.holds]
    sorts = {one.sort for one in holds}
    return Words(
        title=f"{names.first_name(called)}: {_('Support web')}",
        bare=_("nothing yet"),
        signs=tuple(Entry(shape, word()) for sort, (shape, word) in _OUTLINES.items() if sort in sorts),
        spoken={shape: word() for sort, (shape, word) in _OUTLINES.items() if sort is not Sort.PERSON},
        kinds={one.id: one.category for one in holds},
        day=copy.exported_on or "",
        foot=_("This belongs to %(name)s. Share it only if %(name)s wants that.") % {"name": called},
    )
