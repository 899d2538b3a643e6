"""A date of GEDCOM as Kring holds it, and back: a year, a month or a day; about, before, after or between."""

import re
from typing import Any, Final

import msgspec

from kring.core.network import Dating, Edge, When

MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
LONGEST: Final = 100  # signs; no date needs more
_HOW: Final = {
    "BEF": Dating.BEFORE,
    "BEFORE": Dating.BEFORE,
    "AFT": Dating.AFTER,
    "AFTER": Dating.AFTER,
    "CAL": Dating.CALCULATED,
    "EST": Dating.ESTIMATED,
    **dict.fromkeys(("ABT", "ABOUT", "CIRCA", "CA", "INT")),
}
_TAGS: Final = {Dating.BEFORE: "BEF", Dating.AFTER: "AFT", Dating.CALCULATED: "CAL", Dating.ESTIMATED: "EST"}
_CALENDAR: Final = re.compile(r"@#D(GREGORIAN|JULIAN)@\s*|\b(?:GREGORIAN|JULIAN)\s+", re.IGNORECASE)
_TOLD: Final = re.compile(rf"({'|'.join(sorted(_HOW, key=len, reverse=True))})\.?\s+(.+)", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?:BET|FROM)\.?\s+(.+?)\s+(?:AND|TO)\s+(.+)", re.IGNORECASE)
_PERIOD: Final = re.compile(r"FROM\s+(.+?)\s+TO\s+(.+)", re.IGNORECASE)
_FROM: Final = re.compile(r"FROM\s+(.+)", re.IGNORECASE)
_DATE: Final = re.compile(r"(?:(?:(\d{1,2})\s+)?([A-Z]{3})[A-Z]*\.?\s+)?(\d{3,4})(?:/\d{2})?", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


def read(text: str) -> When | None:
    """The date in a text; nothing for one that Kring cannot hold: another calendar, no year, only an end.

    Of a period, told where one date is asked, it is somewhere between; see `period`.
    """
    said = _said(text)
    if between := _BETWEEN.fullmatch(said):
        return _between(_edge(between[1]), _edge(between[2]))
    if begun := _FROM.fullmatch(said):
        return _when(_edge(begun[1]))
    if told := _TOLD.fullmatch(said):
        how = _HOW[told[1].upper()]
        edge = _edge(told[2])
        return _when(edge and {**edge, "how": how, "about": how not in (Dating.BEFORE, Dating.AFTER)})
    return _when(_edge(said))


def period(text: str) -> tuple[When | None, When | None]:
    """From when until when, of what lasted: `FROM 1950 TO 1960`. Of any other date it is when it began."""
    told = _PERIOD.fullmatch(_said(text))
    return (_when(_edge(told[1])), _when(_edge(told[2]))) if told else (read(text), None)


def _said(text: str) -> str:
    return _CALENDAR.sub("", text.split("(")[0]).strip() if len(text) <= LONGEST else ""


def _between(one: dict[str, Any] | None, other: dict[str, Any] | None) -> When | None:
    """Between two dates, in whatever order they stand; when they are the same it is that one."""
    if one is None or other is None or one == other:
        return _when(one and other)
    return _when({**one, "to": other}) or _when({**other, "to": one})


def _edge(text: str) -> dict[str, Any] | None:
    if numbers := _NUMBERS.fullmatch(text):
        return {"year": int(numbers[3]), "month": int(numbers[2]), "day": int(numbers[1])}
    found = _DATE.fullmatch(text)
    if found is None or (found[2] and found[2].upper() not in MONTHS):
        return None
    plain: dict[str, Any] = {"year": int(found[3])}
    if found[2]:
        plain["month"] = MONTHS.index(found[2].upper()) + 1
    if found[1]:
        plain["day"] = int(found[1])
    return plain


def _when(plain: dict[str, Any] | None) -> When | None:
    try:
        return msgspec.convert(plain, When) if plain else None
    except msgspec.ValidationError:
        return None


def written(when: When) -> str:
    """The date as GEDCOM has it; `read` reads it back equal."""
    if when.to:
        return f"BET {_written(when)} AND {_written(when.to)}"
    tag = _TAGS[when.how] if when.how else "ABT" if when.about else ""
    return f"{tag} {_written(when)}".strip()


def _written(edge: Edge) -> str:
    parts = (str(edge.day) if edge.day else "", MONTHS[edge.month - 1] if edge.month else "", f"{edge.year:04}")
    return " ".join(filter(None, parts))
