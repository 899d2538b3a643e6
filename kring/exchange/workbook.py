"""Excel files (.xlsx): their sheets as rows of text, and rows as sheets. Bounded before anything is unpacked."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from kring.exchange import archive, far, sheets
from kring.exchange.refusal import Refusal, refuse
from kring.exchange.rows import Row, bounded

MOST_SHEETS: Final = 20
ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML can hold these signs

_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")  # read as a stream; every other part as a tree
_TREES: Final = ("sheet.main+xml", "template.main+xml", ".macroEnabled.main+xml", ".sharedStrings+xml", ".styles+xml")
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Excel before 2007, and files behind a password


def read(data: bytes, tell: far.Tell = far.nobody) -> dict[str, list[Row]]:
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
        if name.endswith((".xml", ".rels", ".vml")) and not _SHEET.fullmatch(name):
            sheets.Bounds().read(archive.file(data, name))
    try:
        return _sheets(data, tell)
    except Refusal:
        raise
    except Exception as error:  # whatever a damaged file does to who unpacks and reads it
        raise refuse("not_excel") from error


def _check_bounded(parts: Iterable[Any]) -> None:
    """Which part is the workbook, and which holds the texts, the file itself says: never one that was not looked at."""
    for part in parts:
        name = part.PartName[1:]
        if part.ContentType.endswith(_TREES) and (not name.endswith(".xml") or _SHEET.fullmatch(name)):
            raise refuse("not_excel")


def _sheets(data: bytes, tell: far.Tell) -> dict[str, list[Row]]:
    book, parts = _opened(data)
    if len(parts) > MOST_SHEETS:
        raise refuse("too_many_sheets", most=MOST_SHEETS)
    read = {}
    for title, name in parts:
        sheet = sheets.Sheet(book)
        sheet.read(archive.file(data, name), tell)
        read[title] = list(bounded(iter(sheet.rows)))
    return {title: rows for title, rows in read.items() if rows}


def _opened(data: bytes) -> tuple[sheets.Book, list[tuple[str, str]]]:
    """What all cells refer to, and each sheet by its title with the part it stands in.

    The cells themselves openpyxl would read twice, into a tree for each: that takes three times as long.
    """
    from openpyxl.reader.excel import ExcelReader  # heavy, and only wanted here
    from openpyxl.styles.stylesheet import apply_stylesheet

    reader: Any = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    with reader.archive:
        reader.read_manifest()
        _check_bounded(reader.package.Override)
        reader.read_strings()
        reader.read_workbook()
        apply_stylesheet(reader.archive, reader.wb)
        found = [(sheet.name, rel.target) for sheet, rel in reader.parser.find_sheets() if "chartsheet" not in rel.Type]
    wb = reader.wb
    book = sheets.Book(reader.shared_strings, wb._date_formats, wb._timedelta_formats, wb.epoch)
    return book, [(title, name) for title, name in found if name in reader.valid_files]


def written(
    titled: Mapping[str, Iterable[Sequence[str]]], choices: Mapping[str, Mapping[int, Sequence[str]]] | None = None
) -> bytes:
    """Rows of text as an Excel file with a first row that stays in sight. Every cell is text, so that nothing is run.

    `choices` are the words that a column of a sheet offers, by the number of the column from 1.
    """
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for title, rows in titled.items():
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
