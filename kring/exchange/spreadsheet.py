"""CSV and Excel: a list of people as every spreadsheet opens it, to fill in and to take along.

CSV holds the people and who knows whom. Excel holds the ties too, each with what is known of it.
"""

from collections.abc import Iterable
from typing import Final

from kring.core.network import Network, TieKind
from kring.exchange import cells, columns, delimited, domains, far, losses, people_table, workbook
from kring.exchange.cells import Kind
from kring.exchange.incoming import Content, Loss
from kring.exchange.places import Layouts

FIELDS: Final = frozenset(cells.of())

_SHELVES: Final = ("people", "ties", "placements")


def read_csv(data: bytes, layouts: Layouts, tell: far.Tell = far.nobody) -> Content:
    """What is in a CSV file: a list of people, or a list of ties between people who are there.

    Raises `Refusal` as `delimited.read` and `people_table.read` do.
    """
    rows = list(delimited.read(data))
    if rows and people_table.is_of_ties(rows[0].cells):
        return people_table.read_ties(rows)
    return people_table.read(far.counted(rows, tell), layouts)


def write_csv(network: Network, layouts: Layouts, language: str) -> tuple[bytes, list[Loss]]:
    """The people of a network as CSV, and what CSV cannot hold of it."""
    lost = losses.of(network, FIELDS, _SHELVES)
    other = sum(tie.kind is not TieKind.KNOWS for tie in network.ties.values())
    lost += [Loss("tie", "kind", other)] * bool(other)
    return delimited.written(people_table.written(network, layouts, language), language), lost


def read_excel(data: bytes, layouts: Layouts, tell: far.Tell = far.nobody) -> Content:
    """What is in an Excel file: the people of its first sheet, and its sheet of ties when it has one.

    Raises `Refusal` as `workbook.read` and `people_table.read` do.
    """
    sheets = workbook.read(data, tell)
    ties = {name: rows for name, rows in sheets.items() if _is(name, "ties") and rows}
    people = {name: rows for name, rows in sheets.items() if rows and name not in ties and not _is(name, "explanation")}
    name = next((name for name in people if _is(name, "people")), next(iter(people), ""))
    content = people_table.read(far.counted(people.get(name, []), tell), layouts, name if len(sheets) > 1 else "")
    tied = [people_table.read_ties(rows, name) for name, rows in ties.items()]
    return people_table.joined(content, tied)


def _is(name: str, sheet: str) -> bool:
    found = columns.recognised(name, "sheet")
    return found is not None and found.field == sheet


def write_excel(network: Network, layouts: Layouts, language: str) -> tuple[bytes, list[Loss]]:
    """The people and ties of a network as an Excel file, and what that cannot hold of it."""
    network, signs = losses.without(network, workbook.ILLEGAL)
    sheets: dict[str, Iterable[list[str]]] = {
        _title("people", language): people_table.written(network, layouts, language, with_knows=False),
        _title("ties", language): people_table.written_ties(network, language),
    }
    lost = losses.of(network, FIELDS, _SHELVES, ("strength", "remark"))
    return workbook.written(sheets), lost + signs


def _title(sheet: str, language: str) -> str:
    return columns.heading("sheet", sheet, "en" if language == columns.CODE else language)


def template_csv(language: str) -> bytes:
    """An empty list of people as CSV, with every heading."""
    return delimited.written([_headings(language)], language)


def template_excel(language: str) -> bytes:
    """An empty list of people in Excel: headings, lists to choose from, and a sheet that explains what fits."""
    sheets = {
        _title("people", language): [_headings(language)],
        _title("ties", language): [
            [columns.heading("tie", key, language) for key in ("a", "b", "kind", "is_mutual", "remark")]
        ],
        _title("explanation", language): explained(language),
    }
    choices = {at: _allowed(field, language) for at, field in enumerate(_FIELDS, 1) if _is_choice(field)}
    return workbook.written(sheets, {_title("people", language): choices})


_FIELDS: Final = ("name", *(field for field in cells.of() if field not in ("rank", "spontaneous")), "knows")


def _headings(language: str) -> list[str]:
    return [columns.heading("other" if field == "knows" else "field", field, language) for field in _FIELDS]


def _is_choice(field: str) -> bool:
    return field in cells.of() and cells.of()[field].kind in (Kind.CHOICE, Kind.BOOL)


def _allowed(field: str, language: str) -> list[str]:
    cell = cells.of()[field]
    return columns.allowed(cell.choices.__name__ if cell.choices else "bool", language)


def explained(language: str) -> list[list[str]]:
    """Every column, and what fits in it: the words to choose from, or the form of a date."""
    rows = [[columns.heading("hint", key, language) for key in ("column", "fits")]]
    return rows + [
        [heading, _fits(field, language)] for heading, field in zip(_headings(language), _FIELDS, strict=True)
    ]


def _fits(field: str, language: str) -> str:
    if field in ("name", "knows"):
        return columns.heading("hint", field, language)
    kind = cells.of()[field].kind
    if kind in (Kind.CHOICE, Kind.BOOL, Kind.CHOICES):
        return "; ".join(_allowed(field, language))
    hint = columns.heading("hint", str(kind), language)
    return f"{hint}: {'; '.join(domains.names(language))}" if kind is Kind.DOMAINS else hint
