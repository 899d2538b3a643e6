"""Who stands left of whom in every row.

One founder's children are laid out from left to right, with everything under them, before the next; the family that a
partner comes from stands at the side of that partner. Whose partner has brothers and sisters stands at the end of
their own, so that both stay together. Nobody stands twice: what does not fit a tree is left to lines.
"""

from collections import defaultdict
from collections.abc import Callable, Generator
from typing import Any

import msgspec
from msgspec import Struct

from kring.draw.genogram.clusters import Clusters
from kring.draw.genogram.family import Brood, Family

_Rows = dict[int, list[str]]
_Steps = Generator[Any, Any, Any]  # what waits for other steps before it has its answer


class Block(Struct):
    """A part of the family: who hangs under one founder, and the families of partners at its left and right."""

    core: _Rows
    left: list[_Rows]
    right: list[_Rows]
    also: list[_Rows] = msgspec.field(default_factory=list)  # families in which somebody is a child too


def order(
    family: Family, row: dict[str, int], apart: Callable[[str, str], float]
) -> tuple[list[_Rows], dict[str, float], dict[str, int]]:
    """The rows of every part of the family that hangs together, places along them to begin with, and the clusters.

    First comes whose drawing it is. `apart` says how far two beside each other stay apart at least.
    """
    whole = _Order(family, row, apart)
    parts = []
    for id in sorted(family.kin, key=lambda one: (not family.kin[one].is_index, family.rank[one])):
        if whole.clusters.of[id] not in whole.claimed:
            parts.append(whole.part(id))
    return parts, whole.x, whole.clusters.of


