"""Puts a drawing on paper: the same lines as on the screen, as PDF, as a picture or as a drawing of its own.

The letters are Kring's own, nothing is fetched and nothing is left behind on the
disk. Titles, dates and legends come from the caller; a file tells the same in
words, for who does not see it.
"""

import functools
import itertools
import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import Struct

from kring.draw import lettering, style
from kring.draw.svg import escaped

if TYPE_CHECKING:
    import typst

PAPERS: Final = ("A4", "A3", "A0", "A0-pages")
_FOLDER: Final = Path(__file__).parent
_SCALES: Final = {"A4": 1.0, "A3": 2**0.5, "A0": 4.0}  # how many times as wide as A4
READABLE: Final = 9.0  # points; what is smaller is hard to read on paper
_DOTS: Final = {"A4": 200.0, "A3": 150.0, "A0": 72.0}  # an inch; a picture is at most 32 MB while it is made
_LONG, _SHORT = 841.89, 595.28  # A4 in points
OWN_WORDS: Final = 220  # letters that stand beside a title
TRAY: Final = 600  # and of the names of who has no place yet
_ROWS = 120  # of a table; its picture is one long page
_POSTER: Final = 120  # rows of a table; more would be small print, sixteen times over
_MARGIN, _OVERLAP = 28.0, 28.0  # points; what printers leave white, and what is glued
_GRID: Final = 4  # a poster of A0 lies on 4 by 4 sheets of A4
_FAMILY: Final = '"Atkinson digits", "Atkinson Hyperlegible", system-ui, sans-serif'
_SERIF: Final = "Vollkorn, Georgia, serif"

_ELSEWHERE: Final = re.compile(r'<image href="(?!data:)[^"]*"[^>]*/>')


class Sign(Struct, frozen=True):
    """A line of the legend: a small drawing, and the words for it."""

    mark: str
    words: str


class Cell(Struct, frozen=True):
    """A square of a table: words, or a small drawing that stands for them; with `is_both` above them."""

    words: str = ""
    mark: str = ""
    is_both: bool = False


