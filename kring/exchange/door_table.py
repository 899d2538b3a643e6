"""The doors of a fieldwork as an Excel file, for an agency that goes along them, and what it brings back (M05).

Going along the doors may be given to another (000:479). A row is a door: its street and number, what came of the
visit, and the answers in columns of their own. It comes back with the same headings; what has no place here is refused
and not dropped.
"""

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from kring.core import streets
from kring.core.check import Fault
from kring.core.fieldwork import Item, Met
from kring.core.questions import Ask, Aspect, Questions, Takes
from kring.core.shelf import Words
from kring.core.streets import Said
from kring.exchange import delimited, workbook
from kring.exchange.columns import folded
from kring.exchange.fhir import ASPECTS
from kring.exchange.refusal import Refusal, refuse
from kring.exchange.rows import Row

LONGEST: Final = 2000  # signs of an answer in words, as at a door
MOST_FAULTS: Final = 30

_FILE: Final = Path(__file__).with_suffix(".toml")
_PLACE: Final = ("street", "number", "came")
_ZIP: Final = b"PK"


class Visit(Struct, frozen=True):
    """What came of one door: its street and number as they are written here, and what was said there, if anything."""

    street: str
    number: str
    met: Met
    said: Said | None = None


class _Column(Struct, frozen=True):
    """What a column holds: `part` is one of the place, the group, or a question with the aspect that is asked."""

    part: str
    ask: Ask | None = None
    aspect: Aspect | None = None


def written(questions: Questions, groups: Sequence[str], doors: Iterable[tuple[str, str]], language: str) -> bytes:
    """An Excel file with a row for each door (street, number), to fill in. `language` is "nl" or "en"."""
    columns = _columns(questions, groups)
    head = [_said(words, language) for words, _ in columns]
    blank = [""] * (len(columns) - 2)
    choices: dict[int, list[str]] = {3: [_said(one, language) for one in _words("came").values()]}
    if groups:
        choices[4] = list(groups)
    title = _said(_words("head")["street"], language)
    return workbook.written({title: [head, *([*door, *blank] for door in doors)]}, {title: choices})


def read(data: bytes, questions: Questions, groups: Sequence[str], doors: Mapping[tuple[str, str], str]) -> list[Visit]:
    """The visits in a file; a row without what came of it, and without answers, is no visit.

    `doors` gives the id of a street for each (street, number) there is. Raises `Refusal`: what `workbook.read` and
    `delimited.read` do, `no_rows`, `no_column`, `repeated_column`, `no_place` (a column of which Kring knows nothing),
    and per row `no_door`, `repeated_door`, `came`, `group`, `off`, `long_words`, `said_nobody` or `nothing`.
    """
    rows = _rows(data)
    if len(rows) < 2:
        raise refuse("no_rows")
    heads = _headed(rows[0], _columns(questions, groups))
    known = {(folded(street), folded(number)): (street, number, id) for (street, number), id in doors.items()}
    named = {folded(one): one for one in groups}
    found, faults = dict[tuple[str, str], Visit](), list[Fault]()
    for row in rows[1:]:
        try:
            visit = _visit(_Told(row, heads), known, named)
        except Refusal as refusal:
            faults += refusal.faults
            continue
        if visit is None:
            continue
        if (visit.street, visit.number) in found:
            faults.append(_wrong("repeated_door", row, street=visit.street, number=visit.number))
        found[visit.street, visit.number] = visit
    if faults:
        raise Refusal(*faults[:MOST_FAULTS])
    if not found:
        raise refuse("no_rows")
    return list(found.values())


class _Told(Struct, frozen=True):
    """The cells of a row under what their columns hold."""

    row: Row
    heads: Mapping[int, _Column]

    def under(self) -> Iterator[tuple[_Column, str]]:
        """Each column with the text in it, when there is any."""
        for at, column in self.heads.items():
            if at < len(self.row.cells) and (text := self.row.cells[at].strip()):
                yield column, text

    def place(self, part: str) -> str:
        """The text under one of the columns of the place."""
        return next((text for column, text in self.under() if column.part == part), "")


