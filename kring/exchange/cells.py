"""What a field of somebody is in a cell of a table, and back: one text for one value.

Read as people write it, in Dutch, English and as programs do; written in one of
these so that it is read back equal. An empty cell says nothing of the field.
"""

import functools
import math
import re
import types
import typing
from collections.abc import Callable
from enum import Enum, StrEnum
from typing import Any, Final

from msgspec import Struct

from kring.core import dates, kinds
from kring.core.network import Dating, Frequency, Person, When
from kring.exchange import columns, domains, shape

NOT_HELD: Final = frozenset({"name", "id", "face", "photo", "added_by"})  # no cell, or one of its own

_NO_YEAR: Final = re.compile(r"--\d\d-?\d\d")  # how address books write a birthday without its year
_NUMBER: Final = re.compile(r"-?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?")
_HOW: Final = {
    columns.CODE: (("<", ">", "cal ", "est "), "{}/{}", "~"),
    "nl": (("voor ", "na ", "berekend ", "geschat "), "tussen {} en {}", "± "),
    "en": (("before ", "after ", "calculated ", "estimated "), "between {} and {}", "± "),
}
_OFTEN: Final = re.compile(
    r"(?P<times>-?[\d.,]+(?:[eE][+-]?\d+)?)?\s*(?:x|×|keer|maal|times?)?\s*"
    r"(?:/|per|an?|each|every|elke|in de|op een)?\s*(?P<per>[^\W\d]+)"
)
_ITEM: Final = re.compile(r"(?:[^;\n\\]|\\.)+", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_LETTERS: Final = {"n": "\n", "r": "\r", "e": ""}  # \e is nothing, and keeps spaces at an edge


class Kind(StrEnum):
    """The kinds of values that a cell can hold."""

    TEXT = "text"
    BOOL = "bool"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    LINES = "lines"
    DOMAINS = "domains"
    DATE = "date"
    FREQUENCY = "frequency"


class Unfit(Exception):
    """A text that is no value of its field: a code and what its sentence needs, as in `shape.faults`."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.params = code, params


class Cell(Struct, frozen=True):
    """What fits in the cells of one field; `choices` is the list that its words are of."""

    field: str
    kind: Kind
    choices: type[Enum] | None = None


@functools.cache
def of(record: type[Struct] = Person) -> dict[str, Cell]:
    """The cell of every field of a record that has one."""
    hints = typing.get_type_hints(record)
    return {name: _cell(name, hint) for name, hint in hints.items() if name not in NOT_HELD}


def _cell(field: str, hint: Any) -> Cell:
    inner = [one for one in typing.get_args(hint) if one is not types.NoneType] or [hint]
    bare = inner[0] if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union else hint
    if typing.get_origin(bare) is tuple:
        item = typing.get_args(bare)[0]
        if issubclass(item, Enum):
            return Cell(field, Kind.CHOICES, item)
        return Cell(field, Kind.DOMAINS if field == "domains" else Kind.LINES)
    if issubclass(bare, Enum):
        return Cell(field, Kind.CHOICE, bare)
    plain = {bool: Kind.BOOL, float: Kind.NUMBER, When: Kind.DATE, Frequency: Kind.FREQUENCY}
    return Cell(field, plain.get(bare, Kind.TEXT))


def read(cell: Cell, text: str) -> Any:
    """The value in a text that is not blank, as JSON has it. Raises `Unfit`.

    That it keeps to the bounds of its field is looked at with the whole record.
    """
    if "\0" in text:
        raise Unfit("no_sign")
    return _READ[cell.kind](cell, text)


def write(cell: Cell, value: Any, language: str) -> str:
    """A value as the text of a cell, blank for what is unknown; `read` reads it back equal."""
    return "" if value is None else _WRITE[cell.kind](cell, value, language)


def even(text: str) -> str:
    """A text with the line ends that a file may change made even; what is only spaces says nothing."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if text.strip() else ""


def number(text: str) -> float:
    """A number with a comma or a point. Raises `Unfit` for anything else, also for infinity."""
    spelled = text.strip()
    if len(spelled) > 40 or not _NUMBER.fullmatch(spelled):
        raise _kind(text, "float")
    found = float(spelled.replace(",", "."))
    if not math.isfinite(found):
        raise _kind(text, "float")
    return found


def number_text(value: float, language: str = columns.CODE) -> str:
    """A number as short as it is read back equal: whole without a point, with a comma in Dutch."""
    text = str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))
    return text.replace(".", ",") if language == "nl" else text


def choice(kind: type[Enum], text: str) -> str:
    """The choice of a kind that a word stands for. Raises `Unfit` with the list that it is none of."""
    found = columns.words(kind.__name__).get(columns.folded(text[: columns.LONGEST]))
    if found is None:
        raise Unfit("wrong_word", value=shape.short(text), choices=kind.__name__)
    return found


def date(text: str) -> dict[str, Any]:
    """A date as people write it (`core/dates`), as JSON has it. Raises `Unfit`.

    A day without any year says nothing that can be kept: then it is empty.
    """
    if _NO_YEAR.fullmatch(text.strip()):
        return {}
    said = dates.read(text)
    if said is None:
        raise _kind(text, "date")
    return said


