"""How two people are related, as a code: by the best way from one to the other along parents, children and couples.

The best way crosses the fewest couples, then is the shortest, then is by birth. Nothing is concluded from a tie that
is not told: who shares the only parent that is known of both is a brother or sister, and not a half one.
"""

import heapq
from enum import IntEnum
from typing import Final

from msgspec import Struct

from kring.core.network import (
    UNBORN,
    Gender,
    Id,
    Network,
    ParentKind,
    PartnerEnd,
    PartnerKind,
    Partnership,
    Person,
    Self,
    SiblingsKind,
    Sort,
)
from kring.core.relatives import one as somebody

FARTHEST: Final = 8  # steps; further away people have no word for it
MOST_WAYS: Final = 20_000  # looked at; a family in which everybody is kin in every way has no end of them


class Bend(IntEnum):
    """How far a way has come: at its start, going up, going down, beyond a couple, down from there, or at its end."""

    START = 0
    UP = 1
    DOWN = 2
    BESIDE = 3
    BELOW = 4
    END = 5


class Kinship(Struct, frozen=True):
    """What the second is to the first: a code such as `parent`, `step sibling` or `in_law parent`, and their gender.

    `people` are those on the way, from the first to the second. Who is so in two ways has the other in `also`: who is
    kin and a couple (`partner` or `ex_partner`), and who is as near in another way.
    """

    code: str
    gender: Gender | None
    people: tuple[Id, ...]
    also: str = ""


class _Way(Struct, frozen=True, order=True):
    cost: tuple[int, int, int]
    at: Id
    bend: Bend
    up: int = 0
    down: int = 0
    marks: tuple[str, ...] = ()
    people: tuple[Id, ...] = ()


_BASES: Final = {
    (1, 0): "parent",
    (2, 0): "grandparent",
    (3, 0): "great_grandparent",
    (4, 0): "great_great_grandparent",
    (0, 1): "child",
    (0, 2): "grandchild",
    (0, 3): "great_grandchild",
    (0, 4): "great_great_grandchild",
    (1, 1): "sibling",
    (2, 1): "aunt",
    (3, 1): "great_aunt",
    (1, 2): "nephew",
    (1, 3): "great_nephew",
    (2, 2): "cousin",
    (3, 2): "cousin_removed",
    (2, 3): "cousin_removed",
    (3, 3): "second_cousin",
}
_LOST: Final = {"aunt": "unborn aunt", "great_aunt": "unborn great_aunt", "cousin": "unborn cousin"}
_KINDS: Final = {ParentKind.BIRTH: ""} | {kind: str(kind) for kind in ParentKind if kind is not ParentKind.BIRTH}
_MARKED: Final = {
    "step": ("parent", "grandparent", "child", "grandchild", "sibling"),
    "foster": ("parent", "grandparent", "child", "grandchild", "sibling"),
    "adopted": ("parent", "child", "sibling"),
    "in_law": ("parent", "grandparent", "child", "grandchild", "sibling"),
    "married_in": ("aunt", "great_aunt", "nephew", "cousin"),
    "half": ("sibling", "aunt", "great_aunt", "nephew", "great_nephew", "cousin"),
    "ex_step": ("parent", "child", "sibling"),
    "ex_in_law": ("parent", "child", "sibling"),
    "ex_married_in": ("aunt",),
    "donor": ("parent", "child", "sibling"),
    "surrogate": ("parent", "child"),
    "raises": ("parent", "grandparent", "child", "grandchild", "sibling"),
}
_FIRST: Final = ("step", "in_law", "married_in")  # of two ways as long
_STRONGER: Final = tuple(map(str, (ParentKind.DONOR, ParentKind.FOSTER, ParentKind.RAISES)))  # of two kinds on one way
_FOR_OTHERS: Final = frozenset((str(ParentKind.DONOR), str(ParentKind.SURROGATE)))


