"""The circle on paper: a whole sheet when the paper lies, and the circle under its title when it stands."""

from django.utils.translation import gettext, ngettext

from kring.core import method, names, network, tied
from kring.core.method import Layout
from kring.core.network import Network
from kring.draw import circle, paper, pdf, signs
from kring.draw.seats import Entry, Legend, Seats
from kring.draw.shapes import Shape
from kring.methods import loader
from kring.pages import naming, seats, sheets
from kring.pages.circle import looks, picture, table


def sheet(asked: sheets.Asked) -> pdf.Sheet:
    """The circle in the layout that was asked for or else in use, with the people who are looked at."""
    whole = asked.opened.value
    layout = loader.layouts().get(asked.query.get("layout", "")) or loader.layout_in_use(whole)
    look = looks.of(whole, layout, asked.query.get("only", ""))
    size = "paper" if asked.is_lying else "tablet"
    placed = picture.seen(circle.place(whole, layout, size, seats.of(asked.opened.kept, layout)), look)
    page = _page(asked, look.value, layout, placed)
    return pdf.Sheet(
        drawing=_lying(asked, look.value, layout, placed, page) if asked.is_lying else _standing(asked, placed),
        title=page.title,
        about=_about(asked, look.value, layout, page.title),
        language=asked.language,
        day=page.day,
        own_words=page.own_words,
        signs_title=page.signs_title,
        signs=tuple(pdf.Sign(_mark(one.mark), one.words) for one in page.signs),
        tray_title=page.tray_title,
        tray=page.tray,
        foot=page.foot,
        poster=asked.gluing,
        colours=asked.colours,
        is_whole=asked.is_lying,
        least=placed.font,
    )


def _mark(mark: str) -> str:
    return signs.badge(mark, 19) if mark in ("closer", "helper") else signs.shape(Shape(mark), "", 19)


def _page(asked: sheets.Asked, value: Network, layout: Layout, placed: Seats) -> paper.Page:
    return paper.Page(
        title=gettext("%(name)s circle") % {"name": naming.whose(names.first_name(network.called(value)))},
        day=". ".join(filter(None, (f"{method.said(layout.name, asked.language)}, {asked.day}", tied.key(value)))),
        own_words=f"“{value.view}”" if value.view else "",
        signs_title=gettext("Who is who"),
        signs=used(value, layout, placed),
        near_title=gettext("How close"),
        tray_title=gettext("No place yet"),
        tray=tuple(one.name for one in network.unplaced(value, layout.id)),
        foot=asked.foot,
    )


def used(value: Network, layout: Layout, placed: Seats) -> tuple[Entry, ...]:
    """The shapes and signs that stand in the drawing, with their words, and no others."""
    found = circle.counts(value, layout)
    shapes = [shape for shape in Shape if any(found[sector.id][shape] for sector in layout.sector)]
    return (*(Entry(shape, str(naming.SIGNS[shape])) for shape in shapes), *picture.signs(placed))


def _lying(asked: sheets.Asked, value: Network, layout: Layout, placed: Seats, page: paper.Page) -> str:
    totals = {sector: sum(shapes.values()) for sector, shapes in circle.counts(value, layout).items()}
    groups: dict[str, tuple[Entry, ...]] = {
        id: (Entry("", ngettext("%(count)s person", "%(count)s people", n) % {"count": n}),) for id, n in totals.items()
    }
    legend = Legend(groups=groups)
    return paper.sheet(placed, page, legend, language=asked.language, photo=asked.photo, standalone=asked.colours)


def _standing(asked: sheets.Asked, placed: Seats) -> str:
    return circle.paint(placed, Legend(), language=asked.language, photo=asked.photo, standalone=asked.colours)


def _about(asked: sheets.Asked, value: Network, layout: Layout, title: str) -> str:
    """The drawing in words: ring by ring and group by group, as the table under it."""
    told = [title]
    for row in table.of(value, layout).rows:
        groups = [
            f"{method.said(cell.sector, asked.language)}: {', '.join(one.name for one in cell.people)}"
            for cell in row.cells
            if cell.people
        ]
        told += [f"{method.said(row.ring, asked.language)}: {'; '.join(groups)}"] if groups else []
    waiting = ", ".join(one.name for one in network.unplaced(value, layout.id))
    return ". ".join([*told, *([f"{gettext('No place yet')}: {waiting}"] if waiting else [])]) + "."