def _visit(
    told: _Told, known: Mapping[tuple[str, str], tuple[str, str, str]], groups: Mapping[str, str]
) -> Visit | None:
    street, number = told.place("street"), told.place("number")
    came = {folded(text): met for met in Met for text in (*_both(_words("came")[met]), met.value)}
    typed, group = told.place("came"), told.place("group")
    items, words = _answers(told)
    if not (typed or items or words):
        return None
    door = known.get((folded(street), folded(number)))
    if door is None:
        raise Refusal(_wrong("no_door", told.row, street=street, number=number))
    met = came.get(folded(typed)) if typed else Met.ANSWERED
    if met is None:
        raise Refusal(_wrong("came", told.row, value=typed))
    if group and folded(group) not in groups:
        raise Refusal(_wrong("group", told.row, value=group))
    if met is not Met.ANSWERED:
        if items or words:
            raise Refusal(_wrong("said_nobody", told.row, street=street, number=number))
        return Visit(door[0], door[1], met)
    if not (items or words):
        raise Refusal(_wrong("nothing", told.row, street=street, number=number))
    return Visit(door[0], door[1], met, Said(door[2], groups[folded(group)] if group else "", items, words))


def _answers(told: _Told) -> tuple[dict[str, Item], dict[str, str]]:
    numbers, words = dict[str, dict[str, float]](), dict[str, str]()
    for column, text in told.under():
        ask = column.ask
        if ask is None:
            continue
        if column.aspect is None:
            if len(text) > LONGEST:
                raise Refusal(_wrong("long_words", told.row, name=ask.text.nl, most=LONGEST))
            words[ask.id] = text
            continue
        number = _number(text)
        if number is None or not ask.least <= number <= ask.most:
            raise Refusal(_wrong("off", told.row, value=text, least=ask.least, most=ask.most))
        numbers.setdefault(ask.id, {})[column.aspect.value] = float(number)
    return {id: Item(**one) for id, one in numbers.items()}, words


def _number(text: str) -> int | None:
    whole, _, rest = text.replace(",", ".").partition(".")
    return int(whole) if whole.isascii() and whole.isdigit() and len(whole) < 4 and not rest.strip("0") else None


def _rows(data: bytes) -> list[Row]:
    if not data.startswith(_ZIP):
        return list(delimited.read(data))
    return next(iter(workbook.read(data).values()), [])


def _headed(head: Row, columns: Sequence[tuple[Words, _Column]]) -> dict[int, _Column]:
    known = {folded(text): column for words, column in columns for text in _both(words)}
    found = dict[int, _Column]()
    for at, text in enumerate(head.cells):
        if not text.strip():
            continue
        column = known.get(folded(text))
        if column is None:
            raise refuse("no_place", name=text[:80])
        if column in found.values():
            raise refuse("repeated_column", name=text[:80])
        found[at] = column
    lacking = [part for part in _PLACE if part not in {one.part for one in found.values()}]
    if lacking:
        raise refuse("no_column", name=" / ".join(_both(_words("head")[lacking[0]])))
    return found


def _columns(questions: Questions, groups: Sequence[str]) -> list[tuple[Words, _Column]]:
    heads = _words("head")
    found = [(heads[part], _Column(part)) for part in (*_PLACE, *(["group"] if groups else []))]
    scales = {one.id for one in streets.items(questions)}
    for ask in questions.ask:
        if ask.id in scales:
            found += [(_of(ask, one), _Column("said", ask, one)) for one in ask.aspect]
        elif ask.takes is Takes.WORDS:
            found.append((ask.text, _Column("said", ask)))
    return found


def _of(ask: Ask, aspect: Aspect) -> Words:
    said = ASPECTS[aspect]
    return Words(
        f"{ask.text.nl} · {said.nl} ({ask.least}-{ask.most})", f"{ask.text.en} · {said.en} ({ask.least}-{ask.most})"
    )


@functools.cache
def _words(kind: str) -> dict[str, Words]:
    told: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {id: Words(**one) for id, one in told[kind].items()}


def _both(words: Words) -> tuple[str, str]:
    return words.nl, words.en


def _said(words: Words, language: str) -> str:
    return words.nl if language == "nl" else words.en


def _wrong(code: str, row: Row, **params: str | int) -> Fault:
    return Fault(code, str(row.number), {name: str(value) for name, value in params.items()})
