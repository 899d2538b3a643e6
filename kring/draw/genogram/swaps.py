"""Who changes places along their row, so that brothers and sisters stand together and as told, and fewer lines cross.

The order that a family grows in is right for most. What is left is looked for here, one step after another: somebody
with their partners goes elsewhere in the row or turns round, as long as that is better by what is measured. Nobody
of whom nothing is wrong is tried, so who comes moves nobody there.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from kring.draw.genogram.draft import Draft
from kring.draw.genogram.family import Family
from kring.draw.genogram.lanes import Piece

Lines = dict[int, list[str]]
Crossed = list[tuple[int, int]]  # lines that cross, by their numbers, once for each time
LARGEST: Final = 50  # people, or ways of lines, of a part that hangs together; a larger one stays as it grew
STEP: Final = 800  # looked at in one step: fifty tries in a family of sixteen
MOST: Final = 1200  # and in all


class Swaps:
    """Tries other orders of a part of the family. `crossed` says which of the `drafts` cross in one."""

    def __init__(
        self,
        family: Family,
        row: Mapping[str, int],
        cluster: Mapping[str, int],
        crossed: Callable[[Lines], Crossed],
        drafts: Sequence[Draft],
    ) -> None:
        self.cluster, self.crossed, self.drafts = cluster, crossed, drafts
        self.size = max(len(family.kin), sum(len(one.legs) for one in drafts))
        self.mates = defaultdict[str, set[str]](set)
        for one in family.couples:
            self.mates[one.a].add(one.b)
            self.mates[one.b].add(one.a)
        self.above, self.below = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for brood in family.broods:
            for parent, kid in itertools.product(brood.parents, brood.kids):
                self.above[kid].add(parent)
                self.below[parent].add(kid)
        self.costs: dict[tuple[str, ...], tuple[int, int]] = {}
        self.broods = defaultdict[int, list[tuple[set[str], set[str]]]](list)  # by row, with their partners
        self.told = defaultdict[int, list[tuple[str, ...]]](list)
        for brood in family.broods:
            for at, kids in _by_row(brood.kids, row):
                self.broods[at].append(({*kids}, {*kids, *(mate for kid in brood.kids for mate in self.mates[kid])}))
        for told in family.told:
            for at, kids in _by_row(told, row):
                self.told[at].append(tuple(kids))

    def best(self, lines: Lines) -> Lines:
        """The best order found from this one on."""
        if not 2 < self.size <= LARGEST:
            return lines
        crossed, left = self.crossed(lines), MOST // self.size
        while found := self._better(lines, crossed, min(left, STEP // self.size)):
            lines, crossed, tries = found
            left -= tries
        return lines

    def _better(self, lines: Lines, crossed: Crossed, most: int) -> tuple[Lines, Crossed, int] | None:
        """The best of the nearest other orders, with how many were looked at: those by which most is gained at once."""
        others = [(self.cost(order), order) for order in self._others(lines, crossed)]
        now, least = self.cost(lines), min((cost for cost, _ in others), default=(1, 0))
        if least > now or (least == now and not crossed):
            return None
        near = sorted((order for cost, order in others if cost == least), key=lambda order: self._far(lines, order))
        tried = [(self.crossed(order), order) for order in near[:most]]
        found = min(tried, key=lambda one: len(one[0]), default=None)
        if found is None or (least == now and len(found[0]) >= len(crossed)):
            return None
        return found[1], found[0], len(tried)

    def _others(self, lines: Lines, crossed: Crossed) -> Iterator[Lines]:
        """Orders in which one cluster of whom something is wrong stands elsewhere in its row, or is turned round.

        Then the same with all others after it: above their children, and under their parents.
        """
        tied = {id for pair in set(crossed) for net in pair for id in self.drafts[net].ends}
        found = []
        for row, line in sorted(lines.items()):
            units = self.units(line)
            wrong = {*tied, *self._wrong(row, line)} if len(units) > 1 else tied
            for place, unit in enumerate(units):
                if wrong.isdisjoint(unit):
                    continue
                rest = [*units[:place], *units[place + 1 :]]
                for turned in [unit] if len(unit) != 2 else [unit, unit[::-1]]:
                    for to in range(len(units)):
                        if to != place or turned is not unit:
                            moved = [one for some in (*rest[:to], turned, *rest[to:]) for one in some]
                            found.append((row, {**lines, row: moved}))
        yield from (others for _, others in found)
        for row, others in found:
            if (after := self._following(others, row)) != others:
                yield after

    def units(self, line: Sequence[str]) -> list[list[str]]:
        """The clusters of a row, from left to right."""
        return [list(some) for _, some in itertools.groupby(line, key=self.cluster.__getitem__)]

    def _following(self, lines: Lines, row: int) -> Lines:
        """The rows above one in the order of their children in the row below, and those below in that of parents."""
        found, rows = dict(lines), sorted(lines)
        at = rows.index(row)
        for before, one in itertools.pairwise(reversed(rows[: at + 1])):
            found[one] = self._along(found[one], self.below, found[before])
        for before, one in itertools.pairwise(rows[at:]):
            found[one] = self._along(found[one], self.above, found[before])
        return found

    def _along(self, line: list[str], tied: Mapping[str, set[str]], other: list[str]) -> list[str]:
        """A row in the order of those whom its clusters are tied to in another; who is tied to none keeps the place."""
        at = {one: place for place, one in enumerate(other)}
        units, keys = self.units(line), dict[int, float]()
        for place, unit in enumerate(units):
            if places := [at[id] for one in unit for id in tied.get(one, ()) if id in at]:
                keys[place] = sum(places) / len(places)
        ordered = iter(sorted(keys, key=lambda place: (keys[place], place)))
        return [one for place in range(len(units)) for one in units[next(ordered) if place in keys else place]]

    @staticmethod
    def _far(lines: Lines, others: Lines) -> int:
        """How many pairs changed sides."""
        total = 0
        for row, line in lines.items():
            if others[row] != line:
                at = {one: place for place, one in enumerate(others[row])}
                total += sum(at[a] > at[b] for a, b in itertools.combinations(line, 2))
        return total

    def _wrong(self, row: int, line: Sequence[str]) -> set[str]:
        """Who stands between brothers and sisters, or among them out of order; with all of these."""
        found = set[str]()
        at = {one: place for place, one in enumerate(line)}
        for kids, kin in self.broods[row]:
            if between := self._between(line, at, kids, kin):
                found |= {*between, *kids}
        for told in self.told[row]:
            if self._turned(at, told):
                found |= {*told}
        return found

    def cost(self, lines: Lines) -> tuple[int, int]:
        """How many stand between brothers and sisters in an order, and how many of these stand the other way round."""
        costs = [self._of_row(row, tuple(line)) for row, line in lines.items()]
        return sum(parted for parted, _ in costs), sum(turned for _, turned in costs)

    def _of_row(self, row: int, line: tuple[str, ...]) -> tuple[int, int]:
        if (cost := self.costs.get(line)) is None:
            at = {one: place for place, one in enumerate(line)}
            parted = sum(len(self._between(line, at, kids, kin)) for kids, kin in self.broods[row])
            cost = self.costs[line] = (parted, sum(self._turned(at, told) for told in self.told[row]))
        return cost

    def _between(self, line: Sequence[str], at: Mapping[str, int], kids: set[str], kin: set[str]) -> list[str]:
        """Who stands between brothers and sisters, and is neither one of them nor a partner, or a partner of one."""
        here = [at[one] for one in kids]
        return [one for one in line[min(here) : max(here)] if one not in kin and not (self.mates[one] & kin)]

    def _turned(self, at: Mapping[str, int], told: Sequence[str]) -> int:
        """How many neighbours among brothers and sisters stand the other way round."""
        stand = sorted((at[one], place) for place, one in enumerate(told))
        return sum(a > b for (_, a), (_, b) in itertools.pairwise(stand))


def _by_row(people: Sequence[str], row: Mapping[str, int]) -> Iterator[tuple[int, list[str]]]:
    """Those of a group who stand in one row, of every row in which more than one does."""
    for at in sorted({row[one] for one in people}):
        if len(here := [one for one in people if row[one] == at]) > 1:
            yield at, here


def crossed(pieces: Mapping[tuple[int, int], Piece]) -> Crossed:
    """Which lines cross between the rows, with the lanes that they have."""
    gaps = defaultdict[int, list[tuple[float, float, Piece]]](list)
    for (_, gap), piece in pieces.items():
        gaps[gap].append((*piece.span(), piece))
    found: Crossed = []
    for some in gaps.values():
        some.sort(key=lambda one: one[:2])
        for place, (_, right, one) in enumerate(some):
            for left, _, other in itertools.islice(some, place + 1, None):
                if left > right:
                    break
                found += [(one.net, other.net)] * _times(one, other)
    return found


def _times(one: Piece, other: Piece) -> int:
    """How often two pieces cross: ways down of the higher with the lower, ways up of the lower with the higher."""
    if one.after == other.net or other.after == one.net or (one.is_straight and other.is_straight):
        return 0
    if one.is_straight or other.is_straight:
        straight, level = (one, other) if one.is_straight else (other, one)
        return _within(straight.ups, level.span())
    above, under = (one, other) if one.lane < other.lane else (other, one)
    return _within(above.downs, under.span()) + _within(under.ups, above.span())


def _within(places: Sequence[float], span: tuple[float, float]) -> int:
    return sum(span[0] < x < span[1] for x in places)
