"""What stands under a symbol, how large everybody is with it, and how far two beside each other stay apart."""

from typing import Final

from kring.core import dates
from kring.core.network import UNKNOWN, When
from kring.draw import corners, names, widths
from kring.draw.genogram.members import Kin

HALF: Final = 37.0  # of a symbol
INDEX: Final = 45.0  # of whose drawing it is, with the ring around it
UNBORN: Final = 16.0  # of the small sign of who is not born
WAVE: Final = 16.0  # half of the wave above who moved to or from elsewhere
FONT: Final = 16.0
SMALL: Final = 14.0
LONGEST: Final = 136.0
MOST: Final = 3  # lines of a name
GAP: Final = 24.0
STRANGE: Final = 22.0  # more between two who are neither a couple nor brothers and sisters
THREAD: Final = 14.0  # from somebody to a line that passes
LINE: Final = 20.0
COUPLE: Final = 48.0


def lines(one: Kin) -> tuple[str, ...]:
    """The name, and the years as far as they are known."""
    return (*called(one), *filter(None, (lived(one), one.pencil)))


def called(one: Kin) -> tuple[str, ...]:
    """The name, on up to three lines; what is longer still ends in an ellipsis. Who is not known has none."""
    if one.name == UNKNOWN:
        return ()
    whole = " ".join(one.name.split())
    lines = corners.wrapped(whole, FONT, LONGEST) if widths.width(whole, FONT) > LONGEST else (whole,)
    lines = (*lines[: MOST - 1], " ".join(lines[MOST - 1 :]))
    return tuple(names.shortened(line, FONT, LONGEST) for line in lines if line)


def lived(one: Kin) -> str:
    """Birth and death in years, or the age where only that is known: 1945 – 2014, ± 1950, – 2014, (61)."""
    if one.born and (one.died or one.is_dead):
        return f"{year(one.born)} – {year(one.died)}"
    if one.born:
        return year(one.born)
    if one.died:
        return f"– {year(one.died)}"
    return f"({one.age:.0f})" if one.age is not None else ""


def year(when: When | None) -> str:
    """A date as its year, in signs: ± 1950, <1950, >1950, 1950–1955; and a question mark when nobody knows."""
    return dates.year(when) if when else "?"


def half(one: Kin) -> float:
    """Half the width of somebody's symbol."""
    return UNBORN if one.is_unborn else INDEX if one.is_index else HALF


def reach(one: Kin) -> float:
    """How far somebody reaches to either side, with the words."""
    wide = max((widths.width(line, FONT) for line in lines(one)), default=0.0)
    return max(half(one), wide / 2 + 2)


def height(one: Kin) -> float:
    """How far down from the middle of the symbol the words reach."""
    return half(one) + 4 + LINE * len(lines(one))
