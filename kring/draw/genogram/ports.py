"""Where along a row every line begins and ends: at whom, beside which other lines, and clear of strangers' lines."""

import itertools
from collections import defaultdict
from typing import Final

from msgspec import Struct

from kring.draw.genogram import marks
from kring.draw.genogram.draft import BOTTOM, HANG, THROUGH, TOP, TRUNK, Draft, Leg
from kring.draw.genogram.lanes import NEAR

TOGETHER: Final = 190.0  # twins further apart have others between them
BRANCHES: Final = (
    12.0,
    9.0,
    15.0,
    18.0,
    7.0,
    21.0,
    24.0,
    27.0,
    5.0,
    30.0,
)  # so far beside the first of those lines part
TIP: Final = 8.0  # half of an arrow, and some paper beside it
STEP: Final = 12.0  # between two lines of one person
ASIDE: Final = (8.0, -8.0, 10.5, -10.5, 5.0, -5.0, 13.0, -13.0, 3.0, -3.0, 16.0, -16.0, 20.0, -20.0)
_CLOSE: Final = 2.5  # the least that two lines lie apart


class Stand(Struct):
    """Where somebody stands, while lines are drawn: the middle, and what symbol and words cover."""

    x: float
    row: int
    half: float
    left: float
    right: float
    under: float  # from the middle of the symbol to the end of the words
    form: str = "round"
    y: float = 0.0
    wave: float = 0.0  # half of the sign that stands above the symbol, where there is one

    def rise(self, aside: float) -> float:
        """How high the symbol is over its middle, so far beside it."""
        if self.form == "square":
            return self.half
        if self.form == "diamond":
            return self.half - abs(aside)
        return float((self.half**2 - min(abs(aside), self.half) ** 2) ** 0.5)


class Ports:
    """Gives every way of every line its place along the row."""

    def __init__(self, drafts: list[Draft], stands: dict[str, Stand], through: dict[str, float]) -> None:
        self.drafts, self.stands, self.through = drafts, stands, through
        self._at_people()
        self._at_couples()
        self._part()
        self._clear()

    def target(self, draft: Draft, leg: Leg) -> float:
        """Where a way goes to in its gap: the middle of the other ways of its line."""
        others = [self._where(one) for one in draft.legs if one is not leg and one.gap == leg.gap]
        return sum(others) / len(others) if others else self._where(leg)

    def _where(self, leg: Leg) -> float:
        return self.through[leg.who] if leg.slot == THROUGH else self.stands[leg.who].x

    def _at_people(self) -> None:
        """Beside each other under the words of who has several lines, or on the symbol: the line home straight."""
        found = defaultdict[tuple[str, str], list[tuple[Draft, Leg]]](list)
        for draft in self.drafts:
            for leg in draft.legs:
                leg.x = self._where(leg)
                if leg.slot in (BOTTOM, TOP):
                    found[(leg.slot, leg.who)].append((draft, leg))
        for (slot, who), legs in sorted(found.items(), reverse=True):
            room = self.stands[who].half * (0.72 if slot == TOP else 1.0)
            if slot == TOP and self.stands[who].wave:
                self._beside_wave(legs, self.stands[who])
            elif len(legs) > 1:
                self._beside(legs, self.stands[who].x, room, is_top=slot == TOP)
            elif slot == BOTTOM and (only := _only_child(legs[0][0])) and abs(only.x - legs[0][1].x) <= room * 0.8:
                legs[0][1].x = only.x

    def _beside(self, legs: list[tuple[Draft, Leg]], x: float, room: float, *, is_top: bool) -> None:
        legs = sorted(legs, key=lambda one: (round(self.target(*one), 1), one[0].kind, one[1].style))
        home = next((place for place, (draft, leg) in enumerate(legs) if _is_home(draft, leg)), None)
        middle = home if is_top and home is not None else (len(legs) - 1) / 2
        step = min(STEP, room / max(middle, len(legs) - 1 - middle, 0.5))
        for place, (_, leg) in enumerate(legs):
            leg.x = x + (place - middle) * step

    def _beside_wave(self, legs: list[tuple[Draft, Leg]], stand: Stand) -> None:
        """Lines home go through the sign above a symbol; how people are with each other comes down beside it."""
        felt = sorted(
            (self.target(*one), one[0].kind, one[1].style, place) for place, one in enumerate(legs) if one[0].felt
        )
        home = [one for one in legs if not one[0].felt]
        if home:
            self._beside(home, stand.x, stand.wave, is_top=True)
        near, room = stand.wave + TIP, stand.half - 2
        for side in (-1, 1):
            some = [legs[at][1] for x, *_, at in felt if (x < stand.x) is (side < 0)]
            step = min(STEP, (room - near) / max(1, len(some) - 1))
            for place, leg in enumerate(some if side > 0 else some[::-1]):
                leg.x = stand.x + side * (near + place * step)

    def _at_couples(self) -> None:
        """The way down from a couple: from the middle between what stands under both, or straight to an only child.

        Of several, one for each way in which they have children, each has its own place beside the others.
        """
        ways = defaultdict[int, list[tuple[float, int]]](list)
        for number, draft in enumerate(self.drafts):
            if draft.over is not None:
                ways[draft.over].append((self.target(draft, draft.legs[0]), number))
        beside = {
            number: (place - (len(some) - 1) / 2) * STEP
            for some in ways.values()
            for place, (_, number) in enumerate(sorted(some))
        }
        for number, draft in enumerate(self.drafts):
            for leg in draft.legs:
                if leg.slot == TRUNK:
                    left, right = self._parents(draft)
                    leg.x, only = (left.right + right.left) / 2 + beside[number], _only_child(draft)
                    room = (right.left - left.right) / 2 - 4
                    if only and not beside[number] and -(4 if self._is_over(draft) else room) <= only.x - leg.x <= room:
                        leg.x = only.x

    def _parents(self, draft: Draft) -> list[Stand]:
        assert draft.brood is not None
        return sorted((self.stands[one] for one in draft.brood.parents), key=lambda one: one.x)

    def _is_over(self, draft: Draft) -> bool:
        """Whether the couple of a brood ended: the left of their line is then for the sign that says so."""
        couple = self.drafts[draft.over].couple if draft.over is not None else None
        return couple is not None and any(map(marks.ended, couple.unions))

    # ---- clear of others ----

    def _part(self) -> None:
        """The lines of twins who stand far apart part where no way of another line comes down, nor where they turn."""
        ways = defaultdict[int, list[tuple[float, int]]](list)
        for draft in self.drafts:
            for leg in draft.legs:
                if not leg.is_up:
                    ways[leg.gap].append((leg.x, id(draft)))
        for draft in self.drafts:
            first = {
                (leg.gap, same[0])
                for leg in (draft.legs if draft.brood and draft.brood.twins else ())
                if is_far(same := twins(draft, leg, [one for one in draft.legs if one.gap == leg.gap]))
            }
            strange = [x - at for gap, at in first for x, whose in ways[gap] if whose != id(draft)]
            draft.branch = next((by for by in BRANCHES if first and _parts_well(by, strange)), draft.branch)
            for gap, at in first:
                ways[gap] += [(at + draft.branch, id(draft)), (at + 2 * draft.branch, id(draft))]

    def _clear(self) -> None:
        """Ways up that would lie in one line with another's way down give way a little."""
        ways = [(draft, leg) for draft in self.drafts for leg in draft.legs if leg.slot != HANG]
        standing: dict[int, list[tuple[float, bool, int]]] = defaultdict(list)
        for draft, leg in ways:
            same = [one for one in draft.legs if one.gap == leg.gap]
            standing[leg.gap].append((foot(draft, leg, same), leg.is_up, id(draft)))
        for draft, leg in sorted(ways, key=lambda way: (way[1].gap, way[1].x)):
            both = [one for one in draft.legs if leg.slot == THROUGH and one.who == leg.who] or [leg]
            is_passing = leg.slot == THROUGH
            if leg.is_up and any(_is_met(standing[one.gap], draft, leg.x, NEAR, ups=is_passing) for one in both):
                self._give_way(draft, leg, both, standing)

    def _give_way(
        self, draft: Draft, leg: Leg, both: list[Leg], standing: dict[int, list[tuple[float, bool, int]]]
    ) -> None:
        free = (
            off
            for reach in (NEAR, _CLOSE)
            for off in ASIDE
            if self._is_room(draft, leg, leg.x + off)
            and not any(_is_met(standing[one.gap], draft, leg.x + off, reach, ups=True) for one in both)
        )
        off = next(free, 0.0)
        for one in both:
            standing[one.gap].remove((one.x, one.is_up, id(draft)))
            one.x += off
            standing[one.gap].append((one.x, one.is_up, id(draft)))
        if leg.slot == THROUGH:
            self.through[leg.who] += off

    def _is_room(self, draft: Draft, leg: Leg, x: float) -> bool:
        """Whether a way up still begins where it must: at somebody's words, or between two partners."""
        if leg.slot == BOTTOM:
            return self.stands[leg.who].left <= x <= self.stands[leg.who].right
        if leg.slot == TRUNK:
            left, right = self._parents(draft)
            return left.right < x < right.left
        return abs(x - leg.x) < STEP