def date_text(when: When, language: str = columns.CODE) -> str:
    """A date as `date` reads it back, the year first, so that no spreadsheet takes the day for a month."""
    words, between, about = _HOW[language]
    return dates.written(when, dict(zip(Dating, words, strict=True)), between, about, is_iso=True)


def truth(text: str) -> bool:
    """Yes or no as people write it. Raises `Unfit`."""
    found = columns.words("bool").get(columns.folded(text[: columns.LONGEST]))
    if found is None:
        raise _kind(text, "bool")
    return found == "true"


def frequency(text: str) -> dict[str, Any]:
    """How often: "2 per week", "2x week", "weekly". Raises `Unfit`."""
    found = _OFTEN.fullmatch(text.strip().lower()) if len(text) <= 60 else None
    if not found or columns.folded(found["per"]) not in columns.words("Period"):
        raise _kind(text, "frequency")
    times = number(found["times"]) if found["times"] else 1.0
    return {"times": times, "per": choice(kinds.Period, found["per"])}


def lines(text: str, meant: Callable[[str], str] = str) -> list[str]:
    """Several things with ; or a line end between them; the word for none is an empty list. Raises `Unfit`.

    What is written plainly may stand for something else (`meant`); what is guarded with a \\ is only itself.
    """
    found = [one.strip() for one in _ITEM.findall(text)]
    kept = [one for one in found if one]
    if not kept:
        raise _kind(text, "lines")
    if len(kept) == 1 and _is_none(kept[0]):
        return []
    return [_unguarded(one) if "\\" in one else meant(one) for one in kept]


def _unguarded(item: str) -> str:
    return _ESCAPED.sub(lambda sign: _LETTERS.get(sign[1], sign[1]), item)


def lines_text(items: typing.Sequence[str], language: str) -> str:
    """Several things as one text that `lines` reads back equal."""
    if not items:
        return columns.word("none", "none", "en" if language == columns.CODE else language)
    return "; ".join(_guarded(one) for one in items)


def domains_text(items: typing.Sequence[str], language: str) -> str:
    """Parts of life as one text: those of a list by their names, and own words so that they stay own words."""
    if not items:
        return lines_text((), language)
    return "; ".join(_domain(one, language) for one in items)


def _domain(item: str, language: str) -> str:
    name, own = domains.called(item, language), _guarded(item)
    if name != item:
        return name if _guarded(name) == name else own
    return own if "\\" in own or domains.meant(item) == item else _kept(own)


def _guarded(item: str) -> str:
    safe = item.replace("\\", "\\\\").replace(";", "\\;").replace("\n", "\\n").replace("\r", "\\r")
    return safe if item and item == item.strip() and not _is_none(item) else _kept(safe)


def _kept(safe: str) -> str:
    """A text that is read as it is, whatever it looks like."""
    return f"\\e{safe}\\e"


def _is_none(word: str) -> bool:
    return columns.folded(word[: columns.LONGEST]) in columns.words("none") and "\\" not in word


def _kind(text: str, expected: str) -> Unfit:
    return Unfit("wrong_kind", value=shape.short(text), expected=expected)


def _choices(cell: Cell, text: str) -> list[str]:
    """Several words of a list; none of them has a comma in it, so commas may stand between them too."""
    assert cell.choices is not None
    kind = cell.choices
    if columns.folded(text[: columns.LONGEST]) in columns.words("none"):
        return []
    return list(dict.fromkeys(choice(kind, one) for one in re.split(r"[;,|\n]", text) if one.strip()))


def _often_text(cell: Cell, value: Any, language: str) -> str:
    return f"{number_text(value.times, language)} per {columns.word('Period', value.per, language)}"


def _choice_text(kind: type[Enum] | None, value: Any, language: str) -> str:
    return columns.word(kind.__name__ if kind else "", str(value.value), language)


def _bool_text(cell: Cell, value: Any, language: str) -> str:
    return columns.word("bool", "true" if value else "false", language)


_READ: Final[dict[Kind, Callable[[Cell, str], Any]]] = {
    Kind.TEXT: lambda cell, text: even(text),
    Kind.BOOL: lambda cell, text: truth(text),
    Kind.NUMBER: lambda cell, text: number(text),
    Kind.CHOICE: lambda cell, text: choice(cell.choices or Enum, text),
    Kind.CHOICES: _choices,
    Kind.LINES: lambda cell, text: lines(text),
    Kind.DOMAINS: lambda cell, text: lines(text, domains.meant),
    Kind.DATE: lambda cell, text: date(text),
    Kind.FREQUENCY: lambda cell, text: frequency(text),
}
_WRITE: Final[dict[Kind, Callable[[Cell, Any, str], str]]] = {
    Kind.TEXT: lambda cell, value, language: even(value),
    Kind.BOOL: _bool_text,
    Kind.NUMBER: lambda cell, value, language: number_text(value, language),
    Kind.CHOICE: lambda cell, value, language: _choice_text(cell.choices, value, language),
    Kind.CHOICES: lambda cell, value, language: (
        "; ".join(_choice_text(cell.choices, one, language) for one in value) or lines_text((), language)
    ),
    Kind.LINES: lambda cell, value, language: lines_text(value, language),
    Kind.DOMAINS: lambda cell, value, language: domains_text(value, language),
    Kind.DATE: lambda cell, value, language: date_text(value, language),
    Kind.FREQUENCY: _often_text,
}
