"""A book to read and to print: chapters of words, of people and of drawings, as one PDF.

The sentences come from the caller. A drawing stands on a page of its own, with what it shows in words beside it.
"""

import json
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from kring.draw import faces, pdf, style

_FOLDER: Final = Path(__file__).parent


class Chapter(Struct, frozen=True):
    """Some paragraphs, some facts that each begin with a word of their own, a drawing with what it shows, or a table.

    The first row of a `table` says what its columns are.
    """

    title: str
    words: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    drawing: str = ""
    about: str = ""
    table: tuple[tuple[str, ...], ...] = ()


class Book(Struct, frozen=True):
    """What is in a book; `foot` stands under every page. `colours` are `day` or `grey`, `paper` is A4 or A3."""

    title: str
    day: str
    chapters: tuple[Chapter, ...]
    language: str = "nl"
    foot: str = ""
    colours: str = "day"
    paper: str = "A4"


def made(book: Book) -> bytes:
    """The book as PDF for universal access (PDF/UA-1), unless its words have signs that no letter of ours has."""
    ink = style.PALETTES[book.colours]
    chapters = [msgspec.structs.replace(one, drawing=_drawn(one.drawing, book.colours)) for one in book.chapters]
    told: dict[str, Any] = msgspec.to_builtins(book) | {"ink": ink["ink"], "second": ink["ink2"]}
    told["chapters"] = msgspec.to_builtins(chapters)
    given = {"book": pdf.shown(json.dumps(told, ensure_ascii=False))}
    return pdf.bound((_FOLDER / "book.typ").read_bytes(), given)


def _drawn(drawing: str, colours: str) -> str:
    carrying = pdf.own_letters(drawing, colours) if drawing else ""
    return faces.greyed(carrying) if colours == "grey" else carrying
