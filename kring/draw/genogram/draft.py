"""What every line ties together, before anything has a place: from whom it goes up and down, and through which rows."""

from typing import Final

from msgspec import Struct, structs

from kring.core.network import Interaction, ParentKind, Siblings, SiblingsKind
from kring.draw.genogram.family import HOME, TWINS, Brood, Couple, Family, Rear

BOTTOM: Final = "bottom"
TOP: Final = "top"
TRUNK: Final = "trunk"  # from between two partners
HANG: Final = "hang"  # from the line between partners who do not stand beside each other
THROUGH: Final = "through"  # through a row, between others
ASIDE: Final = (0.0, -13.0, 13.0, -24.0, 24.0)


class Leg(Struct):
    """One way of a line, in the gap under a row: up or down, to somebody or through a row. `x` is found later."""

    gap: int
    is_up: bool
    slot: str
    who: str
    style: str
    x: float = 0.0
    over: int = -1


class Draft(Struct):
    """A line that is not placed yet. `over` is the couple from whose line a brood hangs."""

    kind: str
    style: str
    ends: tuple[str, ...]
    legs: list[Leg]
    couple: Couple | None = None
    brood: Brood | None = None
    felt: Interaction | None = None
    over: int | None = None
    is_beside: bool = False
    aside: float = 0.0  # how far beside the middle of two who stand beside each other
    branch: float = 12.0  # how far beside the first of twins who stand far apart their lines part

    def passes(self) -> list[tuple[str, int]]:
        """The places between others through which it goes, with the row of each."""
        return [(leg.who, leg.gap) for leg in self.legs if leg.slot == THROUGH and leg.is_up]


class Drafts:
    """All lines of a family, over people in these rows."""

    def __init__(self, family: Family, row: dict[str, int], pairs: set[frozenset[str]]) -> None:
        self.family, self.row, self.pairs = family, row, pairs
        self.found: list[Draft] = []
        self.couples: dict[frozenset[str], int] = {}
        for couple in family.couples:
            self.couples[frozenset((couple.a, couple.b))] = len(self.found)
            self.found.append(self._couple(couple))
        for brood in (*(part for whole in family.broods for part in _by_kind(whole)), *self._on_two_rows()):
            self.found.append(self._brood(brood, len(self.found)))
        for felt in family.felt:
            self.found.append(self._felt(felt))
        self._aside()

    def _on_two_rows(self) -> list[Brood]:
        """Twins of a brood who stand in two rows, as who married a niece, or hang on two lines: they have their own."""
        return [
            Brood((), tuple(Rear(id, ()) for id in born.people if id in self.row), told=born)
            for brood in self.family.broods
            for born in brood.twins
            if brood.told is not born
            and (len({self.row[id] for id in born.people if id in self.row}) > 1 or _split(brood, born))
        ]

    def _couple(self, couple: Couple) -> Draft:
        draft = Draft("couple", couple_style(couple), (couple.a, couple.b), [], couple=couple)
        return self._between(draft, couple.a, couple.b)

    def _felt(self, felt: Interaction) -> Draft:
        return self._between(Draft("interaction", felt.kind, (felt.a, felt.b), [], felt=felt), felt.a, felt.b)

    def _between(self, draft: Draft, a: str, b: str) -> Draft:
        """From one to another: beside each other, under a row, or through rows from the upper to the lower."""
        name, up, low = str(len(self.found)), *sorted((a, b), key=lambda one: self.row[one])
        draft.is_beside = frozenset((a, b)) in self.pairs
        if draft.is_beside:
            return draft
        draft.legs.append(Leg(self.row[up], True, BOTTOM, up, draft.style))
        if self.row[up] == self.row[low]:
            draft.legs.append(Leg(self.row[low], True, BOTTOM, low, draft.style))
            return draft
        self._pass(draft, name, self.row[up], self.row[low], draft.style)
        draft.legs.append(Leg(self.row[low] - 1, False, TOP, low, draft.style))
        return draft

    def _aside(self) -> None:
        """Several lines of two who stand beside each other lie over each other: the couple in the middle."""
        lying: dict[frozenset[str], int] = {}
        for draft in self.found:
            if draft.is_beside:
                pair = frozenset(draft.ends)
                place = lying.get(pair, 0 if draft.kind == "couple" else 0 if pair not in self.couples else 1)
                draft.aside = ASIDE[min(place, len(ASIDE) - 1)]
                lying[pair] = place + 1

    def _pass(self, draft: Draft, name: str, upper: int, lower: int, style: str) -> None:
        for row in range(upper + 1, lower):
            who = f"|{name}|{row}"
            if not any(leg.who == who for leg in draft.legs):
                draft.legs.append(Leg(row - 1, False, THROUGH, who, style))
                draft.legs.append(Leg(row, True, THROUGH, who, style))

    def _brood(self, brood: Brood, number: int) -> Draft:
        ends = tuple(dict.fromkeys((*brood.parents, *(rear.child for rear in brood.rears))))
        styles = sorted({style(rear.kinds) for rear in brood.rears}, key=lambda told: (_weight(told), told))
        draft = Draft("brood" if brood.parents else "siblings", styles[0] or _siblings(brood), ends, [], brood=brood)
        base = self._upward(draft, brood, number, styles[0])
        for rear in brood.rears:
            row, told = self.row[rear.child], style(rear.kinds) if brood.parents else _siblings(brood)
            self._pass(draft, str(number), base, row, told)
            draft.legs.append(Leg(row - 1, False, TOP, rear.child, told))
        return draft

    def _upward(self, draft: Draft, brood: Brood, number: int, told: str) -> int:
        """The ways up to the parents; the row under which the line lies."""
        if not brood.parents:
            return min(self.row[rear.child] for rear in brood.rears) - 1
        base = max(self.row[one] for one in brood.parents)
        pair = frozenset(brood.parents)
        if len(pair) == 2 and pair in self.couples and len({self.row[one] for one in pair}) == 1:
            draft.over = self.couples[pair]
            slot = TRUNK if self.found[draft.over].is_beside else HANG
            draft.legs.append(Leg(base, True, slot, brood.parents[0], told, over=draft.over))
            return base
        for one in brood.parents:
            self._pass(draft, str(number), self.row[one], base + 1, told)
            draft.legs.append(Leg(self.row[one], True, BOTTOM, one, told))
        return base


