"""The family map on paper: a whole sheet when the paper lies, and under its title when it stands."""

from django.utils.translation import gettext

from kring.draw import pdf, relations, relations_ink, relations_paper
from kring.pages import sheets
from kring.pages.family_map import picture


def sheet(asked: sheets.Asked) -> pdf.Sheet:
    """Everybody and every line, as on the screen."""
    value = asked.opened.value
    where, title = picture.placed(value, asked.opened.kept), picture.title(value)
    lines = tuple(picture.used(where))
    page = relations_paper.Page(
        title=title,
        day=asked.day,
        lines_title=gettext("What the lines say") if lines else "",
        lines=lines,
        group=gettext("live together") if where.hulls else "",
        foot=asked.foot,
    )
    signs = [pdf.Sign(relations_ink.sign(look), said) for look, said in lines]
    signs += [pdf.Sign(relations_ink.hull_sign(), page.group)] if page.group else []
    lying = relations_paper.sheet(where, page, photo=asked.photo, standalone=asked.colours)
    standing = relations.paint(where, photo=asked.photo, standalone=asked.colours)
    told = [f"{row.name}: {', '.join(filter(None, (*row.said, row.words)))}" for row in picture.rows(value)]
    return pdf.Sheet(
        drawing=lying if asked.is_lying else standing,
        title=title,
        about=". ".join([title, *told]) + ".",
        language=asked.language,
        day=asked.day,
        signs_title=gettext("What you see"),
        signs=tuple(signs),
        foot=asked.foot,
        poster=asked.gluing,
        colours=asked.colours,
        is_whole=asked.is_lying,
        least=where.font * relations_paper.scale(where) if asked.is_lying else where.font,
    )
