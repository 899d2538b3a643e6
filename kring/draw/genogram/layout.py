"""From a family to places: rows, who stands left of whom, how far apart, and where long lines pass."""

import itertools
from collections import defaultdict

import msgspec
from msgspec import Struct

from kring.core.network import FactKind, Gender
from kring.draw.genogram import labels, order, rows, spread, swaps
from kring.draw.genogram.draft import THROUGH, Draft, Drafts
from kring.draw.genogram.family import Brood, Family
from kring.draw.genogram.members import Kin
from kring.draw.genogram.ports import Stand
from kring.draw.genogram.route import Router
from kring.draw.genogram.spread import Row, Spring
from kring.draw.genogram.swaps import Swaps

EDGE = 32.0  # around the whole
APART = 90.0  # between parts of the family that do not hang together
STEPS = 400
ROUGHLY = 60  # steps that show well enough which lines cross


class Laid(Struct):
    """People with their places along rows, the drafts of lines, and where those pass through rows."""

    stands: dict[str, Stand]
    lines: list[list[str]]
    drafts: list[Draft]
    through: dict[str, float]


def laid(family: Family, captions: dict[frozenset[str], float]) -> Laid:
    """The layout of a family; `captions` says how wide the words of a couple are."""
    row = rows.rows(family)
    room = Room(family, captions)
    parts, start, cluster = order.order(family, row, room.apart)
    alone = _alone(family, row)
    row |= alone
    parts = [
        {row[id]: line for line in part.values() for id in line} if _is_in(part, alone) else part for part in parts
    ]
    groups = [_beside(group) for group in _hanging(family, parts, alone)]
    groups = [Trial(family, row, room, start, lines).best(cluster) for lines in groups]
    lines = _beside(groups)
    drafts = Drafts(family, row, _pairs(groups)).found
    x: dict[str, float] = {}
    through: dict[str, float] = {}
    edge = EDGE
    for group in groups:
        found, passing = room.placed(group, drafts, start)
        left = min(*(at - room.reach[id] for id, at in found.items()), *passing.values(), 1e9)
        if found.keys() <= alone.keys():
            x |= {id: at + EDGE - left for id, at in found.items()}
            continue
        x |= {id: at + edge - left for id, at in found.items()}
        through |= {id: at + edge - left for id, at in passing.items()}
        edge = max(*(x[id] + room.reach[id] for id in found), *(through[id] for id in passing), edge) + APART
    stands = {id: _stand(family, id, x[id], row[id], room.reach[id]) for id in family.kin}
    return Laid(stands, [lines[one] for one in sorted(lines)], drafts, through)


