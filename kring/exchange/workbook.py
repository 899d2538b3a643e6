"""Excel files (.xlsx): their sheets as rows of text, and rows as sheets. Bounded before anything is unpacked."""

import datetime
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from kring.exchange import archive, cells, markup
from kring.exchange.refusal import Refusal, refuse
from kring.exchange.rows import MOST_CELLS, MOST_ROWS, Row, bounded

MOST_SHEETS: Final = 20
MOST_KEPT: Final = 100_000  # elements outside of rows and texts, in one part
MOST_ELEMENTS: Final = 4_000_000  # in one part: more than all rows with all their cells in use have

_IN_CELL: Final = 4  # elements of one cell with its value
ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML can hold these signs

_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Excel before 2007, and files behind a password


def read(data: bytes) -> dict[str, list[Row]]:
    """The sheets of an Excel file that have anything in them, as rows of text; of a formula its last result.

    Raises `Refusal`: `old_excel`, `not_excel`, what `archive.opened` does, `too_many_rows`, `too_wide`,
    `too_many_sheets` or `too_many_elements`.
    """
    if data.startswith(_OLD):
        raise refuse("old_excel")
    names = archive.opened(data)
    if "xl/workbook.xml" not in names:
        raise refuse("not_excel")
    for name in names:
        if name.endswith((".xml", ".rels", ".vml")):
            _bounded(archive.file(data, name))
    try:
        return _sheets(data)
    except Refusal:
        raise
    except Exception as error:  # whatever a damaged file does to who unpacks and reads it
        raise refuse("not_excel") from error


def _bounded(part: bytes) -> None:
    """Refuse a part that would fill the memory of whoever reads it as a tree: openpyxl keeps all but rows and texts."""
    size = {"kept": 0, "row": 0, "number": 0}
    inside: list[str] = []

    def start(name: str, _attributes: Mapping[str, str], _line: int) -> None:
        local = markup.local(name)
        if local in ("row", "si"):
            inside.append(local)
            size["row"], size["number"] = 0, size["number"] + 1
        size["row" if inside else "kept"] += 1
        if size["row"] > MOST_CELLS * _IN_CELL:
            raise refuse("too_wide", row=size["number"], most=MOST_CELLS)
        if size["kept"] > MOST_KEPT:
            raise refuse("too_many_elements", most=MOST_KEPT)

    def end(name: str, _text: str) -> None:
        if inside and markup.local(name) == inside[-1]:
            inside.pop()

    markup.parse(part, start, end, MOST_ELEMENTS)


def _sheets(data: bytes) -> dict[str, list[Row]]:
    import openpyxl  # heavy, and only wanted here

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        if len(book.worksheets) > MOST_SHEETS:
            raise refuse("too_many_sheets", most=MOST_SHEETS)
        read = {sheet.title: list(bounded(_rows(sheet))) for sheet in book.worksheets}
    finally:
        book.close()
    return {title: rows for title, rows in read.items() if rows}


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows of a sheet. What it says of its own size is not believed, and never more is read than fits."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1, values_only=True), 1):
        filled = max((at for at, value in enumerate(row, 1) if value is not None), default=0)
        yield Row(number, [_text(value) for value in row[: min(filled, MOST_CELLS + 1)]])


def _text(value: Any) -> str:
    """What stands in a cell, as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return cells.number_text(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return str(value)


def written(
    sheets: Mapping[str, Iterable[Sequence[str]]], choices: Mapping[str, Mapping[int, Sequence[str]]] | None = None
) -> bytes:
    """Rows of text as an Excel file with a first row that stays in sight. Every cell is text, so that nothing is run.

    `choices` are the words that a column of a sheet offers, by the number of the column from 1.
    """
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows):
            sheet.append([_cell(sheet, text, is_head=number == 0) for text in row])
        _offer(sheet, (choices or {}).get(title, {}))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, text: str, is_head: bool) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, None)
    safe = ILLEGAL.sub("", text)
    if safe:
        cell.value = safe
        cell.data_type = "s"  # also what begins with =
    if safe.lstrip()[:1] in tuple("=+-@"):
        cell.quotePrefix = True
    if is_head:
        cell.font = Font(bold=True)
    return cell


def _offer(sheet: Any, choices: Mapping[int, Sequence[str]]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for column, words in choices.items():
        listed = ",".join(words)
        if len(listed) <= 255:  # more Excel does not take
            offer = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
            letter = get_column_letter(column)
            offer.add(f"{letter}2:{letter}1000")
            sheet.data_validations.append(offer)
