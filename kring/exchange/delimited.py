"""Rows of text with a sign between the cells: CSV, as every spreadsheet opens and saves it.

What a spreadsheet would take for a formula is written with an apostrophe before it
and read back without, also where it would only begin a cell because a program splits at another sign.
"""

import contextlib
import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kring.exchange import encodings
from kring.exchange.refusal import Refusal, refuse
from kring.exchange.rows import MOST_CELLS, Row, bounded

SEPARATORS: Final = (";", ",", "\t", "|")
SEPARATOR: Final = {"nl": ";", "en": ",", "code": ","}  # what Excel splits at on a Dutch and on an English machine
HEAD: Final = 20_000  # signs from which one can tell
LONGEST: Final = 131_072  # signs in one cell, for Python's own reader
MOST_SPLITS: Final = 50_000  # separators in one line, those in quotes too

_END: Final = "\0"  # a sign that no text has
_NUMBER: Final = re.compile(r"-?\d+([.,]\d+)?")
_RISKY: Final = re.compile(r"(^|[;,|\t\r\n])(?=['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
_GUARDED: Final = re.compile(r"(^|[;,|\t\r\n])'(?=['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
_SAID: Final = re.compile(r"\s*sep=(.)\s*\r?\n", re.IGNORECASE)


def read(data: bytes) -> Iterator[Row]:
    """The rows of a file, numbered as a spreadsheet does, without those that are blank.

    The separator is the one that the first rows use (`_separator`). Raises `Refusal`
    as `encodings.decoded` does, or `too_many_rows`, `too_wide`, `open_quote` and `long_cell`.
    """
    text = encodings.decoded(data)
    said = _SAID.match(text[:20])
    skipped = 1 if said else 0
    text = text[said.end() :] if said else text
    separator = said[1] if said else _separator(text)
    return bounded(_numbered(text, separator, skipped))


def _numbered(text: str, separator: str, skipped: int) -> Iterator[Row]:
    lines = _Lines(text, separator)
    reader = csv.reader(lines, delimiter=separator)
    for number in itertools.count(skipped + 1):
        began = reader.line_num
        try:
            cells = next(reader)
        except csv.Error:  # a cell without end
            raise _endless(number, lines, reader.line_num - began) from None
        if cells == [_END]:
            return
        if cells and _END in cells[-1]:  # swallowed by a quote that was never closed, with every row before it
            raise refuse("open_quote", row=number)
        yield Row(number, [unguarded(cell) for cell in cells])


class _Lines:
    """The lines of a text, the last one that was asked for, and a mark that shows whether the text ended in a quote."""

    def __init__(self, text: str, separator: str) -> None:
        self.lines = itertools.chain(io.StringIO(text, newline=""), (_END,))
        self.separator, self.last, self.number = separator, "", 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.last, self.number = next(self.lines), self.number + 1
        if self.last.count(self.separator) > MOST_SPLITS:
            raise refuse("too_wide", row=self.number, most=MOST_CELLS)
        return self.last


def _endless(row: int, lines: _Lines, over: int) -> Refusal:
    """What is wrong with a cell that has more signs than any: it is that long, or a quote in it is never closed."""
    sign = re.escape(lines.separator)
    cells = re.findall(rf'("[^"]*+(?:""[^"]*+)*+"|[^{sign}]*+)(?:{sign}|\Z)', lines.last.rstrip("\r\n"))
    long = [(at, len(cell.strip('"'))) for at, cell in enumerate(cells, 1) if len(cell) > LONGEST]
    if over > 1 or not long or lines.last.count('"') % 2:
        return refuse("open_quote", row=row)
    return refuse("long_cell", row=row, cell=long[0][0], signs=long[0][1], most=LONGEST)


def _separator(text: str) -> str:
    """The sign that stands between most quoted cells; else the one that splits most of the first rows alike."""

    def alike(separator: str) -> tuple[int, int, int, int]:
        widths = Counter(width for width in _widths(text[:HEAD], separator) if width > 1)
        width, number = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        return text.count(f'"{separator}"', 0, HEAD), number, width, -SEPARATORS.index(separator)

    return max(SEPARATORS, key=alike)


def _widths(text: str, separator: str) -> list[int]:
    """How many cells each of the first rows has; of a row in which a quote is never closed nothing is said."""
    reader, found = csv.reader(io.StringIO(text, newline=""), delimiter=separator), list[int]()
    with contextlib.suppress(csv.Error):
        found += (len(row) for row in itertools.islice(reader, 20))
    return found


def written(rows: Iterable[Sequence[str]], language: str) -> bytes:
    """The rows as a file that spreadsheets of this language open at once: UTF-8, everything in quotes.

    With the mark by which Excel knows UTF-8, but not in the language of programs: R takes it for a part of a name.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=SEPARATOR[language], quoting=csv.QUOTE_ALL)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8" if language == "code" else "utf-8-sig")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs. A plain number may begin with a minus."""
    return cell if _NUMBER.fullmatch(cell) else _RISKY.sub(r"\1'", cell)


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return _GUARDED.sub(r"\1", cell) if "'" in cell else cell
