"""Every line as a run of straight pieces: level in its own lane, upright through the rows, square at the corners."""

from collections import defaultdict
from typing import Final

from msgspec import Struct

from kring.core.network import PartnerEnd, Partnership, SiblingsKind
from kring.draw.genogram import lanes
from kring.draw.genogram.draft import BOTTOM, HANG, THROUGH, TOP, TRUNK, Draft, Leg
from kring.draw.genogram.lanes import Piece
from kring.draw.genogram.parts import Mark, Net, Point, Stroke

LANE: Final = 14.0
OVER: Final = 16.0  # from the words of a row to the first lane
UNDER: Final = 30.0  # from the last lane to the symbols of the next row; twins part in it
PART: Final = 24.0
LEAST: Final = 62.0
PORT: Final = 12.0
ASIDE: Final = (8.0, -8.0, 10.5, -10.5)
BELOW: Final = 48.0  # under the middle of a row: where no line runs from side to side


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

    def rise(self, aside: float) -> float:
        """How high the symbol is over its middle, so far beside it."""
        if self.form == "square":
            return self.half
        if self.form == "diamond":
            return self.half - abs(aside)
        return float((self.half**2 - min(abs(aside), self.half) ** 2) ** 0.5)


class Router:
    """The lines of a family over people who have their places in the rows."""

    def __init__(self, drafts: list[Draft], stands: dict[str, Stand], through: dict[str, float]) -> None:
        self.drafts, self.stands, self.through = drafts, stands, through
        self.pieces: dict[tuple[int, int], Piece] = {}
        self._ports()
        self._couples()
        self._clear()
        self._plan()
        rows = 1 + max((one.row for one in stands.values()), default=0)
        self.count = rows
        self.lanes = {
            gap: lanes.assign([one for (_, at), one in sorted(self.pieces.items()) if at == gap])
            for gap in range(-1, rows)
        }
        self.tops: dict[int, float] = {}  # where the first lane of a gap would lie
        self.rows: list[float] = []

    # ---- places along a row ----

    def _target(self, draft: Draft, leg: Leg) -> float:
        others = [self._where(one) for one in draft.legs if one is not leg and one.gap == leg.gap]
        return sum(others) / len(others) if others else self._where(leg)

    def _where(self, leg: Leg) -> float:
        if leg.slot == THROUGH:
            return self.through[leg.who]
        return self.stands[leg.who].x

    def _ports(self) -> None:
        """Beside each other on the words of who has several lines, or on top of the symbol: the birth line straight."""
        found = defaultdict[tuple[str, str], list[tuple[Draft, Leg]]](list)
        for draft in self.drafts:
            for leg in draft.legs:
                leg.x = self._where(leg)
                if leg.slot in (BOTTOM, TOP):
                    found[(leg.slot, leg.who)].append((draft, leg))
        for (slot, who), legs in found.items():
            room = self.stands[who].half * 0.72 if slot == TOP else self.stands[who].half
            self._beside(legs, self.stands[who].x, room, is_top=slot == TOP)

    def _beside(self, legs: list[tuple[Draft, Leg]], x: float, room: float, *, is_top: bool) -> None:
        if len(legs) == 1:
            return
        legs = sorted(legs, key=lambda one: (round(self._target(*one), 1), one[0].kind, one[1].style))
        home = next((place for place, (draft, leg) in enumerate(legs) if _is_home(draft, leg)), None)
        middle = home if is_top and home is not None else (len(legs) - 1) / 2
        step = min(PORT, room / max(middle, len(legs) - 1 - middle, 0.5))
        for place, (_, leg) in enumerate(legs):
            leg.x = x + (place - middle) * step

    def _couples(self) -> None:
        """The way down from a couple: from the middle between what stands under both."""
        for draft in self.drafts:
            for leg in draft.legs:
                if leg.slot == TRUNK and draft.brood:
                    left, right = sorted((self.stands[one] for one in draft.brood.parents), key=lambda one: one.x)
                    leg.x = (left.right + right.left) / 2

    def _clear(self) -> None:
        """Ways up that would lie in one line with another's way down give way a little."""
        ways = [(draft, leg) for draft in self.drafts for leg in draft.legs if leg.slot != HANG]
        standing: dict[int, list[tuple[float, bool, int]]] = defaultdict(list)
        for number, (_, leg) in enumerate(ways):
            standing[leg.gap].append((leg.x, leg.is_up, number))
        nets = [id(draft) for draft, _ in ways]
        for number, (draft, leg) in sorted(enumerate(ways), key=lambda one: (one[1][1].gap, one[1][1].x)):
            if not leg.is_up or not self._is_met(standing[leg.gap], nets, number, leg.x, ups=False):
                continue
            twins = [one for one in draft.legs if one.slot == THROUGH and one.who == leg.who] or [leg]
            free = (
                off
                for off in ASIDE
                if not any(self._is_met(standing[one.gap], nets, number, leg.x + off, ups=True) for one in twins)
            )
            off = next(free, 0.0)
            for one in twins:
                one.x += off
            if leg.slot == THROUGH:
                self.through[leg.who] += off
            standing[leg.gap] = [(leg.x, True, n) if n == number else (x, up, n) for x, up, n in standing[leg.gap]]

    @staticmethod
    def _is_met(standing: list[tuple[float, bool, int]], nets: list[int], number: int, x: float, *, ups: bool) -> bool:
        """Whether another line's way lies within reach of a place."""
        return any(
            abs(x - other) < lanes.NEAR and nets[n] != nets[number] for other, up, n in standing if ups or not up
        )

    # ---- lanes ----

    def _plan(self) -> None:
        for number, draft in enumerate(self.drafts):
            for leg in draft.legs:
                piece = self.pieces.setdefault((number, leg.gap), Piece(number, [], []))
                if leg.slot == HANG and draft.over is not None:
                    leg.x = self._hanging(draft, leg)
                    piece.after = draft.over
                (piece.ups if leg.is_up else piece.downs).append(leg.x)
        for number, draft in enumerate(self.drafts):
            self._merge_twins(number, draft)

    def _hanging(self, draft: Draft, leg: Leg) -> float:
        """Where on the line of a couple their children hang: as near to the children as that line comes."""
        assert draft.over is not None
        ends = sorted(one.x for one in self.drafts[draft.over].legs)
        return min(max(self._target(draft, leg), ends[0] + 16), ends[-1] - 16)

    def _merge_twins(self, number: int, draft: Draft) -> None:
        """Twins come down in one line, and part above their symbols."""
        if draft.brood is None:
            return
        for twins in draft.brood.twins:
            legs = [leg for leg in draft.legs if leg.slot == TOP and leg.who in twins.people]
            for gap in {leg.gap for leg in legs}:
                same = [leg for leg in legs if leg.gap == gap]
                if len(same) < 2:
                    continue
                piece, middle = self.pieces[(number, gap)], sum(leg.x for leg in same) / len(same)
                for leg in same:
                    piece.downs.remove(leg.x)
                    piece.downs.append(middle)

    # ---- heights ----

    def levels(self, top: float) -> float:
        """Give rows and lanes their heights, from `top` on; says where the last lane ends."""
        y = top
        y = self._gap(-1, y) if self.lanes[-1] else y
        for row in range(self.count):
            here = [one for one in self.stands.values() if one.row == row]
            y += max((one.half for one in here), default=0.0)
            self.rows.append(y)
            for one in here:
                one.y = y
            y += max((one.under for one in here), default=0.0)
            y = self._gap(row, y)
        return y

    def _gap(self, gap: int, y: float) -> float:
        self.tops[gap] = y + OVER
        needed = OVER + max(0, self.lanes[gap] - 1) * LANE + UNDER
        if gap == self.count - 1:
            return y + (needed if self.lanes[gap] else 0.0)
        return y + max(needed, LEAST if gap >= 0 else 0.0)

    def level(self, number: int, gap: int) -> float:
        return self.tops[gap] + self.pieces[(number, gap)].lane * LANE

    # ---- runs ----

    def nets(self) -> list[Net]:
        return [self._net(number, draft) for number, draft in enumerate(self.drafts)]

    def _net(self, number: int, draft: Draft) -> Net:
        if draft.is_beside:
            return self._level(draft)
        strokes = []
        for (net, gap), piece in sorted(self.pieces.items()):
            if net == number:
                strokes += self._piece(number, draft, gap, piece)
        over = self.drafts[draft.over].ends if draft.over is not None else ()
        marks = _marks(draft, strokes[-1].points) if draft.couple else ()
        return Net(draft.kind, draft.ends, tuple(strokes), tuple(self._ties(number, draft)), over, marks)

    def _level(self, draft: Draft) -> Net:
        """Between two who stand beside each other, from side to side."""
        left, right = sorted((self.stands[one] for one in draft.ends), key=lambda one: one.x)
        y = left.y + draft.aside
        run = ((left.x + left.half, y), (right.x - right.half, y))
        a, b = draft.ends
        way = run if a == self._id(left) else run[::-1]
        marks = _marks(draft, run) if draft.couple else ()
        return Net(draft.kind, draft.ends, (Stroke(draft.style, way),), ((draft.style, a, b, way),), (), marks)

    def _id(self, stand: Stand) -> str:
        return next(id for id, one in self.stands.items() if one is stand)

    def _piece(self, number: int, draft: Draft, gap: int, piece: Piece) -> list[Stroke]:
        y = self.level(number, gap)
        legs = [leg for leg in draft.legs if leg.gap == gap]
        if piece.is_straight:
            up, down = (next(leg for leg in legs if leg.is_up is way) for way in (True, False))
            return [Stroke(down.style, (self._end(up), self._end(down)))]
        strokes = [self._upright(draft, leg, y, legs) for leg in legs]
        return strokes + self._levels(draft, legs, y) + self._identical(draft, legs)

    def _upright(self, draft: Draft, leg: Leg, y: float, legs: list[Leg]) -> Stroke:
        foot = self._foot(draft, leg, legs)
        return Stroke(leg.style, ((foot, y), *self._rest(leg, foot)))

    def _rest(self, leg: Leg, foot: float) -> tuple[Point, ...]:
        """From the lane to who is meant; twins go straight to where they part."""
        end = self._end(leg)
        return ((foot, end[1] - PART), end) if abs(foot - end[0]) > 0.5 else (end,)

    def _identical(self, draft: Draft, legs: list[Leg]) -> list[Stroke]:
        """The bar between the lines of twins who are alike."""
        found = []
        for twins in draft.brood.twins if draft.brood else ():
            same = [leg for leg in legs if leg.slot == TOP and leg.who in twins.people]
            if twins.kind is SiblingsKind.IDENTICAL and len(same) > 1:
                ends = [((self._foot(draft, leg, legs) + leg.x) / 2, self._end(leg)[1] - PART / 2) for leg in same]
                found.append(Stroke("identical", (min(ends), max(ends))))
        return found

    def _foot(self, draft: Draft, leg: Leg, legs: list[Leg]) -> float:
        if draft.brood and leg.slot == TOP:
            for twins in draft.brood.twins:
                if leg.who in twins.people:
                    same = [one.x for one in legs if one.slot == TOP and one.who in twins.people]
                    return sum(same) / len(same)
        return leg.x

    def _levels(self, draft: Draft, legs: list[Leg], y: float) -> list[Stroke]:
        """The level run from way to way, outward from the ways up; each part in the style of the best beyond it."""
        feet = sorted(((self._foot(draft, leg, legs), leg.style) for leg in legs), key=lambda one: one[0])
        ups = [leg.x for leg in legs if leg.is_up] or [feet[0][0]]
        low, high = min(ups), max(ups)
        found = []
        for (left, _), (right, _) in zip(feet, feet[1:], strict=False):
            if right - left < 0.01:
                continue
            beyond = [told for x, told in feet if (x >= right if right > high else x <= left if left < low else True)]
            found.append(Stroke(min(beyond, key=self._weight), ((left, y), (right, y))))
        return _runs(found)

    @staticmethod
    def _weight(told: str) -> tuple[int, str]:
        return (0 if "birth" in told else 1, told)

    def _end(self, leg: Leg) -> Point:
        """Where a way ends, away from its lane."""
        if leg.slot == THROUGH:
            row = leg.gap if leg.is_up else leg.gap + 1
            return (leg.x, self.rows[row] + BELOW)
        stand = self.stands[leg.who]
        if leg.slot == TRUNK:
            return (leg.x, stand.y)
        if leg.slot == HANG:
            return (leg.x, self.level(leg.over, leg.gap))
        if leg.slot == BOTTOM:
            return (leg.x, stand.y + stand.under)
        return (leg.x, stand.y - stand.rise(leg.x - stand.x))

    # ---- what is told ----

    def _ties(self, number: int, draft: Draft) -> list[tuple[str, str, str, tuple[Point, ...]]]:
        if draft.brood is None:
            a, b = draft.legs[0], draft.legs[-1]
            return [(draft.style, a.who, b.who, self._way(number, a, b))]
        tops = [leg for leg in draft.legs if leg.slot == TOP]
        found = []
        for rear, leg in zip(draft.brood.rears, tops, strict=True):
            for parent, kind in zip(draft.brood.parents, rear.kinds, strict=True):
                up = next((one for one in draft.legs if one.slot == BOTTOM and one.who == parent), draft.legs[0])
                found.append((str(kind), parent, rear.child, self._way(number, up, leg)))
        if not draft.brood.parents:
            found += [(a.style, a.who, b.who, self._way(number, a, b)) for a, b in zip(tops, tops[1:], strict=False)]
        return found

    def _way(self, number: int, a: Leg, b: Leg) -> tuple[Point, ...]:
        if a.gap > b.gap:
            return self._way(number, b, a)[::-1]
        legs = [leg for leg in self.drafts[number].legs if leg.gap == b.gap]
        foot = self._foot(self.drafts[number], b, legs)
        start = self._foot(self.drafts[number], a, [leg for leg in self.drafts[number].legs if leg.gap == a.gap])
        points = [*reversed(self._rest(a, start)), (start, self.level(number, a.gap))]
        for gap in range(a.gap, b.gap):
            at = self.through[f"|{number}|{gap + 1}"]
            points += [(at, self.level(number, gap)), (at, self.level(number, gap + 1))]
        points += [(foot, self.level(number, b.gap)), *self._rest(b, foot)]
        return tuple(point for place, point in enumerate(points) if not place or point != points[place - 1])


