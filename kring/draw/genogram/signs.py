"""Every sign of a genogram (McGoldrick, Gerson & Petry), which of them stand in a drawing, and where the legend is."""

from typing import Final

from kring.core.network import Siblings, Sort
from kring.draw import widths
from kring.draw.genogram import vocabulary
from kring.draw.genogram.family import TWINS, Brood, Family
from kring.draw.genogram.labels import SMALL
from kring.draw.genogram.parts import Net, Seat, Sign, Words

SIGNS: Final = tuple(vocabulary.signs(lambda word: word[1]))
LINE: Final = 30.0
COLUMN: Final = 56.0  # from the left of a sign to its words
BETWEEN: Final = 26.0


def used(family: Family, seats: tuple[Seat, ...], nets: list[Net], has_home: bool) -> set[str]:
    """The signs that stand in a drawing."""
    found = {f"person {one.kin.gender or 'unknown'}" for one in seats if not one.kin.is_unborn}
    found |= {"person index" for one in seats if one.kin.is_index}
    found |= {"person dead" for one in seats if one.kin.is_dead and not one.kin.is_unborn}
    found |= {unborn(one.kin.sort, one.kin.gender) for one in seats if one.kin.is_unborn}
    found |= {vocabulary.fact(fact) for one in seats for fact in one.kin.facts}
    for net in nets:
        names = {"couple": "couple", "brood": "child", "siblings": "kin", "interaction": "felt"}
        found |= {f"{names[net.kind]} {run.style}" for run in net.strokes if run.style != "identical"}
        found |= {f"ended {mark.sign}" for mark in net.marks if net.kind == "couple"}
    found |= {f"kin {born.kind}" for brood in family.broods for born in (*brood.twins, *_told(brood))}
    return found | ({"home"} if has_home else set())


def unborn(sort: str, gender: str | None) -> str:
    """The sign of a child that was not born alive: of a stillborn one it is that of the gender, where it is known."""
    return f"unborn {sort} {gender}" if sort == Sort.STILLBIRTH and gender else f"unborn {sort}"


def _told(brood: Brood) -> list[Siblings]:
    return [brood.told] if brood.told and brood.told.kind in TWINS else []


def legend(found: set[str], words: Words, left: float, right: float, top: float) -> tuple[tuple[Sign, ...], float]:
    """Where every sign stands that is used and has a word, in rows; and how far down they reach."""
    x, y, signs = left, top, list[Sign]()
    for sign in SIGNS:
        if sign not in found or not (said := words.signs.get(sign)):
            continue
        wide = COLUMN + widths.width(said, SMALL, "regular")
        if x + wide > right and x > left:
            x, y = left, y + LINE
        signs.append(Sign(sign, said, x, y))
        x += wide + BETWEEN
    return tuple(signs), y + LINE if signs else top
