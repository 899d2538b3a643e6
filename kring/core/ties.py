"""What two people have with each other, told as changes: tied, tied otherwise, untied.

Whoever is close to somebody, helps them or is at odds with them knows them too: that
they know each other is only told where nothing more is said. Nobody is tied to themselves.
Help goes from the first of a tie to the second, or both ways; all else goes both ways.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from msgspec import structs

from kring.core import edits
from kring.core.changes import Add, Change, Remove
from kring.core.network import Id, Network, Tie, TieKind, tie_id

KNOWS, HELPS = TieKind.KNOWS, TieKind.HELPS


def between(network: Network, a: Id, b: Id) -> dict[TieKind, Tie]:
    """What two people have with each other, by kind; nothing when no tie was told."""
    found = ((kind, network.ties.get(tie_id(a, b, kind))) for kind in TieKind)
    return {kind: tie for kind, tie in found if tie is not None}


def linked(network: Network, a: Id, b: Id, kind: TieKind = KNOWS) -> list[Change]:
    """Tie two people: what else they have stays. Nothing changes when it is told already, or said by more.

    Help goes from `a` to `b`; when it went from `b` to `a`, it goes both ways from now on.
    """
    there = between(network, a, b)
    if a == b or (kind is KNOWS and there):
        return []
    if kind in there:
        is_so = kind is not HELPS or helps(there[kind], a)
        return [] if is_so else list(edits.between(there[kind], structs.replace(there[kind], is_mutual=True)))
    return [*_gone(there.get(KNOWS)), Add(_tie(a, b, kind))]


def loosened(network: Network, a: Id, b: Id, kind: TieKind) -> list[Change]:
    """Take one thing back that they have with each other. When that was the last, they still know each other.

    Of help that goes both ways, only that `a` helps `b` is taken back.
    """
    there = between(network, a, b)
    if kind not in there or (kind is HELPS and not helps(there[kind], a)):
        return []
    if there[kind].is_mutual and kind is HELPS:
        return _turned(there[kind], b, a)
    left = [] if len(there) > 1 or kind is KNOWS else [Add(_tie(a, b))]
    return [Remove(there[kind]), *left]


def helps(tie: Tie, one: Id) -> bool:
    """Whether of a tie of help this end helps the other."""
    return tie.a == one or (tie.b == one and tie.is_mutual)


def untied(network: Network, a: Id, b: Id) -> list[Change]:
    """Two people know each other no more: every tie between them goes."""
    return [Remove(tie) for tie in between(network, a, b).values()]


def acquainted(network: Network, people: Sequence[Id]) -> list[Change]:
    """All of these people know each other: who is tied already stays so."""
    return [change for a, b in combinations(people, 2) for change in linked(network, a, b)]


def known(network: Network, one: Id, all: Iterable[Id], chosen: Collection[Id]) -> list[Change]:
    """Of all these people somebody knows exactly the chosen: the others are untied, who is tied stays so."""
    found: list[Change] = []
    for other in all:
        if other != one:
            found += linked(network, one, other) if other in chosen else untied(network, one, other)
    return found


def _turned(tie: Tie, a: Id, b: Id) -> list[Change]:
    """Help that went both ways goes from `a` to `b` only."""
    one_way = structs.replace(tie, a=a, b=b, is_mutual=False)
    return list(edits.between(tie, one_way)) if tie.a == a else [Remove(tie), Add(one_way)]


def _gone(tie: Tie | None) -> list[Change]:
    return [] if tie is None else [Remove(tie)]


def _tie(a: Id, b: Id, kind: TieKind = KNOWS) -> Tie:
    first, second = (a, b) if kind is HELPS else sorted((a, b))
    return Tie(tie_id(a, b, kind), first, second, kind)
