"""The circle as a visitor sees it: drawn for a wide screen and a tablet, with its words."""

from collections import Counter

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext_lazy
from msgspec.structs import replace

from kring.core import method
from kring.core.changes import Misfit, Set
from kring.core.method import Layout
from kring.core.network import Network, Placement
from kring.draw import circle
from kring.draw.seats import Entry, Legend, Seats
from kring.draw.shapes import Shape
from kring.pages import ink, penciled, seats
from kring.pages.answers import Both, Word
from kring.pages.circle.looks import Look
from kring.pages.which import Which

LEGIBLE = 15.0  # names this large stay over 12 px when the drawing shrinks to fit a low screen


def drawn(circle_: Which, look: Look, language: str, address: str, chosen: str | None, lit: list[str]) -> ink.Drawn:
    """The circle with who was chosen and who is spoken of lit up; every person leads to their card."""
    layout, before = circle_.layout, seats.of(circle_.opened.kept, circle_.layout)
    wide, tablet = (seen(circle.place(look.whole, layout, size, before), look) for size in ("wide", "tablet"))
    pencil = penciled.on_circle(circle_.opened, layout, wide, tablet)
    asked = penciled.changed(circle_.opened)
    legend = _legend(look.value, layout, wide, language, any(pencil) or bool(asked))
    join, photo = "&" if "?" in address else "?", ink.photos(look.whole)

    def painted(placed: Seats, above: str) -> SafeString:
        return ink.safe(
            circle.paint(
                placed,
                legend,
                language=language,
                link=lambda person: f"{address}{join}who={person}",
                photo=photo,
                selected=chosen,
                lit=lit,
                ghosts=circle.ghosts(placed, chosen) if chosen else (),
                above=above,
                asked=asked,
            )
        )

    small = ink.safe(circle.thumbnail(wide, 112, legend.title, "small"))
    is_roomy = min(wide.font, tablet.font) >= LEGIBLE
    return ink.Drawn(painted(wide, pencil[0]), painted(tablet, pencil[1]), small, is_roomy)


def seen(placed: Seats, look: Look) -> Seats:
    """Everybody keeps their place; who is not looked at is left out of the drawing."""
    if not look.asked:
        return placed
    left = tuple(seat for seat in placed.seats if seat.person in look.value.people)
    counts = Counter(seat.sector for seat in left)
    sectors = tuple(replace(one, count=counts[number]) for number, one in enumerate(placed.sectors))
    return replace(placed, seats=left, sectors=sectors)


def words(layout: Layout, language: str) -> Word:
    """How two places that were asked for at once are told."""

    def told(misfit: Misfit) -> Both:
        change = misfit.change
        if isinstance(change, Set):
            return Both("", _group(layout, misfit.now, language), _group(layout, change.value, language))
        return Both("", _where(layout, misfit.now, language), _where(layout, getattr(change, "now", None), language))

    return told


def _group(layout: Layout, category: str | None, language: str) -> str:
    """Who somebody is, by the name of the group that is for them."""
    named = [method.said(sector.name, language) for sector in layout.sector if category in sector.categories]
    return named[0] if named else ""


def _where(layout: Layout, at: Placement | None, language: str) -> str:
    if at is None:
        return gettext("no place yet")
    if at.left_out:
        return gettext("left out of this circle")
    rings = [ring.name for ring in layout.ring if ring.id == at.ring]
    sectors = [sector.name for sector in layout.sector if sector.id == at.sector]
    return ", ".join(method.said(name, language) for name in rings + sectors)


def _legend(value: Network, layout: Layout, placed: Seats, language: str, has_pencil: bool) -> Legend:
    found, worn = circle.counts(value, layout), signs(placed)
    worn += [Entry("pencil", str(penciled.SIGN))] if has_pencil else []
    groups = {}
    for number, sector in enumerate(layout.sector):
        entries = [Entry(shape, _counted(shape, count)) for shape, count in found[sector.id].items()]
        groups[sector.id] = (*entries, *worn) if number == min(2, len(layout.sector) - 1) else tuple(entries)
    return Legend(title=method.said(layout.name, language), groups=groups)


def signs(placed: Seats) -> list[Entry]:
    """The signs that stand in the drawing, and no others."""
    worn = {badge.kind for seat in placed.seats for badge in seat.badges}
    words = {"closer": gettext("may come closer"), "helper": gettext("can help")}
    return [Entry(kind, told) for kind, told in words.items() if kind in worn]


def _counted(shape: Shape, count: int) -> str:
    return str(_COUNTED[shape] % {"count": count})


_COUNTED = {
    Shape.CIRCLE: ngettext_lazy("%(count)s relative", "%(count)s relatives", "count"),
    Shape.HEXAGON: ngettext_lazy("%(count)s who also gets care", "%(count)s who also get care", "count"),
    Shape.SQUARE: ngettext_lazy("%(count)s professional", "%(count)s professionals", "count"),
    Shape.DIAMOND: ngettext_lazy("%(count)s friend or acquaintance", "%(count)s friends and acquaintances", "count"),
    Shape.HOUSE: ngettext_lazy("%(count)s neighbour", "%(count)s neighbours", "count"),
    Shape.ROSETTE: ngettext_lazy("%(count)s volunteer", "%(count)s volunteers", "count"),
    Shape.OPEN: ngettext_lazy("%(count)s other person", "%(count)s other people", "count"),
}
