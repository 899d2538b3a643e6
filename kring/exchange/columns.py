"""What the columns of a list of people are called, and the words in their cells: read from `columns.toml`.

A heading is found by any of its spellings in either language, without case, accents
and punctuation; one that is nearly right is found too, and said to be a guess.
"""

import difflib
import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from kring.core import names
from kring.exchange import shape
from kring.exchange.refusal import refuse

CODE: Final = "code"  # the language of programs: what Kring itself calls a thing
LANGUAGES: Final = ("nl", "en", CODE)
NEAR: Final = 0.85  # how alike a heading has to be to one of ours to be taken for it
LONGEST: Final = 60  # letters of a heading that are looked at

_FILE: Final = Path(__file__).with_suffix(".toml")
_APART: Final = re.compile(r"[\W_]+")


class Surety(IntEnum):
    """How sure it is that a column holds what it seems to, the surest first."""

    OURS = 0  # spelled as Kring spells it
    KNOWN = 1  # another spelling of the same
    GUESS = 2  # nearly as Kring spells it


class Heading(Struct, frozen=True):
    """Which field a column holds, and how sure that is."""

    field: str
    surety: Surety


class Headings(Struct, frozen=True):
    """The columns of a table by their place: what each holds, and what those are called that hold nothing of ours."""

    at: Mapping[int, Heading]
    strange: Mapping[int, str]


@functools.cache
def _told() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def folded(word: str) -> str:
    """A heading or word as it compares: small letters and digits, without accents."""
    return _APART.sub(" ", names.folded(word)).strip()


def heading(group: str, key: str, language: str) -> str:
    """What a column, sheet or hint of a group is called in a language; in that of programs the key itself."""
    return key if language == CODE else str(_told()[group][key][language])


def called(field: str, language: str) -> str:
    """What the column of a field is called in a language, whichever group it is of."""
    group = next(group for group in ("field", "part", "other") if field in _told()[group])
    return heading(group, field, language)


def word(kind: str, key: str, language: str) -> str:
    """What a choice is called in a language; in that of programs the key itself."""
    return key if language == CODE else str(_told()["word"][kind][key][language])


def allowed(kind: str, language: str) -> list[str]:
    """The words to choose from in a list, in a language."""
    return [word(kind, key, language) for key in _told()["word"][kind]]


def likely(kind: str, text: str) -> str:
    """The word of a list that somebody most likely meant, or nothing. It is slow: for reasons that are shown."""
    return shape.likely(folded(text[:LONGEST]), list(words(kind)))


@functools.cache
def words(kind: str) -> Mapping[str, str]:
    """Every spelling of the choices of a kind, folded, with the choice it stands for."""
    told = _told()["word"][kind]
    return _others(told) | _ours(told)


@functools.cache
def _headings(groups: tuple[str, ...]) -> Mapping[str, Heading]:
    """Every spelling of the headings of some groups, folded; the first group goes before the others."""
    found: dict[str, Heading] = {}
    for spellings, surety in ((_ours, Surety.OURS), (_others, Surety.KNOWN)):
        for group in groups:
            for spelling, key in spellings(_told()[group]).items():
                found.setdefault(spelling, Heading(key, surety))
    return found


def _ours(told: Mapping[str, Any]) -> dict[str, str]:
    return _folded((spelling, key) for key, one in told.items() for spelling in (key, one["nl"], one["en"]))


def _others(told: Mapping[str, Any]) -> dict[str, str]:
    return _folded((spelling, key) for key, one in told.items() for spelling in one.get("also", ()))


def _folded(spelled: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The spellings as they compare, and written as one word too, as programs do."""
    found: dict[str, str] = {}
    for spelling, key in spelled:
        found.setdefault(folded(spelling), key)
        found.setdefault(folded(spelling).replace(" ", ""), key)
    return found


def recognised(text: str, *groups: str, nearly: bool = True) -> Heading | None:
    """What a heading stands for, exactly or `nearly`; nothing when it is like none of ours."""
    known, spelled = _headings(groups), folded(text[:LONGEST])
    if spelled in known or not nearly:
        return known.get(spelled)
    ours = [spelling for spelling, one in known.items() if one.surety is Surety.OURS]
    near = difflib.get_close_matches(spelled, ours, n=1, cutoff=NEAR) if len(spelled) > 4 else []
    return Heading(known[near[0]].field, Surety.GUESS) if near else None


def headings(row: list[str], *groups: str) -> Headings:
    """What the cells of a row head. Of two that head the same the surest has it, and of those the first.

    Raises `Refusal` (`repeated_column`) when two are spelled as Kring spells it: one would be lost.
    """
    seen = {at: found for at, text in enumerate(row) if (found := recognised(text, *groups))}
    kept: dict[str, int] = {}
    for at, found in sorted(seen.items(), key=lambda item: item[1].surety):
        first = kept.setdefault(found.field, at)
        if first != at and seen[first].surety == found.surety == Surety.OURS:
            raise refuse("repeated_column", names=f"{row[first].strip()}, {row[at].strip()}")
    holds = set(kept.values())
    strange = {at: text.strip() for at, text in enumerate(row) if text.strip() and at not in holds}
    return Headings({at: seen[at] for at in sorted(holds)}, strange)
