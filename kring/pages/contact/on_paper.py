"""The contact schema and who does what on paper: tables, as on the screen."""

from django.utils.text import capfirst
from django.utils.translation import gettext

from kring.core import names, tied
from kring.core import network as networks
from kring.core.network import Owner
from kring.draw import pdf, signs
from kring.draw.pdf import Cell
from kring.pages import sheets
from kring.pages.contact import schema
from kring.pages.contact import support as supports


def contacts(asked: sheets.Asked) -> pdf.Sheet:
    """With whom, how often, how, who begins and how long ago, in the order that was asked for."""
    opened = asked.opened
    order = asked.query.get("order", "")
    owner = "" if opened.viewer.sees_confidential else _called(asked)
    rows = schema.rows(
        opened.value, opened.today, order if order in schema.ORDERS else "last", bool(asked.query.get("quiet")), owner
    )
    of = opened.value.owner
    heads = (gettext("Name"), gettext("How often"), gettext("How"), gettext("Who begins"), gettext("Last contact"))
    return _sheet(asked, gettext("Contact schema"), pdf.Table(heads, tuple(_contact(row, of) for row in rows)))


def _contact(row: schema.Row, of: Owner) -> tuple[Cell, ...]:
    told = (tied.named(of, row.person), row.often, ", ".join(row.ways), row.begins)
    return (*(Cell(words or "–") for words in told), Cell(row.ago or "–", str(row.months), is_both=True))


def support(asked: sheets.Asked) -> pdf.Sheet:
    """Everybody by the five supports, for the owner or from the owner."""
    way = asked.query.get("side", "")
    lines = supports.lines(supports.members(asked.opened.value), way if way in supports.FIELDS else "for")
    heads = (gettext("Name"), *(str(capfirst(name)) for name, _ in supports.columns()), gettext("None of these"))
    table = pdf.Table(heads, tuple(_line(line, heads, asked.opened.value.owner) for line in lines))
    return _sheet(asked, gettext("Who does what"), table)


def _line(line: supports.Line, heads: tuple[str, ...], of: Owner) -> tuple[Cell, ...]:
    mark = signs.tick(19)
    ticks = zip((*line.cells, line.none), heads[1:], strict=True)
    return (Cell(tied.named(of, line.person)), *(Cell(head, mark) if cell.is_told else Cell() for cell, head in ticks))


def _sheet(asked: sheets.Asked, title: str, table: pdf.Table) -> pdf.Sheet:
    told = [", ".join(cell.words for cell in row if cell.words) for row in table.rows]
    return pdf.Sheet(
        drawing="",
        title=title,
        about=". ".join([title, *told]) + ".",
        language=asked.language,
        day=". ".join(filter(None, (f"{_called(asked)}, {asked.day}", tied.key(asked.opened.value)))),
        foot=asked.foot,
        poster=asked.gluing,
        colours=asked.colours,
        table=table,
    )


def _called(asked: sheets.Asked) -> str:
    return names.first_name(networks.called(asked.opened.value))
