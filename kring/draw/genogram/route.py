"""Every line as a run of straight pieces: level in its own lane, upright through the rows, square at the corners."""

import itertools
from collections import defaultdict
from typing import Final

from kring.core.network import Siblings, SiblingsKind
from kring.draw.genogram import labels, lanes, marks, ports
from kring.draw.genogram.draft import BOTTOM, HANG, THROUGH, TOP, TRUNK, Draft, Leg
from kring.draw.genogram.family import TWINS
from kring.draw.genogram.lanes import Piece
from kring.draw.genogram.parts import Mark, Net, Point, Stroke
from kring.draw.genogram.ports import Ports, Stand
from kring.draw.genogram.ports import foot as foot_of

LANE: Final = 14.0
OVER: Final = 16.0  # from the words of a row to the first lane
UNDER: Final = 30.0  # from the last lane to the symbols of the next row; twins part in it
PART: Final = 24.0
LEAST: Final = 62.0
WORDS: Final = 16.0
BELOW: Final = 48.0  # under the middle of a row: where no line runs from side to side


class Router:
    """The lines of a family over people who have their places in the rows."""

    def __init__(
        self, drafts: list[Draft], stands: dict[str, Stand], through: dict[str, float], worded: set[frozenset[str]]
    ) -> None:
        self.drafts, self.stands, self.through = drafts, stands, through
        self.pieces: dict[tuple[int, int], Piece] = {}
        self.ports = Ports(drafts, stands, through)
        self._plan()
        self.bent = self._bent()
        rows = 1 + max((one.row for one in stands.values()), default=0)
        self.count = rows
        self.lanes = {
            gap: lanes.assign([one for (_, at), one in sorted(self.pieces.items()) if at == gap])
            for gap in range(-1, rows)
        }
        self.tops: dict[int, float] = {}  # where the first lane of a gap would lie
        self.wide = self._wide(worded)
        self.rows: list[float] = []

    # ---- lanes ----

    def _plan(self) -> None:
        for number, draft in enumerate(self.drafts):
            for leg in draft.legs:
                piece = self.pieces.setdefault((number, leg.gap), Piece(number, [], []))
                if leg.slot == HANG and draft.over is not None:
                    leg.x = self._hanging(draft, leg)
                    piece.after = draft.over
                same = [one for one in draft.legs if one.gap == leg.gap]
                (piece.ups if leg.is_up else piece.downs).append(foot_of(draft, leg, same))

    def _bent(self) -> dict[int, float]:
        """How high above their symbols the lines of twins run who stand far from each other: no two at one height."""
        found, counts = dict[int, float](), defaultdict[int, int](int)
        for draft in self.drafts:
            downs = [leg for leg in draft.legs if leg.slot == TOP]
            for leg in downs:
                same = ports.twins(draft, leg, [one for one in downs if one.gap == leg.gap])
                if ports.is_far(same) and leg.x > same[0]:
                    found[id(leg)] = PART / 2 - 4 * min(counts[leg.gap], 2)
            counts[downs[0].gap if downs else -1] += any(id(leg) in found for leg in downs)
        return found

    def _hanging(self, draft: Draft, leg: Leg) -> float:
        """Where on the line of a couple their children hang: as near to the children as that line comes."""
        assert draft.over is not None
        ends = sorted(one.x for one in self.drafts[draft.over].legs)
        best = min(max(self.ports.target(draft, leg), ends[0] + 16), ends[-1] - 16)
        standing = [
            one.x for other in self.drafts if other is not draft for one in other.legs if one.gap == leg.gap and one.x
        ]
        places = [best + off for off in (0.0, *ports.ASIDE) if ends[0] + 4 <= best + off <= ends[-1] - 4]
        for reach in (lanes.NEAR, 2.5):
            for place in places:
                if all(abs(place - x) >= reach for x in standing):
                    return place
        return best

    # ---- heights ----

    def _wide(self, worded: set[frozenset[str]]) -> dict[int, set[int]]:
        """The lanes with words above them: of couples who do not stand beside each other."""
        found: dict[int, set[int]] = defaultdict(set)
        for (number, gap), piece in self.pieces.items():
            draft = self.drafts[number]
            if draft.couple and not piece.is_straight and frozenset(draft.ends) in worded and len(piece.ups) > 1:
                found[gap].add(piece.lane)
        return found

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
        needed = OVER + max(0, self.lanes[gap] - 1) * LANE + len(self.wide[gap]) * WORDS + UNDER
        if gap == self.count - 1:
            return y + (needed if self.lanes[gap] else 0.0)
        return y + max(needed, LEAST if gap >= 0 else 0.0)

    def level(self, number: int, gap: int) -> float:
        lane = self.pieces[(number, gap)].lane
        return self.tops[gap] + lane * LANE + sum(other <= lane for other in self.wide[gap]) * WORDS

    # ---- runs ----

    def nets(self) -> list[Net]:
        found = [self._net(number, draft) for number, draft in enumerate(self.drafts)]
        people = [(one.left, one.y - one.half, one.right, one.y + one.under) for one in self.stands.values()]
        for number, draft in enumerate(self.drafts):
            if kinds := self._without_fork(draft):
                others = [*found[:number], *found[number + 1 :]]
                found[number] = marks.of_twins(found[number], kinds, others, people)
        return marks.clear(found)

    def _net(self, number: int, draft: Draft) -> Net:
        if draft.is_beside:
            return self._level(draft)
        strokes, signs = list[Stroke](), list[Mark]()
        for (net, gap), piece in sorted(self.pieces.items()):
            if net == number:
                strokes += self._piece(number, draft, gap, piece)
                signs += self._unsure(draft, gap)
        over = self.drafts[draft.over].ends if draft.over is not None else ()
        signs += marks.of_couple(draft.couple, strokes[-1].points) if draft.couple else ()
        return Net(draft.kind, draft.ends, tuple(strokes), tuple(self._ties(number, draft)), over, tuple(signs))

    def _level(self, draft: Draft) -> Net:
        """Between two who stand beside each other, from side to side."""
        left, right = sorted((self.stands[one] for one in draft.ends), key=lambda one: one.x)
        y = left.y + draft.aside
        run = ((left.x + left.half, y), (right.x - right.half, y))
        a, b = draft.ends
        way = run if a == self._id(left) else run[::-1]
        signs = marks.of_couple(draft.couple, run) if draft.couple else ()
        return Net(draft.kind, draft.ends, (Stroke(draft.style, way),), ((draft.style, a, b, way),), (), signs)

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
        foot = foot_of(draft, leg, legs)
        return Stroke(leg.style, ((foot, y), *self._rest(draft, leg, foot)))

    def _rest(self, draft: Draft, leg: Leg, foot: float) -> tuple[Point, ...]:
        """From the lane to who is meant; twins go straight to where they part, and who stands far on from there."""
        end = self._end(leg)
        if high := self.bent.get(id(leg)):
            top = min(end[1], self.stands[leg.who].y - labels.HALF)  # over who stands between, also for who is small
            return ((foot, top - PART), (foot + draft.branch, top - high), (end[0], top - high), end)
        if abs(foot - end[0]) <= 0.5:
            return (end,)
        return ((foot, self.stands[leg.who].y - labels.HALF - PART), end)  # at one height, for large and small

    def _identical(self, draft: Draft, legs: list[Leg]) -> list[Stroke]:
        """The bar between the lines of twins who are alike."""
        forks = self._forks(draft, legs)
        return [Stroke("identical", (min(at), max(at))) for born, at in forks if born.kind is SiblingsKind.IDENTICAL]

    def _unsure(self, draft: Draft, gap: int) -> list[Mark]:
        """The sign between two lines of twins of whom nobody told whether they are alike."""
        forks = self._forks(draft, [leg for leg in draft.legs if leg.gap == gap])
        known = [set(at) for born, at in forks if born.kind is not SiblingsKind.TWINS]
        found = []
        for born, at in forks:
            if born.kind is SiblingsKind.TWINS:
                pairs = [*itertools.pairwise(sorted(at))]
                a, b = next((pair for pair in pairs if not any(set(pair) <= some for some in known)), pairs[0])
                found.append(Mark(marks.UNSURE, (a[0] + b[0]) / 2, max(a[1], b[1]) + PART / 4))
        return found

    def _forks(self, draft: Draft, legs: list[Leg]) -> list[tuple[Siblings, list[Point]]]:
        """Each group of twins whose lines part, with a place half-way down each line, all at one height."""
        found = []
        for born in draft.brood.twins if draft.brood else ():
            same = [leg for leg in legs if leg.slot == TOP and leg.who in born.people]
            if len(same) > 1 and all(ports.twins(draft, leg, legs) for leg in same):
                turned = max((self.bent.get(id(leg), 0.0) for leg in same), default=0.0)
                y = min(self._end(leg)[1] for leg in same) - (PART + turned) / 2
                found.append((born, [(self._slanting(draft, leg, legs, y), y) for leg in same]))
        return found

    def _without_fork(self, draft: Draft) -> list[str]:
        """The kinds of twins whose line of their own does not part."""
        told = draft.brood.told if draft.brood and draft.kind == "siblings" else None
        if draft.brood is None or told is None or told.kind not in TWINS:
            return []
        gaps = {leg.gap for leg in draft.legs}
        forks = [born for gap in gaps for born, _ in self._forks(draft, [leg for leg in draft.legs if leg.gap == gap])]
        return [str(born.kind) for born in draft.brood.twins or (told,) if born not in forks]

    def _slanting(self, draft: Draft, leg: Leg, legs: list[Leg], y: float) -> float:
        """Where the line of a twin is at a height where it slants, or else comes straight down."""
        foot = foot_of(draft, leg, legs)
        way = self._rest(draft, leg, foot)
        if len(way) == 1:
            return foot
        (x, top), (to, below) = way[:2]
        return x + (to - x) * min(1.0, max(0.0, (y - top) / (below - top)))

    def _levels(self, draft: Draft, legs: list[Leg], y: float) -> list[Stroke]:
        """The level run from way to way, outward from the ways up; each part in the style of the best beyond it."""
        feet = sorted(((foot_of(draft, leg, legs), leg.style) for leg in legs), key=lambda one: one[0])
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
            (a, b), first = draft.ends, draft.legs[0]
            way = self._way(number, first, draft.legs[-1])
            # legs run from the upper row down; what one does to the other runs as it was told
            return [(draft.style, a, b, way if first.who == a else way[::-1])]
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
        draft = self.drafts[number]
        foot = foot_of(draft, b, [leg for leg in draft.legs if leg.gap == b.gap])
        start = foot_of(draft, a, [leg for leg in draft.legs if leg.gap == a.gap])
        points = [*reversed(self._rest(draft, a, start)), (start, self.level(number, a.gap))]
        for gap in range(a.gap, b.gap):
            at = self.through[f"|{number}|{gap + 1}"]
            points += [(at, self.level(number, gap)), (at, self.level(number, gap + 1))]
        points += [(foot, self.level(number, b.gap)), *self._rest(draft, b, foot)]
        return tuple(point for place, point in enumerate(points) if not place or point != points[place - 1])


def _runs(strokes: list[Stroke]) -> list[Stroke]:
    """Neighbouring parts of one style as one."""
    found: list[Stroke] = []
    for one in strokes:
        if found and found[-1].style == one.style and found[-1].points[-1] == one.points[0]:
            found[-1] = Stroke(one.style, (found[-1].points[0], one.points[1]))
        else:
            found.append(one)
    return found
