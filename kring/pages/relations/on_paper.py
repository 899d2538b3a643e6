"""The relation map on paper: a whole sheet when the paper lies, and under its title when it stands."""

from django.utils.translation import gettext

from kring.core import names, network, tied
from kring.core.network import Network
from kring.draw import pdf, relations, relations_ink, relations_paper, signs
from kring.draw.relations_seats import Map
from kring.draw.shapes import Shape
from kring.pages import naming, sheets
from kring.pages.relations import forms, picture, told, words


def sheet(asked: sheets.Asked) -> pdf.Sheet:
    """Everybody and every line, as on the screen, with the owner and the groups as they are drawn there."""
    value = asked.opened.value
    where = picture.placed(value, asked.opened.kept, **picture.switches(asked.query))
    name = naming.whose(names.first_name(network.called(value)))
    title = gettext("%(name)s people: who knows whom") % {"name": name}
    day = ". ".join(filter(None, (asked.day, tied.key(value))))
    page = picture.page(where, title, day, asked.foot)
    return pdf.Sheet(
        drawing=_drawn(asked, where, page),
        title=title,
        about=_about(value, title),
        language=asked.language,
        day=day,
        signs_title=gettext("What you see"),
        signs=_signs(page),
        tray_title=page.alone_title,
        tray=page.alone,
        foot=asked.foot,
        poster=asked.gluing,
        colours=asked.colours,
        is_whole=asked.is_lying,
        least=where.font * relations_paper.scale(where) if asked.is_lying else where.font,
    )


def _drawn(asked: sheets.Asked, where: Map, page: relations_paper.Page) -> str:
    if asked.is_lying:
        return relations_paper.sheet(where, page, photo=asked.photo, standalone=asked.colours)
    return relations.paint(where, photo=asked.photo, standalone=asked.colours)


def _signs(page: relations_paper.Page) -> tuple[pdf.Sign, ...]:
    lines = [pdf.Sign(relations_ink.sign(look), words) for look, words in page.lines]
    group = [pdf.Sign(relations_ink.hull_sign(), page.group)] if page.group else []
    return (*lines, *group, *(pdf.Sign(signs.shape(Shape(shape), "", 19), words) for shape, words in page.signs))


def _about(value: Network, title: str) -> str:
    """The drawing in words: person by person, as the list beside it."""
    found = [title]
    for row in told.rows(value, forms.members(value), words.between):
        others = ", ".join(words.listed(person, kinds) for person, kinds in row.ties)
        found.append(f"{tied.spoken(value.owner, row.person)}: {others or gettext('nobody yet')}")
    return ". ".join(found) + "."
