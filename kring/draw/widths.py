"""How wide words are, from the real advance widths of the fonts that Kring ships.

Atkinson Hyperlegible with the digits of Public Sans, in thousandths of the size.
Scripts that these fonts lack are estimated, and estimated wide.
"""

import functools
import json
import unicodedata
from pathlib import Path
from typing import Final

_WIDEST: Final = 1300  # an emoji, or a full-width character in the fallback font
_WIDE: Final = 1000
_JOINED: Final = 750  # a letter of a script whose letters join, or stand close


def _read() -> dict[str, dict[str, int]]:
    runs = json.loads((Path(__file__).parent / "widths.json").read_text(encoding="ascii"))
    return {weight: _spread(table) for weight, table in runs.items()}


def _spread(table: dict[str, list[int]]) -> dict[str, int]:
    return {chr(int(first) + step): width for first, run in table.items() for step, width in enumerate(run)}


_TABLES: Final = _read()


@functools.lru_cache(maxsize=8192)
def width(words: str, size: float, weight: str = "bold") -> float:
    """How wide words are at a size, in the same unit as the size.

    Kerning is not counted, so the answer errs to the wide side. Weights are
    `regular` and `bold`.
    """
    table = _TABLES[weight]
    try:
        return sum(map(table.__getitem__, words)) * size / 1000
    except KeyError:
        return sum(_advance(sign, table) for sign in unicodedata.normalize("NFC", words)) * size / 1000


def _advance(sign: str, table: dict[str, int]) -> int:
    if sign in table:
        return table[sign]
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(sign) in ("W", "F") or ord(sign) >= 0x1F000:
        return _WIDEST
    if unicodedata.bidirectional(sign) in ("AL", "R"):
        return _JOINED
    return _WIDE if unicodedata.category(sign) in ("Lu", "So", "Lo") else 800
