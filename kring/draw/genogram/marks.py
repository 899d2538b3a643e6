"""The small signs on a line: how a couple ended, that they are together again, that nobody told which twins two are."""

from typing import Final

from kring.core.network import PartnerEnd, Partnership
from kring.draw.genogram.family import Couple
from kring.draw.genogram.parts import Mark, Point

UNSURE: Final = "?"  # twins, of whom nobody told whether they are alike


def of_couple(couple: Couple, run: tuple[Point, ...]) -> tuple[Mark, ...]:
    """How a couple ended, on the first third of their line; who came together again ended more than once."""
    (x, y), (to, _) = sorted((run[0], run[-1]))
    signs = [sign for one in couple.unions if (sign := ended(one))]
    if len(couple.unions) > len(signs) and signs:
        signs.append("again")
    step = min(20.0, (to - x) / 2 / (len(signs) + 1))
    first = x + max((to - x) * 0.22, min(13.0, (to - x) * 0.4))
    return tuple(Mark(sign, first + place * step, y) for place, sign in enumerate(signs))


def ended(one: Partnership) -> str:
    """The sign of how a partnership ended; nothing when it lasts, or until one of them died."""
    if one.ended is PartnerEnd.WIDOWED:
        return ""
    if one.ended:
        return str(one.ended)
    return str(PartnerEnd.SEPARATED) if one.until or one.separated else ""
