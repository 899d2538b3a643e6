"""In which row each person stands: parents above their children, partners beside each other, short lines.

Where partners cannot share a row (who is the partner of an own grandchild), they keep their own generations.
"""

from collections import defaultdict

from kring.draw.genogram.family import Family

_Edges = dict[int, dict[int, int]]  # from who is above, to who is below, how many lines


def rows(family: Family) -> dict[str, int]:
    """The row of everybody; each part of the family that hangs together begins at 0."""
    descents = _descents(family)
    floor = _Floor(family, descents)
    for couple in family.couples:
        floor.join(couple.a, couple.b)
    for brood in family.broods:
        if not brood.parents:
            for one, other in zip(brood.rears, brood.rears[1:], strict=False):
                floor.join(one.child, other.child)
    return floor.levels()


def _descents(family: Family) -> list[tuple[str, str]]:
    """Every line from parent to child, but those with which somebody would be their own ancestor."""
    found: list[tuple[str, str]] = []
    below: dict[str, set[str]] = defaultdict(set)
    pairs = {(parent, rear.child) for brood in family.broods for rear in brood.rears for parent in brood.parents}
    for parent, child in sorted(pairs, key=lambda pair: (family.rank[pair[0]], family.rank[pair[1]])):
        if not _reaches(below, child, parent):
            below[parent].add(child)
            found.append((parent, child))
    return found


def _reaches(below: dict[str, set[str]], start: str, end: str) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        one = waiting.pop()
        if one == end:
            return True
        waiting += below.get(one, set()) - seen
        seen |= below.get(one, set())
    return False


class _Floor:
    """People who share a row are one number; numbers are tied by lines from above to below."""

    def __init__(self, family: Family, descents: list[tuple[str, str]]) -> None:
        self.ids = sorted(family.kin, key=family.rank.__getitem__)
        self.of = {id: number for number, id in enumerate(self.ids)}
        self.members = {number: {id} for id, number in self.of.items()}
        self.below: dict[int, set[int]] = defaultdict(set)
        self.descents = descents
        for parent, child in descents:
            self.below[self.of[parent]].add(self.of[child])

    def join(self, a: str, b: str) -> None:
        """Let two share a row, unless one of them then stood below themselves."""
        one, other = sorted((self.of[a], self.of[b]))
        if one == other or self._is_over(one, other) or self._is_over(other, one):
            return
        for id in self.members[other]:
            self.of[id] = one
        self.members[one] |= self.members.pop(other)
        self.below[one] |= self.below.pop(other, set())
        for found in self.below.values():
            if other in found:
                found.remove(other)
                found.add(one)

    def _is_over(self, start: int, end: int) -> bool:
        waiting, seen = [start], {start}
        while waiting:
            found = self.below.get(waiting.pop(), set())
            if end in found:
                return True
            waiting += found - seen
            seen |= found
        return False

    def levels(self) -> dict[str, int]:
        edges: _Edges = defaultdict(dict)
        for parent, child in self.descents:
            above, under = self.of[parent], self.of[child]
            edges[above][under] = edges[above].get(under, 0) + 1
        levels = _tightened(_longest(list(self.members), edges), edges)
        return {id: levels[self.of[id]] for id in self.ids}


def _longest(nodes: list[int], edges: _Edges) -> dict[int, int]:
    """Everybody as high as they can be."""
    waits = {node: 0 for node in nodes}
    for unders in edges.values():
        for under in unders:
            waits[under] += 1
    levels, ready = dict.fromkeys(nodes, 0), [node for node in nodes if not waits[node]]
    while ready:
        node = ready.pop()
        for under in edges.get(node, {}):
            levels[under] = max(levels[under], levels[node] + 1)
            waits[under] -= 1
            if not waits[under]:
                ready.append(under)
    return levels


def _tightened(levels: dict[int, int], edges: _Edges) -> dict[int, int]:
    """With shorter lines: parts that are held by nothing come nearer to those they are tied to, again and again."""
    lines = sorted((above, under, count) for above, unders in edges.items() for under, count in unders.items())
    while True:
        parts = _tight(levels, lines)
        pulls: dict[int, int] = defaultdict(int)
        room: dict[int, tuple[int, int]] = {}
        for above, under, count in lines:
            slack = levels[under] - levels[above] - 1
            if parts[above] == parts[under]:
                continue
            for part, pull, at in ((parts[above], count, 0), (parts[under], -count, 1)):
                pulls[part] += pull
                least = room.get(part, (10**6, 10**6))
                room[part] = (min(least[0], slack), least[1]) if at == 0 else (least[0], min(least[1], slack))
        moving = next((part for part in sorted(pulls) if _step(pulls[part], room[part])), None)
        if moving is None:
            return _based(levels, lines)
        step = _step(pulls[moving], room[moving])
        levels = {node: level + step if parts[node] == moving else level for node, level in levels.items()}


def _step(pull: int, room: tuple[int, int]) -> int:
    """How far a part moves down (or up), by how many lines pull it there."""
    if pull > 0 or (pull == 0 and room[0] < 10**6):
        return room[0] if room[0] < 10**6 else 0
    return -room[1] if pull < 0 and room[1] < 10**6 else 0


def _tight(levels: dict[int, int], lines: list[tuple[int, int, int]]) -> dict[int, int]:
    """Of every node the part that it hangs together with by lines of one row."""
    parts = {node: node for node in levels}

    def root(node: int) -> int:
        while parts[node] != node:
            parts[node] = parts[parts[node]]
            node = parts[node]
        return node

    for above, under, _ in lines:
        if levels[under] - levels[above] == 1:
            one, other = sorted((root(above), root(under)))
            parts[other] = one
    return {node: root(node) for node in levels}


def _based(levels: dict[int, int], lines: list[tuple[int, int, int]]) -> dict[int, int]:
    """Every part of the family begins at row 0."""
    around: dict[int, set[int]] = defaultdict(set)
    for above, under, _ in lines:
        around[above].add(under)
        around[under].add(above)
    found: dict[int, int] = {}
    for node in levels:
        if node in found:
            continue
        part, waiting = {node}, [node]
        while waiting:
            more = around[waiting.pop()] - part
            part |= more
            waiting += more
        least = min(levels[one] for one in part)
        found |= {one: levels[one] - least for one in part}
    return found
