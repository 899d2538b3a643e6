"""Rows of a table on their way in: numbered as in the file, and never more than anybody has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from kring.exchange.refusal import refuse

MOST_ROWS: Final = 20_000  # a phone's address book has a few thousand
MOST_CELLS: Final = 500  # in one row


class Row(Struct, frozen=True):
    """The cells of one row as text, and the number of the row in its file, from 1."""

    number: int
    cells: list[str]


def bounded(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows that have anything in them, as they come. Raises `Refusal`: `too_many_rows` or `too_wide`."""
    for row in rows:
        if row.number > MOST_ROWS:
            raise refuse("too_many_rows", most=MOST_ROWS)
        if len(row.cells) > MOST_CELLS:
            raise refuse("too_wide", row=row.number, most=MOST_CELLS)
        if any(cell.strip() for cell in row.cells):
            yield row


def tabled(told: Sequence[Mapping[str, str]]) -> list[Row]:
    """What is said of each thing under its name, as rows under headings; the first thing is in row 1."""
    heads = list(dict.fromkeys(name for one in told for name in one))
    if len(heads) > MOST_CELLS:
        raise refuse("too_wide", row=1, most=MOST_CELLS)
    return [Row(0, heads), *(Row(at, [one.get(name, "") for name in heads]) for at, one in enumerate(told, 1))]