class Table(Struct, frozen=True):
    """What is drawn as a table: the names of the columns, and rows that each begin with whom they are about."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Sheet(Struct, frozen=True):
    """A drawing with the words around it. Empty ones are left out.

    `drawing` is one `svg`, and `about` tells in words all that it shows. Its colours are
    the `day` of the screen, or `grey`. When it `is_whole`, its title, date and legend stand
    in it already, and it fills the paper. `least` is how large its smallest names are, in
    its own pixels. `poster` says how sheets become one poster. With a `table` there is no
    drawing: it is set as a table, over as many pages as it needs; on a poster as small as its rows ask.
    `whole` are words that the drawing had to shorten: they follow it on a page of their own, under `whole_title`.
    """

    drawing: str
    title: str
    about: str
    language: str = "nl"
    day: str = ""
    own_words: str = ""
    signs_title: str = ""
    signs: tuple[Sign, ...] = ()
    tray_title: str = ""
    tray: tuple[str, ...] = ()
    foot: str = ""
    count: str = ""
    poster: str = ""
    colours: str = "day"
    is_whole: bool = False
    least: float = 0.0
    table: Table | None = None
    whole_title: str = ""
    whole: tuple[str, ...] = ()


_SAID: Final = set(Sheet.__struct_fields__) - {"drawing", "least", "table", "signs", "colours"}


_WITH_RIM: Final = re.compile(
    r'<text((?: [a-z-]+="[^"]*")*? class="(?:name|soft|hull-name)\b[^"]*"[^>]*>.*?</text>)', re.DOTALL
)


class TooMany(ValueError):
    """A picture is one page; a poster over pages is not."""


def pdf(sheet: Sheet, paper: str = "A4", *, is_lying: bool | None = None) -> bytes:
    """The drawing as PDF for universal access (PDF/UA-1): title, language, and the drawing in words.

    Papers are `A4`, `A3`, `A0` and `A0-pages`: sheets of A4 that overlap to be
    glued, nine tenths of A0, with a first page that shows how they lie. Without
    `is_lying` the paper lies when the drawing is wider than high. Words with signs that
    no letter of ours can be tied to make it a PDF that does not claim to be PDF/UA.
    Raises `KeyError` for another paper.
    """
    given = _given(sheet, paper, is_lying)
    if sheet.table and paper == "A0-pages":
        given["drawing"] = _set(given | {"alone": "yes"}, "svg").decode()
    return bound((_FOLDER / "sheet.typ").read_bytes(), given)


def png(sheet: Sheet, paper: str = "A4", *, is_lying: bool | None = None, dots: float | None = None) -> bytes:
    """The same page as a picture, with so many `dots` an inch: 200 on A4, and fewer on larger paper.

    Raises `TooMany` for a poster over pages, and `KeyError` for another paper.
    """
    if paper == "A0-pages":
        raise TooMany(paper)
    return _set(_given(sheet, paper, is_lying, is_look=True), "png", _bounded(sheet, dots or _DOTS[paper]))


def svg(sheet: Sheet) -> bytes:
    """The drawing as one SVG that needs nothing beside it: with its colours and letters, and what it shows in words.

    It has no paper: it grows without an edge. A table is one long page, with its words as outlines.
    """
    if sheet.table:
        drawn = _set(_given(sheet, "A4", None, is_look=True), "svg").decode()
        return drawn.replace(">", f">{_read_aloud(sheet)}", 1).encode()
    drawn = style.carrying(_ELSEWHERE.sub("", sheet.drawing), sheet.colours)
    lettered = lettering.lettered(drawn, has_own_words=sheet.is_whole)
    return (lettered if "<title>" in lettered else lettered.replace(">", f">{_read_aloud(sheet)}", 1)).encode()


def _read_aloud(sheet: Sheet) -> str:
    return f"<title>{escaped(sheet.title)}</title><desc>{escaped(sheet.about)}</desc>"


def look(sheet: Sheet, paper: str = "A4", *, is_lying: bool | None = None, dots: float = 96.0) -> bytes:
    """How it will be, as a picture of the size of A4: the sheet, or of a poster over pages how they lie.

    Raises `KeyError` for another paper.
    """
    if paper == "A0-pages":
        return _set(_given(sheet, paper, is_lying, is_look=True), "png", dots)
    given = _given(sheet, "A4" if paper in _SCALES else paper, is_lying, is_look=True)
    return _set(given, "png", _bounded(sheet, dots))


def _bounded(sheet: Sheet, dots: float) -> float:
    """A long table gets fewer dots an inch, so that its picture never takes more than some 120 MB to make."""
    rows = len(sheet.table.rows) if sheet.table else 0
    return dots * min(1.0, float((_ROWS / max(1, rows)) ** 0.5))


def picture(drawing: str, *, language: str = "nl", title: str = "", dots: float = 192.0) -> bytes:
    """Only the drawing, without paper around it, as a picture; 96 dots an inch is its size on the screen."""
    wide, high = _size(drawing)
    sheet = Sheet(drawing, title, title, language, is_whole=True)
    fits = min(1.0, 1200 / max(wide, high))  # whoever has very many people gets no endless picture
    given = _inputs(sheet, wide * 0.75, high * 0.75, _page(wide * 0.75, high * 0.75, 1.0), None)
    return _set(given, "png", dots * fits)


def points(sheet: Sheet, paper: str, *, is_lying: bool) -> float:
    """About how large the smallest name comes out on a paper, in points; under 9 it is hard to read."""
    if not sheet.drawing:
        return 10.0 * _SCALES.get(paper, 1.0)
    wide, high = _size(sheet.drawing)
    width, height = (_LONG, _SHORT) if is_lying else (_SHORT, _LONG)
    around = 0.0 if sheet.is_whole else 1.0
    fits = min((width - around * 68) / wide, (height - around * 180) / high)
    return sheet.least * fits * _SCALES.get(paper, 3.5)


def larger(sheet: Sheet, paper: str, *, is_lying: bool) -> str:
    """The first paper on which the smallest words are large enough to read, where they are not on this one.

    Nothing where they are; the same paper where they are on none: it is then the largest there is.
    """
    sizes = {one: points(sheet, one, is_lying=is_lying) for one in _SCALES}
    if not sheet.least or sizes.get(paper, READABLE) >= READABLE:
        return ""
    return next((one for one, size in sizes.items() if size >= READABLE), list(_SCALES)[-1])


def is_poster(sheet: Sheet) -> bool:
    """Whether it can be glued together of sheets; a very long table is read on pages."""
    return not sheet.table or len(sheet.table.rows) <= _POSTER


def unlettered(words: str) -> str:
    """The signs in these words that Kring has no letters for on paper, once each; a square stands for them there."""
    return "".join(dict.fromkeys(_strange().findall(unicodedata.normalize("NFC", words))))


def _given(sheet: Sheet, paper: str, is_lying: bool | None, is_look: bool = False) -> dict[str, str]:
    if is_lying is None:
        is_lying = not sheet.table and _is_wide(sheet.drawing)
    width, height = (_LONG, _SHORT) if is_lying else (_SHORT, _LONG)
    if paper == "A0-pages" and not is_poster(sheet):
        raise KeyError(paper)
    if paper == "A0-pages":
        return _inputs(sheet, width, height, _page(width, height, 1.0), _tiles(width, height, is_look))
    scale = _SCALES[paper]
    page = _page(width * scale, height * scale, scale) | {"is_long": bool(sheet.table or sheet.whole) and is_look}
    return _inputs(sheet, width, height, page, None)


def _is_wide(drawing: str) -> bool:
    wide, high = _size(drawing)
    return wide >= high


def _page(width: float, height: float, scale: float) -> dict[str, Any]:
    return {"width": width, "height": height, "scale": scale, "is_long": False}


def _tiles(width: float, height: float, is_first_only: bool = False) -> dict[str, Any]:
    """Sheets of A4 that lie as the poster does, and how far each begins after the one before."""
    across, down = width - 2 * _MARGIN - _OVERLAP, height - 2 * _MARGIN - _OVERLAP
    scale = min((_GRID * across + _OVERLAP) / width, (_GRID * down + _OVERLAP) / height)
    place = {"width": width, "height": height, "across": across, "down": down, "margin": _MARGIN, "scale": scale}
    pages = 0 if is_first_only else _GRID
    return place | {"rows": _GRID, "columns": _GRID, "pages": pages, "letters": "ABCDEFGH"[:_GRID]}


def _inputs(sheet: Sheet, width: float, height: float, page: Any, tiles: Any) -> dict[str, str]:
    words = {name: getattr(sheet, name) for name in _SAID}
    tokens = style.PALETTES[sheet.colours]
    paper = tokens["paper"] if sheet.colours == "dark" else "#FFFFFF"
    colours = {"ink": tokens["ink"], "second": tokens["ink2"], "paper": paper}
    place = {"width": width, "height": height, "page": page, "tiles": tiles}
    short = {"own_words": _short(sheet.own_words, OWN_WORDS), "tray": _some(sheet.tray, TRAY)}
    marks = [{"mark": own_letters(sign.mark, sheet.colours), "words": sign.words} for sign in sheet.signs]
    listed = {"table": _listed(sheet.table, sheet.colours) if sheet.table else None}
    told = shown(json.dumps(words | short | {"signs": marks} | listed | colours | place, ensure_ascii=False))
    return {"sheet": told, "drawing": shown(own_letters(_rimmed(sheet.drawing), sheet.colours))}


def _rimmed(drawing: str) -> str:
    """Words with a rim once more, without it and above: typst puts the rim of one letter over the letter before."""
    return _WITH_RIM.sub(r'\g<0><text style="stroke:none"\g<1>', drawing)


def _listed(table: Table, colours: str) -> dict[str, Any]:
    """The table with every drawing in it once, and squares that say which."""
    drawn = list(dict.fromkeys(cell.mark for row in table.rows for cell in row if cell.mark))
    number = {mark: at for at, mark in enumerate(drawn)}
    rows = [[[one.words, number.get(one.mark, -1), one.is_both] for one in row] for row in table.rows]
    return {"columns": table.columns, "rows": rows, "marks": [own_letters(mark, colours) for mark in drawn]}


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"


def _some(several: tuple[str, ...], most: int) -> list[str]:
    """As many of them as leave room for the drawing; what it shows in words holds all."""
    ends = itertools.accumulate(len(one) + 2 for one in several)
    shown = [one for one, end in zip(several, ends, strict=True) if end <= most]
    return shown if len(shown) == len(several) else [*shown, "…"]


def own_letters(svg: str, colours: str) -> str:
    """The drawing with its colours, and with the fonts by the names that they have on paper.

    A photo that is not inside it stays away: nothing is fetched.
    """
    svg = _ELSEWHERE.sub("", svg)
    return style.carrying(svg, colours).replace(_FAMILY, '"Kring Sans"').replace(_SERIF, '"Kring Serif"')


def shown(words: str) -> str:
    """Words with a square for what no font of ours has a letter for, so that all others keep theirs."""
    return words if words.isascii() else _strange().sub("□", unicodedata.normalize("NFC", words))


def _size(drawing: str) -> tuple[float, float]:
    """How wide and high a drawing says it is. Raises `ValueError` when it does not say."""
    found = re.search(r'viewBox="[-0-9.]+ [-0-9.]+ ([0-9.]+) ([0-9.]+)"', drawing[:2000])
    if not found:
        raise ValueError("a drawing says how large it is in its viewBox")
    return float(found[1]), float(found[2])


def bound(source: bytes, given: dict[str, str]) -> bytes:
    """A page of ours with the words that it is given, as PDF for universal access (PDF/UA-1).

    Without that claim when they have signs that forbid it.
    """
    import typst

    try:
        return _made(source, given, "pdf", claims=True)
    except typst.TypstError:
        return _made(source, given, "pdf")


def _set(given: dict[str, str], form: Literal["png", "svg"], dots: float | None = None) -> bytes:
    return _made((_FOLDER / "sheet.typ").read_bytes(), given, form, dots)


def _made(
    source: bytes,
    given: dict[str, str],
    form: Literal["pdf", "png", "svg"],
    dots: float | None = None,
    claims: bool = False,
) -> bytes:
    standards: list[Any] = ["ua-1"] if claims else []
    done: Any = _compiler().compile(input=source, format=form, ppi=dots, sys_inputs=given, pdf_standards=standards)
    assert isinstance(done, bytes)  # one page, or one file
    return done


@functools.cache
def _compiler() -> "typst.Compiler":
    """One for the whole process: what it remembers of a drawing it soon forgets, and a new one each time would not.

    It may read nothing but the folder of letters, and writes nothing. It weighs 7 MB, so a process that sets no
    paper does not load it.
    """
    import typst

    letters = str(_FOLDER / "letters")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[letters])
    return typst.Compiler(root=letters, font_paths=fonts, ignore_system_fonts=True)


@functools.cache
def _strange() -> re.Pattern[str]:
    """A sign that no font of ours has; what takes no room is no sign."""
    runs = json.loads((_FOLDER / "letters" / "known.json").read_text(encoding="ascii"))
    known = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)
    return re.compile(f"[^\n\t{known}\u200b-\u200f\ufe0f]")
