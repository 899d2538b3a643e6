"""What a name is, wherever it comes from: a form, a file or a terminal."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

LONGEST: Final = 120
TITLES: Final = frozenset(
    "mevrouw meneer mijnheer mevr mw dhr de het heer mr mrs ms miss dr drs tante oom opa oma aunt uncle"
    " familie gezin fam family".split()
)
_STEERING: Final = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x2060, 0xFEFF)))
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def cleaned(text: str) -> str:
    """A name as it is kept: without spaces around or double, without signs that steer the page or the machine.

    What nobody can see is no name and becomes "". Cleaned twice is cleaned once.
    """
    kept = (one for one in text if one not in _STEERING and (one.isspace() or not _is_control(one)))
    name = " ".join("".join(kept).split())
    return name if any(_is_seen(one) for one in name) else ""


def unsteered(text: str) -> str:
    """A line of text without signs that turn the direction of what stands behind it, or that nobody sees."""
    return "".join(one for one in text if one not in _STEERING)


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs")


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "CZ" and sign not in _BLANK


def joined(names: Sequence[str]) -> str:
    """Several names as one: "Ria, Joop & Els"."""
    return " & ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def first_name(name: str) -> str:
    """The first word of a name; the whole of it when that word is a title, as in "Mevrouw Kaya".

    Of several names that were joined, the first word of each.
    """
    if " & " in name:
        return joined([first_name(one) for one in re.split(r", | & ", name)])
    first, _, rest = name.strip().partition(" ")
    return name.strip() if rest and first.casefold().strip(".") in TITLES else first


def folded(name: str) -> str:
    """A name as it compares: without accents, case, invisible signs and double spaces."""
    if name.isascii():  # nothing to take off; a long list folds each name many times
        return " ".join(name.lower().split())
    plain = unicodedata.normalize("NFKD", name.casefold())
    seen = (one for one in plain if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")
    return " ".join("".join(seen).split())
