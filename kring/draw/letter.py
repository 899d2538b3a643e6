"""Sets a letter on A4: large letters, a code that can be read across the table, and a square for a camera."""

import json
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from kring.draw import pdf

_FOLDER: Final = Path(__file__).parent


class Letter(Struct, frozen=True):
    """A letter, with or without a code. `steps` are numbered; `square` is an `svg` for a camera, told by `about`."""

    title: str
    day: str
    opening: tuple[str, ...]
    code_title: str
    code: str
    steps: tuple[str, ...]
    closing: tuple[str, ...]
    square: str
    about: str
    foot: str
    language: str = "nl"


def set_letter(letter: Letter) -> bytes:
    """The letter as PDF for universal access (PDF/UA-1), or without that claim when a name has signs that forbid it."""
    words = {name: value for name, value in _plain(letter).items() if name != "square"}
    given = {"letter": pdf.shown(json.dumps(words, ensure_ascii=False)), "square": letter.square}
    return pdf.bound((_FOLDER / "letter.typ").read_bytes(), given)


def _plain(letter: Letter) -> dict[str, Any]:
    return {name: getattr(letter, name) for name in letter.__struct_fields__}