def between(network: Network, first: Id, second: Id) -> Kinship | None:
    """What the second is to the first; nothing when no way is told, or they are one.

    A code is a base (`parent`, `cousin` …), with what kind it is before it where it is not by birth; `partner`,
    `ex_partner`, or `far` when there is no word for it.
    """
    who = somebody(network, second)
    if first == second or who is None or somebody(network, first) is None:
        return None
    ways = _best(network, first, second)
    if not ways:
        return None
    code, *more = (_unborn(one) for one in ways) if _is_lost(who) else ways
    also = "" if code in ("partner", "ex_partner") else _couple(network, first, second) or "".join(more[:1])
    return Kinship(code, who.gender, (*next(iter(ways.values())).people, second), also)


def _is_lost(who: Person | Self) -> bool:
    """Whether somebody never lived and nobody said as what: a family that speaks of an aunt tells of a woman."""
    lost = isinstance(who, Person) and who.sort in UNBORN and who.sort is not Sort.PREGNANCY
    return lost and who.gender not in (Gender.WOMAN, Gender.MAN)


def _unborn(code: str) -> str:
    """The code for who was never born: a child of somebody, and nobody's aunt or cousin."""
    base = code.rpartition(" ")[2]
    if base in ("cousin_removed", "second_cousin"):
        return "far"
    return _LOST.get(base, code)


def _couple(network: Network, first: Id, second: Id) -> str:
    """What two are or were as a couple, besides being kin."""
    told = [_ended(one) for one in network.partnerships.values() if {one.a, one.b} == {first, second}]
    return "" if not told else "partner" if "" in told else "ex_partner"


def _best(network: Network, first: Id, second: Id) -> dict[str, _Way]:
    """The nearest ways that have a word, by their codes: who raises her grandchild is the grandmother.

    More than one where two are as near: a stepfather who is a father-in-law. Without a word, the nearest.

    Whoever raises a child is called that, and no step-parent, when they are not kin in another way.
    """
    beside, nameless, found = _beside(network), dict[str, _Way](), dict[str, _Way]()
    raised = dict[str, _Way]()
    waiting, seen = [_Way((0, 0, 0), first, Bend.START)], set[tuple[Id, Bend, tuple[str, ...]]]()
    while waiting:
        way = heapq.heappop(waiting)
        if found and way.cost > next(iter(found.values())).cost:
            break
        if way.at == second and way.bend is not Bend.START:
            code = _code(network, first, second, way)
            if code.startswith("raises "):
                raised = raised or {code: way}
            elif code == "far":
                nameless = nameless or {code: way}
            elif raised and way.cost[0]:
                return raised
            else:
                found.setdefault(code, way)
            continue
        key = (way.at, way.bend, way.marks)
        if key in seen or way.cost[1] >= FARTHEST:
            continue
        if len(seen) > MOST_WAYS:
            break
        seen.add(key)
        for step, other, mark in beside.get(way.at, ()):
            if other not in way.people and (after := _after(way, step, other, mark)) is not None:
                heapq.heappush(waiting, after)
    return dict(sorted(found.items(), key=lambda told: _weight(told[0]))) or raised or nameless


def _weight(code: str) -> tuple[int, str]:
    mark = code.partition(" ")[0].removeprefix("ex_")
    return _FIRST.index(mark) if mark in _FIRST else -1, code


def _beside(network: Network) -> dict[Id, list[tuple[str, Id, str]]]:
    """From everybody each step there is: up to a parent, down to a child, aside to a sibling, or over a couple."""
    found: dict[Id, list[tuple[str, Id, str]]] = {}
    for one in network.descents.values():
        found.setdefault(one.child, []).append(("up", one.parent, _KINDS[one.kind]))
        found.setdefault(one.parent, []).append(("down", one.child, _KINDS[one.kind]))
    for told in network.siblings.values():
        mark = "half" if told.kind is SiblingsKind.HALF else ""
        for id in told.people:
            found.setdefault(id, []).extend(("aside", other, mark) for other in told.people if other != id)
    for couple in network.partnerships.values():
        mark = "_".join(filter(None, ("affair" * (couple.kind is PartnerKind.AFFAIR), _ended(couple))))
        found.setdefault(couple.a, []).append(("couple", couple.b, mark))
        found.setdefault(couple.b, []).append(("couple", couple.a, mark))
    return found


