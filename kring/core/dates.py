"""A date as people write it, in Dutch or English, and back in signs. What says no date is refused, never guessed.

`before 1950`, `na 3-1950`, `tussen 1950 en 1955`, `rond 1950`, `± 1950`, `1950-1955`, `geschat 1950`.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from kring.core.kinds import Dating
from kring.core.network import Edge, When

LONGEST: Final = 100  # signs; no date needs more
SIGNS: Final = {Dating.BEFORE: "<", Dating.AFTER: ">"}
_HOW: Final = {
    Dating.BEFORE: r"<|v[oó][oó]r|before|bef\b",
    Dating.AFTER: r">|na|after|aft\b",
    Dating.CALCULATED: r"berekend|calculated|cal\b",
    Dating.ESTIMATED: r"geschat|estimated|est\b",
}
_TOLD: Final = {how: re.compile(rf"(?:{words})\.?\s*", re.IGNORECASE) for how, words in _HOW.items()}
_ABOUT: Final = re.compile(r"(±|\+/-|~|ongeveer|circa|ca\.?|about|abt\.?|rond|around)\s*", re.IGNORECASE)
_BETWEEN: Final = (
    re.compile(r"(?:tussen|between|bet\.?)\s+(\S+)\s+(?:en|and|&)\s+(\S+)", re.IGNORECASE),
    re.compile(r"(\S+?)\s*(?:\.\.|–|—|/)\s*(\S+)", re.IGNORECASE),
    re.compile(r"(\S+)\s+-\s+(\S+)", re.IGNORECASE),
    re.compile(r"(\d{4})-(\d{4})", re.IGNORECASE),
)


def read(text: str) -> dict[str, Any] | None:
    """The fields of a `When` that a text tells, as JSON has them; nothing when it tells no date.

    The day comes before the month, as it does in the Netherlands; two digits are no year. Whether the month
    has that day, and the later date is the later, is for `When` to say.
    """
    said = text.strip()
    if len(said) > LONGEST:
        return None
    if exact := _edge(said):
        return exact
    for shape in _BETWEEN:
        if found := shape.fullmatch(said):
            one, other = _edge(found[1]), _edge(found[2])
            return one and other and (one if one == other else {**one, "to": other})
    for how, shape in _TOLD.items():
        if told := shape.match(said):
            edge = _edge(said[told.end() :])
            return edge and {**edge, "how": how.value} | ({} if how in SIGNS else {"about": True})
    if guess := _ABOUT.match(said):
        edge = _edge(said[guess.end() :])
        return edge and {**edge, "about": True}
    return None


def _edge(text: str) -> dict[str, Any] | None:
    parts = re.split(r"[-/. ]", text)
    if len(parts) > 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):  # int() reads 1_9 and +19 too
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    if len(parts[-1]) != 4 or any(len(part) > 2 for part in parts[:-1]):
        return None
    return dict(zip(("year", "month", "day"), map(int, reversed(parts)), strict=False))


def written(when: When, words: Mapping[Dating, str], between: str, about: str = "± ", is_iso: bool = False) -> str:
    """A date as `read` reads it back: the day first, or with `is_iso` the year. `between` has two places for dates.

    `words` say how a date is told, with the space behind them; `about` is of a guess without more.
    """
    edge = iso(when) if is_iso else numbers(when)
    if when.to:
        return between.format(edge, iso(when.to) if is_iso else numbers(when.to))
    return (words[when.how] if when.how else about if when.about else "") + edge


def numbers(edge: Edge) -> str:
    """A year, a month of it or a day of that, as people type it: 12-3-1954. A year has four digits, or is not read."""
    return "-".join([*(str(one) for one in (edge.day, edge.month) if one is not None), f"{edge.year:04}"])


def iso(edge: Edge) -> str:
    """The same with the year first: 1954-03-12."""
    return "-".join([f"{edge.year:04}", *(f"{one:02}" for one in (edge.month, edge.day) if one is not None)])


def signs(when: When) -> str:
    """A date in signs that need no language, and are read back: 12-3-1954, ± 1954, est 1954, <3-1954, 1950–1955."""
    said = {Dating.BEFORE: "<", Dating.AFTER: ">", Dating.CALCULATED: "cal ", Dating.ESTIMATED: "est "}
    return written(when, said, "{}–{}")


def year(when: When) -> str:
    """A date as its year, in signs. Before or after a day in a year says more than that year, and so is told whole."""
    if when.to:
        return str(when.year) if when.year == when.to.year else f"{when.year}–{when.to.year}"
    if when.how in SIGNS:
        return signs(when)
    return f"± {when.year}" if when.about else str(when.year)