def _marks(draft: Draft, run: tuple[Point, ...]) -> tuple[Mark, ...]:
    """How a couple ended, on the first third of their line; who came together again ended more than once."""
    assert draft.couple is not None
    (x, y), (to, _) = sorted((run[0], run[-1]))
    signs = [sign for one in draft.couple.unions if (sign := _ended(one))]
    if len(draft.couple.unions) > len(signs) and signs:
        signs.append("again")
    step = min(20.0, (to - x) / 2 / (len(signs) + 1))
    first = x + max((to - x) * 0.22, min(13.0, (to - x) * 0.4))
    return tuple(Mark(sign, first + place * step, y) for place, sign in enumerate(signs))


def _ended(one: Partnership) -> str:
    if one.ended is PartnerEnd.WIDOWED:
        return ""
    if one.ended:
        return str(one.ended)
    return str(PartnerEnd.SEPARATED) if one.until or one.separated else ""


def _is_home(draft: Draft, leg: Leg) -> bool:
    return draft.brood is not None and leg.who in draft.brood.kids


def _runs(strokes: list[Stroke]) -> list[Stroke]:
    """Neighbouring parts of one style as one."""
    found: list[Stroke] = []
    for one in strokes:
        if found and found[-1].style == one.style and found[-1].points[-1] == one.points[0]:
            found[-1] = Stroke(one.style, (found[-1].points[0], one.points[1]))
        else:
            found.append(one)
    return found