def _by_kind(brood: Brood) -> list[Brood]:
    """A brood as one line, or where it has children in several ways but by birth, each way in a line of its own.

    Else nobody could say of broken and dotted runs that lie on each other to whom they lead. Who was born to the
    parents and one other kind share a line: its level run is whole as far as the last child by birth.
    """
    kinds = {told: None for rear in brood.rears if "birth" not in (told := style(rear.kinds))}
    if len(kinds) < 2 or not brood.parents:
        return [brood]
    found = []
    for kind in (None, *kinds):
        rears = tuple(one for one in brood.rears if (None if "birth" in (told := style(one.kinds)) else told) == kind)
        born = tuple(one for one in brood.twins if {*one.people} <= {rear.child for rear in rears})
        found += [structs.replace(brood, rears=rears, twins=born)] if rears else []
    return found


def _split(brood: Brood, born: Siblings) -> bool:
    """Whether twins came to their parents in two ways, so that no line leads to both."""
    return not any({*born.people} <= {rear.child for rear in part.rears} for part in _by_kind(brood))


def style(kinds: tuple[ParentKind, ...]) -> str:
    """The style of a line to a child: the ways in which the parents are parents."""
    return "-".join(str(kind) for kind in sorted(set(kinds), key=lambda kind: HOME[kind]))


def _weight(told: str) -> int:
    return min((HOME[ParentKind(kind)] for kind in told.split("-") if kind), default=0)


def _siblings(brood: Brood) -> str:
    """Twins are brothers and sisters too: that they are twins is a sign on the line."""
    return str(brood.told.kind) if brood.told and brood.told.kind not in TWINS else str(SiblingsKind.SIBLINGS)


def couple_style(couple: Couple) -> str:
    """The style of the line of a couple: the form that they had last."""
    return couple.unions[-1].kind