def _ended(couple: Partnership) -> str:
    return "" if couple.ended in (None, PartnerEnd.WIDOWED) and couple.until is None else "ex"


_AFFAIRS: Final = frozenset(("affair", "affair_ex"))


_BENDS: Final = {
    "up": {Bend.START: Bend.UP, Bend.UP: Bend.UP},
    "down": {
        Bend.START: Bend.DOWN,
        Bend.UP: Bend.DOWN,
        Bend.DOWN: Bend.DOWN,
        Bend.BESIDE: Bend.BELOW,
        Bend.BELOW: Bend.BELOW,
    },
    "aside": {Bend.START: Bend.DOWN, Bend.UP: Bend.DOWN},
    "couple": {Bend.START: Bend.START, Bend.UP: Bend.BESIDE, Bend.DOWN: Bend.END},
}


def _after(way: _Way, step: str, other: Id, mark: str) -> _Way | None:
    """The way with one step more, if a way may turn so: up, then down; a couple at its start, top or end."""
    bend = _BENDS[step].get(way.bend)
    if bend is None or (step == "couple" and "couple" in way.marks):
        return None
    if not _AFFAIRS.isdisjoint(way.marks) or (mark in _AFFAIRS and way.people):
        return None  # an affair makes nobody a step-parent or a relation by marriage
    up, down = way.up + (step in ("up", "aside")), way.down + (step in ("down", "aside"))
    marks = tuple(filter(None, (*way.marks, *(("couple", _place(way.bend), mark) if step == "couple" else (mark,)))))
    if not _FOR_OTHERS.isdisjoint(marks) and ("couple" in marks or (ParentKind.SURROGATE in marks and way.people)):
        return None  # whoever helped a child to come brings it no family by marriage, nor who carried it any family
    couples, length, odd = way.cost
    cost = (couples + (step == "couple"), length + (2 if step == "aside" else 1), odd + bool(mark))
    after = Bend.UP if step == "couple" and way.bend is Bend.START else bend
    return _Way(cost, other, after, up, down, marks, (*way.people, way.at))


def _place(bend: Bend) -> str:
    return {Bend.START: "before", Bend.UP: "above"}.get(bend, "behind")


def _code(network: Network, first: Id, second: Id, way: _Way) -> str:
    base = _BASES.get((way.up, way.down))
    if (way.up, way.down) == (0, 0):
        return "ex_partner" if any(one.endswith("ex") for one in way.marks) else "partner"
    if base is None:
        return "far"
    mark = _mark(network, (*way.people, second), way, base)
    if not mark or (mark == "adopted" and base not in _MARKED[mark]):
        return base  # the aunt of a child who was adopted is an aunt
    return f"{mark} {base}" if base in _MARKED.get(mark, ()) else "far"


def _mark(network: Network, people: tuple[Id, ...], way: _Way, base: str) -> str:
    """What kind of kin it is, where it is not simply by birth. What a couple that ended once made is told as ended."""
    kinds = [one for one in way.marks if one in _KINDS.values() and one]
    kinds.sort(key=lambda one: _STRONGER.index(one) if one in _STRONGER else len(_STRONGER))
    ended = "ex_" if "ex" in way.marks else ""
    if "above" in way.marks or ("before" in way.marks and not way.up):
        return f"{ended}step"  # a parent's partner and their children, and the children of one's own partner
    if "before" in way.marks or "behind" in way.marks:
        return ended + ("married_in" if base in _MARKED["married_in"] else "in_law")
    if kinds:
        return kinds[0]
    if base in _MARKED["half"] and way.up and way.down:
        is_aside = len(people) == way.up + way.down  # from brother to sister in one step, without a parent told
        one, other = people[way.up - 1], people[way.up + (0 if is_aside else 1)]
        if "half" in way.marks or _is_half(network, one, other):
            return "half"
    return ""


def _is_half(network: Network, first: Id, second: Id) -> bool:
    """Whether of both another parent by birth is told than the one they share."""
    one, other = (
        {told.parent for told in network.descents.values() if told.child == id and told.kind is ParentKind.BIRTH}
        for id in (first, second)
    )
    return bool(one & other) and bool(one - other) and bool(other - one)
