"""A date of GEDCOM as far as Kring holds it, and back: a year, a month or a day, exact or about."""

import re
from typing import Any, Final

import msgspec

from kring.core.network import When

MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
LONGEST: Final = 100  # signs; no date needs more
CLOSE: Final = 10  # years; of a period that is no longer the middle is told as about
_CALENDAR: Final = re.compile(r"@#D(GREGORIAN|JULIAN)@\s*|(?:GREGORIAN|JULIAN)\s+", re.IGNORECASE)
_ABOUT: Final = re.compile(r"(ABT|ABOUT|CIRCA|CA|EST|CAL|INT)\.?\s+", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?:BET|FROM)\s+(.+?)\s+(?:AND|TO)\s+(.+)", re.IGNORECASE)
_FROM: Final = re.compile(r"FROM\s+(.+)", re.IGNORECASE)
_DATE: Final = re.compile(r"(?:(?:(\d{1,2})\s+)?([A-Z]{3})[A-Z]*\.?\s+)?(\d{3,4})(?:/\d{2})?", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


def read(text: str) -> When | None:
    """The date in a text; nothing for one that Kring cannot hold: before or after a day, another calendar, no year."""
    if len(text) > LONGEST:
        return None
    said = _CALENDAR.sub("", text.split("(")[0]).strip()
    if between := _BETWEEN.fullmatch(said):
        return _middle(read(between[1]), read(between[2]))
    if begun := _FROM.fullmatch(said):
        return read(begun[1])
    about = _ABOUT.match(said)
    return _exact(said[about.end() :] if about else said, bool(about))


def _middle(one: When | None, other: When | None) -> When | None:
    if one is None or other is None or abs(other.year - one.year) > CLOSE:
        return None
    return one if one == other else When((one.year + other.year) // 2, about=True)


def _exact(text: str, about: bool) -> When | None:
    if numbers := _NUMBERS.fullmatch(text):
        return _when({"year": int(numbers[3]), "month": int(numbers[2]), "day": int(numbers[1]), "about": about})
    found = _DATE.fullmatch(text)
    if found is None or (found[2] and found[2].upper() not in MONTHS):
        return None
    plain: dict[str, Any] = {"year": int(found[3]), "about": about}
    if found[2]:
        plain["month"] = MONTHS.index(found[2].upper()) + 1
    if found[1]:
        plain["day"] = int(found[1])
    return _when(plain)


def _when(plain: dict[str, Any]) -> When | None:
    try:
        return msgspec.convert(plain, When)
    except (msgspec.ValidationError, ValueError):
        return None


def written(when: When) -> str:
    """The date as GEDCOM has it; `read` reads it back equal."""
    parts = [str(when.day) if when.day else "", MONTHS[when.month - 1] if when.month else "", f"{when.year:04}"]
    return " ".join(("ABT" if when.about else "", *parts)).strip().replace("  ", " ")