def _beside(parts: list[dict[int, list[str]]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for part in parts:
        for row, line in part.items():
            found[row] += line
    return found


def _pairs(groups: list[dict[int, list[str]]]) -> set[frozenset[str]]:
    """Who stand beside each other."""
    return {frozenset(pair) for lines in groups for line in lines.values() for pair in itertools.pairwise(line)}


def _is_in(part: dict[int, list[str]], alone: dict[str, int]) -> bool:
    return any(id in alone for line in part.values() for id in line)


def _alone(family: Family, row: dict[str, int]) -> dict[str, int]:
    """Who has no tie at all stands in a row under all others."""
    tied = {id for one in family.couples for id in (one.a, one.b)}
    tied |= {id for one in family.broods for id in (*one.parents, *(rear.child for rear in one.rears))}
    rest = [at for id, at in row.items() if id in tied]
    return dict.fromkeys(row.keys() - tied, max(rest) + 1) if rest else {}


def _hanging(
    family: Family, parts: list[dict[int, list[str]]], alone: dict[str, int]
) -> list[list[dict[int, list[str]]]]:
    """The parts as they hang together by any line."""
    at = {id: number for number, part in enumerate(parts) for line in part.values() for id in line}
    group = list(range(len(parts)))
    ties = [(couple.a, couple.b) for couple in family.couples]
    ties += [(felt.a, felt.b) for felt in family.felt]
    ties += itertools.pairwise(alone)
    for one in family.broods:
        ties += itertools.pairwise((*one.parents, *(rear.child for rear in one.rears)))
    for low, high in {(min(pair), max(pair)) for a, b in ties if (pair := (group[at[a]], group[at[b]]))}:
        if group[low] != group[high]:
            least, most = sorted((group[low], group[high]))
            group = [least if one == most else one for one in group]
    found: dict[int, list[dict[int, list[str]]]] = defaultdict(list)
    for number, part in enumerate(parts):
        found[group[number]].append(part)
    return list(found.values())


def _unmoved(one: Kin) -> Kin:
    """Somebody as they would stand if nobody had moved them by hand: in what order decides no hand."""
    return msgspec.structs.replace(one, shift=0.0) if one.shift else one


def _stand(family: Family, id: str, x: float, row: int, reach: float) -> Stand:
    one = family.kin[id]
    form = {Gender.MAN: "square", Gender.WOMAN: "round"}.get(one.gender, "diamond") if one.gender else "diamond"
    wave = labels.WAVE if any(fact.kind is FactKind.MIGRATION for fact in one.facts) and not one.is_unborn else 0.0
    return Stand(x, row, labels.half(one), x - reach, x + reach, labels.height(one), form, wave=wave)


class Trial:
    """A part of the family that hangs together, in the order that it grew in, to try others."""

    def __init__(
        self, family: Family, row: dict[str, int], room: "Room", start: dict[str, float], lines: swaps.Lines
    ) -> None:
        mine = {id for line in lines.values() for id in line}
        self.family = Family(
            {id: _unmoved(one) for id, one in family.kin.items() if id in mine},
            family.rank,
            tuple(one for one in family.couples if one.a in mine),
            tuple(one for one in family.broods if one.rears[0].child in mine),
            tuple(one for one in family.felt if one.a in mine),
            tuple(one for one in family.told if one[0] in mine),
        )
        self.row, self.start, self.lines = row, start, lines
        self.room = Room(self.family, room.captions, ROUGHLY)

    def best(self, cluster: dict[str, int]) -> swaps.Lines:
        """The best order found; places along it to begin with go into `start`."""
        found = self.trying(cluster).best(self.lines)
        self.start |= self._begun(found)
        return found

    def trying(self, cluster: dict[str, int]) -> Swaps:
        """What tries other orders of clusters, and measures them."""
        drafts = Drafts(self.family, self.row, _pairs([self.lines])).found
        return Swaps(self.family, self.row, cluster, self.crossed, drafts)

    def crossed(self, lines: swaps.Lines) -> swaps.Crossed:
        """Which lines cross in an order."""
        drafts = Drafts(self.family, self.row, _pairs([lines])).found
        rows = {row: list(line) for row, line in lines.items()}
        x, through = self.room.placed(rows, drafts, self.start | self._begun(lines))
        stands = {id: _stand(self.family, id, at, self.row[id], self.room.reach[id]) for id, at in x.items()}
        return swaps.crossed(Router(drafts, stands, through, set()).pieces)

    def _begun(self, lines: swaps.Lines) -> dict[str, float]:
        """Where those stand to begin with whose row has another order: on the places that there were."""
        changed = [line for row, line in lines.items() if line is not self.lines[row]]
        return {id: x for line in changed for id, x in zip(line, sorted(self.start[id] for id in line), strict=True)}


class Room:
    """How far everybody stays apart, and what draws them together."""

    def __init__(self, family: Family, captions: dict[frozenset[str], float], steps: int = STEPS) -> None:
        self.family, self.captions, self.steps = family, captions, steps
        self.reach = {id: labels.reach(one) for id, one in family.kin.items()}
        self.couples = {frozenset((one.a, one.b)) for one in family.couples}
        self.kids = {id: number for number, brood in enumerate(family.broods) for id in brood.kids}

    def placed(
        self, lines: dict[int, list[str]], drafts: list[Draft], start: dict[str, float]
    ) -> tuple[dict[str, float], dict[str, float]]:
        """The places of people, and of lines that pass between them."""
        mine = {id for line in lines.values() for id in line}
        springs = [spring for brood in self.family.broods for spring in self._brood(brood, mine, start)]
        springs += [Spring(((one.a, 1.0), (one.b, -1.0)), 0.08) for one in self.family.couples if one.a in mine]
        x = spread.spread(self._rows(lines), springs, start, self.steps)
        passing = self._passing(drafts, x, mine)
        if not passing:
            return self._moved(lines, x), {}
        self._let_through(lines, x, passing)
        springs += [spring for draft in drafts for spring in self._chain(draft, passing)]
        x = spread.spread(self._rows(lines), springs, {**x, **passing}, self.steps)
        x = self._moved(lines, x)
        return {id: at for id, at in x.items() if id in mine}, {id: at for id, at in x.items() if id not in mine}

    def _moved(self, lines: dict[int, list[str]], x: dict[str, float]) -> dict[str, float]:
        """Everybody after some were moved by hand: who stands in the way gives way, and nobody changes places."""
        by_hand = {id: one.shift for id in x if (one := self.family.kin.get(id)) and one.shift}
        if not by_hand:
            return x
        wished = {id: at + by_hand.get(id, 0.0) for id, at in x.items()}
        return spread.kept(self._rows(lines), wished, by_hand)

    def _brood(self, brood: Brood, mine: set[str], start: dict[str, float]) -> list[Spring]:
        parents, kids = tuple(one for one in brood.parents if one in mine), [one for one in brood.kids if one in mine]
        kids.sort(key=lambda one: start[one])
        near = [Spring(((a, 1.0), (b, -1.0)), 0.03) for a, b in itertools.pairwise(kids)]
        if not parents or not kids:
            return near
        trunk = tuple((one, -1.0 / len(parents)) for one in parents)
        ends = ((kids[0], 0.5), (kids[-1], 0.5)) if len(kids) > 1 else ((kids[0], 1.0),)
        aside = 0.0
        if frozenset(parents) in self.couples:
            left, right = sorted(parents, key=lambda one: start[one])
            aside = (self.reach[left] - self.reach[right]) / 2
        return [*near, Spring((*ends, *trunk), 1.0, -aside)]

    def _rows(self, lines: dict[int, list[str]]) -> list[Row]:
        return [
            Row(tuple(line), (0.0, *(self.apart(a, b) for a, b in itertools.pairwise(line))))
            for _, line in sorted(lines.items())
        ]

    def apart(self, a: str, b: str) -> float:
        if a not in self.reach or b not in self.reach:
            return self.reach.get(a, 0.0) + self.reach.get(b, 0.0) + labels.THREAD
        least = self.reach[a] + self.reach[b] + labels.GAP
        pair = frozenset((a, b))
        if pair in self.couples:
            halves = labels.half(self.family.kin[a]) + labels.half(self.family.kin[b])
            return max(least, halves + max(labels.COUPLE, self.captions.get(pair, 0.0) + 18))
        if a in self.kids and self.kids[a] == self.kids.get(b, -1):
            return least
        return least + labels.STRANGE

    def _passing(self, drafts: list[Draft], x: dict[str, float], mine: set[str]) -> dict[str, float]:
        """Where each long line would best pass each row: straight towards whom it goes down to."""
        found: dict[str, float] = {}
        for draft in drafts:
            passes = draft.passes()
            if passes and draft.ends[0] in mine:
                up = [x[leg.who] for leg in draft.legs if leg.slot != THROUGH and leg.is_up]
                for who, row in passes:
                    low = [x[leg.who] for leg in draft.legs if leg.slot != THROUGH and not leg.is_up and leg.gap >= row]
                    far = low if low and draft.kind != "interaction" else low + up
                    found[who] = sum(far) / len(far)
        return found

    def _let_through(self, lines: dict[int, list[str]], x: dict[str, float], passing: dict[str, float]) -> None:
        """Give each passing line its place in its row: the nearest that does not part a couple."""
        for who, at in sorted(passing.items(), key=lambda item: (item[1], item[0].count("|"))):
            line = lines.setdefault(int(who.rsplit("|", 1)[1]), [])
            known = {**x, **passing}
            places = range(len(line) + 1)
            line.insert(min(places, key=lambda place: self._off(line, place, known, at)), who)

    def _off(self, line: list[str], place: int, x: dict[str, float], at: float) -> float:
        left = x[line[place - 1]] + self.reach.get(line[place - 1], 0) if place else -1e9
        right = x[line[place]] - self.reach.get(line[place], 0) if place < len(line) else 1e9
        off = max(0.0, left - at, at - right)
        if 0 < place < len(line) and frozenset((line[place - 1], line[place])) in self.couples:
            return off + 400
        return off

    def _chain(self, draft: Draft, passing: dict[str, float]) -> list[Spring]:
        chain = [leg.who for leg in draft.legs if leg.slot == THROUGH and leg.is_up and leg.who in passing]
        if not chain:
            return []
        last = max(row for _, row in draft.passes())
        down = [leg.who for leg in draft.legs if leg.slot != THROUGH and not leg.is_up and leg.gap >= last][:1]
        return [Spring(((a, 1.0), (b, -1.0)), 0.2) for a, b in itertools.pairwise([*chain, *down])]