class _Order:
    def __init__(self, family: Family, row: dict[str, int], apart: Callable[[str, str], float]) -> None:
        self.family, self.row, self.apart = family, row, apart
        self.x = dict.fromkeys(family.kin, 0.0)
        self.clusters = Clusters(family, row)
        self.home: dict[str, Brood] = {id: brood for brood in family.broods for id in brood.kids}
        self.led = defaultdict[int, list[Brood]](list)  # what hangs under a cluster
        self.others = defaultdict[str, list[Brood]](list)  # where somebody is a child too
        for brood in family.broods:
            if brood.parents:
                self.led[self.top(brood)].append(brood)
            for rear in brood.rears:
                if rear.child not in brood.kids:
                    self.others[rear.child].append(brood)
        self.claimed: dict[int, int] = {}
        self.grown: set[int] = set()

    # ---- where it begins ----

    def part(self, id: str) -> _Rows:
        """All that hangs together with somebody, from the founder that is furthest up and left."""
        cluster, seen = self.clusters.of[id], set[int]()
        if (home := self.home.get(id)) and home.parents and self.top(home) not in self.claimed:
            cluster = self.top(home)
        while (above := self._above(cluster)) is not None and above not in seen:
            seen.add(above)
            cluster = above
        brood = next((found for one in self.clusters.members[cluster] if (found := self._parentless(one))), None)
        block: Block = _done(self._spread([brood]) if brood else self.grow(self._claim(cluster), None))
        return self.joined(block)

    def _above(self, cluster: int) -> int | None:
        for one in self.clusters.members[cluster]:
            if (brood := self.home.get(one)) and brood.parents and self.top(brood) not in self.claimed:
                return self.top(brood)
        return None

    def _parentless(self, id: str) -> Brood | None:
        brood = self.home.get(id)
        return brood if brood and not brood.parents else None

    def _claim(self, cluster: int) -> int:
        self.claimed.setdefault(cluster, len(self.claimed))
        return cluster

    def top(self, brood: Brood) -> int:
        """The cluster under which a brood hangs: the lowest of its parents, and of these the first."""
        lowest = max(brood.parents, key=lambda one: (self.row[one], -self.family.rank[one]))
        return self.clusters.of[lowest]

    # ---- downward ----

    def grow(self, cluster: int, came: str | None, outer: int = 0) -> _Steps:
        """A cluster with all that hangs under it, entered by one of its members from above.

        `outer` says at which end of the brothers and sisters it stands: -1 left, 1 right.
        """
        line = self._turned(cluster, came, outer)
        block = yield self._under(cluster, line)
        middle = line.index(came) if came else 0
        for place, one in enumerate(line):
            side = -1 if place < middle else 1
            if place == middle and came:
                side = outer or 1
            yield self._attach(block, one, side, is_home=one != came)
        return block

    def _attach(self, block: Block, one: str, side: int, *, is_home: bool) -> _Steps:
        """The families that somebody comes from, at a side: beyond what stands there, unless nobody is under them."""
        home = [self.home[one]] if is_home and one in self.home else []
        for brood in [*home, *self.others[one]]:
            if not brood.parents:
                found = self.joined((yield self._spread([brood])))
            elif self.top(brood) in self.claimed:
                continue
            else:
                found = yield self.rise(brood, side)
            wings = block.left if side < 0 else block.right
            is_near = all(row <= self.row[one] for row in found)
            if brood not in home:
                block.also.append(found)
            elif side < 0:
                wings.insert(len(wings) if is_near else 0, found)
            else:
                wings.insert(0 if is_near else len(wings), found)

    def _turned(self, cluster: int, came: str | None, outer: int) -> list[str]:
        """The members from left to right: of two, who came from these parents stands on the inner side."""
        line = self.clusters.members[cluster]
        if len(line) != 2 or came is None:
            return line
        other = line[0] if line[1] == came else line[1]
        if outer and self._is_from_elsewhere(other):
            return [came, other] if outer > 0 else [other, came]
        pending = self._claimed_top(other)
        if pending is not None:
            return [other, came] if pending in self.grown else [came, other]
        return line

    def _claimed_top(self, id: str) -> int | None:
        brood = self.home.get(id)
        return self.top(brood) if brood and brood.parents and self.top(brood) in self.claimed else None

    def _is_from_elsewhere(self, id: str) -> bool:
        brood = self.home.get(id)
        return brood is not None and (not brood.parents or self.top(brood) not in self.claimed)

    def _under(self, cluster: int, line: list[str]) -> _Steps:
        self.clusters.members[cluster] = line
        row = self.row[line[0]]
        broods = sorted(self.led[cluster], key=lambda one: self._middle(one, line))
        block = yield self._spread(broods)
        self._over(line, block.core)
        block.core[row] = line + block.core.get(row, [])
        self.grown.add(cluster)
        return block

    def _over(self, line: list[str], core: _Rows) -> None:
        """Let a cluster stand over the middle of all that is right under it."""
        x = 0.0
        for before, one in zip(["", *line], line, strict=False):
            x += self.apart(before, one) if before else 0.0
            self.x[one] = x
        kids = core.get(self.row[line[0]] + 1)
        shift = (self.x[kids[0]] + self.x[kids[-1]]) / 2 - x / 2 if kids else 0.0
        for one in line:
            self.x[one] += shift

    # ---- beside each other ----

    def joined(self, block: Block) -> _Rows:
        """All of a block as rows."""
        return self.beside([*block.left, block.core, *block.right, *block.also])

    def beside(self, parts: list[_Rows]) -> _Rows:
        """Parts from left to right, each as near to those before it as all their rows allow."""
        found: _Rows = {}
        for part in parts:
            near = [
                self.x[found[row][-1]] + self.apart(found[row][-1], line[0]) - self.x[line[0]]
                for row, line in part.items()
                if found.get(row) and line
            ]
            shift = max(near, default=0.0)
            for row, line in part.items():
                for one in line:
                    self.x[one] += shift
                found[row] = found.get(row, []) + line
        return found

    def _middle(self, brood: Brood, line: list[str]) -> tuple[float, list[int]]:
        places = [line.index(one) for one in brood.parents if one in line]
        return (sum(places) / len(places), [self.family.rank[one] for one in brood.parents])

    def _spread(self, broods: list[Brood]) -> _Steps:
        """The children of broods beside each other, each with all that is under them."""
        waiting: list[tuple[str, int, int]] = []
        for brood in broods:
            fresh = [one for one in brood.kids if self.clusters.of[one] not in self.claimed]
            for one, outer in self._ends(list(dict.fromkeys(fresh))):
                if self.clusters.of[one] not in self.claimed:
                    waiting.append((one, self._claim(self.clusters.of[one]), outer))
        blocks = []
        for one, cluster, outer in waiting:
            blocks.append((yield self.grow(cluster, one, outer)))
        return self._side_by_side(blocks, self.row[waiting[0][0]]) if blocks else Block({}, [], [])

    def _side_by_side(self, blocks: list[Block], row: int) -> Block:
        """Blocks of brothers and sisters as one.

        The families of partners at both ends stay outside. Of one in the middle who stands in this row or lower stays
        there, and who stands higher goes outside on the side of that partner, so that the parents of all stand over
        their own children.
        """
        cores, left, right = list[_Rows](), list[_Rows](), list[_Rows]()
        far: tuple[list[_Rows], list[_Rows]] = ([], [])
        for place, block in enumerate(blocks):
            is_left = 2 * place < len(blocks)
            inner = [
                [_part(one, lambda at: at >= row) for one in (wings if is_inside else [])]
                for wings, is_inside in ((block.left, place > 0), (block.right, place < len(blocks) - 1))
            ]
            cores.append(self.beside([*inner[0], block.core, *inner[1]]))
            if not place:
                left += block.left
            ends = (place == 0, place == len(blocks) - 1)
            for wings, is_end, side in ((block.left, ends[0], -1), (block.right, ends[1], 1)):
                toward = (-1 if is_left else 1) if any(ends) else side
                outer = [] if is_end else [_part(one, lambda at: at < row) for one in wings]
                (left if toward < 0 else right).extend(outer)
            if place == len(blocks) - 1:
                right += block.right
            far[0 if is_left and len(blocks) > 1 else 1].extend(block.also)
        return Block(self.beside(cores), [*far[0], *left], right, far[1])

    def _ends(self, kids: list[str]) -> list[tuple[str, int]]:
        """The children as they stand: whose partner has brothers and sisters of their own goes to an end.

        That is the end on the side of the partner's family, and where this is free the nearer end; right when
        both are as near. With more than two the others stay between.
        """
        sides = {one: side for one in kids if (side := self._bridges(one)) is not None}
        first = next((one for one, side in sides.items() if side < 0), None)
        last = next((one for one, side in reversed(sides.items()) if side > 0), None)
        free = [one for one, side in sides.items() if not side]
        if len(free) > 1:
            first, last = first or free[0], last or free[-1]
        elif free and not (first and last):
            is_left = kids.index(free[0]) < len(kids) - 1 - kids.index(free[0])
            first, last = (first or free[0], last) if (is_left and not first) or last else (first, free[0])
        rest = [one for one in kids if one not in (first, last)]
        ends = [*([first] if first else []), *rest, *([last] if last and last != first else [])]
        return [(one, -1 if one == first else 1 if one == last else self._side(one, ends)) for one in ends]

    def _side(self, one: str, ends: list[str]) -> int:
        if len(ends) == 1 or one not in (ends[0], ends[-1]):
            return 0
        return -1 if one == ends[0] else 1

    def _bridges(self, one: str) -> int | None:
        """On which side the family of somebody's partner lies: left, right or free (0); nothing when there is none."""
        for other in self.clusters.members[self.clusters.of[one]]:
            brood = self.home.get(other)
            if other == one or not brood or one in brood.kids:
                continue
            if len({self.clusters.of[kid] for kid in brood.kids}) > 1:
                above, line = self._claimed_top(other), self.clusters.members[self.clusters.of[one]]
                if above is None and len(line) > 2 and one in (line[0], line[-1]):
                    return 1 if one == line[0] else -1  # the others of a long row stand on that side
                return 0 if above is None else -1 if above in self.grown else 1
        return None

    # ---- upward ----

    def rise(self, brood: Brood, side: int) -> _Steps:
        """The family that somebody comes from, but them: parents, brothers and sisters, and further up."""
        cluster = self._claim(self.top(brood))
        line = self._far(cluster, side)
        block = yield self._under(cluster, line)
        for place, one in enumerate(line):
            outward = side if len(line) == 1 or self._families(line) == 1 else (-1 if place < len(line) / 2 else 1)
            yield self._attach(block, one, outward, is_home=True)
        return self.joined(block)

    def _far(self, cluster: int, side: int) -> list[str]:
        """Of a pair, the one whose own family is drawn stands on the far side."""
        line = self.clusters.members[cluster]
        if len(line) != 2 or self._families(line) != 1:
            return line
        far = next(one for one in line if self._is_from_elsewhere(one))
        near = line[1] if line[0] == far else line[0]
        return [near, far] if side > 0 else [far, near]

    def _families(self, line: list[str]) -> int:
        return sum(self._is_from_elsewhere(one) for one in line)


def _part(rows: _Rows, is_in: Callable[[int], bool]) -> _Rows:
    return {row: line for row, line in rows.items() if is_in(row)}


def _done(first: _Steps) -> Any:
    """The answer of steps that wait for each other, however deep a family is: no call lies within another."""
    waiting, answer = [first], None
    while waiting:
        try:
            waiting.append(waiting[-1].send(answer))
            answer = None
        except StopIteration as end:
            waiting.pop()
            answer = end.value
    return answer
