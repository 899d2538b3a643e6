"""The genogram on paper: one sheet, or a poster of several to glue together."""

from django.utils.translation import gettext

from kring.core import family
from kring.core.network import Network
from kring.draw import genogram, pdf
from kring.draw.genogram import labels
from kring.pages import sheets
from kring.pages.genogram import picture, told


def sheet(asked: sheets.Asked) -> pdf.Sheet:
    """Everybody of the family and every line, as on the screen."""
    value = asked.opened.value
    said, where = picture.said(value), picture.placed(value)
    return pdf.Sheet(
        drawing=genogram.paint(where, said, photo=asked.photo, standalone=asked.colours),
        title=said.title,
        about=_about(value, said.title),
        language=asked.language,
        day=asked.day,
        foot=asked.foot,
        poster=asked.gluing,
        colours=asked.colours,
        is_whole=False,
        least=labels.SMALL,
    )


def _about(value: Network, title: str) -> str:
    """The drawing in words: person by person, as the table beside it."""
    found = [title]
    for row in told.rows(family.shown(value)):
        parts = [f"{label}: {', '.join(row_names)}" for label, row_names in row.named() if row_names]
        found.append(f"{row.name}: {'; '.join(parts) or gettext('nothing told yet')}")
    return ". ".join(found) + "."
