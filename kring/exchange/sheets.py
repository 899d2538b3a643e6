"""One sheet of an Excel file, read as a stream: its rows as text, and no more of it than anybody fills in."""

import datetime
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from kring.exchange import cells, far, markup
from kring.exchange.refusal import refuse
from kring.exchange.rows import MOST_CELLS, MOST_ROWS, Row

MOST_KEPT: Final = 100_000  # elements outside of rows and texts, in one part
MOST_ELEMENTS: Final = 4_000_000  # in one part: more than all rows with all their cells in use have

_IN_CELL: Final = 4  # elements of one cell with its value
_LETTERS: Final = re.compile("[A-Z]{1,3}")


class Book(Struct, frozen=True):
    """What the cells of every sheet refer to: texts told once, the styles of dates and of spans, and the first day."""

    texts: Sequence[str] = ()
    dates: Collection[int] = ()
    spans: Collection[int] = ()
    epoch: Any = None


class Bounds:
    """Refuses a part that would fill the memory of whoever reads it as a tree. Raises `Refusal` as it is parsed."""

    def __init__(self) -> None:
        self.kept = self.in_row = self.number = 0
        self.inside: list[str] = []

    def read(self, part: bytes, tell: far.Tell = far.nobody) -> None:
        """Raises `Refusal`: `too_wide`, `too_many_elements` and what `markup.parse` does."""
        markup.parse(part, self.start, self.end, MOST_ELEMENTS, tell)

    def start(self, name: str, attributes: Mapping[str, str], _line: int) -> None:
        """An element begins."""
        local = markup.local(name)
        if local in ("row", "si"):
            self.inside.append(local)
            self.in_row, self.number = 0, self.number + 1
        if not self.inside:
            self.kept += 1
            if self.kept > MOST_KEPT:
                raise refuse("too_many_elements", most=MOST_KEPT)
            return
        self.in_row += 1
        if self.in_row > MOST_CELLS * _IN_CELL:
            raise refuse("too_wide", row=self.number, most=MOST_CELLS)
        self.started(local, attributes)

    def end(self, name: str, text: str) -> None:
        """An element ends, with the text in it."""
        if not self.inside:
            return
        local = markup.local(name)
        self.ended(local, text)
        if local == self.inside[-1]:
            self.inside.pop()

    def started(self, local: str, attributes: Mapping[str, str]) -> None:
        """An element within a row or a text begins."""

    def ended(self, local: str, text: str) -> None:
        """An element within a row or a text ends."""


class Sheet(Bounds):
    """The rows of a sheet that have anything in them, of a formula its last result; `read` fills `rows`."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book, self.rows = book, list[Row]()
        self._at = self._column = self._style = 0
        self._kind = self._value = ""
        self._texts: list[str] = []
        self._filled: dict[int, str] = {}

    def started(self, local: str, attributes: Mapping[str, str]) -> None:
        """A row or a cell begins: where it stands, and what kind of value it holds."""
        if local == "c":
            where = _LETTERS.match(attributes.get("r", ""))
            self._column = _number(where[0]) if where else self._column + 1
            self._kind, self._value, self._texts = attributes.get("t", "n"), "", []
            self._style = _whole(attributes.get("s", "0"))
        elif local == "row":
            self._at = _whole(attributes.get("r", "")) or self._at + 1
            self._column, self._filled = 0, {}
        elif local == "rPh":  # how a word sounds, beside the word
            self._texts.append("\0")

    def ended(self, local: str, text: str) -> None:
        """A value, a cell or a row is whole."""
        if local == "v":
            self._value = text
        elif local == "t" and self._texts[-1:] != ["\0"]:
            self._texts.append(text)
        elif local == "rPh" and self._texts:
            self._texts.pop()
        elif local == "c":
            self._keep()
        elif local == "row" and self._filled:
            self.rows.append(Row(self._at, [self._filled.get(at, "") for at in range(1, max(self._filled) + 1)]))

    def _keep(self) -> None:
        try:
            said = self._said()
        except (ValueError, IndexError, OverflowError) as error:
            raise refuse("not_excel") from error
        if said and max(self._at, len(self.rows)) > MOST_ROWS:
            raise refuse("too_many_rows", most=MOST_ROWS)
        if said and self._column > MOST_CELLS:
            raise refuse("too_wide", row=self._at, most=MOST_CELLS)
        if said:
            self._filled[self._column] = said

    def _said(self) -> str:
        """What stands in the cell, as somebody would type it."""
        if self._kind == "inlineStr":
            return "".join(self._texts)
        if not self._value or self._kind in ("str", "e"):
            return self._value
        if self._kind == "s":
            return self.book.texts[int(self._value)]
        if self._kind == "b":
            return "true" if int(self._value) else "false"
        if self._kind == "d":
            return self._value.partition("T")[0]
        return self._number()

    def _number(self) -> str:
        plain = self._value.isascii() and self._value.lstrip("-").isdigit()
        value = int(self._value) if plain and len(self._value) < 300 else float(self._value)
        if self._style not in self.book.dates:
            return cells.number_text(value)
        from openpyxl.utils.datetime import from_excel

        day = from_excel(value, self.book.epoch, timedelta=self._style in self.book.spans)
        return day.date().isoformat() if isinstance(day, datetime.datetime) else str(day)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _number(letters: str) -> int:
    """The number of a column by its letters: A is 1, AA is 27."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found
