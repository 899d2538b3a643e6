"""People who stand beside each other whatever else happens: partners, and parents of one child, in one row."""

import itertools
from collections import Counter, defaultdict
from typing import Any

from kring.core import days
from kring.core.network import Gender, When
from kring.draw.genogram import family as families
from kring.draw.genogram.family import Family

UNKNOWN = "9999"
_LATE = (2e9, UNKNOWN, UNKNOWN, "", "")


class Clusters:
    """Everybody in exactly one cluster: `of` says in which, `members` who stand in it, from left to right."""

    def __init__(self, family: Family, row: dict[str, int]) -> None:
        self.family, self.row = family, row
        self.times: dict[frozenset[str], tuple[Any, ...]] = {}
        beside: dict[str, set[str]] = defaultdict(set)
        first = self._first_children()
        for one in family.couples:
            self._beside(beside, one.a, one.b, families.began(one, first.get(frozenset((one.a, one.b)))))
        for brood in family.broods:
            for a, b in itertools.combinations(brood.parents, 2):
                self._beside(beside, a, b, _LATE)
        self.broods = Counter(one for brood in family.broods for one in brood.parents if brood.kids)
        self.of: dict[str, int] = {}
        self.members: list[list[str]] = []
        for id in sorted(family.kin, key=family.rank.__getitem__):
            if id not in self.of:
                self._gather(id, beside)

    def _first_children(self) -> dict[frozenset[str], When]:
        """When the first child of two parents was born, as far as it is known."""
        found: dict[frozenset[str], When] = {}
        for brood in self.family.broods:
            born = [when for rear in brood.rears if (when := self.family.kin[rear.child].born)]
            if born and len(brood.parents) == 2:
                found[frozenset(brood.parents)] = min(born, key=days.first)
        return found

    def _beside(self, beside: dict[str, set[str]], a: str, b: str, time: tuple[Any, ...]) -> None:
        if self.row[a] == self.row[b]:
            beside[a].add(b)
            beside[b].add(a)
            self.times.setdefault(frozenset((a, b)), time)

    def _gather(self, id: str, beside: dict[str, set[str]]) -> None:
        found, waiting = {id}, [id]
        while waiting:
            more = beside[waiting.pop()] - found
            found |= more
            waiting += more
        hub = min(found, key=lambda one: (-len(beside[one]), -self.broods[one], self.family.rank[one]))
        line = self._line(hub, beside, found) if len(found) > 2 else sorted(found, key=self._left)
        for one in line:
            self.of[one] = len(self.members)
        self.members.append(line)

    def _left(self, id: str) -> tuple[int, int]:
        """Of a pair a man stands left, as is usual; else the order of the family decides."""
        gender = self.family.kin[id].gender
        return ({Gender.MAN: 0, Gender.WOMAN: 2}.get(gender, 1) if gender else 1, self.family.rank[id])

    def _line(self, hub: str, beside: dict[str, set[str]], all_: set[str]) -> list[str]:
        """Who has most partners in the middle of them, in the order of time; theirs further out."""
        placed = {hub}
        partners = self._in_time(hub, beside[hub])
        placed |= set(partners)
        half = len(partners) // 2
        left, right = partners[:half], partners[half:]
        line = [hub]
        for one in reversed(left):
            line = [*reversed(self._outward(one, beside, placed)), *line]
        for one in right:
            line += self._outward(one, beside, placed)
        return line + sorted(all_ - placed, key=self.family.rank.__getitem__)

    def _outward(self, id: str, beside: dict[str, set[str]], placed: set[str]) -> list[str]:
        """Somebody with the partners of partners, further and further out, however many there are."""
        line, waiting = list[str](), [id]
        while waiting:
            one = waiting.pop()
            others = self._in_time(one, beside[one] - placed)
            placed |= set(others)
            line.append(one)
            waiting += reversed(others)
        return line

    def _in_time(self, id: str, others: set[str]) -> list[str]:
        """The partners of somebody by when they came together; of whom that is not known, where they were told."""
        told = sorted(others, key=lambda one: (self.times[frozenset((id, one))], self.family.rank[one]))
        since = {one: self.times[frozenset((id, one))][1:] for one in told}
        dated = iter(sorted((one for one in told if since[one][0] != UNKNOWN), key=since.__getitem__))
        return [next(dated) if since[one][0] != UNKNOWN else one for one in told]
