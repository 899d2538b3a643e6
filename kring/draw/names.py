"""Names as they stand in a drawing: initials in a symbol, and shortened to a width."""

import functools
import unicodedata
from typing import Final

from kring.core import tied
from kring.core.network import Owner, Person
from kring.draw import widths

_DUTCH: Final = {
    "mevrouw",
    "meneer",
    "mijnheer",
    "mevr",
    "mw",
    "dhr",
    "heer",
    "de",
    "het",
    "juf",
    "meester",
    "dokter",
    "dr",
    "drs",
    "zuster",
    "broeder",
}
_ENGLISH: Final = {"mr", "mrs", "ms", "miss", "doctor", "nurse", "prof", "the"}
TITLES: Final = frozenset(_DUTCH | _ENGLISH)


@functools.lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """One or two signs for a name: of first and last word, or the first two of one word.

    Titles do not count. A name without letters gives its first sign; nothing at
    all gives nothing. Of two names that were joined, the first sign of each.
    """
    if " & " in name:
        return "&".join(initials(one)[:1] for one in name.replace(", ", " & ").split(" & ")[:2])
    words = [word for word in ("".join(filter(_spells, part)) for part in name.split()) if word]
    called = [word for word in words if word.lower() not in TITLES] or words
    if not called:
        return _first(name.strip())
    if not called[0][0].isascii() and unicodedata.bidirectional(called[0][0]) in ("R", "AL"):
        return called[0][0]
    called = [word for word in called if word[0].isupper()] or called  # not "van der"
    if len(called) > 1:
        return (called[0][0] + called[-1][0]).upper()
    return called[0][0].upper() + called[0][1:2]


@functools.lru_cache(maxsize=4096)
def shortened(name: str, size: float, room: float, weight: str = "bold") -> str:
    """The name if it fits in the room, else as much as fits with an ellipsis.

    At least the first two signs stay, however little room there is.
    """
    whole = " ".join(name.split())
    if widths.width(whole, size, weight) <= room:
        return whole
    kept = max(2, _fitting(whole, size, room - widths.width("…", size, weight), weight))
    return whole[:kept].rstrip(" -,.") + "…"


def written(owner: Owner, person: Person, size: float, room: float) -> str:
    """The name as far as it fits; whose tie it is, in the circle of a couple or a family, always stays behind it."""
    behind = tied.named(owner, person)[len(person.name) :]
    return shortened(person.name, size, room - widths.width(behind, size)) + behind


def _fitting(words: str, size: float, room: float, weight: str) -> int:
    used = 0.0
    for count, sign in enumerate(words):
        used += widths.width(sign, size, weight)
        if used > room:
            return count
    return len(words)


def _spells(sign: str) -> bool:
    return sign.isalnum() or unicodedata.combining(sign) > 0


def _first(words: str) -> str:
    taken = words[:1]
    for before, sign in zip(words, words[1:], strict=False):
        if not (unicodedata.combining(sign) or sign in "\u200d\ufe0f" or before == "\u200d" or "🏻" <= sign <= "🏿"):
            break
        taken += sign
    return taken