def foot(draft: Draft, leg: Leg, legs: list[Leg]) -> float:
    """Where a way meets its lane: twins come down in one line, between where they stand, or else near the first."""
    same = twins(draft, leg, legs)
    if not same:
        return leg.x
    return same[0] + draft.branch if is_far(same) else sum(same) / len(same)


def twins(draft: Draft, leg: Leg, legs: list[Leg]) -> list[float]:
    """Where the lines of those come down who were born together, when one of them is meant and their lines part."""
    groups = draft.brood.twins if draft.brood and leg.slot == TOP else ()
    born = max((one for one in groups if leg.who in one.people), key=lambda one: len(one.people), default=None)
    if born is None or draft.brood is None:
        return []
    everybody = [one for one in draft.legs if one.slot == TOP and one.who in born.people]
    same = sorted(one.x for one in legs if one.slot == TOP and one.who in born.people)
    if len(same) < len(everybody) or (draft.brood.told is born and is_far(same)):
        return []  # in two rows; or with others in between, and no parents to keep room for where the lines part
    return same


def is_far(same: list[float]) -> bool:
    """Whether others stand between twins."""
    return any(b - a > TOGETHER for a, b in itertools.pairwise(same))


def _parts_well(by: float, strange: list[float]) -> bool:
    """Whether strangers' ways, told from the first twin on, keep clear of where the lines part and where they turn."""
    return all(abs(x - by) >= _CLOSE and abs(x - 2 * by) >= _CLOSE for x in strange)


def _is_met(standing: list[tuple[float, bool, int]], draft: Draft, x: float, reach: float, *, ups: bool) -> bool:
    """Whether another line's way lies within reach of a place."""
    return any(abs(x - other) < reach and net != id(draft) for other, up, net in standing if ups or not up)


def _only_child(draft: Draft) -> Leg | None:
    """The one way down of a line that has but one way up: it can then be straight."""
    downs = [leg for leg in draft.legs if not leg.is_up]
    ups = len(draft.legs) - len(downs)
    return downs[0] if len(downs) == ups == 1 and downs[0].slot == TOP and draft.brood else None


def _is_home(draft: Draft, leg: Leg) -> bool:
    return draft.brood is not None and leg.who in draft.brood.kids
