"""The words of a drawing in the terminal's language, and the drawing with them."""

import base64
from collections import Counter
from collections.abc import Callable
from typing import Final

from kring.commands.words import _, language, ngettext, pgettext
from kring.core import method, names, network, tied
from kring.core.method import Layout
from kring.core.network import Network
from kring.draw import circle, lettering, paper
from kring.draw.seats import Entry, Legend, Seats
from kring.draw.shapes import Shape
from kring.exchange import kring_json

Photo = Callable[[str], str]


def screen(copy: kring_json.Copy, layout: Layout, size: str, colours: str) -> str:
    """The drawing as one SVG that needs nothing beside it: colours, letters and photos are in it."""
    copy = kring_json.complete(copy)
    seats = circle.place(copy.network, layout, size)
    legend = _legend(copy.network, layout, seats)
    drawing = circle.paint(seats, legend, language=language(), photo=photo(copy), standalone=colours)
    return lettering.lettered(drawing)


def sheet(copy: kring_json.Copy, layout: Layout, colours: str) -> str:
    """The drawing on a sheet of A4, in `grey` or as by `day`, with all one needs to read it alone."""
    copy = kring_json.complete(copy)
    shown, found = copy.network, circle.counts(copy.network, layout)
    called, seats = network.called(shown), circle.place(shown, layout, "paper")
    words = paper.Page(
        title=names.first_name(called),
        day=". ".join(filter(None, (copy.exported_on, tied.key(shown)))),
        own_words=f"“{shown.view}”" if shown.view else "",
        signs_title=_("Who is who"),
        signs=(*(Entry(mark, KINDS[mark]()) for mark in Shape if _is_drawn(mark, found)), *_signs(seats)),
        near_title=_("How close"),
        tray_title=_("No place yet"),
        tray=tuple(one.name for one in network.unplaced(shown, layout.id)),
        foot=_("This belongs to %(name)s. Share it only if %(name)s wants that.") % {"name": called},
    )
    totals = {sector: sum(marks.values()) for sector, marks in found.items()}
    counts: dict[str, tuple[Entry, ...]] = {
        sector: (Entry("", ngettext("%(count)s person", "%(count)s people", total) % {"count": total}),)
        for sector, total in totals.items()
    }
    legend, shown_as = Legend(groups=counts), photo(copy)
    drawing = paper.sheet(seats, words, legend, language=language(), photo=shown_as, standalone=colours)
    return lettering.lettered(drawing, has_own_words=True)


def photo(copy: kring_json.Copy) -> Photo:
    """The photos of a copy as they stand inside a drawing that needs nothing beside it."""
    return lambda id: f"data:image/webp;base64,{base64.b64encode(copy.photos[id]).decode()}"


def _title(shown: Network, layout: Layout) -> str:
    return _("{name}: {layout}").format(name=network.called(shown), layout=method.said(layout.name, language()))


def _is_drawn(mark: Shape, found: dict[str, Counter[Shape]]) -> bool:
    return any(marks[mark] for marks in found.values())


def _legend(shown: Network, layout: Layout, seats: Seats) -> Legend:
    letters, last = tied.key(shown), min(2, len(layout.sector) - 1)
    signs = [*_signs(seats), *([Entry("", letters)] if letters else [])]
    groups = {
        sector: (*(Entry(mark, _counted(mark, n)) for mark, n in found.items()), *(signs if number == last else ()))
        for number, (sector, found) in enumerate(circle.counts(shown, layout).items())
    }
    return Legend(title=_title(shown, layout), groups=groups)


def _signs(seats: Seats) -> list[Entry]:
    """The signs that stand in the drawing, and no others; on the screen they stand with the third group."""
    worn = {badge.kind for seat in seats.seats for badge in seat.badges}
    words = {"closer": _("may come closer"), "helper": _("can help")}
    return [Entry(kind, told) for kind, told in words.items() if kind in worn]


KINDS: Final[dict[Shape, Callable[[], str]]] = {
    Shape.CIRCLE: lambda: pgettext("sign", "family"),
    Shape.HEXAGON: lambda: pgettext("sign", "somebody who also gets care"),
    Shape.SQUARE: lambda: pgettext("sign", "professional"),
    Shape.DIAMOND: lambda: pgettext("sign", "friend or acquaintance"),
    Shape.HOUSE: lambda: pgettext("sign", "neighbour"),
    Shape.ROSETTE: lambda: pgettext("sign", "volunteer"),
    Shape.OPEN: lambda: pgettext("sign", "not said yet"),
}


def _counted(mark: Shape, count: int) -> str:
    told = {
        Shape.CIRCLE: ngettext("%(count)s relative", "%(count)s relatives", count),
        Shape.HEXAGON: ngettext("%(count)s who also gets care", "%(count)s who also get care", count),
        Shape.SQUARE: ngettext("%(count)s professional", "%(count)s professionals", count),
        Shape.DIAMOND: ngettext("%(count)s friend or acquaintance", "%(count)s friends and acquaintances", count),
        Shape.HOUSE: ngettext("%(count)s neighbour", "%(count)s neighbours", count),
        Shape.ROSETTE: ngettext("%(count)s volunteer", "%(count)s volunteers", count),
        Shape.OPEN: ngettext("%(count)s other person", "%(count)s other people", count),
    }
    return told[mark] % {"count": count}
